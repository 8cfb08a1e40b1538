"""The pages of the years ahead: who finds them, what they say and weigh; an address shows the same again."""

import csv
import io
import re
from datetime import date, timedelta

import numpy as np
import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from alongside.access.roles import ROLES
from alongside.forecasting.scenarios.reading import shipped
from alongside.history.acting import acting
from alongside.insight.ahead import actions, questions, running
from alongside.insight.ahead.models import OVERSEERS, Forecast, Idea, Run
from alongside.insight.ahead.tests.conftest import NOW
from alongside.insight.cockpit.actions import state_price
from alongside.people.models import Membership, Worker
from alongside.site.tests.walks import addresses, browser

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])
HEAVIEST = 300_000
COLUMNS = ["scenario", "month", "state", "mean", "p2_5", "p10", "p25", "p50", "p75", "p90", "p97_5"]


def work():
    while running.work_once(now=lambda: NOW):
        pass


def page(worker, name, **query):
    return browser(worker).get(reverse(f"ahead:{name}"), query)


def text(answer):
    return answer.content.decode()


@pytest.fixture
def made(asked):
    """As now, and a home that changes no child's place, both lived."""
    forecasts = [asked(), asked("new-childrens-home")]
    work()
    return forecasts


def address(forecast, **more):
    return {"of": "care", "day": "2026-10-31", "months": 24, "runs": forecast.runs, "seed": forecast.seed, **more}


def test_who_oversees_the_council_finds_the_pages_and_nobody_else(cast):
    for role in (*ROLES, None):
        worker = Worker(email=f"{role}@example.com", name=f"In {role}")
        worker.save(using="owner")
        if role:
            Membership.objects.using("owner").create(
                worker=worker, team=cast.teams["Leadership"], role=role, started_on=date(2020, 1, 1)
            )
        client = browser(worker)
        found = {one.name for one in addresses("ahead") if client.get(one.path).status_code not in (404, 405)}
        if role in OVERSEERS:
            assert {"ahead:forecast", "ahead:scenarios", "ahead:runs", "ahead:judgement", "ahead:build"} <= found, role
            assert ("ahead:fit" in found) == (role != "service_manager")
        else:
            assert found == set(), role


def test_the_forecast_says_how_sure_it_is_and_its_address_shows_the_same_again(cast, made):
    assert "This forecast is not made yet" in text(page(cast.mina, "forecast", **address(made[0], seed=8)))
    shown = text(page(cast.mina, "forecast", **address(made[0])))
    assert "we would be wrong one time in five" in shown
    assert "never held against" in shown
    assert shown.count('<svg xmlns="http://www.w3.org/2000/svg" class="chart"') == 5
    assert len(shown.encode()) < HEAVIEST
    assert " style=" not in shown
    exactly = re.search(r'href="([^"]*)">The address of exactly', shown).group(1).replace("&amp;", "&")
    again = text(browser(cast.nadia).get(reverse("ahead:forecast") + exactly))
    assert figures(again) == figures(shown)


def figures(shown):
    return re.findall(r"<t[dh][^>]*>([^<]*)</t", shown)


def test_downloads_hold_every_month_and_nothing_that_a_spreadsheet_would_run(cast, made):
    query = address(made[0])
    rows = list(csv.reader(io.StringIO(text(page(cast.mina, "csv", **query)))))
    assert rows[0] == COLUMNS
    assert [row[2] for row in rows[1:6]] == ["Fostering", "Residential", "Supported", "Other", "Total"]
    assert (rows[1][:2], rows[-1][1]) == (["as-now", "2026-10-31"], "2028-10-31")
    book = CalamineWorkbook.from_filelike(io.BytesIO(page(cast.mina, "xlsx", **query).content))
    assert book.sheet_names == ["Children", "Money in pounds", "Social workers", "Social workers by team"]
    for name in book.sheet_names[:3]:
        assert len(book.get_sheet_by_name(name).to_python()) > 24


