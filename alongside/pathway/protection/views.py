"""The pages of child protection: a child's plan, core groups and visits."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone

from alongside.access.door import Opened, may_decide, open_child, open_fact, those_recordable
from alongside.access.roles import Part
from alongside.deadlines.models import Deadline
from alongside.law.clocks import clock
from alongside.pages.asking import Request, ask, draw
from alongside.pathway.protection import actions, forms
from alongside.pathway.protection.actions import SeenOnVisit, VoiceAtGroup
from alongside.pathway.protection.models import Conference, CoreGroup, PlanAction, ProtectionPlan, ProtectionVisit
from alongside.pathway.protection.plans import end
from alongside.people.models import Person
from alongside.people.siblings import siblings_of
from alongside.returns.cin.codes import CATEGORY_OF_ABUSE

CLOCKS = ("CP01", "CP02", "CP03", "CP04", "CP05", "CP06", "CP07", "CP08", "CP09", "CP10")


def child(request: Request, child_id: int) -> HttpResponse:
    """A child's protection at a glance: what keeps the child safe first, then what is due, then what was done."""
    opened = open_child(request.user, child_id, part=Part.PROTECTION, page="protection.child")
    today = timezone.localdate()
    plans = ProtectionPlan.objects.filter(child=opened.child).order_by("-started_on")
    plan = plans.filter(ended_on__isnull=True).first()
    due = Deadline.objects.open().filter(child=opened.child, code__in=CLOCKS).order_by("due_on")
    return draw(
        request,
        "protection/child.html",
        opened,
        plan=plan,
        category=CATEGORY_OF_ABUSE.label(plan.latest_category) if plan else "",
        earlier=plans.filter(ended_on__isnull=False),
        to_do=plan.actions.filter(done_on__isnull=True) if plan else (),
        visits=ProtectionVisit.objects.filter(child=opened.child).order_by("-visited_on", "-pk")[:6],
        core_groups=CoreGroup.objects.filter(child=opened.child).order_by("-held_on", "-pk")[:6],
        conferences=Conference.objects.filter(child=opened.child).order_by("-planned_for", "-held_on", "-pk"),
        due=[(clock(each.code, today).name, each.due_on) for each in due],
        arranges=may_decide(request.user, "conference.arranged", today),
        decides=may_decide(request.user, "strategy_discussion.held_section_47", today),
        visits_too=may_decide(request.user, "protection_visit.made", today),
    )


def plan(request: Request, plan_id: int) -> HttpResponse:
    """One plan, whole: safety plan, what must change, who does what, how it ended."""
    opened, made = open_fact(request.user, ProtectionPlan, plan_id, page="protection.plan")
    return draw(
        request,
        "protection/plan.html",
        opened,
        plan=made,
        initial=CATEGORY_OF_ABUSE.label(made.initial_category),
        latest=CATEGORY_OF_ABUSE.label(made.latest_category),
        actions=made.actions.all(),
        ends=may_decide(request.user, "protection_plan.ended", timezone.localdate()),
    )


def write_plan(request: Request, plan_id: int) -> HttpResponse:
    """Write what a plan says; what it said before is kept."""
    opened, made = _open_plan(request, plan_id, "protection.write_plan")
    return ask(
        request,
        forms.PlanForm(request.POST or None, row=made),
        lambda **columns: actions.write_plan(plan=made, by=request.user, **columns),
        then=reverse("protection:plan", args=[made.pk]),
        said="The plan is saved.",
        opened=opened,
        heading="Write the child protection plan",
    )


def add_action(request: Request, plan_id: int) -> HttpResponse:
    """Add one thing that somebody will do."""
    opened, made = _open_plan(request, plan_id, "protection.add_action")
    return ask(
        request,
        forms.ActionForm(request.POST or None),
        lambda **answers: actions.add_action(plan=made, by=request.user, **answers),
        then=reverse("protection:plan", args=[made.pk]),
        said="The action is added.",
        opened=opened,
        heading="Who will do what?",
    )


def finish_action(request: Request, action_id: int) -> HttpResponse:
    """Record what came of an action."""
    opened, action = open_fact(request.user, PlanAction, action_id, page="protection.finish_action", to_record=True)
    if action.done_on:
        raise Http404
    return ask(
        request,
        forms.DoneForm(request.POST or None, today=timezone.localdate()),
        lambda **answers: actions.finish_action(action=action, by=request.user, **answers),
        then=reverse("protection:plan", args=[action.plan_id]),
        said="The action is done.",
        opened=opened,
        heading=action.what,
    )


def end_plan(request: Request, plan_id: int) -> HttpResponse:
    """A chair ends a plan without a review: a move, a death, an eighteenth birthday."""
    opened, made = _open_plan(request, plan_id, "protection.end_plan")
    return ask(
        request,
        forms.EndForm(request.POST or None, today=timezone.localdate()),
        lambda ended_why, **answers: end(plan=made, why=ended_why, by=request.user, **answers),
        then=reverse("protection:plan", args=[made.pk]),
        said="The plan has ended.",
        opened=opened,
        heading="End the plan without a review",
        button="End the plan",
    )


