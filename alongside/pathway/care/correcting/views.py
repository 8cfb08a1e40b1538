"""The page that corrects a fact of care which stands in a list."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from alongside.access.door import open_fact
from alongside.history.facts import ChildFact
from alongside.pages.asking import Request, ask
from alongside.pages.correcting import CorrectionForm
from alongside.pathway.care import models
from alongside.pathway.care.correcting import forms
from alongside.pathway.care.correcting.actions import correct, days_of

# What a kind of fact is called in addresses: the fact, the form that corrects it, and the child's page that shows it.
KINDS: dict[str, tuple[type[ChildFact], type[CorrectionForm], str]] = {
    "assessment": (models.HealthAssessment, forms.CorrectAssessmentForm, "health"),
    "plan": (models.HealthPlan, forms.CorrectHealthPlanForm, "health"),
    "check": (models.HealthCheck, forms.CorrectCheckForm, "health"),
    "score": (models.StrengthsAndDifficulties, forms.CorrectScoreForm, "health"),
    "substance": (models.SubstanceMisuse, forms.CorrectSubstanceForm, "health"),
    "conviction": (models.Conviction, forms.CorrectConvictionForm, "health"),
    "education": (models.PersonalEducationPlan, forms.CorrectEducationPlanForm, "health"),
    "event": (models.CareEvent, forms.CorrectEventForm, "events"),
    "interview": (models.ReturnInterview, forms.CorrectInterviewForm, "all_missing"),
    "liberty": (models.DeprivationOfLiberty, forms.CorrectLibertyForm, "further"),
    "unaccompanied": (models.UnaccompaniedStatus, forms.CorrectUnaccompaniedForm, "further"),
    "permanence": (models.PreviousPermanence, forms.CorrectPermanenceForm, "further"),
    "adoption": (models.AdoptionDecision, forms.CorrectAdoptionForm, "further"),
    "motherhood": (models.Motherhood, forms.CorrectMotherhoodForm, "further"),
}


def correct_fact(request: Request, what: str, pk: int) -> HttpResponse:
    """Correct a fact that a page of the child in care lists."""
    kind, form, page = KINDS[what]
    opened, row = open_fact(request.user, kind, pk, page=f"care.correct_{what}", to_record=True)
    today, asked = timezone.localdate(), form(request.POST or None, row=row)
    for column in days_of(row):
        asked.limit(column, latest=today)
    shown = reverse(f"care:{page}", args=[row.child_id])
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
