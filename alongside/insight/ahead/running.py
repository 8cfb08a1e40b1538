"""Works through what was asked, in the background: each run by one process alone, step by step, killed or not.

A run belongs to whoever holds its lock of the database. The lock lives with the process's connection: when the
process is killed the database lets it go at once, and the next takes the run up where it stopped.
"""

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Final

from django.db import DatabaseError, close_old_connections, connection
from django.db.models import F
from django.utils import timezone
from django.utils.timezone import localdate

from alongside.access.door import NotAllowed
from alongside.forecasting.scenarios.effects import AS_NOW
from alongside.history.acting import acting
from alongside.insight.ahead import actions, histories, judging, questions
from alongside.insight.ahead.actions import NotPossible
from alongside.insight.ahead.keeping import OfAnotherMake, engine, pack
from alongside.insight.ahead.models import Chunk, Fit, Forecast, Judgement, Run, What

log = logging.getLogger(__name__)
LOCK: Final = 2611  # one number of our own, so that no other lock of the database can be taken for one of these
WAIT: Final = 1.0  # seconds between two looks for work
MOST_TAKEN_UP: Final = 5  # a run that has killed so many processes is not tried again
Clock = Callable[[], datetime]


class CalledOff(Exception):
    """Somebody called the run off."""


def work_forever(now: Clock = timezone.now) -> None:
    """Take up one run after another, and look again when there is none."""
    started = True
    while True:
        try:
            if not work_once(now):
                renew(now(), started=started)
                started = False
                time.sleep(WAIT)
        except DatabaseError:
            log.exception("The database went away under a run; it is taken up again.")
            close_old_connections()
            time.sleep(WAIT)


def work_once(now: Clock = timezone.now) -> bool:
    """Take up the oldest run that nobody works on and bring it to its end. Whether there was one."""
    open_ = Run.objects.filter(state__in=[Run.State.WAITING, Run.State.RUNNING]).order_by("pk")
    for pk in open_.values_list("pk", flat=True):
        with locked(pk) as mine:
            run = Run.objects.select_related("by").get(pk=pk) if mine else None
            if run is not None and run.is_open:
                _work(run, now)
                return True
    return False


