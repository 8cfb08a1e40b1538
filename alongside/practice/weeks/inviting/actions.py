"""The verbs of whom a week brings together: guests and the half-days they give, hosts and what they show."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from alongside.access.door import NotAllowed
from alongside.law.due import local_day
from alongside.pages.words import day as in_full
from alongside.people.models import Team, Worker
from alongside.practice.planning.problem import HalfDay
from alongside.practice.weeks.leading import leads, require_lead, require_open
from alongside.practice.weeks.matching.actions import plan_again
from alongside.practice.weeks.models import Barred, Guest, Half, Host, Offer, Slot, Visit, Week


@transaction.atomic
def invite(*, week: Week, worker: Worker, kind: str, by: Worker, on: date, **gives: Any) -> Guest:
    """Add a guest: a worker who signs in. `gives`: where they set out from, districts, wishes, most visits."""
    require_lead(by, on)
    require_open(week)
    return Guest.objects.create(week=week, worker=worker, kind=kind, **gives)


@transaction.atomic
def change_guest(*, guest: Guest, by: Worker, on: date, **gives: Any) -> Guest:
    """Change what a guest is, can reach and wishes. It counts when the week is planned again."""
    require_lead(by, on)
    require_open(guest.week)
    _write(guest, gives)
    return guest


@transaction.atomic
def give_half_days(*, guest: Guest, half_days: Collection[HalfDay], by: Worker, on: date) -> None:
    """Say which half-days a guest can give, in place of what was said before: by the guest, or whoever leads.

    Raises ValidationError for a half-day that a visit stands on.
    """
    _require_lead_or(guest.worker_id, by, on)
    require_open(guest.week)
    wanted = {one for one in half_days if guest.week.starts_on <= one[0] <= guest.week.ends_on}
    for visit in Visit.objects.standing().filter(guest=guest):
        if (visit.on, visit.half) not in wanted:
            raise ValidationError(f"There is a visit on {_said(visit)}. Ask whoever plans the week to move it first.")
    guest.offers.all().delete()
    Offer.objects.bulk_create(Offer(guest=guest, on=day, half=half) for day, half in sorted(wanted))


@transaction.atomic
def drop_out(*, guest: Guest, why: str, by: Worker, at: datetime) -> None:
    """A guest does not come after all: their visits are cancelled in these words, and the week is planned again."""
    on = local_day(at)
    require_lead(by, on)
    require_open(guest.week)
    guest.dropped_out_on = on
    guest.save(update_fields=["dropped_out_on"])
    planned = Visit.objects.filter(guest=guest, state=Visit.State.PLANNED)
    planned.update(state=Visit.State.CANCELLED, cancelled_why=f"The guest cannot come: {why}")
    if Visit.objects.of(guest.week).exists():
        plan_again(week=guest.week, by=by, at=at)


@transaction.atomic
def add_host(
    *,
    week: Week,
    service: str,
    name: str,
    district: str,
    by: Worker,
    on: date,
    worker: Worker | None = None,
    team: Team | None = None,
    **place: Any,
) -> Host:
    """Add a worker, a team or a place that shows something. `place`: address, postcode, whether more than once."""
    require_lead(by, on)
    require_open(week)
    return Host.objects.create(
        week=week, service=service, name=name, district=district, worker=worker, team=team, **place
    )


@transaction.atomic
def change_host(*, host: Host, by: Worker, on: date, **about: Any) -> Host:
    """Change what a host is and where. It counts when the week is planned again."""
    require_lead(by, on)
    require_open(host.week)
    _write(host, about)
    return host


@transaction.atomic
def show_half_days(*, host: Host, shows: Mapping[HalfDay, str], by: Worker, on: date) -> None:
    """Say what a host can show on which half-day, in place of what was said before: by its worker, or whoever leads.

    A half-day with a family waits for the family's agreement. Raises ValidationError where a visit stands on what
    is changed, or a family was asked already.
    """
    _require_lead_or(host.worker_id, by, on)
    require_open(host.week)
    before = {(slot.on, slot.half): slot for slot in host.slots.all()}
    for half_day, activity in shows.items():
        if half_day in before:
            _show_again(before.pop(half_day), activity)
        else:
            _slot(host, half_day, activity).save()
    for slot in before.values():
        if slot.offered:
            _require_unvisited(slot)
            slot.offered = False
            slot.save(update_fields=["offered"])


def _slot(host: Host, half_day: HalfDay, activity: str) -> Slot:
    return Slot(host=host, on=half_day[0], half=half_day[1], activity=activity, agreement=_agreement(activity))


def _agreement(activity: str) -> str:
    return Slot.Agreement.WAITING if activity == Slot.Activity.FAMILY else Slot.Agreement.NOT_NEEDED


def _show_again(slot: Slot, activity: str) -> None:
    if slot.activity != activity:
        _require_unvisited(slot)
        if slot.agreement not in (Slot.Agreement.NOT_NEEDED, Slot.Agreement.WAITING):
            raise ValidationError(f"The family was asked about {_said(slot)} already. Choose another half-day.")
        slot.activity, slot.agreement = activity, _agreement(activity)
    slot.offered = True
    slot.save(update_fields=["activity", "agreement", "offered"])


def _require_unvisited(slot: Slot) -> None:
    # Whoever hosts sees the visits to them, whoever leads all of them.
    if Visit.objects.standing().filter(slot=slot).exists():
        raise ValidationError(f"A guest comes on {_said(slot)}. Ask whoever plans the week to move the visit first.")


@transaction.atomic
def bar(*, guest: Guest, host: Host, why: str, by: Worker, on: date) -> Barred:
    """Say that a guest must not go to a host, and why. It counts when the week is planned again."""
    require_lead(by, on)
    require_open(guest.week)
    return Barred.objects.create(guest=guest, host=host, why=why)


@transaction.atomic
def lift_bar(*, barred: Barred, by: Worker, on: date) -> None:
    """Take back that a guest must not go to a host."""
    require_lead(by, on)
    require_open(barred.guest.week)
    barred.delete()


def _require_lead_or(worker: int | None, by: Worker, on: date) -> None:
    if by.pk != worker and not leads(by, on):
        raise NotAllowed("This is for the person whose half-days they are, or the Practice Week lead.")


def _said(row: Slot | Visit) -> str:
    return f"{in_full(row.on)} in the {Half(row.half).label.lower()}"


def _write(row: Guest | Host, told: Mapping[str, Any]) -> None:
    for column, value in told.items():
        setattr(row, column, value)
    row.save(update_fields=list(told))
