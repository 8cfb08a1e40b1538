"""How a region's councils share the work of a machine: one process, then Dask's workers, the same lines each time."""

import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from alongside.returns.region import Council, check_council, check_region, councils_in, workers_of
from bench.returns import ENDS, FOLDER, SEED
from bench.saying import say
from oracles.data import census, council, faults

COUNCILS = 33
# A council of a region is a third of the press release's: what is told is how the work is shared.
CHILDREN, IN_NEED = council.CHILDREN // 3, 2_000
WORKERS = (1, 2)


def measure(*, quick: bool) -> list[dict[str, Any]]:
    """Seconds and lines of one process alone, then of one worker and of two."""
    region = _region(COUNCILS // 8 if quick else COUNCILS)
    councils = councils_in(region, int(ENDS))
    say(f"{len(councils)} councils in one process")
    began = time.perf_counter()
    alone = {one.code: one for one in map(check_council, councils)}
    found = [_told("one process, no scheduler", time.perf_counter() - began, alone)]
    for workers in WORKERS:
        say(f"{len(councils)} councils by {workers} workers")
        began = time.perf_counter()
        with workers_of(workers) as client:
            shared = {one.code: one for one in check_region(councils, client)}
        if shared != alone:
            raise SystemExit(f"{workers} workers say something else than one process")
        found.append(_told(f"workers: {workers}", time.perf_counter() - began, shared))
    return found


def _told(name: str, seconds: float, checked: dict[str, Any]) -> dict[str, Any]:
    lines = sum(len(one.lines) for one in checked.values())
    return {"name": name, "seconds": seconds, "councils": len(checked), "lines": lines}


def _region(councils: int) -> Path:
    region = FOLDER / f"region-{councils}"
    if not region.exists():
        part = region.with_suffix(".part")
        shutil.rmtree(part, ignore_errors=True)
        for one in _places(part, councils):
            made = council.clean(seed=SEED + int(one.code[1:]), children=CHILDREN)
            faults.broken(made, seed=SEED).write(one.folder)
            (one.folder / "this").rename(one.folder / "ssda903")
            (one.folder / "providers.xlsx").replace(part / "providers.xlsx")
            children = census.clean(seed=SEED + int(one.code[1:]), children=IN_NEED)
            census.write(one.folder / "cin.xml", children, council.Year(int(ENDS)))
        part.rename(region)
    return region


def _places(region: Path, councils: int) -> Iterator[Council]:
    for number in range(councils):
        folder = region / f"E{6_000_000 + number:08}"
        folder.mkdir(parents=True)
        yield Council(folder, int(ENDS))


HEADINGS = ("who works", "councils", "lines", "seconds", "of one process")


def rows(results: list[dict[str, Any]]) -> list[tuple[str, ...]]:
    """The results as a table's cells."""
    first = results[0]["seconds"]
    cells = [(one["name"], one["councils"], one["lines"], one["seconds"]) for one in results]
    return [(name, str(of), f"{lines:,}", f"{took:.1f}", f"{took / first:.2f}") for name, of, lines, took in cells]
