"""A forecast in plain sentences, each of which says how sure it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from alongside.forecasting import saying
from alongside.forecasting.paths import TOTAL
from alongside.forecasting.saying import P10, P50, P90, between, month, more_or_fewer, sure
from alongside.forecasting.scenarios.sentences import money
from alongside.insight.ahead import judging
from alongside.insight.ahead.judging import Found
from alongside.insight.ahead.models import What
from alongside.insight.ahead.results import Numbers, Results

__all__ = ["P10", "P50", "P90", "between", "month", "more_or_fewer", "sure"]

WHOM: Final = {What.CARE: "children in care", What.JOURNEY: "children with whom the council works"}


def who(what: str, state: str = TOTAL) -> str:
    """Whom a count is of: children in care, children in foster homes."""
    return saying.who(state, WHOM[What(what)])


def headline(results: Results) -> int:
    """The month that the first sentence speaks of."""
    return saying.headline(results.months)


@dataclass(frozen=True)
class Glance:
    """A state's line of the short table: now, and in each of some years with its range."""

    state: str
    now: int
    ahead: tuple[str, ...]


def at_a_glance(results: Results) -> tuple[list[date], list[Glance]]:
    """The months one, two, three and five years ahead that were forecast, and each state's line, the total first."""
    at = saying.ahead(results.months)
    lines = []
    for state in (TOTAL, *results.states):
        spread = results.spread(state)
        lines.append(Glance(state, round(float(spread[P50, 0])), tuple(between(spread, one) for one in at)))
    return [results.months[one] for one in at], lines


def _dearer(pence: float) -> str:
    said = money(abs(pence))
    return "the same" if said == money(0) else f"{said} {'less' if pence < 0 else 'more'}"


def cheaper_or_dearer(spread: Numbers, when: str) -> str:
    """The same of money, in pence, of the difference of one scenario from another."""
    low, middle, high = (float(spread[line]) for line in (P10, P50, P90))
    if low <= 0 <= high:
        return (
            f"It cannot be said whether it costs less or more in {when}: four times in five between "
            f"{_dearer(low)} and {_dearer(high)}, most likely {_dearer(middle)}."
        )
    word = "less" if high < 0 else "more"
    near, far = sorted((abs(low), abs(high)))
    return f"It costs between {money(near)} and {money(far)} {word} in {when}, most likely {money(abs(middle))} {word}."


def said_of_judgement(found: Sequence[Found], what: str) -> list[str]:
    """In plain words: how far off forecasts of all children were, how often the range held, beside a straight line."""
    said = []
    summed = judging.summed(found)
    for months in sorted({row["months"] for row in found}):
        ours = summed[judging.OURS, TOTAL, months]
        held = round((ours.cover_80 or 0) * ours.count)
        others = {name: one for (name, of, ahead), one in summed.items() if (of, ahead) == (TOTAL, months)}
        best = min((name for name in others if name != judging.OURS), key=lambda name: others[name].crps)
        said.append(
            f"{_AHEAD[months]}: forecast {_times(ours.count)}, off by {ours.error:.0f} {who(what)} on average "
            f"({ours.wape:.1%}); what came lay in the range {held} of {_times(ours.count)}, where four in five were "
            f"promised. Its score is {ours.crps:.1f}, that of the best plain line ({best}) {others[best].crps:.1f}; "
            "the lower the better."
        )
    return said


_AHEAD: Final = {12: "One year ahead", 24: "Two years ahead", 36: "Three years ahead"}


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
