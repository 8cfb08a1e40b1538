"""Which page does what a clock asks for."""

from typing import Final

from django.urls import reverse

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
    if not name or (about == _ROW and about_id is None):
        return ""
    return reverse(name, args=[about_id if about == _ROW else child_id])
