"""The family in words: the same facts as the drawing, for reading, hearing, searching and printing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from .family import Family, Kind, Member, NotDrawn
from .labels import age_in_words, months_old, readable
from .relations import HEADINGS, Relative, relations

_POSSESSIVE = {"M": "his", "F": "her"}


@dataclass(frozen=True)
class Home:
    """Who lives in one household. `people` are ids, oldest first."""

    name: str
    sentence: str
    people: tuple[str, ...]


@dataclass(frozen=True)
class Person:
    """One entry of the nested list: a person, and under each heading their relatives."""

    id: str
    label: str
    summary: str
    relatives: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Row:
    """One row of the table; the cells stand under `COLUMNS`."""

    id: str
    cells: tuple[str, ...]


COLUMNS = ("Name", "Age", "Lives at", *HEADINGS)


@dataclass(frozen=True)
class Words:
    """`about`: a sentence for each child the page is about. `not_drawn`: records the picture leaves out."""

    about: tuple[str, ...]
    homes: tuple[Home, ...]
    people: tuple[Person, ...]
    rows: tuple[Row, ...]
    not_drawn: tuple[str, ...]


def in_words(family: Family, *, on: date) -> Words:
    """The whole family as it stands on the day `on`: the children the page is about first, then by name."""
    found = relations(family)
    members = sorted(family.members.values(), key=lambda m: (not m.is_focus, readable(m.label), m.id))
    return Words(
        about=tuple(lives_with(family, m.id, found[m.id], on=on) for m in members if m.is_focus),
        homes=tuple(_homes(family, on)),
        people=tuple(_person(family, m, found[m.id], on) for m in members),
        rows=tuple(_row(family, m, found[m.id], on) for m in members),
        not_drawn=tuple(_left_out(family, left) for left in family.not_drawn),
    )


def lives_with(family: Family, person: str, relatives: Sequence[Relative], *, on: date) -> str:
    """ "Amara (9) lives with her mother Ruth and brother Kofi (6)." """
    member = family.members[person]
    name = _named(member, on)
    if member.unborn:
        return f"{name} is not born yet."
    if member.died:
        return f"{name} has died."
    if member.household is None:
        return f"Where {name} lives is not recorded here."
    others = [m for m in _housemates(family, member.household) if m.id != person]
    if not others:
        return f"{name} lives with no one else in this picture."
    words = {r.id: r.word for r in reversed(relatives) if r.live}
    related = [f"{words[m.id]} {_named(m, on)}" for m in others if m.id in words]
    strangers = [_named(m, on) for m in others if m.id not in words]
    whose = f"{_POSSESSIVE.get(member.sex, 'their')} " if related else ""
    return f"{name} lives with {whose}{listed(related + strangers)}."


def listed(parts: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def _named(member: Member, on: date) -> str:
    """A child's name comes with the age."""
    name, months = readable(member.label), months_old(member, on)
    if member.died or months is None or months >= 18 * 12:
        return name
    return f"{name} ({months // 12})" if months >= 12 else f"{name} ({age_in_words(member, on)})"


def _housemates(family: Family, home: str) -> list[Member]:
    people = [m for m in family.members.values() if m.household == home and not (m.died or m.unborn)]
    return sorted(people, key=lambda m: (m.arrival, m.id))


def _homes(family: Family, on: date) -> Iterable[Home]:
    for home in sorted({m.household for m in family.members.values() if m.household}):
        people = _housemates(family, home)
        if people:
            verb = "lives" if len(people) == 1 else "live"
            sentence = f"{listed([_named(m, on) for m in people])} {verb} at {readable(home)}."
            yield Home(readable(home), sentence, tuple(m.id for m in people))


def _person(family: Family, member: Member, relatives: Sequence[Relative], on: date) -> Person:
    headed = [
        (heading, tuple(_relative(family, r, on) for r in relatives if r.heading == heading)) for heading in HEADINGS
    ]
    summary = ", ".join([age_in_words(member, on), *_states(member)])
    return Person(member.id, readable(member.label), summary, tuple((head, items) for head, items in headed if items))


def _states(member: Member) -> list[str]:
    states = (("in care", member.in_care), ("on a plan", member.on_plan))
    return [word for word, so in states if so]


def _relative(family: Family, relative: Relative, on: date) -> str:
    return f"{_named(family.members[relative.id], on)}, {relative.word}"


def _row(family: Family, member: Member, relatives: Sequence[Relative], on: date) -> Row:
    cells = [
        "; ".join(_relative(family, r, on) for r in relatives if r.heading == heading) or "none recorded"
        for heading in HEADINGS
    ]
    home = readable(member.household) if member.household else "not recorded"
    age = ", ".join([age_in_words(member, on), *_states(member)])
    return Row(member.id, (readable(member.label), age, home, *cells))


def _left_out(family: Family, left: NotDrawn) -> str:
    """Ids stay out of the sentence: a number alone tells a reader nothing, and may tell too much."""
    a, b = (
        readable(family.members[i].label) if i in family.members else "someone else" for i in (left.bond.a, left.bond.b)
    )
    word = left.bond.word or str(left.bond.kind)
    if left.bond.kind in (Kind.MARRIED, Kind.SEPARATED):
        said = f"{a} as {word} to {b}" if left.bond.kind == Kind.MARRIED else f"{a} as separated from {b}"
    else:
        said = f"{a} as {word} of {b}"
    return f"Recorded but not drawn: {said}, because {left.why}."
