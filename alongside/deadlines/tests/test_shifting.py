"""When the day of an event is corrected, the clocks stand as if it had been told right at first."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from alongside.deadlines.engine import Running, play
from alongside.deadlines.shifting import Moved, shifted
from alongside.law.clocks import CLOCKS
from alongside.law.events import BUILT_STEPS, EVENTS

BUILT = sorted(name for name, event in EVENTS.items() if event.step in BUILT_STEPS)
REPEATING = sorted({(c.starts[0], c.met_by[0]) for c in CLOCKS if c.repeats and c.met_by and not c.applies_if})
DAYS = st.dates(date(2024, 1, 2), date(2026, 3, 1))
BORN = date(2012, 5, 5)


def tell(*story: tuple[str, date]) -> list[Running]:
    """All the clocks that events on these days leave, each about a row of its own, with a handle."""
    every: list[Running] = []
    for at, (event, day) in enumerate(story):
        played = play([one for one in every if one.is_open], event, day, ("row", at), born=BORN)
        closed = {one.key: one for one in played.closed}
        every = [closed.get(one.key, one) if one.is_open else one for one in every]
        every += [replace(one, key=len(every) + n) for n, one in enumerate(played.started)]
    return every


def corrected(every: list[Running], event: str, at: int, was: date, now: date, **differently) -> list[Running]:
    moved = Moved(event, ("row", at), was, now, **differently)
    after = {one.key: one for one in shifted(every, moved, born=BORN)}
    return [after.get(one.key, one) for one in every]


@given(st.sampled_from(BUILT), DAYS, DAYS)
def test_clocks_that_an_event_started_stand_as_if_it_had_been_told_right(event, was, now):
    assert corrected(tell((event, was)), event, 0, was, now) == tell((event, now))


@given(st.sampled_from(REPEATING), DAYS, st.integers(0, 80), st.integers(0, 80))
def test_what_it_met_and_armed_again_moves_with_it(pair, began, first, then):
    starts, meets = pair
    was, now = began + timedelta(first), began + timedelta(then)
    before, after = tell((starts, began), (meets, was)), tell((starts, began), (meets, now))
    assume([one.code for one in before] == [one.code for one in after])  # bounded in months: not armed every day
    assert corrected(before, meets, 1, was, now) == after


@given(st.sampled_from(REPEATING), DAYS, st.integers(0, 40), st.integers(1, 40), st.integers(1, 40))
def test_nothing_moves_past_what_was_counted_from_it(pair, began, first, gap, beyond):
    starts, meets = pair
    was, then = began + timedelta(first), began + timedelta(first + gap)
    every = tell((starts, began), (meets, was), (meets, then))
    assume(any(one.started_on == was and one.met_on == then for one in every))
    assert corrected(every, meets, 1, was, then + timedelta(beyond)) == every


@given(st.lists(st.tuples(st.sampled_from(BUILT), DAYS), min_size=1, max_size=6), DAYS)
def test_no_clock_is_ever_met_or_stopped_before_it_began(story, now):
    story = sorted(story, key=lambda told: told[1])
    event, was = story[0]
    for one in corrected(tell(*story), event, 0, was, now):
        assert all(day is None or day >= one.started_on for day in (one.met_on, one.stopped_on))


def test_what_another_of_its_kind_met_on_that_day_stays():
    began, was = date(2026, 3, 2), date(2026, 3, 9)
    every = tell(("protection_plan.started", began), ("protection_visit.made", was))
    assert corrected(every, "protection_visit.made", 1, was, was + timedelta(2), alone=False) == every
    assert corrected(every, "protection_visit.made", 1, was, was + timedelta(2)) != every


@pytest.mark.parametrize("days", [-3, 4])
def test_a_referral_that_came_on_another_day_is_assessed_by_another(days):
    was = date(2026, 3, 11)
    every = tell(("referral.received", was))
    due = {one.code: one.due_on for one in corrected(every, "referral.received", 0, was, was + timedelta(days))}
    assert due == {one.code: one.due_on for one in tell(("referral.received", was + timedelta(days)))}
    assert "AS01" in due
