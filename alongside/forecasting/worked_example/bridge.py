"""From one year's sum to another's: how much of the difference each cause makes.

The logarithmic mean method (additive LMDI, Ang 2005): each line's difference is shared out by the logarithms of its
factors, so that the shares add up to the difference with nothing left over and in whichever order they are named.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log, log1p, prod


@dataclass(frozen=True, slots=True)
class Step:
    """A line's cost in both years, and by how much each cause multiplied it: together, `after / before`."""

    before: float
    after: float
    causes: Mapping[str, float]


def bridge(steps: Sequence[Step]) -> dict[str, float]:
    """What each cause adds over all lines. ValueError if a line's causes do not explain it."""
    found: dict[str, float] = {}
    for step in steps:
        if abs(prod(step.causes.values()) * step.before / step.after - 1) > 1e-6:
            raise ValueError(f"The causes {', '.join(step.causes)} do not multiply {step.before} to {step.after}.")
        weight = log_mean(step.before, step.after)
        for cause, factor in step.causes.items():
            found[cause] = found.get(cause, 0.0) + weight * log(factor)
    return found


def log_mean(one: float, other: float) -> float:
    """Between the two: their difference by the difference of their logarithms."""
    apart = (other - one) / one
    return one * apart / log1p(apart) if apart else one
