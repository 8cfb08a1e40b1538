"""Which history a forecast rests on: from which day it tells everything, how many it told of, which one it was."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from alongside.forecasting.histories.spells import History, LeftOut
from alongside.forecasting.months import first_day, month_end, month_end_before, month_of
from alongside.insight.ahead.keeping import digest
from alongside.insight.ahead.models import What
from alongside.insight.extracts.journey import care_history, journey_history
from alongside.pathway.care.models import PeriodOfCare
from alongside.pathway.early_help.models import EarlyHelpEpisode
from alongside.pathway.family_plan.models import ChildInNeedPlan
from alongside.pathway.protection.models import ProtectionPlan

READ: Final = {What.CARE: care_history, What.JOURNEY: journey_history}
# Whose endings show from when on each history tells everything.
_MADE_OF: Final = {
    What.CARE: (PeriodOfCare,),
    What.JOURNEY: (PeriodOfCare, EarlyHelpEpisode, ChildInNeedPlan, ProtectionPlan),
}
SHORTEST: Final = 12  # months that a fit needs
LEFT_OVER: Final = 0.4  # of a year's endings: fewer the year before are of those who happened to be brought over


@dataclass(frozen=True)
class Known:
    """Children in each state at each month's end of a history, and what of it could not be used."""

    months: tuple[date, ...]
    states: tuple[str, ...]
    children: NDArray[np.int32]  # (months, states)
    left_out: tuple[LeftOut, ...]


def last_origin(today: date) -> date:
    """The last month's end before today: a month still under way is not yet told."""
    return month_end_before(today) if month_end_before(today) < today else month_end(month_of(today) - 1)


def told_from(what: str, today: date) -> date | None:
    """From which day the record seems to tell everything, in whole years; None where that is less than a fit needs.

    A record into which open cases alone were brought shows who is there, and hardly anybody who left before: a year
    in which far fewer left than in the latest ones is not told whole.
    """
    origin = last_origin(today)
    years = min(_years_told(kind, origin) for kind in _MADE_OF[What(what)])
    return first_day(month_of(origin) + 1 - 12 * years) if 12 * years >= SHORTEST else None


def _years_told(kind: type[Any], origin: date) -> int:
    ends = kind._default_manager.filter(ended_on__lte=origin).values_list("ended_on", flat=True)
    return whole_years((month_of(origin) - month_of(day)) // 12 for day in ends)


def whole_years(years_back: Iterable[int]) -> int:
    """How many years are told whole, of endings so many years back: until at once far fewer ended than in the next."""
    counted = Counter(years_back)
    years = 0
    while counted[years] > (LEFT_OVER * counted[years - 1] if years else 0):
        years += 1
    return years


def read(what: str, opens_on: date, origin: date) -> History:
    """The history between two days, as the acting worker sees it."""
    return READ[What(what)](opens_on=opens_on, origin=origin)


def known(history: History) -> Known:
    """How many children were in each state at each month's end."""
    months = range(month_of(history.opens_on), month_of(history.origin) + 1)
    ends = tuple(month_end(month) for month in months)
    spells = history.columns
    counts = np.zeros((len(ends), len(history.states)), dtype=np.int32)
    for at, end in enumerate(ends):
        there = (spells.start <= end.toordinal()) & (spells.end > end.toordinal())
        counts[at] = np.bincount(spells.state[there], minlength=len(history.states))
    return Known(ends, history.names, counts, history.left_out)


def digest_of(history: History) -> str:
    """Which history this is: the same for the same spells, whoever reads them."""
    columns = vars(history.columns)
    named = f"{history.opens_on}|{history.origin}|{history.states}|{sorted(columns)}"
    return digest(named, *(columns[name] for name in sorted(columns)))
