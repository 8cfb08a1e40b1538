"""A region's councils are checked side by side: the same answer as one after another, whoever is lost on the way."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from alongside.returns.region import Checked, Council, check_council, check_region, councils_in, main, workers_of
from alongside.returns.tests.making import ADA, census, table, write

COUNCILS = 9


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("region")
    for number in range(COUNCILS):
        council = folder / f"E0600000{number}"
        (council / "ssda903").mkdir(parents=True)
        births = [f"C{one},{'X' if one % 3 == number % 3 else 'F'},31/02/2012,WBRI,,0," for one in range(40)]
        write(council / "ssda903", "header.csv", table("CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB", *births))
        write(council, "cin.xml", census(ADA.replace("2025-10-07", f"2025-10-0{number % 6 + 1}")))
    return folder


@pytest.fixture(scope="module")
def workers() -> Iterator[object]:
    with workers_of(2) as client:
        yield client


@pytest.fixture(scope="module")
def alone(region: Path) -> dict[str, Checked]:
    return {council.code: check_council(council) for council in councils_in(region, 2026)}


def test_two_processes_say_what_one_says(region: Path, workers: object, alone: dict[str, Checked]) -> None:
    found = {one.code: one for one in check_region(councils_in(region, 2026), workers)}
    assert found == alone
    assert sum(len(one.lines) for one in alone.values()) > COUNCILS * 40


def test_a_worker_that_is_killed_costs_nothing(region: Path, workers: object, alone: dict[str, Checked]) -> None:
    said = check_region(councils_in(region, 2026), workers)
    first = next(said)
    victim = next(iter(workers.run(os.getpid).values()))
    os.kill(victim, signal.SIGKILL)
    assert {one.code: one for one in [first, *said]} == alone


def test_what_cannot_be_read_is_told_and_stops_no_other(tmp_path: Path) -> None:
    write(tmp_path, "cin.xml", "<Message>")
    checked = check_council(Council(tmp_path, 2026))
    assert checked.lines == ()
    assert "cut off" in checked.refused[0]


def test_the_command_writes_every_line_by_council(region: Path, tmp_path: Path, alone: dict[str, Checked]) -> None:
    assert main([str(region), "--year", "2025-26", "--csv", str(tmp_path / "out.csv")]) == 1
    header, *lines = (tmp_path / "out.csv").read_text().splitlines()
    assert header == "council,return,rule,table,row,child,fields,message"
    assert len(lines) == sum(len(one.lines) for one in alone.values())
    assert lines == sorted(lines, key=lambda line: line.partition(",")[0])
