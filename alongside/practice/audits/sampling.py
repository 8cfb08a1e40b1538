"""Which files are audited: drawn by a seed, in strata, and drawn again alike by anybody who has the seed and the frame.

Chance is an order: files are put in the order of SHA-256 over "seed|key". That is the same on every machine and in
every version of every library, and can be worked out by hand in a spreadsheet that knows the digest. A key tells
nothing of the child: it is made for the frame by lot, and which child it is stands apart.
"""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass
from typing import Final, TypeVar

# A file's stratum, the coarsest first: when there are more strata than places, they are divided in this order.
LEVELS: Final = ("plan", "risk", "age_band", "team")
T = TypeVar("T")


class NobodyFree(Exception):
    """Files whom too few of those named may audit: each works on them or manages who does. `keys` are those files."""

    def __init__(self, keys: Sequence[str]) -> None:
        super().__init__(f"{len(keys)} files have too few people who may audit them.")
        self.keys = list(keys)


@dataclass(frozen=True, slots=True, order=True)
class Line:
    """One file of the frame: its key and its stratum, and nobody's name."""

    key: str
    plan: str
    risk: str
    age_band: str
    team: str

    @property
    def stratum(self) -> tuple[str, ...]:
        return (self.plan, self.risk, self.age_band, self.team)


def draw(frame: Iterable[Line], seed: str, size: int) -> list[str]:
    """The keys of `size` files (all, when there are fewer), in the order of chance.

    Each stratum has one at least and its share of the rest, as far as the places reach. When there are more strata
    than places, each plan has one at least, then each risk in a plan, and so on; where places do not reach for each
    part of a group, chance alone decides within the group.
    """
    lines = sorted(set(frame), key=lambda line: (_chance(seed, line.key), line.key))
    return _in_order_of_chance(_divide(lines, min(size, len(lines)), 0, seed), seed)


def _divide(lines: Sequence[Line], places: int, level: int, seed: str) -> list[str]:
    strata = grouped(lines, lambda line: line.stratum)
    if len(strata) <= places:
        seats = shares({name: len(of) for name, of in strata.items()}, places, seed)
        return [line.key for name, of in strata.items() for line in of[: seats[name]]]
    parts = grouped(lines, lambda line: line.stratum[: level + 1])
    if level == len(LEVELS) or len(parts) > places:
        return [line.key for line in lines[:places]]
    seats = shares({name: len(of) for name, of in parts.items()}, places, seed)
    return [key for name, of in parts.items() for key in _divide(of, seats[name], level + 1, seed)]


def shares(counts: Mapping[tuple[str, ...], int], places: int, seed: str) -> dict[tuple[str, ...], int]:
    """Places for each stratum: one each first, the rest by largest remainder, never more than it has files.

    Expects as many places as strata at least, and no more than files. Equal remainders go by the order of chance.
    """
    seats = dict.fromkeys(counts, 1)
    while (left := places - sum(seats.values())) > 0:
        open_to = {name: counts[name] - 1 for name in counts if seats[name] < counts[name]}
        of, whole = sum(open_to.values()), left
        for name, weight in open_to.items():
            given = min(whole * weight // of, counts[name] - seats[name])
            seats[name] += given
            left -= given
        by_remainder = sorted(open_to, key=lambda n: (-(whole * open_to[n] % of), _chance(seed, "|".join(n))))
        for name in by_remainder[:left]:
            seats[name] += seats[name] < counts[name]
    return seats


def digest(frame: Iterable[Line]) -> str:
    """The frame's own number: SHA-256 over its lines in order, so that nobody can change one unseen."""
    told = "\n".join(",".join(astuple(line)) for line in sorted(frame))
    return hashlib.sha256(told.encode()).hexdigest()


def allot(
    keys: Sequence[str], auditors: Sequence[int], barred: Mapping[str, Iterable[int]], seed: str, each: int = 2
) -> dict[str, tuple[int, ...]]:
    """`each` auditors for every file, none of them barred from it, the work shared out evenly.

    Files with the fewest who may audit them choose first. Raises NobodyFree when somebody is missing.
    """
    load = dict.fromkeys(auditors, 0)
    free = {key: [one for one in auditors if one not in set(barred.get(key, ()))] for key in keys}
    if short := [key for key in keys if len(free[key]) < each]:
        raise NobodyFree(short)
    allotted = {}
    for key in sorted(keys, key=lambda k: (len(free[k]), keys.index(k))):
        chosen = sorted(free[key], key=lambda one: (load[one], _chance(seed, f"{key}|{one}")))[:each]
        for one in chosen:
            load[one] += 1
        allotted[key] = tuple(chosen)
    return allotted


def grouped(lines: Iterable[Line], by: Callable[[Line], T]) -> dict[T, list[Line]]:
    """The lines that share what `by` says of them, each group in the order given."""
    found: defaultdict[T, list[Line]] = defaultdict(list)
    for line in lines:
        found[by(line)].append(line)
    return dict(found)


def _in_order_of_chance(keys: Iterable[str], seed: str) -> list[str]:
    return sorted(keys, key=lambda key: (_chance(seed, key), key))


def _chance(seed: str, key: str) -> str:
    return hashlib.sha256(f"{seed}|{key}".encode()).hexdigest()
