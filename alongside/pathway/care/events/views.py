"""The page for what needs no more than its day and some words."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from alongside.access.door import open_child, open_to_record
from alongside.access.roles import Part
from alongside.pages.asking import Request, ask, draw
from alongside.pathway.care.events import actions, forms
from alongside.pathway.care.events.models import CareEvent


def history(request: Request, child_id: int) -> HttpResponse:
    """What else happened to the child in care, the latest first."""
    opened = open_child(request.user, child_id, part=Part.CARE, page="care.events")
    events = CareEvent.objects.filter(child=child_id).order_by("-happened_on", "-pk")
    return draw(request, "care/events.html", opened, events=events)


def note(request: Request, child_id: int) -> HttpResponse:
    """Record something else that happened."""
    opened = open_to_record(request.user, child_id, part=Part.CARE, page="care.note_event")
    return ask(
        request,
        forms.EventForm(request.POST or None, today=timezone.localdate()),
        lambda **told: actions.note_event(child=opened.child, by=request.user, **told),
        then=reverse("care:events", args=[child_id]),
        said="It is recorded.",
        opened=opened,
        heading="Record something else",
        cancel_url=reverse("care:events", args=[child_id]),
    )
