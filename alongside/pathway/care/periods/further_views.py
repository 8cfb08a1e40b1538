"""Pages for further facts of a child in care: liberty, asylum, earlier permanence, adoption, motherhood."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from alongside.access.door import open_child, open_to_record
from alongside.access.roles import Part
from alongside.pages.asking import Request, ask, draw
from alongside.pages.forms import Form
from alongside.pathway.care.periods import forms, further
from alongside.pathway.care.periods.facts import (
    AdoptionDecision,
    DeprivationOfLiberty,
    Motherhood,
    PreviousPermanence,
    UnaccompaniedStatus,
)
from alongside.pathway.care.periods.views import open_now
from alongside.people.models import Person
from alongside.returns.ssda903.codes import REASON_ADOPTION_CEASED


def show(request: Request, child_id: int) -> HttpResponse:
    """Liberty, asylum, earlier permanence, adoption and motherhood, as far as they are known."""
    opened = open_child(request.user, child_id, part=Part.CARE, page="care.further")
    decisions = AdoptionDecision.objects.filter(child=child_id).order_by("-started_on")
    return draw(
        request,
        "care/further.html",
        opened,
        liberty=DeprivationOfLiberty.objects.filter(child=child_id).order_by("-started_on"),
        unaccompanied=UnaccompaniedStatus.objects.filter(child=child_id).order_by("-started_on"),
        permanence=PreviousPermanence.objects.filter(child=child_id),
        decisions=[(d, REASON_ADOPTION_CEASED.label(d.ended_why)) for d in decisions],
        motherhood=Motherhood.objects.filter(child=child_id),
    )


def _ask(
    request: Request, child_id: int, page: str, form: type[Form], heading: str, verb: Callable[[Person, Any], Any]
) -> HttpResponse:
    opened = open_to_record(request.user, child_id, part=Part.CARE, page=page)
    return ask(
        request,
        form(request.POST or None, today=timezone.localdate()),
        lambda **told: verb(opened.child, told),
        then=reverse("care:further", args=[child_id]),
        said="It is recorded.",
        opened=opened,
        heading=heading,
        cancel_url=reverse("care:further", args=[child_id]),
    )


def deprive(request: Request, child_id: int) -> HttpResponse:
    """Record that a court authorised a deprivation of liberty."""

    def verb(child: Person, told: dict[str, Any]) -> DeprivationOfLiberty:
        return further.deprive_of_liberty(child=child, by=request.user, **told)

    return _ask(request, child_id, "care.deprive", forms.LibertyForm, "Deprivation of liberty", verb)


def end_deprivation(request: Request, deprivation_id: int) -> HttpResponse:
    """Record that the authority to deprive of liberty ended."""
    opened, held = open_now(request, DeprivationOfLiberty, deprivation_id, page="care.end_deprivation")
    return ask(
        request,
        forms.EndedForm(request.POST or None, today=timezone.localdate()),
        lambda **told: further.end_deprivation(deprivation=held, by=request.user, **told),
        then=reverse("care:further", args=[held.child_id]),
        said="It is recorded.",
        opened=opened,
        heading="The authority to deprive of liberty ended",
        cancel_url=reverse("care:further", args=[held.child_id]),
    )


def unaccompanied(request: Request, child_id: int) -> HttpResponse:
    """Record that the child is unaccompanied and seeks asylum."""

    def verb(child: Person, told: dict[str, Any]) -> UnaccompaniedStatus:
        return further.note_unaccompanied(child=child, started_on=told.pop("on"), by=request.user, **told)

    heading = "Unaccompanied asylum-seeking child"
    return _ask(request, child_id, "care.unaccompanied", forms.UnaccompaniedForm, heading, verb)


def permanence(request: Request, child_id: int) -> HttpResponse:
    """Record an earlier permanence arrangement."""

    def verb(child: Person, told: dict[str, Any]) -> PreviousPermanence:
        return further.note_previous_permanence(child=child, by=request.user, **told)

    heading = "An earlier permanence arrangement"
    return _ask(request, child_id, "care.permanence", forms.PreviousPermanenceForm, heading, verb)


def adoption(request: Request, child_id: int) -> HttpResponse:
    """Record the decision that the child should be placed for adoption."""

    def verb(child: Person, told: dict[str, Any]) -> AdoptionDecision:
        return further.decide_adoption(child=child, by=request.user, **told)

    heading = "The child should be placed for adoption"
    return _ask(request, child_id, "care.adoption", forms.AdoptionDecisionForm, heading, verb)


def end_adoption(request: Request, decision_id: int) -> HttpResponse:
    """Record that adoption is no longer planned."""
    opened, held = open_now(request, AdoptionDecision, decision_id, page="care.end_adoption")
    return ask(
        request,
        forms.AdoptionEndForm(request.POST or None, today=timezone.localdate()),
        lambda **told: further.end_adoption_plan(decision=held, by=request.user, **told),
        then=reverse("care:further", args=[held.child_id]),
        said="It is recorded.",
        opened=opened,
        heading="Adoption is no longer planned",
        cancel_url=reverse("care:further", args=[held.child_id]),
    )


def motherhood(request: Request, child_id: int) -> HttpResponse:
    """Record that the child became a mother."""

    def verb(child: Person, told: dict[str, Any]) -> Motherhood:
        return further.note_motherhood(child=child, baby_born_on=told.pop("on"), by=request.user, **told)

    return _ask(request, child_id, "care.motherhood", forms.MotherhoodForm, "The child became a mother", verb)
