"""What waits beside my week: the worker's own unsaved words, and lists that serve their roles."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from django.urls import reverse

from alongside.law.events import EVENTS
from alongside.pages.drafts.models import Draft


@dataclass(frozen=True, slots=True)
class Beside:
    """A list for some roles: its words, its page, and an event that those whom it serves may decide."""

    text: str
    route: str
    event: str


LISTS: Final = (
    Beside("Assessments to sign off", "assessment:waiting", "assessment.authorised_child_in_need"),
    Beside("Young people whose entitlement is to be confirmed", "leaving_care:waiting", "eligible.confirmed"),
    Beside("What reviews decided", "care:tasks", "care_review.papers_sent"),
    Beside("What reviews decided", "care:tasks", "care_review.later_held"),
)


def lists_for(roles: Collection[str]) -> list[tuple[str, str]]:
    """The lists that serve these roles: words and address, each once."""
    held = set(roles)
    mine = [(one.text, one.route) for one in LISTS if not held.isdisjoint(EVENTS[one.event].decided_by)]
    return [(text, reverse(route)) for text, route in dict.fromkeys(mine)]


def drafts() -> int:
    """How many forms the acting worker typed into and never saved."""
    return Draft.objects.filter(sent=False).count()
