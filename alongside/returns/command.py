"""`bin/alongside validate`: a return checked with every rule of its year, without the record.

Ends with 0 where nothing is wrong, 1 where a rule found an error or failed, 2 where the
input could not be read.
"""

import argparse
import gc
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from alongside.returns.kit.checking import Outcome
from alongside.returns.kit.dates import iso_date, uk_date
from alongside.returns.kit.problems import Problems, Unreadable
from alongside.returns.kit.telling import write_csv

FIRST_YEAR, LAST_YEAR = 2023, 2027
# A day before this is a slip: no list of that time is checked any more.
EARLIEST = 2000
SHOWN = 10


def main(arguments: Sequence[str]) -> int:
    """Runs the command and gives its exit code."""
    asked = _parser().parse_args(arguments)
    # Millions of small rows live to the end: looking for garbage among them is lost time.
    gc.disable()
    try:
        outcome, problems = asked.check(asked)
    except Unreadable as refusal:
        print(f"This could not be read. {refusal}", file=sys.stderr)
        return 2
    _tell_problems(problems)
    _tell(outcome)
    return _written(outcome, asked.csv)


def _written(outcome: Outcome, path: Path | None) -> int:
    if path is not None:
        try:
            write_csv(outcome, path)
        except OSError as error:
            print(f"{path} could not be written: {error.strerror}.", file=sys.stderr)
            return 2
    wrong = any(one.rule.severity == "error" for one in outcome.findings) or outcome.crashes
    return 1 if wrong else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="bin/alongside validate", description="Check a return with every rule.")
    kinds = parser.add_subparsers(required=True, metavar="ssda903|cin|annex_a")
    looked_after = _kind(kinds, "ssda903", _ssda903, "the folder of one year's CSV or XML files")
    looked_after.add_argument("--previous", type=Path, metavar="DIR", help="the folder of the year before")
    looked_after.add_argument("--providers", type=Path, action="append", default=[], metavar="XLSX")
    looked_after.add_argument("--authority", default="", help="the council's code, such as E08000025")
    _kind(kinds, "cin", _cin, "the census as XML")
    lists = _kind(kinds, "annex_a", _annex_a, "the workbook")
    lists.add_argument("--on", type=day_of, metavar="DAY", help="the day the lists are of, if not 31 March")
    lists.add_argument("--census", type=Path, metavar="FILE", help="the year's census, to hold the lists to")
    lists.add_argument("--ssda903", type=Path, metavar="DIR", help="the folder of the year's 903, likewise")
    return parser


def _kind(
    kinds: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, check: Callable[..., object], what: str
) -> argparse.ArgumentParser:
    kind = kinds.add_parser(name)
    kind.add_argument("path", type=Path, help=what)
    kind.add_argument("--year", type=year_of, required=True, help="such as 2025-26")
    kind.add_argument("--csv", type=Path, metavar="OUT", help="write every finding to this file")
    kind.set_defaults(check=check)
    return kind


def year_of(text: str) -> int:
    """2026 of "2025-26", "2025/26" or "2026"."""
    first, _, last = text.replace("/", "-").partition("-")
    years = range(FIRST_YEAR, LAST_YEAR + 1)
    for year in years:
        if text == str(year) or (first == str(year - 1) and last in (str(year), str(year)[2:])):
            return year
    raise argparse.ArgumentTypeError(f"rules are known for {years[0] - 1}-{years[0] % 100} to {LAST_YEAR - 1}-27")


def day_of(text: str) -> date:
    """The day of 2025-11-24 or 24/11/2025."""
    day = iso_date(text) or uk_date(text)
    if day is None or not EARLIEST <= day.year <= LAST_YEAR + 1:
        raise argparse.ArgumentTypeError("write a day like 2025-11-24")
    return day


def _ssda903(asked: argparse.Namespace) -> tuple[Outcome, Problems]:
    from alongside.returns.whole import looked_after

    return looked_after(
        asked.path, asked.year, authority=asked.authority, previous=asked.previous, providers=asked.providers
    )


def _cin(asked: argparse.Namespace) -> tuple[Outcome, Problems]:
    from alongside.returns.whole import census

    return census(asked.path, asked.year)


def _annex_a(asked: argparse.Namespace) -> tuple[Outcome, Problems]:
    from alongside.returns.whole import inspection_lists

    return inspection_lists(asked.path, asked.year, on=asked.on, census_file=asked.census, folder_903=asked.ssda903)


def _tell_problems(problems: Problems) -> None:
    for problem in list(problems)[:SHOWN]:
        print(problem, file=sys.stderr)
    if len(problems) > SHOWN:
        print(f"and {len(problems) - SHOWN:,} more like these.", file=sys.stderr)


def _tell(outcome: Outcome) -> None:
    times = Counter(one.rule for one in outcome.findings)
    for rule in outcome.broken:
        mark = "query" if rule.severity == "query" else ""
        print(f"{rule.code:>9} {times[rule]:>7,} {mark:>5}  {rule.means}")
    for rule in outcome.crashed:
        print(f"{rule.code:>9}  failed: it has to be mended, and what it looks for is not known.")
    for rule, why in outcome.left:
        print(f"{rule.code:>9}  {why}", file=sys.stderr)
    errors = sum(count for rule, count in times.items() if rule.severity == "error")
    print(f"{errors:,} errors and {len(outcome.findings) - errors:,} queries.")
    print(
        f"Of {len(outcome.run):,} rules run, {len(outcome.passed):,} found nothing and "
        f"{len(outcome.crashed):,} failed; {len(outcome.left):,} were not run."
    )
