"""The pages about how a young person lives."""

from typing import Any

from django.http import Http404, HttpResponse
from django.utils import timezone

from alongside.access.door import open_fact
from alongside.pages.asking import Request
from alongside.pathway.leaving_care.living import actions, forms
from alongside.pathway.leaving_care.models import Activity
from alongside.pathway.leaving_care.views import ask_about, opened_to_record
from alongside.people.models import Person


def move(request: Request, child_id: int) -> HttpResponse:
    """Record where the young person lives now."""
    opened = opened_to_record(request, child_id, "leaving_care.move")
    form = forms.MoveForm(request.POST or None, today=timezone.localdate())
    return ask_about(
        request, opened, form, actions.move_in, said="The move is recorded.", heading="Where do they live now?"
    )


def visit(request: Request, child_id: int) -> HttpResponse:
    """Record a visit at home."""
    opened = opened_to_record(request, child_id, "leaving_care.visit")
    form = forms.VisitForm(request.POST or None, today=timezone.localdate())
    return ask_about(request, opened, form, actions.visit_home, said="The visit is recorded.", heading="Record a visit")


def start_activity(request: Request, child_id: int) -> HttpResponse:
    """Record what the young person does."""
    opened = opened_to_record(request, child_id, "leaving_care.start_activity")
    form = forms.ActivityForm(request.POST or None, today=timezone.localdate())
    return ask_about(
        request, opened, form, actions.start_activity, said="It is recorded.", heading="What do they do now?"
    )


def end_activity(request: Request, activity_id: int) -> HttpResponse:
    """Record that something the young person did has ended."""
    opened, one = open_fact(request.user, Activity, activity_id, page="leaving_care.end_activity", to_record=True)
    if one.ended_on:
        raise Http404

    def ended(child: Person, **told: Any) -> Activity:
        return actions.end_activity(activity=one, **told)

    form = forms.EndActivityForm(request.POST or None, today=timezone.localdate())
    return ask_about(request, opened, form, ended, said="It is recorded.", heading="It has ended")


def release(request: Request, child_id: int) -> HttpResponse:
    """Record a planned release from custody."""
    opened = opened_to_record(request, child_id, "leaving_care.release")
    today = timezone.localdate()

    def planned(child: Person, **told: Any) -> object:
        return actions.plan_release(child=child, on=today, **told)

    form = forms.ReleaseForm(request.POST or None, today=today)
    return ask_about(
        request, opened, form, planned, said="The release is recorded.", heading="Plan a release from custody"
    )
