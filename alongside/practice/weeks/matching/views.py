"""The plan's pages: the week as a grid, the planner run, and visits changed by hand."""

from datetime import date

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from alongside.history.refusals import refused_plainly
from alongside.pages.asking import Request, ask, draw
from alongside.practice.weeks import showing
from alongside.practice.weeks.matching import actions
from alongside.practice.weeks.matching.forms import AddForm, CancelForm, MoveForm, SwapForm
from alongside.practice.weeks.models import Guest, Visit, Week
from alongside.practice.weeks.views import lead, led_week


def address(week: Week) -> str:
    """The plan of a week."""
    return reverse("weeks:plan", args=[week.pk])


def plan(request: Request, week: int) -> HttpResponse:
    """Who goes where and why, what nobody visits, which wishes are not met, and how near this is to the best."""
    found, _ = led_week(request, week)
    last = found.plans.order_by("-at").first()
    names = dict(Guest.objects.filter(week=found).values_list("pk", "worker__name"))
    services, districts = showing.how_often(found)
    return draw(
        request,
        "weeks/plan.html",
        week=found,
        days=showing.by_half_day(found),
        stands=showing.standing(found),
        idle=showing.without_a_visit(found),
        cancelled=Visit.objects.of(found).filter(state=Visit.State.CANCELLED).in_full(),
        last=last,
        near=showing.how_near(last) if last else "",
        unmet=[(names[one["guest"]], one) for one in last.unmet if one["guest"] in names] if last else [],
        services=services,
        districts=districts,
    )


@require_POST
def plan_again(request: Request, week: int) -> HttpResponse:
    """Run the planner."""
    found, _ = led_week(request, week)
    try:
        with refused_plainly():
            made = actions.plan_again(week=found, by=request.user, at=timezone.now())
    except ValidationError as refusal:
        messages.warning(request, " ".join(refusal.messages))
    else:
        messages.success(request, f"The week is planned. It took {made.seconds:.1f} seconds.")
    return redirect(address(found))


def _visit(request: Request, visit: int) -> tuple[Visit, date]:
    """A visit and today, for whoever leads."""
    today = lead(request)
    return get_object_or_404(Visit.objects.in_full(), pk=visit), today


@require_POST
def pin(request: Request, visit: int) -> HttpResponse:
    """Keep a visit whenever the week is planned again."""
    found, today = _visit(request, visit)
    actions.pin(visit=found, by=request.user, on=today)
    return redirect(f"{address(found.guest.week)}#visit-{found.pk}")


@require_POST
def unpin(request: Request, visit: int) -> HttpResponse:
    """Let the planner move a visit again."""
    found, today = _visit(request, visit)
    actions.unpin(visit=found, by=request.user, on=today)
    return redirect(f"{address(found.guest.week)}#visit-{found.pk}")


def visit(request: Request, visit: int) -> HttpResponse:
    """One visit, why it is, and what can be changed by hand."""
    found, _ = _visit(request, visit)
    return draw(request, "weeks/visit.html", visit=found, week=found.guest.week)


def add_visit(request: Request, week: int) -> HttpResponse:
    """Send a guest to a half-day by hand."""
    found, today = led_week(request, week)
    return ask(
        request,
        AddForm(request.POST or None, week=found),
        lambda why_these, **told: actions.add_visit(**told, why=why_these, by=request.user, on=today),
        then=address(found),
        said="The visit is added and pinned.",
        heading="Add a visit by hand",
        caption=found.name,
        button="Add the visit",
        back_url=address(found),
    )


def move_visit(request: Request, visit: int) -> HttpResponse:
    """Send a guest elsewhere by hand."""
    found, today = _visit(request, visit)
    return ask(
        request,
        MoveForm(request.POST or None, week=found.guest.week),
        lambda slot, why_these: actions.move_visit(visit=found, slot=slot, why=why_these, by=request.user, on=today),
        then=address(found.guest.week),
        said="The visit is moved and pinned.",
        heading="Move the visit",
        caption=found.guest.worker.name,
        button="Move the visit",
        back_url=reverse("weeks:visit", args=[found.pk]),
    )


def swap_visits(request: Request, visit: int) -> HttpResponse:
    """Let two guests change places."""
    found, today = _visit(request, visit)
    return ask(
        request,
        SwapForm(request.POST or None, visit=found),
        lambda other: actions.swap_visits(visit=found, other=other, by=request.user, on=today),
        then=address(found.guest.week),
        said="The two changed places, and both visits are pinned.",
        heading="Swap two guests",
        caption=found.guest.worker.name,
        button="Swap the guests",
        back_url=reverse("weeks:visit", args=[found.pk]),
    )


def cancel_visit(request: Request, visit: int) -> HttpResponse:
    """Cancel one visit, in words."""
    found, today = _visit(request, visit)
    return ask(
        request,
        CancelForm(request.POST or None),
        lambda why_not: actions.cancel_visit(visit=found, why=why_not, by=request.user, on=today),
        then=address(found.guest.week),
        said="The visit is cancelled. The half-day is free again.",
        template="confirm_page.html",
        heading="Cancel this visit?",
        text="Its guest and its host read your reason.",
        button="Cancel the visit",
        warning=True,
        cancel_url=reverse("weeks:visit", args=[found.pk]),
    )
