"""What was measured as tables in Markdown, on the terminal and in docs/benchmarks.md."""

import os
import platform
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench import finding, forecasts, practice, regions, returns
from bench.council import ROOT

Results = dict[str, Any]

HEADINGS = (
    "page",
    "web ms",
    "of the empty page",
    "floor's web ms",
    "of its floor",
    "database ms",
    "floor's",
    "by the clock ms",
    "queries",
    "KB",
)
ABOUT = """\
# How fast it is

Measured by `bin/bench`, which never tests: `bin/bench pages`, `finding`, `returns`, `regions`, `practice` or
`forecasts` writes its own section anew, `bin/bench all` every one. Compare the ratios, not the milliseconds: those
belong to the machine and to what else it did.
"""
ABOUT_PAGES = """\
- **web** is processor time of the web process for one page, through every middleware, as the application's role behind
  row-level security, with a real session. **database** is processor time of the PostgreSQL process that answers it.
- **the empty page** is the layout with nothing in it, through the same middleware, in the same rounds.
- **the floor** is the same rows by one SQL statement as the same user behind the same row-level security, and the same
  facts put into the same markup by string formatting; no middleware, no templates, no objects.
- A ratio is the median over rounds that take turns. Queries leave out what opens and closes the transaction.

Aims: a caseload of 200 at most 4 times its floor and 20 times the empty page; the page that draws a child's 300 lines
of chronology at most 5 times its floor and 30 times the empty page; at most 15 queries each, and as many for 20 rows
as for 200. The overview of such a child shows a dozen of the lines: its aims are 30 times the empty page and the same
15 queries. Its floor is given, but no page can be five times it: fetching forty short rows costs a third of what the
middleware does."""
ABOUT_FINDING = "Aims: 99 in 100 answered with a date of birth, 96 without, 95 in 100 of them within 25 ms."
ABOUT_RETURNS = """\
Whole processes, the interpreter's start included: every rule of 2025-26 over files with 3% of their rows broken, the
SSDA903 with the year before, the providers' list and postcodes. Ours and reading alone are medians of five that take
turns; the peer is its users' own run, with its frames of issues. **Reading alone** is Python's csv module, or lxml's
parser, over the same files and nothing else. Aims: the SSDA903 20 times as fast as the peer and within 150 MB, the
census 100 times; ten times the data in at most eleven times the time. The peer takes 57 minutes for 60,000 children
and is not run on them."""
ABOUT_REGIONS = """\
A region's councils, each with its SSDA903 and its census, checked by one process and by worker processes of Dask's
scheduler on the same machine: the same lines each time. Starting the workers is included."""

ABOUT_PRACTICE = """\
Practice Weeks made up by seed, planned by the solver on one processor and by always taking the best visit next, with
the same rules and the same points (`bench/greedy.py`). **Covered** counts services and districts; **at most** and
**the bound** are the solver's proofs. The bound is on points among plans that cover as much and leave no more guests
without a visit. Aims: all covered that can be, within 1% of the bound, under 20 s, the same plan each time."""


def sections(results: Results) -> dict[str, str]:
    """What was measured, each part under its heading."""
    found = {f"Pages, at {scale} × the made-up council": _pages(of) for scale, of in results.get("pages", {}).items()}
    if results.get("finding"):
        people = results["finding"][0]["people"]
        table = _table(finding.HEADINGS, finding.rows(results["finding"]))
        found[f"Finding one person among {people:,}"] = f"{ABOUT_FINDING}\n\n{table}"
    if results.get("returns"):
        found["Returns, checked"] = f"{ABOUT_RETURNS}\n\n{_table(returns.HEADINGS, returns.rows(results['returns']))}"
    if results.get("regions"):
        found["Regions"] = f"{ABOUT_REGIONS}\n\n{_table(regions.HEADINGS, regions.rows(results['regions']))}"
    if results.get("practice"):
        table = _table(practice.HEADINGS, practice.rows(results["practice"]))
        found["A Practice Week, planned"] = f"{ABOUT_PRACTICE}\n\n{table}"
    if results.get("forecasts"):
        found["Forecasts"] = forecasts.text(results["forecasts"])
    return {heading: f"{text}\n\n{_machine(results)}" for heading, text in found.items()}


