"""Every rule of the census finds what its examples say, stands once in each year, and tells its source."""

from collections import Counter

import pytest

from alongside.returns.cin.example import book_of
from alongside.returns.cin.rules import RULES
from alongside.returns.kit.checking import check
from alongside.returns.kit.rules import Rule
from alongside.returns.tests.proving import faults

YEARS = range(2023, 2028)


def name_of(rule: Rule) -> str:
    return f"{rule.code}-{rule.first or 'always'}"


@pytest.mark.parametrize("rule", list(RULES), ids=name_of)
def test_a_rule_finds_what_its_examples_say(rule: Rule) -> None:
    assert faults(rule, book_of) == []


@pytest.mark.parametrize("rule", list(RULES), ids=name_of)
def test_a_rule_says_what_it_means_in_a_sentence_and_where_it_is_from(rule: Rule) -> None:
    assert rule.means[0].isupper()
    assert rule.means.endswith(".")
    assert rule.source
    assert rule.fields


@pytest.mark.parametrize("year", YEARS)
def test_a_rule_stands_once_in_a_year(year: int) -> None:
    assert [code for code, times in Counter(rule.code for rule in RULES.of_year(year)).items() if times > 1] == []


# Every code of the sets of 2022-23 and 2023-24; queries end in Q.
UNTIL_2024 = """
100 1103 1104 1105 1510 1520 1530 1540 1550 1560Q 2883 2884 2885 2886Q 2887Q 2888Q 2889 2990 2991Q 4000 4001 4003 4004
4008 4009Q 4010 4011 4012Q 4013 4014 4015 4016 4017 4180 4220 8500 8510 8520 8525Q 8530Q 8535Q 8540 8545Q 8555Q 8565
8568 8569Q 8585Q 8590 8600 8606 8608 8610 8614 8615 8620 8630 8640 8650 8670Q 8675Q 8696 8715 8720 8730 8736 8740 8750
8770Q 8772 8775Q 8790 8794 8805 8810 8815 8816 8820 8825Q 8831 8832 8839 8840 8841 8842Q 8863Q 8866 8867 8868 8869
8870Q 8873Q 8875 8890 8896 8897Q 8898 8905 8910 8915 8920 8925 8930 8935 8940
"""
SINCE_2025 = {"1570", "1580", "8945Q", "8950Q"}


@pytest.mark.parametrize("year", YEARS)
def test_the_set_of_a_year_is_whole(year: int) -> None:
    expected = {*UNTIL_2024.split()} | (SINCE_2025 if year >= 2025 else set())
    assert {rule.code for rule in RULES.of_year(year)} == expected
    assert len(RULES.of_year(year)) == len(expected) == (109 if year >= 2025 else 105)


@pytest.mark.parametrize("year", YEARS)
def test_a_query_is_one_by_its_code(year: int) -> None:
    queries = [rule.code for rule in RULES.of_year(year) if rule.severity == "query"]
    assert queries == [rule.code for rule in RULES.of_year(year) if rule.code.endswith("Q")]
    assert len(queries) == (26 if year >= 2025 else 24)


def test_cumberland_has_pupil_numbers_since_it_has_a_number() -> None:
    (rule,) = (rule for rule in RULES if rule.code == "1530")
    for year, found in ((2023, 1), (2024, 0)):
        census, _ = book_of("ChildIdentifiers UPN=A942000000001", year)
        assert len(check(census, [rule]).findings) == found
