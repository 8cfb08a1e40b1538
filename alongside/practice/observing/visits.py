"""Which visits a guest and a host have, and how far they are. The database shows each their own alone."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.conf import settings
from django.http import Http404
from django.utils import timezone

from alongside.people.models import Worker
from alongside.practice.observing.forms import said
from alongside.practice.weeks.models import Guest, Visit, VisitQuerySet, Week

# For so long after a week's last day words may wait on a phone for a signal; then they go.
DAYS_TO_SEND = 3


def as_guest(by: Worker) -> VisitQuerySet:
    """A guest's standing visits in weeks that are not closed, the first of them first."""
    return ever_as_guest(by).standing().exclude(slot__host__week__stage=Week.Stage.CLOSED)


def ever_as_guest(by: Worker) -> VisitQuerySet:
    """All of a guest's visits: a worry about a child is taken whatever became of the visit meanwhile."""
    return Visit.objects.filter(guest__worker=by).select_related("slot__host__week", "slot__host__worker", "guest")


def as_host(by: Worker) -> VisitQuerySet:
    """The standing visits to a worker."""
    return Visit.objects.standing().filter(slot__host__worker=by).select_related("slot__host__week", "guest__worker")


def my_guest(by: Worker) -> Guest:
    """As whom somebody is a guest, in the newest week. Raises Http404 for somebody who never was one."""
    guest = Guest.objects.filter(worker=by).order_by("-week__starts_on").first()
    if guest is None:
        raise Http404
    return guest


def kept_until(week: Week) -> datetime:
    """When words that were never sent go from the phone: at the end of the third day after the week."""
    last = week.ends_on + timedelta(days=DAYS_TO_SEND)
    return datetime.combine(last, time.max, tzinfo=timezone.get_current_timezone())


def for_phone(visits: VisitQuerySet) -> list[dict[str, Any]]:
    """What the phone keeps of each visit, encrypted: its number, what it is called, its day, and until when."""
    return [
        {"id": str(v.pk), "said": said(v), "on": v.on.isoformat(), "until": kept_until(v.slot.host.week).isoformat()}
        for v in visits
    ]


def latest(visits: VisitQuerySet, today: date) -> str:
    """The number of the visit that somebody most likely writes about: the last one so far; blank for none."""
    begun = [visit for visit in visits if visit.on <= today]
    return str(begun[-1].pk) if begun else ""


def telephone() -> str:
    """The duty manager's number, as the council's settings say; blank when they do not."""
    return str(settings.DUTY_TELEPHONE)
