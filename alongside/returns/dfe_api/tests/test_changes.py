"""What changed is sent, what is gone is purged, and what is as it was is not sent again."""

from copy import deepcopy
from dataclasses import replace
from datetime import date
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.returns.dfe_api import Block, apply, check, delta, full, rows, settled
from alongside.returns.dfe_api.tests.making import ada, ada_in_care, chances, children, made, some_children
from alongside.returns.dfe_api.tests.test_payload import in_no_order

DETAILS = full([ada()])[0]["child_details"]


def since(**changed: Any) -> list[Block]:
    """What is sent when Ada's episode has changed like that overnight."""
    return delta(full([ada()]), full([ada(episodes=(ada_in_care(**changed),))]))


def of_the_episode(**changed: Any) -> Block:
    (child,) = since(**changed)
    (episode,) = child["social_care_episodes"]
    assert child == {
        "la_child_id": "1001",
        "mis_child_id": "child-1001",
        "child_details": DETAILS,
        "social_care_episodes": [episode],
        "purge": False,
    }
    assert (episode.pop("social_care_episode_id"), episode.pop("purge")) == ("E1", False)
    return episode


def test_the_first_day_sends_everything() -> None:
    assert delta([], full([ada()])) == full([ada()])


def test_nothing_is_sent_when_nothing_changed() -> None:
    assert delta(full([ada()]), full([ada()])) == []
    assert delta([], []) == []


def test_a_removed_plan_is_purged_and_nothing_beside_it_is_sent() -> None:
    assert of_the_episode(protection_plans=()) == {
        "child_protection_plans": [{"child_protection_plan_id": "P1", "purge": True}]
    }


@pytest.mark.parametrize(
    ("field", "key", "number"),
    [
        ("assessments", "child_and_family_assessments", {"child_and_family_assessment_id": "S1"}),
        ("child_in_need_plans", "child_in_need_plans", {"child_in_need_plan_id": "N1"}),
        ("section_47s", "section_47_assessments", {"section_47_assessment_id": "Q1"}),
        ("placements", "child_looked_after_placements", {"child_looked_after_placement_id": "L1"}),
    ],
)
def test_every_kind_of_block_can_be_purged(field: str, key: str, number: Block) -> None:
    assert of_the_episode(**{field: ()}) == {key: [number | {"purge": True}]}


def test_a_removed_adoption_is_purged() -> None:
    assert of_the_episode(adoption=None) == {"adoption": {"purge": True}}


def test_a_removed_health_block_is_purged() -> None:
    (child,) = delta(full([ada()]), full([ada(health=None)]))
    assert child["health_and_wellbeing"] == {"purge": True}
    assert "social_care_episodes" not in child


def test_a_removed_episode_is_purged_with_all_in_it() -> None:
    (child,) = delta(full([ada()]), full([ada(episodes=())]))
    assert child["social_care_episodes"] == [{"social_care_episode_id": "E1", "purge": True}]


def test_a_removed_child_is_purged_by_number_alone_and_can_come_back() -> None:
    there, gone = full([ada()]), delta(full([ada()]), [])
    assert gone == [{"la_child_id": "1001", "mis_child_id": "child-1001", "purge": True}]
    assert apply(there, gone) == []
    assert apply(apply(there, gone), delta([], there)) == there


def test_a_changed_plan_is_sent_whole() -> None:
    ended = replace(ada_in_care().protection_plans[0], end_date=date(2026, 11, 23))
    assert of_the_episode(protection_plans=(ended,)) == {
        "child_protection_plans": [
            {
                "child_protection_plan_id": "P1",
                "start_date": "2025-12-18",
                "end_date": "2026-11-23",
                "purge": False,
            }
        ]
    }


def test_what_is_blank_now_is_said_to_be_so() -> None:
    undated = replace(ada_in_care().assessments[0], authorisation_date=None, factors=())
    (sent,) = of_the_episode(assessments=(undated,), workers=())["child_and_family_assessments"]
    assert (sent["authorisation_date"], sent["factors"], sent["start_date"]) == (None, [], "2025-10-07")
    assert of_the_episode(workers=())["care_worker_details"] == []
    (child,) = delta(full([ada()]), full([ada(details=replace(ada().details, postcode=None))]))
    assert child["child_details"] == DETAILS | {"postcode": None}


def test_an_episode_that_closes_is_sent_without_what_stands_in_it() -> None:
    assert of_the_episode(closure_date=date(2026, 11, 23), reason_for_closure="RC1") == {
        "referral_date": "2025-10-06",
        "referral_source": "2A",
        "referral_no_further_action_flag": False,
        "care_worker_details": [{"worker_id": "SW123456", "start_date": "2025-10-07"}],
        "closure_date": "2026-11-23",
        "closure_reason": "RC1",
    }


def test_another_identifier_alone_is_another_plan() -> None:
    renamed = replace(ada_in_care().protection_plans[0], plan_id="P2")
    assert of_the_episode(protection_plans=(renamed,))["child_protection_plans"] == [
        {"child_protection_plan_id": "P1", "purge": True},
        {"child_protection_plan_id": "P2", "start_date": "2025-12-18", "purge": False},
    ]


