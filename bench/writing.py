"""What was measured as tables in Markdown, on the terminal and in docs/benchmarks.md."""

import os
import platform
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench import finding
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

Written by `bin/bench all`, which measures and never tests. Compare the ratios, not the milliseconds: those belong to
the machine and to what else it did.

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
middleware does. Finding among 200,000: 99 in 100 answered with a date of birth, 96 without, 95 in 100 of them within
25 ms.
"""


def report(results: Results) -> str:
    """All of it."""
    parts = [ABOUT, _machine(results)]
    parts += [_pages(scale, of) for scale, of in results.get("pages", {}).items()]
    if results.get("finding"):
        people = results["finding"][0]["people"]
        parts.append(
            f"## Finding one person among {people:,}\n\n{_table(finding.HEADINGS, finding.rows(results['finding']))}"
        )
    missed = missed_in(results)
    parts.append("## Missed\n\n" + ("\n".join(f"- {one}" for one in missed) if missed else "None of the aims."))
    return "\n\n".join(part.strip() for part in parts) + "\n"


def keep(results: Results) -> Path:
    """Write docs/benchmarks.md."""
    path = ROOT / "docs" / "benchmarks.md"
    path.write_text(report(results))
    return path


def missed_in(results: Results) -> list[str]:
    """The aims that were missed, in words."""
    missed = [
        f"{one} ({scale} ×)"
        for scale, of in results.get("pages", {}).items()
        for r in of["pages"]
        for one in r["missed"]
    ]
    return missed + [one for r in results.get("finding", []) for one in r["missed"]]


def _machine(results: Results) -> str:
    about = Path("/proc/cpuinfo").read_text()
    model = next((line.split(":")[1].strip() for line in about.splitlines() if line.startswith("model name")), "?")
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    versions = f"Python {platform.python_version()}, PostgreSQL {results['postgres']}"
    return (
        f"Measured {datetime.now(UTC):%-d %B %Y} on {os.cpu_count()} processors ({model}), {memory:.0f} GB, {versions};"
        f" load of the machine meanwhile {load}. Command: `{results['command']}`."
    )


def _pages(scale: str, of: Results) -> str:
    size = ", ".join(f"{count:,} {what}" for what, count in of["size"].items())
    noted, unnoted = of["noting"]
    return (
        f"## Pages, at {scale} × the made-up council\n\n{size}.\n\n"
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
