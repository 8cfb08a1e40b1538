"""Days of a collection year, birthdays, and the unique pupil number."""

import random
from dataclasses import dataclass
from datetime import date, timedelta

CHECK_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Year:
    """A collection year, named by the year it ends in: 2026 is 1 April 2025 to 31 March 2026."""

    ends_in: int

    @property
    def start(self) -> date:
        """1 April."""
        return date(self.ends_in - 1, 4, 1)

    @property
    def end(self) -> date:
        """31 March."""
        return date(self.ends_in, 3, 31)

    @property
    def before(self) -> "Year":
        """The year before."""
        return Year(self.ends_in - 1)

    def some_day(self, rng: random.Random, *, first: int = 20, last: int = 340) -> date:
        """A day well within the year, counted from 1 April."""
        return self.start + timedelta(days=rng.randint(first, last))


def days(count: int) -> timedelta:
    """So many days."""
    return timedelta(days=count)


def birthday(born: date, age: int) -> date:
    """The day somebody reaches that age; of 29 February, 28 February in other years, as both peers have it."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 2, 28)


def age(born: date, on: date) -> int:
    """Whole years of age on that day."""
    years = on.year - born.year
    return years if birthday(born, years) <= on else years - 1


def upn(number: int, authority: str = "931") -> str:
    """A unique pupil number with its right check letter (the department's guide to UPNs)."""
    digits = f"{authority}{number:09d}"
    total = sum(int(digit) * weight for weight, digit in enumerate(digits, start=2))
    return CHECK_LETTERS[total % 23] + digits