def test_a_scenario_that_moves_nobody_changes_money_alone(cast, made):
    with acting(cast.mina.pk):
        one, other = (questions.results_of(Forecast.objects.get(pk=forecast.pk)) for forecast in made)
    assert np.array_equal(one.children, other.children)
    assert np.array_equal(one.workers.needed, other.workers.needed)
    assert one.money.pence.sum() != other.money.pence.sum()
    shown = text(page(cast.mina, "compare", **address(made[0], one="as-now", other="new-childrens-home")))
    assert "between as many and as many, most likely as many" in shown
    assert "It costs" in shown or "whether it costs less or more" in shown


def test_prices_stated_since_are_said_and_reckoned_with_when_somebody_asks(cast, made):
    stale, asked = "were stated after this was worked out", address(made[0], other="new-childrens-home")
    assert stale not in text(page(cast.mina, "compare", **asked)) + text(
        page(cast.mina, "forecast", **address(made[0]))
    )
    with acting(cast.nadia.pk):
        before = questions.results_of(Forecast.objects.get(pk=made[0].pk))
        state_price(
            line="Foster placements", holds_from=date(2026, 1, 1), pence=99_999_00, spread=0.0, source="The contract.",
            verified=True, by=cast.nadia, at=NOW + timedelta(hours=1),
        )  # fmt: skip
    assert stale in text(page(cast.mina, "compare", **asked))
    assert stale in text(page(cast.mina, "forecast", **address(made[0])))
    browser(cast.mina).post(reverse("ahead:make_both"), {**asked, "one": "as-now"})
    while running.work_once(now=lambda: NOW + timedelta(hours=2)):
        pass
    with acting(cast.nadia.pk):
        after = questions.results_of(Forecast.objects.get(pk=made[0].pk))
    assert np.array_equal(after.children, before.children)
    assert after.money.pence.sum() > before.money.pence.sum()
    assert stale not in text(page(cast.mina, "compare", **asked))


def test_a_change_is_told_against_as_now_whichever_side_it_was_asked_on(cast, made):
    asked_left = {**address(made[0]), "one": "new-childrens-home"}
    asked_right = {**address(made[0]), "other": "new-childrens-home"}
    left, right = (text(page(cast.mina, "compare", **asked)) for asked in (asked_left, asked_right))
    assert "changes, against “As now”" in left
    assert figures(left) == figures(right)


def test_several_scenarios_together_are_compared_with_as_now_run_by_run(cast, asked, fit):
    client, asked_for = browser(cast.mina), {"of": "care", "months": "24", "runs": "200", "seed": "7"}
    together = ["more-foster-carers", "new-childrens-home"]
    ticked = {**asked_for, "other": together}
    first = text(client.get(reverse("ahead:compare"), ticked))
    assert "At least one of the two is not made yet" in first
    assert len(re.findall(r'name="other"[^>]*checked', first)) == 2
    made = client.post(reverse("ahead:make_both"), {**asked_for, "one": "as-now", "other": ".".join(together)})
    work()
    shown = text(client.get(made.headers["Location"]))
    assert "More foster carers and A new children" in shown
    assert "Both were lived with the same luck" in shown
    with acting(cast.mina.pk):
        names = set(Forecast.objects.values_list("name", flat=True))
        one, both = (questions.results_of(Forecast.objects.get(name=name)) for name in ("as-now", ".".join(together)))
    assert names == {"as-now", ".".join(together)}
    with acting(cast.mina.pk):
        actions.ask_forecast(
            fit=fit, name="more-foster-carers", scenario=shipped(fit.origin)["more-foster-carers"], months=24, runs=200,
            seed=7, by=cast.mina, at=NOW,
        )  # fmt: skip
    work()
    with acting(cast.mina.pk):
        alone = questions.results_of(Forecast.objects.get(name="more-foster-carers"))
    # The home moves nobody: run by run, the two together move whom the foster carers alone move.
    assert np.array_equal(both.children, alone.children)
    assert not np.array_equal(both.children, one.children)
    assert figures(text(client.get(reverse("ahead:compare"), ticked))) == figures(shown)


