"""The record as histories for forecasting: who was where from when to when, and nobody's name.

Two histories, because two things are known for different lengths of time. `care_history`: children in care, by where
they live. `journey_history`: everybody whom the council works with, each in one place on any day, the gravest that
holds. It runs as whoever asks, behind row-level security.

Edge of care support stands on a child in need or protection plan that goes on beneath it. It comes before the child in
need plan, or nobody would ever be at the edge; and after the protection plan, whose number the council answers for.
So the edge of care holds children who are supported there and have no protection plan (docs/decisions/0010).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from alongside.forecasting.histories.looked_after import state_of
from alongside.forecasting.histories.spells import IN_CARE, History, Spell, State, history_of
from alongside.insight.extracts.years import among
from alongside.pathway.care.models import LegalStatus, Placement, UnaccompaniedStatus
from alongside.pathway.care.periods.models import SHORT_BREAKS
from alongside.pathway.early_help.models import EarlyHelpEpisode
from alongside.pathway.edge_of_care.models import EdgeOfCareSupport
from alongside.pathway.family_plan.models import ChildInNeedPlan
from alongside.pathway.leaving_care.models import LeavingCareStatus
from alongside.pathway.protection.models import ProtectionPlan
from alongside.people.models import FamilyMember, Person, current

EARLY_HELP, IN_NEED, PROTECTION, LEAVING = "Early help", "Child in need", "Protection plan", "Leaving care"
EDGE = "Edge of care"
# From the gravest down: a child whom several hold on a day is counted in the first of them.
GRAVEST: Final = (*(state.name for state in IN_CARE), PROTECTION, EDGE, IN_NEED, EARLY_HELP, LEAVING)
JOURNEY: Final = (
    State(EARLY_HELP, "At home"),
    State(IN_NEED, "At home"),
    State(PROTECTION, "At home"),
    State(EDGE, "At home"),
    *(State(state.name, "In care", after_18=LEAVING) for state in IN_CARE),
    State(LEAVING, "Leaving care", ends_at_18=False),
)


@dataclass(frozen=True, slots=True)
class Time:
    """A child in a state, from a day up to but not including another; None is still there."""

    state: str
    starts_on: date
    ends_on: date | None


def care_history(*, opens_on: date, origin: date) -> History:
    """Children in care between two days, by where they live; short breaks are not care and are left out."""
    return _history(_placements(), IN_CARE, opens_on, origin)


def journey_history(*, opens_on: date, origin: date) -> History:
    """Everybody whom the council works with between two days, from early help to leaving care."""
    times = _placements()
    for rows, state in (
        (ProtectionPlan.objects.all(), PROTECTION),
        (EdgeOfCareSupport.objects.all(), EDGE),
        (ChildInNeedPlan.objects.all(), IN_NEED),
        (EarlyHelpEpisode.objects.all(), EARLY_HELP),
        (LeavingCareStatus.objects.exclude(category=LeavingCareStatus.Category.ELIGIBLE), LEAVING),
    ):
        for child, began, ended in rows.values_list("child_id", "started_on", "ended_on"):
            times[child].append(Time(state, began, ended))
    return _history(times, JOURNEY, opens_on, origin)


def _placements() -> dict[int, list[Time]]:
    times: dict[int, list[Time]] = defaultdict(list)
    breaks = LegalStatus.objects.filter(code__in=SHORT_BREAKS).values("period")
    rows = Placement.objects.exclude(period__in=breaks)
    for child, began, ended, kind in rows.values_list("child_id", "started_on", "ended_on", "kind"):
        times[child].append(Time(state_of(kind), began, ended))
    return times


def one_at_a_time(times: Iterable[Time]) -> list[Time]:
    """The same days with the child in one state on each: the gravest that holds. In order; a state that goes on is one.

    Days that begin and end at once are left out: nobody was there on any day's end.
    """
    some = [one for one in times if one.ends_on is None or one.ends_on > one.starts_on]
    edges = sorted({one.starts_on for one in some} | {one.ends_on for one in some if one.ends_on is not None})
    found: list[Time] = []
    for at, began in enumerate(edges):
        ended = edges[at + 1] if at + 1 < len(edges) else None
        held = {one.state for one in some if one.starts_on <= began and (one.ends_on is None or one.ends_on > began)}
        state = next((state for state in GRAVEST if state in held), None)
        last = found[-1] if found else None
        if state is None:
            continue
        if last is not None and last.state == state and last.ends_on == began:
            found[-1] = Time(state, last.starts_on, ended)
        else:
            found.append(Time(state, began, ended))
    return found


def _history(times: dict[int, list[Time]], states: tuple[State, ...], opens_on: date, origin: date) -> History:
    born = dict(Person.objects.filter(pk__in=among(times)).values_list("pk", "born_on"))
    alone = set(UnaccompaniedStatus.objects.filter(child__in=among(times)).values_list("child_id", flat=True))
    members = FamilyMember.objects.filter(current(origin), person__in=among(times)).order_by("-family")
    family = dict(members.values_list("person", "family"))
    spells = [
        spell
        for child, some in times.items()
        for spell in _spells(str(child), some, born.get(child), child in alone, str(family.get(child, "")))
        if spell.ends_on is None or spell.ends_on >= opens_on
    ]
    return history_of(spells, states=states, opens_on=opens_on, origin=origin)


def _spells(child: str, times: list[Time], born: date | None, alone: bool, family: str) -> Iterator[Spell]:
    """One child's spells. Somebody not born yet, or of no known birth, counts as born on the first day told."""
    before: Time | None = None
    for one in one_at_a_time(times):
        birth = min(born or one.starts_on, min(time.starts_on for time in times))
        yield Spell(
            child=child,
            state=one.state,
            starts_on=one.starts_on,
            ends_on=one.ends_on,
            born_on=birth,
            arrived=before is None or before.ends_on != one.starts_on,
            unaccompanied=alone,
            family=family,
        )
        before = one
