"""The pages of a child in need plan."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone

from alongside.access.door import Opened, may_decide, open_child, open_fact, open_to_record, those_recordable
from alongside.access.roles import Part
from alongside.deadlines.models import Deadline
from alongside.law.clocks import CLOCKS
from alongside.pages.asking import Request, ask, draw
from alongside.pages.forms import Form
from alongside.pathway.early_help.models import EarlyHelpEpisode
from alongside.pathway.family_plan import actions, ending, forms
from alongside.pathway.family_plan.models import (
    ChildInNeedPlan,
    PlanAction,
)
from alongside.pathway.front_door.beside.alarm import alarms
from alongside.pathway.protection.models import ProtectionPlan
from alongside.people.models import Person
from alongside.people.siblings import siblings_of

SEEN = {
    (True, True): ("good", "Seen alone"),
    (True, False): ("warn", "Seen, not alone"),
    (False, False): ("warn", "Not seen"),
}
NAMES = {clock.code: clock.name for clock in CLOCKS}


def child(request: Request, child_id: int) -> HttpResponse:
    """The child's plan now, what is due under it, what has happened, and earlier plans."""
    opened = open_child(request.user, child_id, part=Part.FAMILY_PLAN, page="family_plan.child")
    plans = list(ChildInNeedPlan.objects.filter(child=child_id).order_by("-started_on"))
    plan = next((one for one in plans if one.ended_on is None), None)
    due = Deadline.objects.open().filter(child=child_id, code__startswith="CN").order_by("due_on")
    return draw(
        request,
        "family_plan/child.html",
        opened,
        alarms=alarms(request.user, opened, timezone.localdate()),
        plan=plan,
        earlier=[one for one in plans if one.ended_on],
        clocks=[(NAMES.get(row.code, row.code), row.due_on) for row in due],
        early_help=EarlyHelpEpisode.objects.filter(child=child_id, ended_on__isnull=True).first(),
        **(_under(plan) if plan else {}),
    )


def plan(request: Request, plan_id: int) -> HttpResponse:
    """One plan with everything done under it."""
    opened, one = open_fact(request.user, ChildInNeedPlan, plan_id, page="family_plan.plan")
    today = timezone.localdate()
    protected = opened.may_see(Part.PROTECTION) and ProtectionPlan.objects.current(today).filter(child=one.child_id)
    return draw(
        request,
        "family_plan/plan.html",
        opened,
        plan=one,
        ends_it=may_decide(request.user, "child_in_need_plan.ended_closed", today),
        protected=protected.first() if protected else None,
        **_under(one),
    )


def _under(plan: ChildInNeedPlan) -> dict[str, Any]:
    """What was done under a plan: its actions, and the rest as lines with the child's words."""
    visits = plan.visits.select_related("worker").order_by("-visited_on")
    return {
        "actions": plan.actions.all(),
        "visits": [
            _line("visit", one, one.visited_on, "Visit", SEEN[one.seen, bool(one.seen_alone)]) for one in visits
        ],
        "meetings": [_line("meeting", one, one.held_on, "Meeting") for one in plan.meetings.order_by("-held_on")],
        "reviews": [
            _line("review", one, one.held_on, "Review", ("note", one.get_decision_display()))
            for one in plan.reviews.order_by("-held_on")
        ],
    }


def _line(route: str, row: Any, when: date, title: str, *tags: tuple[str, str]) -> dict[str, Any]:
    href = reverse(f"family_plan:{route}", args=[row.pk])
    return {"when": when, "title": title, "text": row.childs_words, "href": href, "tags": tags}


def start(request: Request, child_id: int) -> HttpResponse:
    """Begin a plan, for brothers and sisters too."""
    opened = _opened(request, child_id, "family_plan.start")
    siblings = _siblings(opened.child)
    without = [one for one in siblings if one not in actions.with_open_plan(siblings)]
    form = forms.StartForm(request.POST or None, today=timezone.localdate(), child=opened.child, siblings=without)
    return _ask_about(request, opened, form, actions.start_plan, said="The plan has begun.", heading="Start a plan")


def meet(request: Request, child_id: int) -> HttpResponse:
    """Record the meeting of the family and those who help it."""
    opened = _opened(request, child_id, "family_plan.meet")
    form = forms.MeetingForm(request.POST or None, **_with_siblings(opened.child))
    return _ask_about(
        request, opened, form, actions.hold_meeting, said="The meeting is recorded.", heading="Record the meeting"
    )


