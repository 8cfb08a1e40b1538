"""What a file tells of a child, as facts that are still to be written. Plain data: no database is asked.

Each return has a planner (`cin`, `ssda903`, `annex_a`) that turns its rows into these.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from alongside.history.facts import ChildFact
from alongside.returns.kit.problems import Where


@dataclass(frozen=True, slots=True)
class Source:
    """A return of one year. `as_at` is the last day that it tells of, `year` the one in which it ends."""

    kind: Literal["cin", "ssda903", "annex_a"]
    label: str
    as_at: date
    year: int

    @property
    def order(self) -> tuple[int, int, date]:
        """Year by year; of one year the fullest return first, so that those that tell the latest alone find it."""
        return self.year, ("cin", "ssda903", "annex_a").index(self.kind), self.as_at


@dataclass(frozen=True, slots=True)
class Said:
    """One thing to report of a child, and where in a file it stands. Never holds what a cell said."""

    where: Where
    sentence: str


@dataclass(slots=True)
class Identity:
    """Who a child is, as far as a file says. `number` is the council's own."""

    number: str
    where: Where
    born_on: date | None = None
    expected_on: date | None = None
    died_on: date | None = None
    sex: str = ""
    ethnicity: str = ""
    disabilities: tuple[str, ...] = ()
    upn: str = ""
    former_upn: str = ""
    upn_unknown: str = ""


@dataclass(frozen=True, slots=True)
class TeamNamed:
    """A team that a file names; blank when it names none."""

    name: str


@dataclass(frozen=True, slots=True)
class WorkerNamed:
    """A worker whom a file names, or gives the council's number of."""

    name: str = ""
    number: str = ""


@dataclass(eq=False, slots=True)
class Intended:
    """One fact to write, or to find again and fill.

    `key` are the columns by which it is found again; `on` is the day it became known. `later` holds what
    became known on further days. `implied` names columns that the file only implies: they fill what is
    blank and never contradict. `moves` names columns of which a later file knows better. With `covers`
    it may be found in an episode that holds its first day; with `succeeds` its start ends an open one. With
    `reaches` it may be found in one that shares any of its days, whose start then moves back to its own unless that
    is implied: a return of one year tells since when a child has been in care only of those who came in it.
    """

    kind: type[ChildFact]
    where: Where
    on: date
    key: dict[str, Any]
    columns: dict[str, Any] = field(default_factory=dict)
    later: list[tuple[date, dict[str, Any]]] = field(default_factory=list)
    after: dict[str, "Intended"] = field(default_factory=dict)
    implied: frozenset[str] = frozenset()
    moves: frozenset[str] = frozenset()
    covers: bool = False
    succeeds: bool = False
    reaches: bool = False

    def told(self) -> dict[str, Any]:
        """Every column, as it stands at the end."""
        columns = {**self.key, **self.columns}
        for _, more in self.later:
            columns |= more
        return columns


@dataclass(slots=True)
class Told:
    """Everything that one file, or one set of files, tells of one child."""

    who: Identity
    source: Source
    facts: list[Intended] = field(default_factory=list)
    refused: list[Said] = field(default_factory=list)
    warnings: list[Said] = field(default_factory=list)
    left: list[Said] = field(default_factory=list)

    def add(self, kind: type[ChildFact], where: Where, on: date, key: dict[str, Any], **more: Any) -> Intended:
        """Tell of a fact."""
        made = Intended(kind, where, on, key, **more)
        self.facts.append(made)
        return made

    def refuse(self, where: Where, sentence: str) -> None:
        self.refused.append(Said(where, sentence))

    def warn(self, where: Where, sentence: str) -> None:
        self.warnings.append(Said(where, sentence))

    def leave(self, where: Where, sentence: str) -> None:
        self.left.append(Said(where, sentence))

    def of(self, kind: type[ChildFact]) -> Iterator[Intended]:
        """The facts of one kind told so far."""
        return (fact for fact in self.facts if fact.kind is kind)


def only(**columns: Any) -> dict[str, Any]:
    """The columns that are told: a blank one says nothing."""
    return {name: value for name, value in columns.items() if value not in (None, "", (), [])}
