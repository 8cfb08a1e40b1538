"""The pages of support at the edge of care."""

from collections.abc import Callable, Iterable
from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone

from alongside.access.door import Opened, may_decide, open_child, open_fact, open_to_record, require, those_recordable
from alongside.access.roles import Part
from alongside.pages.asking import Request, ask, draw
from alongside.pages.forms import Form
from alongside.pathway.edge_of_care import actions, forms
from alongside.pathway.edge_of_care.models import EdgeOfCareReview, EdgeOfCareSupport
from alongside.pathway.front_door.beside.alarm import alarms
from alongside.people.models import Person
from alongside.people.siblings import siblings_of

STARTED, ENDED = "edge_of_care.started", "edge_of_care.ended"
TAGS = {"continue": "note", "end": "good", "care": "bad"}


def child(request: Request, child_id: int) -> HttpResponse:
    """The child's support now with its reviews, and earlier times."""
    opened = open_child(request.user, child_id, part=Part.FAMILY_PLAN, page="edge_of_care.child")
    supports = list(EdgeOfCareSupport.objects.filter(child=child_id).order_by("-started_on", "-pk"))
    held = next((one for one in supports if one.ended_on is None), None)
    return draw(
        request,
        "edge_of_care/child.html",
        opened,
        alarms=alarms(request.user, opened, timezone.localdate()),
        begins_it=may_decide(request.user, STARTED, timezone.localdate()),
        earlier=[one for one in supports if one.ended_on],
        **_shown(request, held),
    )


def support(request: Request, support_id: int) -> HttpResponse:
    """One time of support, present or past, with its reviews."""
    opened, one = open_fact(request.user, EdgeOfCareSupport, support_id, page="edge_of_care.support")
    return draw(request, "edge_of_care/support.html", opened, **_shown(request, one))


def _shown(request: Request, held: EdgeOfCareSupport | None) -> dict[str, Any]:
    """What the pages show of one time of support; None shows nothing."""
    if held is None:
        return {"support": None}
    reviews = list(held.reviews.order_by("-held_on", "-pk"))
    return {
        "support": held,
        "reviews": [_line(one) for one in reviews],
        "next_review_on": reviews[0].next_review_on if reviews and not held.ended_on else None,
        "ends_it": not held.ended_on and may_decide(request.user, ENDED, timezone.localdate()),
        "corrects_it": may_decide(request.user, STARTED, timezone.localdate()),
    }


def _line(held: EdgeOfCareReview) -> dict[str, Any]:
    href = reverse("edge_of_care:review", args=[held.pk])
    tags = [(TAGS[held.decision], held.get_decision_display())]
    return {"when": held.held_on, "title": "Review", "text": held.childs_words, "href": href, "tags": tags}


def review(request: Request, review_id: int) -> HttpResponse:
    """One review."""
    opened, held = open_fact(request.user, EdgeOfCareReview, review_id, page="edge_of_care.review")
    return draw(request, "edge_of_care/review.html", opened, review=held)


def start(request: Request, child_id: int) -> HttpResponse:
    """Begin support, for brothers and sisters too."""
    opened = _opened(request, child_id, "edge_of_care.start")
    require(request.user, STARTED, timezone.localdate())
    siblings = _siblings(opened.child)
    helped = actions.with_open_support(siblings)
    form = forms.StartForm(
        request.POST or None,
        today=timezone.localdate(),
        child=opened.child,
        siblings=[one for one in siblings if one not in helped],
    )
    return _ask(
        request, opened, form, actions.start, said="The support has begun.", heading="Start edge of care support"
    )


def record_review(request: Request, child_id: int) -> HttpResponse:
    """Record a review."""
    opened = _opened(request, child_id, "edge_of_care.record_review")
    form = forms.ReviewForm(request.POST or None, **_those_helped(opened.child))
    return _ask(request, opened, form, actions.review, said="The review is recorded.", heading="Review the support")


def end(request: Request, support_id: int) -> HttpResponse:
    """End support, for brothers and sisters too. The page of care leads here with its own outcome."""
    opened, one = open_fact(request.user, EdgeOfCareSupport, support_id, page="edge_of_care.end", to_record=True)
    require(request.user, ENDED, timezone.localdate())
    if one.ended_on:
        raise Http404
    chosen = {"outcome": request.GET.get("outcome", "")}
    form = forms.EndForm(request.POST or None, initial=chosen, **_those_helped(one.child))
    return _ask(
        request,
        opened,
        form,
        actions.end,
        said="The support has ended.",
        heading="End edge of care support",
        button="End the support",
    )


def correct(request: Request, support_id: int) -> HttpResponse:
    """Correct what is recorded of support."""
    opened, one = open_fact(request.user, EdgeOfCareSupport, support_id, page="edge_of_care.correct", to_record=True)
    require(request.user, STARTED, timezone.localdate())
    return _ask(
        request,
        opened,
        forms.CorrectForm(request.POST or None, row=one),
        lambda **told: actions.correct(support=one, today=timezone.localdate(), **told),
        said="It is corrected. What stood before is kept.",
        heading="Correct edge of care support",
        back=reverse("edge_of_care:support", args=[one.pk]),
    )


def correct_review(request: Request, review_id: int) -> HttpResponse:
    """Correct a review."""
    opened, one = open_fact(
        request.user, EdgeOfCareReview, review_id, page="edge_of_care.correct_review", to_record=True
    )
    return _ask(
        request,
        opened,
        forms.CorrectReviewForm(request.POST or None, row=one),
        lambda **told: actions.correct_review(review=one, **told),
        said="It is corrected. What stood before is kept.",
        heading="Correct the review",
        back=reverse("edge_of_care:review", args=[one.pk]),
    )


def _opened(request: Request, child_id: int, page: str) -> Opened:
    return open_to_record(request.user, child_id, part=Part.FAMILY_PLAN, page=page)


def _siblings(child: Person) -> list[Person]:
    return those_recordable(siblings_of(child, timezone.localdate()), Part.FAMILY_PLAN)


def _those_helped(child: Person) -> dict[str, Any]:
    siblings: Iterable[Person] = actions.with_open_support(_siblings(child))
    return {"today": timezone.localdate(), "child": child, "siblings": list(siblings)}


def _ask(
    request: Request, opened: Opened, form: Form, verb: Callable[..., Any], *, said: str, back: str = "", **page: Any
) -> HttpResponse:
    """Ask, and go back to the child's page of the room, or to `back`."""
    back = back or reverse("edge_of_care:child", args=[opened.child.pk])
    return ask(
        request,
        form,
        lambda **told: verb(by=request.user, **told),
        then=back,
        said=said,
        opened=opened,
        cancel_url=back,
        **page,
    )
