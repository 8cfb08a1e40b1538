"""Every fault of a payload is told in words with the path to it, and one child's fault holds back no other."""

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.returns import dfe_api
from alongside.returns.dfe_api.tests.making import ada
from alongside.returns.dfe_api.tests.test_payload import ADA

EPISODE = "[0].social_care_episodes[0]"

Path = tuple[str | int, ...]


def told(body: object) -> list[tuple[str, str, str, str]]:
    """(severity, path, key, sentence) of each fault."""
    return [(one.severity, one.where.place, one.where.field, one.message) for one in dfe_api.check(body)]


def path_of(steps: Path) -> str:
    return "[0]" + "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps)


def with_value(path: Path, value: Any) -> Any:
    """Ada's body with something else at the path."""
    body: Any = [deepcopy(ADA)]
    block = body[0]
    for step in path[:-1]:
        block = block[step]
    block[path[-1]] = value
    return body


def test_ada_has_no_fault() -> None:
    assert told([ADA]) == []


IN_DETAILS = ("child_details",)
IN_EPISODE = ("social_care_episodes", 0)
IN_WORKER = (*IN_EPISODE, "care_worker_details", 0)
IN_PLACEMENT = (*IN_EPISODE, "child_looked_after_placements", 0)
IN_SCORE = ("health_and_wellbeing", "sdq_assessments", 1)


@pytest.mark.parametrize(
    ("block", "key", "value", "is_wrong"),
    [
        ((), "la_child_id", "10/01", "may hold letters, digits, _ and - alone"),
        ((), "la_child_id", "1001\n", "may hold letters, digits, _ and - alone"),
        ((), "la_child_id", "x" * 37, "is longer than the 36 characters allowed"),
        ((), "la_child_id", "", "must be text that is not blank"),
        ((), "la_child_id", 1001, "must be text that is not blank"),
        ((), "la_child_id", None, "must be text that is not blank"),
        ((), "social_care_episodes", {}, "must be a list"),
        (IN_WORKER, "worker_id", "SW12345678901", "is longer than the 12 characters allowed"),
        (IN_DETAILS, "unique_pupil_number", "A12345678901", "must be thirteen letters and digits"),
        (
            IN_DETAILS,
            "unique_pupil_number_unknown_reason",
            "UN11",
            "is not in the list of reasons why there is no UPN",
        ),
        (IN_DETAILS, "first_name", "  ", "must be text that is not blank; leave it out where it is not known"),
        (IN_DETAILS, "date_of_birth", "27/03/2019", "must be a date like 2025-12-31"),
        (IN_DETAILS, "date_of_birth", "2019-03-27T00:00:00", "must be a date like 2025-12-31"),
        (IN_DETAILS, "date_of_birth", "20190327", "must be a date like 2025-12-31"),
        (IN_DETAILS, "date_of_birth", "2019-02-29", "is a day that is in no calendar"),
        (IN_DETAILS, "date_of_birth", "1900-01-01", "is the date some systems write for none: leave it out"),
        (IN_DETAILS, "sex", "1", "is not in the list of sexes"),
        (IN_DETAILS, "ethnicity", "WBRIT", "is longer than the 4 characters allowed"),
        (IN_DETAILS, "disabilities", "NONE", "must be a list of codes"),
        (IN_DETAILS, "disabilities", ["VIS"] * 13, "holds more than the 12 codes allowed"),
        (
            IN_DETAILS,
            "disabilities",
            ["VIS", 4],
            "holds a code that must be a code; leave it out where it is not known",
        ),
        (IN_DETAILS, "postcode", "ZZ99  3CZ", "is longer than the 8 characters allowed"),
        (IN_DETAILS, "uasc_flag", "Y", "must be true or false"),
        (IN_SCORE, "score", True, "must be a whole number of nought or more"),
        (IN_SCORE, "score", 17.5, "must be a whole number of nought or more"),
        (IN_SCORE, "score", -1, "must be a whole number of nought or more"),
        (IN_EPISODE, "referral_source", "2AB", "is longer than the 2 characters allowed"),
        (IN_EPISODE, "name", "x", "is no key of the specification here"),
        (IN_EPISODE, "purge", "true", "must be true or false"),
        (IN_PLACEMENT, "end_reason", "LEFT", "is longer than the 3 characters allowed"),
    ],
)
def test_a_fault_is_told_with_the_path_to_it(block: Path, key: str, value: Any, is_wrong: str) -> None:
    assert told(with_value((*block, key), value)) == [("refused", path_of(block), key, f"{key} {is_wrong}.")]


@pytest.mark.parametrize(
    ("block", "value"), [("health_and_wellbeing", None), ("health_and_wellbeing", []), ("child_details", "Ada")]
)
def test_a_block_that_is_none_is_told(block: str, value: Any) -> None:
    assert told(with_value((block,), value)) == [("refused", f"[0].{block}", "", "This must be an object.")]


