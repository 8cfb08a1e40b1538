"""Practice Weeks for tests, made through the verbs. Call inside `acting` as whoever leads them."""

from datetime import date, timedelta
from typing import Any

from alongside.people.models import Worker
from alongside.practice.weeks import actions
from alongside.practice.weeks.inviting import actions as inviting
from alongside.practice.weeks.models import Guest, Half, Host, Service, Slot, Week

TODAY = date(2026, 11, 24)
MONDAY = date(2026, 12, 7)
DISTRICTS = ["Riverton", "Southmere"]


def a_week(*, by: Worker, starts_on: date = MONDAY, name: str = "Winter Practice Week") -> Week:
    """A week from Monday to Friday, being planned."""
    return actions.start_week(name=name, starts_on=starts_on, ends_on=starts_on + timedelta(4), by=by, on=TODAY)


def every_half_day(week: Week) -> list[tuple[date, str]]:
    """All half-days of a week."""
    days = [week.starts_on + timedelta(n) for n in range((week.ends_on - week.starts_on).days + 1)]
    return [(day, half) for day in days for half in Half.values]


def a_guest(week: Week, worker: Worker, *, by: Worker, kind: str = Guest.Kind.POLICE, **gives: Any) -> Guest:
    """A guest who can reach both districts and gives every half-day."""
    gives = {"districts": DISTRICTS, **gives}
    guest = inviting.invite(week=week, worker=worker, kind=kind, by=by, on=TODAY, **gives)
    inviting.give_half_days(guest=guest, half_days=every_half_day(week), by=by, on=TODAY)
    return guest


def a_host(week: Week, *, by: Worker, worker: Worker | None = None, **about: Any) -> Host:
    """A host in Riverton: a team of social workers, or this worker of another."""
    about = {
        "service": Service.SOCIAL_WORK,
        "name": "Family Solutions North" if worker else "Assessment North",
        "district": "Riverton",
        **about,
    }
    return inviting.add_host(week=week, worker=worker, by=by, on=TODAY, **about)


def a_slot(host: Host, *, by: Worker, day: int = 0, half: str = Half.MORNING, activity: str = "team") -> Slot:
    """A half-day of the week's nth day that the host shows."""
    shown = {(slot.on, slot.half): slot.activity for slot in host.slots.filter(offered=True)}
    on = host.week.starts_on + timedelta(day)
    inviting.show_half_days(host=host, shows={**shown, (on, half): activity}, by=by, on=TODAY)
    return host.slots.get(on=on, half=half)


def agreed(slot: Slot) -> Slot:
    """The family of this half-day agreed (what `agreements` notes)."""
    slot.agreement = Slot.Agreement.AGREED
    slot.save(update_fields=["agreement"])
    return slot
