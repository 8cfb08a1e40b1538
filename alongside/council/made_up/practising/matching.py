"""The finished week's plan, made by the planner: within the past's own transaction, so not through the verbs."""

from collections import defaultdict
from dataclasses import asdict
from datetime import timedelta

from alongside.council.made_up.places import spot
from alongside.council.made_up.practising.bringing import Brought
from alongside.council.made_up.practising.ground import OWNER, at
from alongside.practice.planning import problem as plain
from alongside.practice.planning.solving import solve
from alongside.practice.weeks.matching.questions import NAMES
from alongside.practice.weeks.models import Plan, Slot, Visit

PLANNED_BEFORE = timedelta(days=3)


def match(brought: Brought) -> list[Visit]:
    """Run the planner over the week, and write its plan and visits down."""
    solution = solve(_problem(brought))
    week, slots = brought.week, {slot.pk: slot for slot in brought.slots}
    Plan.objects.using(OWNER).create(
        week=week,
        at=at(week.starts_on - PLANNED_BEFORE, 10),
        by=week.planned_by,
        seconds=solution.seconds,
        value=solution.value,
        bound=solution.bound,
        covered=solution.covered,
        coverable=solution.coverable,
        unmet=[asdict(one) for one in solution.unmet],
        uncovered=[asdict(one) for one in solution.uncovered],
    )
    guests = {guest.pk: guest for guest in brought.guests}
    visits = [
        Visit(slot=slots[one.slot], guest=guests[one.guest], on=slots[one.slot].on, half=slots[one.slot].half,
              why=one.why)
        for one in solution.matches
    ]  # fmt: skip
    return Visit.objects.using(OWNER).bulk_create(visits)


def _problem(brought: Brought) -> plain.Problem:
    offers: dict[int, set[plain.HalfDay]] = defaultdict(set)
    for one in brought.offers:
        offers[one.guest.pk].add((one.on, one.half))
    return plain.Problem(
        guests=tuple(
            plain.Guest(
                key=guest.pk,
                offers=frozenset(offers[guest.pk]),
                districts=frozenset(guest.districts),
                wishes=tuple(guest.wishes),
                most_visits=guest.most_visits,
                elected=guest.elected,
                place=_place(guest.starts_from),
            )
            for guest in brought.guests
        ),
        slots=tuple(_slot(slot) for slot in brought.slots if slot.agreement != Slot.Agreement.DECLINED),
        services=tuple(NAMES),
        districts=tuple(sorted({host.district for host in brought.hosts})),
        barred={(one.guest.pk, one.host.pk): one.get_why_display() for one in brought.barred},
        names=NAMES,
    )


def _slot(slot: Slot) -> plain.Slot:
    return plain.Slot(
        key=slot.pk,
        host=slot.host.pk,
        service=slot.host.service,
        district=slot.host.district,
        on=slot.on,
        half=slot.half,
        with_family=slot.activity == Slot.Activity.FAMILY,
        host_more_than_once=slot.host.more_than_once,
        place=_place(slot.host.postcode),
    )


def _place(postcode: str) -> plain.Place:
    here = spot(postcode)
    return here.east, here.north
