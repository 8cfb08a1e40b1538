"""The page of a child's health and schooling in care, and what is recorded there."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone

from alongside.access.door import open_child, open_to_record
from alongside.access.roles import Part
from alongside.pages.asking import Request, ask, draw
from alongside.pages.forms import Form
from alongside.pathway.care.health import actions, forms
from alongside.pathway.care.health.models import (
    Conviction,
    HealthAssessment,
    HealthCheck,
    HealthPlan,
    OutcomesOfYear,
    StrengthsAndDifficulties,
    SubstanceMisuse,
)
from alongside.pathway.care.plans.models import PersonalEducationPlan
from alongside.returns.ssda903.codes import SDQ_REASON

# What can be recorded on the health page: its form, its verb, the page's title, and the part of the record.
RECORDS: dict[str, tuple[type[Form], Callable[..., Any], str, str]] = {
    "assessment": (forms.AssessmentForm, actions.hold_assessment, "Health assessment", Part.HEALTH),
    "plan": (forms.HealthPlanForm, actions.make_health_plan, "Health plan", Part.HEALTH),
    "check": (forms.CheckForm, actions.record_check, "Teeth, immunisations and development", Part.HEALTH),
    "score": (forms.ScoreForm, actions.score_questionnaire, "Strengths and Difficulties Questionnaire", Part.HEALTH),
    "substance": (forms.SubstanceForm, actions.note_substance_misuse, "Drugs or alcohol", Part.HEALTH),
    "conviction": (forms.ConvictionForm, actions.note_conviction, "Conviction or caution", Part.CARE),
}


def health(request: Request, child_id: int) -> HttpResponse:
    """Assessments, checks and scores of the child, and the plan for school."""
    opened = open_child(request.user, child_id, part=Part.HEALTH, page="care.health")
    mine = {"child": child_id}
    scores = StrengthsAndDifficulties.objects.filter(**mine).order_by("-scored_on")
    return draw(
        request,
        "care/health.html",
        opened,
        assessments=HealthAssessment.objects.filter(**mine).order_by("-held_on"),
        plan=HealthPlan.objects.filter(**mine).order_by("-made_on").first(),
        checks=HealthCheck.objects.filter(**mine).order_by("-held_on"),
        scores=[(row, SDQ_REASON.label(row.no_score_why)) for row in scores],
        substances=SubstanceMisuse.objects.filter(**mine).order_by("-identified_on"),
        convictions=Conviction.objects.filter(**mine).order_by("-convicted_on"),
        years=OutcomesOfYear.objects.filter(**mine).order_by("-year"),
        school=PersonalEducationPlan.objects.filter(**mine).order_by("-made_on").first(),
    )


def record(request: Request, child_id: int, what: str) -> HttpResponse:
    """Record something of the child's health."""
    if what not in RECORDS:
        raise Http404
    form, verb, heading, part = RECORDS[what]
    opened = open_to_record(request.user, child_id, part=part, page=f"care.health_{what}")
    return ask(
        request,
        form(request.POST or None, today=timezone.localdate()),
        lambda **told: verb(child=opened.child, by=request.user, **told),
        then=reverse("care:health", args=[child_id]),
        said="It is recorded.",
        opened=opened,
        heading=heading,
        cancel_url=reverse("care:health", args=[child_id]),
    )
