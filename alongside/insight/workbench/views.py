"""The returns' pages: what is wrong on one child, and the workbench of those who send the returns."""

from datetime import date
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_POST

from alongside.access.door import Opened, open_child, roles_of
from alongside.insight.workbench import actions, downloads, explaining, questions, trend
from alongside.insight.workbench.checking import check_child, rule_of
from alongside.insight.workbench.forms import SEVERITIES, VIEWS, ExplainForm, FilterForm
from alongside.insight.workbench.kinds import KINDS, in_words
from alongside.insight.workbench.mending import NO_DAY, told, weights
from alongside.pages.asking import Request, ask, draw
from alongside.pages.words import day as day_in_words
from alongside.people.models import Person, Team, Worker
from alongside.returns.command import FIRST_YEAR
from alongside.returns.documenting import BOOKS

# Who sees the faults of the children whom they reach, all in one list.
OVERSEERS = frozenset({"data", "director", "service_manager"})
A_PAGE = 50


def child(request: Request, child_id: int) -> HttpResponse:
    """What is wrong with one child in the returns now, and where it is mended."""
    opened = open_child(request.user, child_id, page="returns.child")
    today = timezone.localdate()
    parts = told(check_child(child_id, opened.sees, today), opened, request.user, today)
    return draw(
        request,
        "insight/child.html",
        opened,
        found=parts,
        sees_any=any(set(kind.parts) <= opened.sees for kind in KINDS.values()),
        weights=weights(parts),
        may_explain=_may_explain(opened, request.user, today),
    )


def explain(request: Request, child_id: int, kind: str, year: int, rule: str, day: str) -> HttpResponse:
    """Why what a query asks about this child is right."""
    opened = open_child(request.user, child_id, page="returns.explain")
    today = timezone.localdate()
    asked = rule_of(kind, rule, year) if kind in KINDS and FIRST_YEAR <= year <= today.year + 1 else None
    seen = asked is not None and set(KINDS[kind].parts) <= opened.sees
    if asked is None or not seen or not _may_explain(opened, request.user, today):
        raise Http404
    on = _day(day)
    return ask(
        request,
        ExplainForm(request.POST or None),
        partial(
            explaining.explain,
            child=opened.child,
            kind=kind,
            year=year,
            rule=rule,
            on=on,
            by=request.user,
            at=timezone.now(),
        ),
        then=reverse("returns:child", args=[child_id]),
        said="It is explained, and is not asked about again.",
        opened=opened,
        heading="Why is this right?",
        intro=f"{asked.means} It is about {day_in_words(on)}." if on else asked.means,
        button="Keep the explanation",
        back_url=reverse("returns:child", args=[child_id]),
    )


def _may_explain(opened: Opened, by: Worker, today: date) -> bool:
    """Whoever records something of what the returns are made of, or oversees them."""
    parts = {part for kind in KINDS.values() for part in kind.parts}
    return not OVERSEERS.isdisjoint(roles_of(by, today)) or any(opened.may_record(part) for part in parts)


def _day(text: str) -> date | None:
    if text == NO_DAY:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Http404 from None


def workbench(request: Request) -> HttpResponse:
    """Every return: when it is due, what the last run of its rules found, by rule, by team or by child."""
    today = _overseer(request)
    standing = questions.standings(today)
    form = FilterForm(request.GET)
    asked = form.sought()
    view = request.GET.get("view", "") if request.GET.get("view") in VIEWS else "rule"
    lines = [line for line in questions.lines(_runs(standing), today) if asked.holds(line)]
    runs = questions.trend(today)
    return draw(
        request,
        "insight/workbench.html",
        standing=standing,
        view=view,
        views=[(key, text, _query(asked, view=key)) for key, text in VIEWS.items()],
        form=form,
        chosen=_chosen(asked, view),
        query=_query(asked, view=view),
        count=len(lines),
        may_run=actions.may_run(request.user, today),
        trend=mark_safe(trend.drawing(runs)),  # noqa: S308 (numbers alone)
        trend_rows=[(timezone.localtime(at).strftime("%-d %B %Y, %H:%M"), *counts) for at, *counts in runs],
        in_words=in_words,
        titles={key: kind.title for key, kind in KINDS.items()},
        sources={key: BOOKS[key].source for key in KINDS},
        severities=SEVERITIES,
        asked=asked,
        **_SHOWN[view](request, lines, asked),
    )


