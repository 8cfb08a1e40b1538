"""The social workers whom the forecast's children ask for, as a part of the report, and what that takes for granted."""

from collections.abc import Sequence
from math import exp
from typing import Any, Final

from markupsafe import Markup

from alongside.forecasting import saying
from alongside.forecasting.charts.over_time import fan
from alongside.forecasting.charts.paper import Said
from alongside.forecasting.paths import TOTAL, Paths, spread_of
from alongside.forecasting.scenarios.effects import Scenario
from alongside.forecasting.scenarios.reading import TENTH
from alongside.forecasting.workers.needed import Needed, needed
from alongside.forecasting.workers.rates import Rate, Rates, Weights

WHOM: Final = "social workers needed"
Weighing = tuple[Weights, Rates]


def weighed(states: Sequence[str], weights: Weights) -> list[str]:
    """Which of these states ask for a social worker's work; none where a history tells of nobody whom they hold."""
    return [state for state in states if weights.states.get(state, 0.0) > 0]


def workers_part(
    scenarios: Sequence[Scenario], paths: Sequence[Paths], weighing: Weighing, seed: int
) -> dict[str, Any] | None:
    """What the report shows of workers: a sentence, a picture, a table, and what each further scenario changes.

    None where the children of this history are not held by social workers.
    """
    first, (weights, rates) = paths[0], weighing
    if not weighed(first.states, weights):
        return None
    each = [needed(one, weights, rates, seed=seed) for one in paths]
    ahead = saying.ahead(first.months)
    return {
        "picture": _picture(each[0], scenarios[0].title),
        "rows": _by_state(each[0], weighed(first.states, weights), ahead),
        "others": [
            _changes(scenario, each[0], other, ahead) for scenario, other in zip(scenarios[1:], each[1:], strict=True)
        ],
    }


def _picture(asked: Needed, title: str) -> dict[str, Any]:
    spread = spread_of(asked.workers)
    at = saying.headline(asked.months)
    said = Said("fan-workers", "Social workers needed", saying.sure(spread, at, WHOM, asked.months[at]))
    svg = fan(said, history=[], months=asked.months, spread=spread, label=title)
    drawn = Markup(svg)  # noqa: S704 (every text in it is escaped there)
    rows = saying.rows(asked.months, spread)
    return {"name": said.name, "title": said.title, "desc": said.desc, "svg": drawn, "rows": rows}


def _by_state(asked: Needed, states: Sequence[str], ahead: Sequence[int]) -> list[tuple[str, ...]]:
    """For whom they are needed, all of them first. `ahead` counts months from the forecast's first day."""
    spreads = {TOTAL: spread_of(asked.workers)} | {
        state: spread_of(asked.by_state[:, :, asked.states.index(state)]) for state in states
    }
    return [
        (f"for {saying.who(state)}", *(saying.between(spread, at - 1) for at in ahead))
        for state, spread in spreads.items()
    ]


def _changes(scenario: Scenario, base: Needed, other: Needed, ahead: Sequence[int]) -> tuple[str, ...]:
    """How many more or fewer a scenario needs, run by run."""
    more = spread_of(other.workers - base.workers)
    return (scenario.title, *(saying.signed_range(more, at - 1, digits=1) for at in ahead))


def assumed_of_workers(states: Sequence[str], weighing: Weighing) -> str:
    """What the workers of a report rest on, for `assumptions.md`; nothing where they are not told of."""
    weights, rates = weighing
    theirs = weighed(states, weights)
    if not theirs:
        return ""
    lines = [f"- {saying.who(state).capitalize()}: {weights.states[state]:g} each" for state in theirs]
    lines.append(f"- Each who comes: {weights.arrival:g}, and each move: {weights.move:g}, in the month it happens")
    lines.append(f"- A full caseload: {rates.full.value:g}{_sure(rates.full)}")
    away = (("Away sick", rates.sickness), ("Away on other leave", rates.leave))
    lines += [f"- {name}: {100 * rate.value:g} in a hundred{_sure(rate)}" for name, rate in away]
    return (
        "Social workers: experienced ones in full weeks who could carry the work of these children alone, those away "
        "made good. Work with children at home is not in these returns, nor who is in post, so nothing is said of "
        "what is lacking. Work is weighed against a child in need plan of ordinary size, which is 1; nobody has "
        "checked the weights, and the council's own staff should set them.\n\n" + "\n".join(lines)
    )


def _sure(rate: Rate) -> str:
    """Within how many in a hundred it lies four times in five, who says so, and whether anybody saw it there."""
    within = round(100 * (exp(TENTH * rate.spread) - 1))
    said = f", within {within} in a hundred more or less, four times in five" if within else ""
    return f"{said}. {rate.source} ({'checked' if rate.verified else 'not checked'})"
