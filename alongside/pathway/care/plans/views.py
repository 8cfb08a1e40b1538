"""Pages of the care plan and the personal education plan."""

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone

from alongside.access.door import open_fact, open_to_record, require
from alongside.access.roles import Part
from alongside.pages.asking import Request, ask, draw
from alongside.pathway.care.periods.models import PeriodOfCare
from alongside.pathway.care.periods.views import open_now
from alongside.pathway.care.plans import actions, forms
from alongside.pathway.care.plans.models import CarePlan


def care_plan(request: Request, plan_id: int) -> HttpResponse:
    """One care plan, and the ones before it."""
    opened, plan = open_fact(request.user, CarePlan, plan_id, page="care.care_plan")
    others = CarePlan.objects.filter(child=plan.child_id).exclude(pk=plan.pk).order_by("-made_on")
    return draw(request, "care/care_plan.html", opened, plan=plan, others=others)


def make(request: Request, period_id: int) -> HttpResponse:
    """Make the care plan, with the present one's words to start from."""
    opened, held = open_now(request, PeriodOfCare, period_id, page="care.make_care_plan")
    before = held.care_plans.order_by("-made_on", "-pk").first()
    words = {name: getattr(before, name) for name in forms.CarePlanQuestions.base_fields} if before else {}
    return ask(
        request,
        forms.CarePlanForm(request.POST or None, today=timezone.localdate(), initial=words),
        lambda **told: actions.make_care_plan(period=held, by=request.user, **told),
        then=lambda made: reverse("care:care_plan", args=[made.pk]),
        said="The care plan is made.",
        opened=opened,
        heading="Care plan",
        intro="The words of the present plan stand in the answers: change what has changed." if before else "",
        cancel_url=reverse("care:child", args=[held.child_id]),
    )


def agree(request: Request, plan_id: int) -> HttpResponse:
    """Agree the plan for permanence."""
    opened, plan = open_fact(request.user, CarePlan, plan_id, page="care.agree", to_record=True)
    require(request.user, "permanence_plan.agreed", timezone.localdate())
    if plan.permanence_agreed_on:
        raise Http404

    return ask(
        request,
        forms.AgreeForm(request.POST or None, today=timezone.localdate()),
        lambda **told: actions.agree_permanence(plan=plan, by=request.user, **told),
        then=reverse("care:care_plan", args=[plan.pk]),
        said="The plan for permanence is agreed.",
        opened=opened,
        heading="Agree the plan for permanence",
        intro=f"{plan.get_permanence_display()}. {plan.permanence_words}",
        cancel_url=reverse("care:care_plan", args=[plan.pk]),
    )


def correct(request: Request, plan_id: int) -> HttpResponse:
    """Correct a care plan."""
    opened, plan = open_fact(request.user, CarePlan, plan_id, page="care.correct_care_plan", to_record=True)
    form = forms.CorrectCarePlanForm(request.POST or None, row=plan)
    form.limit("made_on", latest=timezone.localdate())
    return ask(
        request,
        form,
        lambda **told: actions.correct_care_plan(plan=plan, by=request.user, **told),
        then=reverse("care:care_plan", args=[plan.pk]),
        said="The care plan is corrected.",
        opened=opened,
        heading="Correct this care plan",
        cancel_url=reverse("care:care_plan", args=[plan.pk]),
    )


def education(request: Request, child_id: int) -> HttpResponse:
    """Record a personal education plan."""
    opened = open_to_record(request.user, child_id, part=Part.EDUCATION, page="care.education_plan")
    return ask(
        request,
        forms.EducationPlanForm(request.POST or None, today=timezone.localdate()),
        lambda **told: actions.make_education_plan(child=opened.child, by=request.user, **told),
        then=reverse("care:health", args=[child_id]),
        said="The personal education plan is recorded.",
        opened=opened,
        heading="Personal education plan",
        cancel_url=reverse("care:health", args=[child_id]),
    )
