"""The rules over whole lists: nothing that a workbook can hold makes one fail, and no order changes an answer."""

from datetime import date
from itertools import count
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.returns.annex_a import LISTS
from alongside.returns.annex_a.book import Collection, Elsewhere, Lists, Stay
from alongside.returns.annex_a.example import book_of
from alongside.returns.annex_a.rules import RULES
from alongside.returns.annex_a.tests.making import DATES, rows_of
from alongside.returns.kit.checking import check
from alongside.returns.kit.rows import columns
from alongside.returns.kit.rules import Rule

ON = date(2026, 3, 31)
NEAR = st.sampled_from([date(2025, 9, 29), date(2025, 9, 30), date(2026, 1, 5), date(2026, 3, 31), date(2026, 4, 1)])
COLUMNS = {held.name for kind in LISTS.values() for _, held in columns(kind)}
COVERS = dict.fromkeys(("census", "ssda903"), (date(2025, 4, 1), ON))


@pytest.mark.parametrize("rule", list(RULES), ids=lambda rule: rule.code)
def test_a_rule_names_columns_as_the_lists_spell_them(rule: Rule) -> None:
    assert set(rule.fields) <= COLUMNS


def test_there_are_rules_beyond_types_and_codes_for_every_list_and_between_them() -> None:
    beyond = [rule.code for rule in RULES if rule.code[0] in "XR" or int(rule.code[-2:]) > 50]
    assert len(beyond) > 80
    assert {int(code[1:-2]) for code in beyond if code[0] == "A"} == set(LISTS)


@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_no_day_number_or_code_makes_a_rule_fail(data: st.DataObject) -> None:
    days = NEAR | DATES
    rows = {number: data.draw(st.lists(rows_of(number, days), max_size=3)) for number in LISTS}
    some, stay = st.frozensets(days, max_size=2), st.builds(Stay, days, st.none() | days, st.booleans())
    said = st.builds(
        Elsewhere, days, some, some, some, st.tuples(stay), born_in_care=days, cared_for=st.tuples(stay), decided=some
    )
    lists = Lists(Collection(ON, COVERS, {"1": data.draw(said)}), rows)
    assert [(crash.rule.code, crash.error) for crash in check(lists, RULES).crashes] == []


def every_example() -> dict[int, list[Any]]:
    """The rows of every example in one workbook, each example with children and families of its own."""
    rows: dict[int, list[Any]] = {number: [] for number in LISTS}
    numbers = {number: count() for number in LISTS}
    for place, example in enumerate(one for rule in RULES for one in (*rule.passes, *rule.fails)):
        book, _ = book_of(example, 2026)
        for number, kind in LISTS.items():
            for row, _ in book.rows(kind):
                for name in {"child_id", "adopter_id", "family_id"} & {name for name, _ in columns(kind)}:
                    own: Any = getattr(row, name)
                    setattr(row, name, own and f"{place}/{own}")
                row.number = next(numbers[number])
                rows[number].append(row)
    return rows


def found(rows: dict[int, list[Any]], rules: list[Rule]) -> set[tuple[str, str, int, str]]:
    outcome = check(Lists(Collection(ON, COVERS), rows), rules)
    assert outcome.crashes == []
    return {(one.rule.code, one.row.table, one.row.number, one.child) for one in outcome.findings}


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_rows_and_rules_changes_no_answer(seed: int) -> None:
    rows, rules, shuffle = every_example(), list(RULES), Random(seed).shuffle
    as_it_stands = found(rows, rules)
    assert len(as_it_stands) > 1000
    for held in rows.values():
        shuffle(held)
    shuffle(rules)
    assert found(rows, rules) == as_it_stands
