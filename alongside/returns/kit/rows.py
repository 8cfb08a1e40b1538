"""Typed rows: each field of a row's class says which column it comes from and how it is read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import cache
from typing import Any, ClassVar, Generic, Literal, NamedTuple, TypeVar

from alongside.returns.kit.problems import Problems, Where
from alongside.returns.kit.reading import Complaint, Reader, text

NOTHING: Mapping[str, str] = {}

# A column of a million different texts must not be held in memory twice.
REMEMBERED = 50_000


@dataclass(frozen=True, slots=True)
class Origin:
    """What rows came from: a file, the table, list or block in it, and whether its lines or its rows are counted."""

    file: str
    place: str
    counted: Literal["line", "row"] = "line"

    def where(self, at: int | None) -> Where:
        """The place of the row that stands there."""
        if self.counted == "line":
            return Where(self.file, line=at, place=self.place)
        return Where(self.file, row=at, place=self.place)


NOWHERE = Origin("", "")


@dataclass(slots=True, eq=False)
class Row:
    """What every row of a return knows beside its columns.

    `at` is its line or worksheet row, from 1; `number` its place among its kind in the
    file, from 0. `unread` keeps the text of what could not be read, by column, `taken`
    the text of what was read although it is spelt otherwise than the return asks.
    """

    table: ClassVar[str]
    origin: Origin = NOWHERE
    at: int | None = None
    number: int = 0
    unread: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    taken: Mapping[str, str] = field(default_factory=lambda: NOTHING)

    @property
    def where(self) -> Where:
        """The place in the file, for a person."""
        return self.origin.where(self.at)


@dataclass(frozen=True, slots=True)
class Column:
    """A column as the department spells it, how it is read, and the header pattern that also means it."""

    name: str
    read: Reader = text
    also: str = ""
    optional: bool = False


def column(name: str, read: Reader = text, *, also: str = "", optional: bool = False) -> Any:
    """A dataclass field that holds what stands in the column; None where it is blank."""
    return field(default=None, metadata={"column": Column(name, read, also, optional)})


def columns(row: type) -> tuple[tuple[str, Column], ...]:
    """(field, column) of a row's class, in order; other fields are left out."""
    return _columns(row)


@cache
def _columns(row: Any) -> tuple[tuple[str, Column], ...]:
    found = ((one.name, one.metadata.get("column")) for one in fields(row))
    return tuple((name, held) for name, held in found if held is not None)


class Said(NamedTuple):
    """What one text of a column means; `odd` where its spelling has to be kept."""

    value: Any
    complaint: Complaint | None
    odd: bool


class Slot:
    """One column while a table is read: its place among a row's values, and the texts known so far."""

    __slots__ = ("column", "known", "position")

    def __init__(self, position: int, held: Column, known: dict[str, Said]) -> None:
        self.position = position
        self.column = held
        self.known = known

    def interpret(self, raw: str) -> Said:
        """Reads a text that was not met before, and remembers it."""
        if len(self.known) >= REMEMBERED:
            self.known.clear()
        found = self.known[raw] = _read(self.column, raw.strip())
        return found


def _read(held: Column, raw: str) -> Said:
    if not raw:
        return Said(None, None, False)
    value, complaint = held.read(raw)
    respelt = isinstance(value, str) and value != raw.upper() and value != raw
    return Said(value, complaint, complaint is not None or respelt)


# What each way of reading has made of the texts it met: shared by columns that are read alike, for one reading.
Texts = dict[Reader, dict[str, Said]]


def slots(row: type[Row], texts: Texts) -> dict[str, Slot]:
    """A slot for each column of the row, by the department's spelling."""
    # Every class of rows declares its columns straight behind what all rows share.
    return {
        held.name: Slot(position, held, texts.setdefault(held.read, {}))
        for position, (_, held) in enumerate(columns(row))
    }


# A text that cannot pass without a word: whose it is, what it means, and the line it stands on.
Odd = tuple[Slot, str, Said, int | None]

R = TypeVar("R", bound=Row)


class Maker(Generic[R]):
    """Makes the rows of one table: a text is read once, however often it stands in columns that are read alike."""

    def __init__(self, row: type[R], origin: Origin, problems: Problems, texts: Texts | None = None) -> None:
        self.row: Any = row
        self.origin = origin
        self.problems = problems
        self.slots = slots(row, {} if texts is None else texts)
        self._blank: list[Any] = [None] * len(self.slots)

    def from_cells(self, slots: Sequence[tuple[int, Slot]], cells: Sequence[str], at: int, number: int) -> R:
        """The row of these cells; `slots` says which cell is which column's.

        What cannot be read becomes None, keeps its text in `unread` and is told.
        """
        values = self._blank.copy()
        odd: list[Odd] = []
        for index, slot in slots:
            raw = cells[index]
            if raw:
                said = slot.known.get(raw) or slot.interpret(raw)
                values[slot.position] = said[0]
                if said[2]:
                    odd.append((slot, raw, said, at))
        return self.made(values, odd, at, number)

    def made(self, values: list[Any], odd: Sequence[Odd], at: int | None, number: int, *more: object) -> R:
        """The row of these values, in the order of its columns, then what it holds beside them."""
        if not odd:
            clean: R = self.row(self.origin, at, number, NOTHING, NOTHING, *values, *more)
            return clean
        unread: dict[str, str] = {}
        taken: dict[str, str] = {}
        for slot, raw, said, line in odd:
            refused = said.complaint is not None and said.complaint.severity == "refused"
            (unread if refused else taken)[slot.column.name] = raw.strip()
            if said.complaint:
                self._tell(slot.column.name, said.complaint, raw.strip(), line)
        made: R = self.row(self.origin, at, number, unread, taken, *values, *more)
        return made

    def _tell(self, name: str, complaint: Complaint, raw: str, at: int | None) -> None:
        place = self.origin.where(at).at(name)
        tell = self.problems.refuse if complaint.severity == "refused" else self.problems.warn
        tell(place, f"{name} {complaint.message}.", raw)
