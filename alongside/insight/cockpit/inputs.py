"""The prices and rates that a forecast reckons with: the council's own where it has stated them, else those shipped."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final, cast

from alongside.forecasting.money.budget import Budget, Line, Per, Price, Rise, shipped_budget
from alongside.forecasting.workers.rates import Rate, Rates, shipped_rates
from alongside.insight.cockpit.models import OwnInflation, OwnLine, OwnPrice, OwnRate
from alongside.workforce.models import CaseWeight

MONTHS: Final = ("lead_months", "protected_months")
RATES: Final = {
    "full": "What an experienced worker carries in a full week, in child in need plans of ordinary size",
    "turnover": "The share of workers who leave in a year, while nobody carries more than a full caseload",
    "strain": "How much more likely a worker leaves for each tenth carried over a full caseload, up to twice as much",
    "sickness": "The share of time away sick",
    "leave": "The share of time on parental or study leave",
    "filled": "The share of advertised posts for which somebody is found in a month",
    "newly_qualified": "The share of those found who are newly qualified",
    "protected": "What a newly qualified worker carries of a full caseload",
    "lead_months": "Months from the advert to the first case",
    "protected_months": "Months in which a newly qualified worker’s caseload is protected",
}


@dataclass(frozen=True, slots=True)
class Stated:
    """One rate as it stands: its value, how unsure it is, who says so, and whether it is the council's own."""

    key: str
    words: str
    value: float
    spread: float
    source: str
    verified: bool
    own: bool

    @property
    def in_months(self) -> bool:
        return self.key in MONTHS

    @property
    def is_share(self) -> bool:
        return not self.in_months and self.key != "full"

    @property
    def unit(self) -> str:
        """What the number counts."""
        return "months" if self.in_months else "in a hundred" if self.is_share else "cases"

    @property
    def shown(self) -> str:
        """11.8 in a hundred; 5 months."""
        return f"{self.value * (100 if self.is_share else 1):g} {self.unit}"


def budget() -> Budget:
    """The lines of the budget, the shipped and the council's own, as they were stated last, and what they rise by."""
    stated: dict[str, dict[date, Price]] = {}
    for row in OwnPrice.objects.order_by("holds_from", "at", "pk"):
        stated.setdefault(row.line, {})[row.holds_from] = Price(
            holds_from=row.holds_from, pence=row.pence, spread=row.spread, source=row.source, verified=row.verified
        )
    kept = {row.line: row for row in OwnLine.objects.order_by("at", "pk")}
    shipped = shipped_budget()
    known = {line.name: line for line in shipped.lines} | {
        name: own_line(row) for name, row in kept.items() if name not in {line.name for line in shipped.lines}
    }
    lines = tuple(_with(line, stated.get(name, {}), kept.get(name)) for name, line in known.items())
    return Budget(lines, shipped.inflation, _later())


def own_line(row: OwnLine, prices: tuple[Price, ...] = ()) -> Line:
    """A line as the council keeps it."""
    return Line(
        name=row.line,
        per=cast(Per, row.per),
        of=tuple(row.of),
        prices=prices,
        rise=Rise(row.percent, row.spread, row.source, row.verified),
        starts_on=row.starts_on,
        ends_on=row.ends_on,
    )


def _with(line: Line, own: dict[date, Price], kept: OwnLine | None) -> Line:
    """The line as it was stated last, with its prices: the council's own in place of any shipped for the same day."""
    prices = {price.holds_from: price for price in line.prices} | own
    in_order = tuple(prices[day] for day in sorted(prices))
    return own_line(kept, in_order) if kept else replace(line, prices=in_order)


def _later() -> tuple[Rise, ...]:
    """General inflation as the council has stated it, in the order of its days."""
    rows = OwnInflation.objects.order_by("holds_from", "at", "pk")
    by_day = {row.holds_from: row for row in rows}
    return tuple(Rise(row.percent, row.spread, row.source, row.verified, day) for day, row in by_day.items())


def rise_on(day: date) -> Rise:
    """General inflation as it holds on a day."""
    rises = budget().rises
    return next((rise for rise in reversed(rises) if rise.holds_from <= day), rises[0])


def statements(most: int = 50) -> list[OwnInflation | OwnLine | OwnPrice]:
    """What was stated of the budget, the newest first."""
    kinds = (OwnInflation, OwnLine, OwnPrice)
    rows = [row for kind in kinds for row in kind.objects.select_related("by").order_by("-at", "-pk")[:most]]
    return sorted(rows, key=lambda row: row.at, reverse=True)[:most]


def last_stated() -> datetime | None:
    """When a price, a line, inflation, a rate or a case weight was stated last; None where all are as shipped."""
    stated = [kind.objects.values_list("at") for kind in (OwnInflation, OwnLine, OwnPrice, OwnRate)]
    last = stated[0].union(*stated[1:], CaseWeight.objects.values_list("set_at")).order_by("-at").first()
    return last[0] if last else None


def price_on(line: Line, day: date) -> Price:
    """The price of a line that holds on a day: the last that began by then, else the first."""
    return next((price for price in reversed(line.prices) if price.holds_from <= day), line.prices[0])


@dataclass(frozen=True, slots=True)
class LinePrice:
    """A line of the budget and the price that holds on a day; `own` says whether the council stated it."""

    line: Line
    price: Price
    own: bool
    more: tuple[Price, ...]  # of other days


def prices_on(day: date) -> list[LinePrice]:
    """Every line of the budget with its price on a day."""
    own = set(OwnPrice.objects.values_list("line", "holds_from"))
    found = []
    for line in budget().lines:
        price = price_on(line, day)
        others = tuple(each for each in line.prices if each is not price)
        found.append(LinePrice(line, price, (line.name, price.holds_from) in own, others))
    return found


def rates_on(day: date) -> Rates:
    """How workers come and go, as it is known for a day."""
    stated = {one.key: one for one in stated_on(day)}
    rates = {key: Rate(one.value, one.spread, one.source, one.verified) for key, one in stated.items()}
    shares = {key: rate for key, rate in rates.items() if key not in MONTHS}
    return Rates(
        **shares,
        lead_months=int(stated["lead_months"].value),
        protected_months=int(stated["protected_months"].value),
    )


def stated_on(day: date) -> list[Stated]:
    """Every rate as it stands on a day, in the order in which they are shown."""
    rows = OwnRate.objects.filter(holds_from__lte=day).order_by("holds_from", "at", "pk")
    own = {row.rate: row for row in rows}
    shipped = shipped_rates()[1]
    return [_stated(key, own.get(key), shipped) for key in RATES]


def _stated(key: str, own: OwnRate | None, shipped: Rates) -> Stated:
    if own is not None:
        return Stated(key, RATES[key], own.value, own.spread, own.source, own.verified, own=True)
    held = getattr(shipped, key)
    rate = held if isinstance(held, Rate) else Rate(float(held), source="A judgement.")
    return Stated(key, RATES[key], rate.value, rate.spread, rate.source, rate.verified, own=False)
