"""What a guest signs, and what a host lets a guest know: no name before the host shares a first name."""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from alongside.access.door import NotAllowed
from alongside.law.due import local_day
from alongside.law.practice_week import UNDERTAKINGS, UndertakingText, holding
from alongside.people.models import Person, Worker
from alongside.practice.agreements.models import Briefing, FamilyVisit, Undertaking
from alongside.practice.agreements.naming import refuse_names
from alongside.practice.weeks.models import Guest, Slot, Visit


def to_sign(guest: Guest) -> UndertakingText:
    """The wording that a guest signs for their week."""
    return holding(UNDERTAKINGS, guest.week.starts_on)


@transaction.atomic
def sign(*, guest: Guest, at: datetime, by: Worker) -> Undertaking:
    """Sign the confidentiality undertaking for the week, once. Nobody signs for another (NotAllowed)."""
    if guest.worker_id != by.pk:
        raise NotAllowed("Each guest signs for themselves.")
    made = Undertaking.objects.create(guest=guest, at=at, words=to_sign(guest).words)
    guest.undertaking_on = local_day(at)
    guest.save(update_fields=["undertaking_on"])
    return made


@transaction.atomic
def write_briefing(*, visit: Visit, words: str, on: date, by: Worker) -> Briefing:
    """Write what the guest of a visit should know, without names.

    Raises NotAllowed for anybody but the host, or where somebody elected would come to a family; ValidationError
    where the words name somebody of the family.
    """
    _only_host(visit, by)
    if child := child_of(visit):
        if visit.guest.elected:
            raise NotAllowed("A councillor or cabinet member goes to no family, and is told of none.")
        refuse_names(words, child, on)
    made, _ = Briefing.objects.update_or_create(visit=visit, defaults={"words": words, "by": by})
    return made


@transaction.atomic
def share_name(*, visit: Visit, on: date, by: Worker) -> Briefing:
    """Share the child's first name with the guest, and nothing more.

    Raises ValidationError unless the family agreed.
    """
    _only_host(visit, by)
    child = child_of(visit)
    if child is None or visit.slot.agreement != Slot.Agreement.AGREED:
        raise ValidationError("A name is shared only where a family is visited and agreed.")
    return _name(visit, child.known_as or child.given_name, on)


@transaction.atomic
def unshare_name(*, visit: Visit, by: Worker) -> Briefing:
    """Take the first name off the briefing again."""
    _only_host(visit, by)
    return _name(visit, "", None)


def _name(visit: Visit, name: str, on: date | None) -> Briefing:
    briefing = Briefing.objects.filter(visit=visit).first()
    if briefing is None:
        raise ValidationError("Write the briefing first.")
    briefing.shared_name, briefing.shared_on = name, on
    briefing.save(update_fields=["shared_name", "shared_on"])
    return briefing


def child_of(visit: Visit) -> Person | None:
    """The child whose family is visited, for a host who sees the child; None where no family is."""
    family = FamilyVisit.objects.filter(slot=visit.slot_id).select_related("child").first()
    return family.child if family else None


def _only_host(visit: Visit, by: Worker) -> None:
    if visit.slot.host.worker_id != by.pk:
        raise NotAllowed("This is for the worker who hosts the visit.")
