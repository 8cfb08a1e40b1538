"""Whether a row of the record is what a file speaks of: by its columns, or by the days that both share."""

from datetime import date
from typing import Any

from django.db.models import Model

START = ("started_on", "received_on", "assessment_started_on")


def started(row: Any) -> date:
    day: date = row.started_on
    return day


def has(row: Model, key: dict[str, Any]) -> bool:
    return all(standing(row, name, value) == comparable(value) for name, value in key.items())


def standing(row: Model, name: str, value: Any) -> Any:
    """What stands in a column; of one that points at a row, the row's id, so that no query is made."""
    return getattr(row, f"{name}_id") if isinstance(value, Model) else getattr(row, name)


def comparable(value: Any) -> Any:
    return value.pk if isinstance(value, Model) else value


def holds(row: Any, day: date) -> bool:
    """Whether an episode that is in the record already holds a day."""
    start = next((getattr(row, name) for name in START if getattr(row, name, None)), None)
    end = getattr(row, "ended_on", None) or getattr(row, "closed_on", None)
    return start is not None and start <= day and (end is None or day <= end)


def meets(row: Any, first: date, last: date) -> bool:
    """Whether an episode that is in the record already shares a day with these."""
    end = row.ended_on
    return row.started_on <= last and (end is None or first < end or first == row.started_on)
