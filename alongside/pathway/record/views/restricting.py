"""Hiding a record's very existence from everybody but those named, and ending that."""

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone

from alongside.access.door import Opened, open_to_record
from alongside.access.roles import Part
from alongside.pages.asking import Request, ask, draw
from alongside.pathway.record import actions
from alongside.pathway.record.forms import restricting as forms
from alongside.people.models import Allocation, Restriction, Worker, current


def restriction(request: Request, child_id: int) -> HttpResponse:
    """Whether the record is restricted, since when and why, and who is named."""
    opened = _opened(request, child_id, "restriction")
    standing = _standing(child_id)
    named = Worker.objects.filter(pk__in=standing.named.values("worker")) if standing else Worker.objects.none()
    return draw(request, "record/restriction.html", opened, restriction=standing, named=named)


def restrict(request: Request, child_id: int) -> HttpResponse:
    """Restrict the record, for a reason; whoever is not named no longer knows that it exists."""
    opened = _opened(request, child_id, "restrict")
    if _standing(child_id):
        raise Http404
    near = Allocation.objects.current(timezone.localdate()).filter(child=child_id).values("worker")
    return _ask(
        request,
        opened,
        forms.RestrictForm(
            request.POST or None, near=list(Worker.objects.filter(pk__in=near).exclude(pk=request.user.pk))
        ),
        lambda **told: actions.restrict(person=opened.child, on=timezone.localdate(), by=request.user, **told),
        "Only those named know of this record now.",
        "Restrict this record",
    )


def name_more(request: Request, child_id: int) -> HttpResponse:
    """Name further workers on a restriction."""
    opened, standing = _restricted(request, child_id, "name_more")
    return _ask(
        request,
        opened,
        forms.NameMoreForm(request.POST or None),
        lambda named: actions.name_more(restriction=standing, named=named, on=timezone.localdate(), by=request.user),
        "They know of this record now.",
        "Name further workers",
    )


def end(request: Request, child_id: int) -> HttpResponse:
    """End a restriction, for a reason; the record is again there for those who work with the child."""
    opened, standing = _restricted(request, child_id, "end_restriction")
    return _ask(
        request,
        opened,
        forms.EndRestrictionForm(request.POST or None),
        lambda reason: actions.end_restriction(
            restriction=standing, reason=reason, on=timezone.localdate(), by=request.user
        ),
        "The restriction has ended.",
        "End the restriction",
    )


def _ask(request: Request, opened: Opened, form: Any, verb: Any, said: str, heading: str) -> HttpResponse:
    page = reverse("record:restriction", args=[opened.child.pk])
    return ask(request, form, verb, then=page, said=said, opened=opened, heading=heading, cancel_url=page)


def _opened(request: Request, child_id: int, page: str) -> Opened:
    """The record, for a manager; raises Http404 for anybody else."""
    if not actions.may_manage(request.user, timezone.localdate()):
        raise Http404
    return open_to_record(request.user, child_id, part=Part.PEOPLE, page=f"record.{page}")


def _restricted(request: Request, child_id: int, page: str) -> tuple[Opened, Restriction]:
    opened = _opened(request, child_id, page)
    standing = _standing(child_id)
    if standing is None:
        raise Http404
    return opened, standing


def _standing(child_id: int) -> Restriction | None:
    """The restriction that holds today."""
    return Restriction.objects.filter(current(timezone.localdate()), person=child_id).first()
