"""Every rule of Annex A finds what its examples say, stands once in each year, and tells its source."""

from collections import Counter

import pytest

from alongside.returns.annex_a.example import book_of
from alongside.returns.annex_a.rules import RULES
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
