"""A manager's team: what each carries, who waits, what is late and why."""

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone

from alongside.access.door import open_fact
from alongside.deadlines.actions import give_reason
from alongside.deadlines.models import Deadline
from alongside.pages.asking import Request, ask, draw
from alongside.pathway.record.forms.lists import LateForm
from alongside.pathway.record.questions import due
from alongside.pathway.record.questions import team as asked


def team(request: Request) -> HttpResponse:
    """The team that the signed-in manager answers for; raises Http404 for anybody else."""
    today = timezone.localdate()
    teams = list(asked.managed_by(request.user, today))
    if not teams:
        raise Http404
    chosen = next((one for one in teams if str(one.pk) == request.GET.get("team")), teams[0])
    return draw(
        request,
        "record/team.html",
        team=chosen,
        teams=teams,
        loads=asked.loads(chosen, today),
        waiting=asked.waiting(chosen, today),
        late=asked.late_without_reason(chosen, today),
        departures=asked.departures(chosen, today),
    )


def late(request: Request, deadline_id: int) -> HttpResponse:
    """Give the one reason why a clock is late."""
    opened, clock = open_fact(request.user, Deadline, deadline_id, page="record.late", to_record=True)
    if clock.late_reason:
        raise Http404
    return ask(
        request,
        LateForm(request.POST or None),
        lambda **why: give_reason(deadline=clock, by=request.user, **why),
        then=reverse("record:child", args=[clock.child_id]),
        said="The reason is recorded.",
        opened=opened,
        heading=f"Why is this late? {due.NAMES.get(clock.code, clock.code)}",
        button="Save the reason",
    )
