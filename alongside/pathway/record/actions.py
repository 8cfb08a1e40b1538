"""The verbs of the pages that everybody lives in: they name who decides, and call the verbs of people."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from alongside.access.door import NotAllowed, may_decide, roles_of
from alongside.pages.correcting import correct
from alongside.pathway.care.reviews.actions import OFFICER, appoint_officer
from alongside.pathway.leaving_care.actions import ADVISER, appoint_adviser
from alongside.people import actions as people
from alongside.people import merging
from alongside.people.finding.filing import file_person
from alongside.people.models import Allocation, Membership, Merge, Person, Relationship, Restriction, Team, Worker

# Roles that somebody is appointed to: by an event that not every manager decides.
APPOINTED = {OFFICER: "reviewing_officer.appointed", ADVISER: "personal_adviser.appointed"}
MANAGERS = frozenset({"team_manager", "front_door_manager", "service_manager"})


def may_manage(by: Worker, on: date) -> bool:
    """Whether the worker manages, and so allocates, hands over and merges."""
    return not MANAGERS.isdisjoint(roles_of(by, on))


def may_name(by: Worker, role: str, on: date) -> bool:
    """Whether the manager may let another worker have this role."""
    return role not in APPOINTED or may_decide(by, APPOINTED[role], on)


def require_manager(by: Worker, on: date) -> None:
    """Raises NotAllowed unless the worker manages."""
    if not may_manage(by, on):
        raise NotAllowed("This is for a manager to decide.")


@transaction.atomic
def correct_who(*, person: Person, version: int, why_corrected: str, by: Worker, **facts: Any) -> Person:
    """Correct who somebody is, keeping what stood before; raises ChangedMeanwhile when somebody else just did."""
    try:
        with transaction.atomic():
            correct(row=person, version=version, why_corrected=why_corrected, by=by, **facts)
    except IntegrityError as refusal:
        raise ValidationError(
            "A number here cannot be saved: it may stand in another record. Check it, or ask a manager to compare."
        ) from refusal
    file_person(person.pk)
    return person


@transaction.atomic
def relate_new(
    *, child: Person, kind: str, parental_responsibility: bool, on: date | None, by: Worker, **facts: Any
) -> Relationship:
    """Record somebody new in the child's life, and what they are to the child."""
    other = people.make_person(by=by, **facts)
    return relate_known(
        child=child, other=other, kind=kind, parental_responsibility=parental_responsibility, on=on, by=by
    )


@transaction.atomic
def relate_known(
    *, child: Person, other: Person, kind: str, parental_responsibility: bool, on: date | None, by: Worker
) -> Relationship:
    """Record what somebody already known is to the child."""
    return people.relate(
        person=other,
        other=child,
        kind=Relationship.Kind(kind),
        by=by,
        on=on,
        parental_responsibility=parental_responsibility,
    )


@transaction.atomic
def name_worker(*, child: Person, member: Membership, on: date, by: Worker, why: str = "") -> Allocation:
    """Allocate a child to a worker of a team; whoever held the child in that role before is released.

    A role that is appointed to has its own verb, which tells the clocks.
    """
    require_manager(by, on)
    told: dict[str, Any] = {"child": child, "team": member.team, "on": on, "by": by, "why": why}
    if member.role == OFFICER:
        return appoint_officer(officer=member.worker, **told)
    if member.role == ADVISER:
        return appoint_adviser(worker=member.worker, **told)
    return people.hand_over(
        child=child, role=member.role, to_team=member.team, to_worker=member.worker, on=on, by=by, why=why
    )


@transaction.atomic
def pass_on(*, child: Person, team: Team, role: str, on: date, by: Worker, why: str = "") -> Allocation:
    """Hand a child on to another team, which names its own worker."""
    require_manager(by, on)
    return people.hand_over(child=child, role=role, to_team=team, on=on, by=by, why=why)


@transaction.atomic
def merge(*, kept: Person, gone: Person, reason: str, on: date, by: Worker) -> Merge:
    """Make one record of two that are one person."""
    require_manager(by, on)
    return merging.merge(kept=kept, gone=gone, reason=reason, by=by)


@transaction.atomic
def part(*, merged: Merge, reason: str, on: date, by: Worker) -> Person:
    """Make two records again of one that was merged by mistake."""
    require_manager(by, on)
    return merging.unmerge(merge=merged, reason=reason, by=by)


@transaction.atomic
def restrict(*, person: Person, reason: str, named: list[Worker], on: date, by: Worker) -> Restriction:
    """Hide a record's very existence from everybody but those named."""
    require_manager(by, on)
    return people.restrict(person=person, reason=reason, named=named, on=on, by=by)


@transaction.atomic
def name_more(*, restriction: Restriction, named: list[Worker], on: date, by: Worker) -> None:
    """Let further workers know of a restricted record."""
    require_manager(by, on)
    people.name_on(restriction=restriction, named=named)


@transaction.atomic
def end_restriction(*, restriction: Restriction, reason: str, on: date, by: Worker) -> Restriction:
    """Let a restricted record be known again to those who work with the child."""
    require_manager(by, on)
    return people.end_restriction(restriction=restriction, why=reason, on=on)
