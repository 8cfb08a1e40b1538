from collections import Counter
from datetime import date
from itertools import combinations

import pytest

from alongside.law.clocks import CLOCKS, clock, clocks_on, ended_by, may_be_started_by, met_by, started_by
from alongside.law.events import BUILT_STEPS, EVENTS, LATER_STEPS
from alongside.law.pathway import TRANSITIONS
from alongside.law.roles import ROLES, SYSTEM

TODAY = date(2026, 9, 1)
every_clock = pytest.mark.parametrize("each", CLOCKS, ids=lambda each: each.code)


def codes(found):
    return {each.code for each in found}


@every_clock
def test_a_clock_can_start_and_can_stop(each):
    assert each.starts
    assert each.met_by or each.ends


@every_clock
def test_a_clock_says_where_it_comes_from_and_since_when(each):
    assert each.source
    assert each.name[0].isupper()
    assert date(1989, 1, 1) < each.holds_from < date(2028, 1, 1)
    assert each.holds_until is None or each.holds_until > each.holds_from


@every_clock
def test_local_habit_is_the_councils_to_set(each):
    assert each.council_sets or each.force != "local_practice"
    assert not (each.council_sets and each.force == "statutory")


@every_clock
def test_a_clock_comes_again_in_one_way_only(each):
    if each.repeats:
        assert not set(each.starts) & set(each.met_by), "it would open twice when met"
    if each.from_month or each.until_month is not None:
        assert each.repeats
    if each.yearly_on:
        assert each.limit is None
        date(2026, *each.yearly_on)


@every_clock
def test_an_event_does_not_both_start_and_end_a_clock(each):
    assert not set(each.starts) & set(each.ends)
    assert not set(each.met_by) & set(each.ends)


def test_versions_of_one_clock_do_not_overlap():
    for one, other in combinations(CLOCKS, 2):
        overlap = one.holds_on(other.holds_from) or other.holds_on(one.holds_from)
        assert one.code != other.code or not overlap


def test_the_draft_is_complete():
    areas = Counter(each.code[:2] for each in CLOCKS)
    assert areas == {
        **{"FD": 8, "AS": 5, "CP": 21, "CN": 4, "CT": 12, "LA": 49, "LV": 12, "FO": 8, "AO": 16},
        **{"CH": 7, "ED": 12, "CO": 6, "IG": 6, "WF": 4, "IN": 4, "EH": 3, "RF": 1},
    }


def test_every_event_is_used():
    clocked = {event for each in CLOCKS for event in each.starts + each.met_by + each.ends}
    moving = {event for each in TRANSITIONS for event in each.events}
    changing = {each.repeats.changes_on for each in CLOCKS if each.repeats}
    assert set(EVENTS) - clocked - moving - changing == set()


def test_every_event_is_decided_by_people_of_a_known_role():
    for event in EVENTS.values():
        assert set(event.decided_by) <= set(ROLES), event.name
        assert SYSTEM not in event.decided_by, event.name
        assert event.step in BUILT_STEPS + LATER_STEPS


def test_a_social_worker_never_authorises_their_own_work():
    deciding = [name for name in EVENTS if "authorised_" in name or "decided_" in name or ".concluded_" in name]
    assert len(deciding) > 10
    assert not [name for name in deciding if "social_worker" in EVENTS[name].decided_by]


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        ("contact.received", {"FD02"}),
        ("referral.received", {"FD01", "AS01", "AS02"}),
        ("harm.suspected", {"FD03"}),
        ("strategy_discussion.held_section_47", {"CP01"}),
        ("section_47.concluded_child_in_need", {"CN01"}),
        ("conference.initial_held_plan", {"CP03", "CP05", "CP09"}),
        ("core_group.held", {"CP04"}),
        ("conference.review_held_continues", {"CP06", "CP09"}),
        ("care.started", {"LA01", "LA08", "LA20", "LA23", "LA27", "LA29", "LA41", "LA49"}),
        ("placement.started", {"LA11", "LA21", "LA22"}),
    ],
)
def test_what_an_event_starts(event, expected):
    assert codes(started_by(event, TODAY)) == expected


def test_a_decision_meets_its_clock_and_does_not_start_it():
    assert "FD01" in codes(met_by("referral.decided_assessment", TODAY))
    assert "FD01" not in codes(started_by("referral.decided_assessment", TODAY))


def test_the_end_of_care_ends_the_clocks_of_care():
    ended = codes(ended_by("care.ended", TODAY))
    assert {"LA01", "LA02", "LA03", "LA11", "LA12", "LA21", "LA24", "LA30"} <= ended


def test_what_depends_on_the_placement_is_not_started_unasked():
    asked = codes(may_be_started_by("placement.started", TODAY))
    assert {"LA12", "LA13", "LA14", "LA15", "LA16", "LA17", "LA18"} <= asked
    assert not asked & codes(started_by("placement.started", TODAY))


def test_the_law_of_an_earlier_day():
    assert "LA15" not in codes(clocks_on(date(2014, 6, 1)))
    assert clock("LA15", date(2015, 4, 1)).holds_from == date(2015, 4, 1)
    with pytest.raises(KeyError, match="No clock LA15 holds on 2014-06-01"):
        clock("LA15", date(2014, 6, 1))
