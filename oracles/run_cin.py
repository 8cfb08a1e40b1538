"""Runs the census peer's rules, each alone, and writes down which elements each one names.

Started by `answers.py` with the Python of .oracles/cin, as `run_cin.py JOB OUT`. JOB is
JSON: `file` (a census), `year` (in which it ends), `rules` (codes; null for all). OUT
becomes, as JSON, for each rule {table: [rows]} or "crashed: ...". A row is the place of
the element among its kind in the file, from 0; a finding about the whole return is row 0
of its Header.

The peer makes a row of each element in the order of the file, save for reviews: of a
block with several dates it reads the first alone. Those rows are moved to where that
date stands among all of them.
"""

import contextlib
import copy
import io
import json
import sys
import warnings
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pandas as pd
from cin_validator.cin_validator import convert_data, enum_keys, process_data
from cin_validator.rule_engine import RuleContext
from cin_validator.rules.ruleset_utils import get_year_ruleset

# The peer's names, where they are not those of the census.
SPELT = {"CINplanDates": "CINPlanDates"}


def main(job: Path, out: Path) -> None:
    """Answer one job."""
    asked = json.loads(job.read_text())
    warnings.simplefilter("ignore")
    pd.options.mode.chained_assignment = None
    root = ET.parse(asked["file"]).getroot()  # noqa: S314 - what the peer takes; the file is ours
    with contextlib.redirect_stdout(io.StringIO()):
        tables = enum_keys(process_data(convert_data(root)))
        rules = get_year_ruleset(str(asked["year"]))
        reviews = first_dates(root)
        answers = {code: _alone(rules[code], tables, reviews) for code in asked["rules"] or rules}
    out.write_text(json.dumps(answers))


def first_dates(root: ET.Element) -> list[int]:
    """For each block of reviews that has a date, where its first stands among the dates of all blocks."""
    places, passed = [], 0
    for block in root.iter("Reviews"):
        dates = len(block.findall("CPPreviewDate"))
        if dates:
            places.append(passed)
        passed += dates
    return places


def _alone(rule: Any, tables: dict[Any, Any], reviews: list[int]) -> dict[str, list[int]] | str:
    context = RuleContext(rule)
    try:
        rule.func(copy.deepcopy(tables), context)
        return _named(context, reviews)
    except Exception as problem:
        return f"crashed: {type(problem).__name__}"


def _named(context: Any, reviews: list[int]) -> dict[str, list[int]]:
    found: dict[str, set[int]] = {}
    for one in context.issues:
        found.setdefault(one.table.name, set()).add(int(one.row))
    for group in _groups(context):
        if len(group.row_df):
            rows = group.row_df["ROW_ID"].explode().dropna()
            found.setdefault(group.table.name, set()).update(int(row) for row in rows)
    if context.la_issues:
        found["Header"] = {0}
    if "Reviews" in found:
        found["Reviews"] = {reviews[row] for row in found["Reviews"]}
    return {SPELT.get(table, table): sorted(rows) for table, rows in found.items()}


def _groups(context: Any) -> list[Any]:
    single = context.type1_issues
    return [*([single] if single else []), *context.type2_issues, *context.type3_issues]


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
