"""A collection year, as every extract asks it of the record."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import BigIntegerField, Func, Value


@dataclass(frozen=True, slots=True)
class Year:
    """The year that a return is about: 2026 is 1 April 2025 to 31 March 2026."""

    number: int

    @property
    def starts(self) -> date:
        return date(self.number - 1, 4, 1)

    @property
    def ends(self) -> date:
        return date(self.number, 3, 31)

    def holds(self, day: date | None) -> bool:
        """Whether a day is one of the year's."""
        return day is not None and self.starts <= day <= self.ends

    def touches(self, started_on: date | None, ended_on: date | None) -> bool:
        """Whether something that lasted was going on in the year."""
        return started_on is not None and started_on <= self.ends and (ended_on is None or ended_on >= self.starts)

    def known(self, day: date | None) -> date | None:
        """The day, unless it came after the year: a return does not know what came then."""
        return day if day is not None and day <= self.ends else None


def of(child_ids: Iterable[int] | None) -> dict[str, Any]:
    """The filter of a fact's table: these children, or all whom the acting worker may see."""
    return {} if child_ids is None else {"child_id__in": among(child_ids)}


def among(ids: Iterable[int | None]) -> Func:
    """These ids, for a filter by `__in`: as one value, because taking thousands apart is slower than the query."""
    held = Value([one for one in ids if one is not None], output_field=ArrayField(BigIntegerField()))
    return Func(held, template="(SELECT unnest(%(expressions)s))")
