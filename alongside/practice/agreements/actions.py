"""The verbs of a family's agreement. A half-day stands as agreed only while all that it needs is recorded."""

import uuid
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from alongside.access.door import NotAllowed
from alongside.history.acting import because
from alongside.people.models import Person, Worker
from alongside.practice.agreements import replanning
from alongside.practice.agreements.models import Agreement, Briefing, FamilyVisit, GuestNamed, SafetyScreen
from alongside.practice.agreements.naming import refuse_names
from alongside.practice.agreements.standing import age_for, rule_on, stands
from alongside.practice.weeks.models import Barred, Slot, Visit

BARS = {
    GuestNamed.Answer.KNOWS: Barred.Why.KNOWS_FAMILY,
    GuestNamed.Answer.RATHER_NOT: Barred.Why.ASKED_NOT,
}


@transaction.atomic
def name_family(*, slot: Slot, child: Person, by: Worker) -> FamilyVisit:
    """Say which child's family a half-day is with. It can be said otherwise until somebody of the family is asked.

    Raises NotAllowed for anybody but the worker who hosts it, ValidationError once somebody was asked.
    """
    _only_host(slot, by)
    if Agreement.objects.filter(slot=slot).exists() or SafetyScreen.objects.filter(slot=slot).exists():
        raise ValidationError("This family was asked already. Offer another half-day for another family.")
    family, _ = FamilyVisit.objects.update_or_create(slot=slot, defaults={"child": child})
    return family


@transaction.atomic
def record_agreements(
    *,
    slot: Slot,
    children: Sequence[tuple[Person, dict[str, Any]]],
    on: date,
    how: str,
    by: Worker,
    language: str = "",
    parent_agreed: bool | None = None,
    parent_words: str = "",
    late_entry_reason: str = "",
) -> list[Agreement]:
    """Record what a parent and each child said, in one act: the parent's word once for all, each child's their own.

    Each child comes with `agreed` (None where not asked yet), `understands` and `words`. Raises ValidationError
    where nobody said anything, or what the rule by age asks for is missing.
    """
    _only_host(slot, by)
    _refuse_withdrawn(slot)
    act, shared = uuid.uuid4(), {"on": on, "how": how, "language": language, "late_entry_reason": late_entry_reason}
    made = []
    for child, own in children:
        said = [(Agreement.Who.PARENT, {"agreed": parent_agreed, "words": parent_words}), (Agreement.Who.CHILD, own)]
        for who, told in said:
            if told.get("agreed") is None:
                continue
            if who == Agreement.Who.CHILD:
                _refuse_unheard(child, slot.on, told)
            made.append(
                Agreement.objects.create(slot=slot, child=child, who=who, act=act, recorded_by=by, **shared, **told)
            )
    if not made:
        raise ValidationError("Record what a parent said, what a child said, or both.")
    keep(slot, on=on, by=by)
    return made


@transaction.atomic
def screen(
    *, slot: Slot, on: date, safe: bool, why: str, by: Worker, told_first: str = "", late_entry_reason: str = ""
) -> SafetyScreen:
    """Record whether the visit is safe for everybody, what was weighed, and what the guest must know first.

    Raises ValidationError where words for the guest name somebody of the family.
    """
    _only_host(slot, by)
    child = FamilyVisit.objects.select_related("child").get(slot=slot).child
    refuse_names(told_first, child, on)
    made = SafetyScreen.objects.create(
        slot=slot,
        child=child,
        on=on,
        safe=safe,
        why=why,
        told_first=told_first,
        late_entry_reason=late_entry_reason,
        recorded_by=by,
    )
    keep(slot, on=on, by=by)
    return made


@transaction.atomic
def withdraw(*, slot: Slot, on: date, by: Worker) -> Slot:
    """The family takes its agreement back: the visit is cancelled at once and the week planned again.

    Anybody of the family may, at any time. Nobody is asked why, and which of them it was is not recorded: a child
    who would rather not is not to answer for it at home.
    """
    standing = Agreement.objects.filter(slot=slot, agreed=True, withdrawn_on__isnull=True)
    given = list(standing.select_for_update())
    if not given:
        raise ValidationError("Nobody of the family has agreed. Record that they say no.")
    because("The family took its agreement back.")
    for row in given:
        row.withdrawn_on = max(on, row.on)
        row.save(update_fields=["withdrawn_on"])
    Briefing.objects.filter(visit__slot=slot).update(shared_name="", shared_on=None)
    keep(slot, on=on, by=by)
    return slot


@transaction.atomic
def name_guest(*, visit: Visit, answer: str, on: date, by: Worker) -> GuestNamed:
    """Record what the family said when it was told who comes. A guest whom they know never comes."""
    _only_host(visit.slot, by)
    made = GuestNamed.objects.create(visit=visit, answer=answer, on=on)
    if answer in BARS:
        Barred.objects.get_or_create(
            guest=visit.guest, host=visit.slot.host, defaults={"why": BARS[GuestNamed.Answer(answer)]}
        )
        replanning.send_elsewhere(visit, on=on)
    return made


def keep(slot: Slot, *, on: date, by: Worker) -> None:
    """Keep what the planner sees in step with what is recorded; a visit that must not be is cancelled."""
    held = Slot.objects.select_for_update(of=("self",)).get(pk=slot.pk)
    slot.agreement = held.agreement = stands(held)
    held.save(update_fields=["agreement"])
    if held.agreement in (Slot.Agreement.DECLINED, Slot.Agreement.WITHDRAWN):
        replanning.take_out(held, on=on, by=by)


def _only_host(slot: Slot, by: Worker) -> None:
    if slot.host.worker_id != by.pk:
        raise NotAllowed("This is for the worker who hosts the half-day.")


def _refuse_withdrawn(slot: Slot) -> None:
    if stands(slot) == Slot.Agreement.WITHDRAWN:
        raise ValidationError("The family took its agreement back. Do not ask again: this half-day goes without them.")


def _refuse_unheard(child: Person, on: date, told: dict[str, Any]) -> None:
    """What the rule by age asks for of a child: below it words or signs, from it whether the child understands."""
    older = age_for(child, on) >= rule_on(on).own_from
    if older and told.get("understands") is None:
        raise ValidationError("Say of each older child whether they understand what they are asked.")
    if not older and not str(told.get("words") or "").strip():
        raise ValidationError("Note what each younger child said or showed.")
