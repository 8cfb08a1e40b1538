"""Who is in post, month by month: people leave, posts are advertised, some are filled, and the new start smaller."""

from collections import deque
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from scipy.stats import binom

from alongside.forecasting.workers.rates import Rates

Heads = NDArray[np.int64]


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


@lru_cache(maxsize=16)
def supply(now: Workforce, rates: Rates, plan: Plan, months: tuple[date, ...], runs: int, seed: int) -> Supply:
    """Who is in post at each month's end. It asks nothing of the children: all scenarios share one answer, kept.

    Run i has the same luck under every plan: nobody leaves or is found in one and not in the other but for the plan.
    """
    team = _Team(now, rates, plan, runs, seed)
    lived = [team.month(month) for month in months]
    columns = [np.stack(column, axis=1) for column in zip(*lived, strict=True)]
    for column in columns:
        column.setflags(write=False)
    return Supply(*columns)


class _Team:
    """The workers of all runs as they are at a month's end."""

    def __init__(self, now: Workforce, rates: Rates, plan: Plan, runs: int, seed: int) -> None:
        self.now, self.rates, self.plan, self.runs, self.seed = now, rates, plan, runs, seed
        yearly = np.minimum(rates.turnover.drawn(runs, seed, "turnover"), 0.99)
        self.leaving = 1 - (1 - yearly) ** (1 / 12)
        self.finding = np.minimum(rates.filled.drawn(runs, seed, "filled") * plan.found, 1.0)
        # Column 0 is the experienced; column k those whose caseload is protected for k more months.
        self.people = np.zeros((runs, rates.protected_months + 1), dtype=np.int64)
        self.people[:, 0] = now.permanent
        self.people[:, 1:] = _evenly(now.newly_qualified, rates.protected_months)
        coming = _evenly(now.coming, rates.lead_months)
        self.coming = deque(np.full(runs, each, dtype=np.int64) for each in coming)

    def month(self, month: date) -> tuple[Heads, Heads, Heads, Heads, Heads]:
        """Lives one month: some leave, protection ends, the found start, and posts still empty are advertised."""
        gone = self._binomial(self.people, self.leaving[:, None], month, "leaves")
        self.people -= gone
        self.people[:, 0] += self.people[:, 1]
        self.people[:, 1:-1] = self.people[:, 2:]
        joined = self.coming.popleft()
        new = self._binomial(joined, self.rates.newly_qualified.value, month, "newly qualified")
        self.people[:, -1] = new
        self.people[:, 0] += joined - new
        posts = self.now.posts + (self.plan.posts if month >= self.plan.from_day else 0)
        empty = np.maximum(posts - self.people.sum(axis=1), 0)
        advertised = np.maximum(empty - sum(self.coming, np.zeros_like(empty)), 0)
        self.coming.append(self._binomial(advertised, self.finding, month, "found"))
        agency = np.minimum(empty, self.now.agency_most)
        return self.people[:, 0].copy(), self.people[:, 1:].sum(axis=1), agency, gone.sum(axis=1), joined

    def _binomial(self, people: Heads, chance: NDArray[np.float64] | float, month: date, what: str) -> Heads:
        """How many of them, by the draw that belongs to this run, month and purpose."""
        purpose = crc32(f"workers|{what}|{month.year * 12 + month.month}".encode())
        drawn = np.random.Generator(np.random.Philox(key=[self.seed, purpose])).random(people.shape)
        some: Heads = np.maximum(binom.ppf(drawn, people, chance), 0).astype(np.int64)
        return some


def _evenly(people: int, months: int) -> list[int]:
    """So many people over so many months, as evenly as whole people go."""
    return [people * (month + 1) // months - people * month // months for month in range(months)]
