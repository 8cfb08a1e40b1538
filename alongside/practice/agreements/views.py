"""The pages of a family's agreement: for the worker who hosts the visit, and for whoever reads the child's record."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from alongside.access.door import open_fact, those_recordable
from alongside.access.roles import Part
from alongside.pages.asking import Request, ask, draw
from alongside.people.models import Allocation
from alongside.people.siblings import siblings_of
from alongside.practice.agreements import actions, forms
from alongside.practice.agreements.correcting import correct
from alongside.practice.agreements.easy_words import VERSIONS, version_for
from alongside.practice.agreements.models import Agreement, Briefing, FamilyVisit, GuestNamed, SafetyScreen
from alongside.practice.agreements.opening import hosted_by, open_slot, own_slot, own_visit
from alongside.practice.agreements.standing import age_for, asked_of, newest_screen, rule_on, to_ask
from alongside.practice.weeks.models import Guest, Slot, Visit, Week


def mine(request: Request) -> HttpResponse:
    """The half-days with families that a worker hosts, who comes to them, and where they go as a guest."""
    slots = hosted_by(request.user).exclude(host__week__stage=Week.Stage.CLOSED)
    families = FamilyVisit.objects.filter(slot__in=slots).select_related("child")
    visits = Visit.objects.standing().exclude(guest__week__stage=Week.Stage.CLOSED)
    visits = visits.select_related("slot__host__worker", "guest__worker").order_by("on", "half")
    return draw(
        request,
        "agreements/mine.html",
        slots=slots,
        child_of={one.slot_id: one.child for one in families},
        coming=visits.filter(slot__host__worker=request.user),
        going=visits.filter(guest__worker=request.user),
        guest_of=Guest.objects.coming()
        .filter(worker=request.user)
        .exclude(week__stage=Week.Stage.CLOSED)
        .select_related("week"),
    )


def family(request: Request, slot_id: int) -> HttpResponse:
    """Say which family, out of the worker's own caseload."""
    slot, today = own_slot(request.user, slot_id), timezone.localdate()
    caseload = Allocation.objects.current(today).filter(worker=request.user).select_related("child")
    children = those_recordable({row.child_id: row.child for row in caseload}.values(), Part.PRACTICE)
    return ask(
        request,
        forms.FamilyForm(request.POST or None, children=children),
        lambda **told: actions.name_family(slot=slot, by=request.user, **told),
        then=reverse("agreements:slot", args=[slot_id]),
        said="It is noted which family this is. Only people who see the child’s record can see it.",
        heading="Which family?",
        button="Save the family",
        cancel_url=reverse("agreements:mine"),
    )


def slot(request: Request, slot_id: int) -> HttpResponse:
    """All that a visit to a family needs: what was said, whether it is safe, who comes."""
    if not FamilyVisit.objects.filter(slot=own_slot(request.user, slot_id)).exists():
        return redirect("agreements:family", slot_id)
    opened, half_day = open_slot(request.user, slot_id, page="agreements.slot")
    visit = Visit.objects.standing().filter(slot=half_day).select_related("guest__worker").first()
    asked = asked_of(half_day)
    return draw(
        request,
        "agreements/slot.html",
        opened,
        slot=half_day,
        asked=[(one, to_ask(one, half_day.on), version_for(age_for(one.child, half_day.on))) for one in asked],
        given=next((row for one in asked for row in one.said() if row.agreed and not row.withdrawn_on), None),
        screen=newest_screen(half_day),
        visit=visit,
        named=GuestNamed.objects.filter(visit=visit).first() if visit else None,
        briefing=Briefing.objects.filter(visit=visit).first() if visit else None,
        rule=rule_on(half_day.on),
        states=Slot.Agreement,
        versions=VERSIONS,
    )


def words(request: Request, slot_id: int, whose: str) -> HttpResponse:
    """The easy words, to read together or print. Nothing of the family stands on the page."""
    half_day = own_slot(request.user, slot_id)
    if whose not in VERSIONS:
        raise Http404
    visit = Visit.objects.standing().filter(slot=half_day).select_related("guest__worker").first()
    return draw(
        request,
        "agreements/words.html",
        slot=half_day,
        visit=visit,
        version=VERSIONS[whose],
        others=[(key, one) for key, one in VERSIONS.items() if key != whose],
    )


