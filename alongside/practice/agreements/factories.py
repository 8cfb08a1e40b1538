"""Families that a guest may come along to, for tests, made through the verbs. Call inside `acting` as the host."""

from datetime import date
from typing import Any

from alongside.people.models import Person, Worker
from alongside.practice.agreements import actions
from alongside.practice.agreements.briefings import actions as briefings
from alongside.practice.agreements.models import Agreement, Briefing, GuestNamed
from alongside.practice.weeks.models import Slot, Visit


def with_family(slot: Slot, child: Person, *, by: Worker) -> Slot:
    """The half-day is with this child's family."""
    actions.name_family(slot=slot, child=child, by=by)
    return slot


def says(
    slot: Slot, child: Person, *, by: Worker, on: date, parent: bool | None = True, own: bool | None = True, **told: Any
) -> list[Agreement]:
    """A parent and the child answer, in conversation; the child understands, and says so in words."""
    answers = {"agreed": own, "understands": True, "words": "All right."} | told
    return actions.record_agreements(
        slot=slot, children=[(child, answers)], on=on, how=Agreement.How.SPOKEN, parent_agreed=parent, by=by
    )


def agreed_and_safe(slot: Slot, child: Person, *, by: Worker, on: date) -> Slot:
    """All that a visit to this family needs is recorded."""
    with_family(slot, child, by=by)
    says(slot, child, by=by, on=on)
    actions.screen(slot=slot, on=on, safe=True, why="A calm home.", told_first="Shoes off at the door.", by=by)
    return slot


def briefed(visit: Visit, *, by: Worker, on: date) -> Briefing:
    """The family is content with who comes, and the host has written the briefing."""
    actions.name_guest(visit=visit, answer=GuestNamed.Answer.CONTENT, on=on, by=by)
    return briefings.write_briefing(visit=visit, words="We talk about school.", on=on, by=by)
