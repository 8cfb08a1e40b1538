"""The cockpit, and down from it to a service and to a team. No page here shows a child."""

from datetime import date, timedelta
from typing import Any

from django.http import Http404, HttpResponse
from django.utils import timezone

from alongside.forecasting.charts.paper import pounds
from alongside.insight.ahead import questions
from alongside.insight.ahead.pictures import Picture
from alongside.insight.cockpit import board, carrying, counting, pictures, where, years_ahead
from alongside.insight.cockpit.who import Viewer, service_of, viewer
from alongside.pages.asking import Request, draw
from alongside.pathway.record.questions.team import managed_by
from alongside.people.models import Team

A_YEAR = timedelta(days=365)
# How the records of a forecast are said in a page.
SAY: dict[str, Any] = {"between": pictures.between, "pounds": pounds, "month": pictures.month, "words": board.in_words}


def cockpit(request: Request) -> HttpResponse:
    """Children, money and workers on one page, and what needs attention."""
    today = timezone.localdate()
    sees = viewer(request.user, today)
    if not sees.oversees:
        raise Http404
    chosen = request.GET.get("scenario", "")
    kept = board.kept_for(chosen)
    now = board.look(today)
    children = board.children(kept.base, sees, today)
    return draw(
        request,
        "cockpit/cockpit.html",
        sees=sees,
        warnings=years_ahead.warnings(kept.base),
        children=children,
        children_ahead=[pictures.month(day) for day in children.ahead],
        money=board.money(kept),
        workers=board.workers(kept.base, sees, now, today),
        attention=board.attention(sees, now),
        kept=kept,
        overtaken=kept.first is not None and questions.overtaken(kept.first.forecast),
        **SAY,
    )


def service(request: Request, service: str) -> HttpResponse:
    """One service: its children, and its teams side by side."""
    today, sees = _anybody_with_teams(request)
    teams = sees.services().get(service)
    if not teams or not sees.oversees:
        raise Http404
    keys = [team.pk for team in teams]
    then = today - A_YEAR
    return draw(
        request,
        "cockpit/service.html",
        sees=sees,
        name=service_of(teams[0]),
        children=board.side_by_side(counting.of_teams(keys, today), counting.of_teams(keys, then)),
        teams=board.teams(teams, board.look(today)),
        year_ago=then,
    )


def team(request: Request, team: int) -> HttpResponse:
    """One team: its children counted, what is late, and what each worker carries for whoever manages it."""
    today, sees = _anybody_with_teams(request)
    of = sees.teams.get(team)
    if of is None:
        raise Http404
    manages, now = of.pk in sees.manages, board.look(today)
    return draw(
        request,
        "cockpit/team.html",
        sees=sees,
        team=of,
        service=service_of(of),
        children=board.side_by_side(counting.of_teams([team], today), counting.of_teams([team], today - A_YEAR)),
        one=board.team_line(of, now),
        carries=carrying.of_team(of, today, now.carried) if manages else [],
        manages=manages,
        ahead=_workers_ahead(of) if sees.oversees else None,
        own=managed_by(request.user, today).filter(pk=team).exists(),
        year_ago=today - A_YEAR,
    )


def _workers_ahead(of: Team) -> Picture | None:
    """The team's social workers in the years ahead, where a forecast is made."""
    kept = years_ahead.first(years_ahead.newest())
    return where.years_of(kept.results.where, of) if kept else None


def _anybody_with_teams(request: Request) -> tuple[date, Viewer]:
    today = timezone.localdate()
    sees = viewer(request.user, today)
    if not sees.teams:
        raise Http404
    return today, sees
