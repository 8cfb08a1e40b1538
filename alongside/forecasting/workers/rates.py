"""How much work a child asks for, and how workers come, go and are away: dated guesses that a council replaces."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

import numpy as np
from numpy.typing import NDArray

from alongside.forecasting.draws import draws
from alongside.forecasting.entries import Entry, parse
from alongside.forecasting.scenarios.effects import JOURNEY

RATES: Final = ("full", "turnover", "strain", "sickness", "leave", "filled", "newly_qualified", "protected")


@dataclass(frozen=True, slots=True)
class Weights:
    """Work in ordinary child in need plans: of a child in each state, of an arrival, of a move. Unnamed states: 0."""

    states: Mapping[str, float]
    arrival: float = 0.0
    move: float = 0.0


@dataclass(frozen=True, slots=True)
class Rate:
    """A number, how unsure it is (the standard deviation of its logarithm, drawn once a run), and who says so."""

    value: float
    spread: float = 0.0
    source: str = ""
    verified: bool = False

    def drawn(self, runs: int, seed: int, purpose: str) -> NDArray[np.float64]:
        """(runs,): the value in each run."""
        return self.value * np.exp(self.spread * draws(runs, seed, "workers", purpose))


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """`full`: what an experienced full-time worker carries. `turnover`: the share who leave in a year while nobody
    carries more than that. `strain`: how much more likely a worker leaves for each tenth carried beyond it, up to
    twice a full caseload, as a share. `sickness` and `leave`: shares away. `filled`: the share of advertised posts for
    which somebody is found in a month. `newly_qualified`: the share of those. `protected`: what such a worker carries
    of a full caseload, for so many `protected_months`. `lead_months`: from advert to first case.
    """

    full: Rate
    turnover: Rate
    strain: Rate
    sickness: Rate
    leave: Rate
    filled: Rate
    newly_qualified: Rate
    protected: Rate
    lead_months: int
    protected_months: int


@cache
def shipped_rates() -> tuple[Weights, Rates]:
    """What comes with Alongside, until a council has its own."""
    return read_rates(files(__package__).joinpath("data/rates.toml").read_text("utf-8"), "rates.toml")


def read_rates(text: str, where: str) -> tuple[Weights, Rates]:
    """Weights and rates as a council writes them, in TOML or JSON; WrittenError says what is wrong and where."""
    entry = parse(text, where)
    entry.only("weights", "rates", "months")
    months = entry.part("months")
    months.only("lead", "protected")
    rates = entry.part("rates")
    rates.only(*RATES)
    return _weights(entry.part("weights")), Rates(
        **{name: _rate(rates.part(name), 1000 if name == "full" else 1) for name in RATES},
        lead_months=months.whole("lead", least=1, most=60),
        protected_months=months.whole("protected", least=1, most=60),
    )


def _weights(entry: Entry) -> Weights:
    entry.only(*JOURNEY, "arrival", "move")
    states = {state: entry.number(state, 0.0, most=100) for state in JOURNEY}
    return Weights(states, entry.number("arrival", 0.0, most=100), entry.number("move", 0.0, most=100))


def _rate(entry: Entry, most: float) -> Rate:
    entry.only("value", "spread", "source", "verified")
    value, spread = entry.number("value", most=most), entry.number("spread", 0.0, most=3)
    return Rate(value, spread, entry.text("source"), entry.yes("verified"))
