"""What our own rules say of the same files."""

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from alongside.returns.kit.checking import Outcome

# A table and one of its rows, from 0; of XML, an element among its kind.
Place = tuple[str, int]


@dataclass(frozen=True)
class Ours:
    """The rows that each rule named, the rules that failed, and those left because a file was not there."""

    found: dict[str, set[Place]]
    crashed: set[str]
    left: set[str]


def ssda903(job: dict[str, Any]) -> Ours:
    """Of a 903, asked as the peer is (run_ssda903.py)."""
    from alongside.returns.ssda903.check import check_return
    from alongside.returns.ssda903.read import read
    from alongside.returns.ssda903.reference.postcodes import Postcodes
    from alongside.returns.ssda903.reference.providers import read_providers

    this = read(sorted(Path(job["this"]).glob("*.csv")))
    previous = read(sorted(Path(job["previous"]).glob("*.csv"))) if job.get("previous") else None
    providers = read_providers([Path(job["providers"])], this.problems) if job.get("providers") else None
    return _found(
        check_return(
            this,
            job["year"],
            authority=job["authority"],
            previous=previous,
            providers=providers,
            postcodes=Postcodes(),
        )
    )


def cin(job: dict[str, Any]) -> Ours:
    """Of a census, asked as the peer is (run_cin.py)."""
    from alongside.returns.cin.check import check_return
    from alongside.returns.cin.read import read_whole

    file, children = read_whole(Path(job["file"]))
    return _found(check_return(file.header, children, job["year"]))


def _found(outcome: Outcome) -> Ours:
    found: dict[str, set[Place]] = defaultdict(set, {rule.code: set() for rule in outcome.run})
    for one in outcome.findings:
        found[one.rule.code].add((one.row.table, one.row.number))
    left = {rule.code for rule, _ in outcome.left}
    return Ours({rule: set() for rule in left} | dict(found), {rule.code for rule in outcome.crashed}, left)
