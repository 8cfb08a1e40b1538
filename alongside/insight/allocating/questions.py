"""The record as the question that `workforce.suggesting` answers: who waits in a team, and who could take them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from alongside.pathway.assessment.models import Assessment
from alongside.pathway.care.models import UnaccompaniedStatus
from alongside.pathway.record.questions.standing import OF_STATUS, Standing, standings, statuses
from alongside.pathway.record.questions.team import waiting
from alongside.people.models import Address, Allocation, FamilyMember, Membership, Person, Team, Worker, current
from alongside.returns.ssda903.reference.postcode_index import NoPostcodes
from alongside.returns.ssda903.reference.postcodes import Postcodes
from alongside.workforce.models import Away, Terms
from alongside.workforce.questions import HOLD_CASES
from alongside.workforce.suggesting.problem import Candidate, Case, Place, Suggestion, Waiting
from alongside.workforce.weights import capacity, weights_on

ABUSE_AT_HOME: Final = frozenset({"3A", "3B", "3C"})  # factors of the census: domestic abuse, of whomever
NO_DISABILITY: Final = frozenset({"NONE"})


@dataclass(frozen=True, slots=True)
class Told:
    """One child who waits, with what is suggested."""

    child: Person
    since: date
    weight: float
    suggestion: Suggestion
    worker: Worker | None


def suggestions(team: Team, on: date) -> list[Told]:
    """For each child of the team whom nobody holds by name, who could, and why. Those who wait longest come first.

    It runs as whoever asks: children whom they do not see are neither told nor counted.
    """
    from alongside.workforce.suggesting.solving import suggest  # a second to load: not for every page

    rows = waiting(team, on)
    children = [child for _, child in rows]
    team_members = members(team, on)
    weights = _weights([*(child.pk for child in children), *_held(team_members, on).values()], on)
    asked = Waiting(
        _cases(children, weights, on),
        _candidates(team_members, weights, on),
        {str(key): str(words) for key, words in Terms.Skill.choices},
    )
    found = {one.case: one for one in suggest(asked)}
    workers = {member.worker_id: member.worker for member in team_members}
    return [
        Told(child, row.started_on, weights[child.pk], one, workers.get(one.worker or 0))
        for row, child in rows
        if (one := found[child.pk])
    ]


def members(team: Team, on: date) -> list[Membership]:
    """Who of the team holds cases, by name."""
    rows = Membership.objects.filter(current(on), team=team, role__in=HOLD_CASES, worker__is_active=True)
    return list(rows.select_related("worker").order_by("worker__name", "pk"))


def _held(team_members: Iterable[Membership], on: date) -> dict[tuple[int, int], int]:
    """The children whom each holds, by worker and child."""
    workers = {member.worker_id for member in team_members}
    rows = Allocation.objects.current(on).filter(worker__in=workers).values_list("worker", "child").distinct()
    return {(worker, child): child for worker, child in rows if worker is not None}


def _weights(children: list[int], on: date) -> dict[int, float]:
    """How much work each child asks for: the weight of the gravest state that holds."""
    of_state = weights_on(on)
    columns = [f"is_{name}" for name in OF_STATUS]
    rows = standings(Person.objects.filter(pk__in=set(children)), on, OF_STATUS).values_list("pk", *columns)
    found = dict.fromkeys(children, float(of_state["none"]))
    for child, *holds in rows:
        now = Standing(**dict(zip(OF_STATUS, holds, strict=True)))
        found[child] = max(float(of_state[key]) for key in statuses(now))
    return found


def _cases(children: list[Person], weights: dict[int, float], on: date) -> tuple[Case, ...]:
    keys = [child.pk for child in children]
    families, known, needs, places = _families(keys, on), _known_to(keys, on), _needs(children, on), _places(keys, on)
    return tuple(
        Case(key, families.get(key, -key), weights[key], needs[key], places.get(key), known.get(key, frozenset()))
        for key in keys
    )


def _families(children: list[int], on: date) -> dict[int, int]:
    """A family of each child; of several, the first, so that brothers and sisters meet in it."""
    rows = FamilyMember.objects.filter(current(on), person__in=children).order_by("-family")
    return dict(rows.values_list("person", "family"))


def _known_to(children: list[int], on: date) -> dict[int, frozenset[int]]:
    """Workers who have worked with the child, or with somebody of the family."""
    families = _families(children, on)
    kin = dict(FamilyMember.objects.filter(current(on), family__in=families.values()).values_list("person", "family"))
    workers: dict[int, set[int]] = defaultdict(set)
    past = Allocation.objects.filter(child__in=[*kin, *children], worker__isnull=False)
    for child, worker in past.values_list("child", "worker"):
        workers[kin.get(child, -child)].add(worker or 0)
    return {child: frozenset(workers[families.get(child, -child)]) for child in children}


def _needs(children: list[Person], on: date) -> dict[int, frozenset[str]]:
    """The skills that each child's own facts ask for."""
    keys = [child.pk for child in children]
    alone = set(UnaccompaniedStatus.objects.filter(current(on), child__in=keys).values_list("child", flat=True))
    assessed = Assessment.objects.filter(child__in=keys, factors__overlap=sorted(ABUSE_AT_HOME))
    abused = set(assessed.values_list("child", flat=True))
    return {
        child.pk: frozenset(
            skill
            for skill, so in (
                (Terms.Skill.UNBORN, child.born_on is None or child.born_on > on),
                (Terms.Skill.DISABILITY, bool(set(child.disabilities) - NO_DISABILITY)),
                (Terms.Skill.UNACCOMPANIED, child.pk in alone),
                (Terms.Skill.ABUSE_AT_HOME, child.pk in abused),
            )
            if so
        )
        for child in children
    }


def _places(children: list[int], on: date) -> dict[int, Place]:
    """Where each child lives, as far as whoever asks may see it."""
    rows = Address.objects.filter(current(on), person__in=children, hidden=False).exclude(postcode="")
    codes = dict(rows.values_list("person", "postcode"))
    found = _grid(codes.values())
    return {child: found[code] for child, code in codes.items() if code in found}


def _grid(postcodes: Iterable[str]) -> dict[str, Place]:
    try:
        known = Postcodes().find_many(postcodes)
    except NoPostcodes:
        return {}  # distances are then left out of account, and not said
    return {code: (one.easting, one.northing) for code, one in known.items() if one.easting and one.northing}


def _candidates(team_members: list[Membership], weights: dict[int, float], on: date) -> tuple[Candidate, ...]:
    workers = {member.worker_id for member in team_members}
    terms = {row.worker_id: row for row in Terms.objects.current(on).filter(worker__in=workers)}
    away = set(Away.objects.filter(current(on), worker__in=workers).values_list("worker", flat=True))
    places = _grid(row.workplace for row in terms.values() if row.workplace)
    load: dict[int, float] = defaultdict(float)
    for worker, child in _held(team_members, on):
        load[worker] += weights[child]
    return tuple(_candidate(key, load[key], terms.get(key), places, on) for key in sorted(workers) if key not in away)


def _candidate(key: int, load: float, terms: Terms | None, places: dict[str, Place], on: date) -> Candidate:
    return Candidate(
        key,
        load,
        float(capacity(terms, on)),
        frozenset(terms.skills if terms else ()),
        places.get(terms.workplace) if terms else None,
        bool(terms and terms.protected_until and terms.protected_until > on),
    )


__all__ = ["Told", "members", "suggestions"]
