"""A council with six years of children in care, its history fitted, and a forecast of two years asked for."""

from datetime import UTC, date, datetime

import pytest

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
OPENS = date(2020, 11, 1)


@pytest.fixture
def told(cast):
    """Children who came to care since November 2020."""
    from alongside.insight.ahead.factories import years_of_care

    return years_of_care(cast.nadia, opens_on=OPENS, until=date(2026, 11, 20))


@pytest.fixture
def fit(cast, told):
    """What that history says, made as the director."""
    from alongside.history.acting import acting
    from alongside.insight.ahead import histories, making

    with acting(cast.nadia.pk):
        history = histories.read("care", OPENS, date(2026, 10, 31))
        return making.make_fit(what="care", history=history, seed=1, by=cast.nadia, at=NOW)


@pytest.fixture
def asked(cast, fit):
    """Asks for a forecast of the fit, as the director unless by somebody else."""
    from alongside.forecasting.scenarios.reading import shipped
    from alongside.history.acting import acting
    from alongside.insight.ahead import actions

    def ask(name="as-now", *, by=cast.nadia, runs=200):
        with acting(by.pk):
            return actions.ask_forecast(
                fit=fit, name=name, scenario=shipped(fit.origin)[name], months=24, runs=runs, seed=7, by=by, at=NOW
            )

    return ask
