"""The week being planned: through the verbs, as its lead, its hosts and its guests, behind row-level security."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from django.db import transaction

from alongside.council.made_up.chance import Chance, Weighted
from alongside.council.made_up.practising import asking
from alongside.council.made_up.practising.asking import Asked, Outcome
from alongside.council.made_up.practising.bringing import Brought, bring
from alongside.council.made_up.practising.ground import Ground, at, called, ground, monday_of
from alongside.history.acting import acting
from alongside.people.models import Worker
from alongside.practice.agreements import actions as agreements
from alongside.practice.agreements.briefings import actions as briefings
from alongside.practice.audits.actions import plan_round
from alongside.practice.audits.models import Round
from alongside.practice.learning.publishing.actions import publish
from alongside.practice.weeks.matching import actions as matching
from alongside.practice.weeks.models import Slot, Visit, Week

AHEAD = timedelta(weeks=3)
PUBLISHED = timedelta(days=240)  # after the week
# How far families have been asked three weeks before: the rest waits.
SO_FAR = Weighted({"answered": 44, "named": 18, "nothing": 38})
SIGNED, PINNED, TAKEN_BACK = 0.55, 4, 1
AUDITORS = ("auditor", "reviewing_officer", "conference_chair")


def publish_last_year(*, today: date) -> None:
    """Publish the finished week's report as its lead, once: it is counted, made safe and kept by the verb itself."""
    week = Week.objects.filter(stage=Week.Stage.CLOSED, ends_on__lt=today, publication=None).first()
    if week is not None:
        on = min(week.ends_on + PUBLISHED, today)
        with acting(week.planned_by_id):
            publish(week=week, by=week.planned_by, at=at(on, 9))


def practise_this_year(*, seed: int, today: date, scale: float, to_be: Iterable[int]) -> None:
    """Plan the week as far as it would be by now, in one transaction."""
    here = ground(f"{seed} practice", monday_of(today) + AHEAD, scale, to_be)
    brought = bring(here, called(here.monday))
    asked = list(asking.ask(here.chance, brought))
    lead = brought.week.planned_by
    with transaction.atomic():
        with acting(lead.pk):
            brought.keep("default")
        # Whom one can be still has to ask: that is for whoever tries the demo.
        others = [one for one in asked if one.slot.host.worker_id not in here.to_be]
        answered = [one for one in others if _ask(here.chance, one, today)]
        with acting(lead.pk):
            matching.plan_again(week=brought.week, by=lead, at=at(today, 9))
            _pin(brought, lead, today)
            _plan_audits(here, brought, lead, today)
            visited = set(Visit.objects.of(brought.week).standing().values_list("slot", flat=True))
        for one in [one for one in answered if one.slot.pk in visited][:TAKEN_BACK]:
            _take_back(one, today)
        _sign(here.chance, brought, today)


def _ask(chance: Chance, one: Asked, today: date) -> bool:
    """What the worker has done about one family so far. Whether it has agreed, and the worker found it safe."""
    so_far, by = chance.of(SO_FAR), one.slot.host.worker
    assert isinstance(by, Worker)
    if one.outcome is Outcome.TAKEN_BACK:
        one = replace(one, outcome=Outcome.AGREED)
    if so_far == "nothing":
        return False
    with acting(by.pk):
        agreements.name_family(slot=one.slot, child=one.child, by=by)
        if so_far == "answered":
            _record(chance, one, today, by)
    return one.slot.agreement == Slot.Agreement.AGREED


def _record(chance: Chance, one: Asked, today: date, by: Worker) -> None:
    parent = asking.parent_says(chance, one) or {}
    agreements.record_agreements(
        slot=one.slot,
        children=[(one.child, asking.child_says(chance, one) or {"agreed": None})],
        on=today,
        by=by,
        parent_agreed=parent.get("agreed"),
        parent_words=parent.get("words", ""),
        **asking.how_asked(chance, one.child),
    )
    if weighed := asking.screened(chance, one):
        agreements.screen(slot=one.slot, on=today, by=by, **weighed)


def _pin(brought: Brought, lead: Worker, today: date) -> None:
    """A few visits are to stay whatever else changes: those of the chief executive and the director first."""
    without_families = Visit.objects.of(brought.week).standing().exclude(slot__activity=Slot.Activity.FAMILY)
    for visit in without_families.order_by("guest", "pk")[:PINNED]:
        matching.pin(visit=visit, by=lead, on=today)


def _plan_audits(here: Ground, brought: Brought, lead: Worker, today: date) -> None:
    """Next to the week, a round of audits whose seed is set and whose sample is not drawn yet."""
    week = brought.week
    plan_round(
        name=f"Audits beside {week.name}",
        kind=Round.Kind.AUDIT,
        seed=f"wheel at the staff day {week.starts_on:%d %m %Y}",
        size=here.so_many(24, least=4),
        starts_on=week.starts_on,
        ends_on=week.ends_on + timedelta(days=14),
        auditors=[one.worker for role in AUDITORS for one in here.by_role[role]],
        by=lead,
        on=today,
        week=week,
    )


def _take_back(one: Asked, today: date) -> None:
    """One family takes its agreement back: the plan is mended at once."""
    by = one.slot.host.worker
    assert isinstance(by, Worker)
    with acting(by.pk):
        agreements.withdraw(slot=one.slot, on=today, by=by)


def _sign(chance: Chance, brought: Brought, today: date) -> None:
    for guest in brought.guests:
        if chance.yes(SIGNED):
            with acting(guest.worker_id):
                briefings.sign(guest=guest, at=at(today, 8), by=guest.worker)
