"""The clocks of one child, played event by event."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.deadlines.engine import Running, play
from alongside.law.clocks import CLOCKS
from alongside.law.events import BUILT_STEPS, EVENTS

DAYS = st.dates(date(2015, 1, 1), date(2030, 12, 31))
BUILT = sorted(name for name, event in EVENTS.items() if event.step in BUILT_STEPS)
STORIES = st.lists(st.tuples(st.sampled_from(BUILT), st.integers(0, 200)), max_size=30)


def tell(story: list[tuple[str, int]], since: date = date(2024, 1, 2)) -> list[Running]:
    """All the clocks that a story of (event, days after the one before) leaves, closed and open."""
    day, all_of_them = since, []
    for event, later in story:
        day += timedelta(days=later)
        at = datetime(day.year, day.month, day.day, 10, tzinfo=UTC)
        played = play([r for r in all_of_them if r.is_open], event, at, ("t", 1), born=date(2015, 5, 5))
        closed = {(r.code, r.about, r.started_on, r.turn): r for r in played.closed}
        all_of_them = [closed.get((r.code, r.about, r.started_on, r.turn), r) if r.is_open else r for r in all_of_them]
        all_of_them.extend(played.started)
    return all_of_them


@given(STORIES)
def test_a_clock_is_met_or_stopped_or_open_never_two_of_them(story):
    for running in tell(story):
        assert [running.met_on is not None, running.stopped_on is not None, running.is_open].count(True) == 1


@given(STORIES)
def test_of_a_repeating_clock_one_at_most_is_open(story):
    open_now = [r.code for r in tell(story) if r.is_open and _repeats(r.code)]
    assert len(open_now) == len(set(open_now))


@given(STORIES)
def test_after_the_case_closes_no_clock_of_its_help_runs(story):
    after = [r for r in tell([*story, ("case.closed", 1)]) if r.is_open]
    ended = {c.code for c in CLOCKS if "case.closed" in c.ends}
    assert not [r for r in after if r.code in ended]


def _repeats(code: str) -> bool:
    return any(c.code == code and c.repeats for c in CLOCKS)


def test_the_first_review_conference_is_three_months_after_the_initial_one_then_every_six():
    story = [
        ("conference.initial_held_plan", 0),
        ("protection_plan.started", 0),
        ("conference.review_held_continues", 80),
    ]
    reviews = [r for r in tell(story) if r.code in ("CP05", "CP06")]
    assert [(r.code, r.due_on) for r in reviews] == [("CP05", date(2024, 4, 2)), ("CP06", date(2024, 9, 22))]


def test_a_decision_about_one_contact_leaves_the_other_contacts_clock_running():
    monday = date(2026, 11, 23)
    first = play([], "contact.received", monday, ("contact", 1)).started
    second = play(first, "contact.received", monday, ("contact", 2)).started
    played = play(
        [*first, *second],
        "contact.decided_no_further_action",
        monday,
        ("contact", 1),
        concerning=frozenset({("contact", 1)}),
    )
    assert {r.about for r in played.closed if r.code == "FD02"} == {("contact", 1)}


@pytest.mark.parametrize("event", BUILT)
def test_every_built_event_can_happen_to_a_child_with_no_clocks(event):
    play([], event, datetime(2026, 11, 23, 9, tzinfo=UTC), ("t", 1), born=date(2015, 5, 5))


def first_meeting_is_due(*story: tuple[str, int]) -> bool:
    return any(r.code == "CN01" and r.is_open for r in tell(list(story)))


def test_no_child_in_need_meeting_is_due_of_a_child_in_care():
    authorised = ("assessment.authorised_child_in_need", 3)
    assert first_meeting_is_due(authorised)
    assert not first_meeting_is_due(authorised, ("care.started", 2))
    assert not first_meeting_is_due(("care.started", 0), authorised)
    assert first_meeting_is_due(("care.started", 0), ("care.ended", 30), authorised)


@given(STORIES)
def test_what_waits_for_the_end_of_something_is_not_begun_before(story):
    after = tell([*story, ("care.started", 1), ("assessment.authorised_child_in_need", 1)])
    assert not [r for r in after if r.code == "CN01" and r.is_open]
