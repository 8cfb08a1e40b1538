"""The lines of a budget as dated, typed data: what each is paid for, its price, how sure that is, and who says so."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Final, Literal, cast

from alongside.forecasting.entries import Entry, parse
from alongside.forecasting.scenarios.effects import JOURNEY, TOGETHER

Per = Literal["child_week", "arrival", "year", "worker_year"]
PERS: Final = ("child_week", "arrival", "year", "worker_year")
WORKERS: Final = ("permanent", "newly_qualified", "agency")


@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    """What one of it costs from a day on. `spread` is the standard deviation of its logarithm, drawn once a run."""

    holds_from: date
    pence: int
    spread: float = 0.0
    source: str
    verified: bool = False


@dataclass(frozen=True, slots=True)
class Rise:
    """A rise in a hundred each April from a day on, and the standard deviation of what we do not know about it."""

    percent: float = 0.0
    spread: float = 0.0
    source: str = ""
    verified: bool = False
    holds_from: date = date.min


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the budget.

    Paid `per` week of a child in any of the states `of`, per arrival there from elsewhere, per year whatever
    happens, or per year of a worker of the kinds `of`. `prices` stand in the order of their days. `rise` comes on
    top of general inflation, and is not known better next year: it is drawn once a run. It is paid in the months that
    begin from `starts_on` on and before `ends_on`; None is from ever, and for good.
    """

    name: str
    per: Per
    of: tuple[str, ...] = ()
    prices: tuple[Price, ...]
    rise: Rise = Rise()
    starts_on: date | None = None
    ends_on: date | None = None

    def paid_in(self, month: date) -> bool:
        """Whether it is paid in the month of a day."""
        first = month.replace(day=1)
        return (self.starts_on or date.min) <= first < (self.ends_on or date.max)


@dataclass(frozen=True, slots=True)
class Budget:
    """The lines, and what everything rises by each April: drawn for each run and year.

    `later` takes its place from its days on, in their order.
    """

    lines: tuple[Line, ...]
    inflation: Rise = Rise()
    later: tuple[Rise, ...] = ()

    @property
    def rises(self) -> tuple[Rise, ...]:
        """General inflation in the order of its days."""
        return (self.inflation, *self.later)

    @property
    def unverified(self) -> tuple[str, ...]:
        """The lines whose price nobody has seen in a source."""
        return tuple(line.name for line in self.lines if not all(price.verified for price in line.prices))


@cache
def shipped_budget() -> Budget:
    """The prices that come with Alongside: to be replaced, line by line, by a council's own."""
    return read_budget(files(__package__).joinpath("data/budget.toml").read_text("utf-8"), "budget.toml")


def read_budget(text: str, where: str) -> Budget:
    """A budget as a council writes it, in TOML or JSON; WrittenError says in which line what is wrong."""
    entry = parse(text, where)
    entry.only("inflation", "lines")
    lines = tuple(_line(part) for part in entry.parts("lines"))
    first, later = _inflation(entry)
    if twice := _repeated(line.name for line in lines):
        raise entry.refuse(f"there are two lines '{twice}'. Give each a name of its own.")
    return Budget(lines, first, later)


def names_of(per: str) -> tuple[str, ...]:
    """What a line can be paid for that is paid in this way: states, kinds of workers; nothing for a yearly sum."""
    return {"worker_year": WORKERS, "year": ()}.get(per, (*TOGETHER, *JOURNEY))


def _line(entry: Entry) -> Line:
    entry.only("name", "per", "of", "prices", "rise", "starts_on", "ends_on")
    per = cast(Per, entry.choice("per", PERS))
    of = entry.names("of", names_of(per) or (*TOGETHER, *JOURNEY))
    if bool(of) == (per == "year"):
        raise entry.refuse("'of' says which states (or workers) are paid for. A line per year has none.")
    prices = tuple(_price(part) for part in entry.parts("prices"))
    days = [price.holds_from for price in prices]
    if not days or days != sorted(set(days)):
        raise entry.refuse("'prices' must have at least one, in the order of 'holds_from', one for each day.")
    starts, ends = (entry.day(field) if entry.has(field) else None for field in ("starts_on", "ends_on"))
    if starts and ends and starts >= ends:
        raise entry.refuse("'ends_on' must be after 'starts_on'.")
    return Line(
        name=entry.text("name"),
        per=per,
        of=of,
        prices=prices,
        rise=_rise(entry, "rise"),
        starts_on=starts,
        ends_on=ends,
    )


def _price(entry: Entry) -> Price:
    entry.only("holds_from", "pence", "spread", "source", "verified")
    return Price(
        holds_from=entry.day("holds_from"),
        pence=entry.whole("pence", most=10**12),
        spread=entry.number("spread", 0.0, most=3),
        source=entry.text("source"),
        verified=entry.yes("verified"),
    )


def _inflation(entry: Entry) -> tuple[Rise, tuple[Rise, ...]]:
    if not entry.has("inflation"):
        return Rise(), ()
    part = entry.part("inflation")
    part.only("percent", "spread", "source", "verified", "later")
    later = tuple(replace(_risen(one), holds_from=one.day("holds_from")) for one in part.parts("later"))
    days = [rise.holds_from for rise in later]
    if days != sorted(set(days)):
        raise part.refuse("'later' must stand in the order of 'holds_from', one for each day.")
    return _risen(part), later


def _rise(entry: Entry, field: str) -> Rise:
    if not entry.has(field):
        return Rise()
    part = entry.part(field)
    part.only("percent", "spread", "source", "verified")
    return _risen(part)


def _risen(part: Entry) -> Rise:
    percent, spread = part.number("percent", least=-50, most=100), part.number("spread", 0.0, most=50)
    return Rise(percent, spread, part.text("source"), part.yes("verified"))


def _repeated(names: Iterable[str]) -> str:
    counted = Counter(names)
    return next((name for name, times in counted.items() if times > 1), "")
