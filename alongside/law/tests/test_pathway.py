from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.law.events import EVENTS
from alongside.law.pathway import (
    INITIAL,
    PRECONDITIONS,
    STATES,
    TRANSITIONS,
    PathwayError,
    after,
    missed,
    next_events,
    transitions,
)
from alongside.law.roles import ROLES, SYSTEM

REGIONS = {state.region for state in STATES.values()}


def reachable():
    """What can be reached when a condition on another region counts only once that state is reached too."""
    found = set(INITIAL)
    while True:
        more = {to for each in TRANSITIONS if each.possible(found) for to in each.to_states}
        if more <= found:
            return found
        found |= more


def walk(*steps, start=INITIAL):
    states = start
    for step in steps:
        event, *chosen = step if isinstance(step, tuple) else (step,)
        states = after(event, states, chosen)
    return states


def test_every_state_can_be_reached():
    assert set(STATES) - reachable() == set()


def test_every_state_can_be_left_or_says_why_not():
    for key, state in STATES.items():
        left = [each for each in TRANSITIONS if key in each.from_states and set(each.to_states) != {key}]
        assert bool(left) != bool(state.terminal), key


def test_each_region_begins_in_one_state():
    assert Counter(STATES[key].region for key in INITIAL) == Counter(REGIONS)


def test_an_event_moves_a_region_in_one_way():
    for each in TRANSITIONS:
        for event in each.events:
            rivals = [
                other
                for other in TRANSITIONS
                if other is not each
                and other.region == each.region
                and event in other.events
                and set(other.from_states) & set(each.from_states)
            ]
            assert not rivals, f"{each.code} and {rivals} compete for {event}"


def test_codes_preconditions_and_roles_are_sound():
    assert max(Counter(each.code for each in TRANSITIONS).values()) == 1
    assert {precondition for each in TRANSITIONS for precondition in each.preconditions} == set(PRECONDITIONS.values())
    for each in TRANSITIONS:
        assert each.decided_by
        assert set(each.decided_by) <= set(ROLES) - {SYSTEM}
        assert each.source or each.verification != "verified"


@given(st.data())
def test_wherever_a_child_goes_they_are_in_one_state_of_each_region(data):
    states = INITIAL
    for _ in range(data.draw(st.integers(1, 25))):
        event = data.draw(st.sampled_from(next_events(states)))
        chosen = [data.draw(st.sampled_from(each.to_states)) for each in transitions(event, states)]
        states = after(event, states, chosen)
        assert Counter(STATES[key].region for key in states) == Counter(REGIONS)


def test_amina_from_a_contact_to_a_protection_plan_and_back():
    states = walk(
        "contact.received",
        "contact.checks_requested",
        "contact.checks_answered",
        "contact.decided_referral",
        "referral.received",
        "referral.decided_assessment",
        "assessment.started",
        "harm.suspected",
        "strategy_discussion.held_section_47",
        "section_47.started",
        "section_47.concluded_conference",
        "conference.arranged",
        "conference.initial_held_plan",
    )
    assert {"protection_plan", "no_enquiry", "not_looked_after"} <= states
    states = walk(
        "conference.review_held_continues",
        ("conference.review_held_ends", "child_in_need"),
        "child_in_need_plan.ended_closed",
        "referral.re_referred",
        start=states,
    )
    assert "referral" in states


@pytest.mark.parametrize("before", [["care.started"], ["referral.received", "assessment"], ["edge"]])
def test_harm_may_be_suspected_from_care_and_the_edge_of_care(before):
    routes = {
        "care.started": ["contact.received", ("care.started", "section_20")],
        "referral.received": ["referral.received", "referral.decided_assessment"],
        "edge": [
            *("referral.received", "referral.decided_assessment", "assessment.authorised_child_in_need"),
            "edge_of_care.started",
        ],
    }
    assert "strategy_discussion" in walk(*routes[before[0]], "harm.suspected")


def test_an_enquiry_can_end_with_a_child_in_need():
    states = walk(
        "referral.received",
        "referral.decided_strategy_discussion",
        "strategy_discussion.held_section_47",
        "section_47.concluded_child_in_need",
    )
    assert {"child_in_need", "no_enquiry"} <= states


def test_a_child_in_care_with_a_plan_who_goes_missing_is_all_three():
    protected = walk(
        "transfer_in.notified",
        "conference.transfer_in_held",
        ("care.started", "interim_care_order"),
        ("placement.started", "foster_placement"),
        "missing.reported",
    )
    assert {"protection_plan", "looked_after", "interim_care_order", "foster_placement", "missing"} <= protected
    home = walk(("care.ended", "supervision_order"), start=protected)
    assert {"ceased", "supervision_order", "not_placed", "protection_plan"} <= home


def test_leaving_care_to_the_end():
    states = walk(
        ("care.started", "section_20"),
        "eligible.confirmed",
        "former_relevant.confirmed",
        "support.declined",
        ("support.resumed", "former_relevant"),
        "former_relevant.education_started",
        "leaving_care.ended",
    )
    assert "leaving_care_ended" in states


def test_what_cannot_happen_is_refused_with_where_it_can():
    with pytest.raises(PathwayError, match=r"cannot happen here\. It can from: protection_plan"):
        after("conference.review_held_continues", INITIAL)


def test_where_several_states_may_follow_one_must_be_named():
    with pytest.raises(PathwayError, match="say which of"):
        after("care.started", INITIAL)


def test_a_visit_moves_nothing():
    assert after("protection_visit.made", INITIAL) == INITIAL


def test_a_missed_precondition_is_named_for_the_decider_to_pass():
    [transition] = transitions("contact.received", INITIAL)
    assert [each.key for each in missed(transition, {"source_recorded"})] == ["duplicates_checked"]
    assert set(transition.decided_by) == set(EVENTS["contact.received"].decided_by)
