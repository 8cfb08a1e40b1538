"""Work in the background: gone on with when killed, called off between steps, never done by two at once."""

from datetime import UTC, date, datetime

import numpy as np
import pytest
from django.core.exceptions import ValidationError

from alongside.access.door import NotAllowed
from alongside.forecasting.simulation.simulate import simulate
from alongside.history.acting import acting
from alongside.insight.ahead import actions, making, questions, running
from alongside.insight.ahead.keeping import pack
from alongside.insight.ahead.models import Chunk, Fit, Forecast, Run
from alongside.insight.ahead.tests.conftest import NOW, OPENS
from alongside.people.models import Membership
from alongside.site.testing import database as throwaway

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])


class Killed(BaseException):
    """As a process ends that is killed: nothing of ours runs any more."""


def work():
    return running.work_once(now=lambda: NOW)


def the_run():
    return Run.objects.order_by("pk").last()


def results(cast, forecast):
    with acting(cast.nadia.pk):
        return questions.results_of(Forecast.objects.get(pk=forecast.pk))


def chunks(cast):
    with acting(cast.nadia.pk):
        return list(Chunk.objects.order_by("first").values_list("first", flat=True))


@pytest.fixture
def straight(cast, fit):
    """What the same forecast is when it is lived in one go."""
    with acting(cast.nadia.pk):
        return simulate(making.fitted_of(fit), months=24, runs=300, seed=7)


def test_killed_between_chunks_it_goes_on_to_the_same_end(cast, asked, straight, monkeypatch):
    forecast, real, lived = asked(runs=300), making.live_chunk, []

    def kills_the_second(fitted, forecast, first):
        if first == 100 and not lived.count(100):
            lived.append(first)
            raise Killed
        lived.append(first)
        return real(fitted, forecast, first)

    monkeypatch.setattr(making, "live_chunk", kills_the_second)
    with pytest.raises(Killed):
        work()
    assert (the_run().state, the_run().done, chunks(cast)) == (Run.State.RUNNING, 1, [0])
    assert work()
    assert lived == [0, 100, 100, 200]
    assert (the_run().state, the_run().done, the_run().steps, chunks(cast)) == (Run.State.DONE, 4, 4, [])
    assert np.array_equal(results(cast, forecast).children, straight.children)
    assert not work()


def test_called_off_it_stops_at_the_next_step_and_goes_on_when_asked_again(cast, asked, straight, monkeypatch):
    forecast, real = asked(runs=300), making.live_chunk

    def called_off_meanwhile(fitted, forecast, first):
        if first == 200:
            with acting(cast.mina.pk):
                actions.call_off(run=the_run(), by=cast.mina, at=NOW)
        return real(fitted, forecast, first)

    monkeypatch.setattr(making, "live_chunk", called_off_meanwhile)
    assert work()
    assert (the_run().state, chunks(cast), results(cast, forecast)) == (Run.State.CANCELLED, [0, 100], None)
    assert not work()
    with acting(cast.mina.pk), pytest.raises(ValidationError, match="ended already"):
        actions.call_off(run=the_run(), by=cast.mina, at=NOW)
    monkeypatch.setattr(making, "live_chunk", real)
    assert asked(runs=300).pk == forecast.pk
    assert work()
    assert np.array_equal(results(cast, forecast).children, straight.children)


def test_two_processes_never_do_one_run_and_a_killed_one_lets_it_go(cast, asked):
    asked()
    with throwaway.application_of(throwaway.current()).connect() as other:
        taken = "SELECT pg_try_advisory_lock(%s, %s)"
        assert other.execute(taken, [running.LOCK, the_run().pk]).fetchone() == (True,)
        assert not work()
        assert the_run().state == Run.State.WAITING
    assert work()
    assert the_run().state == Run.State.DONE
    with throwaway.application_of(throwaway.current()).connect() as other:
        assert other.execute(taken, [running.LOCK, the_run().pk]).fetchone() == (True,)


def test_a_run_that_ends_each_process_is_given_up(cast, asked, monkeypatch):
    asked()

    def kills(*_):
        raise Killed

    monkeypatch.setattr(making, "live_chunk", kills)
    for _ in range(running.MOST_TAKEN_UP):
        with pytest.raises(Killed):
            work()
    assert work()
    assert the_run().state == Run.State.FAILED
    assert "stopped each time" in the_run().said


