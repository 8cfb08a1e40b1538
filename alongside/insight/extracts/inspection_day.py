"""The day that Annex A's lists are of, and who the children in them are and who works with them on it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import Max, Q, QuerySet

from alongside.insight.extracts.years import among
from alongside.people.models import Allocation, Person
from alongside.returns.kit.dates import months_before
from alongside.returns.kit.rows import Row

# Each row with its child's id, before it is said who the child is.
Told = list[tuple[int, Row]]

SOCIAL_WORKER, ADVISER = "social_worker", "personal_adviser"
# Whom the lists name, by the role: until there is a social worker, the front door has the case.
SHOWN_AS: Final = {"front_door_worker": SOCIAL_WORKER, SOCIAL_WORKER: SOCIAL_WORKER, ADVISER: ADVISER}
KNOWN_TO_HAVE_NONE = "NONE"


@dataclass(frozen=True, slots=True)
class Day:
    """The day that the lists are of: nothing that came later is known on it."""

    on: date

    @property
    def since(self) -> date:
        """The first day of the six months that most lists are about."""
        return months_before(self.on, 6)

    @property
    def year_ago(self) -> date:
        """The first day of the twelve months that some columns count."""
        return months_before(self.on, 12)

    def known(self, day: date | None) -> date | None:
        """The day, unless it came later."""
        return day if day is not None and day <= self.on else None

    def recent(self, day: date | None) -> bool:
        """Whether a day is in the six months."""
        return day is not None and self.since <= day <= self.on

    def lasting(self, start: str = "started_on", end: str = "ended_on", since: date | None = None) -> Q:
        """What went on at some time in the six months, or since another day."""
        going_on = Q(**{f"{end}__isnull": True}) | Q(**{f"{end}__gte": since or self.since})
        return going_on & Q(**{f"{start}__lte": self.on})


def latest(found: "QuerySet[Any]", column: str, by: str = "child_id") -> dict[int, date]:
    """The latest day of a kind of fact for each child, or for each of what it belongs to."""
    return dict(found.order_by().values_list(by).annotate(Max(column)))


class Whom:
    """Who the children are, and who works with them: two queries for all of them."""

    def __init__(self, day: Day, child_ids: Collection[int]) -> None:
        self.day = day
        people = Person.objects.filter(pk__in=among(child_ids), merged_into__isnull=True)
        self.people = {one.pk: one for one in people.order_by("pk")}
        self.work: dict[tuple[int, str], tuple[str, str | None]] = {}
        held = Allocation.objects.filter(day.lasting(), child_id__in=among(child_ids), role__in=SHOWN_AS).order_by("pk")
        told = held.values_list("child_id", "role", "ended_on", "started_on", "team__name", "worker__name")
        # Of a case that has closed the last to work on it are told.
        for child, role, _, _, *who in sorted(told, key=self._lastingly):
            self.work[child, SHOWN_AS[role]] = (who[0], who[1])

    def _lastingly(self, held: Sequence[Any]) -> tuple[Any, ...]:
        """Who works on the case now comes after who did before; the front door gives way to a social worker."""
        _, role, ended, started, *_ = held
        return self.day.known(ended) or date.max, role, started

    def name(self, told: Told) -> list[Row]:
        """The rows with who each is about, in order of the children's numbers."""
        known = [pair for pair in told if pair[0] in self.people]
        known.sort(key=lambda pair: self.people[pair[0]].returned_as)
        for place, (child, row) in enumerate(known):
            row.number = place
            for column, value in self._said_of(child).items():
                if hasattr(row, column):
                    setattr(row, column, value)
        return [row for _, row in known]

    def _said_of(self, child: int) -> dict[str, Any]:
        person = self.people[child]
        team, worker = self.work.get((child, SOCIAL_WORKER), (None, None))
        adviser = self.work.get((child, ADVISER), (None, None))
        return {
            "child_id": person.returned_as,
            "gender": person.sex,
            "ethnicity": person.ethnicity or None,
            "birth_date": self.day.known(person.born_on),
            "age": person.age(self.day.on),
            "disability": _disabled(person),
            "team": team or adviser[0],
            "worker": worker,
            "personal_adviser": adviser[1],
        }


def _disabled(person: Person) -> str:
    """Nobody asked is not "No"."""
    if not person.disabilities:
        return "Unknown"
    return "No" if person.disabilities == [KNOWN_TO_HAVE_NONE] else "Yes"
