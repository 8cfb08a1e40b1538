"""A forecast in plain sentences and short tables, each of which says how sure it is."""

from collections.abc import Sequence
from datetime import date
from typing import Final

import numpy as np
from numpy.typing import NDArray

from alongside.forecasting.paths import TOTAL

Numbers = NDArray[np.float64]

P10, P50, P90 = 2, 4, 6
"""Which lines of a spread (`paths.spread_of`) the sentences speak of: four times in five between the outer ones."""

IN: Final = {
    "Fostering": "children in foster homes",
    "Residential": "children in children's homes",
    "Supported": "young people in supported accommodation",
    "Other": "children in other placements",
    "Early help": "children helped early",
    "Child in need": "children with a child in need plan",
    "Protection plan": "children with a protection plan",
    "Edge of care": "children on the edge of care",
    "Leaving care": "care leavers",
}
COLUMNS: Final = ["Month", "Most likely", "Half the time", "Four times in five", "95 times in 100"]
YEARS_AHEAD: Final = (1, 2, 3, 5)


def who(state: str, everybody: str = "children in care") -> str:
    """Whom a count is of: children in care, children in foster homes."""
    return everybody if state == TOTAL else IN.get(state, state.lower())


def month(day: date) -> str:
    """March 2029."""
    return f"{day:%B %Y}"


def sure(spread: Numbers, at: int, whom: str, when: date) -> str:
    """Between 741 and 905 children in care in March 2029, most likely about 820; we would be wrong one time in five."""
    low, middle, high = _three(spread, at)
    return (
        f"Between {low:,} and {high:,} {whom} in {month(when)}, most likely about {middle:,}; "
        "we would be wrong one time in five."
    )


def headline(months: Sequence[date]) -> int:
    """The month that the first sentence speaks of: the last March within three years, or the last month of all."""
    marches = [at for at, day in enumerate(months) if day.month == 3 and 0 < at <= 36]
    return marches[-1] if marches else len(months) - 1


def ahead(months: Sequence[date]) -> list[int]:
    """The months one, two, three and five years ahead that were forecast; the last one where none is."""
    return [12 * years for years in YEARS_AHEAD if 12 * years < len(months)] or [len(months) - 1]


def between(spread: Numbers, at: int) -> str:
    """820 (741 to 905)."""
    low, middle, high = _three(spread, at)
    return f"{middle:,} ({low:,} to {high:,})"


def more_or_fewer(spread: Numbers, at: int, whom: str, when: date) -> str:
    """What a scenario changes, run by run: fewer, more, or not known which."""
    low, middle, high = _three(spread, at)
    if low <= 0 <= high:
        return (
            f"It cannot be said whether there are fewer or more {whom} in {month(when)}: "
            f"four times in five between {_signed(low)} and {_signed(high)}, most likely {_signed(middle)}."
        )
    word = "fewer" if high < 0 else "more"
    near, far = sorted((abs(low), abs(high)))
    return f"Between {near:,} and {far:,} {word} {whom} in {month(when)}, most likely {abs(middle):,} {word}."


def rows(months: Sequence[date], spread: Numbers, every: int = 3) -> list[tuple[str, ...]]:
    """A fan's figures under COLUMNS, every so many months, and its last month."""
    shown = [at for at in range(len(months)) if at % every == 0 or at == len(months) - 1]
    whole = np.rint(spread).astype(int)
    return [
        (
            month(months[at]),
            f"{whole[P50, at]:,}",
            f"{whole[3, at]:,} to {whole[5, at]:,}",
            f"{whole[P10, at]:,} to {whole[P90, at]:,}",
            f"{whole[1, at]:,} to {whole[7, at]:,}",
        )
        for at in shown
    ]


def signed(value: float, digits: int = 0) -> str:
    """+3, −1,204, and 0 without a sign."""
    rounded = round(value, digits)
    said = f"{abs(rounded):,.{digits}f}"
    return f"−{said}" if rounded < 0 else f"+{said}" if rounded > 0 else said


def signed_range(spread: Numbers, at: int, digits: int = 0) -> str:
    """−12 (−30 to +2)."""
    low, middle, high = (signed(float(spread[line, at]), digits) for line in (P10, P50, P90))
    return f"{middle} ({low} to {high})"


def _three(spread: Numbers, at: int) -> tuple[int, int, int]:
    low, middle, high = (round(float(spread[line, at])) for line in (P10, P50, P90))
    return low, middle, high


def _signed(number: int) -> str:
    return "as many" if not number else f"{abs(number):,} {'fewer' if number < 0 else 'more'}"
