"""The attack finds what can be found, the hiding leaves it nothing: over made-up tables, alone and together."""

import json
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.practice.suppressing.attack import Range, exposed, ranges, recoverable
from alongside.practice.suppressing.hiding import CannotHide, suppress
from alongside.practice.suppressing.solving import Contradiction
from alongside.practice.suppressing.tables import (
    ROWS,
    THRESHOLD,
    TOTAL,
    Dimension,
    Published,
    Table,
    primary,
    published,
)

SERVICE = Dimension("service", ("Social work", "Early help", "Schools"))
DISTRICT = Dimension("district", ("Riverton", "Southmere", "Ashdale"))
KIND = Dimension("kind", ("Police", "Health", "Councillor"))

# Mostly small, as in a real week; now and then a large one.
COUNT = st.one_of(st.integers(0, 9), st.integers(0, 40))
QUICK = settings(max_examples=25, deadline=None)


def cube(*sizes):
    """Made-up people, each with one value of each dimension."""
    size = int(np.prod(sizes))
    return st.lists(COUNT, min_size=size, max_size=size).map(lambda counts: np.array(counts).reshape(sizes))


def a_table(name, counts, rows=SERVICE, columns=DISTRICT, **more):
    return Table(name, "visits", rows, columns, counts=tuple(tuple(int(one) for one in row) for row in counts), **more)


def shown_small(tables):
    return [count for table in tables for count in table.shown.values() if count < THRESHOLD]


# What a reader works out.


def test_one_hidden_cell_of_a_row_is_the_total_less_the_others():
    table = a_table("Visits", [[3, 20, 30], [40, 50, 60], [70, 80, 90]])
    found = recoverable([primary(table)])
    assert found == [Range("Visits", ("Social work", "Riverton"), 3, 3)]


def test_two_hidden_cells_that_add_up_to_little_are_known_to_be_small():
    table = a_table("Visits", [[2, 3, 30], [2, 50, 60], [70, 80, 90]])
    hidden = {(row, column) for row in SERVICE.values[:2] for column in DISTRICT.values[:2]}
    found = {one.place: (one.least, one.most) for one in recoverable([published(table, hidden)])}
    assert found[("Social work", "Riverton")] == (0, 4)


def test_a_cell_hidden_in_one_table_is_read_off_another():
    whole = a_table("By district", [[2, 20, 9], [30, 40, 50], [6, 7, 8]])
    alone = Table("By service", "visits", SERVICE, counts=((31,), (120,), (21,)))
    out = [published(whole, {("Social work", "Riverton"), ("Social work", None)}), published(alone, frozenset())]
    assert [one.place for one in recoverable(out)] == [("Social work", "Riverton"), ("Social work", None)]


def test_what_is_new_since_the_last_table_is_the_difference_between_the_two():
    """Neither table hides anything; the second's total over both weeks gives the hidden week away."""
    first = Table("So far", "visits", KIND, within={"week": frozenset({"1"})}, counts=((20,), (30,), (40,)))
    both = Table("So far", "visits", KIND, within={"week": frozenset({"1", "2"})}, counts=((22,), (50,), (60,)))
    new = Table("New", "visits", KIND, within={"week": frozenset({"2"})}, counts=((2,), (20,), (20,)))
    shown = [published(first, frozenset()), published(both, frozenset()), primary(new)]
    assert Range("New", ("Police", "All"), 2, 2) in recoverable(shown)
    safe = suppress([both, new], earlier=shown[:1])
    assert recoverable([shown[0], *safe]) == []
    assert ("Police", "All") not in safe[0].shown


def test_a_count_that_was_changed_after_it_was_published_is_told():
    before = published(Table("Visits", "visits", SERVICE, counts=((8,), (9,), (10,))), frozenset())
    with pytest.raises(Contradiction, match="publish it as it was before"):
        suppress([Table("Visits again", "visits", SERVICE, counts=((9,), (9,), (10,)))], earlier=[before])


def test_what_was_given_away_before_cannot_be_hidden_now():
    naive = primary(a_table("Visits", [[3, 20, 30], [40, 50, 60], [70, 80, 90]]))
    with pytest.raises(CannotHide, match="Visits: what was published before"):
        suppress([Table("More", "visits", SERVICE, counts=((53,), (150,), (240,)))], earlier=[naive])


@pytest.mark.parametrize(
    ("least", "most", "given_away"),
    [(3, 3, True), (0, 5, True), (5, 6, True), (1, 6, False), (0, 9, False), (40, 40, True), (38, 42, False)],
)
def test_when_a_range_gives_a_count_away(least, most, given_away):
    assert exposed(least, most) is given_away


@QUICK
@given(cube(2, 2), st.sets(st.sampled_from(list(product((None, "a", "b"), (None, "x", "y")))), min_size=1))
def test_the_attack_finds_the_same_as_trying_every_table_there_is(counts, hidden):
    """Held against brute force: all tables of two by two with counts up to twelve that agree with what is shown."""
    table = a_table("Visits", np.minimum(counts, 3), Dimension("one", ("a", "b")), Dimension("two", ("x", "y")))
    out = published(table, hidden)
    agreeing = _all_agreeing(out)
    for one in ranges([out]):
        tried = [_value(cells, one.place) for cells in agreeing]
        assert one.least == min(tried)
        assert one.most == max(tried) or max(tried) >= 12


def _all_agreeing(table: Published):
    every = np.array(list(product(range(13), repeat=4)))
    for place, count in table.shown.items():
        every = every[_value(every.T, place) == count]
    return every


