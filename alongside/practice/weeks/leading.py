"""Who leads a Practice Week: plans it, publishes it and learns from it."""

from datetime import date

from django.core.exceptions import ValidationError

from alongside.access.door import NotAllowed, roles_of
from alongside.people.models import Membership, Worker, current
from alongside.practice.weeks.models import Week
from alongside.practice.weeks.policies import LEADERS


def leads(worker: Worker, on: date) -> bool:
    """Whether the worker leads Practice Weeks on this day."""
    return not roles_of(worker, on).isdisjoint(LEADERS)


def require_lead(worker: Worker, on: date) -> None:
    """Raises NotAllowed for whoever does not lead Practice Weeks."""
    if not leads(worker, on):
        raise NotAllowed("This is for the Practice Week lead or a director.")


def require_open(week: Week) -> None:
    """Raises ValidationError once the week is closed: nothing more is planned then."""
    if week.stage == Week.Stage.CLOSED:
        raise ValidationError("This week is closed. Nothing can be added to it.")


def lead_of(week: Week, on: date) -> Worker:
    """In whose name a week is planned again when somebody who does not lead it changes it.

    Whoever started it, while they lead; else somebody who does. Raises ValidationError when nobody leads any more.
    """
    if leads(week.planned_by, on):
        return week.planned_by
    held = Membership.objects.filter(current(on), role__in=LEADERS, worker__is_active=True)
    other = held.select_related("worker").order_by("pk").first()
    if other is None:
        raise ValidationError("Nobody leads Practice Weeks at the moment, so this week cannot be planned again.")
    return other.worker
