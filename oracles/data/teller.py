"""Makes lives up: who the child is, where placed, who the worker is, when reviewed and missing."""

import random
from collections.abc import Sequence
from datetime import date

from oracles.data.days import Year, age, birthday, days
from oracles.data.lives import Episode, Life
from oracles.data.places import Provider, postcodes

ETHNIC = (
    *("WBRI",) * 30,
    *("WIRI", "WIRT", "WOTH", "WROM", "MWBC", "MWBA", "MWAS", "MOTH", "AIND", "APKN"),
    *("ABAN", "AOTH", "BCRB", "BAFR", "BOTH", "CHNE", "OOTH", "REFU", "NOBT"),
)
NEED = ("N1",) * 9 + ("N2", "N3", "N4", "N5", "N5", "N5", "N6", "N8", "N8")
MOVED_FOR = ("CARPL", "STAND", "CREQB", "CREQO", "CHILD", "LAREQ", "PLACE", "OTHER")
WORKER_CHANGED = ("LEFTRL", "ORGRST", "TSPROC", "ABSENC", "CHCHAN", "PCCHAN", "MANAGE", "OTHERS")
NO_PROVIDER = ("P1", "P3", "R1", "R2", "R5", "T0", "T1", "T2", "T3", "T4", "Z11", "Z12", "Z13", "Z14")


class Teller:
    """What the stories are told with: one seeded source of chance, the year, and the providers there are."""

    def __init__(self, rng: random.Random, year: Year, providers: Sequence[Provider]) -> None:
        self.rng = rng
        self.year = year
        self.providers = providers
        self._theirs = {one.postcode for one in providers}
        self._told = 0

    def life(self, *, born: date, sex: str = "") -> Life:
        """A child with no history yet."""
        rng = self.rng
        self._told += 1
        return Life(
            child=f"OX{100000 + self._told}",
            number=310_000_000 + self._told,
            sex=sex or rng.choice("MF"),
            born=born,
            ethnic=rng.choice(ETHNIC),
            need=rng.choice(NEED),
            home=self.home(),
            answers=self._answers(),
        )

    def _answers(self) -> tuple[int, ...]:
        rng = self.rng
        reason = rng.choice((0, 0, 0, 0, 2, 3, 4, 5))
        often = [int(rng.random() < 0.75) for _ in range(3)]
        return (rng.randint(0, 40), reason, int(rng.random() < 0.1), rng.randint(0, 1), *often, *self._misuse())

    def _misuse(self) -> tuple[int, int, int]:
        return int(self.rng.random() < 0.05), self.rng.randint(0, 1), self.rng.randint(0, 1)

    def born(self, youngest: int, oldest: int) -> date:
        """A birthday of somebody who is so old when the year ends, and has another one later than that."""
        day = birthday(self.year.end, -self.rng.randint(youngest, oldest)) - days(self.rng.randint(1, 355))
        # One child born on 29 February stops a rule of the peer's for all: that is a test of its own.
        return day - days(1) if (day.month, day.day) == (2, 29) else day

    def home(self) -> str:
        """A family's postcode: never one where a provider is, for a child would then be placed at home."""
        while True:
            found = self.rng.choice(postcodes(own=True))[1]
            if found not in self._theirs:
                return found

    def elsewhere(self, other_than: str) -> str:
        """Somebody else's postcode: one in four outside the council's area."""
        while True:
            found = self.rng.choice(postcodes(own=self.rng.random() > 0.25))[1]
            if found != other_than:
                return found

    def episode(self, life: Life, start: date, rne: str, ls: str, place: str) -> Episode:
        """An episode that begins there and goes on, with a provider that is on the list for such a placement."""
        if place == "P1":
            return Episode(start, rne, ls, place, "PR0", "", life.home)
        if place in NO_PROVIDER:
            provider = "PR4" if place[0] in "R" else ""
            return Episode(start, rne, ls, place, provider, "", self.elsewhere(life.home))
        fits = [one for one in self.providers if place in one.places and not one.closed]
        one = self.rng.choice(fits)
        post = one.postcode if one.is_a_building else self.elsewhere(life.home)
        return Episode(start, rne, ls, place, one.code, one.urn, post)

    def moves(self, life: Life, on: date, place: str) -> None:
        """The child moves to another placement on that day."""
        last = life.episodes[-1]
        self.ends(life, on, "X1", "" if "T" in (last.place[0], place[0]) else self.rng.choice(MOVED_FOR))
        new = self.episode(life, on, "P", last.ls, place)
        while new.urn == last.urn and new.post == last.post:
            new = self.episode(life, on, "P", last.ls, place)
        life.episodes.append(new)

    def changes_status(self, life: Life, on: date, ls: str) -> None:
        """The legal status changes on that day, and nothing else."""
        last = life.episodes[-1]
        self.ends(life, on, "X1")
        life.episodes.append(Episode(on, "L", ls, last.place, last.provider, last.urn, last.post))

    def ends(self, life: Life, on: date, rec: str, why: str = "") -> None:
        """The episode ends on that day; with a reason other than X1, care ends with it."""
        last = life.episodes[-1]
        last.end, last.rec, last.why = on, rec, why

    def cared_for(self, life: Life) -> Life:
        """The same with workers and reviews from the beginning of care to its end."""
        first = life.episodes[0].start
        last = life.left or self.year.end
        self.works_with(life)
        day = first + days(self.rng.randint(15, 25))
        while day < last:
            if day >= self.year.before.start:
                infant = age(life.born, day) < 4
                life.reviews.append((day, "PN0" if infant else f"PN{self.rng.randint(1, 6)}"))
            day += days(self.rng.randint(150, 180))
        return life

    def works_with(self, life: Life) -> None:
        """One worker after the other, from the beginning of care to its end."""
        first, last = life.episodes[0].start, life.left or self.year.end
        start = max(first, self.year.before.start)
        reason = "FCONTA" if start == first else self.rng.choice(WORKER_CHANGED)
        while True:
            worker = f"SW{self.rng.randint(100001, 100400)}"
            end = start + days(self.rng.randint(60, 500))
            if end > last - days(10):
                break
            life.workers.append((worker, start, end, reason))
            start, reason = end, self.rng.choice(WORKER_CHANGED)
        life.workers.append((worker, start, life.left, reason))

    def goes_missing(self, life: Life, times: int) -> None:
        """Spells of one to four days in the last episode, inside the year and apart from each other."""
        last = life.episodes[-1]
        day = max(last.start, self.year.start) + days(1)
        for _ in range(times):
            day += days(self.rng.randint(2, 20))
            end = day + days(self.rng.randint(1, 4))
            if end >= (life.left or self.year.end):
                return
            life.missing.append((self.rng.choice("MMA"), day, end))
            day = end
