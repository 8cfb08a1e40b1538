"""Scenarios of every shape, for properties."""

from datetime import date

from hypothesis import strategies as st

from alongside.forecasting.scenarios.effects import (
    GROUPS,
    JOURNEY,
    TOGETHER,
    WHATS,
    Effect,
    PlacesAdded,
    PriceChange,
    Reported,
    Scenario,
    Spending,
)

days = st.dates(date(2011, 4, 1), date(2040, 12, 31))
states = st.sampled_from((*TOGETHER, *JOURNEY))
multipliers = st.floats(0.01, 10)
spreads = st.floats(0, 1)
ramps = st.integers(0, 60)
words = st.text(max_size=20)


@st.composite
def effects(draw):
    what = draw(st.sampled_from(WHATS))
    return Effect(
        what=what,
        starts_on=draw(days),
        state=draw(states),
        to=draw(states) if what == "moves" else "",
        group=draw(st.sampled_from(list(GROUPS))),
        unless=draw(st.sampled_from(("", *JOURNEY))),
        multiplier=draw(multipliers),
        spread=draw(spreads),
        ramp_months=draw(ramps),
    )


places = st.builds(
    PlacesAdded,
    state=st.sampled_from(JOURNEY),
    places=st.integers(1, 50),
    starts_on=days,
    takes_from=states,
    ramp_months=ramps,
    fill_months=st.floats(0.5, 24),
    sure=st.floats(0, 1),
    spread=spreads,
)
prices = st.builds(
    PriceChange,
    state=states,
    starts_on=days,
    multiplier=multipliers,
    spread=spreads,
    ramp_months=ramps,
    up_to=st.none() | st.integers(1, 50),
)
spending = st.builds(
    Spending,
    line=words,
    pence_a_year=st.integers(-(10**10), 10**10),
    starts_on=days,
    ends_on=st.none() | st.just(date(2041, 1, 1)),
)
reported = st.builds(Reported, what=words, said=words, source=words)


def some(strategy):
    return st.lists(strategy, max_size=3).map(tuple)


scenarios = st.builds(
    Scenario,
    name=st.text("abc-0", min_size=1, max_size=8),
    title=words,
    sentence=words,
    effects=some(effects()),
    places=some(places),
    prices=some(prices),
    spending=some(spending),
    reported=some(reported),
    reason=words,
    source=words,
    verified=st.booleans(),
)
