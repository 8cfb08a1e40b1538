"""Which placement types have a URN, a provider or one address has changed over the years, and the rules with it."""

import pytest

from alongside.returns.kit.checking import check
from alongside.returns.ssda903.example import book_of
from alongside.returns.ssda903.rules import RULES

YEARS = range(2023, 2028)

HOME = "provider URN=SC1 POSTCODE=B11BB; Episodes URN=SC1 PL_POST=B24QA PLACE_PROVIDER=PR4 PLACE="
NO_URN = "Episodes PL_POST=B24QA PLACE_PROVIDER=PR4 PLACE="


def years_that_find(code: str, example: str) -> list[int]:
    """The years in whose set the rule finds something wrong in the example."""
    found = []
    for year in YEARS:
        rules = [rule for rule in RULES.of_year(year) if rule.code == code]
        if check(book_of(example, year)[0], rules).findings:
            found.append(year)
    return found


@pytest.mark.parametrize(
    ("code", "place", "years"),
    [
        ("146", "H5", [2026, 2027]),
        ("146", "P2", [2026, 2027]),
        ("146", "K3", [2023, 2024]),
        ("146", "Z1", [2026, 2027]),
        ("146", "Z11", [2023, 2024, 2025]),
        ("178", "T4", [2023, 2024, 2025]),
        ("178", "Z1", [2023, 2024, 2025]),
        ("178", "Z11", [2026, 2027]),
        ("213", "T4", [2023, 2024, 2025, 2026, 2027]),
        ("213", "Z1", []),
        ("213", "Z11", [2026, 2027]),
        ("221", "H5", [2024]),
        ("221", "K3", [2025, 2026, 2027]),
        ("222", "H5", [2023]),
        ("222", "P2", [2023, 2024]),
        ("222", "Z1", [2023, 2024, 2025]),
        ("222", "Z11", [2026, 2027]),
    ],
)
def test_a_placement_with_a_urn_and_a_provider(code: str, place: str, years: list[int]) -> None:
    assert years_that_find(code, HOME + place) == years


@pytest.mark.parametrize(
    ("place", "years"),
    [
        ("K2", [2023, 2024, 2025, 2026, 2027]),
        ("H5", [2025, 2026, 2027]),
        ("P2", [2025, 2026, 2027]),
        ("Z1", [2026, 2027]),
        ("Z11", [2023, 2024, 2025]),
        ("P1", []),
    ],
)
def test_a_placement_without_a_urn(place: str, years: list[int]) -> None:
    assert years_that_find("218", NO_URN + place) == years


@pytest.mark.parametrize(("place", "years"), [("Z1", [2026, 2027]), ("Z12", [2023, 2024, 2025]), ("T4", [])])
def test_a_placement_without_a_provider(place: str, years: list[int]) -> None:
    assert years_that_find("526", "Episodes PLACE=" + place) == years


@pytest.mark.parametrize(
    ("code", "example", "years"),
    [
        ("233", "Episodes REASON_PLACE_CHANGE=CARPL", [2026, 2027]),
        ("242", "Episodes PLACE=K2 URN=XXXXXXX", [2026, 2027]),
        ("243", "Episodes PL_POST=CF104UW URN=SC1", [2026, 2027]),
        ("454", "Episodes HOME_POST=TR182LZ PL_POST=EH88DX", [2026, 2027]),
        ("1015", "Episodes PLACE=K3 LS=C2 PLACE_PROVIDER=PR1 PL_POST=OX11ND", [2023, 2024, 2025]),
        ("229", "Episodes PLACE=K3 URN=SC1 PLACE_PROVIDER=PR1", [2023, 2024, 2025]),
    ],
)
def test_rules_that_came_or_changed(code: str, example: str, years: list[int]) -> None:
    assert years_that_find(code, example) == years
