"""The pages of strategy discussions and section 47 enquiries."""

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone

from alongside.access.door import may_decide, open_fact, open_to_record, those_recordable
from alongside.access.roles import Part
from alongside.deadlines.models import Deadline
from alongside.law.pathway import PRECONDITIONS
from alongside.pages.asking import Request, ask, draw
from alongside.pathway.assessment.enquiry import actions, forms
from alongside.pathway.assessment.models import Section47Enquiry, StrategyDiscussion
from alongside.people.siblings import siblings_of


def hold(request: Request, child_id: int) -> HttpResponse:
    """Record a strategy discussion about a child, and about brothers and sisters too."""
    opened = open_to_record(request.user, child_id, part=Part.ASSESSMENT, page="assessment.strategy.hold")
    today = timezone.localdate()
    siblings = those_recordable(siblings_of(opened.child, today), Part.ASSESSMENT)
    return ask(
        request,
        forms.DiscussionForm(request.POST or None, today=today, child=opened.child, siblings=siblings),
        lambda **answers: actions.hold_discussion(by=request.user, **answers)[0],
        then=lambda held: reverse("assessment:strategy", args=[held.pk]),
        said="The strategy discussion is recorded.",
        opened=opened,
        heading="Strategy discussion",
        button="Save the discussion and its decision",
    )


def strategy(request: Request, discussion_id: int) -> HttpResponse:
    """One strategy discussion: the child's words, what is known, what was decided, who disagreed."""
    opened, held = open_fact(request.user, StrategyDiscussion, discussion_id, page="assessment.strategy")
    return draw(
        request,
        "assessment/strategy.html",
        opened,
        discussion=held,
        attended=held.attendances.select_related("agency").order_by("pk"),
        siblings=_same_act(held).exclude(pk=held.pk),
        enquiry=Section47Enquiry.objects.filter(strategy_discussion=held).first(),
        clock=Deadline.objects.filter(
            child=held.child, code="CP01", about_table=held._meta.db_table, about_id=held.pk
        ).first(),
    )


def begin(request: Request, discussion_id: int) -> HttpResponse:
    """Begin the enquiries that a strategy discussion decided on."""
    opened, held = open_fact(request.user, StrategyDiscussion, discussion_id, page="assessment.begin", to_record=True)
    discussions = list(_same_act(held).without_enquiry())
    if held not in discussions:
        raise Http404
    return ask(
        request,
        forms.BeginForm(request.POST or None, today=timezone.localdate()),
        lambda worker, on, late_entry_reason: actions.start_enquiries(
            discussions=discussions, worker=worker, on=on, by=request.user, late_entry_reason=late_entry_reason
        ),
        then=lambda _: reverse("assessment:enquiry", args=[Section47Enquiry.objects.get(strategy_discussion=held).pk]),
        said="The enquiry has begun.",
        opened=opened,
        heading="Begin the section 47 enquiry",
        intro=f"For {_names(discussions)}.",
        button="Begin",
    )


def correct_strategy(request: Request, discussion_id: int) -> HttpResponse:
    """Correct what is recorded of a strategy discussion about one child."""
    opened, held = open_fact(
        request.user, StrategyDiscussion, discussion_id, page="assessment.correct_strategy", to_record=True
    )
    return ask(
        request,
        forms.DiscussionCorrectionForm(request.POST or None, row=held, today=timezone.localdate()),
        lambda **columns: actions.correct(row=held, by=request.user, **columns),
        then=reverse("assessment:strategy", args=[held.pk]),
        said="The discussion is corrected. What stood before is kept.",
        opened=opened,
        heading="Correct the strategy discussion",
    )


def enquiry(request: Request, enquiry_id: int) -> HttpResponse:
    """One section 47 enquiry, the child's words first."""
    opened, made = open_fact(request.user, Section47Enquiry, enquiry_id, page="assessment.enquiry")
    return draw(
        request,
        "assessment/enquiry.html",
        opened,
        enquiry=made,
        concludes=request.user != made.worker
        and may_decide(request.user, "section_47.concluded_conference", timezone.localdate()),
        siblings=_enquiries_of_act(made).exclude(pk=made.pk),
    )


def write(request: Request, enquiry_id: int) -> HttpResponse:
    """Write on an enquiry, or correct one that is concluded."""
    opened, made = open_fact(
        request.user, Section47Enquiry, enquiry_id, page="assessment.write_enquiry", to_record=True
    )

    def written(**columns: Any) -> None:
        verb: Any = actions.correct if made.concluded_on else actions.write
        verb(**{"row" if made.concluded_on else "enquiry": made}, by=request.user, **columns)

    return ask(
        request,
        forms.EnquiryForm(request.POST or None, row=made, today=timezone.localdate()),
        written,
        then=reverse("assessment:enquiry", args=[made.pk]),
        said="Your words are saved.",
        opened=opened,
        heading="Correct the enquiry" if made.concluded_on else "Write the enquiry",
    )


def conclude(request: Request, enquiry_id: int) -> HttpResponse:
    """A manager concludes the enquiries about a family, each child with an outcome."""
    opened, made = open_fact(request.user, Section47Enquiry, enquiry_id, page="assessment.conclude", to_record=True)
    enquiries = [made, *_enquiries_of_act(made).open().exclude(pk=made.pk)]
    if made.concluded_on:
        raise Http404
    missed = {key for each in enquiries for key in actions.missing_to_conclude(each)}
    missing = " ".join(f"Not so yet: {PRECONDITIONS[key].sentence}" for key in sorted(missed))

    def concluded(concluded: list[Any], **passed: str) -> list[Section47Enquiry]:
        done = [actions.ConcludedFor(each, **own) for each, own in concluded]
        return actions.conclude(concluded=done, on=timezone.localdate(), by=request.user, **passed)

    return ask(
        request,
        forms.ConclusionForm(request.POST or None, enquiries=enquiries, missing=missing),
        concluded,
        then=reverse("assessment:enquiry", args=[made.pk]),
        said="The enquiry is concluded.",
        opened=opened,
        heading="Conclude the enquiry",
        button="Save the conclusion",
    )


def _same_act(held: StrategyDiscussion) -> Any:
    """The discussions about the brothers and sisters too, of those whom the worker may see."""
    return StrategyDiscussion.objects.filter(act=held.act).select_related("child").order_by("pk")


def _enquiries_of_act(made: Section47Enquiry) -> Any:
    return Section47Enquiry.objects.filter(act=made.act).select_related("child").order_by("pk")


def _names(discussions: list[StrategyDiscussion]) -> str:
    return " and ".join(each.child.name for each in discussions)
