"""Who comes into care when: groups of brothers and sisters, so many that care grows as the county's did."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from alongside.council.made_up import fates
from alongside.council.made_up.chance import Chance, Weighted
from alongside.council.made_up.fates import Fate

TOGETHER = Weighted({1: 62, 2: 25, 3: 10, 4: 3})
SPAN = 91  # days for which the number in care is steered
UNSTEADY = 0.012  # how far the number strays from the straight way between
BEFORE = 14 * 365
# Nobody comes of age on a day about which the law and the return differ: see `fates.END_OF_YEAR`; and whether whoever
# was born on 29 February does so on 28 February or on 1 March.
NOT_BORN_ON = (fates.END_OF_YEAR, (2, 29))


@dataclass(frozen=True, slots=True)
class Entry:
    """Children who come into care together: the day, when each was born and what becomes of each."""

    on: date
    born: tuple[date, ...]
    fates: tuple[Fate, ...]
    alone: bool

    def in_care_on(self, day: date) -> int:
        return sum(1 for fate in self.fates if self.on <= day < fate.ended_on)


def entry(chance: Chance, on: date, most: int = 9) -> Entry:
    """A group that comes into care on a day."""
    alone = chance.yes(fates.ALONE_SHARE)
    born = []
    if alone:
        born = [on - timedelta(days=int(365.25 * chance.within(15, 16)) + chance.within(40, 364))]
    else:
        age = chance.of(fates.AGE_AT_START)
        for _ in range(min(most, chance.of(TOGETHER))):
            # A sixth of those under one come within days of birth.
            days = chance.within(1, 20) if age == 0 and chance.yes(0.4) else chance.within(5, 364)
            born.append(on - timedelta(days=int(365.25 * age) + days))
            age = max(0, age - chance.within(1, 3))
            if age == 0:
                break
    born = sorted({day - timedelta(days=(day.month, day.day) in NOT_BORN_ON) for day in born})
    return Entry(on, tuple(born), tuple(_fates(chance, born, on, alone)), alone)


def _fates(chance: Chance, born: list[date], on: date, alone: bool) -> Iterator[Fate]:
    """Brothers and sisters who go home go home together; other ends are each child's own."""
    together: Fate | None = None
    for one in born:
        found = fates.fate(chance, one, on, alone=alone)
        if found.kind == "home":
            together = together or found
            found = together if together.ended_on < _grown_up(one) else found
        yield found


def _grown_up(born: date) -> date:
    return born + timedelta(days=int(365.25 * 18) - 1)


def entries(chance: Chance, start: date, today: date, at_start: int, now: int) -> list[Entry]:
    """Everybody in care at the start, and everybody who came since, so that just `now` are in care today."""
    found = _already_in_care(chance, start, at_start)
    spans = max(1, round((today - start).days / SPAN))
    for span in range(1, spans + 1):
        first = start + (today - start) * (span - 1) / spans
        last = start + (today - start) * span / spans
        way = at_start + (now - at_start) * span / spans
        wanted = now if span == spans else round(way * (1 + chance.gauss(0, UNSTEADY)))
        _fill(chance, found, first, last, wanted)
    return found


def _already_in_care(chance: Chance, start: date, wanted: int) -> list[Entry]:
    found: list[Entry] = []
    held = 0
    while held < wanted:
        one = entry(chance, start - timedelta(days=1 + int(chance.random() ** 1.5 * BEFORE)), most=wanted - held)
        here = one.in_care_on(start)
        if here:
            found.append(one)
            held += here
    return found


def _fill(chance: Chance, found: list[Entry], first: date, last: date, wanted: int) -> None:
    """Add who comes between two days until so many are in care on the last."""
    held = sum(one.in_care_on(last) for one in found)
    while held < wanted:
        one = entry(chance, chance.day(first + timedelta(days=1), last - timedelta(days=1)), most=wanted - held)
        found.append(one)
        held += one.in_care_on(last)
