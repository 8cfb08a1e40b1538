"""The verbs about people: the only writers of who somebody is, where they live, and who works with them."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Q, Value
from django.db.models.functions import Greatest

from alongside.history.acting import because
from alongside.people.finding.filing import file_person
from alongside.people.models import (
    Address,
    Allocation,
    AllocationQuerySet,
    Family,
    FamilyMember,
    Mending,
    OtherName,
    Person,
    Relationship,
    Restriction,
    RestrictionNamed,
    Team,
    Worker,
    current,
)


@transaction.atomic
def make_person(*, by: Worker, given_name: str = "", family_name: str = "", **facts: Any) -> Person:
    """Make a record for somebody new. Ask `finding.find.likely_duplicates` first."""
    person = Person.objects.create(given_name=given_name, family_name=family_name, recorded_by=by, **facts)
    file_person(person.pk)
    return person


@transaction.atomic
def correct_person(*, person: Person, by: Worker, why: str, **facts: Any) -> Person:
    """Correct who somebody is; what stood before is kept, with `why`."""
    because(why)
    for column, value in facts.items():
        setattr(person, column, value)
    person.save(update_fields=list(facts))
    file_person(person.pk)
    return person


@transaction.atomic
def rename(*, person: Person, given_name: str, family_name: str, on: date, by: Worker) -> Person:
    """Give somebody a new name from a day on; the old one stays findable as a former name."""
    OtherName.objects.create(
        person=person,
        kind=OtherName.Kind.FORMER,
        given_name=person.given_name,
        family_name=person.family_name,
        ended_on=on,
        recorded_by=by,
    )
    person.given_name, person.family_name = given_name, family_name
    person.save(update_fields=["given_name", "family_name"])
    file_person(person.pk)
    return person


@transaction.atomic
def move(*, person: Person, on: date, by: Worker, **address: Any) -> Address:
    """Record that somebody lives at a new address from a day on; the one before ends that day."""
    for standing in Address.objects.filter(person=person, ended_on__isnull=True):
        standing.ended_on = on
        standing.save(update_fields=["ended_on"])
    return Address.objects.create(person=person, started_on=on, recorded_by=by, **address)


@transaction.atomic
def make_family(*, name: str, members: list[Person], on: date, by: Worker) -> Family:
    """Make a family of these people, from a day on."""
    family = Family.objects.create(name=name, recorded_by=by)
    for person in members:
        join_family(family=family, person=person, on=on, by=by)
    return family


@transaction.atomic
def join_family(*, family: Family, person: Person, on: date, by: Worker) -> FamilyMember:
    """Add somebody to a family, from a day on; somebody already in it stays as they are."""
    member = FamilyMember.objects.filter(current(on), family=family, person=person).first()
    return member or FamilyMember.objects.create(family=family, person=person, started_on=on, recorded_by=by)


@transaction.atomic
def relate(
    *,
    person: Person,
    other: Person,
    kind: Relationship.Kind,
    by: Worker,
    on: date | None = None,
    parental_responsibility: bool = False,
) -> Relationship:
    """Record that `person` is `kind` of `other` ("mother of", "partner of")."""
    return Relationship.objects.create(
        person=person,
        other=other,
        kind=kind,
        started_on=on,
        parental_responsibility=parental_responsibility,
        recorded_by=by,
    )


@transaction.atomic
def allocate(
    *,
    child: Person,
    team: Team,
    role: str,
    on: date,
    by: Worker,
    worker: Worker | None = None,
    why: str = "",
    late_entry_reason: str = "",
) -> Allocation:
    """Let a team, and a worker of it once named, work with a child from a day on.

    A team's allocation that waits for a worker ends when the worker is named. `why` is of
    the 903's SW_REASON list, or blank.
    """
    waiting = Allocation.objects.filter(child=child, team=team, worker__isnull=True, ended_on__isnull=True, role=role)
    standing = Allocation.objects.filter(
        child=child, team=team, worker=worker, ended_on__isnull=True, role=role
    ).first()
    if standing:
        return standing
    made = Allocation.objects.create(
        child=child,
        team=team,
        worker=worker,
        role=role,
        started_on=on,
        started_why=why,
        late_entry_reason=late_entry_reason,
        recorded_by=by,
    )
    if worker is not None:
        end_allocations(waiting, on=on, by=by)
    return made


@transaction.atomic
def end_allocations(rows: AllocationQuerySet, *, on: date, by: Worker, why: str = "") -> int:
    """End these workers' work with a child on a day; returns how many. `why` is of the 903's SW_REASON list, or blank.

    One statement for all of them: with the first row ended, the worker who ends them might not reach the rest.
    """
    return rows.update(ended_on=Greatest(F("started_on"), Value(on)), ended_why=why)


@transaction.atomic
def hand_over(
    *,
    child: Person,
    role: str,
    to_team: Team,
    on: date,
    by: Worker,
    to_worker: Worker | None = None,
    why: str = "",
    late_entry_reason: str = "",
) -> Allocation:
    """Hand a child on: new allocation first, so that nobody is ever without, then the old ones of this role end."""
    made = allocate(
        child=child,
        team=to_team,
        role=role,
        on=on,
        by=by,
        worker=to_worker,
        why=why,
        late_entry_reason=late_entry_reason,
    )
    others = Allocation.objects.filter(~Q(pk=made.pk), child=child, role=role, ended_on__isnull=True)
    end_allocations(others, on=on, by=by, why=why)
    return made


@transaction.atomic
def restrict(*, person: Person, reason: str, named: list[Worker], on: date, by: Worker) -> Restriction:
    """Hide a record's very existence from everybody but those named (the restricting worker is one)."""
    restriction = Restriction.objects.create(person=person, reason=reason, started_on=on, recorded_by=by)
    name_on(restriction=restriction, named=[by, *named])
    return restriction


@transaction.atomic
def name_on(*, restriction: Restriction, named: Iterable[Worker]) -> None:
    """Let workers know of a restricted record; whoever is named already stays so."""
    already = set(restriction.named.values_list("worker", flat=True))
    for worker in {one.pk: one for one in named if one.pk not in already}.values():
        RestrictionNamed.objects.create(restriction=restriction, worker=worker)


@transaction.atomic
def end_restriction(*, restriction: Restriction, why: str, on: date) -> Restriction:
    """End a restriction on a day; the reason is kept in its history."""
    because(why)
    restriction.ended_on = on
    restriction.save(update_fields=["ended_on"])
    return restriction


@transaction.atomic
def mend(*, mending: Mending, how: str, on: date, by: Worker) -> Mending:
    """Note that something wrong in a loaded file is mended in the record, and how; that it was open is kept.

    Raises ValidationError when somebody has mended it already.
    """
    because(how)
    standing = Mending.objects.select_for_update().get(pk=mending.pk)
    if standing.mended_on:
        raise ValidationError("Somebody else has marked this as mended meanwhile.")
    standing.mended_on, standing.mended_how = on, how
    standing.save(update_fields=["mended_on", "mended_how"])
    return standing
