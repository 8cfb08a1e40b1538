"""What weeks taught, for tests. The verbs make what is learnt; a whole week's counts are laid down at once."""

import random
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

from alongside.history.acting import acting
from alongside.law.due import LONDON
from alongside.people.cast import Cast
from alongside.people.models import Worker
from alongside.practice.learning import actions
from alongside.practice.learning.models import Decision, Finding, Wording
from alongside.practice.learning.publishing import actions as publishing
from alongside.practice.observing.models import FamilyVoice, Observation, ObservationOf
from alongside.practice.weeks.factories import a_week
from alongside.practice.weeks.models import Guest, Half, Host, Service, Slot, Visit, Week

DISTRICTS = ("Ashdale", "Northfold", "Riverton", "Southmere")


def a_finding(week: Week, *, by: Worker, on: date, **told: Any) -> Finding:
    """Something found: waiting for a laptop to start."""
    told = {"words": "Laptops take ten minutes to start in a family's home.", "source": "together", **told}
    return actions.write_finding(week=week, by=by, on=on, **told)


def a_decision(finding: Finding, *, by: Worker, owner: Worker, on: date, **told: Any) -> Decision:
    """An action that somebody answers for, due in four weeks."""
    told = {"action": "Give each worker a newer laptop.", "due_on": on + timedelta(weeks=4), **told}
    return actions.decide(finding=finding, owner=owner, by=by, on=on, **told)


def a_wording(finding: Finding, *, by: Worker, on: date, **told: Any) -> Wording:
    """What everybody may read of a finding."""
    told = {
        "said": "Waiting for computers takes time away from families.",
        "did": "Every worker is getting a newer laptop before spring.",
        "easy_said": "The computers are slow.",
        "easy_did": "We buy new ones.",
        **told,
    }
    return publishing.word(finding=finding, by=by, on=on, **told)


def a_held_week(cast: Cast, starts_on: date, *, seed: int, visits: int = 120, **about: Any) -> Week:
    """A closed week with this many visits of Umar's in four districts, most written about, some families heard.

    Laid down row by row as whoever may, not by the verbs, which would take minutes.
    """
    chance = random.Random(seed)
    with acting(cast.tove.pk):
        week = a_week(by=cast.tove, starts_on=starts_on, **about)
        made = _visits(week, cast, visits, chance)
    took_place = [visit for visit in made if visit.state == Visit.State.DONE]
    with acting(cast.umar.pk):
        _observed([visit for visit in took_place if chance.random() < 0.9], week, chance)
    with acting(cast.line.pk):
        _heard([visit for visit in took_place if chance.random() < 0.33], week, chance)
    with acting(cast.tove.pk):
        Week.objects.filter(pk=week.pk).update(stage=Week.Stage.CLOSED, closed_on=week.ends_on)
    week.refresh_from_db()
    return week


def _visits(week: Week, cast: Cast, many: int, chance: random.Random) -> list[Visit]:
    """Each on a half-day of its own; nine in ten took place."""
    guest = Guest.objects.create(week=week, worker=cast.umar, kind=Guest.Kind.POLICE)
    places = [(service, district) for service in Service.values for district in DISTRICTS]
    places.remove((Service.CHILDRENS_HOME, "Ashdale"))
    hosts = Host.objects.bulk_create(
        Host(week=week, service=service, district=district, name=f"Place {number}")
        for number, (service, district) in enumerate(places)
    )
    chosen = chance.choices(hosts, [chance.uniform(0.2, 2) for _ in hosts], k=many)
    days = [(week.starts_on + timedelta(days=number // 2), Half.values[number % 2]) for number in range(many)]
    slots = Slot.objects.bulk_create(
        Slot(host=host, on=on, half=half) for host, (on, half) in zip(chosen, days, strict=True)
    )
    return Visit.objects.bulk_create(_visit(slot, guest, done=chance.random() < 0.9) for slot in slots)


def _visit(slot: Slot, guest: Guest, *, done: bool) -> Visit:
    state, why = (Visit.State.DONE, "") if done else (Visit.State.CANCELLED, "The host was ill.")
    return Visit(
        slot=slot, guest=guest, on=slot.on, half=slot.half, why="Both are free.", state=state, cancelled_why=why
    )


def _observed(visits: list[Visit], week: Week, chance: random.Random) -> None:
    keys = [uuid4() for _ in visits]
    barriers = chance.choices(Observation.Barrier.values, [9, 6, 4, 2, 1, 5], k=len(visits))
    sent = datetime(week.ends_on.year, week.ends_on.month, week.ends_on.day, 12, tzinfo=LONDON)
    ObservationOf.objects.bulk_create(
        ObservationOf(observation_id=key, visit=visit, sent_at=sent) for key, visit in zip(keys, visits, strict=True)
    )
    Observation.objects.bulk_create(
        Observation(pk=key, week=week, service=visit.slot.host.service, saw="A calm talk.", barrier=barrier)
        for key, visit, barrier in zip(keys, visits, barriers, strict=True)
    )


def _heard(visits: list[Visit], week: Week, chance: random.Random) -> None:
    FamilyVoice.objects.bulk_create(
        FamilyVoice(
            week=week,
            service=visit.slot.host.service,
            language="en",
            how=FamilyVoice.How.PAPER,
            listened=chance.choices([1, 2, 3], [1, 2, 8])[0],
            helped=chance.choices([1, 2, 3], [1, 3, 5])[0],
        )
        for visit in visits
    )
