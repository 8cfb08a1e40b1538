"""A guest's way to the duty manager."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from alongside.pages.asking import Request
from alongside.practice.observing import visits
from alongside.practice.observing.views import around, take
from alongside.practice.observing.worrying.actions import Worry, tell_duty
from alongside.practice.observing.worrying.forms import OF_FAMILY, WorryForm

SAID = "The duty manager has your worry. If a child is in danger now, ring 999 as well."


def worried(request: Request) -> HttpResponse:
    """Bring a guest's worry about a child's safety to the front door, at once."""
    guest = visits.my_guest(request.user)
    mine = visits.ever_as_guest(request.user)
    latest = visits.latest(visits.as_guest(request.user), timezone.localdate())
    form = WorryForm(request.POST or None, visits=mine, initial={"visit": latest})

    def told(key: UUID, visit: str, whose: str, **said: Any) -> None:
        tell_duty(
            key=key,
            guest=guest,
            visit=mine.get(pk=visit) if visit else None,
            worry=Worry(of_family=whose == OF_FAMILY, **said),
            at=timezone.now(),
            by=request.user,
            where=request.build_absolute_uri(reverse("front_door:queue")),
        )

    return take(request, form, told, said=SAID, template="observing/worried.html", **around(form, []))
