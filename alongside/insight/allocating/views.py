"""The suggestions for a manager's team. The manager names the worker on the child's own page."""

from django.http import Http404, HttpResponse
from django.utils import timezone

from alongside.insight.allocating.questions import suggestions
from alongside.pages.asking import Request, draw
from alongside.pathway.record.questions.team import managed_by


def suggested(request: Request) -> HttpResponse:
    """Who could take the children who wait in the manager's team; raises Http404 for anybody who manages none."""
    today = timezone.localdate()
    teams = list(managed_by(request.user, today))
    if not teams:
        raise Http404
    chosen = next((one for one in teams if str(one.pk) == request.GET.get("team")), teams[0])
    return draw(request, "allocating/suggested.html", team=chosen, teams=teams, told=suggestions(chosen, today))
