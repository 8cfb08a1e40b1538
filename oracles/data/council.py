"""A made-up council's SSDA903 return: this year's and last year's tables, and the list of providers."""

import csv
import random
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from oracles.data.days import Year, days
from oracles.data.lives import Life
from oracles.data.places import OWN_CODE, Provider, make_providers, write_list
from oracles.data.returned import TABLES, Cell, Row, Rows, returned, tables_of
from oracles.data.stories import MIX
from oracles.data.teller import Teller

CHILDREN = 1716
OLD_SEX = {"M": "1", "F": "2"}


@dataclass(slots=True)
class Council:
    """Both years' rows by table; a cell is text or a day, and an empty text is blank."""

    year: Year
    this: Rows
    previous: Rows
    providers: list[Provider]

    def write(self, folder: Path) -> dict[str, object]:
        """Writes CSV files and the list; returns what `answers.ssda903` is asked with."""
        for name, rows, year in (("this", self.this, self.year), ("previous", self.previous, self.year.before)):
            (folder / name).mkdir(parents=True, exist_ok=True)
            for table, columns in tables_of(year.ends_in).items():
                _write(folder / name / f"{table.lower()}.csv", columns, rows[table], year)
        write_list(self.providers, folder / "providers.xlsx")
        return {
            "this": str(folder / "this"),
            "previous": str(folder / "previous"),
            "providers": str(folder / "providers.xlsx"),
            "year": self.year.ends_in,
            "authority": OWN_CODE,
        }


def spelt(cell: Cell, column: str, year: Year) -> str:
    """The cell as it stands in a file of that year."""
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    return OLD_SEX.get(cell, cell) if column == "SEX" and year.ends_in < 2025 else cell


def clean(*, seed: int, children: int = CHILDREN, year: int = 2026) -> Council:
    """A council whose return breaks no rule. At 1,716 children it has about 2,050 episodes."""
    rng = random.Random(seed)
    telling = Teller(rng, Year(year), make_providers(rng, Year(year).end + days(900)))
    stories = [story for story, weight in MIX for _ in range(weight)]
    lives: list[Life] = []
    while len(lives) < children:
        rng.shuffle(stories)
        lives += [story(telling) for story in stories[: children - len(lives)]]
    return of(lives, telling)


def of(lives: list[Life], telling: Teller) -> Council:
    """The council that these children belong to."""
    year = telling.year
    return Council(year, _rows(lives, year), _rows(lives, year.before), list(telling.providers))


def join(made: Council, more: Council) -> None:
    """Adds the children of the one to the other."""
    for rows, others in ((made.this, more.this), (made.previous, more.previous)):
        for table in TABLES:
            rows[table] += others[table]


def _rows(lives: list[Life], year: Year) -> Rows:
    rows: Rows = {table: [] for table in TABLES}
    for life in lives:
        for table, row in returned(life, year):
            rows[table].append(row)
    return rows


def _write(path: Path, columns: tuple[str, ...], rows: list[Row], year: Year) -> None:
    with path.open("w", newline="") as file:
        lines = csv.writer(file, lineterminator="\n")
        lines.writerow(columns)
        lines.writerows([spelt(row[column], column, year) for column in columns] for row in rows)
