"""A family's three answers: by a link that is used once, or on paper that the worker types in."""

import secrets
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID, uuid4

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from alongside.history.acting import acting
from alongside.law.due import local_day
from alongside.people.models import Worker
from alongside.practice.observing.actions import refuse_no_visit
from alongside.practice.observing.family.languages import languages
from alongside.practice.observing.models import FamilyLink, FamilyVoice, FamilyVoiceOf
from alongside.practice.observing.worrying.actions import Line, duty_line
from alongside.practice.weeks.models import Visit

LINK_LASTS = timedelta(days=14)


class LinkGone(LookupError):
    """There is no such link, or it was used, or it is too old."""


@transaction.atomic
def make_link(*, visit: Visit, language: str, for_young: bool, told_unchecked: bool, at: datetime, by: Worker) -> str:
    """Make a link for the family of a visit and return its secret word, which is kept nowhere.

    Raises ValidationError when nobody has checked the language's wording and the worker was not told so
    (`told_unchecked`), when nothing could carry the answers home, or when the visit does not stand.
    """
    refuse_no_visit(visit, at)
    _refuse_unchecked(language, told_unchecked)
    if duty_line(local_day(at)) is None:
        raise ValidationError("Nobody is on the duty line to carry the answers home. Ask on paper instead.")
    word = secrets.token_urlsafe(24)
    FamilyLink.objects.create(
        visit=visit, digest=digest(word), language=language, for_young=for_young, made_at=at, until=at + LINK_LASTS
    )
    return word


def digest(word: str) -> str:
    """What is kept of a link's secret word: 24 random bytes need no salt."""
    return sha256(word.encode()).hexdigest()


def open_link(*, word: str, at: datetime) -> FamilyLink:
    """The link with this secret word, for whoever has it. Raises LinkGone."""
    line = _line(at)
    with acting(line.worker.pk):
        return _standing(word, at)


def answer_by_link(*, word: str, at: datetime, listened: int, helped: int, better: str = "") -> FamilyVoice:
    """Keep what a family answered by its link, which is then used up. Raises LinkGone."""
    line = _line(at)
    with acting(line.worker.pk):
        link = _standing(word, at)
        if not FamilyLink.objects.filter(pk=link.pk, used_at__isnull=True).update(used_at=at):
            raise LinkGone
        return _keep(
            uuid4(),
            link.visit,
            language=link.language,
            how=FamilyVoice.How.LINK,
            by_child=link.for_young,
            listened=listened,
            helped=helped,
            better=better,
        )


@transaction.atomic
def type_in(
    *,
    key: UUID,
    visit: Visit,
    at: datetime,
    by: Worker,
    language: str,
    by_child: bool,
    listened: int,
    helped: int,
    better: str = "",
) -> FamilyVoice:
    """Keep what a family answered on paper. `key` is made with the page: sent twice, it is kept once.

    Raises ValidationError when the visit does not stand.
    """
    refuse_no_visit(visit, at)
    try:
        with transaction.atomic():
            return _keep(
                key,
                visit,
                language=language,
                how=FamilyVoice.How.PAPER,
                by_child=by_child,
                listened=listened,
                helped=helped,
                better=better,
            )
    except IntegrityError:
        if kept := FamilyVoice.objects.filter(pk=key).first():
            return kept
        raise


def _line(at: datetime) -> Line:
    """Whoever answers by a link has not signed in: the duty line acts for them. Raises LinkGone without one."""
    if line := duty_line(local_day(at)):
        return line
    raise LinkGone


def _standing(word: str, at: datetime) -> FamilyLink:
    links = FamilyLink.objects.select_related("visit__slot__host")
    if link := links.filter(digest=digest(word), used_at__isnull=True, until__gt=at).first():
        return link
    raise LinkGone


def _refuse_unchecked(language: str, told: bool) -> None:
    if not languages()[language].checked and not told:
        raise ValidationError("Nobody has checked this wording. Say that you know it, or choose English.")


def _keep(key: UUID, visit: Visit, **answers: Any) -> FamilyVoice:
    """First the row that joins, then what it joins (see the room's README)."""
    FamilyVoiceOf.objects.create(voice_id=key, visit=visit)
    host = visit.slot.host
    return FamilyVoice.objects.create(pk=key, week_id=host.week_id, service=host.service, **answers)
