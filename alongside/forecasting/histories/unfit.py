"""Rows of a 903 that a forecast cannot use: set aside, named and counted, so that the rest can be used."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Protocol

from alongside.forecasting.histories.spells import LeftOut
from alongside.returns.kit.rows import Row
from alongside.returns.ssda903.tables import Episode, Header

SHOWN = 5
SHARED = "children share an id: born on different days, or of a different sex, from one year to the next"
NO_START = "episodes have no child or no start that can be read"
NO_CHILD = "episodes are of a child without a row in the header, or without a date of birth there"
BACKWARDS = "episodes end before they start"
OVERLAP = "episodes overlap the child's next one, and were ended where it starts"
LATE = "episodes start or end after the year that their return is of"
UNBORN = "episodes start before the child was born"
ENDLESS = "episodes are still open though a later return does not have them; their last known day was taken as the end"


class OneYear(Protocol):
    """What this needs of one year's return."""

    @property
    def ends(self) -> int: ...
    @property
    def header(self) -> Sequence[Header]: ...
    @property
    def episodes(self) -> Sequence[Episode]: ...


class Faults:
    """What was left out or mended so far, by why."""

    def __init__(self) -> None:
        self._found: dict[str, list[str]] = defaultdict(list)

    def add(self, why: str, row: Row, year: int) -> None:
        """One row could not be used as it stands. No name and no id is kept: the file and line tell whoever has it."""
        self._found[why].append(f"{year}: {row.where}")

    def told(self) -> list[LeftOut]:
        """Each fault with how many rows have it, and where the first stand."""
        return [LeftOut(why, len(rows), tuple(rows[:SHOWN])) for why, rows in self._found.items()]


def without_faults(years: Sequence[OneYear], faults: Faults) -> tuple[list[Episode], dict[str, Header]]:
    """The episodes that can be used, once each as the last return has them, by child and start; and who they are of."""
    people = _people(years, faults)
    latest: dict[tuple[str, object, object], tuple[int, Episode]] = {}
    for year in years:
        for row in _usable(year, people, faults):
            latest[row.child or "", row.decom, row.place] = (year.ends, row)
    ordered = sorted(latest.values(), key=lambda one: (one[1].child or "", str(one[1].decom)))
    return list(_apart(ordered, faults, years[-1].ends)), people


def _people(years: Sequence[OneYear], faults: Faults) -> dict[str, Header]:
    people: dict[str, Header] = {}
    shared: set[str] = set()
    for year in years:
        for row in year.header:
            if not row.child or not row.dob:
                continue
            known = people.setdefault(row.child, row)
            if (known.dob, known.sex) != (row.dob, row.sex) and row.child not in shared:
                shared.add(row.child)
                faults.add(SHARED, row, year.ends)
            people[row.child] = known
    return {child: row for child, row in people.items() if child not in shared}


def _usable(year: OneYear, people: dict[str, Header], faults: Faults) -> Iterator[Episode]:
    for row in year.episodes:
        why = _fault(row, people, date(year.ends, 3, 31))
        if why:
            faults.add(why, row, year.ends)
        else:
            yield row


def _fault(row: Episode, people: dict[str, Header], last: date) -> str:
    if not row.child or not row.decom:
        return NO_START
    if row.child not in people:
        return NO_CHILD
    if row.dec and row.dec < row.decom:
        return BACKWARDS
    if row.decom > last or (row.dec and row.dec > last):
        return LATE
    born = people[row.child].dob
    return UNBORN if born and row.decom < born else ""


def _apart(ordered: Iterable[tuple[int, Episode]], faults: Faults, last: int) -> Iterator[Episode]:
    """Each episode ended where the child's next one starts, and at the end of its return if no later one has it."""
    rows = list(ordered)
    for at, (year, row) in enumerate(rows):
        following = rows[at + 1][1] if at + 1 < len(rows) and rows[at + 1][1].child == row.child else None
        if following and following.decom and (row.dec is None or row.dec > following.decom):
            faults.add(OVERLAP, row, year)
            row.dec = following.decom
        elif row.is_open and row.dec is None and year < last:
            faults.add(ENDLESS, row, year)
            row.dec = _march(year)
        yield row


def _march(year: int) -> date:
    return date(year, 3, 31)