@contextmanager
def locked(pk: int) -> Iterator[bool]:
    """Whether this process alone has the run, for the length of a block."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [LOCK, pk])
        mine = bool(cursor.fetchone()[0])
    try:
        yield mine
    finally:
        if mine:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [LOCK, pk])


def renew(at: datetime, *, started: bool = False) -> None:
    """Ask for each fit anew once another month has ended, as whoever asked for the last one.

    When the process has just `started`, also where an earlier version of Alongside kept what cannot be used any more.
    """
    for what in What:
        last = Run.objects.filter(kind=Run.Kind.FIT, what=what).order_by("pk").last()
        if last is None or last.state != Run.State.DONE or last.opens_on is None:
            continue
        is_late = histories.last_origin(localdate(last.moved_at)) < histories.last_origin(localdate(at))
        if not (is_late or started):
            continue
        with acting(last.by_id):
            if (is_late or not _of_this_version(what)) and actions.may_fit(last.by, localdate(at)):
                actions.ask_fit(what=what, opens_on=last.opens_on, by=last.by, at=at)


def _of_this_version(what: str) -> bool:
    """Whether the newest fit and its forecast as now can be gone on with."""
    fit = Fit.objects.filter(what=what).order_by("-origin", "-pk").defer("parameters").first()
    kept = Forecast.objects.filter(fit=fit, name=AS_NOW.name).defer("results").first()
    unreadable = kept is not None and kept.finished_at is not None and questions.results_of(kept) is None
    return fit is not None and fit.engine == engine() and not unreadable


def _work(run: Run, now: Clock) -> None:
    """Bring a run to its end, whichever that is."""
    if run.times_taken_up >= MOST_TAKEN_UP:
        return _end(run, Run.State.FAILED, now, "The process stopped each time it tried this. See the log of the site.")
    Run.objects.filter(pk=run.pk).update(state=Run.State.RUNNING, times_taken_up=F("times_taken_up") + 1)
    try:
        with acting(run.by_id):
            _see_that_they_may(run, now)
        _WORK[Run.Kind(run.kind)](run, now)
    except CalledOff:
        return None
    except (NotPossible, NotAllowed, OfAnotherMake) as problem:
        return _end(run, Run.State.FAILED, now, str(problem))
    except DatabaseError:
        raise
    except Exception:
        log.exception("Run %s went wrong.", run.pk)
        return _end(run, Run.State.FAILED, now, "Something went wrong in working this out. See the log of the site.")
    return _end(run, Run.State.DONE, now)


def _end(run: Run, state: Run.State, now: Clock, said: str = "") -> None:
    Run.objects.filter(pk=run.pk).update(state=state, said=said, moved_at=now())


@contextmanager
def _step(run: Run, now: Clock) -> Iterator[None]:
    """One step, kept whole or not at all, as whoever asked. Raises CalledOff, or NotPossible if they may no longer."""
    with acting(run.by_id):
        state = Run.objects.select_for_update().values_list("state", flat=True).get(pk=run.pk)
        if state == Run.State.CANCELLED:
            raise CalledOff
        _see_that_they_may(run, now)
        yield
        Run.objects.filter(pk=run.pk).update(done=F("done") + 1, moved_at=now(), times_taken_up=0)


def _see_that_they_may(run: Run, now: Clock) -> None:
    may = actions.may_ask if run.kind == Run.Kind.FORECAST else actions.may_fit
    if not may(run.by, localdate(now())):
        raise NotPossible("Whoever asked for this may not see it any more. Somebody else can ask again.")


def _fit(run: Run, now: Clock) -> None:
    """Read and fit the history, then ask for the forecast as now and the test against its past."""
    from alongside.insight.ahead import making  # compiled code is slow to load: not before there is work for it

    at = now()
    with _step(run, now):
        assert run.opens_on
        history = histories.read(run.what, run.opens_on, histories.last_origin(localdate(at)))
        fit = making.make_fit(what=run.what, history=history, seed=run.seed, by=run.by, at=at)
        Run.objects.filter(pk=run.pk).update(fit=fit)
        actions.ask_forecast(
            fit=fit,
            name=AS_NOW.name,
            scenario=AS_NOW,
            months=actions.MONTHS,
            runs=actions.RUNS,
            seed=actions.SEED,
            by=run.by,
            at=at,
        )
        if judging.origins(history) and not fit.judgements.exists():
            actions.ask_judgement(fit=fit, by=run.by, at=at)


def _forecast(run: Run, now: Clock) -> None:
    """Live the runs that are not kept yet, chunk by chunk, then put all together."""
    from alongside.insight.ahead import making

    forecast, kept = _opened(run)
    with acting(run.by_id):
        fitted = making.fitted_of(forecast.fit)
    for first in range(0, forecast.runs, actions.CHUNK):
        if first not in kept:
            paths = making.live_chunk(fitted, forecast, first)
            with _step(run, now):
                Chunk.objects.create(forecast=forecast, first=first, paths=paths)
    with _step(run, now):
        forecast.results = pack(making.put_together(forecast, now()))
        forecast.finished_at = now()
        forecast.save(update_fields=["results", "finished_at"])
        forecast.chunks.all().delete()


def _opened(run: Run) -> tuple[Forecast, set[int]]:
    """A run's forecast, and the first runs of the chunks that are kept."""
    with acting(run.by_id):
        forecast = Forecast.objects.select_related("fit").get(pk=run.forecast_id or 0)
        kept = set(forecast.chunks.values_list("first", flat=True))
        Run.objects.filter(pk=run.pk).update(done=len(kept))
        return forecast, kept


def _judge(run: Run, now: Clock) -> None:
    """Refit at each past year's end, forecast, and keep what came beside it."""
    with acting(run.by_id):
        fit = Fit.objects.get(pk=run.fit_id or 0)
        kept = set(fit.judgements.values_list("origin", flat=True))
        history = histories.read(fit.what, fit.opens_on, fit.origin)
    origins = judging.origins(history)
    Run.objects.filter(pk=run.pk).update(done=len(kept), steps=len(origins))
    for origin in origins:
        if origin not in kept:
            found = judging.judge(history, origin, fit.seed)
            with _step(run, now):
                Judgement.objects.create(fit=fit, origin=origin, found=found)


_WORK: Final = {Run.Kind.FIT: _fit, Run.Kind.FORECAST: _forecast, Run.Kind.JUDGEMENT: _judge}
