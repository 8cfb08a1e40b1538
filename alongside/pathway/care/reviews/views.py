"""Pages of reviews and of what they decided."""

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone

from alongside.access.door import open_fact, require
from alongside.law.roles import ROLES
from alongside.pages.asking import Request, ask, draw
from alongside.pathway.care.periods.models import PeriodOfCare
from alongside.pathway.care.periods.views import open_now
from alongside.pathway.care.reviews import actions, forms
from alongside.pathway.care.reviews.models import CareReview, ReviewDecision

MOST = 200  # tasks on one page; the most urgent come first

# What is done about a review beside holding it: its page's title, its verb.
STEPS = {
    "papers": ("The updated care plan has reached the reviewing officer", actions.send_papers),
    "decisions": ("The decisions were sent out", actions.circulate_decisions),
    "record": ("The record of the review is written", actions.write_record),
    "sent": ("The record of the review was sent out", actions.send_record),
}


def review(request: Request, review_id: int) -> HttpResponse:
    """One review: the child's part, what was talked about, and its decisions."""
    opened, held = open_fact(request.user, CareReview, review_id, page="care.review")
    return draw(request, "care/review.html", opened, review=held, decisions=_with_roles(held.decisions.all()))


def tasks(request: Request) -> HttpResponse:
    """What reviews decided and is not yet done, for the children whom the worker reaches."""
    waiting = ReviewDecision.objects.open().select_related("child").order_by("due_on")[:MOST]
    return draw(request, "care/tasks.html", decisions=_with_roles(waiting))


def _with_roles(decisions: Any) -> list[tuple[ReviewDecision, str]]:
    return [(d, ROLES[d.responsible_role].name if d.responsible_role in ROLES else "") for d in decisions]


def appoint(request: Request, period_id: int) -> HttpResponse:
    """Appoint the reviewing officer."""
    opened, held = open_now(request, PeriodOfCare, period_id, page="care.appoint")
    require(request.user, "reviewing_officer.appointed", timezone.localdate())

    return ask(
        request,
        forms.AppointForm(request.POST or None, today=timezone.localdate()),
        lambda **told: actions.appoint_officer(child=held.child, by=request.user, **told),
        then=reverse("care:child", args=[held.child_id]),
        said="The reviewing officer is appointed.",
        opened=opened,
        heading="Appoint the reviewing officer",
        cancel_url=reverse("care:child", args=[held.child_id]),
    )


def arrange(request: Request, period_id: int) -> HttpResponse:
    """Give the next review a day."""
    opened, held = open_now(request, PeriodOfCare, period_id, page="care.arrange")
    require(request.user, "care_review.arranged", timezone.localdate())
    return ask(
        request,
        forms.ArrangeForm(request.POST or None, today=timezone.localdate()),
        lambda **told: actions.arrange_review(period=held, by=request.user, **told),
        then=lambda made: reverse("care:review", args=[made.pk]),
        said="The review has its day.",
        opened=opened,
        heading="Arrange the next review",
        cancel_url=reverse("care:child", args=[held.child_id]),
    )


def hold(request: Request, period_id: int) -> HttpResponse:
    """Record a review held, with its decisions."""
    opened, held = open_now(request, PeriodOfCare, period_id, page="care.hold_review")
    require(request.user, "care_review.later_held", timezone.localdate())
    return ask(
        request,
        forms.HoldForm(request.POST or None, today=timezone.localdate()),
        lambda **told: actions.hold_review(period=held, by=request.user, **told),
        then=lambda made: reverse("care:review", args=[made.pk]),
        said="The review is recorded, and its decisions are tasks now.",
        opened=opened,
        heading="Record a review",
        button="Save the review",
        cancel_url=reverse("care:child", args=[held.child_id]),
    )


def step(request: Request, review_id: int, what: str) -> HttpResponse:
    """Record that papers, decisions or the record of a review went out or were written."""
    if what not in STEPS:
        raise Http404
    opened, held = open_fact(request.user, CareReview, review_id, page=f"care.review_{what}", to_record=True)
    heading, verb = STEPS[what]
    return ask(
        request,
        forms.DayForm(request.POST or None, today=timezone.localdate()),
        lambda **told: verb(review=held, by=request.user, **told),
        then=reverse("care:review", args=[held.pk]),
        said="It is recorded.",
        opened=opened,
        heading=heading,
        cancel_url=reverse("care:review", args=[held.pk]),
    )


def decide(request: Request, review_id: int) -> HttpResponse:
    """Add a decision to a review."""
    opened, held = open_fact(request.user, CareReview, review_id, page="care.decide", to_record=True)
    return ask(
        request,
        forms.DecisionForm(request.POST or None),
        lambda **told: actions.decide(review=held, decided=actions.Decided(**told), by=request.user),
        then=reverse("care:review", args=[held.pk]),
        said="The decision is a task now.",
        opened=opened,
        heading="Add a decision of this review",
        cancel_url=reverse("care:review", args=[held.pk]),
    )


def finish(request: Request, decision_id: int) -> HttpResponse:
    """Record that what a review decided is done."""
    opened, task = open_fact(request.user, ReviewDecision, decision_id, page="care.finish", to_record=True)
    if task.done_on:
        raise Http404

    return ask(
        request,
        forms.FinishForm(request.POST or None, today=timezone.localdate()),
        lambda **told: actions.finish_decision(decision=task, by=request.user, **told),
        then=reverse("care:review", args=[task.review_id]),
        said="The task is done.",
        opened=opened,
        heading="This is done",
        intro=task.what,
        cancel_url=reverse("care:review", args=[task.review_id]),
    )


def correct(request: Request, review_id: int) -> HttpResponse:
    """Correct what was recorded of a review."""
    opened, held = open_fact(request.user, CareReview, review_id, page="care.correct_review", to_record=True)
    return ask(
        request,
        forms.CorrectReviewForm(request.POST or None, row=held),
        lambda **told: actions.correct_review(review=held, by=request.user, **told),
        then=reverse("care:review", args=[held.pk]),
        said="The review is corrected.",
        opened=opened,
        heading="Correct this review",
        cancel_url=reverse("care:review", args=[held.pk]),
    )
