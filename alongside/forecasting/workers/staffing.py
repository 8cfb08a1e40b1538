"""Work against workers: how many are needed, how many there are, and what each then carries."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from math import ceil
from typing import Final

import numpy as np
from numpy.typing import NDArray

from alongside.forecasting.paths import Paths, spread_of
from alongside.forecasting.workers.needed import needed
from alongside.forecasting.workers.rates import Rates, Weights
from alongside.forecasting.workers.supply import AS_USUAL, Plan, Supply, Workforce, load, supply

MEASURES: Final = ("work", "needed", "in_post", "newly_qualified", "agency", "lacking", "caseload")


@dataclass(frozen=True)
class Staffing:
    """(runs, months) of each. A month is known by its last day.

    `work`: in ordinary child in need plans. `needed`: experienced full-time workers who could carry it, those away
    made good, and `by_state` for whom: (runs, months, states), without work that the history does not know.
    `lacking`: how many of them there are too few (below nothing: to spare). `caseload`: what an experienced worker
    who is not away carries, if work is shared by what each can carry. It drives people away (`supply`).
    """

    scenario: str
    plan: str
    seed: int
    months: tuple[date, ...]
    states: tuple[str, ...]
    lead_months: int
    work: NDArray[np.float64]
    needed: NDArray[np.float64]
    by_state: NDArray[np.float64]
    lacking: NDArray[np.float64]
    caseload: NDArray[np.float64]
    supply: Supply

    def of(self, measure: str) -> NDArray[np.float64]:
        """One of MEASURES."""
        held = self.supply if measure in ("in_post", "newly_qualified", "agency") else self
        return np.asarray(getattr(held, measure), dtype=np.float64)

    @property
    def paid(self) -> Mapping[str, NDArray[np.float64]]:
        """Full-time equivalents by kind, as `money.costs.cost` takes them."""
        return {
            "permanent": self.supply.permanent.astype(np.float64),
            "newly_qualified": self.supply.newly_qualified.astype(np.float64),
            "agency": self.supply.agency.astype(np.float64),
        }


@dataclass(frozen=True, slots=True)
class WorkerSpread:
    """One measure at a month and how sure it is."""

    scenario: str
    plan: str
    month: date
    measure: str
    mean: float
    p2_5: float
    p10: float
    p25: float
    p50: float
    p75: float
    p90: float
    p97_5: float


@dataclass(frozen=True, slots=True)
class Advert:
    """So many workers are lacking from a month on: advertise by a day. `late` if that day has passed already."""

    needed_on: date
    workers: int
    advertise_by: date
    late: bool


def staff(
    paths: Paths, now: Workforce, weights: Weights, rates: Rates, plan: Plan = AS_USUAL, *, seed: int
) -> Staffing:
    """How many workers this forecast needs and has under a plan, and what they carry."""
    asked = needed(paths, weights, rates, seed=seed, other_work=now.other_work)
    there = supply(now, rates, plan, asked.months, asked.workers, seed)
    whole = there.whole(rates)
    return Staffing(
        scenario=paths.scenario,
        plan=plan.name,
        seed=seed,
        months=asked.months,
        states=paths.states,
        lead_months=rates.lead_months,
        work=asked.work,
        needed=asked.workers,
        by_state=asked.by_state,
        lacking=asked.workers - whole,
        caseload=rates.full.value * load(asked.workers, whole),
        supply=there,
    )


def staffing_summary(staffing: Staffing) -> list[WorkerSpread]:
    """The spread of each measure at each month."""
    spreads = {measure: spread_of(staffing.of(measure)) for measure in MEASURES}
    return [
        WorkerSpread(staffing.scenario, staffing.plan, month, measure, *map(float, spreads[measure][:, at]))
        for at, month in enumerate(staffing.months)
        for measure in MEASURES
    ]


def spared(base: Staffing, other: Staffing) -> list[WorkerSpread]:
    """How many workers fewer `other` needs than `base`, month by month, run by run; below nothing, how many more.

    ValueError if they are not a pair.
    """
    if (base.seed, base.months, len(base.needed)) != (other.seed, other.months, len(other.needed)):
        raise ValueError(
            f"'{base.scenario}' and '{other.scenario}' cannot be compared run by run: "
            "forecast both with the same seed, months and number of runs."
        )
    spreads = spread_of(base.needed - other.needed)
    return [
        WorkerSpread(other.scenario, other.plan, month, "spared", *map(float, spreads[:, at]))
        for at, month in enumerate(base.months)
    ]


def adverts(staffing: Staffing, *, today: date, chance: float = 0.5) -> list[Advert]:
    """When workers come to be lacking and by when to advertise, so that they are lacking in at most this chance.

    One line for each month in which more are lacking than ever before it.
    """
    return adverts_for(staffing.months, staffing.lacking, staffing.lead_months, today=today, chance=chance)


def adverts_for(
    months: tuple[date, ...], lacking: NDArray[np.floating], lead_months: int, *, today: date, chance: float = 0.5
) -> list[Advert]:
    """The same of workers lacking in (runs, months)."""
    shortest = np.quantile(lacking, 1 - chance, axis=0)
    most, found = 0, []
    for month, short in zip(months, map(float, shortest), strict=True):
        if ceil(short - 1e-9) > most:
            most = ceil(short - 1e-9)
            by = months_before(month.replace(day=1), lead_months)
            found.append(Advert(month.replace(day=1), most, by, by < today))
    return found


def months_before(day: date, months: int) -> date:
    """The first of the month so many months before."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, 1)


def said_of_caseload(found: Staffing, not_found: Staffing) -> str:
    """What recruiting is worth by the last month, and how many are then left, in a sentence."""
    with_them, without = (float(np.median(each.caseload[:, -1])) for each in (found, not_found))
    low, high = np.quantile(not_found.caseload[:, -1], [0.1, 0.9])
    left = np.median(not_found.of("in_post")[:, -1])
    return (
        f"By {found.months[-1]:%B %Y} a worker carries about {with_them:.0f} ({found.plan.lower()}); "
        f"{not_found.plan.lower()}: about {without:.0f}, four times in five between {low:.0f} and {high:.0f}, "
        f"as about {left:.0f} are then left in post."
    )
