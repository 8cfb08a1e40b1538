"""The pages of a child and family assessment."""

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone

from alongside.access.door import Opened, may_decide, open_child, open_fact
from alongside.access.roles import Part
from alongside.deadlines.models import Deadline
from alongside.law.pathway import PRECONDITIONS
from alongside.pages.asking import Request, ask, draw
from alongside.pages.when import HappenedForm
from alongside.pathway.assessment import actions, forms
from alongside.pathway.assessment.models import (
    Assessment,
    CarerAssessment,
    EmergencyAction,
    Section47Enquiry,
    StrategyDiscussion,
    UnbornConcern,
)
from alongside.pathway.front_door.models import Referral
from alongside.returns.cin.codes import ASSESSMENT_FACTOR


def child(request: Request, child_id: int) -> HttpResponse:
    """A child's assessments, strategy discussions and enquiries, and what can be begun."""
    opened = open_child(request.user, child_id, part=Part.ASSESSMENT, page="assessment.child")
    today = timezone.localdate()
    clocks = Deadline.objects.open().filter(child=opened.child, code__in=("AS01", "AS02", "CP01", "CP21"))
    return draw(
        request,
        "assessment/child.html",
        opened,
        assessments=Assessment.objects.filter(child=opened.child).order_by("-started_on", "-pk"),
        discussions=StrategyDiscussion.objects.filter(child=opened.child).order_by("-held_on", "-pk"),
        enquiries=Section47Enquiry.objects.filter(child=opened.child).order_by("-started_on", "-pk"),
        carers=CarerAssessment.objects.filter(child=opened.child).order_by("-requested_on"),
        concerns=UnbornConcern.objects.filter(child=opened.child).order_by("-raised_on"),
        emergencies=EmergencyAction.objects.filter(child=opened.child).order_by("-taken_at"),
        clocks=clocks.order_by("due_on"),
        referral=Referral.objects.open().filter(child=opened.child).order_by("-received_on").first(),
        decides=may_decide(request.user, "strategy_discussion.held_section_47", today),
        on_duty=may_decide(request.user, "emergency_action.taken", today),
    )


def waiting(request: Request) -> HttpResponse:
    """Assessments that wait for a manager, the one due first at the top."""
    today = timezone.localdate()
    if not may_decide(request.user, "assessment.authorised_child_in_need", today):
        raise Http404
    rows = list(Assessment.objects.waiting().select_related("child", "completed_by"))
    clocks = Deadline.objects.open().filter(child__in=[row.child_id for row in rows], code="AS01")
    due = dict(clocks.order_by("-due_on").values_list("child", "due_on"))
    rows.sort(key=lambda row: due.get(row.child_id, today))
    return draw(request, "assessment/waiting.html", assessments=rows, due=due)


def assessment(request: Request, assessment_id: int) -> HttpResponse:
    """One assessment, the child's words first."""
    opened, written = open_fact(request.user, Assessment, assessment_id, page="assessment.assessment")
    manages = may_decide(request.user, "assessment.authorised_child_in_need", timezone.localdate())
    return draw(
        request,
        "assessment/assessment.html",
        opened,
        reviews=written.reviews.order_by("held_on"),
        manages=manages,
        decides=may_decide(request.user, "strategy_discussion.held_section_47", timezone.localdate()),
        authorises=manages and request.user not in (written.completed_by, written.worker),
        **_shown(written),
    )


def start(request: Request, referral_id: int) -> HttpResponse:
    """Begin an assessment on a referral."""
    opened, referral = open_fact(request.user, Referral, referral_id, page="assessment.start", to_record=True)
    return ask(
        request,
        forms.StartForm(request.POST or None, today=timezone.localdate(), initial={"worker": request.user}),
        lambda **answers: actions.start(referral=referral, by=request.user, **answers),
        then=lambda made: reverse("assessment:assessment", args=[made.pk]),
        said="The assessment has begun.",
        opened=opened,
        heading="Begin the assessment",
        button="Begin",
    )


def see(request: Request, assessment_id: int) -> HttpResponse:
    """Record that the child was seen."""
    opened, written = _to_write(request, assessment_id, "assessment.see")
    return ask(
        request,
        forms.SeenForm(request.POST or None, today=timezone.localdate()),
        lambda **answers: actions.see_child(assessment=written, by=request.user, **answers),
        then=_page_of(written),
        said="It is recorded that you saw the child.",
        opened=opened,
        heading="How did you see the child?",
    )


def write(request: Request, assessment_id: int) -> HttpResponse:
    """Write the assessment, with the last one's answers beside each question."""
    opened, written = _to_write(request, assessment_id, "assessment.write")
    before = Assessment.objects.before(written).first()
    return ask(
        request,
        forms.WriteForm(request.POST or None, row=written, before=before, today=timezone.localdate()),
        lambda **words: actions.write(assessment=written, by=request.user, **words),
        then=_page_of(written),
        said="Your words are saved.",
        opened=opened,
        template="assessment/write.html",
        heading="Write the assessment",
        before=before,
    )


