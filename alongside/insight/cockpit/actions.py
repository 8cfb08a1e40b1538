"""What is stated of prices and workers, and what councillors are given. A director does all of it."""

from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import localdate

from alongside.access.door import NotAllowed, roles_of
from alongside.forecasting.money.budget import shipped_budget
from alongside.insight.cockpit.inputs import MONTHS, RATES
from alongside.insight.cockpit.models import OwnPrice, OwnRate
from alongside.people.models import Worker

MOST_OF_A_FULL_CASELOAD = 1000.0


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
    if line not in {one.name for one in shipped_budget().lines}:
        raise ValidationError("There is no such line of the budget.")
    row = OwnPrice(line=line, by=by, at=at, **told)
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
