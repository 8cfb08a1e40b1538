"""Opening a record in an emergency, and the managers' list of what was opened so."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone

from alongside.access import emergencies
from alongside.access.models import EmergencyOpening
from alongside.pages.asking import Request, ask, draw
from alongside.pathway.record.forms.emergencies import EmergencyForm, LookForm
from alongside.pathway.record.questions import emergencies as asked

# The same whether nobody answers, several do, or the record is not for this worker.
NOT_OPENED = (
    "No record was opened: nobody answers exactly to this, or more than one does, or the record is not yours to "
    "open. Check each answer, or ring the manager on duty. The log shows that you asked."
)


def open_record(request: Request) -> HttpResponse:
    """Open the one record that answers exactly, for a reason; raises Http404 for roles that may not.

    A refusal is no error of the database's, so that the log of it stays.
    """
    today = timezone.localdate()
    if not emergencies.may_open(request.user, today):
        raise Http404
    form = EmergencyForm(request.POST or None, today=today)
    if request.method == "POST" and form.is_valid():
        child_id = emergencies.open_in_emergency(**form.cleaned_data, on=today, by=request.user)
        if child_id is not None:
            messages.success(request, "The record is open to you. Its managers are told who opened it, and why.")
            return redirect("record:child", child_id)
        form.add_error(None, NOT_OPENED)
    status = 422 if form.errors else 200
    now_open = asked.open_to(request.user, timezone.now())
    return draw(request, "record/emergency.html", status=status, form=form, now_open=now_open)


def openings(request: Request) -> HttpResponse:
    """What others opened in an emergency of which this manager is told; raises Http404 for anybody else."""
    _answers(request)
    return draw(request, "record/emergencies.html", openings=asked.told_of(timezone.now()), now=timezone.now())


def look(request: Request, opening_id: int) -> HttpResponse:
    """Say that one has looked at an opening, and what one found."""
    _answers(request)
    row = get_object_or_404(EmergencyOpening, pk=opening_id, pk__in=emergencies.answered())
    return ask(
        request,
        LookForm(request.POST or None),
        lambda words: emergencies.look_at(opening=row, words=words),
        then=reverse("record:emergencies"),
        said="It is noted that you looked at this.",
        heading="A record opened in an emergency",
        template="record/look_at_emergency.html",
        row=row,
        button="Save",
        cancel_url=reverse("record:emergencies"),
    )


def _answers(request: Request) -> None:
    if not emergencies.answers(request.user, timezone.localdate()):
        raise Http404