def complete(request: Request, assessment_id: int) -> HttpResponse:
    """The social worker finishes an assessment and asks for it to be authorised."""
    opened, written = _to_write(request, assessment_id, "assessment.complete")
    missing = _sentences(actions.missing_to_complete(written))
    return ask(
        request,
        forms.CompleteForm(request.POST or None, missing=missing),
        lambda **answers: actions.complete(assessment=written, on=timezone.localdate(), by=request.user, **answers),
        then=_page_of(written),
        said="The assessment waits for a manager to authorise it.",
        opened=opened,
        heading="Finish the assessment",
        button="Ask for it to be authorised",
    )


def decide(request: Request, assessment_id: int) -> HttpResponse:
    """A manager authorises an assessment, or returns it with a comment."""
    opened, written = open_fact(request.user, Assessment, assessment_id, page="assessment.decide", to_record=True)
    if written.completed_on is None or written.authorised_on:
        raise Http404
    outcome = request.POST.get("decision", written.proposed_outcome)
    missing = _sentences(actions.missing_to_authorise(written, outcome))

    def decided(decision: str, reason: str, **passed: str) -> Assessment:
        today = timezone.localdate()
        if decision == "returned":
            return actions.give_back(assessment=written, why=reason, on=today, by=request.user)
        return actions.authorise(
            assessment=written, outcome=decision, reason=reason, on=today, by=request.user, **passed
        )

    return ask(
        request,
        forms.DecisionForm(request.POST or None, missing=missing, initial={"decision": written.proposed_outcome}),
        decided,
        then=_page_of(written),
        said="Your decision is recorded.",
        opened=opened,
        template="assessment/decide.html",
        heading="Authorise or return this assessment",
        button="Save the decision",
        **_shown(written),
    )


def look(request: Request, assessment_id: int) -> HttpResponse:
    """The manager's look at an assessment half way."""
    opened, written = _to_write(request, assessment_id, "assessment.look")
    return ask(
        request,
        forms.LookForm(request.POST or None, today=timezone.localdate()),
        lambda **answers: actions.review(assessment=written, by=request.user, **answers),
        then=_page_of(written),
        said="Your comment is recorded.",
        opened=opened,
        heading="Look at the assessment with the social worker",
    )


def copy(request: Request, assessment_id: int) -> HttpResponse:
    """Record that the family has a copy."""
    opened, written = open_fact(request.user, Assessment, assessment_id, page="assessment.copy", to_record=True)
    return ask(
        request,
        HappenedForm(request.POST or None, today=timezone.localdate()),
        lambda **answers: actions.give_copy(assessment=written, by=request.user, **answers),
        then=_page_of(written),
        said="It is recorded that the family has a copy.",
        opened=opened,
        heading="When did the family have a copy?",
    )


def correct(request: Request, assessment_id: int) -> HttpResponse:
    """Correct a finished assessment, with a reason."""
    opened, written = open_fact(request.user, Assessment, assessment_id, page="assessment.correct", to_record=True)
    today = timezone.localdate()
    form = forms.CorrectForm(request.POST or None, row=written, today=today)
    if written.outcome and not may_decide(request.user, f"assessment.authorised_{written.outcome}", today):
        del form.fields["authorised_on"]
    return ask(
        request,
        form,
        lambda **columns: actions.correct(assessment=written, by=request.user, **columns),
        then=_page_of(written),
        said="The assessment is corrected. What stood before is kept.",
        opened=opened,
        heading="Correct the assessment",
    )


def _to_write(request: Request, assessment_id: int, page: str) -> tuple[Opened, Assessment]:
    """An assessment that is still being written. Raises Http404 for a finished one."""
    opened, written = open_fact(request.user, Assessment, assessment_id, page=page, to_record=True)
    if written.completed_on:
        raise Http404
    return opened, written


def _page_of(written: Assessment) -> str:
    return reverse("assessment:assessment", args=[written.pk])


def _sentences(missing: list[str]) -> str:
    return " ".join(f"Not so yet: {PRECONDITIONS[key].sentence}" for key in missing)


def _shown(written: Assessment) -> dict[str, Any]:
    """What a page that shows an assessment shows."""
    about = {"about_table": "front_door_referral", "about_id": written.referral_id}
    return {
        "assessment": written,
        "factors": [ASSESSMENT_FACTOR.label(code) for code in written.factors],
        "clock": Deadline.objects.filter(child=written.child_id, code="AS01", **about).first(),
        "before": Assessment.objects.before(written).first(),
    }
