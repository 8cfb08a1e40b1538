"""Opening a record outside one's reach in an emergency: for a reason, for some hours, and the managers are told."""

from datetime import date

from django.db import connection

from alongside.access.door import NotAllowed, roles_of
from alongside.access.models import EmergencyOpening
from alongside.access.roles import ROLES, Emergency
from alongside.people.models import Worker


def may_open(worker: Worker, on: date) -> bool:
    """Whether one of the worker's roles may open records in an emergency."""
    return any(ROLES[role].emergency is not Emergency.NOTHING for role in roles_of(worker, on) if role in ROLES)


def answers(worker: Worker, on: date) -> bool:
    """Whether one of the worker's roles is told of what others opened in an emergency."""
    return any(ROLES[role].answers for role in roles_of(worker, on) if role in ROLES)


def open_in_emergency(
    *, reason: str, number: str, given_name: str, family_name: str, born_on: date | None, on: date, by: Worker
) -> int | None:
    """Open the one record that answers exactly to a number, or to a name and date of birth; returns whose it is.

    None when nobody answers, several do, or the record is not for this worker: nothing tells these apart.
    Each attempt is logged. Raises NotAllowed when no role of the worker may do so.
    """
    if not may_open(by, on):
        raise NotAllowed("Your role does not open records in an emergency. Ask your manager.")
    asked = [reason, number or None, given_name or None, family_name or None, born_on]
    with connection.cursor() as cursor:
        cursor.execute("SELECT access_open_in_emergency(%s, %s, %s, %s, %s)", asked)
        opened: int | None = cursor.fetchone()[0]
    return opened


def answered() -> list[int]:
    """Ids of the emergency openings by others that the acting worker is told of (`access_answered`)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT access_answered()")
        return [row for (row,) in cursor.fetchall()]


def look_at(*, opening: EmergencyOpening, words: str) -> None:
    """Note what the acting manager says of an emergency opening, which stays beside it.

    The database refuses (ProgrammingError) whoever does not answer for it.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT access_look_at(%s, %s)", [opening.pk, words])
