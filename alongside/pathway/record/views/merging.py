"""Two records that are one person: compared side by side, merged, and parted again."""

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone

from alongside.access.door import Opened, open_to_record
from alongside.access.roles import Part
from alongside.pages.asking import Request, ask, draw
from alongside.pages.words import day
from alongside.pathway.record import actions
from alongside.pathway.record.forms.who import ReasonForm
from alongside.people.finding.find import likely_duplicates
from alongside.people.models import Merge, Person

COMPARED = (
    ("Given name", "given_name"),
    ("Family name", "family_name"),
    ("Known as", "known_as"),
    ("Born", "born_on"),
    ("Sex", "get_sex_display"),
    ("Council's own number", "number"),
    ("NHS number", "nhs_number"),
    ("Unique pupil number", "upn"),
)


def _opened(request: Request, child_id: int, page: str) -> Opened:
    if not actions.may_manage(request.user, timezone.localdate()):
        raise Http404
    return open_to_record(request.user, child_id, part=Part.PEOPLE, page=f"record.{page}")


def alike(request: Request, child_id: int) -> HttpResponse:
    """Records that may be of the same person."""
    opened = _opened(request, child_id, "alike")
    child = opened.child
    cards = likely_duplicates(child.given_name, child.family_name, child.born_on)
    return draw(request, "record/alike.html", opened, cards=[c for c in cards if c.person_id != child_id and c.opens])


def merge(request: Request, child_id: int, other_id: int) -> HttpResponse:
    """Compare two records, and make one of them."""
    opened = _opened(request, child_id, "merge")
    other = _opened(request, other_id, "merge").child
    if other_id == child_id:
        raise Http404
    return ask(
        request,
        ReasonForm(request.POST or None),
        lambda reason: actions.merge(
            kept=opened.child, gone=other, reason=reason, on=timezone.localdate(), by=request.user
        ),
        then=reverse("record:who", args=[child_id]),
        said="The two records are one now. They can be parted again.",
        opened=opened,
        template="record/merge.html",
        heading="Are these two records of one person?",
        rows=[(label, _value(opened.child, name), _value(other, name)) for label, name in COMPARED],
        other=other,
        button="Make them one record",
        warning=True,
        cancel_url=reverse("record:who", args=[child_id]),
    )


def part(request: Request, child_id: int, merge_id: int) -> HttpResponse:
    """Part two records that were merged by mistake."""
    opened = _opened(request, child_id, "part")
    merged = Merge.objects.filter(pk=merge_id, kept=child_id, undone_at__isnull=True).select_related("gone").first()
    if merged is None:
        raise Http404
    return ask(
        request,
        ReasonForm(request.POST or None),
        lambda reason: actions.part(merged=merged, reason=reason, on=timezone.localdate(), by=request.user),
        then=reverse("record:who", args=[child_id]),
        said="They are two records again.",
        opened=opened,
        heading="Part the two records again?",
        intro="What was moved goes back. What was recorded since stays with this record.",
        button="Part them",
        cancel_url=reverse("record:who", args=[child_id]),
    )


def _value(person: Person, name: str) -> Any:
    value = getattr(person, name)
    value = value() if callable(value) else value
    return day(value) if hasattr(value, "isoformat") else value or ""
