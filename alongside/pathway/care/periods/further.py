"""Verbs for further facts of a child in care: liberty, asylum, earlier permanence, adoption, motherhood."""

from datetime import date
from typing import Any

from django.db import transaction

from alongside.access.door import require
from alongside.deadlines.actions import happened
from alongside.history.acting import because
from alongside.pathway.care.periods.facts import (
    Adoption,
    AdoptionDecision,
    DeprivationOfLiberty,
    Motherhood,
    PreviousPermanence,
    UnaccompaniedStatus,
)
from alongside.people.models import Person, Worker


@transaction.atomic
def deprive_of_liberty(
    *, child: Person, on: date, words: str, by: Worker, late_entry_reason: str = ""
) -> DeprivationOfLiberty:
    """Record a court's authority to deprive the child of liberty, from a day on."""
    require(by, "liberty.deprivation_authorised", on)
    made = DeprivationOfLiberty.objects.create(
        child=child, started_on=on, words=words, late_entry_reason=late_entry_reason, recorded_by=by
    )
    happened("liberty.deprivation_authorised", child=child, on=on, about=made, by=by)
    return made


@transaction.atomic
def end_deprivation(
    *, deprivation: DeprivationOfLiberty, on: date, by: Worker, late_entry_reason: str = ""
) -> DeprivationOfLiberty:
    """Record that the authority ended."""
    require(by, "liberty.deprivation_ended", on)
    because(late_entry_reason)
    deprivation.ended_on = on
    deprivation.save(update_fields=["ended_on"])
    happened("liberty.deprivation_ended", child=deprivation.child, on=on, about=deprivation, by=by)
    return deprivation


@transaction.atomic
def note_unaccompanied(
    *,
    child: Person,
    started_on: date,
    by: Worker,
    ended_on: date | None = None,
    words: str = "",
    late_entry_reason: str = "",
) -> UnaccompaniedStatus:
    """Record that the child is unaccompanied and seeks asylum, and when that ceased or will."""
    return UnaccompaniedStatus.objects.create(
        child=child,
        started_on=started_on,
        ended_on=ended_on,
        words=words,
        late_entry_reason=late_entry_reason,
        recorded_by=by,
    )


@transaction.atomic
def note_previous_permanence(*, child: Person, kind: str, by: Worker, **when: Any) -> PreviousPermanence:
    """Record an earlier permanence arrangement; year, month and day as far as they are known."""
    return PreviousPermanence.objects.create(child=child, kind=kind, recorded_by=by, **when)


@transaction.atomic
def decide_adoption(
    *, child: Person, on: date, words: str, by: Worker, late_entry_reason: str = ""
) -> AdoptionDecision:
    """Record the agency's decision that the child should be placed for adoption."""
    return AdoptionDecision.objects.create(
        child=child, started_on=on, words=words, late_entry_reason=late_entry_reason, recorded_by=by
    )


@transaction.atomic
def end_adoption_plan(
    *, decision: AdoptionDecision, on: date, why: str, by: Worker, late_entry_reason: str = ""
) -> AdoptionDecision:
    """Record that adoption is no longer planned, for a coded reason."""
    because(late_entry_reason)
    decision.ended_on, decision.ended_why = on, why
    decision.save(update_fields=["ended_on", "ended_why"])
    return decision


@transaction.atomic
def match(*, child: Person, on: date, by: Worker, **adopters: Any) -> Adoption:
    """Record the match with adopters (AD1's columns)."""
    return Adoption.objects.create(child=child, matched_on=on, recorded_by=by, **adopters)


@transaction.atomic
def note_motherhood(*, child: Person, baby_born_on: date | None, by: Worker, late_entry_reason: str = "") -> Motherhood:
    """Record that the child is the mother of a child."""
    return Motherhood.objects.create(
        child=child, baby_born_on=baby_born_on, late_entry_reason=late_entry_reason, recorded_by=by
    )
