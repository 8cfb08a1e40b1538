"""The pages of leaving care about one young person."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone

from alongside.access.door import Opened, open_child, open_fact, open_to_record, roles_of
from alongside.access.roles import ROLES, Part
from alongside.pages.asking import Request, ask, draw
from alongside.pages.forms import Form
from alongside.pathway.leaving_care import actions, forms
from alongside.pathway.leaving_care.models import DeclinedSupport, LeavingCareStatus, PathwayPlan
from alongside.pathway.leaving_care.overview import overview
from alongside.pathway.leaving_care.questions import proposals, work_out
from alongside.people.models import Person


def waiting(request: Request) -> HttpResponse:
    """Young people for whom the law gives something other than what stands, for somebody to confirm."""
    today = timezone.localdate()
    if not any(Part.LEAVING_CARE in ROLES[role].records for role in roles_of(request.user, today)):
        raise Http404
    words = {**dict(LeavingCareStatus.Category.choices), "none": "Nothing"}
    rows = [
        (one.child, words[one.standing], words[one.worked_out.category], one.worked_out.reasons)
        for one in proposals(today)
    ]
    return draw(request, "leaving_care/waiting.html", rows=rows)


def child(request: Request, child_id: int) -> HttpResponse:
    """The young person's own words, what is owed, who is their adviser, where they live and what they do."""
    opened = open_child(request.user, child_id, part=Part.LEAVING_CARE, page="leaving_care.child")
    today = timezone.localdate()
    return draw(request, "leaving_care/child.html", opened, **overview(opened.child, request.user, today))


def status(request: Request, status_id: int) -> HttpResponse:
    """One status: what the law gave, and what was confirmed."""
    opened, one = open_fact(request.user, LeavingCareStatus, status_id, page="leaving_care.status")
    worked_out = dict(LeavingCareStatus.Category.choices).get(one.worked_out, one.worked_out)
    return draw(request, "leaving_care/status.html", opened, owed=one, worked_out=worked_out)


def confirm(request: Request, child_id: int) -> HttpResponse:
    """Confirm which duties are owed. The law's answer and its reasons stand beside the question."""
    opened = opened_to_record(request, child_id, "leaving_care.confirm")
    return ask_about(
        request,
        opened,
        _status_form(request, opened.child),
        actions.confirm_status,
        said="The status is confirmed.",
        heading="What is owed to the young person?",
        button="Confirm",
        template="leaving_care/confirm.html",
        worked_out=work_out(opened.child, timezone.localdate()),
        categories=dict(LeavingCareStatus.Category.choices),
    )


def _status_form(request: Request, child: Person) -> Form:
    """The form, with the question why it is confirmed anyway only when something is missing."""
    today = timezone.localdate()
    told: dict[str, Any] = {"today": today, "worked_out": work_out(child, today)}
    form = forms.StatusForm(request.POST or None, **told)
    if not form.is_valid():
        return form
    lacks = actions.missing_for(child, form.cleaned_data["category"], form.cleaned_data["on"])
    return forms.StatusAnywayForm(request.POST, lacks=lacks, **told) if lacks else form


def adviser(request: Request, child_id: int) -> HttpResponse:
    """Appoint the personal adviser."""
    opened = opened_to_record(request, child_id, "leaving_care.adviser")
    form = forms.AdviserForm(request.POST or None, today=timezone.localdate())
    return ask_about(
        request,
        opened,
        form,
        actions.appoint_adviser,
        said="The personal adviser is appointed.",
        heading="Appoint the personal adviser",
    )


def assess(request: Request, child_id: int) -> HttpResponse:
    """Record the assessment of needs."""
    opened = opened_to_record(request, child_id, "leaving_care.assess")
    form = forms.NeedsForm(request.POST or None, today=timezone.localdate())
    return ask_about(
        request,
        opened,
        form,
        actions.complete_needs_assessment,
        said="The assessment is complete. Make the pathway plan together.",
        heading="What does the young person need?",
    )


