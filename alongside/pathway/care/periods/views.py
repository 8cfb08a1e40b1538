"""The care of a child at a glance, and the pages on which care starts, changes and ends."""

from datetime import date, timedelta
from typing import Any, TypeVar

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone

from alongside.access.door import Opened, may_decide, open_child, open_fact, open_to_record, require, roles_of
from alongside.access.roles import Part
from alongside.deadlines.models import Deadline
from alongside.law.clocks import CLOCKS
from alongside.law.events import EVENTS
from alongside.pages.asking import Request, ask, draw
from alongside.pathway.care.missing.models import MissingEpisode
from alongside.pathway.care.periods import actions, forms
from alongside.pathway.care.periods.facts import AdoptionDecision, DeprivationOfLiberty
from alongside.pathway.care.periods.models import LegalStatus, PeriodOfCare
from alongside.pathway.care.placements.models import Placement
from alongside.pathway.care.plans.models import CarePlan
from alongside.pathway.care.reviews.models import CareReview, ReviewDecision
from alongside.pathway.care.visits.models import CareVisit
from alongside.pathway.edge_of_care.models import EdgeOfCareSupport
from alongside.pathway.family_plan.models import ChildInNeedPlan
from alongside.pathway.front_door.beside.alarm import alarms
from alongside.people.models import Worker
from alongside.people.siblings import siblings_of
from alongside.returns.ssda903.codes import LEGAL_STATUS, NEED, REASON_EPISODE_CEASED

IN_CARE_CLOCKS = {c.code: c.name for c in CLOCKS if c.area.startswith("care_") or c.code in ("CP11", "CP12")}
LATEST_VISITS = 6
SOON = timedelta(30)


def child(request: Request, child_id: int) -> HttpResponse:
    """The care of a child now, or as it last was."""
    opened = open_child(request.user, child_id, part=Part.CARE, page="care.child")
    held = PeriodOfCare.objects.filter(child=child_id).order_by("-started_on").first()
    return _overview(request, opened, held)


def period(request: Request, period_id: int) -> HttpResponse:
    """One period of care, past or present."""
    opened, held = open_fact(request.user, PeriodOfCare, period_id, page="care.period")
    return _overview(request, opened, held)


def _overview(request: Request, opened: Opened, held: PeriodOfCare | None) -> HttpResponse:
    pk, today = opened.child.pk, timezone.localdate()
    clocks = _clocks(pk)
    periods = PeriodOfCare.objects.filter(child=pk).order_by("-started_on")
    return draw(
        request,
        "care/child.html",
        opened,
        period=held,
        others=[one for one in periods if one != held],
        said=_last_words(pk),
        away=MissingEpisode.objects.away().filter(child=pk).first(),
        clocks=[one for one in clocks if one[0] <= today + SOON],
        later=[one for one in clocks if one[0] > today + SOON],
        may=_decisions_of(request.user, today),
        tasks=ReviewDecision.objects.open().filter(child=pk).order_by("due_on"),
        alarms=alarms(request.user, opened, today),
        in_need=_beside_care(ChildInNeedPlan, "child_in_need_plan.ended_care", request.user, opened, held),
        at_the_edge=_beside_care(EdgeOfCareSupport, "edge_of_care.ended", request.user, opened, held),
        plan=CarePlan.objects.filter(child=pk).order_by("-made_on", "-pk").first(),
        visits=CareVisit.objects.filter(child=pk).order_by("-visited_on")[:LATEST_VISITS],
        **(_of_period(held) if held else {}),
    )


B = TypeVar("B", ChildInNeedPlan, EdgeOfCareSupport)


def _beside_care(kind: type[B], event: str, by: Worker, opened: Opened, held: PeriodOfCare | None) -> B | None:
    """The plan or support that goes on beside care, for whoever may end it; it never ends by itself."""
    lasts = held is not None and held.ended_on is None
    if not lasts or not opened.may_record(kind.part) or not may_decide(by, event, timezone.localdate()):
        return None
    return kind._default_manager.filter(child=opened.child, ended_on__isnull=True).first()


def _of_period(held: PeriodOfCare) -> dict[str, Any]:
    return {
        "need": NEED.label(held.need),
        "ended_why": REASON_EPISODE_CEASED.label(held.ended_why),
        "statuses": [(s, LEGAL_STATUS.label(s.code)) for s in held.legal_statuses.order_by("-started_on", "-pk")],
        "homes": held.placements.order_by("-started_on", "-pk"),
        "reviews": CareReview.objects.filter(period=held).order_by("-held_on", "-arranged_for"),
    }


def _last_words(child_id: int) -> CareVisit | None:
    """The visit at which the child last said something, in the child's own words."""
    return CareVisit.objects.filter(child=child_id).exclude(childs_words="").order_by("-visited_on").first()