def _value(cells, place):
    where = [
        at
        for at, both in enumerate(product("ab", "xy"))
        if all(v in (None, w) for v, w in zip(place, both, strict=True))
    ]
    return sum(cells[at] for at in where)


# What is hidden.


@QUICK
@given(cube(3, 3))
def test_nobody_works_a_hidden_count_out_of_one_table(counts):
    out = suppress([a_table("Visits", counts)])
    assert recoverable(out) == []
    assert shown_small(out) == []


@QUICK
@given(cube(3, 3, 3))
def test_nobody_works_it_out_of_three_tables_that_share_their_margins(counts):
    """Service by district, service by kind, kind by district: no pair of them gives away what one hides."""
    tables = [
        a_table("Service by district", counts.sum(axis=2)),
        a_table("Service by kind", counts.sum(axis=1), columns=KIND, margins=(ROWS, TOTAL)),
        a_table("Kind by district", counts.sum(axis=0).T, rows=KIND),
    ]
    out = suppress(tables)
    assert recoverable(out) == []
    assert shown_small(out) == []


@QUICK
@given(cube(3, 3), cube(3, 3))
def test_nobody_works_it_out_of_this_week_and_the_last(first, second):
    """The second report shows its own week, and both together: the last report stays as safe as it was."""
    one, two, both = (frozenset(weeks) for weeks in ({"1"}, {"2"}, {"1", "2"}))
    before = suppress([a_table("First week", first, within={"week": one})])
    after = suppress(
        [
            a_table("Second week", second, within={"week": two}),
            a_table("Both weeks", first + second, within={"week": both}),
        ],
        earlier=before,
    )
    assert recoverable([*before, *after]) == []
    assert shown_small(after) == []


@QUICK
@given(cube(3, 3))
def test_what_was_true_is_always_among_what_the_attack_holds_possible(counts):
    table = a_table("Visits", counts)
    for one in ranges([primary(table)]):
        assert one.least <= table.count(one.place) <= one.most


@QUICK
@given(cube(3, 3), st.integers(0, 2), st.integers(0, 2), st.integers(0, 5))
def test_hiding_small_counts_alone_is_seen_through(counts, row, column, small):
    """So that the tests above can fail: one small count among large ones is found whatever they are."""
    counts = counts + THRESHOLD
    counts[row][column] = small
    found = recoverable([primary(a_table("Visits", counts))])
    assert Range("Visits", (SERVICE.values[row], DISTRICT.values[column]), small, small) in found


@QUICK
@given(cube(3, 3))
def test_the_same_tables_hide_the_same(counts):
    assert suppress([a_table("Visits", counts)]) == suppress([a_table("Visits", counts)])


def test_cells_of_few_people_go_before_cells_of_many_and_totals_last():
    out = suppress([a_table("Visits", [[3, 20, 30], [40, 50, 60], [70, 80, 90]])])[0]
    assert set(out.hidden()) == {(row, column) for row in SERVICE.values[:2] for column in DISTRICT.values[:2]}


def test_nothing_is_hidden_where_nothing_is_small():
    out = suppress([a_table("Visits", [[10, 20, 30], [40, 50, 60], [70, 80, 90]])])[0]
    assert out.hidden() == []


def test_a_nought_is_hidden_like_any_count_under_six():
    assert ("Schools", "Ashdale") in suppress([a_table("Visits", [[9, 20, 30], [40, 50, 60], [70, 80, 0]])])[0].hidden()


# Percentages, keeping, mistakes.


def test_a_percentage_is_worked_out_of_shown_counts_alone():
    out = suppress([a_table("Visits", [[3, 20, 30], [40, 50, 60], [70, 80, 90]])])[0]
    assert out.percentage(("Social work", "Ashdale"), ("Social work", None)) == 57
    assert out.percentage(("Social work", "Riverton"), ("Social work", None)) is None


@QUICK
@given(cube(3, 3))
def test_a_published_table_is_kept_and_read_back_as_it_was(counts):
    out = suppress([a_table("Visits", counts, within={"week": frozenset({"1"})})])[0]
    assert Published.from_json(json.loads(json.dumps(out.as_json()))) == out


def test_a_table_says_what_is_wrong_with_it():
    with pytest.raises(ValueError, match="Visits: give one count for each"):
        a_table("Visits", [[1, 2], [3, 4]])
    with pytest.raises(ValueError, match="Visits: a count is negative"):
        a_table("Visits", [[1, 2, 3], [4, 5, 6], [7, 8, -1]])


def test_more_groups_than_can_be_proven_are_refused():
    many, more = (Dimension(name, tuple(str(one) for one in range(90))) for name in ("worker", "place"))
    tables = [
        a_table("One", [[9] * 90] * 3, columns=many),
        a_table("Two", [[9] * 90] * 3, rows=KIND, columns=more),
    ]
    with pytest.raises(ValueError, match="Publish fewer dimensions"):
        suppress(tables)


def test_what_everybody_knows_to_be_nought_is_shown_and_helps_the_attack():
    """A district without a school: its one other small count would be read off the column's total."""
    never = frozenset({("Schools", "Ashdale"), ("Early help", "Ashdale")})
    table = a_table("Visits", [[20, 30, 4], [40, 50, 0], [70, 80, 0]], never=never)
    out = suppress([table])[0]
    assert out.shown["Schools", "Ashdale"] == 0
    assert {("Social work", "Ashdale"), (None, "Ashdale")} <= set(out.hidden())
    with pytest.raises(ValueError, match="Visits: something is counted where nothing can be"):
        a_table("Visits", [[20, 30, 4], [40, 50, 0], [70, 80, 1]], never=never)
