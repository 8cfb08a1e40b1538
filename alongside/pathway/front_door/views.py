"""The front door's pages."""

from typing import Any

from django.db import ProgrammingError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from alongside.access.door import Opened, open_child, open_fact
from alongside.access.roles import Part
from alongside.deadlines.models import Deadline
from alongside.pages.asking import Request, ask, draw
from alongside.pathway.front_door import actions, forms
from alongside.pathway.front_door.beside.alarm import alarms
from alongside.pathway.front_door.models import Check, Contact, Referral
from alongside.people.finding.find import Card, likely_duplicates
from alongside.people.models import Membership, Person, Team, current
from alongside.people.siblings import siblings_of
from alongside.returns.cin.codes import PRIMARY_NEED, REASON_FOR_CLOSURE, REFERRAL_SOURCE


def queue(request: Request) -> HttpResponse:
    """What waits at the front door: contacts and referrals without a decision, most urgent first."""
    contacts = Contact.objects.waiting().select_related("child").order_by("-urgency", "received_at")
    referrals = Referral.objects.open().filter(decision="").select_related("child").order_by("received_on")
    waiting = {c.child_id for c in contacts} | {r.child_id for r in referrals}
    clocks = Deadline.objects.open().filter(child__in=waiting, code__in=("FD01", "FD02"))
    due = {(c.about_table, c.about_id): c.due_on for c in clocks}
    return draw(request, "front_door/queue.html", contacts=contacts, referrals=referrals, due=due)


def new_child(request: Request) -> HttpResponse:
    """A contact about a child whom nobody found: who she is, then the contact.

    Records that may be of the same child are shown first, and saved past only by who says that it is another.
    """
    team = front_door_team(request)
    form = forms.PersonForm(request.POST or None, today=timezone.localdate())
    alike = _alike(form) if form.is_valid() and "somebody_else" not in request.POST else []
    if alike:
        answers = {name: value or "" for name, value in form.cleaned_data.items()}
        return draw(request, "front_door/alike.html", answers=answers, cards=alike)

    def made(**facts: Any) -> Person:
        return actions.meet(team=team, by=request.user, on=timezone.localdate(), **facts)

    return ask(
        request,
        form,
        made,
        then=lambda child: reverse("front_door:receive", args=[child.pk]),
        said="The child has a record now. Say what you were told.",
        heading="Who is the child?",
        button="Continue",
        cancel_url=reverse("front_door:queue"),
    )


def _alike(form: forms.PersonForm) -> list[Card]:
    who = form.cleaned_data
    return likely_duplicates(who["given_name"], who["family_name"], who["born_on"])


@require_POST
def take_up(request: Request, child_id: int) -> HttpResponse:
    """Bring a child found by search into the front door's reach, to record a contact."""
    team = front_door_team(request)
    try:
        actions.take_up(child_id=child_id, team=team, by=request.user)
    except ProgrammingError as refusal:
        raise Http404 from refusal
    return redirect("front_door:receive", child_id)


def receive(request: Request, child_id: int) -> HttpResponse:
    """Record a contact about a child."""
    team = front_door_team(request)
    opened = open_child(request.user, child_id, part=Part.FRONT_DOOR, page="front_door.receive")

    def received(**told: Any) -> Contact:
        return actions.receive_contact(received_at=timezone.now(), team=team, by=request.user, **told)[0]

    siblings = siblings_of(opened.child, timezone.localdate())
    return ask(
        request,
        forms.ContactForm(request.POST or None, child=opened.child, siblings=list(siblings)),
        received,
        then=lambda contact: reverse("front_door:contact", args=[contact.pk]),
        said="The contact is recorded.",
        opened=opened,
        heading="What were you told?",
        button="Save the contact",
    )


def contact(request: Request, contact_id: int) -> HttpResponse:
    """One contact: what was said, what partners answered, what was decided."""
    opened, told = open_fact(request.user, Contact, contact_id, page="front_door.contact")
    checks = told.checks.select_related("agency")
    referral = told.referrals.first()
    return draw(
        request,
        "front_door/contact.html",
        opened,
        contact=told,
        checks=checks,
        referral=referral,
        alarms=alarms(request.user, opened, timezone.localdate()),
        source=REFERRAL_SOURCE.label(told.source),
        told_by=", ".join(filter(None, (told.contacted_by, told.contacted_by_as))),
        family_told={True: "Yes", False: f"No: {told.family_not_told_why}", None: ""}[told.family_told],
    )