def asked(request: Request, slot_id: int) -> HttpResponse:
    """Record what the family said."""
    opened, half_day = open_slot(request.user, slot_id, page="agreements.asked")
    today = timezone.localdate()
    siblings = those_recordable(siblings_of(opened.child, today), Part.PRACTICE)
    return ask(
        request,
        forms.AskedForm(request.POST or None, slot=half_day, today=today, child=opened.child, siblings=siblings),
        lambda **told: actions.record_agreements(slot=half_day, by=request.user, **told),
        then=reverse("agreements:slot", args=[slot_id]),
        said="What the family said is recorded.",
        opened=opened,
        heading="What did the family say?",
        intro="Answer for each child who will be there: tick brothers and sisters who will.",
        button="Save what they said",
        cancel_url=reverse("agreements:slot", args=[slot_id]),
    )


def safety(request: Request, slot_id: int) -> HttpResponse:
    """Record whether the visit is safe."""
    opened, half_day = open_slot(request.user, slot_id, page="agreements.safety")
    return ask(
        request,
        forms.ScreenForm(request.POST or None, today=timezone.localdate()),
        lambda **told: actions.screen(slot=half_day, by=request.user, **told),
        then=reverse("agreements:slot", args=[slot_id]),
        said="The safety screen is saved.",
        opened=opened,
        heading="Is the visit safe?",
        button="Save the safety screen",
        cancel_url=reverse("agreements:slot", args=[slot_id]),
    )


@require_POST
def withdraw(request: Request, agreement_id: int) -> HttpResponse:
    """The family takes its agreement back: one step, no question asked. Open to whoever may record for the child."""
    _, row = open_fact(request.user, Agreement, agreement_id, page="agreements.withdraw", to_record=True)
    try:
        actions.withdraw(slot=row.slot, on=timezone.localdate(), by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, "The agreement is taken back. No guest comes, and nobody is told why.")
    hosts = row.slot.host.worker_id == request.user.pk
    return redirect(*(("agreements:slot", row.slot_id) if hosts else ("agreements:agreement", row.pk)))


def guest(request: Request, visit_id: int) -> HttpResponse:
    """Show the family who comes, and record what it says."""
    visit = own_visit(request.user, visit_id)
    opened, half_day = open_slot(request.user, visit.slot_id, page="agreements.guest")
    if visit.state != Visit.State.PLANNED:
        raise Http404
    kind, name = visit.guest.get_kind_display(), visit.guest.worker.name
    return ask(
        request,
        forms.GuestForm(request.POST or None),
        lambda **told: actions.name_guest(visit=visit, on=timezone.localdate(), by=request.user, **told),
        then=reverse("agreements:slot", args=[half_day.pk]),
        said="What the family said about the guest is recorded.",
        opened=opened,
        heading="Tell the family who comes",
        intro=f"{name} ({kind}) would come along. Show the family this name before the visit.",
        button="Save what they said",
        cancel_url=reverse("agreements:slot", args=[half_day.pk]),
    )


def agreement(request: Request, agreement_id: int) -> HttpResponse:
    """What one of the family said, as the child's record has it."""
    opened, row = open_fact(request.user, Agreement, agreement_id, page="agreements.agreement")
    together = Agreement.objects.filter(act=row.act).exclude(pk=row.pk).filter(child=row.child)
    return draw(request, "agreements/agreement.html", opened, row=row, together=together)


def screen(request: Request, screen_id: int) -> HttpResponse:
    """One safety screen, as the child's record has it."""
    opened, row = open_fact(request.user, SafetyScreen, screen_id, page="agreements.screen")
    return draw(request, "agreements/screen.html", opened, row=row)


def correct_agreement(request: Request, agreement_id: int) -> HttpResponse:
    """Correct what one of the family said."""
    return _correct(request, Agreement, agreement_id, "agreement", forms.CorrectAgreementForm)


def correct_screen(request: Request, screen_id: int) -> HttpResponse:
    """Correct a safety screen."""
    return _correct(request, SafetyScreen, screen_id, "screen", forms.CorrectScreenForm)


def _correct(request: Request, kind: type[Any], pk: int, name: str, form: type[Any]) -> HttpResponse:
    opened, row = open_fact(request.user, kind, pk, page=f"agreements.correct_{name}", to_record=True)
    today, shown = timezone.localdate(), reverse(f"agreements:{name}", args=[pk])
    return ask(
        request,
        form(request.POST or None, row=row, today=today),
        lambda **told: correct(row=row, today=today, by=request.user, **told),
        then=shown,
        said="It is corrected. What stood before is kept.",
        opened=opened,
        heading="Correct what is recorded",
        button="Save the correction",
        cancel_url=shown,
    )
