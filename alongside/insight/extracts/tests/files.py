"""Writing every return from the record, and reading what was written, for the tests of the extracts."""

import csv
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lxml import etree

from alongside.history.acting import acting
from alongside.insight.extracts import in_need, inspection, looked_after
from alongside.insight.extracts.writing import WRITERS, Order, Written
from alongside.people.models import Person, Worker

YEAR, TODAY = 2026, date(2026, 11, 24)
YEAR_END = date(2026, 3, 31)
MOTHERHOOD = ("MOTHER", "MC_DOB")
LOOSE = {"true": "1", "false": "0"}


@contextmanager
def seeing_all() -> Iterator[Worker]:
    """Acting as somebody who reaches every child."""
    worker = Worker.objects.using("owner").get(email="nadia@example.org")
    with acting(worker.pk, reason="A test asks what a return would say."):
        yield worker


@dataclass(frozen=True)
class Files:
    """Where the returns were written, and what the rules said of each."""

    folder: Path
    written: dict[str, Written]

    @property
    def census(self) -> Path:
        return self.folder / "census.xml"

    @property
    def annex(self) -> Path:
        return self.folder / "annex-a.xlsx"

    def tables(self, year: int) -> list[Path]:
        return sorted((self.folder / f"ssda903-{year}").glob("*.csv"))

    @property
    def paths(self) -> list[Path]:
        return [self.census, self.annex, *self.tables(YEAR - 1), *self.tables(YEAR)]


def write_all(folder: Path) -> Files:
    """The three returns of the year and last year's 903, from the record as it stands."""
    orders = [("ssda903", year, f"ssda903-{year}") for year in (YEAR - 1, YEAR)]
    orders += [("cin", YEAR, "census.xml"), ("annex_a", YEAR, "annex-a.xlsx")]
    with seeing_all():
        return Files(folder, {name: WRITERS[kind](Order(year, folder / name, TODAY)) for kind, year, name in orders})


def births() -> dict[str, date | None]:
    """Every child of the record by number."""
    return dict(Person.objects.using("owner").exclude(number=None).values_list("number", "born_on"))


def counted() -> Counter[tuple[str | None, str]]:
    """How many rows of each kind the returns have of each child, as the record tells it."""
    found: Counter[tuple[str | None, str]] = Counter()
    with seeing_all():
        for year in (YEAR - 1, YEAR):
            for name, rows in looked_after.rows_of(year).items():
                found.update((row.child, f"{name} {year}") for row in rows)
        for child in in_need.numbered(in_need.children_of(YEAR)):
            for row in in_need.every(child):
                found[child.identifiers.la_child_id, row.table] += 1
        for number, listed in inspection.lists_on(YEAR_END).items():
            found.update((row.child_id, f"List {number}") for row in listed)
    return found


def table(path: Path) -> list[tuple[tuple[str, str], ...]]:
    """The rows of one of the 903's tables, whatever their order, and true and false as 1 and 0.

    Whether a girl is a mother is left out: it is asked of girls in care alone, and answered of each of them.
    """
    with path.open(encoding="utf-8-sig") as file:
        read = [{name: LOOSE.get(said.lower(), said) for name, said in row.items()} for row in csv.DictReader(file)]
    return sorted(tuple(pair for pair in row.items() if pair[0] not in MOTHERHOOD) for row in read)


def children(path: Path) -> dict[str, list[tuple[str, str]]]:
    """Every element of each child of a census with what it says, by the child's number."""
    read = etree.parse(path).iter("Child")
    return {
        str(child.findtext(".//LAchildID")): sorted(
            (one.tag, LOOSE.get(said.lower(), said)) for one in child.iter() for said in [(one.text or "").strip()]
        )
        for child in read
    }
