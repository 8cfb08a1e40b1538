"""What a made-up Practice Week stands on: its days, who works here then, and which children they know."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from alongside.council.made_up.chance import Chance
from alongside.council.made_up.places import BY_NAME
from alongside.law.due import LONDON
from alongside.people.models import Allocation, Membership, Person, Restriction, Worker, current
from alongside.practice.planning.problem import HalfDay
from alongside.practice.weeks.models import Half

OWNER = "owner"
LAST_DAY = timedelta(days=4)
# Who goes to families that a guest may come along to.
VISITS_FAMILIES = ("social_worker", "personal_adviser", "early_help_worker")


@dataclass(frozen=True, slots=True)
class Ground:
    """A week from its Monday, the memberships of that day by role, and chance.

    `to_be` are the workers whom one can be in the demo: each takes part, so that there is something to try.
    """

    chance: Chance
    monday: date
    scale: float
    to_be: frozenset[int] = frozenset()
    by_role: dict[str, list[Membership]] = field(default_factory=lambda: defaultdict(list))

    @property
    def half_days(self) -> list[HalfDay]:
        days = (self.monday + timedelta(days=n) for n in range(LAST_DAY.days + 1))
        return [(day, half) for day in days for half in Half.values]

    def so_many(self, number: int, least: int = 1) -> int:
        """How many of what a council of the usual size has so many of; never more than that."""
        return max(least, round(number * min(1.0, self.scale)))

    def some(self, role: str, number: int, kinds: tuple[str, ...] = ()) -> list[Membership]:
        """So many members of a role by chance, of teams of these kinds, beside those whom one can be."""
        here = [one for one in self.by_role[role] if not kinds or one.team.kind in kinds]
        first = [one for one in here if one.worker_id in self.to_be]
        others = [one for one in here if one not in first]
        return [*first, *self.chance.sample(others, min(len(others), self.so_many(number)))]


def ground(seed: str, monday: date, scale: float, to_be: Iterable[int]) -> Ground:
    """Who works here on the Monday of a week."""
    found = Ground(Chance(seed), monday, scale, frozenset(to_be))
    held = Membership.objects.using(OWNER).filter(
        current(monday), team__town__in=list(BY_NAME), worker__is_system=False
    )
    for one in held.select_related("worker", "team").order_by("pk"):
        found.by_role[one.role].append(one)
    return found


def director_of(here: Ground) -> Worker:
    """The director; where the post stands vacant, whoever came after."""
    if held := here.by_role["director"]:
        return held[0].worker
    others = Membership.objects.using(OWNER).filter(role="director", team__town__in=list(BY_NAME))
    return others.filter(started_on__gte=here.monday).select_related("worker").earliest("started_on").worker


def children_of(workers: Iterable[int], on: date) -> dict[int, list[Person]]:
    """The children of each worker on a day, but none whose record is kept to a few, or who is not born yet."""
    kept = Restriction.objects.using(OWNER).values("person")
    held = Allocation.objects.using(OWNER).filter(
        current(on), worker__in=list(workers), role__in=VISITS_FAMILIES, child__born_on__lte=on
    )
    found: dict[int, list[Person]] = defaultdict(list)
    for one in held.exclude(child__in=kept).select_related("child").order_by("pk"):
        assert one.worker_id is not None
        found[one.worker_id].append(one.child)
    return found


def monday_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def called(monday: date) -> str:
    """What a week is called: by its season, because a month may be somebody's name."""
    season = ("Winter", "Spring", "Summer", "Autumn")[monday.month % 12 // 3]
    return f"{season} Practice Week {monday.year}"


def at(day: date, hour: int) -> datetime:
    """An hour of a day, in England."""
    return datetime.combine(day, time(hour), tzinfo=LONDON)
