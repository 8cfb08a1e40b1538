"""What every page's layout is given, whichever view draws it."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from alongside.access.door import roles_of
from alongside.people.models import Worker

# The parts of the service as its menu shows them, by the name of each part's first address.
# A part whose room is not built yet has no address, and is not shown.
PARTS = (
    ("My week", "record:my_week"),
    ("My caseload", "record:my_caseload"),
    ("Find", "record:find"),
    ("Team", "record:team"),
    ("Front door", "front_door:queue"),
    ("Returns", "returns"),
    ("Forecast", "forecast"),
    ("Cockpit", "cockpit"),
)
# Parts that serve some roles alone; the others serve everybody.
_OVERSEERS = frozenset({"director", "service_manager", "councillor", "data"})
SERVES: dict[str, frozenset[str]] = {
    "record:team": frozenset({"team_manager", "front_door_manager"}),
    "front_door:queue": frozenset({"front_door_worker", "front_door_manager", "emergency_duty_worker"}),
    "returns": _OVERSEERS,
    "forecast": _OVERSEERS,
    "cockpit": _OVERSEERS,
}


def page(request: HttpRequest) -> dict[str, Any]:
    """The council's name, the menu of the signed-in person, and when the page was made."""
    signed_in = isinstance(getattr(request, "user", None), Worker)
    return {
        "council_name": getattr(settings, "COUNCIL_NAME", ""),
        "demo": settings.DEMO,
        "navigation": menu(request.path, _roles(request)) if signed_in else [],
        "session_seconds": settings.SESSION_IDLE,
        "now": timezone.now(),
    }


def _roles(request: HttpRequest) -> frozenset[str]:
    """The signed-in worker's roles; a view that has asked already left them with the request."""
    held: frozenset[str] | None = getattr(request, "roles", None)
    return roles_of(request.user, timezone.localdate()) if held is None else held  # type: ignore[arg-type]


def menu(here: str, roles: frozenset[str] = frozenset()) -> list[dict[str, Any]]:
    """The parts of the service that serve these roles; the part that the address `here` lies in is current."""
    items = []
    for text, name in PARTS:
        if name in SERVES and SERVES[name].isdisjoint(roles):
            continue
        try:
            href = reverse(name)
        except NoReverseMatch:
            continue
        items.append({"text": text, "href": href, "current": here.startswith(href)})
    return items
