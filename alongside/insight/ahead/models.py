"""What is kept of the years ahead: fits, scenarios, forecasts, and the work that makes them in the background."""

from typing import Final

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from alongside.access.policies import Policy
from alongside.people.models import Worker

OVERSEERS: Final = ("director", "service_manager", "data")
"""Who sees the forecast whole. Councillors see what `cockpit` has suppressed."""


def _holds(*roles: str) -> str:
    named = ", ".join(f"'{role}'" for role in roles)
    return f"EXISTS (SELECT 1 FROM access_my_roles() m WHERE m.role IN ({named}))"  # noqa: S608 (names of roles)


_OVERSEE = _holds(*OVERSEERS)
_TOLD = _holds(*OVERSEERS, "councillor")
# Who reaches every child alone has the whole history before them: a fit by anybody else would be of a part of it.
_WHOLE = "(SELECT access_reaches_all('care', false))"


class What(models.TextChoices):
    """Which history: told for different lengths of time (see `extracts.journey`)."""

    CARE = "care", "Children in care"
    JOURNEY = "journey", "The whole journey"


class Fit(models.Model):
    """What one history says of the years ahead, and on what it rests. A newer one stands beside it, never in its place.

    `digest` is of every spell that it was fitted to; `engine` of the code that fitted. The parameters hold ages and
    lengths of stay of those in care on the origin, without who they are.
    """

    row_policy = Policy(_OVERSEE, _WHOLE, "false")
    application_may = "INSERT"

    what = models.CharField(max_length=8, choices=What)
    opens_on = models.DateField("the first day of which the history tells everything")
    origin = models.DateField("the last day, a month's end")
    seed = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    engine = models.CharField(max_length=12)
    children = models.PositiveIntegerField("children in the history")
    known = models.BinaryField("children in each state at each month's end, and what was left out")
    parameters = models.BinaryField()
    seconds = models.FloatField()
    by = models.ForeignKey(Worker, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["what", "-origin", "-at"], name="newest_fit")]


class Idea(models.Model):
    """A scenario that somebody built, with why and from where. It is never changed; a newer one follows it."""

    row_policy = Policy(_TOLD, _OVERSEE, "false")
    application_may = "INSERT"

    title = models.CharField(max_length=80)
    written = models.TextField("the scenario, as scenarios.reading writes it")
    by = models.ForeignKey(Worker, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    follows = models.OneToOneField("self", models.PROTECT, null=True, related_name="followed_by")


class Forecast(models.Model):
    """A scenario lived many times from one fit. What it assumed is kept with it, so that it can be made again."""

    row_policy = Policy(_TOLD, _OVERSEE, _OVERSEE)
    application_may = "INSERT, UPDATE"

    fit = models.ForeignKey(Fit, models.PROTECT, related_name="forecasts")
    what = models.CharField(max_length=8, choices=What)
    origin = models.DateField("the fit's, for those who may not see the fit")
    name = models.CharField("how its address names the scenario", max_length=160)
    scenario = models.TextField("the scenario, as it stood")
    months = models.PositiveSmallIntegerField(validators=[MinValueValidator(12), MaxValueValidator(120)])
    runs = models.PositiveSmallIntegerField(validators=[MinValueValidator(100), MaxValueValidator(5000)])
    seed = models.PositiveIntegerField()
    by = models.ForeignKey(Worker, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    results = models.BinaryField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["fit", "name", "months", "runs", "seed"],
                name="one_forecast_of_a_kind",
                violation_error_message="This forecast has been asked for already.",
            )
        ]


class Chunk(models.Model):
    """Some of a forecast's runs, kept until it is whole: what a process that was killed had done is not done again."""

    row_policy = _OVERSEE
    application_may = "INSERT, DELETE"

    forecast = models.ForeignKey(Forecast, models.CASCADE, related_name="chunks")
    first = models.PositiveSmallIntegerField("the number of its first run")
    paths = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["forecast", "first"], name="each_chunk_once")]


class Judgement(models.Model):
    """How good forecasts from a fit's own past would have been: origin by origin, kept as each is worked out."""

    row_policy = Policy(_TOLD, _OVERSEE, "false")
    application_may = "INSERT"

    fit = models.ForeignKey(Fit, models.PROTECT, related_name="judgements")
    origin = models.DateField("the month's end at which the history was cut off")
    found = models.JSONField("what each method said beside what came")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["fit", "origin"], name="each_origin_once")]


class Run(models.Model):
    """Work in the background: what is to be made, how far it is, whether somebody called it off. It holds no figures.

    Who works on it is known by a lock of the database's session, which goes with the process (`running`).
    """

    class Kind(models.TextChoices):
        FIT = "fit", "A fit of the history"
        FORECAST = "forecast", "A forecast"
        JUDGEMENT = "judgement", "A test against the past"

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting"
        RUNNING = "running", "Being worked out"
        DONE = "done", "Done"
        CANCELLED = "cancelled", "Called off"
        FAILED = "failed", "Not possible"

    application_may = "INSERT, UPDATE"

    kind = models.CharField(max_length=9, choices=Kind)
    state = models.CharField(max_length=9, choices=State, default=State.WAITING)
    what = models.CharField(max_length=8, choices=What)
    opens_on = models.DateField("of a fit: the first day of which the history tells everything", null=True)
    seed = models.PositiveIntegerField(default=1)
    fit = models.ForeignKey(Fit, models.PROTECT, null=True, related_name="runs")
    forecast = models.ForeignKey(Forecast, models.PROTECT, null=True, related_name="worked_in")
    steps = models.PositiveSmallIntegerField(default=1)
    done = models.PositiveSmallIntegerField(default=0)
    times_taken_up = models.PositiveSmallIntegerField(default=0)
    said = models.TextField("why it was not possible", blank=True, default="")
    by = models.ForeignKey(Worker, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    moved_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["state", "id"], name="runs_by_state")]

    @property
    def is_open(self) -> bool:
        return self.state in (self.State.WAITING, self.State.RUNNING)
