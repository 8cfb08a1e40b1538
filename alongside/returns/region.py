"""`bin/alongside region`: the returns of many councils checked side by side, on one machine or on several.

A region keeps a folder for each council, named by its code (E08000025), with what it
sent: `ssda903/`, `previous/`, `cin.xml`, `annex_a.xlsx`. Beside them may lie
`providers.xlsx`. Each council is one task of Dask's scheduler, which gives it to another
worker where one is lost; the answer is the same as that of one process.
"""

import argparse
import csv
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from alongside.returns.command import year_of
from alongside.returns.kit.keeping import kept_whole
from alongside.returns.kit.problems import Unreadable
from alongside.returns.kit.telling import COLUMNS, harmless, lines
from alongside.returns.whole import Answer, census, inspection_lists, looked_after

if TYPE_CHECKING:
    from distributed import Client

Line = tuple[object, ...]

# A council whose check takes three workers with it would take the fourth as well.
LOST_WORKERS = 3


@dataclass(frozen=True)
class Council:
    """What one council sent, and for which year."""

    folder: Path
    year: int

    @property
    def code(self) -> str:
        """The council's own code: the name of its folder."""
        return self.folder.name


@dataclass(frozen=True)
class Checked:
    """What the rules said of one council's returns; `refused` has a sentence for each that could not be read."""

    code: str
    lines: tuple[Line, ...]
    refused: tuple[str, ...]


def councils_in(region: Path, year: int) -> list[Council]:
    """The councils of a region, by their codes."""
    return [Council(folder, year) for folder in sorted(region.iterdir()) if folder.is_dir()]


def check_council(council: Council) -> Checked:
    """Every return that the council sent, checked with every rule. Raises nothing for what a file holds."""
    found: list[Line] = []
    refused: list[str] = []
    for name, check in _sent(council):
        try:
            outcome, _ = check()
        except Unreadable as refusal:
            refused.append(str(refusal))
        else:
            found.extend((council.code, name, *line) for line in lines(outcome))
    return Checked(council.code, tuple(found), tuple(refused))


def _sent(council: Council) -> Iterator[tuple[str, Callable[[], Answer]]]:
    folder, year = council.folder, council.year
    if (folder / "ssda903").is_dir():
        before, listed = folder / "previous", folder.parent / "providers.xlsx"
        yield (
            "ssda903",
            lambda: looked_after(
                folder / "ssda903",
                year,
                authority=council.code,
                previous=before if before.is_dir() else None,
                providers=[listed] if listed.is_file() else [],
            ),
        )
    if (folder / "cin.xml").is_file():
        yield "cin", lambda: census(folder / "cin.xml", year)
    if (folder / "annex_a.xlsx").is_file():
        yield (
            "annex_a",
            lambda: inspection_lists(
                folder / "annex_a.xlsx",
                year,
                census_file=folder / "cin.xml" if (folder / "cin.xml").is_file() else None,
                folder_903=folder / "ssda903" if (folder / "ssda903").is_dir() else None,
            ),
        )


def check_region(councils: Sequence[Council], client: "Client") -> Iterator[Checked]:
    """Each council as it is done, in no order. A lost worker's council is given to another."""
    from distributed import as_completed

    tasks = client.map(check_council, councils, retries=LOST_WORKERS, pure=False)
    for task in as_completed(tasks):
        yield task.result()
        task.release()


def write_region(checked: Iterable[Checked], path: Path) -> None:
    """All lines, by council, as one CSV: whole or not at all. Raises OSError."""
    with kept_whole(path) as part, part.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(("council", "return", *COLUMNS))
        for one in sorted(checked, key=lambda one: one.code):
            writer.writerows([harmless(cell) for cell in line] for line in one.lines)


def main(arguments: Sequence[str]) -> int:
    """Runs the command: 0 where no rule found anything, 1 where one did, 2 where something could not be read."""
    asked = _parser().parse_args(arguments)
    try:
        checked = list(_told(asked))
    except ImportError:
        print("This needs more packages: run bin/install requirements-region.txt once.", file=sys.stderr)
        return 2
    write_region(checked, asked.csv)
    refused = [sentence for one in checked for sentence in one.refused]
    for sentence in refused:
        print(f"This could not be read. {sentence}", file=sys.stderr)
    found = sum(len(one.lines) for one in checked)
    print(f"{found:,} findings in the returns of {len(checked)} councils: {asked.csv}")
    return 2 if refused else 1 if found else 0


def _told(asked: argparse.Namespace) -> Iterator[Checked]:
    councils = councils_in(asked.region, asked.year)
    with workers_of(asked.workers, asked.scheduler) as client:
        for number, one in enumerate(check_region(councils, client), start=1):
            if sys.stderr.isatty():
                print(f"\r{number} of {len(councils)} councils", end="", file=sys.stderr, flush=True)
            yield one


@contextmanager
def workers_of(workers: int, scheduler: str | None = None) -> "Iterator[Client]":
    """Those who do the work: processes of this machine, or a scheduler's own workers."""
    from distributed import Client, LocalCluster

    if scheduler:
        with Client(scheduler) as client:
            yield client
        return
    machine = LocalCluster(
        n_workers=workers, threads_per_worker=1, processes=True, host="127.0.0.1", dashboard_address="127.0.0.1:0"
    )
    with machine, Client(machine) as client:
        yield client


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="bin/alongside region", description="Check a region's returns together.")
    parser.add_argument("region", type=Path, help="the folder with a folder for each council")
    parser.add_argument("--year", type=year_of, required=True, help="such as 2025-26")
    parser.add_argument("--csv", type=Path, required=True, metavar="OUT")
    parser.add_argument("--workers", type=int, default=2, help="processes on this machine")
    parser.add_argument("--scheduler", help="the address of a Dask scheduler, in place of this machine's processes")
    return parser
