"""LA_PERM takes councils of today, those now gone, and the world outside England."""

from alongside.returns.ssda903.reference.authorities import by_number, la_perm_codes


def test_la_perm_takes_the_numbers_a_child_may_have_been_adopted_under() -> None:
    codes = la_perm_codes()
    assert {"330", "909", "928", "835", "838", "839", "940", "941", "942", "943"} <= codes
    assert {"WAL", "SCO", "NIR", "NUK", "999"} <= codes
    assert not {"", "000", "ENG", "E08000025"} & codes


def test_every_number_of_la_perm_is_a_councils() -> None:
    assert {code for code in la_perm_codes() if by_number(code) is None} == {"WAL", "SCO", "NIR", "NUK", "999"}
