"""Practice Weeks to plan, made up by seed: guests, hosts and half-days as a large council would have them."""

import random
from collections.abc import Iterator
from datetime import date, timedelta

from alongside.practice.planning.problem import Guest, HalfDay, Place, Problem, Slot

MONDAY = date(2026, 11, 30)
DAYS = 5
SERVICES = ("social_work", "early_help", "childrens_home", "school", "leaving_care")
DISTRICTS = ("Avonbrook", "Castle Hill", "Fenwick", "Highmere", "Harbourside", "Old Mill", "Saltley", "Westfold")
OFFERED = 5  # half-days by each guest
HALVES: tuple[HalfDay, ...] = tuple((MONDAY + timedelta(day), half) for day in range(DAYS) for half in ("am", "pm"))


def week(seed: int, *, guests: int, hosts: int) -> Problem:
    """A week with five half-days offered by each guest and one to three by each host."""
    chance = random.Random(seed)  # noqa: S311 (the same weeks each time)
    centres = {name: (chance.randrange(40_000), chance.randrange(40_000)) for name in DISTRICTS}
    slots = tuple(_slots(chance, hosts, centres))
    coming = tuple(_guest(chance, key, centres) for key in range(1, guests + 1))
    barred = {(one.key, chance.randint(1, hosts)): "knows the family" for one in coming if chance.random() < 0.3}
    return Problem(coming, slots, SERVICES, DISTRICTS, barred)


def _guest(chance: random.Random, key: int, centres: dict[str, Place]) -> Guest:
    home = chance.choice(DISTRICTS)
    return Guest(
        key,
        offers=frozenset(chance.sample(HALVES, OFFERED)),
        districts=frozenset({home, *chance.sample(DISTRICTS, chance.randint(2, 5))}),
        wishes=tuple(chance.sample(SERVICES, chance.randint(0, 3))),
        most_visits=chance.choice((1, 2, 3, 3, 3, 4)),
        elected=chance.random() < 0.25,
        went_last_time=chance.random() < 0.4,
        line=frozenset({f"team {chance.randint(1, 40)}"}) if chance.random() < 0.4 else frozenset(),
        place=_near(chance, centres[home]),
    )


def _slots(chance: random.Random, hosts: int, centres: dict[str, Place]) -> Iterator[Slot]:
    """Most hosts are social workers in the towns; one district and one service have few."""
    for host in range(1, hosts + 1):
        service = chance.choices(SERVICES, (60, 12, 6, 16, 2))[0]
        district = chance.choices(DISTRICTS, (20, 20, 15, 2, 15, 10, 10, 8))[0]
        place, team, willing = _near(chance, centres[district]), chance.randint(1, 40), chance.random() < 0.2
        for on, half in chance.sample(HALVES, chance.choice((1, 1, 2, 3))):
            yield Slot(
                key=host * 10 + HALVES.index((on, half)),
                host=host,
                service=service,
                district=district,
                on=on,
                half=half,
                with_family=service == "social_work" and chance.random() < 0.5,
                host_more_than_once=willing,
                line=frozenset({f"team {team}"}),
                place=place,
            )


def _near(chance: random.Random, centre: Place) -> Place:
    return round(chance.gauss(centre[0], 2_500)), round(chance.gauss(centre[1], 2_500))
