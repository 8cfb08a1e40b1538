"""What an inspection judges and asks for, as data with its source."""

import pytest

from alongside.law.inspection import AREAS, ASKS, _area, _ask
from alongside.law.reading import Entry, LawDataError

FIELDS = {"key": "care", "name": "Care", "source": "Ofsted", "force": "inspection_framework"}


def test_the_four_areas_are_named_once_each():
    assert [area.key for area in AREAS] == ["protection", "care", "leavers", "leaders"]
    assert len({ask.key for ask in ASKS}) == len(ASKS)


def test_every_entry_says_where_it_comes_from_and_that_nobody_checked_it():
    assert all(one.source and one.verification == "unverified" for one in (*AREAS, *ASKS))


@pytest.mark.parametrize("read", [_area, _ask])
def test_an_entry_without_its_source_is_refused(read):
    said = {key: value for key, value in FIELDS.items() if key != "source"}
    with pytest.raises(LawDataError, match=r"inspection\.toml, made up"):
        read(Entry("inspection.toml, made up", said))
