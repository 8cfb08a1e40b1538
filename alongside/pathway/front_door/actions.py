"""The front door's verbs. Each tells the child's clocks what happened."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import connection, transaction

from alongside.access.door import require
from alongside.deadlines.actions import happened
from alongside.law.due import local_day
from alongside.pathway.front_door.models import Check, Contact, Referral
from alongside.people.actions import allocate, end_allocations, hand_over, make_person
from alongside.people.models import Agency, Allocation, Person, Team, Worker

FRONT_DOOR_ROLE = "front_door_worker"


@transaction.atomic
def take_up(*, child_id: int, team: Team, by: Worker) -> None:
    """Bring a child found by search into the front door's reach. The database refuses whoever may not search."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT access_take_up(%s, %s)", [child_id, team.pk])


@transaction.atomic
def meet(*, team: Team, on: date, by: Worker, **facts: Any) -> Person:
    """Make a record for a child who has none, in the front door's reach."""
    require(by, "contact.received", on)
    child = make_person(by=by, **facts)
    allocate(child=child, team=team, role=FRONT_DOOR_ROLE, on=on, by=by)
    return child


@transaction.atomic
def receive_contact(
    *,
    children: Sequence[Person],
    received_at: datetime,
    team: Team,
    by: Worker,
    words_of: Mapping[int, str] = {},
    **told: Any,
) -> list[Contact]:
    """Record one contact about one child or several: shared facts once, and a decision for each to come.

    `words_of` has each child's own words, by the child's id.
    """
    require(by, "contact.received", local_day(received_at))
    act = uuid.uuid4()
    contacts = []
    for child in children:
        allocate(child=child, team=team, role=FRONT_DOOR_ROLE, on=local_day(received_at), by=by)
        own = {"childs_words": words_of[child.pk]} if child.pk in words_of else {}
        contact = Contact.objects.create(
            child=child, act=act, received_at=received_at, recorded_by=by, **{**told, **own}
        )
        happened("contact.received", child=child, on=received_at, about=contact, by=by)
        contacts.append(contact)
    return contacts


@transaction.atomic
def ask_partner(*, contact: Contact, agency: Agency, question: str, basis: str, on: date, by: Worker) -> Check:
    """Ask a partner what it knows, with the lawful basis and the reason."""
    require(by, "contact.checks_requested", on)
    check = Check.objects.create(
        child=contact.child,
        contact=contact,
        agency=agency,
        question=question,
        basis=basis,
        asked_on=on,
        recorded_by=by,
    )
    happened("contact.checks_requested", child=contact.child, on=on, about=contact, by=by)
    return check


@transaction.atomic
def record_answer(*, check: Check, answer: str, refused: bool, on: date, by: Worker) -> Check:
    """Record what the partner answered, or that it refused and why."""
    require(by, "contact.checks_answered", on)
    check.answer, check.refused, check.answered_on = answer, refused, on
    check.save(update_fields=["answer", "refused", "answered_on"])
    if not check.contact.checks.filter(answered_on__isnull=True).exists():
        happened("contact.checks_answered", child=check.child, on=on, about=check.contact, by=by)
    return check


@transaction.atomic
def decide_contact(*, contact: Contact, decision: str, reason: str, on: date, by: Worker) -> Referral | None:
    """Take the one decision on a contact, with its reason. Returns the referral that it becomes, if it does."""
    event = f"contact.decided_{decision}"
    require(by, event, on)
    contact.decision, contact.decision_reason, contact.decided_on, contact.decided_by = decision, reason, on, by
    contact.save(update_fields=["decision", "decision_reason", "decided_on", "decided_by"])
    happened(event, child=contact.child, on=on, about=contact, by=by, concerning=[contact])
    if decision == Contact.Decision.REFERRAL:
        return refer(child=contact.child, contact=contact, source=contact.source, on=on, by=by)
    return None


@transaction.atomic
def refer(*, child: Person, contact: Contact | None, source: str, on: date, by: Worker) -> Referral:
    """Accept a request for a statutory service. It counts as a re-referral within twelve months of another."""
    require(by, "referral.received", on)
    again = Referral.objects.within_year_before(child.pk, on).exists()
    referral = Referral.objects.create(child=child, contact=contact, received_on=on, source=source, recorded_by=by)
    happened("referral.received", child=child, on=on, about=referral, by=by)
    if again:
        happened("referral.re_referred", child=child, on=on, about=referral, by=by)
    return referral


@transaction.atomic
def decide_referral(
    *,
    referral: Referral,
    decision: str,
    reason: str,
    on: date,
    by: Worker,
    primary_need: str = "",
    team: Team | None = None,
    worker: Worker | None = None,
) -> Referral:
    """Decide what happens on a referral; an assessment or a strategy discussion goes to a team, and a worker of it."""
    event = f"referral.decided_{decision}"
    require(by, event, on)
    referral.decision, referral.decision_reason = decision, reason
    referral.decided_on, referral.decided_by, referral.primary_need = on, by, primary_need
    referral.save(update_fields=["decision", "decision_reason", "decided_on", "decided_by", "primary_need"])
    happened(event, child=referral.child, on=on, about=referral, by=by, concerning=[referral])
    if decision in (Referral.Decision.EARLY_HELP, Referral.Decision.NO_FURTHER_ACTION):
        referral.closed_on = on
        referral.save(update_fields=["closed_on"])
    elif team is not None:
        hand_over(child=referral.child, role="social_worker", to_team=team, to_worker=worker, on=on, by=by)
    return referral


@transaction.atomic
def tell_referrer(*, matter: Contact | Referral, how: str, on: date, by: Worker) -> None:
    """Record that whoever made contact was told what was decided; the front door's part then ends."""
    event = "referral.referrer_told" if isinstance(matter, Referral) else "contact.referrer_told"
    require(by, event, on)
    matter.referrer_told_on, matter.referrer_told_how = on, how
    matter.save(update_fields=["referrer_told_on", "referrer_told_how"])
    happened(event, child=matter.child, on=on, about=matter, by=by, concerning=[matter])
    _leave_front_door(matter.child, on, by)


@transaction.atomic
def close_case(*, referral: Referral, why: str, summary: str, on: date, by: Worker) -> Referral:
    """Close a case, for a coded reason, with a summary that the child can read one day."""
    require(by, "case.closed", on)
    referral.closed_on, referral.closed_why, referral.closing_summary = on, why, summary
    referral.save(update_fields=["closed_on", "closed_why", "closing_summary"])
    happened("case.closed", child=referral.child, on=on, about=referral, by=by)
    end_allocations(Allocation.objects.current(on).filter(child=referral.child), on=on, by=by)
    return referral


def _leave_front_door(child: Person, on: date, by: Worker) -> None:
    """The front door lets go of a child when nothing there waits for a decision."""
    waiting = Contact.objects.waiting().filter(child=child).exists()
    undecided = Referral.objects.open().filter(child=child, decision="").exists()
    if waiting or undecided:
        return
    here = Allocation.objects.current(on).filter(child=child, role=FRONT_DOOR_ROLE)
    end_allocations(here, on=on, by=by)
