"""PL_LA, PL_LOCATION and PL_DISTANCE, as the collection derives them."""

from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.returns.ssda903.reference.distance import Derived, derive, miles
from alongside.returns.ssda903.reference.postcodes import Place, Postcodes

OXFORDSHIRE = "E10000025"
OXFORD, BANBURY, CARDIFF, EDINBURGH, BELFAST = "OX1 1BX", "OX16 5QB", "CF10 4UW", "EH8 8DX", "BT1 5GS"
BARNSLEY, KENDAL, GUERNSEY = "S70 2TA", "LA9 4UB", "GY1 1AA"

metres = st.integers(1, 700_000)
places = st.builds(Place, st.just(OXFORDSHIRE), metres, metres, st.just("E"))


@pytest.fixture(scope="module")
def postcodes() -> Postcodes:
    return Postcodes()


def one(postcodes: Postcodes, home: str | None, placement: str | None, own: str = OXFORDSHIRE) -> Derived:
    (derived,) = derive([(home, placement)], own, postcodes)
    return derived


def test_a_stay_in_the_councils_own_area(postcodes: Postcodes) -> None:
    assert one(postcodes, "ox11bx", BANBURY) == (OXFORDSHIRE, "IN", 21.7)


@pytest.mark.parametrize(("placement", "pl_la"), [(CARDIFF, "WAL"), (EDINBURGH, "SCO"), (BELFAST, "NIR")])
def test_a_stay_outside_england_is_in_the_nation(postcodes: Postcodes, placement: str, pl_la: str) -> None:
    derived = one(postcodes, OXFORD, placement)
    assert (derived.pl_la, derived.pl_location) == (pl_la, "OUT")
    assert derived.pl_distance is not None


def test_a_stay_off_the_grid_has_no_distance(postcodes: Postcodes) -> None:
    assert one(postcodes, OXFORD, GUERNSEY) == (None, "OUT", None)


@pytest.mark.parametrize(
    ("placement", "own", "location"),
    [
        (BARNSLEY, "E08000016", "IN"),
        (BARNSLEY, "E08000038", "IN"),
        (BARNSLEY, "E08000019", "OUT"),
        (KENDAL, "E10000006", "IN"),
        (KENDAL, "E06000064", "IN"),
        (KENDAL, "E06000063", "OUT"),
        (KENDAL, "", "OUT"),
    ],
)
def test_a_council_by_its_old_code_is_the_same_council(
    postcodes: Postcodes, placement: str, own: str, location: str
) -> None:
    assert one(postcodes, OXFORD, placement, own).pl_location == location


@pytest.mark.parametrize("placement", [None, "", "ZZ99 3VZ", "no address"])
def test_nothing_is_worked_out_without_a_placement_postcode(postcodes: Postcodes, placement: str | None) -> None:
    assert one(postcodes, OXFORD, placement) == (None, None, None)


@pytest.mark.parametrize("home", [None, "", "ZZ99 3VZ"])
def test_only_the_distance_needs_the_home_postcode(postcodes: Postcodes, home: str | None) -> None:
    assert one(postcodes, home, BANBURY) == (OXFORDSHIRE, "IN", None)


def test_episodes_are_answered_in_their_order(postcodes: Postcodes) -> None:
    pairs = [(OXFORD, BANBURY), (None, None), (BANBURY, OXFORD), (OXFORD, OXFORD)]
    assert [derived.pl_distance for derived in derive(pairs, OXFORDSHIRE, postcodes)] == [21.7, None, 21.7, 0.0]


def test_a_mile_is_1_6093_kilometres() -> None:
    home = Place(OXFORDSHIRE, 400_000, 200_000, "E")
    assert miles(home, home._replace(easting=560_930)) == 100.0
    assert miles(home, home._replace(easting=403_000, northing=204_000)) == 3.1


@given(places, places, places)
def test_a_distance_is_the_same_both_ways_and_no_detour_is_shorter(one: Place, other: Place, third: Place) -> None:
    there, back = miles(one, other), miles(other, one)
    by_way_of = (miles(one, third) or 0) + (miles(third, other) or 0)
    assert there == back is not None
    assert there <= by_way_of + 0.15
    assert abs(there - hypot(one[1] - other[1], one[2] - other[2]) / 1609.3) <= 0.0501
