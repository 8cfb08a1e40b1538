"""What a guest signs and reads, and what a host lets them know."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import connection
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from alongside.access.door import Opened, open_to_record
from alongside.access.roles import Part
from alongside.pages.asking import Request, ask, draw
from alongside.people.models import Worker
from alongside.practice.agreements.briefings import actions
from alongside.practice.agreements.briefings.forms import BriefingForm
from alongside.practice.agreements.models import Briefing, Undertaking
from alongside.practice.agreements.opening import own_visit
from alongside.practice.agreements.sight import opens_at
from alongside.practice.agreements.standing import newest_screen
from alongside.practice.weeks.models import Guest, Slot, Theme, Visit, Week


def undertaking(request: Request, week_id: int) -> HttpResponse:
    """Read and sign the confidentiality undertaking of a week, once; afterwards, what was signed."""
    guest = Guest.objects.coming().filter(worker=request.user, week=week_id).select_related("week").first()
    if guest is None or guest.week.stage == Week.Stage.CLOSED:
        raise Http404
    signed = Undertaking.objects.filter(guest=guest).first()
    if request.method == "POST" and signed is None:
        actions.sign(guest=guest, at=timezone.now(), by=request.user)
        messages.success(request, "You have signed. Your briefings open on the evening before each visit.")
        return redirect("agreements:mine")
    sentences = signed.words.splitlines() if signed else actions.to_sign(guest).sentences
    return draw(request, "agreements/undertaking.html", guest=guest, signed=signed, sentences=sentences)


def briefing(request: Request, visit_id: int) -> HttpResponse:
    """The briefing of one visit: for its guest while it is open to them, for its host at any time."""
    if Visit.objects.filter(pk=visit_id, slot__host__worker=request.user).exists():
        return _to_host(request, visit_id)
    visit = Visit.objects.filter(pk=visit_id, guest__worker=request.user)
    found = visit.select_related("guest__week", "slot__host__worker").first()
    if found is None or (found.guest.elected and found.slot.activity == Slot.Activity.FAMILY):
        raise Http404
    # The database decides whether it is open: `models.Briefing`.
    written = Briefing.objects.filter(visit=found).first()
    _note_opening(found, refused=written is None)
    if written is None:
        return draw(request, "agreements/shut.html", **_why_shut(found, timezone.now()))
    return draw(request, "agreements/briefing.html", visit=found, briefing=written, themes=_themes(found))


def _themes(visit: Visit) -> list[Theme]:
    return list(Theme.objects.filter(week=visit.guest.week_id))


def _note_opening(visit: Visit, *, refused: bool) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT agreements_note_briefing(%s, %s)", [visit.pk, refused])


def _why_shut(visit: Visit, now: datetime) -> dict[str, Any]:
    """Why a guest sees no briefing yet, or no more."""
    signed = Undertaking.objects.filter(guest=visit.guest).exists()
    over = visit.state == Visit.State.CANCELLED or timezone.localdate(now) > min(visit.on, visit.guest.week.ends_on)
    return {"visit": visit, "signed": signed, "over": over, "opens_at": opens_at(visit.on), "now": now}


def _to_host(request: Request, visit_id: int) -> HttpResponse:
    visit, opened = _open_visit(request.user, visit_id, "agreements.briefing_to_host")
    written = Briefing.objects.filter(visit=visit).first()
    if written is None:
        return redirect("agreements:write_briefing", visit_id)
    return draw(
        request, "agreements/briefing.html", opened, visit=visit, briefing=written, themes=_themes(visit), host=True
    )


def _open_visit(worker: Worker, visit_id: int, page: str) -> tuple[Visit, Opened | None]:
    """A visit to this worker, with the child's record where it is with a family. Raises Http404 for others."""
    visit = own_visit(worker, visit_id)
    child = actions.child_of(visit)
    if child is None and visit.slot.activity == Slot.Activity.FAMILY:
        raise Http404
    opened = open_to_record(worker, child.pk, part=Part.PRACTICE, page=page) if child else None
    return visit, opened


def write(request: Request, visit_id: int) -> HttpResponse:
    """Write or change the briefing."""
    visit, opened = _open_visit(request.user, visit_id, "agreements.write_briefing")
    written = Briefing.objects.filter(visit=visit).first()
    screen = newest_screen(visit.slot) if opened else None
    words = written.words if written else (screen.told_first if screen else "")
    return ask(
        request,
        BriefingForm(request.POST or None, initial={"words": words}),
        lambda **told: actions.write_briefing(visit=visit, on=timezone.localdate(), by=request.user, **told),
        then=reverse("agreements:briefing", args=[visit_id]),
        said="The briefing is saved.",
        opened=opened,
        heading=f"A briefing for {visit.guest.worker.name}",
        button="Save the briefing",
        cancel_url=reverse("agreements:mine"),
    )


@require_POST
def share(request: Request, visit_id: int) -> HttpResponse:
    """Share the child's first name with the guest."""
    visit, _ = _open_visit(request.user, visit_id, "agreements.share_name")
    try:
        actions.share_name(visit=visit, on=timezone.localdate(), by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, "The guest sees the first name while the briefing is open.")
    return redirect("agreements:briefing", visit_id)


@require_POST
def unshare(request: Request, visit_id: int) -> HttpResponse:
    """Take the name off again."""
    visit, _ = _open_visit(request.user, visit_id, "agreements.unshare_name")
    actions.unshare_name(visit=visit, by=request.user)
    messages.success(request, "The name is off the briefing.")
    return redirect("agreements:briefing", visit_id)
