"""A few years of children in care for tests: made as a load would, with their true days."""

import random
from datetime import date, timedelta

from alongside.pathway.care.models import PeriodOfCare, Placement
from alongside.people.models import Person, Worker

KINDS = ("U6", "U4", "K2", "P1")
EVERY = 12  # days between one child's coming and the next's
MOVES_AFTER = 200


def years_of_care(by: Worker, *, opens_on: date, until: date, seed: int = 1, using: str = "owner") -> int:
    """One child after another who comes, stays for a month to four years, moves once or not; how many came."""
    chance = random.Random(seed)
    came = [opens_on + timedelta(days=days) for days in range(0, (until - opens_on).days, EVERY)]
    left = [_after(day, chance.randint(30, 1400), until) for day in came]
    people = Person.objects.using(using).bulk_create(
        Person(
            given_name="Somebody",
            family_name=f"Of {number}",
            sex="F",
            born_on=day - timedelta(days=chance.randint(30, 5000)),
            recorded_by=by,
        )
        for number, day in enumerate(came)
    )
    periods = PeriodOfCare.objects.using(using).bulk_create(
        PeriodOfCare(child=child, started_on=began, ended_on=ended, ended_why="E41" if ended else "", recorded_by=by)
        for child, began, ended in zip(people, came, left, strict=True)
    )
    Placement.objects.using(using).bulk_create(
        Placement(
            child=period.child,
            period=period,
            started_on=began,
            ended_on=ended,
            kind=chance.choice(KINDS),
            recorded_by=by,
        )
        for period in periods
        for began, ended in _homes(period, until)
    )
    return len(came)


def _after(day: date, days: int, until: date) -> date | None:
    left = day + timedelta(days=days)
    return left if left < until else None


def _homes(period: PeriodOfCare, until: date) -> list[tuple[date, date | None]]:
    moved = period.started_on + timedelta(days=MOVES_AFTER)
    if moved >= (period.ended_on or until):
        return [(period.started_on, period.ended_on)]
    return [(period.started_on, moved), (moved, period.ended_on)]
