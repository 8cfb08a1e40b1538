"""What a reader of all published tables can work out of the counts that they hide."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from alongside.practice.suppressing.solving import Contradiction, Known, extreme
from alongside.practice.suppressing.statements import Statements, statements
from alongside.practice.suppressing.tables import THRESHOLD, Place, Published


@dataclass(frozen=True)
class Range:
    """One hidden count: where it stands, and the least and the most that it can be given everything shown."""

    table: str
    place: Place
    least: int
    most: int


def exposed(least: int, most: int, threshold: int = THRESHOLD) -> bool:
    """Whether a range gives a hidden count away.

    It does when one value is left; when only values under the threshold are; or when such a value is left and
    the range is narrower than "fewer than the threshold" would be.
    """
    small = least < threshold
    return least == most or (small and (most < threshold or most - least < threshold - 1))


def recoverable(tables: Sequence[Published], threshold: int = THRESHOLD) -> list[Range]:
    """The hidden counts that a reader of all these tables together can pin down, or tell to be small.

    Give every table that was ever published of the same things. Raises Contradiction when no counts agree with
    all of them: a figure was changed after it was published, which itself tells something.
    """
    return [one for one in ranges(tables) if exposed(one.least, one.most, threshold)]


def ranges(tables: Sequence[Published]) -> list[Range]:
    """What each hidden count can be, in whole numbers, given every equation of all these tables."""
    return [one for part in statements(tables) for one in ranges_of(tables, part)]


def ranges_of(tables: Sequence[Published], part: Statements) -> list[Range]:
    """The same for the counts of one part."""
    known = as_known(tables, part)
    found = []
    for statement, places in enumerate(part.stands):
        hiding = [(tables[number].name, place) for number, place in places if place not in tables[number].shown]
        if hiding:
            least, most = _range(known, statement)
            found += [Range(name, place, least, most) for name, place in hiding]
    return found


def _range(known: Known, statement: int) -> tuple[int, int]:
    """What one count can be; what another table shows is known."""
    if known.shown[statement] >= 0:
        return int(known.shown[statement]), int(known.shown[statement])
    return int(extreme(known, statement, 1)[statement]), int(extreme(known, statement, -1)[statement])


def as_known(tables: Sequence[Published], part: Statements) -> Known:
    """What the tables show of one part. A count that is shown anywhere is known wherever it stands.

    Raises Contradiction, naming the tables, when two of them show it differently.
    """
    shown = [-1] * len(part.stands)
    for statement, places in enumerate(part.stands):
        told = {tables[number].shown[place] for number, place in places if place in tables[number].shown}
        if len(told) > 1:
            names = " and ".join(f"“{tables[number].name}”" for number, _ in places)
            raise Contradiction(f"{names} show the same count as {sorted(told)}: publish it as it was before.")
        shown[statement] = told.pop() if told else -1
    return Known(part.sums, np.array(shown, dtype=np.int64))
