"""The verbs of a week: started, given themes, published, closed, and mended when a family takes its word back."""

from collections.abc import Collection
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from alongside.history.acting import acting
from alongside.pages.words import day as in_full
from alongside.people.models import Worker
from alongside.practice.weeks.leading import lead_of, require_lead, require_open
from alongside.practice.weeks.matching.actions import free_guest
from alongside.practice.weeks.models import Slot, Theme, Visit, Week

NOT_HELD = "It did not take place."


@transaction.atomic
def start_week(*, name: str, starts_on: date, ends_on: date, by: Worker, on: date) -> Week:
    """Begin to plan a week."""
    require_lead(by, on)
    return Week.objects.create(name=name, starts_on=starts_on, ends_on=ends_on, planned_by=by)


@transaction.atomic
def change_week(*, week: Week, name: str, starts_on: date, ends_on: date, by: Worker, on: date) -> Week:
    """Give a week another name or other days. Raises ValidationError when something stands outside the new days."""
    require_lead(by, on)
    require_open(week)
    outside = Slot.objects.filter(host__week=week, offered=True).exclude(on__range=(starts_on, ends_on))
    if outside.exists():
        raise ValidationError("A host shows something outside these days. Change the host's half-days first.")
    week.name, week.starts_on, week.ends_on = name, starts_on, ends_on
    week.save(update_fields=["name", "starts_on", "ends_on"])
    return week


@transaction.atomic
def add_theme(*, week: Week, title: str, why: str, by: Worker, on: date) -> Theme:
    """Say what a week looks at, and why this."""
    require_lead(by, on)
    require_open(week)
    return Theme.objects.create(week=week, title=title, why=why)


@transaction.atomic
def change_theme(*, theme: Theme, title: str, why: str, by: Worker, on: date) -> Theme:
    """Say it better."""
    require_lead(by, on)
    require_open(theme.week)
    theme.title, theme.why = title, why
    theme.save(update_fields=["title", "why"])
    return theme


@transaction.atomic
def drop_theme(*, theme: Theme, by: Worker, on: date) -> None:
    """Take a theme off the week."""
    require_lead(by, on)
    require_open(theme.week)
    theme.delete()


@transaction.atomic
def publish(*, week: Week, by: Worker, on: date) -> Week:
    """Fix the visits. Raises ValidationError naming those whose family has not agreed yet."""
    require_lead(by, on)
    require_open(week)
    visits = Visit.objects.of(week).standing().in_full()
    if not visits.exists():
        raise ValidationError("There are no visits yet. Plan the week first.")
    waiting = [_in_words(one) for one in visits.filter(slot__agreement=Slot.Agreement.WAITING)]
    if waiting:
        raise ValidationError([f"This visit waits for the family: {words}." for words in waiting])
    week.stage = Week.Stage.PUBLISHED
    week.save(update_fields=["stage"])
    return week


def _in_words(visit: Visit) -> str:
    half = visit.get_half_display().lower()
    return f"{visit.guest.worker.name} with {visit.slot.host.name}, {in_full(visit.on)}, {half}"


@transaction.atomic
def close_week(*, week: Week, took_place: Collection[Visit], by: Worker, on: date) -> Week:
    """Close a week: these visits took place, the others did not. What was learned from it can still be worked on.

    Raises ValidationError before the visits are fixed or the week is over.
    """
    require_lead(by, on)
    require_open(week)
    if week.stage != Week.Stage.PUBLISHED or on < week.ends_on:
        raise ValidationError("A week is closed when its visits were fixed and its last day has come.")
    planned = Visit.objects.of(week).filter(state=Visit.State.PLANNED)
    planned.filter(pk__in=[one.pk for one in took_place]).update(state=Visit.State.DONE)
    planned.all().update(state=Visit.State.CANCELLED, cancelled_why=NOT_HELD)
    week.stage, week.closed_on = Week.Stage.CLOSED, on
    week.save(update_fields=["stage", "closed_on"])
    return week


@transaction.atomic
def withdraw_slot(*, slot: Slot, why: str, by: Worker, on: date) -> Visit | None:
    """A family took its agreement back, or it is not safe: the visit is cancelled and its guest sent elsewhere.

    `why` is read by the guest, the host and the lead: it names nobody. Whether `by` may say so is for `agreements`
    to ask; they need not lead the week nor see the visit. Returns the guest's new visit, or None when there was no
    visit or no other half-day is free. All other visits stay as they are.
    """
    week = slot.host.week
    with acting(lead_of(week, on).pk, reason=why):
        if slot.agreement not in (Slot.Agreement.DECLINED, Slot.Agreement.WITHDRAWN):
            slot.agreement = Slot.Agreement.WITHDRAWN
            slot.save(update_fields=["agreement"])
        if week.stage == Week.Stage.CLOSED:
            return None
        visit = Visit.objects.filter(slot=slot, state=Visit.State.PLANNED).select_related("guest").first()
        return free_guest(visit=visit, why=why, on=on) if visit else None