def visit(request: Request, child_id: int) -> HttpResponse:
    """Record a visit."""
    opened = _opened(request, child_id, "family_plan.visit")
    form = forms.VisitForm(request.POST or None, **_with_siblings(opened.child))
    return _ask_about(request, opened, form, actions.visit, said="The visit is recorded.", heading="Record a visit")


def review(request: Request, child_id: int) -> HttpResponse:
    """Record a review."""
    opened = _opened(request, child_id, "family_plan.review")
    form = forms.ReviewForm(request.POST or None, **_with_siblings(opened.child))
    return _ask_about(request, opened, form, actions.review, said="The review is recorded.", heading="Review the plan")


def add_action(request: Request, plan_id: int) -> HttpResponse:
    """Add something that somebody will do."""
    opened, one = open_fact(request.user, ChildInNeedPlan, plan_id, page="family_plan.add_action", to_record=True)
    return ask(
        request,
        forms.ActionForm(request.POST or None),
        lambda **told: actions.agree_action(plan=one, by=request.user, **told),
        then=reverse("family_plan:plan", args=[one.pk]),
        said="It is in the plan.",
        opened=opened,
        heading="Add an action",
        cancel_url=reverse("family_plan:plan", args=[one.pk]),
    )


def finish_action(request: Request, action_id: int) -> HttpResponse:
    """Record that something was done."""
    opened, one = open_fact(request.user, PlanAction, action_id, page="family_plan.finish_action", to_record=True)
    return ask(
        request,
        forms.FinishForm(request.POST or None, today=timezone.localdate()),
        lambda **told: actions.finish_action(action=one, by=request.user, **told),
        then=reverse("family_plan:plan", args=[one.plan_id]),
        said="It is recorded as done.",
        opened=opened,
        heading="What came of it?",
        intro=one.what,
        cancel_url=reverse("family_plan:plan", args=[one.plan_id]),
    )


def end(request: Request, plan_id: int) -> HttpResponse:
    """End a plan. When something that should be so first is not, the page asks why it ends without it."""
    opened, one = open_fact(request.user, ChildInNeedPlan, plan_id, page="family_plan.end", to_record=True)
    if one.ended_on:
        raise Http404

    def ended(children: Any, **told: Any) -> list[ChildInNeedPlan]:
        ends = [(actions.open_plan(child), own["reason"]) for child, own in children]
        return ending.end_plans(ends=ends, by=request.user, **told)

    return ask(
        request,
        _end_form(request, one),
        ended,
        then=reverse("family_plan:plan", args=[one.pk]),
        said="The plan has ended.",
        opened=opened,
        heading="End the plan",
        button="End the plan",
        cancel_url=reverse("family_plan:plan", args=[one.pk]),
    )


def _end_form(request: Request, plan: ChildInNeedPlan) -> Form:
    """The form, with the question why it ends anyway only when something is missing."""
    today = timezone.localdate()
    chosen = {"ended_why": request.GET.get("ended_why", "")}  # the page of care leads here with its own reason
    children: dict[str, Any] = {"child": plan.child, "siblings": actions.with_open_plan(_siblings(plan.child))}
    form = forms.EndForm(request.POST or None, today=today, initial=chosen, **children)
    if not form.is_valid():
        return form
    told = form.cleaned_data
    asked = (told["ended_why"], told["on"], told["family_feedback"], told["family_agrees"])
    plans = [actions.open_plan(child) for child, _ in told["children"]]
    lacks = list(dict.fromkeys(key for each in plans for key in ending.missing(each, *asked)))
    if not lacks:
        return form
    return forms.EndAnywayForm(request.POST, today=today, lacks=lacks, **children)


def _opened(request: Request, child_id: int, page: str) -> Opened:
    return open_to_record(request.user, child_id, part=Part.FAMILY_PLAN, page=page)


def _siblings(child: Person) -> list[Person]:
    return those_recordable(siblings_of(child, timezone.localdate()), Part.FAMILY_PLAN)


def _with_siblings(child: Person) -> dict[str, Any]:
    return {
        "today": timezone.localdate(),
        "child": child,
        "siblings": actions.with_open_plan(_siblings(child)),
    }


def _ask_about(
    request: Request, opened: Opened, form: Form, verb: Callable[..., Any], *, said: str, heading: str
) -> HttpResponse:
    back = reverse("family_plan:child", args=[opened.child.pk])
    return ask(
        request,
        form,
        lambda **told: verb(by=request.user, **told),
        then=back,
        said=said,
        opened=opened,
        heading=heading,
        cancel_url=back,
    )