def hold_core_group(request: Request, plan_id: int) -> HttpResponse:
    """Record a core group, for a child and brothers and sisters who have a plan."""
    opened, made = _open_plan(request, plan_id, "protection.hold_core_group")
    plans = _plans_near(opened.child, made)

    def held(children: list[Any], **answers: Any) -> CoreGroup:
        voices = [VoiceAtGroup(plans[child.pk], **own) for child, own in children]
        return actions.hold_core_group(voices=voices, by=request.user, **answers)[0]

    return ask(
        request,
        forms.CoreGroupForm(
            request.POST or None, today=timezone.localdate(), child=opened.child, siblings=_others(plans, made)
        ),
        held,
        then=lambda group: reverse("protection:core_group", args=[group.pk]),
        said="The core group is recorded.",
        opened=opened,
        heading="Core group",
        button="Save the core group",
    )


def core_group(request: Request, group_id: int) -> HttpResponse:
    """One core group."""
    opened, held = open_fact(request.user, CoreGroup, group_id, page="protection.core_group")
    return draw(request, "protection/core_group.html", opened, group=held, siblings=_same_act(CoreGroup, held))


def correct_core_group(request: Request, group_id: int) -> HttpResponse:
    """Correct what is recorded of a core group for one child."""
    opened, held = open_fact(request.user, CoreGroup, group_id, page="protection.correct_core_group", to_record=True)
    return ask(
        request,
        forms.CoreGroupCorrectionForm(request.POST or None, row=held, today=timezone.localdate()),
        lambda **columns: actions.correct(row=held, by=request.user, **columns),
        then=reverse("protection:core_group", args=[held.pk]),
        said="The core group is corrected. What stood before is kept.",
        opened=opened,
        heading="Correct the core group",
    )


def record_visit(request: Request, plan_id: int) -> HttpResponse:
    """Record a visit on one screen, for a child and brothers and sisters who have a plan."""
    opened, made = _open_plan(request, plan_id, "protection.record_visit")
    plans = _plans_near(opened.child, made)

    def visited(children: list[Any], **answers: Any) -> ProtectionVisit:
        seen = [seen_on_visit(plans[child.pk], **own) for child, own in children]
        return actions.visit(seen=seen, by=request.user, **answers)[0]

    return ask(
        request,
        forms.VisitForm(
            request.POST or None, today=timezone.localdate(), child=opened.child, siblings=_others(plans, made)
        ),
        visited,
        then=lambda made: reverse("protection:visit", args=[made.pk]),
        said="The visit is recorded.",
        opened=opened,
        heading="Child protection visit",
        button="Save the visit",
    )


def seen_on_visit(plan: ProtectionPlan, *, how: str, **own: Any) -> SeenOnVisit:
    """What the form's one question how the child was seen says."""
    seen = how != "not_seen"
    return SeenOnVisit(plan, seen=seen, seen_alone=how == "alone" if seen else None, **own)


def visit(request: Request, visit_id: int) -> HttpResponse:
    """One visit, the child's words first."""
    opened, made = open_fact(request.user, ProtectionVisit, visit_id, page="protection.visit")
    return draw(request, "protection/visit.html", opened, visit=made, siblings=_same_act(ProtectionVisit, made))


def correct_visit(request: Request, visit_id: int) -> HttpResponse:
    """Correct what is recorded of a visit to one child."""
    opened, made = open_fact(request.user, ProtectionVisit, visit_id, page="protection.correct_visit", to_record=True)
    return ask(
        request,
        forms.VisitCorrectionForm(request.POST or None, row=made, today=timezone.localdate()),
        lambda **columns: actions.correct(row=made, by=request.user, **columns),
        then=reverse("protection:visit", args=[made.pk]),
        said="The visit is corrected. What stood before is kept.",
        opened=opened,
        heading="Correct the visit",
    )


def _open_plan(request: Request, plan_id: int, page: str) -> tuple[Opened, ProtectionPlan]:
    """A plan that goes on. Raises Http404 for one that has ended."""
    opened, made = open_fact(request.user, ProtectionPlan, plan_id, page=page, to_record=True)
    if made.ended_on:
        raise Http404
    return opened, made


def _plans_near(child: Person, made: ProtectionPlan) -> dict[int, ProtectionPlan]:
    """The running plans of a child and of the brothers and sisters in whose record the worker may record."""
    near = those_recordable(siblings_of(child, timezone.localdate()), Part.PROTECTION)
    theirs = ProtectionPlan.objects.open().filter(child__in=near).select_related("child")
    return {made.child_id: made, **{plan.child_id: plan for plan in theirs}}


def _others(plans: dict[int, ProtectionPlan], made: ProtectionPlan) -> list[Person]:
    return [plan.child for plan in plans.values() if plan != made]


def _same_act(kind: Any, made: Any) -> QuerySet[Any]:
    return kind.objects.filter(act=made.act).exclude(pk=made.pk).select_related("child").order_by("pk")
