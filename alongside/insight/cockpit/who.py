"""Who sees which part of the cockpit: everything, their service, their team, or what councillors are given."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import QuerySet
from django.utils.text import slugify

from alongside.access.door import roles_of
from alongside.pathway.record.questions.team import MANAGE
from alongside.people.models import Agency, Membership, Team, Worker, current

WHOLE: Final = frozenset({"director", "data"})
OVERSEERS: Final = WHOLE | {"service_manager"}
# Teams that work with no child: leaders, councillors and their offices.
NOBODYS: Final = (Team.Kind.LEADERSHIP, Team.Kind.SUPPORT, Team.Kind.PARTNER)


@dataclass(frozen=True)
class Viewer:
    """What somebody is shown. `manages` are the teams whose workers they answer for."""

    roles: frozenset[str]
    teams: dict[int, Team]
    manages: frozenset[int]

    @property
    def whole(self) -> bool:
        """Whether the numbers are of the whole council."""
        return not self.roles.isdisjoint(WHOLE)

    @property
    def oversees(self) -> bool:
        return not self.roles.isdisjoint(OVERSEERS)

    @property
    def sees_recruitment(self) -> bool:
        """The data team counts children, and nobody's terms of work."""
        return bool(self.manages)

    def services(self) -> dict[str, list[Team]]:
        """The services that they see, by the name in addresses, each with its teams."""
        found: dict[str, list[Team]] = {}
        for team in self.teams.values():
            found.setdefault(slugify(service_of(team)), []).append(team)
        return dict(sorted(found.items()))


def service_of(team: Team) -> str:
    """The service that a team belongs to; a team alone is its own."""
    return team.service or team.name


def teams_at_work() -> "QuerySet[Team]":
    """The council's teams that work with children."""
    return Team.objects.filter(agency__kind=Agency.Kind.COUNCIL).exclude(kind__in=NOBODYS)


def viewer(worker: Worker, on: date) -> Viewer:
    """What this worker is shown on a day."""
    roles = roles_of(worker, on)
    held = list(Membership.objects.filter(current(on), worker=worker).values_list("role", "team", "team__service"))
    services = {service for role, _, service in held if role == "service_manager" and service}
    own = {team for role, team, _ in held if role in (*MANAGE, "service_manager")}
    ours = {team.pk: team for team in teams_at_work()}
    mine = {pk for pk, team in ours.items() if pk in own or team.service in services}
    seen = ours if not roles.isdisjoint(WHOLE) else {pk: team for pk, team in ours.items() if pk in mine}
    return Viewer(roles, seen, frozenset(ours if "director" in roles else mine))
