"""What a family's agreement comes to: who must still be asked, and how a half-day stands. Plain questions.

The rule by age is local, dated data (`law.practice_week`): understanding decides, age says what is asked for.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from alongside.law.practice_week import AGREEMENT_RULES, AgreementRule, holding
from alongside.people.models import Person
from alongside.practice.agreements.models import Agreement, FamilyVisit, SafetyScreen
from alongside.practice.weeks.models import Slot

PARENT, CHILD = Agreement.Who.PARENT, Agreement.Who.CHILD


@dataclass(frozen=True)
class OfChild:
    """What was last said about one child: by a parent, and by the child. None where nobody was asked yet."""

    child: Person
    parent: Agreement | None = None
    own: Agreement | None = None

    def said(self) -> list[Agreement]:
        return [one for one in (self.parent, self.own) if one is not None]


def rule_on(on: date) -> AgreementRule:
    """The rule by age that holds on the day of a visit."""
    return holding(AGREEMENT_RULES, on)


def age_for(child: Person, on: date) -> int:
    """The age that the rule asks for, in whole years. A child of unknown age is asked as an older child is."""
    if child.born_on is None:
        return rule_on(on).own_from if child.expected_on is None else -1
    age = child.age(on)
    return -1 if age is None else age


def to_ask(one: OfChild, on: date) -> list[str]:
    """Who must still be asked about this child, for a visit on this day.

    A parent agrees, and the child: from the age of `own_from` in an own agreement, below it by wishes that are
    noted. From `alone_from` a young person who understands decides alone; one who does not is asked as a child is.
    An unborn child has no say.
    """
    age, rule = age_for(one.child, on), rule_on(on)
    alone = age >= rule.alone_from and (one.own is None or one.own.understands is True)
    missing = [] if alone or one.parent else [PARENT.value]
    return missing if age < 0 or one.own else [*missing, CHILD.value]


def comes_to(children: Iterable[OfChild], safe: bool | None, on: date) -> Slot.Agreement:
    """How a half-day on this day stands. Anybody's no is a no at any age, and whoever takes it back ends it for all."""
    asked = list(children)
    said = [row for one in asked for row in one.said()]
    if any(row.withdrawn_on for row in said):
        return Slot.Agreement.WITHDRAWN
    if safe is False or not all(row.agreed for row in said):
        return Slot.Agreement.DECLINED
    if safe and asked and not any(to_ask(one, on) for one in asked):
        return Slot.Agreement.AGREED
    return Slot.Agreement.WAITING


def asked_of(slot: Slot) -> list[OfChild]:
    """The child whose family is visited first, then brothers and sisters who were asked about, with the last words."""
    family = FamilyVisit.objects.filter(slot=slot).select_related("child").first()
    if family is None:
        return []
    found = {family.child_id: OfChild(family.child)}
    for row in Agreement.objects.filter(slot=slot).newest().select_related("child", "recorded_by"):
        before = found.get(row.child_id, OfChild(row.child))
        parent, own = (row, before.own) if row.who == PARENT else (before.parent, row)
        found[row.child_id] = OfChild(row.child, parent, own)
    return list(found.values())


def newest_screen(slot: Slot) -> SafetyScreen | None:
    """The worker's last judgement of a half-day, or None."""
    return SafetyScreen.objects.filter(slot=slot).newest_first().select_related("recorded_by").first()


def stands(slot: Slot) -> Slot.Agreement:
    """How a half-day with a family stands, by all that is recorded."""
    screen = newest_screen(slot)
    return comes_to(asked_of(slot), screen.safe if screen else None, slot.on)
