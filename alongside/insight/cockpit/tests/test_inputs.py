"""Prices and rates that the council states stand in place of those shipped, from their day on, and for a director."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction

from alongside.access.door import NotAllowed
from alongside.forecasting.money.budget import shipped_budget
from alongside.forecasting.workers.rates import shipped_rates
from alongside.history.acting import acting
from alongside.insight.ahead import workers_now
from alongside.insight.cockpit import actions, inputs
from alongside.insight.cockpit.forms import percent_of_spread, spread_of_percent
from alongside.insight.models import OwnPrice

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
TODAY, APRIL = NOON.date(), date(2027, 4, 1)
LINE = "Foster placements"


def price(by, *, line=LINE, pence=80_000, holds_from=APRIL, at=NOON):
    with acting(by.pk):
        return actions.state_price(
            line=line, holds_from=holds_from, pence=pence, source="Contract 7.", verified=True, by=by, at=at
        )


def rate(by, value, *, of="turnover", holds_from=TODAY):
    with acting(by.pk):
        return actions.state_rate(
            rate=of, value=value, holds_from=holds_from, source="Our own leavers.", verified=True, by=by, at=NOON
        )


def test_without_anything_stated_it_is_what_was_shipped(cast):
    assert inputs.budget() == shipped_budget()
    assert inputs.rates_on(TODAY) == shipped_rates()[1]


def test_a_price_holds_from_its_day_and_the_one_before_until_then(cast):
    price(cast.nadia)
    line = next(line for line in inputs.budget().lines if line.name == LINE)
    assert inputs.price_on(line, APRIL).pence == 80_000
    assert inputs.price_on(line, APRIL - timedelta(days=1)) == shipped_budget().lines[0].prices[-1]
    assert [other for other in inputs.budget().lines if other.name != LINE] == list(shipped_budget().lines[1:])


def test_of_two_prices_for_a_day_the_one_stated_last_holds_and_both_are_kept(cast):
    price(cast.nadia)
    price(cast.nadia, pence=81_000, at=NOON + timedelta(hours=1))
    line = next(line for line in inputs.budget().lines if line.name == LINE)
    assert inputs.price_on(line, APRIL).pence == 81_000
    assert OwnPrice.objects.count() == 2


def test_a_rate_that_was_stated_is_what_a_forecast_of_workers_reckons_with(cast):
    rate(cast.nadia, 0.2)
    rate(cast.nadia, 7, of="lead_months")
    with acting(cast.nadia.pk):
        _, rates = workers_now.rates(TODAY)
    assert (rates.turnover.value, rates.lead_months) == (0.2, 7)
    assert rates.sickness == shipped_rates()[1].sickness
    assert inputs.rates_on(TODAY - timedelta(days=1)).turnover == shipped_rates()[1].turnover


@pytest.mark.parametrize(("of", "value"), [("turnover", 1.2), ("lead_months", 0), ("lead_months", 2.5), ("full", 1001)])
def test_a_rate_that_cannot_be_is_refused_in_plain_words(cast, of, value):
    with pytest.raises(ValidationError, match=r"Give a (whole )?number"):
        rate(cast.nadia, value, of=of)


def test_a_line_that_there_is_not_is_refused(cast):
    with pytest.raises(ValidationError, match="no such line"):
        price(cast.nadia, line="Aeroplanes")


@pytest.mark.parametrize("who", ["rafe", "jonah", "sunita"])
def test_nobody_but_a_director_states_anything_not_even_past_the_verbs(cast, who):
    worker = getattr(cast, who)
    with pytest.raises(NotAllowed):
        price(worker)
    with pytest.raises(NotAllowed):
        rate(worker, 0.2)
    with acting(worker.pk), pytest.raises(DatabaseError), transaction.atomic():
        OwnPrice.objects.create(
            line=LINE, holds_from=APRIL, pence=1, source="Nobody.", verified=True, by=worker, at=NOON
        )


@pytest.mark.parametrize("percent", [0, 5, 14, 38, 100])
def test_how_far_off_a_number_may_be_is_said_as_it_was_asked(percent):
    assert percent_of_spread(spread_of_percent(percent)) == percent
