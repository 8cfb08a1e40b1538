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
from alongside.practice.audits.views import files_to_read, told_to
from alongside.practice.learning.models import Decision

# The parts of the service as its menu shows them, by the name of each part's first address.
# A part whose room is not built yet has no address, and is not shown.
PARTS = (
    ("My week", "record:my_week"),
    ("My caseload", "record:my_caseload"),
    ("Find", "record:find"),
    ("Search the words", "notes:search"),
    ("Team", "record:team"),
    ("Front door", "front_door:queue"),
    ("Practice Week", "weeks:weeks"),
    ("Practice Week", "weeks:mine"),
    ("Audits", "audits:home"),
    ("Learning", "learning:weeks"),
    ("You said, we did", "learning:all_published"),
    ("Returns", "returns:workbench"),
    ("Forecast", "ahead:forecast"),
    ("Cockpit", "cockpit:cockpit"),
    ("Figures", "cockpit:councillors"),
    ("Inspection", "inspection:home"),
)
# Parts that serve some roles alone; the others serve everybody. Nobody's menu is longer than six parts: what is left
# out is reached from a part that is in it (Inspection from the Cockpit, Audits from My week and the Practice Week).
_OVERSEERS = frozenset({"director", "service_manager", "councillor", "data"})
# Who works with no child's record: theirs is the Practice Week, or numbers.
_NO_RECORD = frozenset({"councillor", "practice_lead", "practice_guest"})
_WITH_RECORD = frozenset(ROLES) - _NO_RECORD
_LEADS = frozenset({"director", "practice_lead"})
# Overseers reach the search of words from Find: their menu is long enough.
_READ_NOTES = frozenset(key for key, role in ROLES.items() if Part.NOTES in role.sees) - _OVERSEERS
SERVES: dict[str, frozenset[str]] = {
    "record:my_week": _WITH_RECORD,
    "record:my_caseload": _WITH_RECORD - {"director", "service_manager", "front_door_manager", "data"},
    "record:find": _WITH_RECORD,
    "notes:search": _READ_NOTES,
    "record:team": frozenset({"team_manager", "front_door_manager"}),
    "front_door:queue": frozenset({"front_door_worker", "front_door_manager", "emergency_duty_worker"}),
    "weeks:weeks": _LEADS,
    "weeks:mine": frozenset(ROLES) - _LEADS - {"data", "finance", "system_administrator"},
    "audits:home": frozenset({"auditor", "practice_lead"}),
    "learning:weeks": frozenset({"practice_lead"}),
    "learning:all_published": _NO_RECORD - _LEADS,
    "returns:workbench": _OVERSEERS - {"councillor"},
    "ahead:forecast": _OVERSEERS - {"councillor"},
    "cockpit:cockpit": _OVERSEERS - {"councillor"},
    "cockpit:councillors": frozenset({"councillor"}),
    "inspection:home": frozenset({"practice_lead", "councillor"}),
}


def first_page(roles: frozenset[str]) -> str:
    """The name of the page on which somebody with these roles begins."""
    if roles and roles <= _NO_RECORD:
        return "weeks:weeks" if roles & _LEADS else "weeks:mine"
    return "record:my_week"


def page(request: HttpRequest) -> dict[str, Any]:
    """The council's name, the menu of the signed-in person, and when the page was made."""
    worker = getattr(request, "user", None)
    roles = roles_of(worker, timezone.localdate()) if isinstance(worker, Worker) else None
    return {
        "council_name": council_name(),
        "demo": settings.DEMO,
        "navigation": menu(request.path, roles) if roles is not None else [],
        "waits": waits(worker) if isinstance(worker, Worker) and request.path == _address("record:my_week") else [],
        "session_seconds": settings.SESSION_IDLE,
        "now": timezone.now(),
    }


def waits(worker: Worker) -> list[tuple[str, str]]:
    """What Practice Week leaves beside somebody's own week: words and address. The record lies below and knows none."""
    held = (
        ("An auditor told you of a child: answer today", "audits:home", told_to(worker)),
        ("Files to audit", "audits:home", files_to_read(worker)),
        ("Actions you answer for after a Practice Week", "learning:mine", Decision.objects.waiting_for(worker)),
    )
    return [(words, _address(name)) for words, name, rows in held if rows.exists()]


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
    return _nearest_current(items)


def _nearest_current(items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Of parts that lie in one another, only the innermost is where one is."""
    longest = max((len(item["href"]) for item in items if item["current"]), default=0)
    return [{**item, "current": item["current"] and len(item["href"]) == longest} for item in items]


@cache
def _address(name: str) -> str:
    """Where a part begins; blank when its room is not built."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