def _decisions_of(worker: Worker, today: date) -> frozenset[str]:
    """The events of care that this worker's roles decide, so that the page offers no others."""
    roles = roles_of(worker, today)
    return frozenset(name for name, event in EVENTS.items() if not roles.isdisjoint(event.decided_by))


def _clocks(child_id: int) -> list[tuple[date, str]]:
    rows = Deadline.objects.open().filter(child=child_id, code__in=IN_CARE_CLOCKS).order_by("due_on")
    return [(row.due_on, IN_CARE_CLOCKS[row.code]) for row in rows]


def start(request: Request, child_id: int) -> HttpResponse:
    """Start care: the period, its legal status and the first placement in one act, for siblings too."""
    opened = open_to_record(request.user, child_id, part=Part.CARE, page="care.start")
    today = timezone.localdate()
    require(request.user, "care.started", today)
    form = forms.StartCareForm(
        request.POST or None, today=today, child=opened.child, siblings=list(siblings_of(opened.child, today))
    )
    return ask(
        request,
        form,
        lambda **told: actions.start_care(by=request.user, **told),
        then=reverse("care:child", args=[child_id]),
        said="The child is looked after now. The first visit, the care plan and the first review have their days.",
        opened=opened,
        heading="Start care",
        button="Start care",
        cancel_url=reverse("record:child", args=[child_id]),
    )


def change_legal_status(request: Request, period_id: int) -> HttpResponse:
    """Record another legal basis."""
    opened, held = open_now(request, PeriodOfCare, period_id, page="care.change_legal_status")
    require(request.user, "legal_status.changed", timezone.localdate())
    return ask(
        request,
        forms.LegalStatusForm(request.POST or None, today=timezone.localdate()),
        lambda **told: actions.change_legal_status(period=held, by=request.user, **told),
        then=reverse("care:child", args=[held.child_id]),
        said="The legal status has changed.",
        opened=opened,
        heading="Change the legal status",
        intro=_status_now(held),
        cancel_url=reverse("care:child", args=[held.child_id]),
    )


def _status_now(held: PeriodOfCare) -> str:
    now: LegalStatus | None = held.legal_statuses.filter(ended_on__isnull=True).first()
    return f"Now: {LEGAL_STATUS.label(now.code)}." if now else ""


def end(request: Request, period_id: int) -> HttpResponse:
    """End care, all at once."""
    opened, held = open_now(request, PeriodOfCare, period_id, page="care.end")
    require(request.user, "care.ended", timezone.localdate())
    form = forms.EndCareForm(request.POST or None, today=timezone.localdate(), reviewed=actions.was_reviewed(held))
    return ask(
        request,
        form,
        lambda **told: actions.end_care(period=held, by=request.user, **told),
        then=reverse("care:child", args=[held.child_id]),
        said="Care has ended: legal status, placement and clocks ended the same day.",
        opened=opened,
        heading="End care",
        button="End care",
        cancel_url=reverse("care:child", args=[held.child_id]),
    )


def correct(request: Request, period_id: int) -> HttpResponse:
    """Correct a period of care."""
    opened, held = open_fact(request.user, PeriodOfCare, period_id, page="care.correct_period", to_record=True)
    require(request.user, "care.started", timezone.localdate())
    return ask(
        request,
        forms.CorrectPeriodForm(request.POST or None, row=held),
        lambda **told: actions.correct_period(period=held, by=request.user, **told),
        then=reverse("care:period", args=[held.pk]),
        said="The period of care is corrected.",
        opened=opened,
        heading="Correct this period of care",
        cancel_url=reverse("care:period", args=[held.pk]),
    )


def correct_legal_status(request: Request, status_id: int) -> HttpResponse:
    """Correct a legal status."""
    opened, held = open_fact(request.user, LegalStatus, status_id, page="care.correct_legal_status", to_record=True)
    require(request.user, "legal_status.changed", timezone.localdate())
    return ask(
        request,
        forms.CorrectLegalStatusForm(request.POST or None, row=held),
        lambda **told: actions.correct_legal_status(status=held, by=request.user, **told),
        then=reverse("care:period", args=[held.period_id]),
        said="The legal status is corrected.",
        opened=opened,
        heading="Correct this legal status",
        cancel_url=reverse("care:period", args=[held.period_id]),
    )


F = TypeVar("F", PeriodOfCare, Placement, MissingEpisode, DeprivationOfLiberty, AdoptionDecision)


def open_now(request: Request, kind: type[F], pk: int, *, page: str) -> tuple[Opened, F]:
    """A fact that has not ended, opened to record in. Raises Http404 when it has ended, or may not be recorded in."""
    opened, fact = open_fact(request.user, kind, pk, page=page, to_record=True)
    if fact.ended_on is not None:
        raise Http404
    return opened, fact
