"""What the young person's page says, gathered once."""

from datetime import date
from typing import Any

from django.urls import reverse

from alongside.access.door import may_decide
from alongside.deadlines.models import Deadline
from alongside.law.clocks import CLOCKS
from alongside.pathway.leaving_care.actions import ADVISER
from alongside.pathway.leaving_care.models import (
    Accommodation,
    AccommodationVisit,
    Activity,
    DeclinedSupport,
    InTouch,
    LeavingCareStatus,
    NeedsAssessment,
    PathwayPlan,
    PathwayReview,
)
from alongside.pathway.leaving_care.questions import work_out
from alongside.people.models import Allocation, Person, Worker
from alongside.returns.kit.lists.leaving_care import ACCOMMODATION_KIND
from alongside.returns.ssda903.codes import ACTIVITY, IN_TOUCH

NAMES = {clock.code: clock.name for clock in CLOCKS}
LATEST = 12


def overview(child: Person, by: Worker, today: date) -> dict[str, Any]:
    """The context of `leaving_care/child.html`."""
    owed = LeavingCareStatus.objects.current(today).filter(child=child).first()
    worked_out = work_out(child, today)
    differs = worked_out is not None and worked_out.category != (owed.category if owed else "none")
    advisers = Allocation.objects.current(today).filter(child=child, role=ADVISER)
    due = Deadline.objects.open().filter(child=child, code__startswith="LV").order_by("due_on")
    return {
        "words": latest_words(child),
        "owed": owed,
        "proposal": worked_out if differs else None,
        "categories": {**dict(LeavingCareStatus.Category.choices), "none": "Nothing owed under these sections"},
        "clocks": [(NAMES.get(row.code, row.code), row.due_on) for row in due],
        "advisers": advisers.select_related("worker", "team"),
        "plan": PathwayPlan.objects.current(today).filter(child=child).first(),
        "assessment": NeedsAssessment.objects.filter(child=child).order_by("-started_on").first(),
        "declined": DeclinedSupport.objects.current(today).filter(child=child).first(),
        "appoints": may_decide(by, "personal_adviser.appointed", today),
        "ends": may_decide(by, "leaving_care.ended", today),
        **_living(child, today),
        "events": events(child),
    }


def _living(child: Person, today: date) -> dict[str, Any]:
    home = Accommodation.objects.current(today).filter(child=child).select_related("address").first()
    doing = Activity.objects.current(today).filter(child=child).order_by("started_on")
    return {
        "home": home,
        "home_kind": ACCOMMODATION_KIND.label(home.kind) if home else "",
        "doing": [(one, ACTIVITY.label(one.code)) for one in doing],
    }


def latest_words(child: Person) -> tuple[str, date] | None:
    """The last thing that the young person is recorded as saying, and when."""
    found: list[tuple[date, str]] = []
    for kind, day in (
        (PathwayPlan, "started_on"),
        (PathwayReview, "held_on"),
        (InTouch, "happened_on"),
        (AccommodationVisit, "visited_on"),
        (Accommodation, "started_on"),
    ):
        rows = kind.objects.filter(child=child).exclude(young_persons_words="").order_by(f"-{day}")
        found += list(rows.values_list(day, "young_persons_words")[:1])
    return max(found)[::-1] if found else None


def events(child: Person) -> list[dict[str, Any]]:
    """The latest contacts, visits and reviews as lines of a timeline, the newest first."""
    lines = [
        _line("touch", one, one.happened_on, f"{one.get_how_display()}: {IN_TOUCH.label(one.in_touch)}")
        for one in InTouch.objects.filter(child=child).exclude(how=InTouch.How.VISIT).order_by("-happened_on")[:LATEST]
    ]
    for visit in AccommodationVisit.objects.filter(child=child).order_by("-visited_on")[:LATEST]:
        lines.append(_line("visit", visit, visit.visited_on, "Visited at home" if visit.seen else "Not seen at home"))
    for review in PathwayReview.objects.filter(child=child).order_by("-held_on")[:LATEST]:
        lines.append(_line("review", review, review.held_on, "Pathway plan reviewed"))
    return sorted(lines, key=lambda line: line["when"], reverse=True)[:LATEST]


def _line(route: str, row: Any, when: date, title: str) -> dict[str, Any]:
    href = reverse(f"leaving_care:{route}", args=[row.pk])
    return {"when": when, "title": title, "text": row.young_persons_words, "href": href}
