"""Who comes to a week and who shows what: guests with the half-days they give, hosts with those they show."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from alongside.council.made_up import places
from alongside.council.made_up.chance import Chance, Weighted
from alongside.council.made_up.homes import HOUSES
from alongside.council.made_up.leaders import GROUPS
from alongside.council.made_up.places import BY_NAME, TOWNS, Town
from alongside.council.made_up.practising.ground import LAST_DAY, Ground, children_of
from alongside.people.models import Membership, Person, Team
from alongside.practice.planning.problem import HalfDay
from alongside.practice.weeks.models import Barred, Guest, Host, Offer, Service, Slot, Theme, Week

COMING = 0.82  # of those who might
MOST = Weighted({1: 4, 2: 12, 3: 40, 4: 34, 5: 10})
GIVES = Weighted({4: 20, 5: 45, 6: 25, 8: 10})
WITH_A_FAMILY = 0.85  # of the half-days of a worker who has families
THEMES = (
    ("The child's voice", "Whether children's own words are heard and change what is done."),
    ("Time for families", "What takes workers' time away from families, and what would give it back."),
    ("Working as one team", "How police, health, schools and social work meet round one family."),
)
KINDS = {group.team: group.kind for group in GROUPS}
OWN_KINDS = {"director": Guest.Kind.DIRECTOR.value, "councillor": Guest.Kind.COUNCILLOR.value}
SERVICES = {
    "social_worker": Service.SOCIAL_WORK,
    "early_help_worker": Service.EARLY_HELP,
    "personal_adviser": Service.LEAVING_CARE,
}


@dataclass(slots=True)
class Brought:
    """A week with everybody it brings together, and the children whose families a worker could ask."""

    week: Week
    guests: list[Guest] = field(default_factory=list)
    offers: list[Offer] = field(default_factory=list)
    hosts: list[Host] = field(default_factory=list)
    slots: list[Slot] = field(default_factory=list)
    barred: list[Barred] = field(default_factory=list)
    children: dict[int, list[Person]] = field(default_factory=dict)

    def keep(self, using: str) -> None:
        """Write it all down."""
        self.week.save(using=using)
        Theme.objects.using(using).bulk_create(Theme(week=self.week, title=title, why=why) for title, why in THEMES)
        Guest.objects.using(using).bulk_create(self.guests)
        Offer.objects.using(using).bulk_create(self.offers)
        Host.objects.using(using).bulk_create(self.hosts)
        Slot.objects.using(using).bulk_create(self.slots)
        Barred.objects.using(using).bulk_create(self.barred)


def bring(ground: Ground, name: str) -> Brought:
    """A week with its guests and hosts, not yet written down."""
    (lead,) = ground.by_role["practice_lead"][:1]
    week = Week(name=name, starts_on=ground.monday, ends_on=ground.monday + LAST_DAY, planned_by=lead.worker)
    brought = Brought(week)
    for one in _coming(ground):
        _add_guest(ground, brought, one)
    hosts = list(_hosts(ground, week))
    brought.children = children_of([host.worker_id for host, _ in hosts if host.worker_id], ground.monday)
    for host, role in hosts:
        brought.hosts.append(host)
        _add_half_days(ground, brought, host, role)
    brought.barred = _barred(ground.chance, brought)
    return brought


def _coming(ground: Ground) -> list[Membership]:
    """Most of those who lead: the director, and those whom one can be, in any case."""
    leading = [one for role in ("director", "practice_guest", "councillor") for one in ground.by_role[role]]
    known = [one for one in leading if _kind(one)]
    first = [one for one in known if one.role == "director" or one.worker_id in ground.to_be]
    others = [one for one in known if one not in first]
    return [*first, *ground.chance.sample(others, round(len(others) * COMING))]


def _kind(one: Membership) -> str:
    return KINDS.get(one.team.name) or OWN_KINDS.get(one.role, "")


def _add_guest(ground: Ground, brought: Brought, one: Membership) -> None:
    chance, home = ground.chance, BY_NAME[one.team.town]
    near = [town.name for town in TOWNS if town.half == home.half]
    far = [town.name for town in TOWNS if town.half != home.half]
    guest = Guest(
        week=brought.week,
        worker=one.worker,
        kind=_kind(one),
        starts_from=places.postcode(chance, home),
        districts=sorted([*near, *chance.sample(far, chance.within(0, 3))]),
        wishes=chance.sample(Service.values, chance.within(0, 2)),
        most_visits=chance.of(MOST),
    )
    brought.guests.append(guest)
    given = sorted(chance.sample(ground.half_days, chance.of(GIVES)))
    brought.offers += [Offer(guest=guest, on=on, half=half) for on, half in given]


def _hosts(ground: Ground, week: Week) -> Iterator[tuple[Host, str]]:
    """Hosts, each with the role of its worker; blank for a team or a place."""
    for role, number in (("social_worker", 70), ("early_help_worker", 16), ("personal_adviser", 12)):
        for one in ground.some(role, number):
            yield _host(ground.chance, week, SERVICES[role], one.team, one), role
    managers = ground.some("team_manager", 10, ("assessment", "family_solutions", "children_in_care"))
    for team in {one.team_id: one.team for one in managers}.values():
        yield _host(ground.chance, week, Service.SOCIAL_WORK, team), ""
    for town in TOWNS:
        yield _place(ground.chance, week, Service.EARLY_HELP, f"{town.name} Children and Family Centre", town), ""
        for school in ground.chance.sample(town.secondary + town.primary, ground.so_many(2)):
            yield _place(ground.chance, week, Service.SCHOOL, school, town), ""
    for house, town in zip(HOUSES[: ground.so_many(4, least=2)], TOWNS, strict=False):
        yield _place(ground.chance, week, Service.CHILDRENS_HOME, house, town), ""
    yield _place(ground.chance, week, Service.LEAVING_CARE, "The Drop-in", BY_NAME["Kelverton"]), ""


def _host(chance: Chance, week: Week, service: str, team: Team, one: Membership | None = None) -> Host:
    return Host(
        week=week,
        service=service,
        name=team.name,
        worker=one.worker if one else None,
        team=team,
        postcode=places.postcode(chance, BY_NAME[team.town]),
        district=team.town,
        more_than_once=one is None or chance.yes(0.15),
    )


def _place(chance: Chance, week: Week, service: str, name: str, town: Town) -> Host:
    where = places.address(chance, town)
    return Host(
        week=week, service=service, name=name, lines=where["lines"], postcode=where["postcode"], district=town.name,
        more_than_once=True,
    )  # fmt: skip


def _add_half_days(ground: Ground, brought: Brought, host: Host, role: str) -> None:
    chance = ground.chance
    known = bool(host.worker_id and brought.children.get(host.worker_id))
    share = 1.0 if host.worker_id in ground.to_be else WITH_A_FAMILY
    for half_day in sorted(chance.sample(ground.half_days, chance.within(1, 2) if role else 2)):
        brought.slots.append(_slot(chance, host, half_day, family=known and chance.yes(share)))


def _slot(chance: Chance, host: Host, half_day: HalfDay, *, family: bool) -> Slot:
    kind, stands = Slot.Activity, Slot.Agreement
    if family:
        shows = kind.FAMILY
    elif host.lines:
        shows = kind.PLACE
    else:
        shows = chance.one((kind.TEAM, kind.MEETING))
    agreement = stands.WAITING if family else stands.NOT_NEEDED
    return Slot(host=host, on=half_day[0], half=half_day[1], activity=shows, agreement=agreement)


def _barred(chance: Chance, brought: Brought) -> list[Barred]:
    """A few who must not go: an elected guest who visits a home by law, and one who was asked not to."""
    homes = [host for host in brought.hosts if host.service == Service.CHILDRENS_HOME]
    elected = [guest for guest in brought.guests if guest.elected]
    others = [guest for guest in brought.guests if not guest.elected]
    return [
        Barred(guest=chance.one(elected), host=homes[0], why=Barred.Why.INSPECTS),
        Barred(guest=chance.one(others), host=brought.hosts[0], why=Barred.Why.ASKED_NOT),
        Barred(guest=chance.one(others), host=brought.hosts[1], why=Barred.Why.KNOWS_FAMILY),
    ]
