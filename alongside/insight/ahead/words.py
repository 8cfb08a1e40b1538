"""A forecast in plain sentences, each of which says how sure it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from alongside.forecasting.paths import TOTAL
from alongside.forecasting.scenarios.sentences import money
from alongside.insight.ahead import judging
from alongside.insight.ahead.judging import Found
from alongside.insight.ahead.models import What
from alongside.insight.ahead.results import Numbers, Results

P10, P50, P90 = 2, 4, 6
"""Which lines of a spread (`paths.spread_of`) these sentences speak of: four times in five between the outer ones."""

WHOM: Final = {What.CARE: "children in care", What.JOURNEY: "children with whom the council works"}
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


def who(what: str, state: str = TOTAL) -> str:
    """Whom a count is of: children in care, children in foster homes."""
    return WHOM[What(what)] if state == TOTAL else IN.get(state, state.lower())


def month(day: date) -> str:
    """March 2029."""
    return f"{day:%B %Y}"


def sure(spread: Numbers, at: int, whom: str, when: date) -> str:
    """Between 741 and 905 children in care in March 2029, most likely about 820; we would be wrong one time in five."""
    low, middle, high = (round(float(spread[line, at])) for line in (P10, P50, P90))
    return (
        f"Between {low:,} and {high:,} {whom} in {month(when)}, most likely about {middle:,}; "
        "we would be wrong one time in five."
    )


def headline(results: Results) -> int:
    """The month that the first sentence speaks of: the last March within three years, or the last month of all."""
    marches = [at for at, day in enumerate(results.months) if day.month == 3 and 0 < at <= 36]
    return marches[-1] if marches else len(results.months) - 1


@dataclass(frozen=True)
class Glance:
    """A state's line of the short table: now, and in each of some years with its range."""

    state: str
    now: int
    ahead: tuple[str, ...]


def at_a_glance(results: Results) -> tuple[list[date], list[Glance]]:
    """The months one, two, three and five years ahead that were forecast, and each state's line, the total first."""
    at = [12 * years for years in (1, 2, 3, 5) if 12 * years < len(results.months)]
    lines = []
    for state in (TOTAL, *results.states):
        spread = results.spread(state)
        lines.append(Glance(state, round(float(spread[P50, 0])), tuple(between(spread, one) for one in at)))
    return [results.months[one] for one in at], lines


def between(spread: Numbers, at: int) -> str:
    """820 (741 to 905)."""
    low, middle, high = (round(float(spread[line, at])) for line in (P10, P50, P90))
    return f"{middle:,} ({low:,} to {high:,})"


def more_or_fewer(spread: Numbers, at: int, whom: str, when: date) -> str:
    """What a scenario changes, run by run: fewer, more, or not known which."""
    low, middle, high = (round(float(spread[line, at])) for line in (P10, P50, P90))
    if low <= 0 <= high:
        return (
            f"It cannot be said whether there are fewer or more {whom} in {month(when)}: "
            f"four times in five between {-low:,} fewer and {high:,} more, most likely {_signed(middle)}."
        )
    word = "fewer" if high < 0 else "more"
    near, far = sorted((abs(low), abs(high)))
    return f"Between {near:,} and {far:,} {word} {whom} in {month(when)}, most likely {abs(middle):,} {word}."


def _signed(number: int) -> str:
    return "as many" if not number else f"{abs(number):,} {'fewer' if number < 0 else 'more'}"


def cheaper_or_dearer(spread: Numbers, when: str) -> str:
    """The same of money, in pence, of the difference of one scenario from another."""
    low, middle, high = (float(spread[line]) for line in (P10, P50, P90))
    if low <= 0 <= high:
        return (
            f"It cannot be said whether it costs less or more in {when}: four times in five between "
            f"{money(-low)} less and {money(high)} more, most likely {money(abs(middle))} "
            f"{'less' if middle < 0 else 'more'}."
        )
    word = "less" if high < 0 else "more"
    near, far = sorted((abs(low), abs(high)))
    return f"It costs between {money(near)} and {money(far)} {word} in {when}, most likely {money(abs(middle))} {word}."


def said_of_judgement(found: Sequence[Found], what: str) -> list[str]:
    """In plain words: how far off forecasts of all children were, how often the range held, beside a straight line."""
    said = []
    summed = judging.summed(found)
    for years in sorted({row["years"] for row in found}):
        ours = summed[judging.OURS, TOTAL, years]
        held = round((ours.cover_80 or 0) * ours.count)
        others = {name: one for (name, of, ahead), one in summed.items() if (of, ahead) == (TOTAL, years)}
        best = min((name for name in others if name != judging.OURS), key=lambda name: others[name].crps)
        said.append(
            f"{_YEARS[years]}: forecast {_times(ours.count)}, off by {ours.error:.0f} {who(what)} on average "
            f"({ours.wape:.1%}); what came lay in the range {held} of {_times(ours.count)}, where four in five were "
            f"promised. Its score is {ours.crps:.1f}, that of the best plain line ({best}) {others[best].crps:.1f}; "
            "the lower the better."
        )
    return said


_YEARS: Final = {1: "One year ahead", 2: "Two years ahead", 3: "Three years ahead"}


def _times(count: int) -> str:
    return f"{count} times" if count != 1 else "once"


def warning(tested: Sequence[Found], what: str) -> str:
    """What is to be said first: that the ranges have not held in this council's own past, or were never tested."""
    dishonest = judging.dishonest(tested)
    if not tested:
        return (
            "These ranges were never held against this council's own past: its history is too short for that, or the "
            "test is not done yet. Do not rely on them before."
        )
    if not dishonest:
        return ""
    told = [f"{who(what, state)}: {held} of {of}" for state, held, of in dishonest]
    return (
        "Do not rely on these ranges. Tested against this council's own past, what came lay within the range that "
        f"should hold it four times in five much less often than that ({'; '.join(told)}). Take them as too narrow."
    )
