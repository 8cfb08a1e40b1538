"""What every page's layout is given, whichever view draws it."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

# The parts of the service as its menu shows them, by the name of each part's first address.
# A part whose room is not built yet has no address, and is not shown.
PARTS = (
    ("My week", "my_week"),
    ("My caseload", "my_caseload"),
    ("Find", "find"),
    ("Team", "team"),
    ("Front door", "front_door"),
    ("Returns", "returns"),
    ("Forecast", "forecast"),
    ("Cockpit", "cockpit"),
)


def page(request: HttpRequest) -> dict[str, Any]:
    """The council's name, the menu of the signed-in person, and when the page was made."""
    user = getattr(request, "user", None)
    signed_in = bool(user and user.is_authenticated)
    return {
        "council_name": getattr(settings, "COUNCIL_NAME", ""),
        "demo": settings.DEMO,
        "navigation": menu(request.path) if signed_in else [],
        "session_seconds": settings.SESSION_IDLE,
        "now": timezone.now(),
    }


def menu(here: str) -> list[dict[str, Any]]:
    """The parts of the service with their addresses; the part that the address `here` lies in is current."""
    items = []
    for text, name in PARTS:
        try:
            href = reverse(name)
        except NoReverseMatch:
            continue
        items.append({"text": text, "href": href, "current": here.startswith(href)})
    return items
