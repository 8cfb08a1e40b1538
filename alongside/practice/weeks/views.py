"""The pages of a week itself, for whoever leads it."""

from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from alongside.pages.asking import Request, ask, draw
from alongside.pages.forms import Form
from alongside.practice.weeks import actions, showing
from alongside.practice.weeks.forms import ClosingForm, ThemeForm, WeekForm
from alongside.practice.weeks.leading import leads
from alongside.practice.weeks.models import Theme, Visit, Week


def lead(request: Request) -> date:
    """Today, for whoever leads Practice Weeks. Raises Http404 for anybody else."""
    today = timezone.localdate()
    if not leads(request.user, today):
        raise Http404
    return today


def led_week(request: Request, week: int) -> tuple[Week, date]:
    """A week and today, for whoever leads it. Raises Http404 for anybody else."""
    today = lead(request)
    return get_object_or_404(Week, pk=week), today


def address(week: Week) -> str:
    """The page of a week."""
    return reverse("weeks:week", args=[week.pk])


def weeks(request: Request) -> HttpResponse:
    """The weeks past and coming: where each stands, and how it went in counts."""
    lead(request)
    rows = [(week, showing.measures(week)) for week in Week.objects.newest_first()]
    return draw(request, "weeks/weeks.html", weeks=rows)


def start(request: Request) -> HttpResponse:
    """Begin to plan a week."""
    today = lead(request)
    return ask(
        request,
        WeekForm(request.POST or None),
        lambda **told: actions.start_week(**told, by=request.user, on=today),
        then=address,
        said="The week is started. Say what it looks at, and invite guests and hosts.",
        heading="Start a Practice Week",
        button="Start the week",
        back_url=reverse("weeks:weeks"),
    )


def week(request: Request, week: int) -> HttpResponse:
    """One week: what is done, what comes next, its themes and its measures."""
    found, _ = led_week(request, week)
    return draw(
        request,
        "weeks/week.html",
        week=found,
        stands=showing.standing(found),
        measures=showing.measures(found),
        themes=found.themes.all(),
        last_plan=found.plans.order_by("-at").first(),
    )


def change(request: Request, week: int) -> HttpResponse:
    """Give a week another name or other days."""
    found, today = led_week(request, week)
    before = {"name": found.name, "starts_on": found.starts_on, "ends_on": found.ends_on}
    return ask(
        request,
        WeekForm(request.POST or None, initial=before),
        lambda **told: actions.change_week(week=found, **told, by=request.user, on=today),
        then=address(found),
        said="The week is changed.",
        heading="Change the week",
        caption=found.name,
        back_url=address(found),
    )


def add_theme(request: Request, week: int) -> HttpResponse:
    """Say what a week looks at."""
    found, today = led_week(request, week)
    return ask(
        request,
        ThemeForm(request.POST or None),
        lambda title, why_this: actions.add_theme(week=found, title=title, why=why_this, by=request.user, on=today),
        then=address(found),
        said="The theme is added.",
        heading="Add a theme",
        caption=found.name,
        button="Add the theme",
        back_url=address(found),
    )


def change_theme(request: Request, theme: int) -> HttpResponse:
    """Say a theme better."""
    today = lead(request)
    found = get_object_or_404(Theme, pk=theme)
    return ask(
        request,
        ThemeForm(request.POST or None, initial={"title": found.title, "why_this": found.why}),
        lambda title, why_this: actions.change_theme(theme=found, title=title, why=why_this, by=request.user, on=today),
        then=address(found.week),
        said="The theme is changed.",
        heading="Change the theme",
        caption=found.week.name,
        back_url=address(found.week),
    )


def drop_theme(request: Request, theme: int) -> HttpResponse:
    """Take a theme off a week."""
    today = lead(request)
    found = get_object_or_404(Theme, pk=theme)
    return ask(
        request,
        Form(request.POST or None),
        lambda: actions.drop_theme(theme=found, by=request.user, on=today),
        then=address(found.week),
        said="The theme is taken off.",
        template="confirm_page.html",
        heading=f"Take “{found.title}” off the week?",
        text="Nothing else changes.",
        button="Take the theme off",
        cancel_url=address(found.week),
    )


def publish(request: Request, week: int) -> HttpResponse:
    """Fix the visits, so that guests and hosts can rely on theirs."""
    found, today = led_week(request, week)
    visits = Visit.objects.of(found).standing().count()
    return ask(
        request,
        Form(request.POST or None),
        lambda: actions.publish(week=found, by=request.user, on=today),
        then=address(found),
        said="The visits are fixed. Guests and hosts see theirs under “My visits”.",
        template="confirm_page.html",
        heading="Publish the week?",
        text=f"{visits} visits are fixed. From then on the planner only fills what is free, and every visit that "
        "falls away is cancelled in words.",
        button="Publish the week",
        cancel_url=address(found),
    )


def close(request: Request, week: int) -> HttpResponse:
    """Close a week, with which of its visits took place."""
    found, today = led_week(request, week)
    planned = Visit.objects.of(found).filter(state=Visit.State.PLANNED).in_full()
    return ask(
        request,
        ClosingForm(request.POST or None, planned=planned),
        lambda **told: actions.close_week(week=found, **told, by=request.user, on=today),
        then=address(found),
        said="The week is closed. What was learned from it can still be worked on.",
        heading="Close the week",
        caption=found.name,
        intro="Nothing can be planned in it any more.",
        button="Close the week",
        back_url=address(found),
    )
