"""How good and how fast the forecast is, by the protocol of the shared facts, beside its peers on the same data."""

from typing import Any

from bench.forecasts import authorities, speed, telling, what_if, worlds
from bench.forecasts.given import HISTORIES
from bench.saying import say

missed, text = telling.missed, telling.text


def measure(*, quick: bool) -> dict[str, Any]:
    """Both made-up worlds, the real authorities, a scenario told, and the whole process. Needs the shared facts."""
    if not HISTORIES.is_dir():
        raise SystemExit(f"The made-up histories are not there: {HISTORIES}.")
    found: dict[str, Any] = {"worlds": worlds.measure(quick=quick)}
    say("Forecasts: the real authorities")
    found["authorities"] = authorities.measure()
    say("Forecasts: a break told as a scenario")
    found["what_if"] = what_if.measure(quick=quick)
    found["speed"] = speed.measure(quick=quick)
    return found
