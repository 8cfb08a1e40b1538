"""What every page's layout is given, whichever view draws it."""

from contextlib import suppress
from functools import cache
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from alongside.access.door import roles_of
from alongside.access.roles import ROLES, Part
from alongside.people.models import Agency, Worker

# The parts of the service as its menu shows them, by the name of each part's first address.
# A part whose room is not built yet has no address, and is not shown.
PARTS = (
    ("My week", "record:my_week"),
    ("My caseload", "record:my_caseload"),
    ("Find", "record:find"),
    ("Search the words", "notes:search"),
    ("Team", "record:team"),
    ("Front door", "front_door:queue"),
    ("Returns", "returns:workbench"),
    ("Forecast", "forecast"),
    ("Cockpit", "cockpit"),
)
# Parts that serve some roles alone; the others serve everybody.
_OVERSEERS = frozenset({"director", "service_manager", "councillor", "data"})
# Overseers reach the search of words from Find: their menu is long enough, and stays at six parts or fewer.
_READ_NOTES = frozenset(key for key, role in ROLES.items() if Part.NOTES in role.sees) - _OVERSEERS
SERVES: dict[str, frozenset[str]] = {
    "notes:search": _READ_NOTES,
    "record:team": frozenset({"team_manager", "front_door_manager"}),
    "front_door:queue": frozenset({"front_door_worker", "front_door_manager", "emergency_duty_worker"}),
    "returns:workbench": _OVERSEERS - {"councillor"},
    "forecast": _OVERSEERS,
    "cockpit": _OVERSEERS,
}


def page(request: HttpRequest) -> dict[str, Any]:
    """The council's name, the menu of the signed-in person, and when the page was made."""
    worker = getattr(request, "user", None)
    roles = roles_of(worker, timezone.localdate()) if isinstance(worker, Worker) else None
    return {
        "council_name": council_name(),
        "demo": settings.DEMO,
        "navigation": menu(request.path, roles) if roles is not None else [],
        "session_seconds": settings.SESSION_IDLE,
        "now": timezone.now(),
    }


def council_name() -> str:
    """The name of the council that the database holds; blank while it holds none."""
    with suppress(LookupError, DatabaseError):
        return _name_in(str(connection.settings_dict["NAME"]))
    return ""


@cache
def _name_in(database: str) -> str:
    """Asked once for each database: what raises is not remembered."""
    council = Agency.objects.filter(kind=Agency.Kind.COUNCIL).first()
    if council is None:
        raise LookupError(f"There is no council in {database} yet.")
    return council.name


def menu(here: str, roles: frozenset[str] = frozenset()) -> list[dict[str, Any]]:
    """The parts of the service that serve these roles; the part that the address `here` lies in is current."""
    items = []
    for text, name in PARTS:
        if name in SERVES and SERVES[name].isdisjoint(roles):
            continue
        if href := _address(name):
            items.append({"text": text, "href": href, "current": here.startswith(href)})
    return items


@cache
def _address(name: str) -> str:
    """Where a part begins; blank when its room is not built."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
