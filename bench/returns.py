"""What a return costs to check, as a whole process, beside its peer and beside merely reading the same files."""

import random
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import Any
from xml.etree.ElementTree import Element

from bench.council import ROOT
from bench.saying import say
from oracles.data import census, council, faults

FOLDER = ROOT / ".data-bench" / "returns"
ORACLES = ROOT / ".oracles"
YEAR, ENDS = "2025-26", "2026"
CHILDREN = 6_000
ROUNDS = 5
SEED = 4
BROKEN = ("", "2025-02-31", "ZZ", "-1")

READ_CSV = "import csv,sys\nfor p in sys.argv[1:]:\n with open(p,newline='') as f: list(csv.reader(f))"
READ_XML = "import sys\nfrom lxml import etree\netree.parse(sys.argv[1])"


@dataclass(frozen=True)
class Cost:
    """One whole process: seconds by the clock and of processor, and its most memory in MB."""

    clock: float
    processor: float
    memory: float


@dataclass(frozen=True)
class Result:
    """One return at one size: medians of ours and of reading alone, and the peer where it was run."""

    name: str
    ours: Cost
    reading: Cost
    peer: Cost | None


def measure(*, quick: bool) -> list[dict[str, Any]]:
    """Both returns at a council's size and at ten times it; the peers take minutes, at ten times the census an hour."""
    subprocess.run([ROOT / "oracles/install"], check=True)
    rounds = 1 if quick else ROUNDS
    results = [_looked_after(1, rounds, peer=True), _looked_after(10, rounds, peer=not quick)]
    results += [_census(1, rounds, peer=True), _census(10, rounds, peer=False)]
    return [asdict(one) for one in results]


def _looked_after(times: int, rounds: int, *, peer: bool) -> Result:
    folder = FOLDER / f"ssda903-{times}"
    if not folder.exists():
        _apart(f"make_council({times})")
    this, previous, providers = folder / "this", folder / "previous", folder / "providers.xlsx"
    more = ("--previous", previous, "--providers", providers, "--year", YEAR, "--authority", council.OWN_CODE)
    theirs = [_python("ssda903"), ROOT / "oracles/whole_ssda903.py", this, previous, providers, ENDS, council.OWN_CODE]
    reading = [sys.executable, "-c", READ_CSV, *sorted(this.glob("*.csv")), *sorted(previous.glob("*.csv"))]
    name = f"SSDA903, {_rows(this):,} episodes"
    return _result(name, _alongside("ssda903", this, *more), reading, theirs if peer else None, rounds)


def make_council(times: int) -> None:
    """The files of a council so many times the usual size, with broken rows in three of a hundred."""
    made = council.clean(seed=SEED, children=council.CHILDREN * times)
    faults.broken(made, seed=SEED).write(FOLDER / f"ssda903-{times}")


def _census(times: int, rounds: int, *, peer: bool) -> Result:
    file = FOLDER / f"cin-{times}.xml"
    if not file.exists():
        _apart(f"make_census({times})")
    theirs = [_python("cin"), ROOT / "oracles/whole_cin.py", file, ENDS]
    reading = [sys.executable, "-c", READ_XML, file]
    name = f"Census, {CHILDREN * times:,} children"
    return _result(name, _alongside("cin", file, "--year", YEAR), reading, theirs if peer else None, rounds)


