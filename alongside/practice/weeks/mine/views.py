"""What somebody's own Practice Week is: as a guest, where they go; as a host, who comes."""

from datetime import date

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from alongside.pages.asking import Request, draw
from alongside.people.models import Worker
from alongside.practice.weeks.matching import actions
from alongside.practice.weeks.mine.calendar import as_calendar
from alongside.practice.weeks.models import Guest, Host, Slot, Visit, VisitQuerySet, Week
from alongside.practice.weeks.offering import SlotQuerySet

OPEN = (Week.Stage.PLANNING, Week.Stage.PUBLISHED)


def visits_as_guest(worker: Worker) -> VisitQuerySet:
    """The visits of a guest whose week is published: before that nothing is fixed."""
    return _published(Visit.objects.filter(guest__worker=worker))


def visits_as_host(worker: Worker) -> VisitQuerySet:
    """The visits that a worker hosts, of weeks that are published."""
    return _published(Visit.objects.filter(slot__host__worker=worker))


def _published(visits: VisitQuerySet) -> VisitQuerySet:
    return visits.exclude(guest__week__stage=Week.Stage.PLANNING).in_full().order_by("on", "half")


def mine(request: Request) -> HttpResponse:
    """Today's visits first, then those to come, and what somebody can still fill in themself."""
    today, me = timezone.localdate(), request.user
    return draw(
        request,
        "weeks/mine.html",
        as_guest=_by_time(visits_as_guest(me), today),
        as_host=_by_time(visits_as_host(me), today),
        guest_of=Guest.objects.coming().filter(worker=me, week__stage__in=OPEN).select_related("week"),
        host_of=Host.objects.filter(worker=me, week__stage__in=OPEN).select_related("week"),
        to_ask=_to_ask(me),
    )


def _by_time(visits: VisitQuerySet, today: date) -> list[tuple[str, list[Visit]]]:
    """Visits under "Today", "Coming" and "Before", those without any left out; of past ones only what stood."""
    found: dict[str, list[Visit]] = {"Today": [], "Coming": [], "Before": []}
    for visit in visits:
        if visit.on >= today or visit.state != Visit.State.CANCELLED:
            found["Today" if visit.on == today else "Coming" if visit.on > today else "Before"].append(visit)
    return [(title, rows) for title, rows in found.items() if rows]


def _to_ask(worker: Worker) -> SlotQuerySet:
    """The half-days with a family that a worker offers: each family is asked by its worker."""
    own = Slot.objects.filter(host__worker=worker, host__week__stage__in=OPEN, activity=Slot.Activity.FAMILY)
    return own.filter(offered=True).select_related("host__week")


@require_POST
def took_place(request: Request, visit: int) -> HttpResponse:
    """Say that one of my visits took place. The database shows nobody those of others."""
    found = get_object_or_404(Visit.objects.in_full(), pk=visit)
    if request.user.pk not in (found.guest.worker_id, found.slot.host.worker_id):
        raise Http404
    try:
        actions.took_place(visit=found, by=request.user, on=timezone.localdate())
    except ValidationError as refusal:
        messages.warning(request, " ".join(refusal.messages))
    else:
        messages.success(request, "It is noted that the visit took place.")
    return redirect("weeks:mine")


@require_safe
def calendar(request: Request) -> HttpResponse:
    """My visits as a calendar file. It names no family."""
    me = request.user
    rows = [*visits_as_guest(me).standing(), *visits_as_host(me).standing()]
    return HttpResponse(
        as_calendar(rows, me, timezone.now()),
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="practice-week.ics"'},
    )
