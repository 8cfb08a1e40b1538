"""Children who between them hold every code, and every pair of codes that rules read together."""

import random
from collections.abc import Iterator
from itertools import cycle, product

from oracles.data import stories
from oracles.data.codes import CODES, TOGETHER
from oracles.data.council import Council, join, of
from oracles.data.days import Year, days
from oracles.data.lives import Life
from oracles.data.places import make_providers
from oracles.data.returned import TABLES, Row
from oracles.data.sweeps import TELLS
from oracles.data.teller import Teller

# Each combination is told of another kind of child than the one before.
TELLS_OF: dict[str, tuple[stories.Story, ...]] = {
    "Episodes": (stories.moved, stories.settled, stories.left, stories.came, stories.new_status, stories.adopted),
    "Header": (stories.settled, stories.care_leaver, stories.left, stories.mother, stories.short_breaks),
    "OC2": (stories.settled, stories.at_home, stories.moved),
    **{table: (tell,) for table, tell in TELLS.items() if table not in ("Episodes", "Header")},
}


def grids(*, seed: int, year: int = 2026) -> Council:
    """A council of about 2,000 such children."""
    rng = random.Random(seed)
    tell = Teller(rng, Year(year), make_providers(rng, Year(year).end + days(900)))
    made = of([], tell)
    for table, columns in _combinations():
        kinds = cycle(TELLS_OF[table])
        for codes in product(*(CODES[column] for column in columns)):
            life = _with_a_row(tell, table, kinds)
            _add(made, of([life], tell), table, dict(zip(columns, codes, strict=True)), rng)
    return made


def _combinations() -> Iterator[tuple[str, tuple[str, ...]]]:
    yield from TOGETHER
    for table, columns in TABLES.items():
        yield from ((table, (column,)) for column in columns if column in CODES)


def _with_a_row(tell: Teller, table: str, kinds: Iterator[stories.Story]) -> Life:
    """The next kind of child who has such a row this year."""
    while True:
        life = next(kinds)(tell)
        if of([life], tell).this[table]:
            return life


def _add(made: Council, alone: Council, table: str, codes: dict[str, str], rng: random.Random) -> None:
    row: Row = rng.choice(alone.this[table])
    row.update(codes)
    join(made, alone)
