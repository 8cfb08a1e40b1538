"""What a rule says of a child does not depend on who else is in the return, in which order, or under which number."""

import copy
import random
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alongside.returns import ssda903
from alongside.returns.cin.book import Census
from alongside.returns.cin.book import Collection as CensusYear
from alongside.returns.cin.read import read_whole
from alongside.returns.cin.rows import Child as CensusChild
from alongside.returns.cin.rules import RULES as CENSUS_RULES
from alongside.returns.kit.checking import check
from alongside.returns.kit.rules import Rule
from alongside.returns.ssda903.book import LAST_YEAR, Collection, Return903
from alongside.returns.ssda903.reference.postcodes import Postcodes
from alongside.returns.ssda903.rules import RULES
from alongside.returns.ssda903.tables import TABLES
from oracles.data import census, council, faults

Rows = Mapping[str, list[Any]]
Said = set[tuple[str, str, str, int]]

# Enough children for every story and most faults, few enough to be asked often.
CHILDREN = 150
AGAIN = settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
SEEDS = st.integers(0, 10_000)
OF_CHILDREN = [rule for rule in RULES.of_year(2026) if rule.over != "return"]
SENT = [name + when for name in (table.name for table in TABLES) for when in ("", LAST_YEAR)]


def said_of(this: Rows, before: Rows, rules: list[Rule], name: Callable[[str], str] = str) -> Said:
    year = Collection(2026, authority=council.OWN_CODE, sent=SENT, postcodes=Postcodes())
    outcome = check(Return903(year, this, before), rules)
    assert outcome.crashes == []
    return {(one.rule.code, one.row.table, name(one.child), one.row.number) for one in outcome.findings}


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> tuple[Rows, Rows]:
    folder = tmp_path_factory.mktemp("council")
    faults.broken(council.clean(seed=7, children=CHILDREN), seed=7, share=0.2).write(folder)
    this, before = (ssda903.read(sorted((folder / name).glob("*.csv"))).rows for name in ("this", "previous"))
    return this, before


@pytest.fixture(scope="module")
def answer(years: tuple[Rows, Rows]) -> Said:
    said = said_of(*years, RULES.of_year(2026))
    assert len({code for code, *_ in said}) > 40
    return said


def shuffled(rows: Rows, chance: random.Random) -> Rows:
    return {name: chance.sample(held, len(held)) for name, held in chance.sample(list(rows.items()), len(rows))}


def renamed(rows: Rows, name: Callable[[str], str]) -> Rows:
    made: dict[str, list[Any]] = {}
    for table, held in rows.items():
        made[table] = [copy.copy(row) for row in held]
        for row in made[table]:
            row.child = name(row.child)
    return made


@AGAIN
@given(seed=SEEDS)
def test_rows_tables_and_rules_in_any_order(years: tuple[Rows, Rows], answer: Said, seed: int) -> None:
    chance = random.Random(seed)
    rules = chance.sample(list(RULES.of_year(2026)), len(RULES.of_year(2026)))
    this, before = (shuffled(rows, chance) for rows in years)
    assert said_of(this, before, rules) == answer


@AGAIN
@given(start=st.integers(1, 10**6))
def test_children_under_other_numbers(years: tuple[Rows, Rows], answer: Said, start: int) -> None:
    numbers = {row.child for held in years[0].values() for row in held} | {
        row.child for held in years[1].values() for row in held
    }
    new = {number: f"Z{start + at}" for at, number in enumerate(sorted(numbers))}
    back = {name: number for number, name in new.items()}
    this, before = (renamed(rows, new.__getitem__) for rows in years)
    assert said_of(this, before, RULES.of_year(2026), back.__getitem__) == answer


@AGAIN
@given(seed=SEEDS)
def test_a_return_split_by_child_and_joined_again(years: tuple[Rows, Rows], seed: int) -> None:
    chance = random.Random(seed)
    numbers = sorted({row.child for held in years[0].values() for row in held})
    first = set(chance.sample(numbers, len(numbers) // 2))

    def part(rows: Rows, inside: bool) -> Rows:
        return {name: [row for row in held if (row.child in first) is inside] for name, held in rows.items()}

    halves = [said_of(part(years[0], inside), part(years[1], inside), OF_CHILDREN) for inside in (True, False)]
    assert halves[0] | halves[1] == said_of(*years, OF_CHILDREN)


def test_one_child_alone_is_told_what_the_whole_return_is_told(years: tuple[Rows, Rows], answer: Said) -> None:
    whole = said_of(*years, OF_CHILDREN)
    for number in sorted({row.child for row in years[0]["Header"]})[:60]:
        this, before = (
            {name: [row for row in held if row.child == number] for name, held in rows.items()} for rows in years
        )
        assert said_of(this, before, OF_CHILDREN) == {one for one in whole if one[2] == number}


@pytest.fixture(scope="module")
def children(tmp_path_factory: pytest.TempPathFactory) -> list[CensusChild]:
    path = tmp_path_factory.mktemp("census") / "census.xml"
    chance = random.Random(3)
    told = list(census.clean(seed=3, children=CHILDREN))
    for child in told:
        leaves = [part for part in child.iter() if len(part) == 0 and part.tag != "LAchildID"]
        chance.choice(leaves).text = chance.choice(("", "2025-12-25", "2019-01-01", "ZZ", "RC8"))
    census.write(path, told, council.Year(2026))
    return read_whole(path)[1]


def said_of_census(children: list[CensusChild], rules: list[Rule]) -> Said:
    outcome = check(Census(CensusYear(2026), None, children), rules)
    assert outcome.crashes == []
    return {(one.rule.code, one.row.table, one.child, one.row.number) for one in outcome.findings}


@AGAIN
@given(seed=SEEDS)
def test_a_census_in_any_order_and_in_two_parts(children: list[CensusChild], seed: int) -> None:
    chance = random.Random(seed)
    rules = [rule for rule in CENSUS_RULES.of_year(2026) if rule.over != "return"]
    answer = said_of_census(children, rules)
    assert len({code for code, *_ in answer}) > 15
    mixed = chance.sample(children, len(children))
    assert said_of_census(mixed, chance.sample(rules, len(rules))) == answer
    half = len(mixed) // 2
    assert said_of_census(mixed[:half], rules) | said_of_census(mixed[half:], rules) == answer
