"""Pages about where a child lives."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from alongside.access.door import open_child, open_fact, those_recordable
from alongside.access.roles import Part
from alongside.pages.asking import Request, ask, draw
from alongside.pathway.care.periods.models import PeriodOfCare
from alongside.pathway.care.periods.views import open_now
from alongside.pathway.care.placements import actions, forms
from alongside.pathway.care.placements.models import Placement
from alongside.people.siblings import siblings_of


def history(request: Request, child_id: int) -> HttpResponse:
    """Every home the child has had in care, the present one first."""
    opened = open_child(request.user, child_id, part=Part.CARE, page="care.placements")
    homes = Placement.objects.filter(child=child_id).order_by("-started_on", "-pk")
    return draw(request, "care/placements.html", opened, homes=homes)


def placement(request: Request, placement_id: int) -> HttpResponse:
    """One home: what the child says of it, who was told, what the carer may decide."""
    opened, home = open_fact(request.user, Placement, placement_id, page="care.placement")
    return draw(
        request,
        "care/placement.html",
        opened,
        home=home,
        plan=home.plans.order_by("-made_on", "-pk").first(),
        notices=home.notices.order_by("-told_on"),
        visits=home.visits.order_by("-visited_on"),
    )


def move(request: Request, period_id: int) -> HttpResponse:
    """Move the child to another home, with the reason."""
    opened, held = open_now(request, PeriodOfCare, period_id, page="care.move")
    last = held.placements.order_by("-started_on").first()
    periods = {one.child: one for one in [held, *_in_same_home(held)]}

    def moved(children: Any, **told: Any) -> Placement:
        moving = [(periods[child], own["childs_words"]) for child, own in children]
        return actions.move_together(moving=moving, by=request.user, **told)[0]

    return ask(
        request,
        forms.MoveForm(
            request.POST or None,
            today=timezone.localdate(),
            child=held.child,
            siblings=[child for child in periods if child != held.child],
            initial={"home_postcode": last.home_postcode if last else ""},
        ),
        moved,
        then=lambda made: reverse("care:placement", args=[made.pk]),
        said="The move is recorded. A visit is due within a week of it.",
        opened=opened,
        heading="Move to another home",
        button="Save the move",
        cancel_url=reverse("care:child", args=[held.child_id]),
    )


def _in_same_home(held: PeriodOfCare) -> list[PeriodOfCare]:
    """The periods of brothers and sisters who live in the same home now, where the worker may record their care."""
    home = held.placements.filter(ended_on__isnull=True).first()
    if home is None or not home.carer:
        return []
    near = those_recordable(siblings_of(held.child, timezone.localdate()), Part.CARE)
    same = Placement.objects.filter(
        child__in=near, ended_on__isnull=True, carer=home.carer, postcode=home.postcode
    ).select_related("period__child")
    return [one.period for one in same]


def told(request: Request, placement_id: int) -> HttpResponse:
    """Record who was told of a placement."""
    opened, home = open_fact(request.user, Placement, placement_id, page="care.told", to_record=True)
    return ask(
        request,
        forms.ToldForm(request.POST or None, today=timezone.localdate()),
        lambda **told: actions.tell_of_placement(placement=home, by=request.user, **told),
        then=reverse("care:placement", args=[home.pk]),
        said="It is recorded who was told.",
        opened=opened,
        heading="Who was told of this home",
        cancel_url=reverse("care:placement", args=[home.pk]),
    )


def plan(request: Request, placement_id: int) -> HttpResponse:
    """Make the placement plan."""
    opened, home = open_now(request, Placement, placement_id, page="care.placement_plan")
    return ask(
        request,
        forms.PlacementPlanForm(request.POST or None, today=timezone.localdate()),
        lambda **told: actions.make_placement_plan(placement=home, by=request.user, **told),
        then=reverse("care:placement", args=[home.pk]),
        said="The placement plan is made.",
        opened=opened,
        heading="Placement plan",
        cancel_url=reverse("care:placement", args=[home.pk]),
    )


def correct(request: Request, placement_id: int) -> HttpResponse:
    """Correct a placement."""
    opened, home = open_fact(request.user, Placement, placement_id, page="care.correct_placement", to_record=True)
    return ask(
        request,
        forms.CorrectPlacementForm(request.POST or None, row=home),
        lambda **told: actions.correct_placement(placement=home, by=request.user, **told),
        then=reverse("care:placement", args=[home.pk]),
        said="The placement is corrected.",
        opened=opened,
        heading="Correct this placement",
        cancel_url=reverse("care:placement", args=[home.pk]),
    )
