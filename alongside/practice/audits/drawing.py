"""Drawing a round's sample: the frame kept, each file given to two who do not know the child, and let see it.

The director draws, who sees every child; the lead who planned the round never does.
"""

from collections.abc import Collection, Mapping
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction

from alongside.access.door import NotAllowed, roles_of
from alongside.people.actions import allocate, end_allocations
from alongside.people.models import Allocation, Membership, Person, Team, Worker, current
from alongside.practice.audits.frame import AUDITOR, Found, found
from alongside.practice.audits.models import File, FileOf, Framed, Round
from alongside.practice.audits.questions import outcomes
from alongside.practice.audits.sampling import NobodyFree, allot, digest, draw

DRAWS = "director"
_MANAGE = ("team_manager", "front_door_manager")


def require_director(worker: Worker, on: date) -> None:
    """Raises NotAllowed for anybody but a director."""
    if DRAWS not in roles_of(worker, on):
        raise NotAllowed("A sample is drawn, and a third reader named, by a director, who sees every child.")


@transaction.atomic
def draw_sample(*, round: Round, by: Worker, on: date) -> list[File]:
    """Draw the round's sample: once, by the seed set before. Returns its files, in the order of chance.

    Raises ValidationError, with nothing kept, when it was drawn already, when there is nothing to draw from, or when
    too few of the auditors may read some files.
    """
    require_director(by, on)
    standing = Round.objects.select_for_update().get(pk=round.pk)
    if standing.drawn_on:
        raise ValidationError("The sample of this round has been drawn already. It is drawn once.")
    frame = {one.line.key: one for one in found(on)}
    if not frame:
        raise ValidationError("There is no child with a plan whom a team works with, so there is nothing to draw from.")
    lines = [one.line for one in frame.values()]
    keys = draw(lines, standing.seed, standing.size)
    readers = _readers(standing, {key: frame[key] for key in keys}, on)
    framed = _keep_frame(standing, frame.values(), set(keys))
    files = [
        _open_file(standing, number, framed[key], frame[key], readers[key], by, on)
        for number, key in enumerate(keys, start=1)
    ]
    standing.drawn_on, standing.drawn_by, standing.digest = on, by, digest(lines)
    standing.save(update_fields=["drawn_on", "drawn_by", "digest"])
    return files


@transaction.atomic
def name_moderator(*, file_of: FileOf, worker: Worker, by: Worker, on: date) -> File:
    """Have a third person read a file on which two differ. Raises ValidationError when that person may not."""
    require_director(by, on)
    file = File.objects.select_for_update().get(pk=file_of.file_id)
    if file.moderator_id:
        raise ValidationError("Somebody moderates this file already.")
    if worker.pk in barred_from([file_of.child_id], on)[file_of.child_id]:
        raise ValidationError(f"{worker.name} works or worked with this child, or manages who does. Choose another.")
    file.moderator = worker
    file.save(update_fields=["moderator"])
    _let_see(file_of.child, worker, _team(file_of.child_id, on), until=file.round.ends_on, by=by, on=on)
    return file


@transaction.atomic
def name_moderators(*, round: Round, by: Worker, on: date) -> list[File]:
    """Have one of the round's auditors settle each file on which two differ, the work shared out evenly.

    Raises ValidationError, with nobody named, when some file has nobody left who may read it.
    """
    require_director(by, on)
    differ = [one.file for one in outcomes(round.files.all()) if one.differing and not one.file.moderator_id]
    of = {str(one.file_id): one for one in FileOf.objects.filter(file__in=differ).select_related("child")}
    barred = barred_from({one.child_id for one in of.values()}, on)
    readers = {str(file.pk): {file.first_id, file.second_id or 0} for file in differ}
    auditors = list(round.auditors.order_by("worker").values_list("worker", flat=True))
    none_of = {key: barred[one.child_id] | readers[key] for key, one in of.items()}
    try:
        chosen = allot(list(of), auditors, none_of, round.seed, 1)
    except NobodyFree as short:
        raise ValidationError(
            f"None of the round’s auditors may read {len(short.keys)} of these files. Name a third reader for each."
        ) from short
    workers = Worker.objects.in_bulk([one for (one,) in chosen.values()])
    return [name_moderator(file_of=of[key], worker=workers[one], by=by, on=on) for key, (one,) in chosen.items()]


