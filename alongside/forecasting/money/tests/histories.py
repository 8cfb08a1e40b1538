"""Small councils whose every child is known by name of number, so that an account can be kept by hand."""

from calendar import monthrange
from datetime import date, timedelta

import numpy as np
from hypothesis import strategies as st

from alongside.forecasting.paths import Paths

STATES = ("Fostering", "Residential", "Child in need")


def month_ends(first, count):
    ends = []
    year, month = first.year, first.month
    for _ in range(count):
        ends.append(date(year, month, monthrange(year, month)[1]))
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return tuple(ends)


def day_of(paths_months, number):
    return paths_months[0] + timedelta(days=1 + number)


@st.composite
def spells(draw, months=14):
    """Spells of (run, state, first day, last day) within the months of a forecast of two runs, with their months."""
    ends = month_ends(draw(st.dates(date(2023, 1, 1), date(2026, 12, 1))), months + 1)
    length = (ends[-1] - ends[0]).days
    one = st.tuples(
        st.integers(0, 1), st.sampled_from(STATES), st.integers(0, length - 1), st.integers(0, length - 1)
    ).map(lambda spell: (*spell[:2], day_of(ends, min(spell[2:])), day_of(ends, max(spell[2:]))))
    return ends, draw(st.lists(one, max_size=12))


def lived(ends, known):
    """The forecast in which exactly these spells happen."""
    shape = (2, len(ends) - 1, len(STATES))
    days, starts, children = np.zeros(shape, np.float32), np.zeros(shape, np.int32), np.zeros((2, len(ends), 3), int)
    for run, state, first, last in known:
        at = STATES.index(state)
        for month, end in enumerate(ends[1:]):
            held = (min(last, end) - max(first, end.replace(day=1))).days + 1
            days[run, month, at] += max(0, held)
            starts[run, month, at] += end.replace(day=1) <= first <= end
        for month, end in enumerate(ends):
            children[run, month, at] += first <= end <= last
    moves = np.zeros((*shape, len(STATES)), np.int32)
    return Paths("as-now", ends, STATES, children.astype(np.int32), days, starts, np.zeros(shape, np.int32), moves)
