"""The lists that a day starts from: my week and my caseload."""

from functools import cache
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.utils import timezone

from alongside.access.door import roles_of
from alongside.access.emergencies import answers
from alongside.pages.asking import Request, draw, drawn
from alongside.pathway.record import beside, rows
from alongside.pathway.record.forms.lists import CaseloadForm
from alongside.pathway.record.questions import caseload, due, week
from alongside.pathway.record.questions.emergencies import to_look_at
from alongside.pathway.record.questions.standing import STATUSES


def my_week(request: Request) -> HttpResponse:
    """What is due of me within the week or overdue: one list by risk, then date."""
    today = timezone.localdate()
    lines = week.of_worker(request.user, today)
    groups = [(risk.words, list(those)) for risk, those in groupby(lines, key=lambda line: line.risk)]
    overdue = sum(line.due_on < today for line in lines)
    return draw(
        request,
        "record/my_week.html",
        groups=[(words, len(those), rows.of_week(those, today)) for words, those in groups],
        count=len(lines),
        overdue=overdue,
        week_ends=today + due.AHEAD,
        drafts=beside.drafts(),
        emergencies=answers(request.user, today) and to_look_at(),
        lists=beside.lists_for(roles_of(request.user, today)),
    )


COLUMNS = (
    ("Child", "name"),
    ("Age", "age"),
    ("Status", "status"),
    ("Next due", "due"),
    ("Last seen", "seen"),
    ("With me since", "since"),
)


def my_caseload(request: Request) -> HttpResponse:
    """The children whom I work with by name."""
    today = timezone.localdate()
    asked = request.GET
    status = asked.get("status", "") if asked.get("status") in STATUSES else ""
    sort = asked.get("sort", "") if asked.get("sort") in caseload.SORTS else "due"
    overdue = "overdue" in asked
    everyone = caseload.of_worker(request.user, today)
    cases = caseload.arranged(everyone, status=status, overdue=overdue, sort=sort, on=today)
    return draw(
        request,
        "record/my_caseload.html",
        rows=rows.of_cases(cases, today),
        count=len(cases),
        total=len(everyone),
        around=_around(status, overdue, sort),
    )


@cache
def _around(status: str, overdue: bool, sort: str) -> dict[str, str]:
    """The filter and the head of the list. They look the same to everybody who makes the same choice."""
    form = CaseloadForm({"status": status, "sort": sort, **({"overdue": "on"} if overdue else {})})
    context = {"chosen": _chosen(status, overdue, sort), "columns": _columns(status, overdue, sort), "form": form}
    return {name: drawn(f"record/caseload_{name}.html", **context) for name in ("filter", "head")}


def _columns(status: str, overdue: bool, sort: str) -> list[dict[str, Any]]:
    return [
        {
            "text": text,
            "sort": "?" + _query(status=status, overdue=overdue, sort=key),
            "sorted": "ascending" if key == sort else "",
        }
        for text, key in COLUMNS
    ]


def _chosen(status: str, overdue: bool, sort: str) -> list[dict[str, str]]:
    chosen = []
    if status:
        chosen.append({"text": STATUSES[status], "href": "?" + _query(overdue=overdue, sort=sort)})
    if overdue:
        chosen.append({"text": "Overdue", "href": "?" + _query(status=status, sort=sort)})
    return chosen


def _query(*, status: str = "", overdue: bool = False, sort: str = "") -> str:
    return urlencode({"status": status, "sort": sort, **({"overdue": "on"} if overdue else {})})