def barred_from(children: Collection[int], on: date) -> dict[int, set[int]]:
    """Who must not read each child's file: whoever works or ever worked with the child, and who manages them now."""
    barred: dict[int, set[int]] = {child: set() for child in children}
    teams: dict[int, set[int]] = {}
    held = Allocation.objects.filter(child__in=children).values_list(
        "child", "worker", "team", "started_on", "ended_on"
    )
    for child, worker, team, started_on, ended_on in held:
        if worker:
            barred[child].add(worker)
        if started_on <= on and (ended_on is None or ended_on > on):
            teams.setdefault(team, set()).add(child)
    for team, managers in _managers(set(teams), on).items():
        for child in teams[team]:
            barred[child] |= managers
    return barred


def _managers(teams: set[int], on: date) -> dict[int, set[int]]:
    """The managers of each team, and those of its service."""
    services = dict(Team.objects.filter(pk__in=teams).values_list("pk", "service"))
    held = Membership.objects.filter(current(on), role__in=(*_MANAGE, "service_manager"))
    found_: dict[int, set[int]] = {team: set() for team in teams}
    for worker, role, own, service in held.values_list("worker", "role", "team", "team__service"):
        for team in teams:
            if own == team or (role == "service_manager" and service == services[team]):
                found_[team].add(worker)
    return found_


def _readers(round: Round, drawn: Mapping[str, Found], on: date) -> dict[str, tuple[int, ...]]:
    barred = barred_from([one.child_id for one in drawn.values()], on)
    auditors = list(round.auditors.order_by("worker").values_list("worker", flat=True))
    each = 1 if round.kind == Round.Kind.DIP else 2
    try:
        of_key = {key: barred[one.child_id] for key, one in drawn.items()}
        return allot(list(drawn), auditors, of_key, round.seed, each)
    except NobodyFree as short:
        raise ValidationError(
            f"Too few of the auditors may read {len(short.keys)} of the {len(drawn)} files: the others work with "
            "those children, or manage who does. Ask the lead to add auditors from other services, then draw."
        ) from short


def _keep_frame(round: Round, frame: Collection[Found], drawn: set[str]) -> dict[str, Framed]:
    rows = [
        Framed(
            round=round,
            key=one.line.key,
            plan=one.line.plan,
            risk=one.line.risk,
            age_band=one.line.age_band,
            team=one.line.team,
            drawn=one.line.key in drawn,
        )
        # By key, which is by lot: the order of the rows does not tell who is who.
        for one in sorted(frame, key=lambda one: one.line.key)
    ]
    return {row.key: row for row in Framed.objects.bulk_create(rows)}


def _open_file(
    round: Round, number: int, framed: Framed, of: Found, readers: tuple[int, ...], by: Worker, on: date
) -> File:
    first, *second = readers
    file = File.objects.create(
        round=round, number=number, framed=framed, first_id=first, second_id=second[0] if second else None
    )
    child = Person.objects.get(pk=of.child_id)
    FileOf.objects.create(file=file, child=child, recorded_by=by)
    for worker in Worker.objects.filter(pk__in=readers):
        _let_see(child, worker, Team.objects.get(pk=of.team_id), until=round.ends_on, by=by, on=on)
    return file


def _team(child_id: int, on: date) -> Team:
    held = Allocation.objects.filter(child=child_id).exclude(role=AUDITOR).order_by("-pk").select_related("team")
    standing = held.filter(current(on)).first() or held.first()
    if standing is None:
        raise ValidationError("No team has ever worked with this child, so nobody can be let see the record.")
    return standing.team


def _let_see(child: Person, worker: Worker, team: Team, *, until: date, by: Worker, on: date) -> None:
    """Sight of one record for the days of the audit, in the child's own team: so nobody else sees more by it."""
    made = allocate(child=child, team=team, role=AUDITOR, on=on, by=by, worker=worker)
    end_allocations(Allocation.objects.filter(pk=made.pk), on=until + timedelta(days=1), by=by)