def report(results: Results) -> str:
    """All that was measured, and which aims were missed."""
    missed = missed_in(results)
    told = "\n".join(f"- {one}" for one in missed) if missed else "None of the aims was missed."
    return _joined({**sections(results), "Missed": told})


def keep(results: Results) -> Path:
    """Put what was measured into docs/benchmarks.md, in place of what stood there under the same headings."""
    path = ROOT / "docs" / "benchmarks.md"
    kept = _split(path.read_text()) if path.exists() else {}
    path.write_text(_joined({**kept, **_with_missed(results)}))
    return path


def _with_missed(results: Results) -> dict[str, str]:
    missed = missed_in(results)
    words = "Missed: " + "; ".join(missed) + "." if missed else "Every aim was met."
    return {heading: f"{text} {words}" for heading, text in sections(results).items()}


def _joined(found: dict[str, str]) -> str:
    return "\n\n".join([ABOUT.strip(), *(f"## {heading}\n\n{text.strip()}" for heading, text in found.items())]) + "\n"


def _split(text: str) -> dict[str, str]:
    _, *parts = text.split("\n## ")
    return {heading: body.strip() for heading, _, body in (part.partition("\n") for part in parts)}


def missed_in(results: Results) -> list[str]:
    """The aims that were missed, in words."""
    missed = [
        f"{one} ({scale} ×)"
        for scale, of in results.get("pages", {}).items()
        for r in of["pages"]
        for one in r["missed"]
    ]
    missed += [one for r in results.get("finding", []) for one in r["missed"]]
    missed += practice.missed(results.get("practice", []))
    missed += forecasts.missed(results["forecasts"]) if results.get("forecasts") else []
    return missed + (returns.missed(results["returns"]) if results.get("returns") else [])


def _machine(results: Results) -> str:
    about = Path("/proc/cpuinfo").read_text()
    model = next((line.split(":")[1].strip() for line in about.splitlines() if line.startswith("model name")), "?")
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    versions = f"Python {platform.python_version()}, PostgreSQL {results['postgres']}"
    machine = f"{os.cpu_count()} processors ({model}), {memory:.0f} GB"
    day = f"{datetime.now(UTC):%-d %B %Y}"
    return f"`{results['command']}`, {day}, {machine}, {versions}; load of the machine meanwhile {load}."


def _pages(of: Results) -> str:
    size = ", ".join(f"{count:,} {what}" for what, count in of["size"].items())
    noted, unnoted = of["noting"]
    return (
        f"{ABOUT_PAGES}\n\n{size}.\n\n"
        f"{_table(HEADINGS, [_row(r) for r in of['pages']])}\n\n"
        f"Noting who opened the record, in a child's page: {noted[0]:.2f} ms web and {noted[1]:.2f} database with it,"
        f" {unnoted[0]:.2f} and {unnoted[1]:.2f} without ({noted[0] / unnoted[0]:.2f} times)."
    )


def _row(result: Results) -> tuple[str, ...]:
    return (
        result["name"],
        _number(result["web"]),
        f"{result['empties']:.1f}",
        _number(result["floor_web"]),
        f"{result['floors']:.1f}" if result["floors"] else "",
        _number(result["database"]),
        _number(result["floor_database"]),
        f"{result['clock']:.1f}",
        str(result["queries"]),
        f"{result['kilobytes']:.0f}",
    )


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"


def _table(headings: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    rule = ("---", *["--:"] * (len(headings) - 1))
    return "\n".join("| " + " | ".join(cells) + " |" for cells in (headings, rule, *rows))
