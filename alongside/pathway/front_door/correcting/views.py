"""The pages that correct what the front door recorded."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from alongside.access.door import open_fact
from alongside.history.facts import ChildFact
from alongside.pages.asking import Request, ask
from alongside.pages.correcting import CorrectionForm
from alongside.pathway.front_door.correcting import forms
from alongside.pathway.front_door.correcting.actions import correct, days_of
from alongside.pathway.front_door.models import Contact, HarmSuspicion, Referral, Transfer


def contact(request: Request, contact_id: int) -> HttpResponse:
    """Correct what somebody told the council."""
    return _correct(request, Contact, contact_id, "contact", forms.CorrectContactForm)


def referral(request: Request, referral_id: int) -> HttpResponse:
    """Correct the facts of a referral."""
    return _correct(request, Referral, referral_id, "referral", forms.CorrectReferralForm)


def harm(request: Request, suspicion_id: int) -> HttpResponse:
    """Correct what gave cause to suspect harm."""
    return _correct(request, HarmSuspicion, suspicion_id, "harm", forms.CorrectHarmForm)


def transfer(request: Request, transfer_id: int) -> HttpResponse:
    """Correct a move between councils."""
    return _correct(request, Transfer, transfer_id, "transfer", forms.CorrectTransferForm)


def _correct(request: Request, kind: type[ChildFact], pk: int, page: str, form: type[CorrectionForm]) -> HttpResponse:
    opened, row = open_fact(request.user, kind, pk, page=f"front_door.correct_{page}", to_record=True)
    today, asked = timezone.localdate(), form(request.POST or None, row=row)
    for column in days_of(row):
        asked.limit(column, latest=today)
    shown = reverse(f"front_door:{page}", args=[pk])
    return ask(
        request,
        asked,
        lambda **told: correct(row=row, today=today, by=request.user, **told),
        then=shown,
        said="It is corrected. What stood before is kept.",
        opened=opened,
        heading="Correct what is recorded",
        cancel_url=shown,
    )