def make_plan(request: Request, child_id: int) -> HttpResponse:
    """Make a pathway plan, from the words of the one before."""
    opened = opened_to_record(request, child_id, "leaving_care.make_plan")
    standing = PathwayPlan.objects.filter(child=child_id, ended_on__isnull=True).first()
    form = forms.PlanForm(request.POST or None, today=timezone.localdate(), standing=standing)
    return ask_about(
        request, opened, form, actions.make_plan, said="The pathway plan is made.", heading="Make the pathway plan"
    )


def review(request: Request, plan_id: int) -> HttpResponse:
    """Look at the plan with the young person."""
    opened, plan = open_fact(request.user, PathwayPlan, plan_id, page="leaving_care.review", to_record=True)
    # A clock may still point to the plan before: what is looked at is the plan that stands.
    standing = PathwayPlan.objects.filter(child=plan.child_id, ended_on__isnull=True).first() or plan
    form = forms.ReviewForm(request.POST or None, today=timezone.localdate())
    return ask_about(
        request,
        opened,
        form,
        lambda child, **told: actions.review_plan(plan=standing, **told),
        said="The review is recorded. Change the plan where things have changed.",
        heading="Review the pathway plan",
    )


def touch(request: Request, child_id: int) -> HttpResponse:
    """Record that you were in touch, or tried."""
    opened = opened_to_record(request, child_id, "leaving_care.touch")
    form = forms.TouchForm(request.POST or None, today=timezone.localdate())
    return ask_about(request, opened, form, actions.keep_in_touch, said="It is recorded.", heading="Keep in touch")


def decline(request: Request, child_id: int) -> HttpResponse:
    """Record that the young person says no to support for now."""
    opened = opened_to_record(request, child_id, "leaving_care.decline")
    form = forms.DeclineForm(request.POST or None, today=timezone.localdate())
    return ask_about(
        request,
        opened,
        form,
        actions.decline_support,
        said="It is recorded. We keep trying.",
        heading="They say no to support for now",
    )


def resume(request: Request, declined_id: int) -> HttpResponse:
    """Record that the young person takes up support again."""
    opened, one = open_fact(request.user, DeclinedSupport, declined_id, page="leaving_care.resume", to_record=True)
    if one.ended_on:
        raise Http404

    def resumed(child: Person, **told: Any) -> DeclinedSupport:
        return actions.resume_support(declined=one, **told)

    form = forms.ResumeForm(request.POST or None, today=timezone.localdate())
    return ask_about(request, opened, form, resumed, said="Welcome back.", heading="They take up support again")


def end(request: Request, status_id: int) -> HttpResponse:
    """End the council's duties."""
    opened, one = open_fact(request.user, LeavingCareStatus, status_id, page="leaving_care.end", to_record=True)
    if one.ended_on:
        raise Http404

    def ended(child: Person, **told: Any) -> LeavingCareStatus:
        return actions.end_duties(status=one, **told)

    form = forms.EndForm(request.POST or None, today=timezone.localdate())
    return ask_about(
        request,
        opened,
        form,
        ended,
        said="The duties have ended.",
        heading="End the council's duties",
        button="End the duties",
        then=reverse("record:my_caseload"),
    )


def opened_to_record(request: Request, child_id: int, page: str) -> Opened:
    """The young person's record, opened to record in this step's part."""
    return open_to_record(request.user, child_id, part=Part.LEAVING_CARE, page=page)


def ask_about(
    request: Request,
    opened: Opened,
    form: Form,
    verb: Callable[..., Any],
    *,
    said: str,
    heading: str,
    then: str = "",
    **context: Any,
) -> HttpResponse:
    """Ask about the young person, call the verb for them, and go back to their page."""
    back = reverse("leaving_care:child", args=[opened.child.pk])
    return ask(
        request,
        form,
        lambda **told: verb(child=opened.child, by=request.user, **told),
        then=then or back,
        said=said,
        opened=opened,
        heading=heading,
        cancel_url=back,
        **context,
    )
