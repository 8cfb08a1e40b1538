"""What stood before: each correction to a child's record with what changed, by whom, when and why."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, Final

from django.db import models
from django.db.models import Q

from alongside.history.facts import Fact, fact_models
from alongside.history.models import Version
from alongside.pages.words import day
from alongside.people.addresses import NOT_TOLD
from alongside.people.models import Worker

MOST: Final = 200
# What the machinery keeps beside a fact's own columns.
_OF_THE_MACHINERY: Final = frozenset(
    {"id", "recorded_at", "changed_at", "changed_by_id", "version", "made_in", "came_from", "act", "recorded_by_id"}
)
_WHERE: Final = ("lines", "town", "postcode")


@dataclass(frozen=True)
class Change:
    """One column: its name in words, what stood, and what stands after."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Correction:
    """One correction of one fact."""

    what: str
    stood_from: datetime
    corrected_at: datetime
    by: str
    reason: str
    changes: list[Change]


Row = dict[str, Any]


def corrections(child_id: int) -> list[Correction]:
    """What was corrected in the child's record, newest first; at most two hundred."""
    versions = list(Version.objects.filter(Q(child_id=child_id) | Q(person_id=child_id)).order_by("-known_to")[:MOST])
    after = _standing(versions)
    workers = Worker.objects.in_bulk({v.by_id for v in versions if v.by_id})
    found = []
    for version in versions:
        key = (version.table_name, version.row_id)
        model = _kinds()[version.table_name]
        changes = _changes(model, version.row, after.get(key, {}))
        after[key] = version.row
        if changes:
            by = workers[version.by_id].name if version.by_id in workers else "not recorded"
            what = str(model._meta.verbose_name).capitalize()
            found.append(Correction(what, version.known_from, version.known_to, by, version.reason, changes))
    return found


@cache
def _kinds() -> dict[str, type[Fact]]:
    return {model._meta.db_table: model for model in fact_models()}


def _standing(versions: Iterable[Version]) -> dict[tuple[str, int], Row]:
    """The rows as they stand now, by table and id: what the newest version of each was corrected to."""
    wanted: dict[str, set[int]] = defaultdict(set)
    for version in versions:
        wanted[version.table_name].add(version.row_id)
    found: dict[tuple[str, int], Row] = {}
    for table, ids in wanted.items():
        for row in _kinds()[table]._default_manager.filter(pk__in=ids):
            found[table, row.pk] = {f.attname: f.value_from_object(row) for f in row._meta.concrete_fields}
    return found


def _changes(model: type[Fact], before: Row, after: Row) -> list[Change]:
    secret = model._meta.db_table == "people_address" and (before.get("hidden") or after.get("hidden"))
    return [
        _change(field, before.get(field.attname), after.get(field.attname), bool(secret and field.name in _WHERE))
        for field in model._meta.concrete_fields
        if field.attname not in _OF_THE_MACHINERY
        and _plain(before.get(field.attname)) != _plain(after.get(field.attname))
    ]


def _change(field: "models.Field[Any, Any]", before: Any, after: Any, secret: bool) -> Change:
    label = str(field.verbose_name).capitalize()
    if secret:
        return Change(label, NOT_TOLD, NOT_TOLD)
    return Change(label, _said(field, before), _said(field, after))


def _said(field: "models.Field[Any, Any]", value: Any) -> str:
    if value is None or value in ("", []):
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if field.remote_field is not None:
        return f"{field.related_model._meta.verbose_name} {value}"  # type: ignore[union-attr]
    if isinstance(value, list):
        return ", ".join(map(str, value))
    if isinstance(field, models.DateField):
        return day(datetime.fromisoformat(value) if isinstance(value, str) else value)
    return str(dict(field.flatchoices).get(value, value))


def _plain(value: Any) -> Any:
    """A value as JSON keeps it, so that a row and its version compare."""
    if isinstance(value, datetime):
        return value.timestamp()
    if isinstance(value, str) and len(value) > 18 and value[10:11] == "T":
        return datetime.fromisoformat(value).timestamp()
    return str(value) if hasattr(value, "isoformat") or hasattr(value, "as_tuple") else value
