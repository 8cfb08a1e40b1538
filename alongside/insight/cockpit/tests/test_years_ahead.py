"""The years ahead on the cockpit are those of the kept forecasts, and a scenario's saving is found run by run."""

from dataclasses import replace

import numpy as np
import pytest
from django.urls import reverse

from alongside.history.acting import acting
from alongside.insight.ahead import running
from alongside.insight.ahead.tests.conftest import NOW, asked, fit, told  # noqa: F401 (fixtures)
from alongside.insight.cockpit import board, money, telling, years_ahead
from alongside.insight.cockpit.counting import IN_CARE
from alongside.site.tests.walks import browser

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])


@pytest.fixture
def made(cast, asked):  # noqa: F811
    """A forecast as now and one with more foster carers, both with the same luck."""
    asked()
    asked("more-foster-carers")
    while running.work_once(lambda: NOW):
        pass
    with acting(cast.nadia.pk):
        return board.kept_for("more-foster-carers")


def test_the_cockpit_says_of_the_years_ahead_what_the_kept_forecasts_say(cast, made):
    results = made.base["care"].results
    page = browser(cast.nadia).get(reverse("cockpit:cockpit"), {"scenario": "more-foster-carers"}).content.decode()
    assert len(page.encode()) < 300_000
    with acting(cast.nadia.pk):
        found = years_ahead.expected(made.base)
    fostered = found["Fostering"].ahead[0]
    low, high = np.quantile(results.of("Fostering")[:, 12], (0.1, 0.9))
    assert (fostered.low, fostered.high) == (pytest.approx(low), pytest.approx(high))
    assert found["In care"].at_start == sum(found[state].at_start for state in IN_CARE)
    assert f"{fostered.middle:,.0f} ({fostered.low:,.0f} to {fostered.high:,.0f})" in page
    assert "What “More foster carers” avoids" in page
    assert "never held against this council" in page.replace("&#39;", "'")


def test_what_a_scenario_avoids_is_the_difference_of_each_run(cast, made):
    base, other = made.base["care"].results, made.other.results
    together = money.avoided(base, other)[-1]
    each = base.money.pence.sum(axis=(1, 2)) - other.money.pence.sum(axis=(1, 2))  # the other has a line of its own
    assert together.pence.middle == pytest.approx(float(np.median(each)))
    assert together.pence.low <= together.pence.middle <= together.pence.high


def test_councillors_are_given_the_fan_of_all_children_in_care_and_of_no_fewer(cast, made):
    with acting(cast.nadia.pk):
        figures = telling.give(doing="We ask for more foster homes.", by=cast.nadia, at=NOW)
        later = telling.give(doing="We ask again.", by=cast.nadia, at=NOW.replace(year=2027))
    assert set(figures.ahead) == {"care", "warnings", "money", "workers"}
    assert all(count >= 6 for _, count in figures.ahead["care"]["known"])
    assert len(figures.ahead["care"]["known"]) > 2
    assert set(map(tuple, figures.ahead["care"]["known"])) <= set(map(tuple, later.ahead["care"]["known"]))
    page = browser(cast.sunita).get(reverse("cockpit:councillors")).content.decode()
    assert "Children in care: what was, and what may come" in page
    assert "Do not rely on them" in page


def test_a_picture_shows_no_count_that_the_tables_hide(cast, made):
    with acting(cast.nadia.pk):
        found = telling.figures_of(telling.next_on(NOW.date()), NOW.date())
        whole, on = found.tables[0], found.on
        bare = replace(whole, shown={place: n for place, n in whole.shown.items() if place != (telling.CARE, None)})
        shown, hidden = (telling.ahead(on, NOW.date(), [table])["care"] for table in (whole, bare))
    assert on.isoformat() in dict(shown["known"])
    assert on.isoformat() not in dict(hidden["known"])
    assert min(hidden["months"]) > on.isoformat()


def test_a_service_manager_sees_the_council_s_years_ahead_from_the_forecast_s_first_day(cast, made):
    page = browser(cast.rafe).get(reverse("cockpit:cockpit")).content.decode()
    assert "31 October 2026" in page
    assert "those of your own service stand on its page" in page
