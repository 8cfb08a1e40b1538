"""The codes of every return: when each was in use, and what it means in plain words."""

import pytest

from alongside.returns.annex_a import codes as annex_codes
from alongside.returns.cin import codes as cin_codes
from alongside.returns.kit.codes import CodeList
from alongside.returns.ssda903 import codes as care_codes

EVERY_LIST = {
    f"{module.__name__}.{name}": held
    for module in (cin_codes, care_codes, annex_codes)
    for name, held in vars(module).items()
    if isinstance(held, CodeList)
}


def test_codes_come_and_go_with_the_years() -> None:
    assert ("H5", care_codes.PLACEMENT.label("H5")) in care_codes.PLACEMENT.choices(2020)
    assert "H5" not in dict(care_codes.PLACEMENT.choices(2027))
    assert "Z11" not in dict(care_codes.PLACEMENT.choices(2025))
    assert "Z11" in dict(care_codes.PLACEMENT.choices(2026))
    assert "24A" not in dict(cin_codes.ASSESSMENT_FACTOR.choices(2021))
    assert {"E43", "E44"}.isdisjoint(dict(care_codes.REASON_EPISODE_CEASED.choices(2019)))


def test_a_list_answers_in_plain_words_and_never_hides_a_code() -> None:
    assert care_codes.LEGAL_STATUS.label("C2") == "Full care order"
    assert care_codes.LEGAL_STATUS.label("X9") == "X9"
    assert "C2" in care_codes.LEGAL_STATUS
    assert care_codes.ACCOMMODATION.label("U2") == "Independent living (unsuitable)"


@pytest.mark.parametrize("name", EVERY_LIST)
def test_every_list_has_each_code_once_with_words(name: str) -> None:
    held = EVERY_LIST[name]
    assert len(held.index) == len(held)
    for code in held:
        assert code.label.strip() == code.label != ""
        assert (code.first or 0) <= (code.last or 9999)
