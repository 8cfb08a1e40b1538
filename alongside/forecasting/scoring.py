"""How good a forecast was, once it is known what came: error, bias, cover and CRPS."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import comb
from typing import Final

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
UNLIKELY: Final = 0.05  # a few forecasts prove little: chance alone must do so less than one time in twenty


@dataclass(frozen=True)
class Judged:
    """One forecast beside what came. Figures are of children; a single line has no ranges."""

    error: float  # mean less what came
    came: float
    crps: float  # the lower the better; for a single line its absolute error
    in_80: bool | None = None
    in_95: bool | None = None
    width_80: float | None = None


@dataclass(frozen=True)
class Scores:
    """Many forecasts together."""

    count: int
    crps: float
    error: float  # mean absolute error of the mean
    bias: float
    wape: float  # absolute errors as a share of what came
    cover_80: float | None
    cover_95: float | None
    width_80: float | None


def judged(drawn: Numbers, came: float) -> Judged:
    """A forecast as equally likely numbers, (runs,), beside what came."""
    low95, low80, high80, high95 = np.quantile(drawn, [0.025, 0.1, 0.9, 0.975])
    return Judged(
        error=float(drawn.mean() - came),
        came=came,
        crps=crps(drawn, came),
        in_80=bool(low80 <= came <= high80),
        in_95=bool(low95 <= came <= high95),
        width_80=float(high80 - low80),
    )


def line_judged(said: float, came: float) -> Judged:
    """A single line beside what came."""
    return Judged(said - came, came, abs(said - came))


def crps(drawn: Numbers, came: float) -> float:
    """Continuous ranked probability score of equally likely numbers (Gneiting and Raftery, 2007), in children."""
    ordered = np.sort(np.asarray(drawn, dtype=np.float64))
    size = len(ordered)
    ranks = 2 * np.arange(1, size + 1) - size - 1
    return float(np.abs(ordered - came).mean() - (ranks * ordered).sum() / size**2)


def crps_of_quantiles(levels: Sequence[float], values: Sequence[float], came: float) -> float:
    """The same of a forecast known by some quantiles alone: twice the mean pinball loss over them."""
    level, value = np.asarray(levels), np.asarray(values)
    below = came < value
    return float(2 * ((below - level) * (value - came)).mean())


def scores(all_judged: Iterable[Judged]) -> Scores:
    """Many forecasts together. Raises ValueError where there are none."""
    each = list(all_judged)
    if not each:
        raise ValueError("There is no forecast to score.")
    errors = np.array([one.error for one in each])
    came = np.array([one.came for one in each])
    return Scores(
        count=len(each),
        crps=_mean(one.crps for one in each) or 0.0,
        error=float(np.abs(errors).mean()),
        bias=float(errors.mean()),
        wape=float(np.abs(errors).sum() / max(came.sum(), 1.0)),
        cover_80=_mean(one.in_80 for one in each),
        cover_95=_mean(one.in_95 for one in each),
        width_80=_mean(one.width_80 for one in each),
    )


def _mean(values: Iterable[float | None]) -> float | None:
    known = [float(value) for value in values if value is not None]
    return sum(known) / len(known) if known else None


def held_too_seldom(held: int, of: int, share: float = 0.8) -> bool:
    """Whether ranges that should hold this share of what comes held so few of these that chance hardly explains it.

    Forecasts from one past overlap, so that this warns somewhat too readily, and never too late.
    """
    so_few = sum(comb(of, one) * share**one * (1 - share) ** (of - one) for one in range(held + 1))
    return of > 0 and so_few < UNLIKELY