def referral(request: Request, referral_id: int) -> HttpResponse:
    """One referral, its decision, and whether it is a re-referral."""
    opened, made = open_fact(request.user, Referral, referral_id, page="front_door.referral")
    earlier = Referral.objects.within_year_before(made.child_id, made.received_on).order_by("-received_on")
    return draw(
        request,
        "front_door/referral.html",
        opened,
        referral=made,
        earlier=earlier,
        alarms=alarms(request.user, opened, timezone.localdate()),
        source=REFERRAL_SOURCE.label(made.source),
        need=PRIMARY_NEED.label(made.primary_need),
        closed_why=REASON_FOR_CLOSURE.label(made.closed_why),
    )


def check(request: Request, contact_id: int) -> HttpResponse:
    """Ask a partner what it knows."""
    opened, told = open_fact(request.user, Contact, contact_id, page="front_door.check", to_record=True)
    return ask(
        request,
        forms.CheckForm(request.POST or None),
        lambda **asked: actions.ask_partner(contact=told, on=timezone.localdate(), by=request.user, **asked),
        then=reverse("front_door:contact", args=[told.pk]),
        said="The request is recorded.",
        opened=opened,
        heading="Ask a partner",
        button="Save the request",
    )


def answer(request: Request, check_id: int) -> HttpResponse:
    """Record what a partner answered."""
    opened, asked = open_fact(request.user, Check, check_id, page="front_door.answer", to_record=True)
    return ask(
        request,
        forms.AnswerForm(request.POST or None),
        lambda **said: actions.record_answer(check=asked, on=timezone.localdate(), by=request.user, **said),
        then=reverse("front_door:contact", args=[asked.contact_id]),
        said="The answer is recorded.",
        opened=opened,
        heading=f"What did {asked.agency.name} answer?",
    )


def decide_contact(request: Request, contact_id: int) -> HttpResponse:
    """Take the one decision on a contact."""
    opened, told = open_fact(request.user, Contact, contact_id, page="front_door.decide_contact", to_record=True)
    _refuse_second(told)
    return ask(
        request,
        forms.ContactDecisionForm(request.POST or None),
        lambda **why: actions.decide_contact(contact=told, on=timezone.localdate(), by=request.user, **why),
        then=reverse("front_door:contact", args=[told.pk]),
        said="The decision is recorded. Tell whoever made contact.",
        opened=opened,
        heading="Decide this contact",
        button="Save the decision",
    )


def decide_referral(request: Request, referral_id: int) -> HttpResponse:
    """Decide what happens on a referral."""
    opened, made = open_fact(request.user, Referral, referral_id, page="front_door.decide_referral", to_record=True)
    _refuse_second(made)
    return ask(
        request,
        forms.ReferralDecisionForm(request.POST or None),
        lambda **why: actions.decide_referral(referral=made, on=timezone.localdate(), by=request.user, **why),
        then=reverse("front_door:referral", args=[made.pk]),
        said="The decision is recorded. Tell the referrer.",
        opened=opened,
        heading="Decide this referral",
        button="Save the decision",
    )


def tell_contact(request: Request, contact_id: int) -> HttpResponse:
    """Record that whoever made contact was told what was decided."""
    opened, told = open_fact(request.user, Contact, contact_id, page="front_door.tell_contact", to_record=True)
    return _tell(request, opened, told)


def tell_referral(request: Request, referral_id: int) -> HttpResponse:
    """Record that the referrer was told what was decided."""
    opened, made = open_fact(request.user, Referral, referral_id, page="front_door.tell_referral", to_record=True)
    return _tell(request, opened, made)


def _tell(request: Request, opened: Opened, matter: Contact | Referral) -> HttpResponse:
    return ask(
        request,
        forms.ToldForm(request.POST or None),
        lambda how: actions.tell_referrer(matter=matter, how=how, on=timezone.localdate(), by=request.user),
        then=reverse("front_door:queue"),
        said="It is recorded that they were told.",
        opened=opened,
        heading="Tell whoever made contact",
    )


def close(request: Request, referral_id: int) -> HttpResponse:
    """Close a case."""
    opened, made = open_fact(request.user, Referral, referral_id, page="front_door.close", to_record=True)
    return ask(
        request,
        forms.ClosingForm(request.POST or None),
        lambda reason, summary: actions.close_case(
            referral=made, why=reason, summary=summary, on=timezone.localdate(), by=request.user
        ),
        then=reverse("record:my_caseload"),
        said="The case is closed.",
        opened=opened,
        heading="Close the case",
        button="Close the case",
    )


def front_door_team(request: Request) -> Team:
    """The front-door team that the signed-in worker belongs to. Raises Http404 for anybody else."""
    held = Membership.objects.filter(
        current(timezone.localdate()), worker=request.user, team__kind=Team.Kind.FRONT_DOOR
    ).select_related("team")
    member = held.first()
    if member is None:
        raise Http404
    return member.team


def _refuse_second(matter: Contact | Referral) -> None:
    """There is one decision on a contact or referral; another page shows it."""
    if matter.decision:
        raise Http404
