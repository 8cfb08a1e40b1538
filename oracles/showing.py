"""Shows the rows of the child that a difference is about."""

import csv
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from oracles.ours import Place
from oracles.sets import ELEMENTS


def rows_of(kind: str, name: str, place: Place, folder: Path) -> list[str]:
    """All that the made-up return holds of the child whose row it is, one line for each row."""
    made = folder / kind / name
    return list(_looked_after(made, place) if kind == "ssda903" else _in_need(made / "census.xml", place))


def _looked_after(made: Path, place: Place) -> Iterator[str]:
    table, at = place
    child = _read(made / "this" / f"{table.lower()}.csv")[at]["CHILD"]
    for year in ("this", "previous"):
        for path in sorted((made / year).glob("*.csv")):
            for number, row in enumerate(_read(path)):
                if row["CHILD"] == child:
                    cells = " ".join(f"{column}={cell}" for column, cell in row.items() if cell and column != "CHILD")
                    yield f"{year} {path.stem} {number}: {cells}"


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(newline="") as file:
        return list(csv.DictReader(file))


def _in_need(path: Path, place: Place) -> Iterator[str]:
    passed: Counter[str] = Counter()
    for child in ET.parse(path).getroot().iter("Child"):  # noqa: S314 - the file is ours
        before = passed.copy()
        passed.update(ELEMENTS[one.tag] for one in child.iter() if one.tag in ELEMENTS)
        if before[place[0]] <= place[1] < passed[place[0]]:
            ET.indent(child, " ")
            yield from ET.tostring(child, encoding="unicode").splitlines()
            return
