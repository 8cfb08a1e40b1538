"""Two records of one person become one, and can be parted again with nothing lost."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models, transaction
from django.utils import timezone

from alongside.history.acting import because
from alongside.people.finding.filing import file_person
from alongside.people.models import Allocation, Merge, Person, Worker

# Columns that a kept record takes from the other where its own are empty.
TAKEN = (
    "given_name",
    "family_name",
    "known_as",
    "born_on",
    "expected_on",
    "died_on",
    "ethnicity",
    "language",
    "former_upn",
)
STAYS_BEHIND = ("people", "allocation")  # parts whose rows may be held twice for the same days
NUMBERS = ("number", "nhs_number", "upn")  # unique: the gone record gives its own up


@transaction.atomic
def merge(*, kept: Person, gone: Person, reason: str, by: Worker) -> Merge:
    """Move everything recorded about `gone` to `kept`, noting each row moved.

    Raises ValidationError when they are the same record or one is merged already; the database
    refuses (IntegrityError) when the two hold episodes that would overlap, such as two placements.
    """
    if kept.pk == gone.pk or kept.merged_into_id or gone.merged_into_id:
        raise ValidationError("Choose two different records, neither of them merged already.")
    because(reason)
    before = {name: _plain(getattr(kept, name)) for name in (*TAKEN, *NUMBERS)}
    given_up = {name: getattr(gone, name) for name in NUMBERS}
    for name in NUMBERS:
        setattr(gone, name, None)
    gone.merged_into = kept
    gone.save(update_fields=[*NUMBERS, "merged_into"])
    for name in TAKEN:
        setattr(kept, name, getattr(kept, name) or getattr(gone, name))
    for name, value in given_up.items():
        setattr(kept, name, getattr(kept, name) or value)
    kept.save(update_fields=[*TAKEN, *NUMBERS])
    moved = [[m._meta.db_table, f.column, pk] for m, f, pk in _move_rows(gone, kept)]
    file_person(kept.pk)
    return Merge.objects.create(
        kept=kept,
        gone=gone,
        reason=reason,
        moved=moved,
        before={"kept": before, "gone": given_up},
        recorded_by=by,
    )


@transaction.atomic
def unmerge(*, merge: Merge, reason: str, by: Worker) -> Person:
    """Part two merged records: what was moved goes back; what was recorded since stays with the kept one.

    Raises ValidationError when they are parted already.
    """
    if merge.undone_at:
        raise ValidationError("These two records are separate again already.")
    because(reason)
    kept, gone = merge.kept, merge.gone
    for name, value in merge.before["kept"].items():
        if merge.before["kept"][name] != _plain(getattr(kept, name)) and _taken_from(gone, merge, name, kept):
            setattr(kept, name, value or ("" if name not in NUMBERS and not name.endswith("_on") else None))
    kept.save(update_fields=[*TAKEN, *NUMBERS])
    for name, value in merge.before["gone"].items():
        setattr(gone, name, value)
    gone.merged_into = None
    gone.save(update_fields=[*NUMBERS, "merged_into"])
    _move_back(merge)
    merge.undone_at = timezone.now()
    merge.save(update_fields=["undone_at"])
    file_person(kept.pk)
    file_person(gone.pk)
    return gone


def _taken_from(gone: Person, merge: Merge, name: str, kept: Person) -> bool:
    """Whether the kept record's value still is the one that it took, and not corrected since."""
    taken = merge.before["gone"].get(name) if name in NUMBERS else getattr(gone, name)
    return _plain(getattr(kept, name)) == _plain(taken)


def _move_rows(gone: Person, kept: Person) -> "Iterator[tuple[type[models.Model], models.Field[Any, Any], int]]":
    for model, column in _columns_naming_a_person():
        manager = model._default_manager
        for pk in list(manager.filter(**{column.attname: gone.pk}).order_by("pk").values_list("pk", flat=True)):
            if _moves(manager.filter(pk=pk), column, kept):
                yield model, column, pk


def _moves(row: "models.QuerySet[models.Model]", column: "models.Field[Any, Any]", kept: Person) -> bool:
    """Move one row; one that only repeats what the kept record holds (an address, an allocation) stays behind.

    Raises IntegrityError for anything weightier that the two records hold at the same time.
    """
    try:
        with transaction.atomic():
            row.update(**{column.attname: kept.pk})
    except IntegrityError:
        if getattr(row.model, "part", None) in STAYS_BEHIND:
            return False
        raise
    return True


def _move_back(merge: Merge) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT access_give_back(%s)", [merge.pk])
    columns = {(m._meta.db_table, f.column): (m, f) for m, f in _columns_naming_a_person()}
    for table, column, pk in merge.moved:
        model, field = columns[table, column]
        model._default_manager.filter(pk=pk, **{field.attname: merge.kept_id}).update(**{field.attname: merge.gone_id})


def _columns_naming_a_person() -> "Iterator[tuple[type[models.Model], models.Field[Any, Any]]]":
    """Allocations come last: they are what lets a manager reach the record that everything else moves from."""
    for model in sorted(apps.get_models(), key=lambda model: model is Allocation):
        if model is Merge or not model._meta.managed:
            continue
        for field in model._meta.concrete_fields:
            if field.related_model is Person and field.name != "merged_into":
                yield model, field


def _plain(value: object) -> object:
    return value.isoformat() if hasattr(value, "isoformat") else value
