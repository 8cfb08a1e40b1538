"""A council stays the same council whatever code a return gives it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.returns.kit import authorities
from alongside.returns.kit.authorities import AUTHORITIES, RETIRED, by_name, by_number, find, same_council, today


def test_there_are_the_153_councils_with_childrens_services() -> None:
    assert len({one.code for one in AUTHORITIES}) == len({one.number for one in AUTHORITIES}) == len(AUTHORITIES) == 153


@pytest.mark.parametrize("one", AUTHORITIES, ids=lambda one: one.name)
def test_a_council_of_today_is_found_by_code_number_and_name(one: authorities.Authority) -> None:
    assert find(one.code) == find(one.number) == by_number(one.number) == by_name(one.name) == one
    assert today(one.code) == {one.code}
    assert authorities.upper_tier(one.code) == one.code


@pytest.mark.parametrize("one", RETIRED, ids=lambda one: one.code)
def test_an_old_code_means_councils_of_today(one: authorities.Authority) -> None:
    known = {authority.code for authority in AUTHORITIES}
    assert one.code not in known
    assert one.now
    assert today(one.code) == set(one.now) <= known
    assert all(same_council(one.code, code) and same_council(code, one.code) for code in one.now)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("E08000016", "E08000038"),
        ("E08000019", "E08000039"),
        ("E10000023", "E06000065"),
        ("E10000027", "E06000066"),
        ("E10000002", "E06000060"),
        ("E10000009", "E06000059"),
        ("837", "E06000058"),
        ("909", "E06000063"),
        ("909", "943"),
        ("928", "E06000062"),
    ],
)
def test_a_council_coded_anew_is_the_same_council(old: str, new: str) -> None:
    assert same_council(old, new)


@pytest.mark.parametrize(("one", "other"), [("E08000038", "E08000039"), ("942", "943"), ("", ""), ("999", "999")])
def test_neighbours_and_unknown_codes_are_not_the_same_council(one: str, other: str) -> None:
    assert not same_council(one, other)


def test_the_number_of_a_council_that_got_a_new_code_means_it_as_it_is_today() -> None:
    assert [by_number(number).code for number in ("330", "370", "815", "825")] == [
        "E08000025",
        "E08000038",
        "E06000065",
        "E06000060",
    ]


@pytest.mark.parametrize(
    ("district", "authority"),
    [
        ("E07000178", "E10000025"),  # Oxford
        ("E07000165", "E06000065"),  # Harrogate
        ("E07000246", "E06000066"),  # Somerset West and Taunton
        ("E07000028", "E06000063"),  # Carlisle
        ("E07000030", "E06000064"),  # Eden
        ("E07000154", "E06000062"),  # Northampton
        ("E07000100", "E10000015"),  # St Albans, before its boundary moved
        ("E08000019", "E08000039"),  # Sheffield
        ("E09000001", "E09000001"),  # the City of London
        ("W06000015", None),
        ("E07000001", None),
        ("", None),
    ],
)
def test_a_district_belongs_to_the_council_with_its_childrens_services(district: str, authority: str | None) -> None:
    assert authorities.upper_tier(district) == authority


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("East Sussex County Council", "845"),
        ("Bristol, City of", "801"),
        ("The City of London", "201"),
        ("London Borough of Barking & Dagenham", "301"),
        ("ST HELENS METROPOLITAN BOROUGH COUNCIL", "342"),
        ("Herefordshire, County of", "884"),
        ("Durham", "840"),
    ],
)
def test_a_council_is_known_by_the_ways_lists_write_it(name: str, number: str) -> None:
    found = by_name(name)
    assert found is not None
    assert found.number == number


@given(st.text())
def test_whatever_stands_for_a_council_is_answered(text: str) -> None:
    assert today(text) <= {one.code for one in AUTHORITIES}
    by_name(text)