def test_whoever_may_not_see_any_more_is_told_and_nothing_is_made(cast, asked):
    forecast = asked(by=cast.mina)
    Membership.objects.using("owner").filter(worker=cast.mina).update(ended_on=date(2026, 1, 1))
    assert work()
    assert (the_run().state, chunks(cast), results(cast, forecast)) == (Run.State.FAILED, [], None)
    assert "may not see it any more" in the_run().said


def test_a_fit_of_another_model_is_told(cast, asked, monkeypatch):
    asked()
    monkeypatch.setattr(making, "engine", lambda: "another")
    assert work()
    assert (the_run().state, the_run().said[:40]) == (Run.State.FAILED, "The model has changed since this history")


def test_a_forecast_that_another_version_kept_is_made_anew_when_it_is_asked_for(cast, asked):
    forecast = asked()
    assert work()
    kept = results(cast, forecast)
    with acting(cast.nadia.pk):
        Forecast.objects.filter(pk=forecast.pk).update(results=pack({"of": "another shape"}), finished_at=NOW)
    questions._unpacked.cache_clear()
    assert results(cast, forecast) is None
    assert asked().pk == forecast.pk
    assert work()
    questions._unpacked.cache_clear()
    assert np.array_equal(results(cast, forecast).children, kept.children)
    assert asked().pk == forecast.pk
    assert not work()


def test_a_fit_is_followed_by_its_forecast_and_its_test_against_the_past(cast, told):
    with acting(cast.nadia.pk):
        actions.ask_fit(what="care", opens_on=OPENS, by=cast.nadia, at=NOW)
    with acting(cast.mina.pk), pytest.raises(NotAllowed):
        actions.ask_fit(what="care", opens_on=OPENS, by=cast.mina, at=NOW)
    with acting(cast.nadia.pk), pytest.raises(ValidationError, match="12 whole months"):
        actions.ask_fit(what="care", opens_on=date(2026, 6, 1), by=cast.nadia, at=NOW)
    assert work()
    kinds = Run.objects.order_by("pk").values_list("kind", "state")
    waiting = Run.State.WAITING
    assert list(kinds) == [("fit", Run.State.DONE), ("forecast", waiting), ("judgement", waiting)]
    with acting(cast.nadia.pk):
        fit = Fit.objects.get()
        assert (fit.children, fit.origin) == (told - 2, date(2026, 10, 31))


@pytest.mark.parametrize("what", ["the model", "the results"])
def test_what_an_earlier_version_kept_is_made_anew_once_when_the_process_starts(cast, told, what):
    with acting(cast.nadia.pk):
        actions.ask_fit(what="care", opens_on=OPENS, by=cast.nadia, at=NOW)
    while work():
        pass
    running.renew(NOW, started=True)
    assert not Run.objects.filter(state=Run.State.WAITING).exists()
    if what == "the model":
        Fit.objects.using("owner").update(engine="another")
    else:
        Forecast.objects.using("owner").filter(name="as-now").update(results=pack({"of": "another shape"}))
        questions._unpacked.cache_clear()
    running.renew(NOW)
    assert not Run.objects.filter(state=Run.State.WAITING).exists()
    running.renew(NOW, started=True)
    assert Run.objects.filter(kind="fit", state=Run.State.WAITING, by=cast.nadia, opens_on=OPENS).count() == 1


def test_a_fit_is_made_anew_when_a_month_has_ended_and_not_before(cast, fit):
    with acting(cast.nadia.pk):
        run = actions.ask_fit(what="care", opens_on=OPENS, by=cast.nadia, at=NOW)
    Run.objects.filter(pk=run.pk).update(state=Run.State.DONE)
    running.renew(datetime(2026, 11, 30, 12, tzinfo=UTC))
    assert Run.objects.count() == 1
    for _ in range(2):
        running.renew(datetime(2026, 12, 1, 12, tzinfo=UTC))
        assert Run.objects.filter(kind="fit", state=Run.State.WAITING, by=cast.nadia, opens_on=OPENS).count() == 1
