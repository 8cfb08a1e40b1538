"""Who works for the council and its partners: agencies, teams, posts held and vacant, and workers who came and went."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from alongside.council.made_up import names
from alongside.council.made_up.chance import Chance
from alongside.council.made_up.places import COUNCIL, COUNTY
from alongside.council.made_up.rows import Row, Told

# Team: kind, service, town, and its posts by role. Of the first four roles there are 250 posts in all.
SOCIAL_WORK = ("social_worker", "front_door_worker", "reviewing_officer", "conference_chair")
HELP, CARE = "Front door and assessment", "Children in care and leaving care"
_NORTH, _SOUTH = ("Aldwater", "Kelverton", "Brackenfold"), ("Stanmarsh", "Highmere", "Dunscote")


def _teams(name: str, kind: str, service: str, role: str, posts: dict[str, int]) -> "dict[str, Team]":
    """Teams of one kind, each in its town, with so many posts as its part of the county needs, and managers."""
    return {f"{name} {town}": (kind, service, town, {role: number, "team_manager": 1 + (number > 12)})
            for town, number in posts.items()}  # fmt: skip


Team = tuple[str, str, str, dict[str, int]]
TEAMS: dict[str, Team] = {
    "Marlshire Front Door": ("front_door", HELP, "Aldwater", {"front_door_worker": 14, "front_door_manager": 3}),
    **_teams("Assessment", "assessment", HELP, "social_worker",
             {"Aldwater": 14, "Kelverton": 18, "Stanmarsh": 10, "Highmere": 14}),
    **_teams("Family Solutions", "family_solutions", "Family Solutions North", "social_worker",
             dict(zip(_NORTH, (24, 18, 14), strict=True))),
    **_teams("Family Solutions", "family_solutions", "Family Solutions South", "social_worker",
             dict(zip(_SOUTH, (17, 15, 14), strict=True))),
    **_teams("Children in Care", "children_in_care", CARE, "social_worker",
             {"Aldwater": 15, "Kelverton": 19, "Stanmarsh": 10, "Highmere": 16}),
    **_teams("Leaving Care", "leaving_care", CARE, "personal_adviser", {"Aldwater": 17, "Stanmarsh": 13}),
    **_teams("Early Help", "early_help", "Early help", "early_help_worker",
             {"Aldwater": 12, "Kelverton": 15, "Stanmarsh": 8, "Highmere": 13}),
    "Independent Reviewing Service": ("reviewing", "Safeguarding and reviewing", "Aldwater",
                                      {"reviewing_officer": 12, "conference_chair": 6}),
    "Marlshire Virtual School": ("education", "Education", "Aldwater", {"virtual_school": 10}),
    "Children's Leadership": ("leadership", "Leadership", "Aldwater",
                              {"director": 1, "councillor": 2, "auditor": 2, "data": 2}),
}  # fmt: skip
SERVICE_MANAGERS = {
    HELP: "Assessment Aldwater",
    "Family Solutions North": "Family Solutions Aldwater",
    "Family Solutions South": "Family Solutions Stanmarsh",
    CARE: "Children in Care Aldwater",
    "Early help": "Early Help Aldwater",
}
# Agency, its kind, the team that works with us, its role, and how many of them sign in here.
PARTNERS = (
    (f"{COUNTY} Police", "police", "Police Child Abuse Investigation Unit", "police_partner", 6),
    (f"{COUNTY} Health", "health", "Children in Care Nurses", "health_partner", 6),
    (f"{COUNTY} Health", "health", "Health Visitors and School Nurses", "health_partner", 8),
    (f"{COUNTY} Probation", "probation", "Probation North", "probation_partner", 2),
    ("Aldwater Academy", "school", "Aldwater Academy Safeguarding", "school_partner", 2),
    ("Kelverton School", "school", "Kelverton School Safeguarding", "school_partner", 2),
)
VACANT = 42
FLOW = 0.15  # of workers leave in a year
ORIGIN = ("british",) * 16 + ("asian", "african", "african", "indian", "eastern", "arab")


@dataclass(slots=True, eq=False)
class Member:
    """A worker's time in a team. `load` counts the children they hold today."""

    worker: Row
    team: Row
    role: str
    started_on: date
    ended_on: date | None
    load: int = 0