def _by_rule(request: Request, lines: list[questions.Line], asked: questions.Asked) -> dict[str, Any]:
    return {"rules": [(*row, _query(asked, view="child", rule=row[0]["rule"])) for row in questions.by_rule(lines)]}


def _by_team(request: Request, lines: list[questions.Line], asked: questions.Asked) -> dict[str, Any]:
    rows = questions.by_team(lines)
    return {"teams": [(*row, _query(asked, view="child", team=str(row[0] or "none"))) for row in rows]}


def _by_child(request: Request, lines: list[questions.Line], asked: questions.Asked) -> dict[str, Any]:
    page = Paginator(questions.by_child(lines), A_PAGE).get_page(request.GET.get("page"))
    people = Person.objects.in_bulk([child for child, _, _ in page])
    teams = dict(Team.objects.values_list("pk", "name"))
    rows = [(people[child], teams.get(team or 0, "No team"), tally) for child, team, tally in page if child in people]
    return {"children": rows, "page": page}


_SHOWN = {"rule": _by_rule, "team": _by_team, "child": _by_child}


@require_POST
def run(request: Request) -> HttpResponse:
    """Run every rule over the whole council again."""
    today = _overseer(request)
    if not actions.may_run(request.user, today):
        raise Http404
    runs = actions.run_again(by=request.user, at=timezone.now())
    seconds = sum(one.seconds for one in runs)
    messages.success(request, f"The rules were run over every child in {seconds:.1f} seconds.")
    return redirect("returns:workbench")


def as_csv(request: Request) -> HttpResponse:
    """The faults asked for, as CSV."""
    return _file(downloads.as_csv(_asked(request)), "faults.csv", "text/csv; charset=utf-8")


def as_xlsx(request: Request) -> HttpResponse:
    """The faults asked for, as a workbook."""
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return _file(downloads.as_xlsx(_asked(request)), "faults.xlsx", kind)


def _asked(request: Request) -> list[questions.Line]:
    today = _overseer(request)
    asked = FilterForm(request.GET).sought()
    runs = _runs(questions.standings(today))
    return [line for line in questions.lines(runs, today) if asked.holds(line)]


def _file(content: bytes, name: str, kind: str) -> HttpResponse:
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _runs(standing: list[questions.Standing]) -> list[Any]:
    return [one.run for one in standing if one.run]


def _overseer(request: Request) -> Any:
    """Today, for whoever oversees the returns. Raises Http404 for anybody else."""
    today = timezone.localdate()
    if OVERSEERS.isdisjoint(roles_of(request.user, today)):
        raise Http404
    return today


def _query(asked: questions.Asked, **more: str) -> str:
    """The address's other parts with these filters; blank ones are left out."""
    told = {"kind": asked.kind, "severity": asked.severity, "team": asked.team, "rule": asked.rule, **more}
    return urlencode({name: value for name, value in told.items() if value})


def _chosen(asked: questions.Asked, view: str) -> list[dict[str, str]]:
    teams = {"none": "No team"}
    if asked.team.isdecimal():
        teams |= {str(pk): name for pk, name in Team.objects.filter(pk=asked.team).values_list("pk", "name")}
    words = {
        "kind": KINDS[asked.kind].title if asked.kind else "",
        "severity": SEVERITIES.get(asked.severity, ""),
        "team": teams.get(asked.team, ""),
        "rule": f"Rule {asked.rule}" if asked.rule else "",
    }
    return [
        {"text": text, "href": "?" + _query(asked, view=view, **{name: ""})} for name, text in words.items() if text
    ]
