"""What the guest saw, and what the worker replies. Each is written once, by one end of the visit."""

from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from alongside.law.due import local_day
from alongside.people.models import Worker
from alongside.practice.observing.models import Observation, ObservationOf, Reply
from alongside.practice.weeks.models import Visit, Week


@transaction.atomic
def observe(
    *,
    key: UUID,
    visit: Visit,
    at: datetime,
    by: Worker,
    saw: str,
    barrier: str,
    childs_experience: str = "",
    strength: str = "",
    worry: str = "",
    barrier_words: str = "",
) -> Observation:
    """Keep what a guest saw on a visit of theirs. The visit's own row stays as it is: were it marked at the same
    moment, whoever reads both would know which visit the newest observation is of.

    `key` is made where it was written (a phone), so that the same words sent again make nothing twice: the
    second sending is answered as the first was. Raises ValidationError when the visit is still to come, was
    cancelled or is observed already, or when its week is closed.
    """
    if sent := Observation.objects.filter(pk=key).first():
        return sent
    refuse_no_visit(visit, at)
    host = visit.slot.host
    try:
        with transaction.atomic():
            # First the row that joins, then what it joins: by the first the database knows that the visit is ours.
            ObservationOf.objects.create(observation_id=key, visit=visit, sent_at=at)
            made = Observation.objects.create(
                pk=key,
                week_id=host.week_id,
                service=host.service,
                saw=saw,
                childs_experience=childs_experience,
                strength=strength,
                worry=worry,
                barrier=barrier,
                barrier_words=barrier_words,
            )
    except IntegrityError as refusal:
        return _sent_meanwhile(key, refusal)
    return made


def refuse_no_visit(visit: Visit, at: datetime) -> None:
    """Raises ValidationError unless the visit has begun, stands, and its week is not closed."""
    if visit.state == Visit.State.CANCELLED:
        raise ValidationError("This visit was cancelled, so there is nothing to write about it.")
    if visit.on > local_day(at):
        raise ValidationError("This visit is still to come. Write what you saw once you have been there.")
    if visit.slot.host.week.stage == Week.Stage.CLOSED:
        raise ValidationError("This Practice Week is closed. Tell the lead of Practice Week what you saw.")


def _sent_meanwhile(key: UUID, refusal: IntegrityError) -> Observation:
    """Two sendings at the same moment: the other one won. Another key for the same visit is another observation."""
    if sent := Observation.objects.filter(pk=key).first():
        return sent
    raise ValidationError("You have sent what you saw on this visit already.") from refusal


@transaction.atomic
def reply(*, observation: Observation, words: str, by: Worker) -> Reply:
    """Set the worker's own view beside what a guest saw with them. Raises ValidationError when there is a reply."""
    if Reply.objects.filter(observation=observation).exists():
        raise ValidationError("Your reply stands already.")
    return Reply.objects.create(observation=observation, words=words)
