"""The weights in force on a day, and what a worker can carry."""

import tomllib
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from alongside.workforce.models import CaseWeight, Terms


@cache
def _shipped() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("data/weights.toml").read_text(), parse_float=Decimal)


def shipped() -> dict[str, Decimal]:
    """The weights that hold until staff set their own: a guess, marked so."""
    return dict(_shipped()["weights"])


def weights_on(day: date) -> dict[str, Decimal]:
    """The weight of each state on a day: the newest that staff set by then, else the shipped one."""
    rows = CaseWeight.objects.filter(holds_from__lte=day).order_by("holds_from", "set_at")
    return {**shipped(), **dict(rows.values_list("state", "weight"))}


def capacity(terms: Terms | None, on: date) -> Decimal:
    """What somebody can carry in ordinary child in need plans: their share of a week, less while newly qualified.

    Without terms it is a full week's.
    """
    full: dict[str, Decimal] = _shipped()["full"]
    if terms is None:
        return full["capacity"]
    protected = terms.protected_until is not None and terms.protected_until > on
    return full["capacity"] * terms.share * (full["newly_qualified"] if protected else 1)
