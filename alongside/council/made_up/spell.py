"""One family's time with the council: who they are, what the worry is, and who in the council works with them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from alongside.council.made_up import words
from alongside.council.made_up.chance import Chance
from alongside.council.made_up.families import Child, Family
from alongside.council.made_up.places import Town
from alongside.council.made_up.rows import Row, Told
from alongside.council.made_up.staff import Staff
from alongside.council.made_up.working import Held
from alongside.council.made_up.worries import Worry
from alongside.law.working_days import add_working_days

FRONT_DOOR = "Marlshire Front Door"
# Which teams serve a town; the assessment and care teams of the small towns are the next town's.
ASSESSMENT = {"Aldwater": "Aldwater", "Kelverton": "Kelverton", "Brackenfold": "Kelverton",
              "Stanmarsh": "Stanmarsh", "Highmere": "Highmere", "Dunscote": "Highmere"}  # fmt: skip
LEAVING = {"North": "Leaving Care Aldwater", "South": "Leaving Care Stanmarsh"}


@dataclass(slots=True, eq=False)
class Spell:
    """A family with the council, from one referral to its close."""

    told: Told
    staff: Staff
    family: Family
    children: list[Child]
    worry: Worry
    referrals: dict[Child, Row] = field(default_factory=dict)
    enquiries: dict[Child, Row] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.family.worry = self.worry.key

    @property
    def chance(self) -> Chance:
        return self.told.chance

    @property
    def town(self) -> Town:
        return self.family.town

    def team(self, kind: str) -> str:
        """The name of the team of a kind that serves the family's town."""
        if kind in ("Assessment", "Children in Care", "Early Help"):
            return f"{kind} {ASSESSMENT[self.town.name]}"
        if kind == "Leaving Care":
            return LEAVING[self.town.half]
        return f"{kind} {self.town.name}"

    def manager(self, team: str, on: date) -> Row:
        return self.staff.manager(team, on)

    def hold(self, team: str, start: date, end: date | None, role: str = "social_worker") -> Held:
        """Somebody of a team works with all the children of the spell from a day on."""
        held = Held(self.staff, self.told, team, role, start, end, len(self.children))
        act = self.told.act()
        for child in self.children:
            held.allocate(child.row, self.someone_who_allocates(team, start), act)
        return held

    def hold_only(self, team: str, start: date, end: date | None, role: str = "social_worker") -> Held:
        """Like `hold`, when each child's allocation is told apart (they leave care on different days)."""
        return Held(self.staff, self.told, team, role, start, end, len(self.children))

    def someone_who_allocates(self, team: str, on: date) -> Row:
        role = "front_door_manager" if team == FRONT_DOOR else "team_manager"
        if (team, role) not in self.staff.members:
            team, role = "Family Solutions Aldwater", "service_manager"
        return self.staff.manager(team, on, role)

    def voice(self, topic: str, child: Child, on: date) -> str:
        return "" if child.unborn else words.voice(self.chance, topic, child, on)

    def line(self, topic: str, child: Child, key: str = "any") -> str:
        return words.line(self.chance, topic, self._key(topic, child, key), child)

    def lines(self, topic: str, count: int, child: Child, key: str = "any") -> str:
        return words.lines(self.chance, topic, count, self._key(topic, child, key), child)

    def _key(self, topic: str, child: Child, key: str) -> str:
        return "unborn" if child.unborn and words.has(topic, "unborn") else key

    def fact(self, kind: str, on: date, by: Row, child: Child, /, **more: Any) -> Row:
        """A fact about one child; see `Told.tell`."""
        return self.told.tell(kind, on, by, child=child.row, **more)

    def moment(self, on: date) -> datetime:
        """A time of a day: mostly office hours."""
        hour = self.chance.within(8, 17) if self.chance.yes(0.85) else self.chance.within(0, 23)
        return datetime(on.year, on.month, on.day, hour, self.chance.within(0, 59), tzinfo=UTC)


def working_day(on: date, count: int = 0) -> date:
    """The working day so many after a day; with 0 the day itself, or the next working day."""
    return add_working_days(add_working_days(on, -1), 1) if count == 0 else add_working_days(on, count)


def punctual(chance: Chance, on: date, by: date, late: float, least: int = 1) -> date:
    """A working day from `least` days after `on`, mostly no later than `by`; in a share of cases late."""
    span = max(least, (by - on).days)
    if chance.yes(late):
        return working_day(by + timedelta(days=1 + int(chance.expovariate(1 / max(3, span // 6)))))
    day = (
        on + timedelta(days=chance.within(least, span))
        if span <= 20
        else by - timedelta(days=int(min(chance.expovariate(1 / (span * 0.18)), span - least)))
    )
    day = working_day(day)
    return day if day <= by else by


def every(chance: Chance, start: date, until: date, days: int, late: float, spread: float = 0.3) -> Iterator[date]:
    """Days on which something that is due every so many days is done: mostly a little early, at times late."""
    day = start
    while True:
        gap = days * (1 - spread * chance.random())
        if chance.yes(late):
            gap = days * (1.1 + 0.8 * chance.random())
        day = working_day(day + timedelta(days=max(1, int(gap))))
        if day >= until:
            return
        yield day
