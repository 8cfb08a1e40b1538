"""Each year's set of the 903's rules holds exactly the rules that stand in it."""

import tomllib
from pathlib import Path

import pytest

from alongside.returns.ssda903.rules import RULES

LISTED = tomllib.loads(Path(__file__).with_name("rule_sets.toml").read_text())
YEARS = sorted(int(year) for year in LISTED)


def expected(year: int) -> set[str]:
    """The rules that came up to that year and did not go."""
    standing: set[str] = set()
    for earlier in range(YEARS[0], year + 1):
        change = LISTED[str(earlier)]
        standing = (standing | set(change["came"].split())) - set(change.get("went", "").split())
    return standing


def test_the_list_is_of_the_five_years_that_are_checked() -> None:
    assert YEARS == [2023, 2024, 2025, 2026, 2027]


@pytest.mark.parametrize("year", YEARS)
def test_the_list_holds_as_many_rules_as_the_years_set_has(year: int) -> None:
    assert len(expected(year)) == LISTED[str(year)]["count"]


@pytest.mark.parametrize("year", YEARS)
def test_a_year_has_exactly_its_rules(year: int) -> None:
    assert {rule.code for rule in RULES.of_year(year)} == expected(year)
