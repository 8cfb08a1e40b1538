"""Who works with a child: naming a worker, and handing on to another team."""

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone

from alongside.access.door import Opened, open_to_record
from alongside.access.roles import Part
from alongside.law.roles import ROLES
from alongside.pages.asking import Request, ask
from alongside.pathway.record import actions
from alongside.pathway.record.forms import who as forms
from alongside.people.models import Allocation, Membership, Person, Team, current

# Teams that hold cases, and so take children on from one another.
HOLD_CASES = (
    Team.Kind.ASSESSMENT,
    Team.Kind.FAMILY_SOLUTIONS,
    Team.Kind.CHILDREN_IN_CARE,
    Team.Kind.LEAVING_CARE,
    Team.Kind.EARLY_HELP,
    Team.Kind.REVIEWING,
    Team.Kind.EDUCATION,
)
NOT_OF_CASES = ("team_manager", "service_manager", "business_support")


def _opened(request: Request, child_id: int, page: str) -> Opened:
    """The record, for a manager; raises Http404 for anybody else."""
    if not actions.may_manage(request.user, timezone.localdate()):
        raise Http404
    return open_to_record(request.user, child_id, part=Part.ALLOCATION, page=f"record.{page}")


def allocate(request: Request, child_id: int) -> HttpResponse:
    """Name the worker who takes a child on, among the teams that work with the child."""
    opened = _opened(request, child_id, "allocate")
    today = timezone.localdate()
    teams = Allocation.objects.current(today).filter(child=child_id).values("team")
    members = Membership.objects.filter(current(today), team__in=teams, worker__is_active=True)
    rows = members.exclude(role__in=NOT_OF_CASES).select_related("worker", "team").order_by("worker__name")
    offered = [member for member in rows if actions.may_name(request.user, member.role, today)]
    return ask(
        request,
        forms.NameWorkerForm(request.POST or None, members=offered),
        lambda member, reason: actions.name_worker(
            child=opened.child, member=member, on=today, by=request.user, why=reason
        ),
        then=reverse("record:child", args=[child_id]),
        said="The worker is named.",
        opened=opened,
        heading="Name a worker",
        button="Allocate",
        cancel_url=reverse("record:child", args=[child_id]),
    )


def replace(request: Request, child_id: int) -> HttpResponse:
    """Let another worker take over a role held now: reviewing officer, personal adviser, chair and the like."""
    opened = _opened(request, child_id, "replace")
    today = timezone.localdate()
    now = Allocation.objects.current(today).filter(child=child_id, worker__isnull=False).select_related("worker")
    held = {
        row.role: f"{ROLES[row.role].name}: {row.worker.name}"
        for row in now
        if row.worker and row.role in ROLES and actions.may_name(request.user, row.role, today)
    }
    holding = {(row.worker_id, row.role) for row in now}
    able = Membership.objects.filter(current(today), role__in=held, worker__is_active=True)
    members = [
        member
        for member in able.select_related("worker", "team").order_by("worker__name")
        if (member.worker_id, member.role) not in holding
    ]
    return ask(
        request,
        forms.ReplaceForm(request.POST or None, held=held, members=members),
        lambda member, reason: actions.name_worker(
            child=opened.child, member=member, on=today, by=request.user, why=reason
        ),
        then=lambda _: _where_to_go(child_id),
        said="Another worker has the role now.",
        opened=opened,
        heading="Hand a role over to another worker",
        button="Hand over",
        cancel_url=reverse("record:who", args=[child_id]),
    )


def _where_to_go(child_id: int) -> str:
    """The child's details, or the manager's week once the child has left the manager's reach."""
    stays = Person.objects.filter(pk=child_id).exists()
    return reverse("record:who", args=[child_id]) if stays else reverse("record:my_week")


def hand_over(request: Request, child_id: int) -> HttpResponse:
    """Hand a child on to another team. The child may then be out of this manager's reach."""
    opened = _opened(request, child_id, "hand_over")
    today = timezone.localdate()
    held = Allocation.objects.current(today).filter(child=child_id)
    teams = Team.objects.filter(kind__in=HOLD_CASES).exclude(pk__in=held.values("team"))
    return ask(
        request,
        forms.PassOnForm(request.POST or None, teams=list(teams)),
        lambda team, reason: actions.pass_on(
            child=opened.child, team=team, role="social_worker", on=today, by=request.user, why=reason
        ),
        then=reverse("record:my_week"),
        said="The child is handed on. The team names its own worker.",
        opened=opened,
        heading="Hand the child on to another team",
        button="Hand over",
        cancel_url=reverse("record:child", args=[child_id]),
    )
