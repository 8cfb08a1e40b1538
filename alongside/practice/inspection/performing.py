"""How much of what the law sets a day for was done in time, and how many children each worker has: counts alone."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from statistics import quantiles

from django.db.models import Case, Count, F, Q, Value, When

from alongside.deadlines.models import Deadline
from alongside.law.clocks import CLOCKS
from alongside.law.due import add_months
from alongside.people.models import Allocation

# The areas of the law's clocks, by the area that an inspection judges.
CLOCK_AREAS = {
    "front_door": "protection",
    "early_help": "protection",
    "assessment": "protection",
    "family_plan": "protection",
    "protection": "protection",
    "private_fostering": "protection",
    "multi_agency_teams": "protection",
    "care_placements": "care",
    "care_reviews": "care",
    "care_visits": "care",
    "care_health": "care",
    "care_education": "care",
    "care_missing": "care",
    "court": "care",
    "adoption": "care",
    "fostering": "care",
    "homes": "care",
    "leaving_care": "leavers",
}
_OF_CODE = {clock.code: clock for clock in CLOCKS}


@dataclass(frozen=True, slots=True)
class Kept:
    """One clock over a year: how often it was met in time, and how often late or not yet."""

    code: str
    in_time: int
    late: int

    @property
    def name(self) -> str:
        return f"{self.code} {_OF_CODE[self.code].name}"

    @property
    def source(self) -> str:
        return _OF_CODE[self.code].source


def kept(area: str, on: date) -> list[Kept]:
    """The clocks of an area that fell due in the last twelve months, as far as the acting worker reaches."""
    codes = [clock.code for clock in CLOCKS if CLOCK_AREAS.get(clock.area) == area]
    due = Deadline.objects.filter(code__in=codes, stopped_on__isnull=True, due_on__lt=on)
    late = Case(When(Q(met_on__isnull=True) | Q(met_on__gt=F("due_on")), then=Value(1)), default=Value(0))
    counted = due.filter(due_on__gte=add_months(on, -12)).annotate(late=late).order_by().values("code", "late")
    found: dict[str, Counter[int]] = {}
    for code, was_late, times in counted.annotate(times=Count("pk")).values_list("code", "late", "times"):
        found.setdefault(code, Counter())[was_late] += times
    return [Kept(code, counts[0], counts[1]) for code, counts in sorted(found.items())]


def late_without_reason(on: date) -> int:
    """How many clocks of the last twelve months were late and nobody said why, as far as the acting worker reaches."""
    return Deadline.objects.late_without_reason(on).filter(due_on__gte=add_months(on, -12)).count()


def caseloads(on: date) -> tuple[int, list[float]] | None:
    """How many social workers have children, and the quarters of how many each has; None of fewer than six workers."""
    held = Allocation.objects.current(on).filter(role="social_worker", worker__isnull=False)
    counts = list(held.values("worker").annotate(many=Count("child", distinct=True)).values_list("many", flat=True))
    return (len(counts), quantiles(counts, n=4)) if len(counts) >= 6 else None
