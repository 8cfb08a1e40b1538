"""Runs the SSDA903 peer's rules, each alone, and writes down which rows each one names.

Started by `answers.py` with the Python of .oracles/ssda903, as `run_ssda903.py JOB OUT`.
JOB is JSON: `this` and `previous` (folders of CSV files), `providers` (a workbook),
`authority` (nine characters), `year` (in which the return ends), `rules` (codes; null for
all). `previous` and `providers` may be null. OUT becomes, as JSON, for each rule
{table: [rows]}, "skipped" where the peer wants a file that is not there, or
"crashed: ...". Rows count a table's data rows from 0.

Every rule is given tables of its own: some rules write into what they are given, and the
peer itself hands the same columns to all of them.
"""

import contextlib
import copy
import io
import json
import logging
import sys
import warnings
from pathlib import Path
from typing import Any

import pandas as pd
from lac_validator.datastore import create_datastore
from lac_validator.ingress import read_from_text
from lac_validator.rules.ruleset_utils import get_year_ruleset
from lac_validator.utils import process_uploaded_files


def main(job: Path, out: Path) -> None:
    """Answer one job."""
    asked = json.loads(job.read_text())
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    # The peer prints tables and progress.
    with contextlib.redirect_stdout(io.StringIO()):
        tables = _tables(asked)
        rules = get_year_ruleset(str(asked["year"]))
        answers = {code: _alone(rules[code], tables) for code in asked["rules"] or rules}
    out.write_text(json.dumps(answers))


def _tables(asked: dict[str, Any]) -> dict[str, Any]:
    files = {"This year": _files_in(asked["this"])}
    if asked["previous"]:
        files["Prev year"] = _files_in(asked["previous"])
    if asked["providers"]:
        files["CH lookup"] = [asked["providers"]]
    frames, extras = read_from_text(process_uploaded_files(files))
    about = {"collectionYear": str(asked["year"]), "localAuthority": asked["authority"], **extras}
    return create_datastore(frames, about)


def _files_in(folder: str) -> list[str]:
    return sorted(str(path) for path in Path(folder).glob("*.csv"))


def _alone(rule: Any, tables: dict[str, Any]) -> dict[str, list[int]] | str:
    try:
        found = rule.func(copy.deepcopy(tables))
    except Exception as problem:
        return f"crashed: {type(problem).__name__}"
    if not found:
        return "skipped"
    return {table: _rows(named) for table, named in found.items() if len(named)}


def _rows(named: Any) -> list[int]:
    return sorted({int(row) for row in named if pd.notna(row)})


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
