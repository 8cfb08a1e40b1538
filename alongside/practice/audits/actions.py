"""The verbs of auditing: a round is planned, what was found is sent once, and danger is told at once."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import connection, transaction

from alongside.people.models import Team, Worker
from alongside.practice.audits.frame import team_of
from alongside.practice.audits.models import (
    Auditor,
    Dip,
    DipAnswer,
    File,
    FileOf,
    Grade,
    Grading,
    Heading,
    Mark,
    Place,
    Round,
    Said,
    Sent,
    Unsafe,
)
from alongside.practice.audits.questions import outcome_of
from alongside.practice.weeks.leading import require_lead
from alongside.practice.weeks.models import Week


@dataclass(frozen=True, slots=True)
class Judged:
    """The grade of one heading, and why."""

    mark: int
    why: str


@transaction.atomic
def plan_round(
    *,
    name: str,
    kind: str,
    seed: str,
    size: int,
    starts_on: date,
    ends_on: date,
    auditors: Collection[Worker],
    by: Worker,
    on: date,
    week: Week | None = None,
) -> Round:
    """Plan a round: how many files, who audits, and the seed, set before anybody knows what it draws."""
    require_lead(by, on)
    round = Round.objects.create(
        name=name, kind=kind, seed=seed, size=size, starts_on=starts_on, ends_on=ends_on, week=week, planned_by=by
    )
    add_auditors(round=round, auditors=auditors, by=by, on=on)
    return round


@transaction.atomic
def add_auditors(*, round: Round, auditors: Collection[Worker], by: Worker, on: date) -> None:
    """Ask more people to audit; whoever was asked already stays so. Raises ValidationError once the sample is drawn."""
    require_lead(by, on)
    if round.drawn_on:
        raise ValidationError("The sample is drawn and its files are given out. Plan another round.")
    already = set(round.auditors.values_list("worker", flat=True))
    Auditor.objects.bulk_create(Auditor(round=round, worker=one) for one in auditors if one.pk not in already)


@transaction.atomic
def send_grading(
    *,
    file_of: FileOf,
    judged: Mapping[str, Judged],
    family: str,
    at: datetime,
    by: Worker,
    helped: int | None = None,
    family_words: str = "",
    lesson: str = "",
    unsafe: str = "",
) -> Sent:
    """Send what a first or second reader found: all eight headings. It does not change afterwards.

    `unsafe` tells the team's manager at once, and must be said where a grade is inadequate. Sight of the record ends.
    """
    place = _place(file_of.file, by)
    if place == Place.THIRD or file_of.file.round.kind != Round.Kind.AUDIT:
        raise ValidationError("This file is not yours to grade on all headings.")
    if missing := [heading for heading in Heading if heading not in judged or not judged[heading].why.strip()]:
        raise ValidationError(f"Give a grade, and say why, for: {', '.join(h.label.lower() for h in missing)}.")
    if not unsafe.strip() and any(one.mark == Mark.INADEQUATE for one in judged.values()):
        raise ValidationError("Where something is inadequate, tell the team's manager what must happen today.")
    if unsafe.strip():
        tell_manager(file_of=file_of, words=unsafe, at=at, by=by)
    sent = _send(file_of, place, judged, at, by)
    Grading.objects.create(sent=sent, family=family, helped=helped, lesson=lesson)
    Grade.objects.bulk_create(Grade(grading_id=sent.pk, heading=h, mark=one.mark) for h, one in judged.items())
    if family_words.strip():
        Said.objects.create(sent=sent, about=Said.FAMILY, words=family_words)
    _end_sight(file_of)
    return sent


@transaction.atomic
def send_moderation(*, file_of: FileOf, judged: Mapping[str, Judged], at: datetime, by: Worker) -> Sent:
    """Settle, with reasons, the headings on which two readers differ. It does not change afterwards."""
    if _place(file_of.file, by) != Place.THIRD:
        raise ValidationError("Only the moderator of a file settles it.")
    differing = outcome_of(file_of.file).differing
    if set(judged) != set(differing) or not all(one.why.strip() for one in judged.values()):
        raise ValidationError("Give a grade, and say why, for each heading on which the two readers differ.")
    sent = _send(file_of, Place.THIRD, judged, at, by)
    Grading.objects.create(sent=sent, family=Grading.Family.NOT_ASKED)
    Grade.objects.bulk_create(Grade(grading_id=sent.pk, heading=h, mark=one.mark) for h, one in judged.items())
    _end_sight(file_of)
    return sent


@transaction.atomic
def send_dip(
    *, file_of: FileOf, answers: Mapping[str, str], seconds: int, at: datetime, by: Worker, unsafe: str = ""
) -> Sent:
    """Send a dip sample: its plain checks, and how long it took. `unsafe` tells the team's manager at once."""
    place = _place(file_of.file, by)
    if place != Place.FIRST or file_of.file.round.kind != Round.Kind.DIP:
        raise ValidationError("This file is not yours to dip into.")
    if set(answers) != set(DipAnswer.Check):
        raise ValidationError("Answer each check.")
    if unsafe.strip():
        tell_manager(file_of=file_of, words=unsafe, at=at, by=by)
    sent = _send(file_of, place, {}, at, by)
    Dip.objects.create(sent=sent, seconds=seconds)
    DipAnswer.objects.bulk_create(
        DipAnswer(dip_id=sent.pk, question=question, answer=answer) for question, answer in answers.items()
    )
    _end_sight(file_of)
    return sent


@transaction.atomic
def tell_manager(*, file_of: FileOf, words: str, at: datetime, by: Worker) -> Unsafe:
    """Tell the manager of the team that has the case, at once, that a child is unsafe or the work inadequate."""
    _place(file_of.file, by)
    team = team_of(file_of.child, at.date())
    if team is None:
        raise ValidationError("No team has this case now. Ring the front door's manager.")
    return Unsafe.objects.create(child=file_of.child, team=Team.objects.get(pk=team), by=by, at=at, words=words)


@transaction.atomic
def answer_unsafe(*, unsafe: Unsafe, answer: str, at: datetime, by: Worker) -> Unsafe:
    """Say what was done about it. Raises ValidationError when somebody answered meanwhile."""
    standing = Unsafe.objects.select_for_update().get(pk=unsafe.pk)
    if standing.answered_at:
        raise ValidationError("Somebody has answered this meanwhile.")
    standing.answer, standing.answered_by, standing.answered_at = answer, by, at
    standing.save(update_fields=["answer", "answered_by", "answered_at"])
    return standing


def _place(file: File, by: Worker) -> Place:
    """Which reader of the file somebody is. Raises ValidationError for nobody's, and once theirs is sent."""
    places = {file.first_id: Place.FIRST, file.second_id: Place.SECOND, file.moderator_id: Place.THIRD}
    if by.pk not in places:
        raise ValidationError("This file is read by others.")
    if file.sent.filter(auditor=by).exists():
        raise ValidationError("You have sent this already. What is sent does not change.")
    return places[by.pk]


def _send(file_of: FileOf, place: Place, judged: Mapping[str, Judged], at: datetime, by: Worker) -> Sent:
    sent = Sent.objects.create(file=file_of.file, place=place, auditor=by, at=at)
    Said.objects.bulk_create(Said(sent=sent, about=heading, words=one.why) for heading, one in judged.items())
    return sent


def _end_sight(file_of: FileOf) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT audits_end_sight(%s)", [file_of.file_id])
