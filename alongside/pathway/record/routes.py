"""Which page does what a clock asks for."""

from functools import cache
from typing import Final

from django.urls import NoReverseMatch, reverse

_SOME_ID: Final = 987654321

# Clock: the page that meets it, and whether that page is about the clock's row or about the child.
_ROW, _CHILD = "row", "child"
CLOCK_PAGES: Final[dict[str, tuple[str, str]]] = {
    "FD01": ("front_door:decide_referral", _ROW),
    "FD02": ("front_door:decide_contact", _ROW),
    "FD04": ("front_door:tell_referral", _ROW),
}


def page_for(code: str, child_id: int, about_id: int | None) -> str:
    """The address of the page that meets this clock; blank when none is built."""
    name, about = CLOCK_PAGES.get(code, ("", _CHILD))
    if about == _CHILD:
        return link(name, child_id)
    return link(name, about_id) if about_id is not None else ""


def link(route: str, row_id: int) -> str:
    """The address of a page that takes one id, by the page's name; blank where there is no such page."""
    before, after = _pattern(route)
    return f"{before}{row_id}{after}" if before else ""


@cache
def _pattern(route: str) -> tuple[str, str]:
    """What stands before and after the id in the address: a long list asks for each page's name only once."""
    try:
        before, _, after = reverse(route, args=[_SOME_ID]).partition(str(_SOME_ID))
    except NoReverseMatch:
        return "", ""
    return before, after
