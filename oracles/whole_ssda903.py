"""The SSDA903 peer as its users run it, whole: every rule, the frame of issues and the summary by child.

Started by the benchmark with the Python of .oracles/ssda903, as
`whole_ssda903.py THIS PREVIOUS PROVIDERS YEAR AUTHORITY`; prints how many issues it found.
"""

import contextlib
import io
import logging
import sys
import warnings
from pathlib import Path

from lac_validator.lac_validator import LacValidator, create_issue_df
from lac_validator.report import Report
from lac_validator.rules.ruleset_utils import get_year_ruleset
from lac_validator.utils import process_uploaded_files


def main(this: str, previous: str, providers: str, year: str, authority: str) -> None:
    """One run."""
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    sent = {"This year": _csv(this), "Prev year": _csv(previous), "CH lookup": [providers]}
    rules = get_year_ruleset(year)
    with contextlib.redirect_stdout(io.StringIO()):
        said = LacValidator(
            metadata={"collectionYear": year, "localAuthority": authority},
            files=process_uploaded_files(sent),
            registry=rules,
            selected_rules=None,
        )
        report = Report(said.ds_results, rules)
        issues = create_issue_df(report.report, report.error_report)
        report.child_summary.to_json(orient="records")
    print(len(issues))


def _csv(folder: str) -> list[str]:
    return sorted(str(path) for path in Path(folder).glob("*.csv"))


main(*sys.argv[1:])