@pytest.mark.parametrize(
    ("key", "value", "name"),
    [
        ("accommodation", "Z", "kinds of accommodation"),
        ("accommodation", "U2", "kinds of accommodation"),
        ("activity", "F3", "activities"),
    ],
)
def test_the_payload_s_own_lists_take_nothing_else(key: str, value: str, name: str) -> None:
    (fault,) = told(with_value((*IN_EPISODE, "care_leavers"), {key: value}))
    assert fault == ("refused", f"{EPISODE}.care_leavers", key, f"{key} is not in the list of {name}.")


def test_a_code_of_another_year_is_told_but_can_be_sent() -> None:
    body = with_value((*IN_PLACEMENT, "placement_type"), "Z9")
    placement = f"{EPISODE}.child_looked_after_placements[0]"
    assert told(body) == [
        ("warning", placement, "placement_type", "placement_type is not in the list of placement types.")
    ]


def test_no_message_repeats_what_stands_there() -> None:
    (fault,) = dfe_api.check(with_value((*IN_DETAILS, "date_of_birth"), "Ada's birthday"))
    assert "Ada" not in str(fault)
    assert fault.value == "Ada's birthday"


def test_what_must_be_there_is_missed() -> None:
    body = [{"social_care_episodes": [{"child_protection_plans": [{}]}]}]
    assert [(place, field) for _, place, field, _ in told(body)] == [
        ("[0]", "mis_child_id"),
        ("[0]", "la_child_id"),
        ("[0]", "child_details"),
        (EPISODE, "social_care_episode_id"),
        (f"{EPISODE}.child_protection_plans[0]", "child_protection_plan_id"),
    ]


def test_a_purge_needs_the_identifier_and_nothing_else() -> None:
    assert told([{"la_child_id": "1001", "purge": True}]) == []
    assert told([{"purge": True}]) == [("refused", "[0]", "la_child_id", "la_child_id is missing.")]


def test_a_number_that_stands_twice_is_told() -> None:
    plan = ADA["social_care_episodes"][0]["child_in_need_plans"][0]  # type: ignore[index]
    twice = with_value((*IN_EPISODE, "child_in_need_plans"), [plan, plan])
    (fault,) = told(twice)
    assert fault[3] == "child_in_need_plan_id stands twice in this list."
    assert [fault[3] for fault in told([ADA, ADA])] == ["la_child_id stands twice in this list."]


def test_a_body_of_more_than_a_hundred_is_told() -> None:
    body = dfe_api.full(ada(child_id=str(number)) for number in range(101))
    assert [fault[3] for fault in told(body)] == ["The body holds 101 children, and 100 are the most that are taken."]


def test_a_body_that_is_none_is_told() -> None:
    assert [fault[3] for fault in told({"la_code": 999, "Children": {}})] == ["The body must be a list of children."]
    assert [fault[3] for fault in told([7])] == ["This must be an object."]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


def every_path(value: object, path: Path = ()) -> list[Path]:
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(deeper for key, one in inside for deeper in every_path(one, (*path, key)))][0 if path else 1 :]


@given(path=st.sampled_from(every_path(ADA)), junk=JSON)
def test_nothing_that_stands_anywhere_raises(path: Path, junk: Any) -> None:
    for fault in dfe_api.check(with_value(path, junk)):
        assert fault.message.endswith(".")


def test_a_child_with_a_fault_is_held_back_alone_and_stays_as_held() -> None:
    held = dfe_api.full([ada(), ada(child_id="1002")])
    broken = deepcopy(held)
    broken[0]["child_details"]["sex"] = "1"
    broken[1]["child_details"]["surname"] = "Finch"
    newly = deepcopy(broken[0]) | {"la_child_id": "1003"}

    sound, back = dfe_api.hold_back([*broken, newly], held)

    assert [child.number for child in back] == ["1001", "1003"]
    assert [one.where.field for child in back for one in child.problems] == ["sex", "sex"]
    assert [child["la_child_id"] for child in dfe_api.delta(held, sound)] == ["1002"]


def test_two_children_with_one_number_are_both_held_back() -> None:
    held = dfe_api.full([ada()])
    others = deepcopy(held)
    others[0]["child_details"]["surname"] = "Finch"
    sound, back = dfe_api.hold_back([*held, *others], held)
    assert dfe_api.delta(held, sound) == []
    assert [child.number for child in back] == ["1001"]


def test_every_child_without_a_number_is_held_back_and_told() -> None:
    sound, back = dfe_api.hold_back([{"child_details": {}}, *dfe_api.full([ada()]), {"child_details": {}}], [])
    assert [child["la_child_id"] for child in sound] == ["1001"]
    assert [child.number for child in back] == [None, None]
