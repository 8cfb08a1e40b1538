"""The calendar file: whatever a place is called, a calendar reads it as it was written."""

from hypothesis import given
from hypothesis import strategies as st

from alongside.practice.weeks.mine.calendar import OCTETS, _escaped, _folded

TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=300)


def unfolded(data):
    return data.decode().replace("\r\n ", "").removesuffix("\r\n")


def plain(text):
    """What a calendar reads (RFC 5545, section 3.3.11)."""
    signs = iter(text)
    return "".join(next(signs) if sign == "\\" else sign for sign in signs)


@given(TEXT)
def test_what_is_written_is_what_is_read(text):
    data = b"".join(_folded(_escaped(text)))
    assert all(len(line) <= OCTETS for line in data.split(b"\r\n"))
    assert plain(unfolded(data)) == text


def test_a_line_break_in_an_address_stays_within_its_line():
    assert _escaped("1 Mill Lane\nRiverton") == r"1 Mill Lane\nRiverton"
