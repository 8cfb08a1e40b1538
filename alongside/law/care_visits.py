"""When a child in care must next be visited: the rule that fits the placement.

Source: Care Planning, Placement and Case Review (England) Regulations 2010 (SI 2010/959) regulation 28(2) to
(5), text read; (3A) inserted in 2015, read as quoted in councils' procedures. Not for a series of short breaks
(regulation 48 replaces 28(2)) nor for arrangements another person is responsible for (regulation 28(6)).
The intervals are those of clocks LA11 to LA19 in data/clocks/care_visits.toml.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from alongside.law.clocks import Clock, clock
from alongside.law.due import armed_again, due, local_day

REGULATIONS_BEGAN: Final = date(2011, 4, 1)
LONG_TERM_FOSTERING_BEGAN: Final = date(2015, 4, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacementFacts:
    """What decides how often the child is visited there."""

    started_on: date
    intended_to_last_to_18: bool = False
    long_term_foster_child_agrees: bool = False
    with_parent_before_assessment: bool = False
    carer_approved_temporarily: bool = False
    with_parent_under_interim_care_order: bool = False
    with_parent_care_order_made_on: date | None = None
    visit_requested_on: date | None = None


class VisitDue(NamedTuple):
    """The day by which the next visit must be made, and the code of the clock that says so."""

    on: date
    rule: str


class _Visiting(NamedTuple):
    """The facts as one rule needs them: the last visit in this placement, and the first review if held."""

    facts: PlacementFacts
    last: date | None
    first_review: date | None

    def clock(self, code: str) -> Clock:
        return clock(code, max(self.last or self.facts.started_on, REGULATIONS_BEGAN))

    def first_due(self, code: str, start: date) -> date:
        day = due(self.clock(code), start)
        assert day is not None
        return local_day(day)

    def again(self, code: str, *, changed: bool = False) -> date | None:
        """Due again after the last visit; None where the clock does not run at that time in the placement."""
        if self.last is None:
            return None
        day = armed_again(self.clock(code), self.last, started_on=self.facts.started_on, changed=changed)
        return local_day(day) if day else None


Rule = Callable[[_Visiting], date | None]


def _first_week(visiting: _Visiting) -> date | None:
    return None if visiting.last else visiting.first_due("LA11", visiting.facts.started_on)


def _first_year(visiting: _Visiting) -> date | None:
    return visiting.again("LA12")


def _later_lasting_to_18(visiting: _Visiting) -> date | None:
    applies = visiting.facts.intended_to_last_to_18 and _later_long_term_agreed(visiting) is None
    return visiting.again("LA13") if applies else None


def _later_other(visiting: _Visiting) -> date | None:
    return None if visiting.facts.intended_to_last_to_18 else visiting.again("LA14")


def _later_long_term_agreed(visiting: _Visiting) -> date | None:
    """Paragraph (3A) replaces the three months of (2)(c)(i), from the day it came into force."""
    facts = visiting.facts
    agreed = facts.intended_to_last_to_18 and facts.long_term_foster_child_agrees
    in_force = visiting.last is not None and visiting.last >= LONG_TERM_FOSTERING_BEGAN
    return visiting.again("LA15") if agreed and in_force else None


def _weekly_to_first_review(visiting: _Visiting, code: str) -> date:
    """Weekly until the first review, then the longer interval. A weekly visit missed before the review stays due."""
    weekly = visiting.again(code) or visiting.first_due(code, visiting.facts.started_on)
    if visiting.first_review is None or weekly <= visiting.first_review:
        return weekly
    return visiting.again(code, changed=True) or weekly


def _parent_before_assessment(visiting: _Visiting) -> date | None:
    return _weekly_to_first_review(visiting, "LA16") if visiting.facts.with_parent_before_assessment else None


def _temporary_carer_or_interim_order(visiting: _Visiting) -> date | None:
    facts = visiting.facts
    applies = facts.carer_approved_temporarily or facts.with_parent_under_interim_care_order
    return _weekly_to_first_review(visiting, "LA17") if applies else None


def _care_order_with_parent(visiting: _Visiting) -> date | None:
    made_on = visiting.facts.with_parent_care_order_made_on
    if made_on is None:
        return None
    if visiting.last is None or visiting.last < made_on:
        return visiting.first_due("LA18", made_on)
    return visiting.again("LA18")


def _requested(visiting: _Visiting) -> date | None:
    asked = visiting.facts.visit_requested_on
    if asked is None or (visiting.last and visiting.last >= asked):
        return None
    return visiting.first_due("LA19", asked)


RULES: Final[dict[str, Rule]] = {
    "LA11": _first_week,
    "LA12": _first_year,
    "LA13": _later_lasting_to_18,
    "LA14": _later_other,
    "LA15": _later_long_term_agreed,
    "LA16": _parent_before_assessment,
    "LA17": _temporary_carer_or_interim_order,
    "LA18": _care_order_with_parent,
    "LA19": _requested,
}


def next_visit_due(facts: PlacementFacts, visits: Sequence[date], first_review_held_on: date | None) -> VisitDue:
    """By when must the child next be visited in this placement, and by which rule?

    Visits before the placement began do not count: a new placement starts afresh. Where several rules apply
    the earliest day wins. An interval that begins within the first year is a first-year interval.
    """
    here = [day for day in visits if day >= facts.started_on]
    visiting = _Visiting(facts, max(here, default=None), first_review_held_on)
    found = ((rule(visiting), code) for code, rule in RULES.items())
    return min(VisitDue(day, code) for day, code in found if day)