def test_purges_come_before_what_is_new() -> None:
    sent = delta(full([ada(child_id="2")]), full([ada(child_id="1"), ada(child_id="3")]))
    assert [child["purge"] for child in sent] == [True, False, False]


@pytest.mark.parametrize("payloads", [full([ada()]) * 2, [{"child_details": {}}]])
def test_children_who_cannot_be_told_apart_are_refused(payloads: list[Block]) -> None:
    with pytest.raises(ValueError, match="same la_child_id, or one has none"):
        delta([], payloads)


def two_days() -> st.SearchStrategy[tuple[list[Block], list[Block]]]:
    """Two days of a council: every child another, or some gone and one thing of others changed, or nothing."""
    return st.builds(_two_days, chances(), st.integers(0, 4), st.integers(0, 4))


def _two_days(chance: Random, before: int, after: int) -> tuple[list[Block], list[Block]]:
    yesterday = some_children(chance, before)
    today = some_children(chance, after)
    if chance.random() < 0.7:
        kept = [_one_change(child, chance) for child in yesterday if chance.random() < 0.8]
        today = kept + [new for new in today[:1] if new.child_id not in {child.child_id for child in yesterday}]
    return full(yesterday), full(today)


def _one_change(child: rows.Child, chance: Random) -> rows.Child:
    """The child with one of its parts, or of an episode's, made anew or taken away."""
    name = chance.choice(["system_child_id", "details", "health", "episodes", "within", "within", "nothing"])
    if name == "nothing" or (name == "within" and not child.episodes):
        return child
    if name != "within":
        return replace(child, **{name: getattr(made(rows.Child, chance), name)})
    field = chance.choice([name for name in rows.SocialCareEpisode.__dataclass_fields__ if name != "episode_id"])
    other = getattr(made(rows.SocialCareEpisode, chance), field)
    return replace(child, episodes=(replace(child.episodes[0], **{field: other}), *child.episodes[1:]))


def reordered(payloads: list[Block], random: Random) -> list[Block]:
    moved = in_no_order(payloads, random)
    assert isinstance(moved, list)
    return moved


@given(days=two_days())
def test_yesterday_and_the_delta_make_today(days: tuple[list[Block], list[Block]]) -> None:
    yesterday, today = days
    sent = delta(yesterday, today)
    assert apply(yesterday, sent) == today
    # A body that was received but not answered is sent again.
    assert apply(apply(yesterday, sent), sent) == today
    assert (sent == []) == (yesterday == today)


@given(days=st.lists(children(), min_size=2, max_size=5))
def test_days_that_follow_each_other_never_drift_apart(days: list[list[rows.Child]]) -> None:
    held: list[Block] = []
    for day in days:
        held = apply(held, delta(held, full(day)))
        assert held == full(day)


@given(days=st.lists(children(), min_size=3, max_size=3))
def test_the_deltas_of_two_days_can_be_received_at_once(days: list[list[rows.Child]]) -> None:
    first, second, third = (full(day) for day in days)
    assert apply(first, [*delta(first, second), *delta(second, third)]) == third


def test_a_child_who_comes_back_brings_nothing_of_before() -> None:
    there, back = full([ada()]), full([ada(system_child_id=None, health=None, episodes=())])
    assert apply(there, [*delta(there, []), *delta([], back)]) == back


@given(days=two_days(), random=st.randoms(use_true_random=False))
def test_order_is_no_change(days: tuple[list[Block], list[Block]], random: Random) -> None:
    yesterday, today = days
    assert delta(today, reordered(today, random)) == []
    sent = delta(reordered(yesterday, random), reordered(today, random))
    assert sent == delta(yesterday, today)
    assert apply(reordered(yesterday, random), reordered(sent, random)) == today


@given(days=two_days())
def test_every_delta_has_the_shape_that_is_taken(days: tuple[list[Block], list[Block]]) -> None:
    sent = delta(*days)
    assert not check(sent).refused
    assert all(child["purge"] or "child_details" in child for child in sent)


@given(days=two_days())
def test_neither_day_is_changed_by_being_compared(days: tuple[list[Block], list[Block]]) -> None:
    kept = deepcopy(days)
    apply(days[0], delta(*days))
    assert days == kept


def shorter(payloads: list[Block]) -> list[list[Block]]:
    """The delta without one of its children, or one of the blocks of an episode."""
    without = [[*payloads[:at], *payloads[at + 1 :]] for at in range(len(payloads))]
    for child_at, child in enumerate(payloads):
        for episode_at, episode in enumerate(child.get("social_care_episodes", [])):
            for key, held in episode.items():
                for at in range(len(held) if isinstance(held, list) else 0):
                    if isinstance(held[at], dict) and "purge" in held[at]:
                        copy = deepcopy(payloads)
                        del copy[child_at]["social_care_episodes"][episode_at][key][at]
                        without.append(copy)
    return without


@given(days=two_days())
def test_nothing_is_sent_that_could_be_left_out(days: tuple[list[Block], list[Block]]) -> None:
    yesterday, today = days
    for less in shorter(delta(yesterday, today)):
        assert apply(yesterday, less) != settled(today)
