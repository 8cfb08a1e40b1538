"""The pages that show and correct one meeting, visit or review of a child in need plan."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from alongside.access.door import open_fact
from alongside.pages.asking import Request, ask, draw
from alongside.pages.correcting import CorrectionForm
from alongside.pages.words import day
from alongside.pathway.family_plan import actions, forms
from alongside.pathway.family_plan.models import (
    ChildInNeedPlan,
    ChildInNeedReview,
    ChildInNeedVisit,
    FamilyMeeting,
)

Row = dict[str, Any]


def meeting(request: Request, meeting_id: int) -> HttpResponse:
    """One meeting of the family and those who help it."""
    opened, held = open_fact(request.user, FamilyMeeting, meeting_id, page="family_plan.meeting")
    rows = [
        {"label": "What the family says", "value": held.family_views},
        {"label": "Who came", "value": held.attended},
        {"label": "What was agreed", "value": held.agreed},
    ]
    return _show(request, opened, held, f"Meeting on {day(held.held_on)}", rows, "family_plan:correct_meeting")


def visit(request: Request, visit_id: int) -> HttpResponse:
    """One visit: the child's words, then the worker's."""
    opened, made = open_fact(request.user, ChildInNeedVisit, visit_id, page="family_plan.visit")
    seen = ("Seen alone" if made.seen_alone else "Seen, but not alone") if made.seen else "Not seen"
    rows: list[Row] = [
        {"label": "Was the child seen?", "value": seen, "from": made.not_seen_why},
        {"label": "What the worker saw, and what was agreed", "value": made.notes},
        {"label": "Who visited", "value": made.worker.name if made.worker else ""},
    ]
    return _show(request, opened, made, f"Visit on {day(made.visited_on)}", rows, "family_plan:correct_visit")


def review(request: Request, review_id: int) -> HttpResponse:
    """One review."""
    opened, held = open_fact(request.user, ChildInNeedReview, review_id, page="family_plan.review")
    rows: list[Row] = [
        {"label": "What the family says", "value": held.family_views},
        {"label": "How things are, from 0 to 10", "value": held.scale},
        {"label": "What has changed, and what has not", "value": held.progress},
        {"label": "What should happen", "value": held.get_decision_display()},
        {"label": "Who came", "value": held.attended},
        {"label": "Next review", "value": day(held.next_review_on)},
    ]
    return _show(request, opened, held, f"Review on {day(held.held_on)}", rows, "family_plan:correct_review")


def _show(request: Request, opened: Any, row: Any, heading: str, rows: list[Row], correct: str) -> HttpResponse:
    if row.late_entry_reason:
        rows = [*rows, {"label": "Recorded late because", "value": row.late_entry_reason}]
    return draw(
        request,
        "family_plan/fact.html",
        opened,
        row=row,
        heading=heading,
        rows=rows,
        correct_url=reverse(correct, args=[row.pk]),
    )


def correct_plan(request: Request, plan_id: int) -> HttpResponse:
    """Correct a plan."""
    return _correct(request, ChildInNeedPlan, plan_id, forms.CorrectPlanForm, "plan")


def correct_meeting(request: Request, meeting_id: int) -> HttpResponse:
    """Correct a meeting."""
    return _correct(request, FamilyMeeting, meeting_id, forms.CorrectMeetingForm, "meeting")


def correct_visit(request: Request, visit_id: int) -> HttpResponse:
    """Correct a visit."""
    return _correct(request, ChildInNeedVisit, visit_id, forms.CorrectVisitForm, "visit")


def correct_review(request: Request, review_id: int) -> HttpResponse:
    """Correct a review."""
    return _correct(request, ChildInNeedReview, review_id, forms.CorrectReviewForm, "review")


def _correct(request: Request, kind: type[Any], pk: int, form: type[CorrectionForm], what: str) -> HttpResponse:
    opened, row = open_fact(request.user, kind, pk, page=f"family_plan.correct_{what}", to_record=True)
    shown = reverse(f"family_plan:{what}", args=[pk])
    return ask(
        request,
        form(request.POST or None, row=row),
        lambda **told: actions.correct(row=row, today=timezone.localdate(), by=request.user, **told),
        then=shown,
        said="It is corrected. What stood before is kept.",
        opened=opened,
        heading=f"Correct the {what}",
        cancel_url=shown,
    )
