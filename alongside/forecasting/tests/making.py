"""A small council made up by known rates, so that a test knows what a fit should find."""

from datetime import date, timedelta

import numpy as np

from alongside.forecasting.histories.spells import IN_CARE, History, Spell, State, history_of

OPENS, ORIGIN = date(2020, 4, 1), date(2024, 3, 31)
DAYS = (ORIGIN - OPENS).days + 1
JOURNEY = (
    State("Child in need", ends_at_18=True),
    State("Protection plan", ends_at_18=True),
    State("Fostering", "In care", after_18="Leaving care"),
    State("Residential", "In care", after_18="Leaving care"),
    State("Leaving care", ends_at_18=False),
)


def council(*, a_year: float = 60.0, leaving: float = 0.5, growth: float = 0.0, seed: int = 1) -> History:
    """Children who come at so many a year, leave at a constant rate a year, and sometimes move once in a while.

    A first year goes before the history, so that some are there when it opens. `growth` is of arrivals, a year.
    """
    chance = np.random.default_rng(seed)
    spells: list[Spell] = []
    for day in range(-365, DAYS):
        arriving = a_year / 365.25 * np.exp(growth * day / 365.25)
        for _ in range(chance.poisson(arriving)):
            spells += _child(f"{day}-{len(spells)}", OPENS + timedelta(days=day), leaving, chance)
    known = [spell for spell in spells if spell.ends_on is None or spell.ends_on >= OPENS]
    return history_of(known, states=IN_CARE, opens_on=OPENS, origin=ORIGIN)


def _child(name: str, came: date, leaving: float, chance: np.random.Generator) -> list[Spell]:
    born = came - timedelta(days=int(chance.uniform(0, 17 * 365)))
    adult = born.replace(year=born.year + 18, day=min(born.day, 28))
    left = min(came + timedelta(days=1 + int(chance.exponential(365.25 / leaving))), adult)
    moved = came + timedelta(days=1 + int(chance.exponential(400)))
    if moved >= left:
        return [Spell(name, "Fostering", came, left, born)]
    return [
        Spell(name, "Fostering", came, moved, born),
        Spell(name, "Residential", moved, left, born, arrived=False),
    ]


def journey(seed: int = 2) -> History:
    """Families known from help to leaving care: some go on to a plan, some of those into care, few grow up there."""
    chance = np.random.default_rng(seed)
    spells: list[Spell] = []
    for day in range(-365, DAYS):
        for _ in range(chance.poisson(0.25)):
            spells += _family(f"{day}-{len(spells)}", OPENS + timedelta(days=day), chance)
    known = [spell for spell in spells if spell.ends_on is None or spell.ends_on >= OPENS]
    return history_of(known, states=JOURNEY, opens_on=OPENS, origin=ORIGIN)


def _family(name: str, came: date, chance: np.random.Generator) -> list[Spell]:
    spells: list[Spell] = []
    for number in range(1 + int(chance.integers(0, 2))):
        born = came - timedelta(days=int(chance.uniform(0, 16.5 * 365)))
        spells += _steps(f"{name}-{number}", name, born, came, chance)
    return spells


def _steps(child: str, family: str, born: date, came: date, chance: np.random.Generator) -> list[Spell]:
    spells: list[Spell] = []
    adult = born.replace(year=born.year + 18, day=min(born.day, 28))
    starts = came
    for state, days, goes_on in (("Child in need", 200, 0.4), ("Protection plan", 250, 0.4), ("Fostering", 900, 0.0)):
        ends = min(starts + timedelta(days=20 + int(chance.exponential(days))), adult)
        spells.append(Spell(child, state, starts, ends, born, arrived=not spells, family=family))
        if ends == adult and state == "Fostering":
            spells.append(Spell(child, "Leaving care", ends, ends + timedelta(days=800), born, arrived=False))
        if ends == adult or chance.random() > goes_on:
            break
        starts = ends
    return spells
