"""What is read and written again is the same, cell by cell."""

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.returns import ssda903
from alongside.returns.ssda903.tables import TABLES
from alongside.returns.ssda903.write import FILES, write
from oracles.data import council

DAY = st.dates().map(lambda day: f"{day:%d/%m}/{day.year:04}")


def cells_of(path: Path) -> list[list[str]]:
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.reader(file))


def read_again(folder: Path) -> dict[str, list[list[str]]]:
    return {name: cells_of(folder / f"{file}.csv") for name, file in FILES.items() if (folder / f"{file}.csv").exists()}


def test_a_council_written_again_is_the_same_files(tmp_path: Path) -> None:
    council.clean(seed=5, children=400).write(tmp_path / "sent")
    folder = tmp_path / "sent/this"
    first = ssda903.read(sorted(folder.glob("*.csv")))
    write(first.rows, tmp_path / "once", 2027)
    again = ssda903.read(sorted((tmp_path / "once").glob("*.csv")))
    write(again.rows, tmp_path / "twice", 2027)
    assert read_again(tmp_path / "once") == read_again(tmp_path / "twice")
    for path in sorted(folder.glob("*.csv")):
        header, *rows = cells_of(path)
        table = ssda903.read([path])
        (name,) = table.files.values()
        if name in FILES and set(header) == set(next(one for one in TABLES if one.name == name).columns()):
            written_header, *written = cells_of(tmp_path / "once" / f"{FILES[name]}.csv")
            assert [dict(zip(written_header, row, strict=True)) for row in written] == [
                dict(zip(header, row, strict=True)) for row in rows
            ]


@settings(max_examples=30, deadline=None)
@given(day=DAY, words=st.sampled_from(["", "31/02/2025", "soon", "zz/06/2014"]))
def test_what_could_not_be_read_is_written_as_it_stood(
    tmp_path_factory: pytest.TempPathFactory, day: str, words: str
) -> None:
    folder = tmp_path_factory.mktemp("sent")
    lines = ["CHILD,DOB,PREV_PERM,LA_PERM,DATE_PERM", f"1,{day},P1,WAL,{words}", f"2,{words},Z1,,"]
    (folder / "a.csv").write_text("\n".join(lines))
    write(ssda903.read([folder / "a.csv"]).rows, folder / "out", 2026)
    assert (folder / "out/previous_permanence.csv").read_text().splitlines() == lines


def test_a_year_before_a_table_was_asked_for_has_no_file_of_it(tmp_path: Path) -> None:
    names = {path.name for path in write({}, tmp_path, 2023)}
    assert "dolo.csv" not in names
    assert "sw_episodes.csv" not in names
