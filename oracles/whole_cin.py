"""The census peer as its users run it, whole: the tables, every rule and the frames of issues.

Started by the benchmark with the Python of .oracles/cin, as `whole_cin.py FILE YEAR`;
prints how many issues it found.
"""

import contextlib
import io
import sys
import warnings
import xml.etree.ElementTree as ET
from pathlib import Path

import pandas as pd
from cin_validator.cin_validator import CinValidator, convert_data, process_data
from cin_validator.rules.ruleset_utils import get_year_ruleset


def main(file: str, year: str) -> None:
    """One run."""
    warnings.simplefilter("ignore")
    pd.options.mode.chained_assignment = None
    with contextlib.redirect_stdout(io.StringIO()):
        root = ET.fromstring(Path(file).read_text(encoding="utf-8"))  # noqa: S314 - what the peer takes; the file is ours
        tables = convert_data(root)
        for table in tables.values():
            table.to_json(orient="records")
        said = CinValidator(process_data(tables), get_year_ruleset(year), None)
        for frame in (said.full_issue_df, said.multichild_issues, said.user_report):
            frame.to_json(orient="records")
    print(len(said.full_issue_df))


main(*sys.argv[1:])
