"""What people ask of the years ahead: a fit, a forecast, a test against the past, a scenario kept; or call off."""

from datetime import date, datetime
from typing import Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import localdate

from alongside.access.door import NotAllowed, roles_of
from alongside.access.roles import ROLES, Part, Reach
from alongside.forecasting.months import month_of
from alongside.forecasting.scenarios.effects import Scenario
from alongside.forecasting.scenarios.reading import read, write
from alongside.insight.ahead import questions
from alongside.insight.ahead.histories import SHORTEST, last_origin
from alongside.insight.ahead.models import OVERSEERS, Fit, Forecast, Idea, Run, What
from alongside.people.models import Worker

CHUNK: Final = 100
"""Runs that are lived between two looks at whether the work was called off."""

MONTHS: Final = 60
RUNS: Final = 1000
SEED: Final = 1


class NotPossible(Exception):
    """The work cannot be done; the message says why, and what would help, to whoever asked."""


def may_ask(by: Worker, on: date) -> bool:
    """Whether the worker sees forecasts whole, and may ask for them."""
    return not roles_of(by, on).isdisjoint(OVERSEERS)


def may_fit(by: Worker, on: date) -> bool:
    """Whether the worker reaches every child: a fit by anybody else would be of a part of the council."""
    seen = {Part.PEOPLE, Part.CARE, Part.PROTECTION, Part.FAMILY_PLAN, Part.LEAVING_CARE}
    held = [ROLES[role] for role in roles_of(by, on)]
    return may_ask(by, on) and any(role.reach is Reach.ALL and role.sees >= seen for role in held)


def ask_fit(*, what: str, opens_on: date, by: Worker, at: datetime) -> Run:
    """Have a history read and fitted, then forecast as now, then tested against its own past.

    Raises NotAllowed for a worker who does not reach every child, ValidationError where it would be too short.
    """
    if not may_fit(by, localdate(at)):
        raise NotAllowed("This is for those to ask who reach every child: the data team or a director.")
    months = month_of(last_origin(localdate(at))) - month_of(opens_on) + 1
    if months < SHORTEST:
        raise ValidationError(
            {"opens_on": f"A forecast needs {SHORTEST} whole months of history. This has {max(months, 0)}."}
        )
    return _run(Run.Kind.FIT, What(what), by, at, opens_on=opens_on, seed=SEED)


@transaction.atomic
def ask_forecast(
    *, fit: Fit, name: str, scenario: Scenario, months: int, runs: int, seed: int, by: Worker, at: datetime
) -> Forecast:
    """Have a scenario lived; one that is there or under way is not made twice, one called off goes on.

    One that another version of Alongside kept cannot be read any more, and is made anew. So is one that prices, rates
    or weights stated since have overtaken: with the same children and workers to start from, and the same luck.

    Raises NotAllowed for a worker who may not ask.
    """
    if not may_ask(by, localdate(at)):
        raise NotAllowed("This is for a director, a service manager or the data team to ask.")
    forecast, _ = Forecast.objects.defer("results").get_or_create(
        fit=fit,
        name=name,
        months=months,
        runs=runs,
        seed=seed,
        defaults={
            "what": fit.what,
            "origin": fit.origin,
            "scenario": write(scenario),
            "by": by,
            "asked_at": at,
        },
    )
    if forecast.finished_at and (questions.results_of(forecast) is None or questions.overtaken(forecast)):
        forecast.finished_at = None
        forecast.save(update_fields=["finished_at"])
    under_way = Run.objects.filter(forecast=forecast, state__in=[Run.State.WAITING, Run.State.RUNNING]).exists()
    if forecast.finished_at is None and not under_way:
        steps = -(-runs // CHUNK)
        _run(Run.Kind.FORECAST, What(fit.what), by, at, fit=fit, forecast=forecast, seed=seed, steps=steps + 1)
    return forecast


def ask_judgement(*, fit: Fit, by: Worker, at: datetime) -> Run:
    """Have a fit's history tested against its own past. Raises NotAllowed as `ask_fit` does: it reads it again."""
    if not may_fit(by, localdate(at)):
        raise NotAllowed("This is for those to ask who reach every child: the data team or a director.")
    return _run(Run.Kind.JUDGEMENT, What(fit.what), by, at, fit=fit, seed=fit.seed)


def _run(kind: Run.Kind, what: What, by: Worker, at: datetime, **more: object) -> Run:
    return Run.objects.create(kind=kind, what=what, by=by, asked_at=at, moved_at=at, **more)


@transaction.atomic
def call_off(*, run: Run, by: Worker, at: datetime) -> None:
    """Stop work in the background before its next step. What is kept of it is gone on from if it is asked for again."""
    if not may_ask(by, localdate(at)):
        raise NotAllowed("This is for a director, a service manager or the data team to call off.")
    open_ = Run.objects.select_for_update().filter(pk=run.pk, state__in=[Run.State.WAITING, Run.State.RUNNING])
    if not open_.update(state=Run.State.CANCELLED, moved_at=at):
        raise ValidationError("This has ended already.")


@transaction.atomic
def keep_idea(*, scenario: Scenario, by: Worker, at: datetime, follows: Idea | None = None) -> Idea:
    """Keep a scenario under who built it and when. One that follows another takes its place in the lists.

    Raises ValidationError where it changes nothing, or does not say why or from where.
    """
    if not may_ask(by, localdate(at)):
        raise NotAllowed("This is for a director, a service manager or the data team to build.")
    if not (scenario.effects or scenario.places or scenario.prices or scenario.spending):
        raise ValidationError("This scenario changes nothing yet. Add a sentence to it.")
    if not scenario.reason.strip() or not scenario.source.strip():
        raise ValidationError("Say why you expect this, and from where you have the numbers.")
    if follows is not None and Idea.objects.filter(follows=follows).exists():
        raise ValidationError("Somebody has changed this scenario meanwhile. Open the newer one.")
    return Idea.objects.create(title=scenario.title, written=write(scenario), by=by, at=at, follows=follows)


def scenario_of(idea: Idea, origin: date) -> Scenario:
    """The scenario that somebody kept."""
    return read(idea.written, f"scenario {idea.pk}", origin)
