"""What families say to a visit, and what workers weigh: by the child's age, as `agreements` asks."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

from alongside.council.made_up import words
from alongside.council.made_up.chance import Chance, Weighted
from alongside.council.made_up.practising.bringing import Brought
from alongside.people.models import Person
from alongside.practice.agreements.standing import age_for, rule_on
from alongside.practice.weeks.models import Slot


class Outcome(Enum):
    """What comes of asking a family."""

    AGREED = "agreed"
    REFUSED = "refused"
    NOT_SAFE = "not safe"
    TAKEN_BACK = "taken back"


OUTCOMES = Weighted({Outcome.AGREED: 85, Outcome.REFUSED: 7, Outcome.NOT_SAFE: 3, Outcome.TAKEN_BACK: 5})
ENGLISH = "English"
OTHER_LANGUAGES = 0.4  # of workers who have such families ask one of them, so that not only the easiest are asked


@dataclass(frozen=True, slots=True)
class Asked:
    """One family asked about one half-day."""

    slot: Slot
    child: Person
    outcome: Outcome


def ask(chance: Chance, brought: Brought) -> Iterator[Asked]:
    """A family for each half-day that is with one; nobody is asked twice. Where a worker has none left, a team's."""
    met: set[int] = set()
    for slot in brought.slots:
        if slot.activity != Slot.Activity.FAMILY:
            continue
        known = [child for child in brought.children.get(slot.host.worker_id or 0, []) if child.pk not in met]
        if not known:
            slot.activity, slot.agreement = Slot.Activity.TEAM, Slot.Agreement.NOT_NEEDED
            continue
        abroad = [child for child in known if child.language not in ("", ENGLISH)]
        child = chance.one(abroad if abroad and chance.yes(OTHER_LANGUAGES) else known)
        met.add(child.pk)
        yield Asked(slot, child, chance.of(OUTCOMES))


def parent_says(chance: Chance, one: Asked) -> dict[str, Any] | None:
    """What a parent says; None where a young person decides alone."""
    if age_for(one.child, one.slot.on) >= rule_on(one.slot.on).alone_from:
        return None
    agreed = one.outcome is not Outcome.REFUSED
    return {"agreed": agreed, "words": words.line(chance, "parent_agrees" if agreed else "parent_refuses")}


def child_says(chance: Chance, one: Asked) -> dict[str, Any] | None:
    """What the child says; None where a parent's no came first. A child of unknown understanding is none of these."""
    age, rule = age_for(one.child, one.slot.on), rule_on(one.slot.on)
    agreed = one.outcome is not Outcome.REFUSED
    if age >= rule.alone_from:
        topic = "young_person_agrees" if agreed else "parent_refuses"
        return {"agreed": agreed, "understands": True, "words": words.line(chance, topic)}
    if not agreed:
        return None
    older = age >= rule.own_from
    topic = "child_agrees" if older else "child_wishes"
    return {"agreed": True, "understands": True if older else None, "words": words.line(chance, topic)}


def screened(chance: Chance, one: Asked) -> dict[str, Any] | None:
    """What the worker weighs; None where the family said no already."""
    if one.outcome is Outcome.REFUSED:
        return None
    safe = one.outcome is not Outcome.NOT_SAFE
    first = words.line(chance, "told_first") if safe and chance.yes(0.6) else ""
    return {"safe": safe, "why": words.line(chance, "safe" if safe else "not_safe"), "told_first": first}


def how_asked(chance: Chance, child: Person) -> dict[str, str]:
    """In conversation mostly; through an interpreter where the family speaks another language."""
    if child.interpreter_needed and child.language:
        return {"how": "interpreted", "language": child.language}
    return {"how": "written" if chance.yes(0.2) else "spoken"}


def earlier(chance: Chance, day: date, first: int, last: int) -> date:
    """A working day so many days before another."""
    found = date.fromordinal(day.toordinal() - chance.within(first, last))
    return date.fromordinal(found.toordinal() - max(0, found.weekday() - 4))
