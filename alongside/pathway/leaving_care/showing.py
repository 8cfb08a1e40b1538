"""The pages that show one fact about a young person: their words first, then the rest; and that correct it."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from alongside.access.door import Opened, open_fact
from alongside.history.facts import ChildFact
from alongside.pages.asking import Request, ask, draw
from alongside.pages.correcting import CorrectionForm
from alongside.pages.words import day
from alongside.pathway.leaving_care import forms, models
from alongside.pathway.leaving_care.correcting import correct
from alongside.pathway.leaving_care.living import forms as living
from alongside.returns.kit.lists.leaving_care import ACCOMMODATION_KIND
from alongside.returns.ssda903.codes import ACTIVITY, IN_TOUCH

Rows = list[tuple[str, Any]]
# What a page is called in addresses: the kind of fact, and the form that corrects it.
KINDS: dict[str, tuple[type[ChildFact], type[CorrectionForm]]] = {
    "status": (models.LeavingCareStatus, forms.CorrectStatusForm),
    "plan": (models.PathwayPlan, forms.CorrectPlanForm),
    "assessment": (models.NeedsAssessment, forms.CorrectNeedsForm),
    "review": (models.PathwayReview, forms.CorrectReviewForm),
    "touch": (models.InTouch, forms.CorrectTouchForm),
    "declined": (models.DeclinedSupport, forms.CorrectDeclinedForm),
    "accommodation": (models.Accommodation, living.CorrectAccommodationForm),
    "visit": (models.AccommodationVisit, living.CorrectVisitForm),
    "activity": (models.Activity, living.CorrectActivityForm),
    "release": (models.PlannedRelease, living.CorrectReleaseForm),
}


def plan(request: Request, pk: int) -> HttpResponse:
    """A pathway plan, whole."""
    opened, one = open_fact(request.user, models.PathwayPlan, pk, page="leaving_care.plan")
    rows: Rows = [
        ("Health and how they feel", one.health),
        ("Education, training and work", one.education_work),
        ("Where they live", one.home),
        ("Money", one.money),
        ("Family, friends and people who matter", one.relationships),
        ("Identity", one.identity),
        ("If this does not work out", one.contingency),
        ("Until", day(one.ended_on)),
    ]
    return _show(request, opened, one, "plan", f"Pathway plan of {day(one.started_on)}", rows)


def assessment(request: Request, pk: int) -> HttpResponse:
    """An assessment of needs."""
    opened, one = open_fact(request.user, models.NeedsAssessment, pk, page="leaving_care.assessment")
    rows: Rows = [
        ("What is going well", one.going_well),
        ("What they need, and from whom", one.needs),
        ("What others say", one.others_views),
        ("Started", day(one.started_on)),
        ("Completed", day(one.completed_on)),
    ]
    return _show(request, opened, one, "assessment", "Assessment of needs", rows)


def review(request: Request, pk: int) -> HttpResponse:
    """A review of a pathway plan."""
    opened, one = open_fact(request.user, models.PathwayReview, pk, page="leaving_care.review")
    rows: Rows = [
        ("What has changed", one.changed),
        ("What was agreed", one.agreed),
        ("Who took part", one.attended),
        ("Next review", day(one.next_review_on)),
    ]
    return _show(request, opened, one, "review", f"Review on {day(one.held_on)}", rows)


def touch(request: Request, pk: int) -> HttpResponse:
    """One contact, or the attempt."""
    opened, one = open_fact(request.user, models.InTouch, pk, page="leaving_care.touch")
    rows: Rows = [
        ("How", one.get_how_display()),
        ("In touch?", IN_TOUCH.label(one.in_touch)),
        ("What was talked about, or tried", one.notes),
        ("Who", one.worker.name if one.worker else ""),
    ]
    return _show(request, opened, one, "touch", f"Contact on {day(one.happened_on)}", rows)


def declined(request: Request, pk: int) -> HttpResponse:
    """A time in which support was declined."""
    opened, one = open_fact(request.user, models.DeclinedSupport, pk, page="leaving_care.declined")
    rows: Rows = [
        ("In writing?", {True: "Yes", False: "No"}.get(bool(one.in_writing)) if one.in_writing is not None else ""),
        ("How we keep trying, and how they can come back", one.keep_trying),
        ("Took up support again", day(one.ended_on)),
        ("What brought them back", one.resumed_words),
    ]
    return _show(request, opened, one, "declined", f"Said no to support on {day(one.started_on)}", rows)


def accommodation(request: Request, pk: int) -> HttpResponse:
    """Where the young person lived, from when to when."""
    opened, one = open_fact(request.user, models.Accommodation, pk, page="leaving_care.accommodation")
    where = one.address
    rows: Rows = [
        ("Kind", ACCOMMODATION_KIND.label(one.kind)),
        ("Address", ", ".join(filter(None, (where.lines, where.town, where.postcode))) if where else ""),
        ("Suitable?", one.get_suitability_display()),
        ("Why not", one.not_suitable_why),
        ("Provided or arranged by the council", "Yes" if one.arranged else "No"),
        ("Moved in", day(one.started_on)),
        ("Left", day(one.ended_on)),
    ]
    return _show(request, opened, one, "accommodation", "Where they live", rows)


def visit(request: Request, pk: int) -> HttpResponse:
    """A visit at home."""
    opened, one = open_fact(request.user, models.AccommodationVisit, pk, page="leaving_care.visit")
    rows: Rows = [
        ("Seen?", "Yes" if one.seen else "No"),
        ("Why not", one.not_seen_why),
        ("How the place is, and what was agreed", one.notes),
        ("Who visited", one.worker.name if one.worker else ""),
    ]
    return _show(request, opened, one, "visit", f"Visit on {day(one.visited_on)}", rows)


def activity(request: Request, pk: int) -> HttpResponse:
    """What the young person did, from when to when."""
    opened, one = open_fact(request.user, models.Activity, pk, page="leaving_care.activity")
    rows: Rows = [
        ("What", ACTIVITY.label(one.code)),
        ("What it is, and where", one.what),
        ("From", day(one.started_on)),
        ("Until", day(one.ended_on)),
        ("Why it ended", one.ended_why),
    ]
    return _show(request, opened, one, "activity", "Education, training and work", rows)


def release(request: Request, pk: int) -> HttpResponse:
    """A planned release from custody."""
    opened, one = open_fact(request.user, models.PlannedRelease, pk, page="leaving_care.release")
    rows: Rows = [("Held at", one.custody), ("Who meets them, and where they will live", one.arrangements)]
    return _show(request, opened, one, "release", f"Release on {day(one.release_on)}", rows)


def _show(request: Request, opened: Opened, row: ChildFact, what: str, heading: str, rows: Rows) -> HttpResponse:
    shown = [{"label": label, "value": value} for label, value in rows if value]
    if row.late_entry_reason:
        shown.append({"label": "Recorded late because", "value": row.late_entry_reason})
    return draw(
        request,
        "leaving_care/fact.html",
        opened,
        row=row,
        heading=heading,
        rows=shown,
        correct_url=reverse("leaving_care:correct", args=[what, row.pk]),
    )


def correct_fact(request: Request, what: str, pk: int) -> HttpResponse:
    """Correct a fact of this step."""
    kind, form = KINDS[what]
    opened, row = open_fact(request.user, kind, pk, page=f"leaving_care.correct_{what}", to_record=True)
    shown = reverse(f"leaving_care:{what}", args=[pk])
    return ask(
        request,
        form(request.POST or None, row=row),
        lambda **told: correct(row=row, today=timezone.localdate(), by=request.user, **told),
        then=shown,
        said="It is corrected. What stood before is kept.",
        opened=opened,
        heading="Correct what is recorded",
        cancel_url=shown,
    )
