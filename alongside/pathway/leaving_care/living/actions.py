"""The verbs about how a young person lives: where, doing what, and who visits."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from alongside.access.door import require
from alongside.deadlines.actions import happened
from alongside.history.acting import because
from alongside.pathway.leaving_care.actions import keep_in_touch, start_clock
from alongside.pathway.leaving_care.models import (
    Accommodation,
    AccommodationVisit,
    Activity,
    InTouch,
    LeavingCareStatus,
    PlannedRelease,
)
from alongside.people.actions import move
from alongside.people.models import Address, Person, Worker

# Children Act 1989 section 23CA: a programme of education or training after 21.
LEARNING = ("F1", "P1", "F2", "P2", "F4", "P4")
AGE_OF_SECTION_23CA = 21


@transaction.atomic
def move_in(
    *,
    child: Person,
    kind: str,
    on: date,
    by: Worker,
    arranged: bool = True,
    regulated: bool = False,
    suitability: str = "",
    not_suitable_why: str = "",
    address: dict[str, Any] | None = None,
    **written: Any,
) -> Accommodation:
    """Record where a young person lives from a day on; the place before ends that day.

    `kind` is a letter of the 903's ACCOM. `address` holds columns of an address (lines, town, postcode). A
    place that the council provided or arranged starts the clock of visits, and that of review when nobody
    inspects it. Raises ValidationError when it is not suitable and `not_suitable_why` is blank.
    """
    require(by, "accommodation.provided", on)
    if suitability == Accommodation.Suitability.UNSUITABLE and not not_suitable_why.strip():
        raise ValidationError("Say why it is not suitable.")
    for standing in Accommodation.objects.filter(child=child, ended_on__isnull=True):
        standing.ended_on = on
        standing.save(update_fields=["ended_on"])
    made = Accommodation.objects.create(
        child=child,
        kind=kind,
        suitability=suitability,
        not_suitable_why=not_suitable_why,
        arranged=arranged,
        regulated=regulated,
        address=_address(child, on, by, address),
        started_on=on,
        recorded_by=by,
        **written,
    )
    if arranged:
        happened("accommodation.provided", child=child, on=on, about=made, by=by)
    if arranged and not regulated:
        start_clock("LV05", child=child, on=on, about=made, by=by)
    return made


def _address(child: Person, on: date, by: Worker, address: dict[str, Any] | None) -> Address | None:
    return move(person=child, on=on, by=by, **address) if address and any(address.values()) else None


@transaction.atomic
def visit_home(
    *,
    child: Person,
    on: date,
    by: Worker,
    seen: bool = True,
    not_seen_why: str = "",
    young_persons_words: str = "",
    notes: str = "",
    late_entry_reason: str = "",
) -> AccommodationVisit:
    """Record a visit where the young person lives. Seeing them is being in touch too; else the clocks run on."""
    require(by, "accommodation_visit.made", on)
    made = AccommodationVisit.objects.create(
        child=child,
        accommodation=Accommodation.objects.current(on).filter(child=child).first(),
        visited_on=on,
        worker=by,
        seen=seen,
        not_seen_why=not_seen_why,
        young_persons_words=young_persons_words,
        notes=notes,
        late_entry_reason=late_entry_reason,
        recorded_by=by,
    )
    if seen:
        happened("accommodation_visit.made", child=child, on=on, about=made, by=by)
    keep_in_touch(
        child=child,
        how=InTouch.How.VISIT,
        in_touch="YES" if seen else "NO",
        on=on,
        by=by,
        act=made.act,
        late_entry_reason=late_entry_reason,
    )
    return made


@transaction.atomic
def start_activity(*, child: Person, code: str, on: date, by: Worker, instead: bool = True, **written: Any) -> Activity:
    """Record what a young person does from a day on, `instead` of what they did or beside it.

    `code` is one of the 903's ACTIV. Education or training taken up after 21 brings duties back (section 23CA).
    """
    require(by, "leaver.in_touch", on)
    standing_now = Activity.objects.current(on).filter(child=child, ended_on__isnull=True)
    for standing in standing_now if instead else standing_now.none():
        end_activity(activity=standing, ended_why="Something else began", on=on, by=by)
    made = Activity.objects.create(child=child, code=code, started_on=on, recorded_by=by, **written)
    if code in LEARNING and _is_former_relevant_and_21(child, on):
        require(by, "former_relevant.education_started", on)
        happened("former_relevant.education_started", child=child, on=on, about=made, by=by)
    return made


def _is_former_relevant_and_21(child: Person, on: date) -> bool:
    former = LeavingCareStatus.objects.current(on).filter(child=child, category="former_relevant")
    return (child.age(on) or 0) >= AGE_OF_SECTION_23CA and former.exists()


@transaction.atomic
def end_activity(*, activity: Activity, ended_why: str, on: date, by: Worker, late_entry_reason: str = "") -> Activity:
    """Record that something a young person did has ended."""
    require(by, "leaver.in_touch", on)
    because(late_entry_reason)
    activity.ended_on, activity.ended_why = on, ended_why
    activity.save(update_fields=["ended_on", "ended_why"])
    return activity


@transaction.atomic
def plan_release(*, child: Person, release_on: date, on: date, by: Worker, **written: Any) -> PlannedRelease:
    """Record the day on which a young person leaves custody: the plan is to be looked at a month before."""
    require(by, "custody.release_planned", on)
    made = PlannedRelease.objects.create(child=child, release_on=release_on, recorded_by=by, **written)
    happened("custody.release_planned", child=child, on=release_on, about=made, by=by)
    return made
