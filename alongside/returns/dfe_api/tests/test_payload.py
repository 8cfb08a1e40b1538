"""Rows become the payload's objects and come back as they were."""

import json
from datetime import date
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.returns import dfe_api
from alongside.returns.dfe_api import rows
from alongside.returns.dfe_api.items import items
from alongside.returns.dfe_api.tests.making import ada, children
from alongside.returns.kit.codes import CodeList
from alongside.returns.kit.problems import Unreadable

ADA = {
    "la_child_id": "1001",
    "mis_child_id": "child-1001",
    "child_details": {
        "unique_pupil_number": "A123456789012",
        "first_name": "Ada",
        "surname": "Pike",
        "date_of_birth": "2019-03-27",
        "sex": "F",
        "ethnicity": "WBRI",
        "disabilities": ["HAND", "VIS"],
        "postcode": "ZZ99 3CZ",
        "uasc_flag": False,
        "purge": False,
    },
    "health_and_wellbeing": {
        "sdq_assessments": [{"date": "2025-06-01", "score": 17}, {"date": "2026-06-02", "score": 0}],
        "purge": False,
    },
    "social_care_episodes": [
        {
            "social_care_episode_id": "E1",
            "referral_date": "2025-10-06",
            "referral_source": "2A",
            "referral_no_further_action_flag": False,
            "care_worker_details": [{"worker_id": "SW123456", "start_date": "2025-10-07"}],
            "child_and_family_assessments": [
                {
                    "child_and_family_assessment_id": "S1",
                    "start_date": "2025-10-07",
                    "authorisation_date": "2025-11-20",
                    "factors": ["16A", "4B"],
                    "purge": False,
                }
            ],
            "child_in_need_plans": [
                {"child_in_need_plan_id": "N1", "start_date": "2025-11-21", "purge": False},
            ],
            "section_47_assessments": [
                {
                    "section_47_assessment_id": "Q1",
                    "start_date": "2025-12-01",
                    "icpc_required_flag": True,
                    "icpc_date": "2025-12-18",
                    "end_date": "2025-12-12",
                    "purge": False,
                }
            ],
            "child_protection_plans": [
                {"child_protection_plan_id": "P1", "start_date": "2025-12-18", "purge": False},
            ],
            "child_looked_after_placements": [
                {
                    "child_looked_after_placement_id": "L1",
                    "start_date": "2026-02-03",
                    "start_reason": "S",
                    "placement_type": "U6",
                    "postcode": "ZZ99 1AA",
                    "purge": False,
                }
            ],
            "adoption": {"initial_decision_date": "2026-09-01", "matched_date": "2026-11-02", "purge": False},
            "purge": False,
        }
    ],
    "purge": False,
}


def every_row(row: type) -> list[type]:
    return [row, *(below for _, item in items(row) if item.of for below in every_row(item.of))]


def in_no_order(payload: object, random: Random) -> object:
    """The same payload with every list in another order."""
    if isinstance(payload, dict):
        return {key: in_no_order(value, random) for key, value in payload.items()}
    if isinstance(payload, list):
        return random.sample([in_no_order(one, random) for one in payload], len(payload))
    return payload


def test_a_child_is_sent_with_every_key_that_holds_something_and_no_other() -> None:
    assert dfe_api.full([ada()]) == [ADA]


def test_a_block_that_holds_nothing_is_not_sent() -> None:
    hollow = ada(health=rows.HealthAndWellbeing(sdq_assessments=(rows.SdqAssessment(),)), episodes=())
    assert set(dfe_api.full([hollow])[0]) == {"la_child_id", "mis_child_id", "child_details", "purge"}


def test_details_are_sent_of_a_child_about_whom_nothing_else_is_known() -> None:
    unknown = rows.Child(child_id="1002", details=rows.ChildDetails())
    assert dfe_api.full([unknown]) == [{"la_child_id": "1002", "child_details": {"purge": False}, "purge": False}]


@given(held=children(), random=st.randoms(use_true_random=False))
def test_the_order_in_which_the_record_tells_never_shows(held: list[rows.Child], random: Random) -> None:
    payloads = dfe_api.full(held)
    assert dfe_api.full(random.sample(held, len(held))) == payloads
    assert dfe_api.settled(in_no_order(payloads, random)) == payloads  # type: ignore[arg-type]


@given(held=children())
def test_what_is_written_is_read_back_and_has_no_fault(tmp_path_factory: pytest.TempPathFactory, held) -> None:
    path = tmp_path_factory.mktemp("read") / "children.json"
    payloads = dfe_api.full(held)
    path.write_text(json.dumps(payloads))
    read, problems = dfe_api.read(path)
    assert not problems.refused
    assert dfe_api.full(read) == payloads
    assert {child.child_id: child.details.surname for child in read} == {
        child.child_id: child.details.surname for child in held
    }


def test_ada_comes_back_as_she_was_sent(tmp_path: Path) -> None:
    path = tmp_path / "children.json"
    path.write_text(json.dumps([ADA]))
    (read,), problems = dfe_api.read(path)
    assert len(problems) == 0
    assert read.details.birth_date == date(2019, 3, 27)
    assert read.episodes[0].section_47s == ada().episodes[0].section_47s
    assert read.episodes[0].placements == ada().episodes[0].placements
    assert read.episodes[0].closure_date is None


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b"[" * 100_000, b"9" * 5000])
def test_a_file_that_is_no_body_is_refused_in_a_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "children.json"
    path.write_bytes(content)
    with pytest.raises(Unreadable, match=r"children\.json: This is no JSON"):
        dfe_api.read(path)


@pytest.mark.parametrize(("count", "sizes"), [(0, []), (100, [100]), (101, [100, 1]), (250, [100, 100, 50])])
def test_a_body_holds_a_hundred_children_at_most(count: int, sizes: list[int]) -> None:
    payloads = dfe_api.full(ada(child_id=str(number)) for number in range(count))
    bodies = list(dfe_api.batches(payloads))
    assert [len(body) for body in bodies] == sizes
    assert [child for body in bodies for child in body] == payloads
    assert all(len(dfe_api.check(body)) == 0 for body in bodies)


def test_items_2_to_55_of_the_specification_each_stand_in_one_row() -> None:
    found = [item.number for row in every_row(rows.Child) for _, item in items(row) if item.number]
    assert sorted(found) == list(range(2, 56))


def test_codes_of_the_903_that_the_payload_does_not_take_become_none() -> None:
    from alongside.returns.dfe_api import codes

    assert [codes.accommodation(code) for code in ("U2", "B1", "0", "W2", "Z1", "")] == ["U", "B"] + [None] * 4
    assert [codes.activity(code) for code in ("F2", "G6", "0", "F3")] == ["F2", "G6", None, None]
    assert all(len(held.index) == len(held) for held in vars(codes).values() if isinstance(held, CodeList))