def test_more_than_can_be_taken_together_is_said_and_not_left_out_in_silence(cast, fit):
    names = [name for name in shipped(fit.origin) if name != "as-now"][:5]
    shown = text(page(cast.mina, "compare", of="care", other=names))
    assert "No more than 4 scenarios are taken together" in shown
    assert len(re.findall(r'name="other"[^>]*checked', shown)) == 4


def test_a_scenario_is_built_sentence_by_sentence_and_followed_by_a_newer_one(cast, fit):
    client = browser(cast.mina)
    build, keep = reverse("ahead:build"), {"title": "Fewer little ones", "sentence": "Fewer small children come."}
    client.post(reverse("ahead:start"))
    assert client.post(build, {**keep, "add": "flow"}).headers["Location"] == reverse("ahead:sentence", args=["flow"])
    flow = {
        "starts": "2027-04-01",
        "does": "entries",
        "state": "In care",
        "to": "In care",
        "group": "under_12",
        "percent": "10",
        "way": "fewer",
        "ramp_months": "12",
        "sure": "fairly",
    }
    assert client.post(reverse("ahead:sentence", args=["flow"]), {**flow, "percent": "101"}).status_code == 422
    client.post(reverse("ahead:sentence", args=["flow"]), flow)
    shown = text(client.get(build))
    assert "From April 2027, one in ten fewer children under 12" in shown
    assert "Fewer little ones" in shown
    assert client.post(build, keep).status_code == 422
    why = {"reason": "More help.", "source": "Our own count."}
    assert client.post(build, {**keep, **why}).status_code == 302
    with acting(cast.mina.pk):
        first = Idea.objects.get()
    client.post(reverse("ahead:start"), {"from": f"own-{first.pk}"})
    client.post(build, {**keep, **why, "title": "Fewer still"})
    with acting(cast.mina.pk):
        assert [(idea.title, idea.follows_id) for idea in Idea.objects.order_by("pk")] == [
            ("Fewer little ones", None),
            ("Fewer still", first.pk),
        ]
    listed = text(client.get(reverse("ahead:scenarios")))
    assert "Fewer still" in listed
    assert "Fewer little ones" not in listed
    older = {"of": "care", "scenario": f"own-{first.pk}"}
    assert "Fewer little ones" in text(client.get(reverse("ahead:forecast"), older))


def test_the_test_against_the_past_is_done_and_shown_in_plain_words(cast, fit):
    with acting(cast.nadia.pk):
        actions.ask_judgement(fit=fit, by=cast.nadia, at=NOW)
    work()
    run = Run.objects.get()
    assert (run.state, run.done, run.steps) == (Run.State.DONE, 4, 4)
    shown = text(page(cast.mina, "judgement", of="care"))
    assert "Three years ahead: forecast 2 times" in shown
    assert "Last year" in shown
    first = text(page(cast.mina, "forecast", of="care"))
    assert "never held against" not in first
    assert ("Do not rely" in first) == ("Do not rely" in shown)


def test_work_is_asked_for_shown_and_called_off_on_pages(cast, fit):
    client = browser(cast.mina)
    asked = client.post(reverse("ahead:make"), {"of": "care", "months": "24", "runs": "200"})
    assert "is being worked out" in text(client.get(asked.headers["Location"]))
    run = Run.objects.get()
    told = client.get(reverse("ahead:progress", args=[run.pk])).json()
    assert told == {"share": 0, "says": "It is waiting for its turn.", "open": True}
    client.post(reverse("ahead:call_off", args=[run.pk]))
    assert Run.objects.get().state == Run.State.CANCELLED
    assert "Called off" in text(client.get(reverse("ahead:runs")))
    client.post(reverse("ahead:make"), {"of": "care", "months": "24", "runs": "200"})
    work()
    assert "wrong one time in five" in text(client.get(asked.headers["Location"]))
