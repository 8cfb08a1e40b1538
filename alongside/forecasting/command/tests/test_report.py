"""The report of a forecast: whole in itself, said in words, and nothing in it that a title could run."""

import argparse
import re
from dataclasses import replace

import pytest

from alongside.forecasting.backtest import backtest
from alongside.forecasting.command.report import Reported, report
from alongside.forecasting.command.workers import assumed_of_workers
from alongside.forecasting.command.writing import write_assumptions
from alongside.forecasting.model.fit import fit
from alongside.forecasting.money.budget import shipped_budget
from alongside.forecasting.paths import TOTAL, spread_of
from alongside.forecasting.saying import between
from alongside.forecasting.scenarios.reading import shipped
from alongside.forecasting.simulation.simulate import simulate
from alongside.forecasting.tests.making import council
from alongside.forecasting.workers.needed import needed
from alongside.forecasting.workers.rates import Weights, shipped_rates

RUNS, MONTHS = 40, 36


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """As now beside more foster carers."""
    history = council()
    fitted = fit(history)
    known = shipped(history.origin)
    chosen = [known["as-now"], known["more-foster-carers"]]
    assumed = tmp_path_factory.mktemp("report") / "assumptions.md"
    write_assumptions(
        assumed, history, fitted, chosen, shipped_rates(), argparse.Namespace(runs=RUNS, months=MONTHS, seed=3)
    )
    return Reported(
        history=history,
        scenarios=chosen,
        paths=[simulate(fitted, one, months=MONTHS, runs=RUNS, seed=3, workers=1) for one in chosen],
        budget=shipped_budget(),
        weighing=shipped_rates(),
        seed=3,
        assumed=assumed.read_text("utf-8"),
    )


def test_it_stands_alone_with_a_picture_of_each_state(told):
    page = report(told)
    assert page.count("<svg") == 6
    assert not re.search(r'(src|href)="', page)
    assert "one time in five" in page
    assert "What this forecast assumes" in page
    assert "were not held against" in page


def test_its_table_says_what_the_paths_say(told):
    spread = spread_of(told.paths[0].of(TOTAL))
    page = report(told)
    for at in (12, 24):
        assert f"<td>{between(spread, at)}</td>" in page


def test_a_scenario_is_held_beside_the_first_and_one_that_is_the_same_changes_nothing(told):
    assert "Twenty more foster homes" in report(told)
    same = replace(told, scenarios=[told.scenarios[0]] * 2, paths=[told.paths[0]] * 2)
    assert "between as many and as many, most likely as many" in report(same)


def test_it_says_how_many_social_workers_the_children_ask_for_and_on_what_that_rests(told):
    page = report(told)
    asked = needed(told.paths[0], *shipped_rates(), seed=3)
    for at in (12, 24):
        assert f"<td>{between(spread_of(asked.workers), at - 1)}</td>" in page
    assert "for children in foster homes" in page
    assert "Children in foster homes: 1.3 each" in page
    assert "nobody has checked the weights" in page
    beside = page.split("run by run with the same luck: more or fewer</caption>")[1]
    assert "More foster carers" in beside.split("</table>")[0]


def test_the_same_seed_says_the_same_on_any_number_of_processors(told):
    fitted = fit(told.history)
    several = [simulate(fitted, one, months=MONTHS, runs=RUNS, seed=3, workers=3) for one in told.scenarios]
    assert report(replace(told, paths=several)) == report(told)


def test_where_no_social_worker_holds_the_children_nothing_is_said_of_workers(told):
    page = report(replace(told, weighing=(Weights({}), shipped_rates()[1])))
    assert "Social workers needed" not in page
    assert page.count("<svg") == 5
    assert assumed_of_workers(told.paths[0].states, (Weights({}), shipped_rates()[1])) == ""


def test_what_somebody_wrote_is_shown_and_never_run(told):
    odd = replace(told.scenarios[1], title="<script>alert(1)</script>", reason="<b>why</b>")
    page = report(replace(told, scenarios=[told.scenarios[0], odd], assumed="# <i>\n\n- <u>x</u> **bold**"))
    assert not re.search(r"<(script|b|i|u)>", page)
    assert "&lt;u&gt;x&lt;/u&gt; bold" in page


def test_the_past_is_told_and_ranges_that_did_not_hold_come_first(told):
    tested = replace(told, backtest=backtest(told.history, runs=40, workers=1))
    page = report(tested)
    assert "Tested against the past" in page
    assert "Last year&#39;s rates" in page
    assert ("Do not rely" in page) == (tested.backtest is not None and not tested.backtest.honest)
