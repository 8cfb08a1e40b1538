"""What is stated of prices, lines of the budget, inflation and workers. A director states all of it."""

from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify
from django.utils.timezone import localdate

from alongside.access.door import NotAllowed, roles_of
from alongside.forecasting.money.budget import PERS, Line, names_of
from alongside.insight.cockpit.inputs import MONTHS, RATES, budget
from alongside.insight.cockpit.models import OwnInflation, OwnLine, OwnPrice, OwnRate
from alongside.people.models import Worker

MOST_OF_A_FULL_CASELOAD = 1000.0
RESERVED = {"inflation", "new"}  # words of addresses, which no line may be called


def may_state(worker: Worker, on: date) -> bool:
    """Whether the worker states the council's own prices and rates."""
    return "director" in roles_of(worker, on)


def require_director(worker: Worker, on: date) -> None:
    """Raises NotAllowed for anybody but a director."""
    if not may_state(worker, on):
        raise NotAllowed("This is for a director to state.")


@transaction.atomic
def state_price(*, line: str, by: Worker, at: datetime, **told: Any) -> OwnPrice:
    """State what a line of the budget costs from a day on, its source, and whether anybody saw the number there.

    `told`: holds_from, pence, spread, source, verified. Raises ValidationError for a line that there is not.
    """
    require_director(by, localdate(at))
    _known(line)
    row = OwnPrice(line=line, by=by, at=at, **told)
    row.full_clean()
    row.save()
    return row


@transaction.atomic
def state_inflation(*, by: Worker, at: datetime, **told: Any) -> OwnInflation:
    """State by how much everything rises each April from a day on.

    `told`: holds_from, percent, spread, reason, source, verified.
    """
    require_director(by, localdate(at))
    row = OwnInflation(by=by, at=at, **told)
    row.full_clean()
    row.save()
    return row


@transaction.atomic
def add_line(*, line: str, pence: int, price_spread: float, by: Worker, at: datetime, **told: Any) -> OwnLine:
    """Add a line to the budget with its price. `told`: what `change_line` takes.

    Raises ValidationError where there is a line of that name, or what it is paid for cannot be.
    """
    names = {slugify(one.name) for one in budget().lines} | RESERVED
    if not slugify(line) or slugify(line) in names:
        raise ValidationError({"line": "There is a line of that name, or the name cannot be used. Give it another."})
    row = _kept(OwnLine(line=line.strip(), by=by, at=at, **told))
    price = {"holds_from": row.starts_on or localdate(at), "pence": pence, "spread": price_spread}
    state_price(line=row.line, by=by, at=at, source=row.source, verified=row.verified, **price)
    return row


@transaction.atomic
def change_line(*, line: str, by: Worker, at: datetime, **told: Any) -> OwnLine:
    """Say anew what a line is paid for, from when until when, and how fast it rises above inflation.

    `told`: per, of, starts_on, ends_on, percent, spread, reason, source, verified. Raises as `add_line` does.
    """
    _known(line)
    return _kept(OwnLine(line=line, by=by, at=at, **told))


@transaction.atomic
def end_line(*, line: str, ends_on: date, by: Worker, at: datetime, **told: Any) -> OwnLine:
    """End a line: months that begin on that day or later cost nothing on it. `told`: reason, source, verified."""
    now = _known(line)
    return change_line(
        line=line,
        per=now.per,
        of=list(now.of),
        starts_on=now.starts_on,
        ends_on=ends_on,
        percent=now.rise.percent,
        spread=now.rise.spread,
        by=by,
        at=at,
        **told,
    )


def _known(line: str) -> Line:
    """The line of this name as it stands. Raises ValidationError where there is none."""
    found = next((one for one in budget().lines if one.name == line), None)
    if found is None:
        raise ValidationError("There is no such line of the budget.")
    return found


def _kept(row: OwnLine) -> OwnLine:
    require_director(row.by, localdate(row.at))
    if row.per not in PERS or bool(row.of) == (row.per == "year") or not set(row.of) <= set(names_of(row.per)):
        raise ValidationError("Say for whom the line is paid. A sum a year is paid for nobody by name.")
    row.full_clean()
    row.save()
    return row


@transaction.atomic
def state_rate(*, rate: str, value: float, by: Worker, at: datetime, **told: Any) -> OwnRate:
    """State how workers come, go or are away from a day on. `told`: holds_from, spread, source, verified.

    Raises ValidationError for a value that cannot be: a share beyond all, months beyond five years.
    """
    require_director(by, localdate(at))
    if rate not in RATES:
        raise ValidationError("There is no such rate.")
    most, least = (60.0, 1.0) if rate in MONTHS else (MOST_OF_A_FULL_CASELOAD if rate == "full" else 1.0, 0.0)
    if not least <= value <= most or (rate in MONTHS and value != int(value)):
        kind = "a whole number of months" if rate in MONTHS else "a number"
        raise ValidationError({"value": f"Give {kind} from {least:g} to {most:g}."})
    return OwnRate.objects.create(rate=rate, value=value, by=by, at=at, **told)
