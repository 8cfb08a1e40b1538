"""Weights, terms, days away and recruitment. Who manages records them; everybody sees the weights."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from alongside.access.door import NotAllowed, roles_of
from alongside.people.models import Post, Worker
from alongside.workforce.models import MANAGERS, Away, CaseWeight, Recruitment, Terms


def may_manage(worker: Worker, on: date) -> bool:
    """Whether the worker answers for other people's work."""
    return not roles_of(worker, on).isdisjoint(MANAGERS)


def _require(worker: Worker, on: date) -> None:
    if not may_manage(worker, on):
        raise NotAllowed("This is for a team manager, a service manager or the director to record.")


@transaction.atomic
def set_weight(*, state: str, weight: Decimal, holds_from: date, why: str, on: date, by: Worker) -> CaseWeight:
    """Set how much work a child in a state asks for, from a day on; what stood before stays."""
    _require(by, on)
    return CaseWeight.objects.create(
        state=state, weight=weight, holds_from=holds_from, why=why, set_by=by, set_at=timezone.now()
    )


@transaction.atomic
def set_terms(*, worker: Worker, on: date, by: Worker, **terms: Any) -> Terms:
    """Say how much somebody works and what they are skilled in, from a day on; what stood before ends that day."""
    _require(by, on)
    Terms.objects.filter(worker=worker, ended_on__isnull=True, started_on__lt=on).update(ended_on=on)
    standing = Terms.objects.filter(worker=worker, ended_on__isnull=True, started_on=on).first()
    if standing is None:
        return Terms.objects.create(worker=worker, started_on=on, **terms)
    for name, value in terms.items():
        setattr(standing, name, value)
    standing.save()
    return standing


@transaction.atomic
def note_away(*, worker: Worker, started_on: date, ended_on: date | None, on: date, by: Worker) -> Away:
    """Note that somebody cannot take on work, and until when if that is known. Never why."""
    _require(by, on)
    return Away.objects.create(worker=worker, started_on=started_on, ended_on=ended_on)


@transaction.atomic
def advertise(*, post: Post, on: date, by: Worker) -> Recruitment:
    """Begin to fill a post. The database refuses a second try while one is under way."""
    _require(by, on)
    return Recruitment.objects.create(post=post, advertised_on=on)


@transaction.atomic
def take_step(*, recruitment: Recruitment, step: str, day: date, on: date, by: Worker) -> Recruitment:
    """Note the next step of a recruitment and its day. Raises ValidationError when it is not the next one."""
    _require(by, on)
    names = [name for name, _ in Recruitment.STEPS]
    if step not in names or names.index(step) != recruitment.step or recruitment.given_up_on:
        raise ValidationError("This is not the next step of the recruitment. Look at it again.")
    setattr(recruitment, step, day)
    recruitment.save(update_fields=[step])
    return recruitment


@transaction.atomic
def give_up(*, recruitment: Recruitment, why: str, on: date, by: Worker) -> Recruitment:
    """Give a recruitment up, with the reason. The post can be advertised again."""
    _require(by, on)
    recruitment.given_up_on, recruitment.given_up_why = on, why
    recruitment.save(update_fields=["given_up_on", "given_up_why"])
    return recruitment
