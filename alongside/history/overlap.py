"""Episodes that cannot overlap with others of their kind or end before they began: the database holds it."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db.models import CheckConstraint, F, Func, Q, Value


def no_overlap(
    name: str,
    *scope: str,
    start: str = "started_on",
    end: str = "ended_on",
    condition: Q | None = None,
    message: str = "These dates overlap with another of the same kind.",
) -> ExclusionConstraint:
    """For rows with the same `scope` (integer columns, e.g. "child"), the days [start, end) exclude each other.

    An open end is null. Integer equality is written as overlap of one-wide ranges, so that plain
    gist serves and no extension is needed.
    """
    same = [
        (Func(F(column), F(column), Value("[]"), function="int8range"), RangeOperators.OVERLAPS) for column in scope
    ]
    days = Func(F(start), F(end), Value("[)"), function="daterange")
    return ExclusionConstraint(
        name=name,
        expressions=[*same, (days, RangeOperators.OVERLAPS)],
        condition=condition,
        violation_error_message=message,
    )


def ends_after_start(
    name: str, message: str = "The last day cannot be before the first. Check both dates."
) -> CheckConstraint:
    """The days of an episode are in order, where both are known."""
    known = Q(started_on__isnull=False, ended_on__isnull=False)
    return CheckConstraint(
        name=name, condition=~known | Q(ended_on__gte=F("started_on")), violation_error_message=message
    )
