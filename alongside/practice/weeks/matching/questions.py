"""What the planner is asked: a week's guests and half-days as the plain data of `practice.planning`."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from alongside.people.models import Membership, Team, current
from alongside.practice.planning import problem as plain
from alongside.practice.planning.rules import forbidden, hinders
from alongside.practice.weeks.models import Barred, Guest, Host, Offer, Service, Slot, Visit, Week
from alongside.returns.ssda903.reference.postcode_index import NoPostcodes
from alongside.returns.ssda903.reference.postcodes import Postcodes

ANSWERS_FOR_SERVICE = "service_manager"
NAMES = {
    Service.SOCIAL_WORK.value: "social work",
    Service.EARLY_HELP.value: "early help centres",
    Service.CHILDRENS_HOME.value: "children's homes",
    Service.SCHOOL.value: "schools and the virtual school",
    Service.LEAVING_CARE.value: "leaving care",
}


def the_problem(week: Week, on: date, *, pins: Iterable[tuple[int, int]] = ()) -> plain.Problem:
    """The week as it can be planned on a day: guests who come, half-days that are still free or pinned."""
    held = frozenset(pins)
    guests = guests_of(week)
    slots = _slots(week, on, {slot for _, slot in held})
    barred = Barred.objects.filter(guest__week=week)
    return plain.Problem(
        guests=guests,
        slots=slots,
        services=tuple(NAMES),
        districts=tuple(sorted(set(Host.objects.filter(week=week).values_list("district", flat=True)))),
        barred={(one.guest_id, one.host_id): one.get_why_display() for one in barred},
        pins=held,
        names=NAMES,
    )


def came_last_time(week: Week) -> frozenset[int]:
    """The workers who were guests of the week before this one."""
    before = Week.objects.before(week).first()
    came = Guest.objects.coming().filter(week=before) if before else Guest.objects.none()
    return frozenset(came.values_list("worker", flat=True))


def guests_of(week: Week) -> tuple[plain.Guest, ...]:
    """The guests who come, as the planner knows them."""
    rows = list(Guest.objects.coming().filter(week=week).order_by("pk"))
    offers: dict[int, set[plain.HalfDay]] = defaultdict(set)
    for guest, on, half in Offer.objects.filter(guest__in=rows).values_list("guest", "on", "half"):
        offers[guest].add((on, half))
    stand, hosts = standings([row.worker_id for row in rows], week.starts_on), _hosting(week)
    places, again = places_of(row.starts_from for row in rows), came_last_time(week)
    return tuple(
        plain.Guest(
            key=row.pk,
            offers=frozenset(offers[row.pk]) - hosts[row.worker_id],
            districts=frozenset(row.districts),
            wishes=tuple(row.wishes),
            most_visits=row.most_visits,
            elected=row.elected,
            went_last_time=row.worker_id in again,
            line=stand[row.worker_id].as_guest(),
            place=places.get(row.starts_from),
        )
        for row in rows
    )


def _hosting(week: Week) -> dict[int, set[plain.HalfDay]]:
    """When each worker shows something themself: nobody is in two places."""
    found: dict[int, set[plain.HalfDay]] = defaultdict(set)
    shown = Slot.objects.filter(host__week=week, host__worker__isnull=False, offered=True)
    for worker, on, half in shown.values_list("host__worker", "on", "half"):
        found[worker].add((on, half))
    return found


def _slots(week: Week, on: date, held: set[int]) -> tuple[plain.Slot, ...]:
    """The half-days that can still be filled from a day on, and those that a pinned visit holds."""
    rows = Slot.objects.to_plan().filter(host__week=week).select_related("host__team").order_by("pk")
    return slots_of(week, [row for row in rows if row.on >= on or row.pk in held])


def slots_of(week: Week, rows: Iterable[Slot]) -> tuple[plain.Slot, ...]:
    """Half-days as the planner knows them."""
    rows = list(rows)
    hosts = {row.host_id: row.host for row in rows}
    stand = standings([host.worker_id for host in hosts.values()], week.starts_on)
    places = places_of(host.postcode for host in hosts.values())
    return tuple(
        plain.Slot(
            key=row.pk,
            host=row.host_id,
            service=row.host.service,
            district=row.host.district,
            on=row.on,
            half=row.half,
            with_family=row.activity == Slot.Activity.FAMILY,
            host_more_than_once=row.host.more_than_once,
            line=stand[row.host.worker_id].as_host() | _of_team(row.host.team),
            place=places.get(row.host.postcode),
        )
        for row in rows
    )


@dataclass(frozen=True)
class Standing:
    """Where a worker stands: their teams, the services of these, and the services that they answer for."""

    teams: frozenset[int] = frozenset()
    services: frozenset[str] = frozenset()
    answers_for: frozenset[str] = frozenset()

    def as_guest(self) -> frozenset[str]:
        """Their line of management. It meets a host's in a word when they share a team, or one answers for the other.

        That two teams of one service do the same work makes neither the other's line.
        """
        return _words(self.teams, above=self.answers_for, below=self.services)

    def as_host(self) -> frozenset[str]:
        return _words(self.teams, above=self.services, below=self.answers_for)


def _words(teams: Iterable[int], *, above: Iterable[str], below: Iterable[str]) -> frozenset[str]:
    told = (*(f"team {pk}" for pk in teams), *(f"above {one}" for one in above), *(f"below {one}" for one in below))
    return frozenset(told)


def standings(workers: Iterable[int | None], on: date) -> dict[int | None, Standing]:
    """Where each worker stands on a day."""
    held: dict[int | None, list[Membership]] = defaultdict(list)
    for one in Membership.objects.filter(current(on), worker__in=set(workers) - {None}).select_related("team"):
        held[one.worker_id].append(one)
    found = {worker: _standing(rows) for worker, rows in held.items()}
    return defaultdict(Standing, found)


def _standing(rows: list[Membership]) -> Standing:
    leading = [row for row in rows if row.role == ANSWERS_FOR_SERVICE]
    return Standing(
        frozenset(row.team_id for row in rows),
        frozenset(row.team.service for row in rows if row.team.service),
        frozenset(row.team.service for row in leading if row.team.service),
    )


def _of_team(team: Team | None) -> frozenset[str]:
    if team is None:
        return frozenset()
    return _words([team.pk], above=[team.service] if team.service else [], below=[])


def places_of(postcodes: Iterable[str]) -> dict[str, plain.Place]:
    """Where postcodes are on the national grid; unknown ones, and all where no directory is installed, are left out."""
    asked = {code for code in postcodes if code}
    try:
        known = _directory().find_many(asked) if asked else {}
    except NoPostcodes:
        return {}
    return {code: (at.easting, at.northing) for code, at in known.items() if at.easting and at.northing}


@cache
def _directory() -> Postcodes:
    return Postcodes()


def breaks(guest: Guest, slot: Slot) -> str | None:
    """Which rule this visit would break beside those that stand, as a sentence; None when it may be."""
    week = guest.week
    rows = list(Visit.objects.of(week).standing().select_related("slot__host__team"))
    guests = {one.key: one for one in guests_of(week)}
    slots = {one.key: one for one in slots_of(week, [slot, *(row.slot for row in rows)])}
    if guest.pk not in guests:
        return "That cannot be: the guest comes no longer."
    barred = {(guest.pk, one.host_id): one.get_why_display() for one in guest.barred.all()}
    others = [(guests[row.guest_id], slots[row.slot_id]) for row in rows if row.guest_id in guests]
    here = guests[guest.pk], slots[slot.pk]
    why = forbidden(*here, barred) or hinders(*here, others)
    return f"That cannot be: it is {why}." if why else None