def make_census(times: int) -> None:
    """The census of so many times six thousand children, one value of three in a hundred of them broken."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    children = census.clean(seed=SEED, children=CHILDREN * times)
    census.write(FOLDER / f"cin-{times}.xml", _some_broken(children), council.Year(int(ENDS)))


def _apart(call: str) -> None:
    """In a process of its own: what a process once held counts as the memory of every process it starts."""
    subprocess.run([sys.executable, "-c", f"from bench import returns; returns.{call}"], check=True, cwd=ROOT)


def _some_broken(children: Iterator[Element]) -> Iterator[Element]:
    """The same children, with one value of three in a hundred of them broken."""
    chance = random.Random(SEED)  # noqa: S311 (the same faults each time)
    for child in children:
        if chance.random() < 0.03:
            leaves = [part for part in child.iter() if len(part) == 0 and part.tag != "LAchildID"]
            chance.choice(leaves).text = chance.choice(BROKEN)
        yield child


def _result(name: str, ours: list[Any], reading: list[Any], peer: list[Any] | None, rounds: int) -> Result:
    say(f"{name}: ours and reading, {rounds} times" + (", the peer" if peer else ""))
    turns = [(_cost(ours), _cost(reading)) for _ in range(rounds)]
    return Result(name, _middle([a for a, _ in turns]), _middle([b for _, b in turns]), _cost(peer) if peer else None)


# A small process starts the command: what a process weighed before it became another counts as the other's.
_LAUNCH = """
import os, subprocess, sys, time
began = time.perf_counter()
started = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
_, status, used = os.wait4(started.pid, 0)
print(os.waitstatus_to_exitcode(status), time.perf_counter() - began, used.ru_utime + used.ru_stime, used.ru_maxrss)
"""


def _cost(command: Sequence[Any]) -> Cost:
    words = [str(word) for word in command]
    launched = [sys.executable, "-I", "-S", "-c", _LAUNCH, *words]
    said = subprocess.run(launched, stdout=subprocess.PIPE, text=True, check=True, cwd=ROOT).stdout.split()
    if said[0] not in ("0", "1"):
        raise SystemExit(f"{' '.join(words)} ended with {said[0]}")
    clock, processor, memory = map(float, said[1:])
    return Cost(clock, processor, memory / 1024)


def _middle(costs: list[Cost]) -> Cost:
    return Cost(*(median(getattr(cost, name) for cost in costs) for name in ("clock", "processor", "memory")))


def _alongside(*words: Any) -> list[Any]:
    return [ROOT / "bin/alongside", "validate", *words, "--csv", FOLDER / "found.csv"]


def _python(oracle: str) -> Path:
    return ORACLES / oracle / "bin/python"


def _rows(folder: Path) -> int:
    with (folder / "episodes.csv").open() as file:
        return sum(1 for _ in file) - 1


HEADINGS = (
    "whole process",
    "ours s",
    "processor s",
    "most MB",
    "reading alone s",
    "ours of reading",
    "the peer s",
    "most MB",
    "times as fast",
)


def rows(results: list[dict[str, Any]]) -> list[tuple[str, ...]]:
    """The results as a table's cells."""
    return [_row(one) for one in results]


def _row(one: dict[str, Any]) -> tuple[str, ...]:
    ours, reading, peer = one["ours"], one["reading"], one["peer"]
    beside = (
        (f"{peer['clock']:.1f}", f"{peer['memory']:.0f}", f"{peer['clock'] / ours['clock']:.0f}") if peer else ("",) * 3
    )
    return (
        one["name"],
        f"{ours['clock']:.2f}",
        f"{ours['processor']:.2f}",
        f"{ours['memory']:.0f}",
        f"{reading['clock']:.2f}",
        f"{ours['clock'] / reading['clock']:.1f}",
        *beside,
    )


def missed(results: list[dict[str, Any]]) -> list[str]:
    """The aims that were missed, in words."""
    looked_after, tenfold, need, many = results
    checks = [
        (_faster(looked_after) >= 20, f"{looked_after['name']}: {_faster(looked_after):.0f} times the peer, aim 20"),
        (
            looked_after["ours"]["memory"] <= 150,
            f"{looked_after['name']}: {looked_after['ours']['memory']:.0f} MB, aim 150",
        ),
        (
            _growth(looked_after, tenfold) <= 11,
            f"SSDA903 at ten times: {_growth(looked_after, tenfold):.1f} times, aim 11",
        ),
        (_faster(need) >= 100, f"{need['name']}: {_faster(need):.0f} times the peer, aim 100"),
        (_growth(need, many) <= 11, f"Census at ten times: {_growth(need, many):.1f} times, aim 11"),
    ]
    return [words for held, words in checks if not held]


def _faster(one: dict[str, Any]) -> float:
    return float(one["peer"]["clock"] / one["ours"]["clock"])


def _growth(one: dict[str, Any], ten: dict[str, Any]) -> float:
    return float(ten["ours"]["clock"] / one["ours"]["clock"])
