"""What is worked out about young people who leave care: which duties are owed, and the facts round a birthday."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from alongside.history.facts import ChildFact
from alongside.law.due import add_months, birthday
from alongside.law.leaving_care import Eligibility, Period, eligibility
from alongside.pathway.care.periods.models import SHORT_BREAKS, LegalStatus, PeriodOfCare
from alongside.pathway.leaving_care.models import Accommodation, Activity, InTouch, LeavingCareStatus
from alongside.people.models import Person
from alongside.returns.ssda903.codes import ACTIVITY

NOT_IN_TOUCH = "0"
GONE = ("DIED", "RHOM")
AGES = range(17, 22)
YOUNGEST, OLDEST = 16, 25
# SSDA903 guide, care leavers: in touch between three months before and one month after the birthday (unverified).
MONTHS_BEFORE, MONTHS_AFTER = 3, 1


@dataclass(frozen=True, slots=True)
class AroundBirthday:
    """What the 903 (table OC3) asks of a young person in a collection year; codes as it spells them."""

    age: int
    birthday: date
    in_touch: str
    activity: str
    accommodation: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A young person for whom the law gives something other than what stands ("none" for nothing)."""

    child: Person
    standing: str
    worked_out: Eligibility


def work_out(child: Person, on: date) -> Eligibility | None:
    """Which category the young person falls into on a day, and why; None while the date of birth is not known."""
    if child.born_on is None or child.born_on > on:
        return None
    return eligibility(child.born_on, periods_counted([child.pk], on).get(child.pk, []), on)


def proposals(on: date) -> list[Proposal]:
    """Whose status should be looked at: of all from 16 to 25 whom the acting worker may see, the oldest first."""
    ages = (add_months(on, -12 * OLDEST), add_months(on, -12 * YOUNGEST))
    in_care = PeriodOfCare.objects.filter(child__born_on__range=ages).values("child")
    children = list(Person.objects.filter(pk__in=in_care, died_on__isnull=True).order_by("born_on", "pk"))
    periods = periods_counted([one.pk for one in children], on)
    standing = dict(LeavingCareStatus.objects.current(on).values_list("child", "category"))
    found = [
        Proposal(one, standing.get(one.pk, "none"), eligibility(one.born_on, periods.get(one.pk, []), on))
        for one in children
        if one.born_on is not None
    ]
    return [one for one in found if one.standing != one.worked_out.category]


def periods_counted(child_ids: Sequence[int], on: date) -> dict[int, list[Period]]:
    """Each child's time in care to a day, as the law asks of it: start, end, and whether it was short breaks alone."""
    codes: dict[int, set[str]] = defaultdict(set)
    for period_id, code in LegalStatus.objects.filter(child__in=child_ids).values_list("period_id", "code"):
        codes[period_id].add(code)
    counted: dict[int, list[Period]] = defaultdict(list)
    for one in PeriodOfCare.objects.filter(child__in=child_ids, started_on__lte=on).order_by("started_on"):
        short_breaks = bool(codes[one.pk]) and codes[one.pk] <= set(SHORT_BREAKS)
        counted[one.child_id].append((one.started_on, one.ended_on, short_breaks))
    return dict(counted)


def around_birthday(child: Person, year: int) -> AroundBirthday | None:
    """The yearly facts of one young person, as `around_birthdays` has them."""
    return around_birthdays([child], year).get(child.pk)


def around_birthdays(children: Sequence[Person], year: int) -> dict[int, AroundBirthday]:
    """The yearly facts of a collection year (2027 is 1 April 2026 to 31 March 2027), in three queries.

    Whoever has no birthday from the 17th to the 21st in the year is left out. Of whoever was
    not in touch it is told what began round the birthday, else "0": what was known before
    may hold no longer. Of whoever died or went home it is always "0" (903 rule 344).
    """
    due = {one.pk: birthday_in(one.born_on, year) for one in children if one.born_on}
    due = {one.pk: due[one.pk] for one in children if one.pk in due and _age(one, due[one.pk]) in AGES}
    touches, activities, homes = (_by_child(model, list(due)) for model in (InTouch, Activity, Accommodation))
    return {
        one.pk: _facts(one, due[one.pk], touches[one.pk], activities[one.pk], homes[one.pk])
        for one in children
        if one.pk in due
    }


def _age(child: Person, on: date) -> int:
    return on.year - child.born_on.year if child.born_on else 0


def _by_child(model: type[ChildFact], child_ids: list[int]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in model._default_manager.filter(child__in=child_ids).order_by("pk"):
        found[row.child_id].append(row)
    return found


def _facts(
    child: Person, on: date, touches: list[InTouch], activities: list[Activity], homes: list[Accommodation]
) -> AroundBirthday:
    first, last = add_months(on, -MONTHS_BEFORE), add_months(on, MONTHS_AFTER)
    in_touch = _in_touch(child, [one for one in touches if first <= one.happened_on <= last], last)
    lately, moved = _nearest(activities, on, first, last), _nearest(homes, on, first, last)
    if in_touch in GONE:
        lately = moved = NOT_IN_TOUCH
    if in_touch != "YES":
        return AroundBirthday(_age(child, on), on, in_touch, lately or NOT_IN_TOUCH, moved or NOT_IN_TOUCH)
    activity = _activity(activities, on) or lately
    home = next((one.code for one in homes if _held(one, on)), "") or moved
    return AroundBirthday(_age(child, on), on, in_touch, activity, home)


def birthday_in(born: date, year: int) -> date:
    """The birthday that falls into a collection year (1 April to 31 March, named by the year in which it ends)."""
    in_spring = birthday(born, year - 1 - born.year)
    return in_spring if in_spring >= date(year - 1, 4, 1) else birthday(born, year - born.year)


def round_birthday(birthday: date, on: date) -> bool:
    """Whether a contact was so near to the birthday that the 903 counts it."""
    return add_months(birthday, -MONTHS_BEFORE) <= on <= add_months(birthday, MONTHS_AFTER)


def _in_touch(child: Person, touches: list[InTouch], last: date) -> str:
    codes = [one.in_touch for one in sorted(touches, key=lambda one: (one.happened_on, one.pk))]
    if "YES" in codes:
        return "YES"
    if child.died_on and child.died_on <= last:
        return "DIED"
    return codes[-1] if codes else "NO"


def _activity(activities: list[Activity], on: date) -> str:
    """What they did on the day; of several the first in the department's order, so full time before part time."""
    codes = {one.code for one in activities if _held(one, on)}
    return next((one.code for one in ACTIVITY if one.code in codes), "")


def _held(one: Activity | Accommodation, on: date) -> bool:
    return one.started_on <= on and (one.ended_on is None or on < one.ended_on)


def _nearest(rows: Sequence[Activity | Accommodation], on: date, first: date, last: date) -> str:
    """The code of what began nearest to the day; blank when nothing is known."""
    began = [one for one in rows if first <= one.started_on <= last]
    nearest = min(began, key=lambda one: (abs(one.started_on - on), one.started_on), default=None)
    return nearest.code if nearest else ""
