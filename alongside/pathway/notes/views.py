"""The pages of case notes."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from alongside.access.door import open_child, open_fact, open_to_record, roles_of, those_recordable
from alongside.access.roles import Part
from alongside.pages.asking import Request, ask, draw
from alongside.pathway.notes import actions, forms
from alongside.pathway.notes.models import CaseNote
from alongside.people.siblings import siblings_of

ON_A_PAGE = 25


def child(request: Request, child_id: int) -> HttpResponse:
    """The child's case notes, newest first."""
    opened = open_child(request.user, child_id, part=Part.NOTES, page="notes.child")
    form = forms.FilterForm(request.GET or None)
    notes = CaseNote.objects.filter(child=opened.child).newest_first().select_related("recorded_by")
    answers = form.cleaned_data if form.is_valid() else {}
    if answers.get("kind"):
        notes = notes.filter(kind=answers["kind"])
    if answers.get("significant"):
        notes = notes.filter(significant=True)
    page = Paginator(notes, ON_A_PAGE).get_page(request.GET.get("page"))
    return draw(request, "notes/child.html", opened, page=page, form=form, chosen=form.chosen(), query=form.query())


def write(request: Request, child_id: int) -> HttpResponse:
    """Write a case note about a child, and about brothers and sisters too."""
    opened = open_to_record(request.user, child_id, part=Part.NOTES, page="notes.write")
    today = timezone.localdate()
    siblings = those_recordable(siblings_of(opened.child, today), Part.NOTES)
    roles = roles_of(request.user, today)
    return ask(
        request,
        forms.NoteForm(request.POST or None, today=today, child=opened.child, siblings=siblings, roles=roles),
        lambda **told: actions.write(by=request.user, **told),
        then=lambda made: reverse("notes:note", args=[made[0].pk]),
        said="The note is saved.",
        opened=opened,
        heading="Write a case note",
        button="Save the note",
        cancel_url=reverse("notes:child", args=[child_id]),
    )


def note(request: Request, note_id: int) -> HttpResponse:
    """One case note: the child's words first."""
    opened, written = open_fact(request.user, CaseNote, note_id, page="notes.note")
    together = CaseNote.objects.filter(act=written.act).exclude(pk=written.pk).select_related("child")
    return draw(request, "notes/note.html", opened, note=written, together=together)


def correct(request: Request, note_id: int) -> HttpResponse:
    """Correct a case note."""
    opened, written = open_fact(request.user, CaseNote, note_id, page="notes.correct", to_record=True)
    today = timezone.localdate()
    roles = roles_of(request.user, today)

    def corrected(**answers: Any) -> CaseNote:
        return actions.correct(note=written, by=request.user, **answers)

    return ask(
        request,
        forms.CorrectNoteForm(request.POST or None, row=written, roles=roles, today=today),
        corrected,
        then=reverse("notes:note", args=[note_id]),
        said="The note is corrected. What stood before is kept.",
        opened=opened,
        heading="Correct a case note",
        button="Save the correction",
        cancel_url=reverse("notes:note", args=[note_id]),
    )
