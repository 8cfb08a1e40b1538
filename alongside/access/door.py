"""The one door: which children and which parts of their record a worker may see, and what they may decide.

Pages ask here first. Behind it the database's row-level security holds the same (see
`functions.sql`), so a page that forgot to ask shows nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.db.models import DateTimeField, Func, TextField, Value
from django.http import Http404

from alongside.access.roles import Part
from alongside.history.facts import ChildFact
from alongside.law.events import EVENTS
from alongside.law.roles import ROLES as ROLE_NAMES
from alongside.people.models import Membership, Person, Worker, current


class NotAllowed(PermissionDenied):
    """The worker sees the child, but this is for others to decide. The message says who."""


@dataclass(frozen=True)
class Opened:
    """A record opened by a worker: the child, the parts they see, and those they may record in.

    `until` is when sight of it ends, where it was opened in an emergency and for no other reason.
    """

    child: Person
    sees: frozenset[str]
    records: frozenset[str]
    until: datetime | None = None

    def may_see(self, part: str) -> bool:
        return part in self.sees

    def may_record(self, part: str) -> bool:
        return part in self.records


def open_child(by: Worker, child_id: int, *, part: str = Part.PEOPLE, page: str, reason: str = "") -> Opened:
    """The child's record, when this worker may see this part of it; the opening is logged.

    `page` is the name of the page (never a child's name). Raises Http404 when the child does not
    exist or may not be seen: that a child is known here is itself confidential. The refusal is logged.
    """
    known = Person.objects.filter(pk=child_id, merged_into__isnull=True)
    child = known.annotate(**_PARTS, until=_UNTIL).first()
    sees, records = (frozenset[str](getattr(child, name, ())) for name in _PARTS)
    refused = child is None or part not in sees
    _note_opening(child_id, part, page, reason, refused=refused)
    if child is None or refused:
        raise Http404
    return Opened(child, sees, records, child.until)


def open_to_record(by: Worker, child_id: int, *, part: str, page: str) -> Opened:
    """Like `open_child`, for a page that records in this part. Raises Http404 when the worker may not."""
    opened = open_child(by, child_id, part=part, page=page)
    if part not in opened.records:
        raise Http404
    return opened


def those_recordable(children: Iterable[Person], part: str) -> list[Person]:
    """Those of these children in whose record the acting worker may record this part (siblings on a form)."""
    known = list(children)
    parts = Person.objects.filter(pk__in=[child.pk for child in known]).annotate(records=_PARTS["records"])
    recordable = {pk for pk, records in parts.values_list("pk", "records") if part in records}
    return [child for child in known if child.pk in recordable]


_PARTS = {
    name: Func("pk", Value(to_record), function="access_parts", output_field=ArrayField(TextField()))
    for name, to_record in (("sees", False), ("records", True))
}
_UNTIL = Func("pk", function="access_emergency_until", output_field=DateTimeField())


def _note_opening(child_id: int, part: str, page: str, reason: str, *, refused: bool) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT history_note_opening(%s, %s, %s, %s, %s)", [child_id, part, page[:80], reason, refused])


def roles_of(worker: Worker, on: date) -> frozenset[str]:
    """The roles that a worker holds on a day, in any team. Of whoever asks for a page, today's are known."""
    if worker.roles_held and worker.roles_held[0] == on:
        return worker.roles_held[1]
    held = Membership.objects.filter(current(on), worker=worker).values_list("role", flat=True)
    return frozenset(held)


def may_decide(worker: Worker, event: str, on: date) -> bool:
    """Whether one of the worker's roles may record or decide this event (`alongside.law.events`)."""
    return not roles_of(worker, on).isdisjoint(EVENTS[event].decided_by)


def require(worker: Worker, event: str, on: date) -> None:
    """Raises NotAllowed, saying whose decision it is, unless the worker may decide this event."""
    if not may_decide(worker, event, on):
        deciders = ", ".join(ROLE_NAMES[key].name.lower() for key in EVENTS[event].decided_by)
        raise NotAllowed(f"This is for one of these roles to decide: {deciders}.")


F = TypeVar("F", bound=ChildFact)


def open_fact(by: Worker, kind: type[F], pk: int, *, page: str, to_record: bool = False) -> tuple[Opened, F]:
    """One fact about a child, and the child's record opened at the fact's part.

    Raises Http404 when there is no such fact, or the worker may not see (or record in) that part.
    """
    fact = kind._default_manager.select_related("child").filter(pk=pk).first()
    if fact is None:
        raise Http404
    door = open_to_record if to_record else open_child
    return door(by, fact.child_id, part=kind.part, page=page), fact
