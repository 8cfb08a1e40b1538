"""Chance that comes out the same for the same seed."""

import random
from bisect import bisect
from collections.abc import Mapping
from datetime import date, timedelta
from itertools import accumulate
from typing import Generic, TypeVar

T = TypeVar("T")


class Weighted(Generic[T]):
    """Things with weights, to pick from: `Weighted({"U6": 55, "U4": 20})`."""

    def __init__(self, weights: Mapping[T, float]) -> None:
        self.things = list(weights)
        self.sums = list(accumulate(weights.values()))


class Chance(random.Random):
    """Random numbers with a few ways to ask of them."""

    def yes(self, share: float) -> bool:
        """True in this share of cases."""
        return self.random() < share

    def of(self, weighted: Weighted[T]) -> T:
        """One of the things, by weight."""
        return weighted.things[bisect(weighted.sums, self.random() * weighted.sums[-1])]

    def one(self, things: "list[T] | tuple[T, ...]") -> T:
        """One of equal things."""
        return things[int(self.random() * len(things))]

    def within(self, first: int, last: int) -> int:
        """A whole number from first to last, both counted."""
        return first + int(self.random() * (last - first + 1))

    def day(self, first: date, last: date) -> date:
        """A day from first to last, both counted."""
        return first + timedelta(days=self.within(0, max(0, (last - first).days)))
