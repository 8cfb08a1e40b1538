"""Support at the edge of care, beside a plan: which service, its reviews, and what came of it.

It is told by a chance of its own, so that all else of a family is the same with it as it would be without.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from datetime import date, timedelta

from alongside.council.made_up.chance import Weighted
from alongside.council.made_up.families import Child
from alongside.council.made_up.rows import DAY, Row, Told
from alongside.council.made_up.spell import Spell, every, working_day
from alongside.council.made_up.working import Held

SERVICES = Weighted({"team": 48, "intensive": 30, "respite": 10, "conference": 12})
OUTCOMES = Weighted({"home": 82, "wider_family": 13, "moved": 5})
BEFORE_CARE = 0.5  # of those who come into care from a plan, how many were supported there
ENDS_WITH_PLAN, REVIEW_DAYS, LATE = 0.75, 28, 0.12
# Whose service manager decides, by the half of the county.
DECIDES = {"North": "Family Solutions Aldwater", "South": "Family Solutions Stanmarsh"}


@contextmanager
def _chance_of_its_own(told: Told) -> Iterator[None]:
    whole, told.chance = told.chance, copy(told.chance)
    try:
        yield
    finally:
        told.chance = whole


def support(spell: Spell, held: Held, start: date, end: date) -> None:
    """Support from the day on which a plan begins until the plan ends, or some weeks before."""
    with _chance_of_its_own(spell.told):
        if not spell.chance.yes(ENDS_WITH_PLAN):
            end = working_day(end - timedelta(days=spell.chance.within(10, 28)))
        _support(spell, held, start, end, spell.chance.of(OUTCOMES))


def before_care(spell: Spell, held: Held, plan_began: date, care: date) -> None:
    """Support for half of those who came into care in spite of a plan, in its last weeks."""
    with _chance_of_its_own(spell.told):
        supported, wait = spell.chance.yes(BEFORE_CARE), timedelta(days=spell.chance.within(20, 90))
        start = max(plan_began, working_day(care - wait))
        if supported and start < care:
            _support(spell, held, start, care, "care")


def _support(spell: Spell, held: Held, start: date, end: date, outcome: str) -> None:
    """All of it, up to today."""
    supports = _begin(spell, start)
    last = end - timedelta(days=REVIEW_DAYS)
    for on in every(spell.chance, start, min(end, spell.told.last + DAY), REVIEW_DAYS, LATE):
        decision = "continue" if on < last else "care" if outcome == "care" else "end"
        _review(spell, supports, on, held.on(on), decision)
    if end <= spell.told.last:
        _end(spell, supports, end, outcome)


def _begin(spell: Spell, on: date) -> dict[Child, Row]:
    by, act, service = _decides(spell, on), spell.told.act(), spell.chance.of(SERVICES)
    supports = {}
    for child in spell.children:
        supports[child] = spell.fact(
            "edge_of_care.EdgeOfCareSupport", on, by, child, act=act, started_on=on, service=service,
            reason=spell.line("edge_why", child, spell.worry.key), childs_words=spell.voice("wants", child, on),
            family_views=spell.line("family_views", child), family_meeting_offered=True,
            must_change=spell.line("edge_must", child),
        )  # fmt: skip
        spell.told.happened("edge_of_care.started", child.row, on, supports[child], by)
    return supports


def _review(spell: Spell, supports: dict[Child, Row], on: date, by: Row, decision: str) -> None:
    act, attended = spell.told.act(), spell.line("attended", spell.children[0])
    for child, row in supports.items():
        spell.fact(
            "edge_of_care.EdgeOfCareReview", on, by, child, act=act, late=True, support=row, held_on=on,
            attended=attended, decision=decision, next_review_on=on + timedelta(days=REVIEW_DAYS),
            childs_words=spell.voice("home", child, on), family_views=spell.line("family_views", child),
            progress=spell.line("edge_progress", child, decision),
        )  # fmt: skip


def _end(spell: Spell, supports: dict[Child, Row], on: date, outcome: str) -> None:
    by = _decides(spell, on)
    for child, row in supports.items():
        spell.told.later(row, on, by, ended_on=on, outcome=outcome, ended_childs_words=spell.voice("home", child, on),
                         ended_reason=spell.line("edge_ended", child, outcome))  # fmt: skip
        spell.told.happened("edge_of_care.ended", child.row, on, row, by)


def _decides(spell: Spell, on: date) -> Row:
    return spell.staff.manager(DECIDES[spell.town.half], on, "service_manager")
