"""The lists that a day starts from: my week, my caseload, my team."""

from django.http import HttpResponse
from django.utils import timezone

from alongside.pages.asking import Request, draw
from alongside.pathway.record.questions import caseload, due


def my_week(request: Request) -> HttpResponse:
    """What is due of me: one list by risk, then date."""
    today = timezone.localdate()
    return draw(request, "record/my_week.html", lines=due.of_worker(request.user, today))


def my_caseload(request: Request) -> HttpResponse:
    """The children whom I work with."""
    today = timezone.localdate()
    rows = caseload.of_worker(request.user, today).select_related("child").order_by("child__family_name")
    return draw(request, "record/my_caseload.html", rows=rows)


def team(request: Request) -> HttpResponse:
    """The team of its manager."""
    return draw(request, "record/team.html")