class Staff:
    """The workers, and who can be asked to do what on a day."""

    def __init__(self, told: Told, start: date, scale: float) -> None:
        self.told, self.chance, self.start, self.scale = told, told.chance, start, scale
        self.members: dict[tuple[str, str], list[Member]] = defaultdict(list)
        self.stays: dict[Row, tuple[date, date | None]] = {}
        self.agencies: dict[str, Row] = {}
        self.teams: dict[str, Row] = {}
        self.count = 0
        self.emails: dict[str, int] = {}
        self._council()
        self._partners()

    def _council(self) -> None:
        council = self.agencies["council"] = self.told.add("people.Agency", name=COUNCIL, kind="council")
        vacant = self._vacancies()
        for name, (kind, service, town, posts) in TEAMS.items():
            team = self.told.add("people.Team", name=name, agency=council, kind=kind, service=service, town=town)
            self.teams[name] = team
            for role, number in posts.items():
                for place in range(self._scaled(number) if number > 3 else number):
                    self._fill_post(name, role, vacant=(name, role, place) in vacant)
        for service, name in SERVICE_MANAGERS.items():
            self._fill_post(name, "service_manager", title=f"Service manager, {service}")

    def _vacancies(self) -> set[tuple[str, str, int]]:
        """Which social workers' posts are vacant today: never the first of a team, which would leave nobody in it."""
        posts = [
            (name, "social_worker", place)
            for name, (_, _, _, roles) in TEAMS.items()
            for place in range(1, self._scaled(roles.get("social_worker", 0)))
        ]
        return set(self.chance.sample(posts, round(VACANT * self.scale)))

    def _partners(self) -> None:
        known: dict[str, Row] = {}
        for name, kind, team_name, role, number in PARTNERS:
            known[name] = known.get(name) or self.told.add("people.Agency", name=name, kind=kind)
            self.agencies.setdefault(kind, known[name])
            self.teams[team_name] = self.told.add(
                "people.Team", name=team_name, agency=known[name], kind="partner", service="", town="Aldwater"
            )
            for _ in range(number):
                self.join(team_name, role, None, self.start, None)

    def _scaled(self, number: int) -> int:
        return 0 if not number else max(2, round(number * self.scale))

    def _fill_post(self, team: str, role: str, *, vacant: bool = False, title: str = "") -> None:
        """A post with everybody who held it, from today backwards."""
        title = title or f"{role.replace('_', ' ').capitalize()}, {self.teams[team].columns['town']}"
        post = self.told.add("people.Post", team=self.teams[team], role=role, title=title, started_on=self.start)
        until: date | None = None
        if vacant:
            until = self.told.last - timedelta(days=self.chance.within(10, 200))
        while until is None or until > self.start:
            stay = int(self.chance.expovariate(FLOW) * 365) + 120
            since = max(self.start, (until or self.told.last) - timedelta(days=stay))
            if (until or self.told.last) - since < timedelta(days=60):
                since = self.start
            self.join(team, role, post, since, until)
            if since == self.start:
                return
            until = since - timedelta(days=self.chance.within(0, 75))

    def join(self, team: str, role: str, post: Row | None, since: date, until: date | None) -> None:
        sex = "F" if self.chance.yes(0.82) else "M"
        group = self.chance.one(ORIGIN)
        name = f"{names.given(self.chance, group, sex, grown=True)} {names.family(self.chance, group)}"
        self.count += 1
        worker = self.told.add(
            "people.Worker",
            email=self._email(name),
            name=name,
            number=f"W{self.count:05}",
            registration_number=f"SWX{self.count:06}" if role in SOCIAL_WORK else "",
            is_active=until is None,
            joined_at=self.told.recorded(since),
        )
        self.told.add(
            "people.Membership",
            worker=worker,
            team=self.teams[team],
            role=role,
            post=post,
            started_on=since,
            ended_on=until,
        )
        self.stays[worker] = since, until
        self.members[team, role].append(Member(worker, self.teams[team], role, since, until))

    def _email(self, name: str) -> str:
        local = name.lower().replace(" ", ".")
        self.emails[local] = self.emails.get(local, 0) + 1
        again = "" if self.emails[local] == 1 else str(self.emails[local])
        return f"{local}{again}@marlshire.example"

    def present(self, team: str, role: str, on: date) -> list[Member]:
        """Who holds this role in a team on a day; when nobody does, whoever comes next, or was the last to go."""
        held = self.members[team, role]
        here = [m for m in held if m.started_on <= on and (m.ended_on is None or m.ended_on > on)]
        coming = [m for m in held if m.started_on > on]
        if here or not coming:
            return here or [max(held, key=lambda m: m.ended_on or date.max)]
        return [min(coming, key=lambda m: m.started_on)]

    def someone(self, chance: Chance, team: str, role: str, on: date) -> Row:
        """A worker of this role in a team on a day."""
        return chance.one(self.present(team, role, on)).worker

    def manager(self, team: str, on: date, role: str = "team_manager") -> Row:
        """The first manager of a team on a day."""
        return self.present(team, role, on)[0].worker
