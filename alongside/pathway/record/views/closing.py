"""Saying that something due is done where no page records it, and that something wrong in a loaded file is mended."""

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone

from alongside.access.door import open_fact
from alongside.deadlines.actions import finish, may_finish
from alongside.deadlines.models import Deadline
from alongside.law.clocks import met_by_hand
from alongside.pages.asking import Request, ask
from alongside.pathway.record.forms.closing import DoneForm, MendedForm
from alongside.pathway.record.questions import due
from alongside.people import actions as people
from alongside.people.models import Mending


def done(request: Request, deadline_id: int) -> HttpResponse:
    """Mark something due as done, in words; raises Http404 where a page records it, or another answers for it."""
    today = timezone.localdate()
    opened, clock = open_fact(request.user, Deadline, deadline_id, page="record.done", to_record=True)
    is_open = clock.met_on is None and clock.stopped_on is None
    if not (is_open and met_by_hand(clock.code) and may_finish(request.user, clock.code, today)):
        raise Http404
    page = reverse("record:child", args=[clock.child_id])
    return ask(
        request,
        DoneForm(request.POST or None, today=today, began_on=clock.started_on),
        lambda **told: finish(deadline=clock, by=request.user, **told),
        then=page,
        said="It is marked as done. Your words stand in the chronology.",
        opened=opened,
        heading=f"Mark as done: {due.NAMES.get(clock.code, clock.code)}",
        button="Mark as done",
        cancel_url=page,
    )


def mended(request: Request, mending_id: int) -> HttpResponse:
    """Mark something that a loaded file had wrong as mended in the record, and say how."""
    opened, mending = open_fact(request.user, Mending, mending_id, page="record.mended", to_record=True)
    if mending.mended_on:
        raise Http404
    page = reverse("record:child", args=[mending.child_id])
    return ask(
        request,
        MendedForm(request.POST or None),
        lambda how: people.mend(mending=mending, how=how, on=timezone.localdate(), by=request.user),
        then=page,
        said="It is marked as mended. The history keeps that it was open, and how it was mended.",
        opened=opened,
        heading="Mark as mended",
        intro=mending.sentence,
        button="Mark as mended",
        cancel_url=page,
    )
