"""Which forecast an address means: of which history, which scenarios together, from when, how often and how far."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from alongside.forecasting.scenarios.combining import combine
from alongside.forecasting.scenarios.effects import AS_NOW, Scenario
from alongside.forecasting.scenarios.reading import shipped
from alongside.insight.ahead.actions import MONTHS, RUNS, SEED, scenario_of
from alongside.insight.ahead.models import Fit, Forecast, Idea, What

OWN = "own-"
MOST_TOGETHER = 4


@dataclass(frozen=True)
class Asked:
    """What an address asks for. Without a day it is the newest fit's.

    `history` is how that fit's digest begins, and `model` the engine that fitted: with them an address shows the same
    figures when the record was corrected or the model has changed since.
    """

    what: str = What.CARE
    scenarios: tuple[str, ...] = ()
    day: date | None = None
    history: str = ""
    model: str = ""
    months: int = MONTHS
    runs: int = RUNS
    seed: int = SEED

    @property
    def name(self) -> str:
        """How the scenarios are named together: the same in whatever order they were chosen."""
        return ".".join(sorted(set(self.scenarios))) or AS_NOW.name

    def query(self, **more: Any) -> str:
        """The part of the address that says all this; the same question has one address."""
        told: dict[str, Any] = {
            "of": self.what,
            "scenario": sorted(set(self.scenarios)),
            "day": self.day or "",
            "history": self.history,
            "model": self.model,
            "months": self.months,
            "runs": self.runs,
            "seed": self.seed,
            **more,
        }
        return urlencode({name: value for name, value in told.items() if value != ""}, doseq=True)

    def under(self, scenarios: tuple[str, ...]) -> "Asked":
        """The same, under other scenarios."""
        return replace(self, scenarios=tuple(sorted(set(scenarios)))[:MOST_TOGETHER])

    def of_fit(self, fit: Fit) -> "Asked":
        """The same, with its fit named: an address that shows the same figures on any later day."""
        return replace(self, day=fit.origin, history=fit.digest[:8], model=fit.engine)


def fit_for(asked: Asked) -> Fit | None:
    """The newest fit that an address means."""
    fits = Fit.objects.filter(
        what=asked.what, digest__startswith=asked.history, engine__startswith=asked.model
    ).order_by("-origin", "-pk")
    if asked.day:
        fits = fits.filter(origin=asked.day)
    return fits.defer("parameters").first()


def forecast_for(asked: Asked, fit: Fit) -> Forecast | None:
    """The forecast that an address means, where somebody has asked for it."""
    of = Forecast.objects.filter(fit=fit, name=asked.name, months=asked.months, runs=asked.runs, seed=asked.seed)
    return of.defer("results").first()


def on_offer(origin: date) -> dict[str, Scenario]:
    """Every scenario that can be chosen, by its name in addresses: the shipped ones, then the council's own."""
    own = {f"{OWN}{idea.pk}": scenario_of(idea, origin) for idea in current_ideas()}
    return {name: scenario for name, scenario in shipped(origin).items() if name != AS_NOW.name} | own


def current_ideas() -> list[Idea]:
    """The council's own scenarios; of each the newest."""
    return list(Idea.objects.filter(followed_by__isnull=True).select_related("by").order_by("title", "pk"))


def scenario_named(names: tuple[str, ...], origin: date) -> Scenario:
    """These scenarios as one; none of them is as now. Raises LookupError for a name that there is not.

    A scenario that was changed since is still there under its own number.
    """
    known = shipped(origin)
    chosen = [known[name] if name in known else _own(name, origin) for name in sorted(set(names))]
    if not chosen:
        return AS_NOW
    if len(chosen) == 1:
        return chosen[0]
    return combine("together", " and ".join(one.title for one in chosen), chosen)


def _own(name: str, origin: date) -> Scenario:
    number = name.removeprefix(OWN)
    idea = Idea.objects.filter(pk=int(number)).first() if name.startswith(OWN) and number.isdecimal() else None
    if idea is None:
        raise LookupError(f"There is no scenario '{name}'.")
    return scenario_of(idea, origin)
