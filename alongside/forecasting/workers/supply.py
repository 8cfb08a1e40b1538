"""Who is in post, month by month: people leave, posts are advertised, some are filled, and the new start smaller.

The more those who are left have to carry, the more of them leave.
"""

from collections import deque
from dataclasses import dataclass
from datetime import date
from typing import Final
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from scipy.stats import binom

from alongside.forecasting.workers.rates import Rates

MOST_TENTHS: Final = 10
"""Beyond twice a full caseload nobody knows how many more leave: as many as at that, no more."""

Heads = NDArray[np.int64]
Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Workforce:
    """The case-holding social workers on the forecast's first day, as whole full-time equivalents.

    `coming` have been found and will start evenly over the months from advert to first case. `agency_most` is how
    many agency workers the council will have at once, to stand in for posts that are empty. `other_work` is weighted
    work that the history does not know of (children in need, where it knows only children in care).
    """

    posts: int
    permanent: int
    newly_qualified: int = 0
    agency_most: int = 0
    coming: int = 0
    other_work: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is done about it: `posts` more from a day, and how many of those usually found are found (0 is nobody)."""

    name: str
    posts: int = 0
    from_day: date = date.max
    found: float = 1.0


AS_USUAL: Final = Plan(name="Recruiting as usual")
NOBODY_FOUND: Final = Plan(name="Nobody is found", found=0.0)


@dataclass(frozen=True)
class Supply:
    """Heads of (runs, months) at each month's end; `left` and `joined` within it."""

    permanent: Heads
    newly_qualified: Heads
    agency: Heads
    left: Heads
    joined: Heads

    @property
    def in_post(self) -> Heads:
        return self.permanent + self.newly_qualified

    def whole(self, rates: Rates) -> Numbers:
        """What all of them can carry, in full caseloads of experienced workers."""
        return _whole(self.permanent, self.newly_qualified, self.agency, rates)


def load(needed: Numbers, whole: Numbers) -> Numbers:
    """What a worker carries, in full caseloads: of so many who are needed so many are there, at the least one."""
    return needed / np.maximum(whole, 1.0)


def supply(
    now: Workforce, rates: Rates, plan: Plan, months: tuple[date, ...], needed: Numbers, seed: int, named: str = ""
) -> Supply:
    """Who is in post at each month's end, where (runs, months) experienced workers are needed.

    Run i has the same luck under every plan and scenario: nobody leaves or is found in one and not in the other but
    for the plan, and for what there is to carry. `named` parts the luck of one team from another's.
    """
    team = _Team(now, rates, plan, len(needed), seed, named)
    lived = [team.month(month, needed[:, at]) for at, month in enumerate(months)]
    return Supply(*(np.stack(column, axis=1) for column in zip(*lived, strict=True)))


def _whole(permanent: Heads, newly_qualified: Heads, agency: Heads, rates: Rates) -> Numbers:
    return permanent + agency + rates.protected.value * newly_qualified


class _Team:
    """The workers of all runs as they are at a month's end."""

    def __init__(self, now: Workforce, rates: Rates, plan: Plan, runs: int, seed: int, named: str) -> None:
        self.now, self.rates, self.plan, self.runs, self.seed, self.named = now, rates, plan, runs, seed, named
        self.staying = 1 - np.minimum(rates.turnover.drawn(runs, seed, "turnover"), 0.99)
        self.strain = rates.strain.drawn(runs, seed, "strain")
        self.finding = np.minimum(rates.filled.drawn(runs, seed, "filled") * plan.found, 1.0)
        # Column 0 is the experienced; column k those whose caseload is protected for k more months.
        self.people = np.zeros((runs, rates.protected_months + 1), dtype=np.int64)
        self.people[:, 0] = now.permanent
        self.people[:, 1:] = _evenly(now.newly_qualified, rates.protected_months)
        self.agency = np.minimum(self._empty(now.posts), now.agency_most)
        coming = _evenly(now.coming, rates.lead_months)
        self.coming = deque(np.full(runs, each, dtype=np.int64) for each in coming)

    def month(self, month: date, needed: Numbers) -> tuple[Heads, Heads, Heads, Heads, Heads]:
        """Lives one month: some leave, protection ends, the found start, and posts still empty are advertised."""
        gone = self._binomial(self.people, self._leaving(needed)[:, None], month, "leaves")
        self.people -= gone
        self.people[:, 0] += self.people[:, 1]
        self.people[:, 1:-1] = self.people[:, 2:]
        joined = self.coming.popleft()
        new = self._binomial(joined, self.rates.newly_qualified.value, month, "newly qualified")
        self.people[:, -1] = new
        self.people[:, 0] += joined - new
        empty = self._empty(self.now.posts + (self.plan.posts if month >= self.plan.from_day else 0))
        advertised = np.maximum(empty - sum(self.coming, np.zeros_like(empty)), 0)
        self.coming.append(self._binomial(advertised, self.finding, month, "found"))
        self.agency = np.minimum(empty, self.now.agency_most)
        return self.people[:, 0].copy(), self.people[:, 1:].sum(axis=1), self.agency, gone.sum(axis=1), joined

    def _leaving(self, needed: Numbers) -> Numbers:
        """(runs,): the chance to leave in a month, for those there at its beginning, who carry its work."""
        whole = _whole(self.people[:, 0], self.people[:, 1:].sum(axis=1), self.agency, self.rates)
        tenths_over = np.clip(10 * (load(needed, whole) - 1), 0, MOST_TENTHS)
        chance: Numbers = 1 - self.staying ** ((1 + self.strain * tenths_over) / 12)
        return chance

    def _empty(self, posts: int) -> Heads:
        empty: Heads = np.maximum(posts - self.people.sum(axis=1), 0)
        return empty

    def _binomial(self, people: Heads, chance: Numbers | float, month: date, what: str) -> Heads:
        """How many of them, by the draw that belongs to this run, month and purpose."""
        purpose = crc32(f"workers{self.named}|{what}|{month.year * 12 + month.month}".encode())
        drawn = np.random.Generator(np.random.Philox(key=[self.seed, purpose])).random(people.shape)
        some: Heads = np.maximum(binom.ppf(drawn, people, chance), 0).astype(np.int64)
        return some


def _evenly(people: int, months: int) -> list[int]:
    """So many people over so many months, as evenly as whole people go."""
    return [people * (month + 1) // months - people * month // months for month in range(months)]
