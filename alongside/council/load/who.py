"""Which child a file means: matched by the council's own number, pupil number and date of birth.

The number decides. Where it is new, the same pupil number and date of birth in another file, or in the
record, are the same child. Two births for one number are a conflict, and the child is refused.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q

from alongside.council.load.intended import Identity, Said, Told
from alongside.council.past import OWNER
from alongside.people.models import Person

LONGEST_NUMBER = 20
NOT_ASKED = "NOBT"  # the ethnic group of somebody who was not asked yet
CONFLICT = (
    "The council's number {number} has another date of birth {where}. One of the two is wrong, or the number was "
    "given twice. Correct it where it was typed, and load again."
)


@dataclass(eq=False, slots=True)
class Child:
    """One child of a load: who it is, everything told of it, and the person it is in the record, if any."""

    number: str
    tolds: list[Told] = field(default_factory=list)
    person: Person | None = None
    refused: list[Said] = field(default_factory=list)
    warnings: list[Said] = field(default_factory=list)

    @property
    def who(self) -> Identity:
        return self.tolds[0].who


def match(tolds: Iterable[Told]) -> list[Child]:
    """The children of a load with whom they are in the record already; of each, the earliest year comes first."""
    ordered = sorted(tolds, key=lambda told: told.source.order)
    known = _Known(ordered)
    children = _Children()
    for told in ordered:
        children.take(told)
    for child in children.all:
        _recognise(child, known)
        _refuse_conflicts(child)
    return children.all


class _Children:
    """The children of a load by number, and by pupil number with date of birth."""

    def __init__(self) -> None:
        self.all: list[Child] = []
        self._by_number: dict[str, Child] = {}
        self._by_pupil: dict[tuple[str, Any], Child] = {}

    def take(self, told: Told) -> None:
        who = told.who
        child = self._by_number.get(who.number) if who.number else None
        child = child or self._same_pupil(told)
        if child is None:
            child = Child(who.number)
            self.all.append(child)
        child.tolds.append(told)
        if who.number:
            self._by_number.setdefault(who.number, child)
        if who.upn and who.born_on:
            self._by_pupil.setdefault((who.upn, who.born_on), child)

    def _same_pupil(self, told: Told) -> Child | None:
        """The child of another file with this pupil number and birth. Within one file they are two children."""
        child = self._by_pupil.get((told.who.upn, told.who.born_on)) if told.who.upn and told.who.born_on else None
        if child is None:
            return None
        same_file = any(other.source is told.source for other in child.tolds)
        if same_file or _sexes_differ(child.who, told.who):
            told.warn(told.who.where, "Another child has this pupil number. This child was loaded without it.")
            told.who.upn = ""
            return None
        return child


def _sexes_differ(one: Identity, other: Identity) -> bool:
    return {one.sex, other.sex} == {"F", "M"}


class _Known:
    """People in the record whose number or pupil number is among those told."""

    def __init__(self, tolds: list[Told]) -> None:
        numbers = {told.who.number for told in tolds}
        pupils = {told.who.upn for told in tolds if told.who.upn}
        found = (
            Person.objects.using(OWNER).filter(Q(number__in=numbers) | Q(upn__in=pupils)).select_related("merged_into")
        )
        people = list(found)
        self.by_number = {person.number: person.merged_into or person for person in people if person.number}
        self.by_pupil = {person.upn: person.merged_into or person for person in people if person.upn}


def _recognise(child: Child, known: _Known) -> None:
    child.person = known.by_number.get(child.number)
    for told in child.tolds:
        holder = known.by_pupil.get(told.who.upn) if told.who.upn else None
        if holder is None or holder is child.person or (child.person and holder.pk == child.person.pk):
            continue
        if child.person is None and holder.born_on == told.who.born_on and not _sex_of(holder, told.who):
            child.person = holder
            child.warnings.append(
                Said(told.who.where, "Matched by pupil number and birth; the council's number differs.")
            )
        else:
            child.warnings.append(Said(told.who.where, "Another child has this pupil number. It was not taken."))
            told.who.upn = ""


def _sex_of(person: Person, who: Identity) -> bool:
    return {person.sex, who.sex} == {"F", "M"}


def _refuse_conflicts(child: Child) -> None:
    first = child.who
    if not child.number:
        sentence = "The council's own number is blank, so nobody can tell which child this is."
        child.refused.append(Said(first.where, sentence))
    elif len(child.number) > LONGEST_NUMBER:
        child.refused.append(Said(first.where, f"The council's number is longer than {LONGEST_NUMBER} signs."))
    born = child.person.born_on if child.person else None
    told_at = "in the record" if born else ""
    for told in child.tolds:
        who = told.who
        if who.born_on and born and who.born_on != born:
            child.refused.append(Said(who.where, CONFLICT.format(number=child.number, where=told_at)))
        if who.born_on and not born:
            born, told_at = who.born_on, f"in {who.where.file}, line {who.where.line or who.where.row}"


WHO = ("born_on", "expected_on", "died_on", "sex", "ethnicity", "disabilities", "upn", "former_upn", "upn_unknown")
IN_WORDS = {"born_on": "date of birth", "died_on": "date of death", "upn": "pupil number", "former_upn": "pupil number"}
SILENTLY = ("upn_unknown", "expected_on")


def settle(child: Child) -> tuple[dict[str, Any], list[Said]]:
    """Who the child is by all that is told: what the record says already stands, and a difference is a warning."""
    stands = {name: _said(getattr(child.person, name)) if child.person else None for name in WHO}
    warnings: list[Said] = []
    for told in child.tolds:
        for name in WHO:
            value = _said(getattr(told.who, name))
            if value is None or value == stands[name]:
                continue
            complaint = _complaint(name, value, stands[name])
            if complaint:
                warnings.append(Said(told.who.where, complaint))
            elif stands[name] is None:
                stands[name] = value
    columns = {name: value for name, value in stands.items() if value is not None}
    if any(told.who.ethnicity == NOT_ASKED for told in child.tolds):
        columns.setdefault("ethnicity", NOT_ASKED)
    if columns.get("upn"):
        columns.pop("upn_unknown", None)
    return columns, warnings


def _complaint(name: str, value: Any, standing: Any) -> str:
    words = IN_WORDS.get(name, name.replace("_", " "))
    longest = getattr(Person._meta.get_field(name), "max_length", None)
    if isinstance(value, str) and longest and len(value) > longest:
        return f"The {words} is too long, so it was left blank."
    if standing is not None and name not in SILENTLY:
        return f"The {words} differs from what stands already, which was kept."
    return ""


def _said(value: Any) -> Any:
    """A value, or None for what says nothing: blank, "not known", "not asked yet"."""
    if isinstance(value, tuple | list):
        return list(value) or None
    return None if value in (None, "", "U", NOT_ASKED) else value
