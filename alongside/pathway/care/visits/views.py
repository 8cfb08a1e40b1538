"""Pages of visits."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from alongside.access.door import open_fact, open_to_record
from alongside.access.roles import Part
from alongside.pages.asking import Request, ask, draw
from alongside.pathway.care.periods.questions import in_care_on
from alongside.pathway.care.visits import actions, forms
from alongside.pathway.care.visits.models import CareVisit
from alongside.people.siblings import siblings_of


def visit_child(request: Request, child_id: int) -> HttpResponse:
    """Record a visit to a child in care, and to brothers and sisters in care."""
    opened = open_to_record(request.user, child_id, part=Part.CARE, page="care.visit_child")
    today = timezone.localdate()
    siblings = [one for one in siblings_of(opened.child, today) if in_care_on(one.pk, today)]
    return ask(
        request,
        forms.VisitForm(request.POST or None, today=today, child=opened.child, siblings=siblings),
        lambda **told: actions.visit(by=request.user, **told),
        then=lambda made: reverse("care:visit", args=[made[0].pk]),
        said="The visit is recorded.",
        opened=opened,
        heading="Record a visit",
        button="Save the visit",
        cancel_url=reverse("care:child", args=[child_id]),
    )


def visit(request: Request, visit_id: int) -> HttpResponse:
    """One visit: the child's words first."""
    opened, made = open_fact(request.user, CareVisit, visit_id, page="care.visit")
    together = CareVisit.objects.filter(act=made.act).exclude(pk=made.pk).select_related("child")
    return draw(request, "care/visit.html", opened, visit=made, together=together)


def correct(request: Request, visit_id: int) -> HttpResponse:
    """Correct a visit."""
    opened, made = open_fact(request.user, CareVisit, visit_id, page="care.correct_visit", to_record=True)
    return ask(
        request,
        forms.CorrectVisitForm(request.POST or None, row=made),
        lambda **told: actions.correct_visit(visit=made, by=request.user, **told),
        then=reverse("care:visit", args=[made.pk]),
        said="The visit is corrected.",
        opened=opened,
        heading="Correct this visit",
        cancel_url=reverse("care:visit", args=[made.pk]),
    )
