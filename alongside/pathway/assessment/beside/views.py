"""The pages about carers, children not yet born, and the emergency duty team's work."""

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone

from alongside.access.door import open_fact, open_to_record
from alongside.access.roles import Part
from alongside.pages.asking import Request, ask, draw
from alongside.pages.correcting import CorrectionForm
from alongside.pathway.assessment.beside import actions, forms
from alongside.pathway.assessment.models import CarerAssessment, EmergencyAction, UnbornConcern


def ask_carer(request: Request, child_id: int) -> HttpResponse:
    """A young carer or parent carer asked for an assessment."""
    opened = open_to_record(request.user, child_id, part=Part.ASSESSMENT, page="assessment.ask_carer")
    return ask(
        request,
        forms.CarerForm(request.POST or None, today=timezone.localdate(), child=opened.child),
        lambda **answers: actions.ask_carer_assessment(child=opened.child, by=request.user, **answers),
        then=lambda made: reverse("assessment:carer", args=[made.pk]),
        said="It is recorded. The assessment is to follow.",
        opened=opened,
        heading="A carer's assessment",
    )


def carer(request: Request, carer_id: int) -> HttpResponse:
    """One carer's assessment."""
    opened, asked = open_fact(request.user, CarerAssessment, carer_id, page="assessment.carer")
    return draw(request, "assessment/carer.html", opened, assessment=asked)


def complete_carer(request: Request, carer_id: int) -> HttpResponse:
    """Say what a carer needs and what was agreed."""
    opened, asked = open_fact(request.user, CarerAssessment, carer_id, page="assessment.complete_carer", to_record=True)
    if asked.completed_on:
        raise Http404
    return ask(
        request,
        forms.CarerNeedsForm(request.POST or None, today=timezone.localdate()),
        lambda **answers: actions.complete_carer_assessment(assessment=asked, by=request.user, **answers),
        then=reverse("assessment:carer", args=[asked.pk]),
        said="The carer's assessment is complete.",
        opened=opened,
        heading="What does the carer need?",
    )


def raise_unborn(request: Request, child_id: int) -> HttpResponse:
    """Record a concern about a child not yet born."""
    opened = open_to_record(request.user, child_id, part=Part.ASSESSMENT, page="assessment.raise_unborn")
    return ask(
        request,
        forms.UnbornForm(request.POST or None, today=timezone.localdate()),
        lambda **answers: actions.raise_unborn_concern(child=opened.child, by=request.user, **answers),
        then=lambda made: reverse("assessment:unborn", args=[made.pk]),
        said="The concern is recorded.",
        opened=opened,
        heading="A concern before the birth",
    )


def unborn(request: Request, concern_id: int) -> HttpResponse:
    """One concern about a child not yet born."""
    opened, raised = open_fact(request.user, UnbornConcern, concern_id, page="assessment.unborn")
    return draw(request, "assessment/unborn.html", opened, concern=raised)


def act_in_emergency(request: Request, child_id: int) -> HttpResponse:
    """Record what the emergency duty team did out of hours."""
    opened = open_to_record(request.user, child_id, part=Part.ASSESSMENT, page="assessment.act_in_emergency")
    return ask(
        request,
        forms.EmergencyForm(request.POST or None, today=timezone.localdate()),
        lambda **answers: actions.act_in_emergency(child=opened.child, by=request.user, **answers),
        then=lambda made: reverse("assessment:emergency", args=[made.pk]),
        said="It is recorded. The day team takes over in the morning.",
        opened=opened,
        heading="What did the emergency duty team do?",
    )


def emergency(request: Request, action_id: int) -> HttpResponse:
    """What the emergency duty team did, and whether the day team has taken over."""
    opened, taken = open_fact(request.user, EmergencyAction, action_id, page="assessment.emergency")
    return draw(request, "assessment/emergency.html", opened, action=taken)


def hand_over(request: Request, action_id: int) -> HttpResponse:
    """The day team takes over."""
    opened, taken = open_fact(request.user, EmergencyAction, action_id, page="assessment.hand_over", to_record=True)
    if taken.handed_over_on:
        raise Http404
    return ask(
        request,
        forms.HandoverForm(request.POST or None),
        lambda note: actions.hand_over_emergency(action=taken, note=note, on=timezone.localdate(), by=request.user),
        then=reverse("assessment:emergency", args=[taken.pk]),
        said="The day team has taken over.",
        opened=opened,
        heading="Take over from the emergency duty team",
    )


def correct_carer(request: Request, carer_id: int) -> HttpResponse:
    """Correct a carer's assessment."""
    return _correct(request, CarerAssessment, carer_id, "carer", forms.CorrectCarerForm)


def correct_unborn(request: Request, concern_id: int) -> HttpResponse:
    """Correct a concern about a child not yet born."""
    return _correct(request, UnbornConcern, concern_id, "unborn", forms.CorrectUnbornForm)


def correct_emergency(request: Request, action_id: int) -> HttpResponse:
    """Correct what the emergency duty team wrote."""
    return _correct(request, EmergencyAction, action_id, "emergency", forms.CorrectEmergencyForm)


def _correct(
    request: Request, kind: type[actions.Beside], pk: int, page: str, form: type[CorrectionForm]
) -> HttpResponse:
    opened, row = open_fact(request.user, kind, pk, page=f"assessment.correct_{page}", to_record=True)
    shown = reverse(f"assessment:{page}", args=[pk])
    today, asked = timezone.localdate(), form(request.POST or None, row=row)
    for column in actions.DAYS.get(kind, {}).keys() & asked.fields.keys():
        asked.limit(column, latest=today)
    return ask(
        request,
        asked,
        lambda **told: actions.correct(row=row, today=today, by=request.user, **told),
        then=shown,
        said="It is corrected. What stood before is kept.",
        opened=opened,
        heading="Correct what is recorded",
        cancel_url=shown,
    )
