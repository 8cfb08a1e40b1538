"""The pages of inspection: what was judged and done about it, the folder of each area, and whether all is ready."""

from collections.abc import Collection
from datetime import date

from django.db.models import Prefetch
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from alongside.access.door import roles_of
from alongside.law.inspection import AREAS, Area
from alongside.pages.asking import Request, ask, draw
from alongside.practice.inspection import actions, folder, forms, readiness
from alongside.practice.inspection.models import OVERSEERS, READERS, Action, Inspection, Note, Recommendation
from alongside.practice.weeks.leading import leads
from alongside.practice.weeks.policies import LEADERS

_SEE_RECORDS = ("director", "service_manager")


def _for(request: Request, roles: Collection[str]) -> date:
    """Today, for whoever holds one of these roles. Raises Http404 for anybody else."""
    today = timezone.localdate()
    if roles_of(request.user, today).isdisjoint(roles):
        raise Http404
    return today


def home(request: Request) -> HttpResponse:
    """Past inspections with their grades, what is still to be done, and the folders; an owner's own actions."""
    today = timezone.localdate()
    held = roles_of(request.user, today)
    waiting = Action.objects.open().select_related("owner", "recommendation")
    if held.isdisjoint(READERS) and not waiting.filter(owner=request.user).exists():
        raise Http404
    return draw(
        request,
        "inspection/home.html",
        reads=not held.isdisjoint(READERS),
        inspections=Inspection.objects.prefetch_related("grades"),
        waiting=waiting,
        me=request.user.pk,
        areas=AREAS,
        names={area.key: area.name for area in AREAS},
        oversees=not held.isdisjoint(OVERSEERS),
        leading=leads(request.user, today),
    )


def record(request: Request) -> HttpResponse:
    """Write down an inspection with its grades."""
    today = _for(request, LEADERS)
    return ask(
        request,
        forms.InspectionForm(request.POST or None, today=today),
        lambda **told: actions.record_inspection(by=request.user, on=today, **told),
        then=lambda made: reverse("inspection:one", args=[made.pk]),
        said="The inspection is written down.",
        heading="Record an inspection",
        button="Save the inspection",
        cancel_url=reverse("inspection:home"),
    )


def one(request: Request, number: int) -> HttpResponse:
    """One inspection: its grades, what it recommended, and what was done about it."""
    today = _for(request, READERS)
    found = get_object_or_404(Inspection, pk=number)
    acted = Prefetch("actions", queryset=Action.objects.select_related("owner"))
    return draw(
        request,
        "inspection/inspection.html",
        inspection=found,
        grades=found.grades.order_by("pk"),
        recommendations=found.recommendations.prefetch_related(acted),
        leading=leads(request.user, today),
    )


def recommend(request: Request, number: int) -> HttpResponse:
    """Write down what an inspection recommended."""
    today = _for(request, LEADERS)
    found = get_object_or_404(Inspection, pk=number)
    there = reverse("inspection:one", args=[number])
    return ask(
        request,
        forms.RecommendationForm(request.POST or None),
        lambda **told: actions.add_recommendation(inspection=found, by=request.user, on=today, **told),
        then=there,
        said="The recommendation is written down. Say what will be done about it.",
        heading="Add a recommendation",
        button="Save the recommendation",
        cancel_url=there,
    )


def plan_action(request: Request, number: int) -> HttpResponse:
    """Say what will be done about a recommendation, by whom and by when."""
    today = _for(request, LEADERS)
    found = get_object_or_404(Recommendation, pk=number)
    there = reverse("inspection:one", args=[found.inspection_id])
    return ask(
        request,
        forms.ActionForm(request.POST or None, today=today),
        lambda **told: actions.plan_action(recommendation=found, by=request.user, on=today, **told),
        then=there,
        said="The action is planned.",
        heading="What will be done?",
        intro=found.words,
        button="Save the action",
        cancel_url=there,
    )


def finish(request: Request, number: int) -> HttpResponse:
    """Say that an action is done, and what changed: its owner, or whoever leads."""
    today = timezone.localdate()
    found = get_object_or_404(Action.objects.open(), pk=number)
    if found.owner_id != request.user.pk and not leads(request.user, today):
        raise Http404
    return ask(
        request,
        forms.DoneForm(request.POST or None),
        lambda **told: actions.finish_action(action=found, by=request.user, on=today, **told),
        then=reverse("inspection:home") if leads(request.user, today) else reverse("home"),
        said="It is done.",
        heading="It is done",
        intro=found.words,
        button="Save what changed",
    )


def ready(request: Request) -> HttpResponse:
    """What an inspector arriving today would ask for, and what is missing."""
    today = _for(request, OVERSEERS)
    return draw(request, "inspection/ready.html", asked=readiness.readiness(request.user, today))


def evidence(request: Request, area: str) -> HttpResponse:
    """The folder of one area that is judged: filled when it is opened, each part linked to its source."""
    today = _for(request, OVERSEERS)
    judged = _area(area)
    held = roles_of(request.user, today)
    return draw(
        request,
        "inspection/evidence.html",
        area=judged,
        nav=[
            {"text": one.name, "href": reverse("inspection:evidence", args=[one.key]), "current": one == judged}
            for one in AREAS
        ],
        practice=folder.practice(area, today) if not held.isdisjoint(LEADERS) else None,
        performance=folder.performance(area, today) if not held.isdisjoint(_SEE_RECORDS) else None,
        notes=Note.objects.filter(area=area).select_related("by"),
        recommendations=Recommendation.objects.filter(area=area).select_related("inspection"),
    )


def note(request: Request, area: str) -> HttpResponse:
    """Put a page into the folder of an area: evidence, or the council's own evaluation."""
    today = _for(request, OVERSEERS)
    judged = _area(area)
    there = reverse("inspection:evidence", args=[area])
    return ask(
        request,
        forms.NoteForm(request.POST or None),
        lambda **told: actions.write_note(area=area, by=request.user, on=today, **told),
        then=there,
        said="It is in the folder.",
        heading="Write for the folder",
        caption=judged.whole,
        button="Put it into the folder",
        cancel_url=there,
    )


def _area(key: str) -> Area:
    found = next((area for area in AREAS if area.key == key), None)
    if found is None:
        raise Http404
    return found
