"""How a child protection plan begins and ends. Conferences call these; a chair may end one without a review."""

from datetime import date

from django.db import transaction

from alongside.access.door import require
from alongside.deadlines.actions import happened
from alongside.deadlines.correcting import correct
from alongside.history.acting import because
from alongside.pathway.protection.models import Conference, ProtectionPlan
from alongside.people.models import Person, Worker


@transaction.atomic
def begin(*, conference: Conference, on: date, by: Worker) -> ProtectionPlan:
    """Begin the plan that a conference decided on. ValidationError (by the database) when there is one already."""
    require(by, "protection_plan.started", on)
    plan = ProtectionPlan.objects.create(
        child=conference.child,
        act=conference.act,
        conference=conference,
        referral=conference.referral,
        started_on=on,
        initial_category=conference.category,
        latest_category=conference.category,
        previous_plans=plans_before(conference.child, on),
        recorded_by=by,
    )
    happened("protection_plan.started", child=plan.child, on=on, about=plan, by=by)
    return plan


@transaction.atomic
def end(*, plan: ProtectionPlan, why: str, on: date, by: Worker, late_entry_reason: str = "") -> ProtectionPlan:
    """End a plan, at a review or because of a move, a death or an eighteenth birthday. All its clocks stop."""
    require(by, "protection_plan.ended", on)
    because(late_entry_reason)
    plan.ended_on, plan.ended_why = on, why
    plan.save(update_fields=["ended_on", "ended_why"])
    happened("protection_plan.ended", child=plan.child, on=on, about=plan, by=by)
    return plan


def plans_before(child: Person, on: date) -> int:
    """The census's NumberOfPreviousCPP: how many plans the child had, here or as far as an earlier plan knew."""
    earlier = ProtectionPlan.objects.filter(child=child, started_on__lt=on).order_by("-started_on")
    latest = earlier.first()
    return max(len(earlier), latest.previous_plans + 1) if latest else 0


def move_with(conference: Conference, *, was: date, to: date, why: str, by: Worker) -> None:
    """Where a conference's day is corrected, the plan that it began or ended that day moves along, and its clocks."""
    begun = ProtectionPlan.objects.filter(conference=conference, started_on=was).first()
    if begun:
        days = {"started_on": "protection_plan.started"}
        correct(row=begun, version=begun.version, why_corrected=why, by=by, days=days, started_on=to)
    ended = conference.plan if conference.decision == Conference.Decision.ENDS else None
    if ended and ended.ended_on == was:
        days = {"ended_on": "protection_plan.ended"}
        correct(row=ended, version=ended.version, why_corrected=why, by=by, days=days, ended_on=to)
