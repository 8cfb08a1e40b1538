"""One child's record in memory while it is loaded: finding what is known already, filling it, adding what is new.

A fact found again is filled where it was blank. What it says already stands; a file that says otherwise
is warned of. So a file loaded twice changes nothing, and next year's file carries on from this one.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from copy import copy
from datetime import date, datetime
from typing import Any

from django.db.models import Model

from alongside.council.load.events import Happening, Rows, happenings
from alongside.council.load.intended import Intended, Said, Source, Told
from alongside.council.load.matching import START, comparable, has, holds, meets, standing, started
from alongside.council.load.staff import Staff
from alongside.council.load.who import Child, settle
from alongside.council.past import Past, at_five, begin
from alongside.history.facts import ChildFact
from alongside.pathway.assessment.models import Assessment, Section47Enquiry, StrategyDiscussion
from alongside.pathway.care.episodes import STARTED
from alongside.pathway.care.models import (
    Adoption,
    AdoptionDecision,
    CarePlan,
    CareReview,
    CareVisit,
    DeprivationOfLiberty,
    HealthAssessment,
    HealthCheck,
    LegalStatus,
    MissingEpisode,
    Motherhood,
    OutcomesOfYear,
    PeriodOfCare,
    Placement,
    PreviousPermanence,
    UnaccompaniedStatus,
)
from alongside.pathway.early_help.models import EarlyHelpEpisode
from alongside.pathway.family_plan.models import ChildInNeedPlan, ChildInNeedVisit
from alongside.pathway.front_door.models import Contact, Referral
from alongside.pathway.leaving_care.models import Accommodation, Activity, InTouch, LeavingCareStatus, PathwayReview
from alongside.pathway.protection.models import Conference, ProtectionPlan, ProtectionVisit
from alongside.people.models import Allocation, Mending, Person, Worker
from alongside.returns.kit.problems import Where

BEFORE_CARE = "A review lies before the care that is known of, so it has no place in the record."
BLANK: tuple[Any, ...] = (None, "", [])
# The kinds of fact that files tell of, those that others point at first.
KINDS: tuple[type[ChildFact], ...] = (
    Contact,
    Referral,
    EarlyHelpEpisode,
    Assessment,
    StrategyDiscussion,
    Section47Enquiry,
    Conference,
    ProtectionPlan,
    ProtectionVisit,
    ChildInNeedPlan,
    ChildInNeedVisit,
    PeriodOfCare,
    LegalStatus,
    Placement,
    CarePlan,
    CareReview,
    CareVisit,
    MissingEpisode,
    HealthAssessment,
    HealthCheck,
    OutcomesOfYear,
    UnaccompaniedStatus,
    PreviousPermanence,
    AdoptionDecision,
    Adoption,
    Motherhood,
    DeprivationOfLiberty,
    LeavingCareStatus,
    PathwayReview,
    InTouch,
    Accommodation,
    Activity,
    Allocation,
    Mending,
)


class Record:
    """The child's facts by kind, as rows with their past; those that were in the database come first."""

    def __init__(self, child: Child, staff: Staff, by: Worker, now: datetime) -> None:
        self.child, self.staff, self.by, self.now = child, staff, by, now
        self.who = self._person(child)
        self.sources = list(dict.fromkeys(told.source for told in child.tolds))
        self.rows: dict[type[ChildFact], list[Past]] = defaultdict(list)
        self.where: dict[Past, Where] = {}
        self.warnings: list[Said] = []
        self.before: set[tuple[str, date, int]] = set()
        self.made: Counter[str] = Counter()
        self.filled = self.found = 0

    @property
    def person(self) -> Person:
        assert isinstance(self.who.row, Person)
        return self.who.row

    @property
    def touched(self) -> bool:
        """Whether any of the child's facts is new, or filled."""
        return any(_to_write(past) for several in self.rows.values() for past in several)

    def _person(self, child: Child) -> Past:
        if child.person is not None:
            return Past(copy(child.person), stored=True)
        known = [fact.on for told in child.tolds for fact in told.facts]
        first = child.tolds[0].source
        row = Person(number=child.number, recorded_by=self.by, came_from=first.label)
        return begin(row, self._moment(min(known, default=first.as_at), first))

    def put(self, rows: Iterable[ChildFact]) -> None:
        """Rows that the database holds already."""
        for row in rows:
            self.rows[type(row)].append(Past(row, stored=True))
        self.before = {_named(one) for one in happenings(self.now_rows())}

    def now_rows(self) -> Rows:
        """Every row of the child, by kind."""
        return {kind: [past.row for past in several] for kind, several in self.rows.items()}

    def new_happenings(self) -> list[Happening]:
        """What happened by the rows as they are now, and had not by those that the database held."""
        return [one for one in happenings(self.now_rows()) if _named(one) not in self.before]

    def settle_who(self) -> None:
        """Fill what the record does not know of who the child is."""
        columns, warnings = settle(self.child)
        self.warnings += warnings
        if self.who.stored:
            self.who.then(self._moment(self.sources[-1].as_at, self.sources[-1]), **columns)
            return
        for name, value in columns.items():
            setattr(self.who.row, name, value)

    def note_mendings(self) -> None:
        """What is wrong by a rule, as something to be mended on the child's page."""
        said = [(one, told.source) for told in self.child.tolds for one in told.warnings]
        said += [(one, self.sources[-1]) for one in self.warnings + self.child.warnings]
        for one, source in said:
            sentence = f"{one.where.place}: {one.sentence}" if one.where.place else one.sentence
            known = any(past.row.sentence == sentence for past in self.rows[Mending])  # type: ignore[attr-defined]
            if not known:
                row = Mending(child=self.person, sentence=sentence, came_from=source.label, recorded_by=self.by)
                self.rows[Mending].append(begin(row, self._moment(source.as_at, source)))

    def take(self, told: Told) -> None:
        """Everything that one file tells: each fact is found again or made."""
        met: set[Past] = set()
        places: dict[Intended, Past] = {}
        twice: list[tuple[tuple[Any, ...], Past]] = []
        for fact in told.facts:
            parents = {name: places[parent] for name, parent in fact.after.items()}
            same = (fact.kind, fact.told(), parents)
            again = next((past for other, past in twice if other == same), None)
            if again is not None:
                self.warnings.append(Said(fact.where, "This stands twice in the file; it was taken once."))
                places[fact] = again
            elif fact.kind is CareReview and fact.on < started(parents["period"].row):
                self.warnings.append(Said(fact.where, BEFORE_CARE))
            else:
                places[fact] = self._take(fact, told.source, places, met)
                twice.append((same, places[fact]))

    def _take(self, fact: Intended, source: Source, places: dict[Intended, Past], met: set[Past]) -> Past:
        columns = {name: self.staff.of(value) for name, value in fact.key.items()}
        past = self._find(fact, columns, met)
        if past is None:
            past = self._make(fact, columns, source, places)
        else:
            self._fill(past, fact, source, places)
        met.add(past)
        self.where[past] = fact.where
        return past

    def pasts(self) -> list[Past]:
        """What is to be written, rows that others point at first."""
        return [past for kind in KINDS for past in self.rows[kind] if _to_write(past) and not _is_review(past.row)]

    def reviews(self) -> list[Past]:
        """What is to be written after that: review conferences, which point at the plan that another began."""
        return [past for past in self.rows[Conference] if _to_write(past) and _is_review(past.row)]

    def _find(self, fact: Intended, key: dict[str, Any], met: set[Past]) -> Past | None:
        rows = [past for past in self.rows[fact.kind] if past not in met]
        same = next((past for past in rows if has(past.row, key)), None)
        if same is None and fact.covers:
            rest = {name: value for name, value in key.items() if name not in START}
            same = next((past for past in rows if has(past.row, rest) and holds(past.row, fact.on)), None)
        if same is None and fact.reaches:
            rest = {name: value for name, value in key.items() if name not in START}
            last = fact.told().get("ended_on") or date.max
            shares = [past for past in rows if has(past.row, rest) and meets(past.row, fact.on, last)]
            # Of several that share its days the last is what it speaks of.
            same = max(shares, key=lambda past: started(past.row), default=None)
        return same

    def _make(self, fact: Intended, key: dict[str, Any], source: Source, places: dict[Intended, Past]) -> Past:
        if fact.succeeds:
            self._end_open(fact, key)
        own = {name: self.staff.of(value) for name, value in fact.columns.items()}
        parents = {name: places[parent].row for name, parent in fact.after.items()}
        row: Any = fact.kind(child=self.person, recorded_by=self.by, came_from=source.label, **key, **own, **parents)
        past = begin(row, self._moment(fact.on, source))
        for day, columns in sorted(fact.later, key=lambda one: one[0]):
            past.then(self._moment(day, source), **columns)
        if fact.succeeds and row.ended_on is None:
            self._end_before_next(past, fact, key)
        self.rows[fact.kind].append(past)
        self.made[str(fact.kind._meta.verbose_name)] += 1
        return past

    def _fill(self, past: Past, fact: Intended, source: Source, places: dict[Intended, Past]) -> None:
        before = len(past.changed)
        became = {name for _, columns in fact.later for name in columns}
        if fact.reaches and "started_on" not in fact.implied and fact.on < started(past.row):
            self._move_back(past, fact, source)
        for name in fact.columns.keys() - became:
            self._settle(past, fact, name, self.staff.of(fact.columns[name]), source, source.as_at)
        for name, parent in fact.after.items():
            if getattr(past.row, f"{name}_id") is None and getattr(past.row, name) is None:
                past.then(self._moment(source.as_at, source), **{name: places[parent].row})
        for day, columns in sorted(fact.later, key=lambda one: one[0]):
            for name, value in columns.items():
                self._settle(past, fact, name, value, source, day)
        if past.stored:
            self.found += 1
            self.filled += len(past.changed) > before

    def _move_back(self, past: Past, fact: Intended, source: Source) -> None:
        """Its true first day, where all that was told of it was that it went on from before."""
        row: Any = past.row
        period = row if fact.kind is PeriodOfCare else row.period
        others: list[Any] = [other.row for other in self.rows[fact.kind] if other is not past]
        if period.first_reason == STARTED or any(
            fact.on < (one.ended_on or date.max) <= row.started_on for one in others
        ):
            sentence = f"{fact.kind._meta.verbose_name}: the record has another first day already, which was kept."
            self.warnings.append(Said(fact.where, sentence[0].upper() + sentence[1:]))
        else:
            past.then(self._moment(source.as_at, source), started_on=fact.on)

    def _settle(self, past: Past, fact: Intended, name: str, value: Any, source: Source, day: date) -> None:
        stands = standing(past.row, name, value)
        if value in BLANK or stands == comparable(value):
            return
        moves = name in fact.moves and at_five(source.as_at) > past.row.changed_at
        if stands in BLANK or moves:
            past.then(self._moment(source.as_at if moves else day, source), **{name: value})
        elif name not in fact.implied and name not in fact.moves:
            words = getattr(fact.kind._meta.get_field(name), "verbose_name", name)
            sentence = f"{fact.kind._meta.verbose_name}, {words}: the record says otherwise already, which was kept."
            self.warnings.append(Said(fact.where, sentence[0].upper() + sentence[1:]))

    def _end_open(self, fact: Intended, key: dict[str, Any]) -> None:
        """End what this one takes the place of: same kind, same role where there is one, begun before."""
        for past in self.rows[fact.kind]:
            row: Any = past.row
            same_role = getattr(row, "role", None) == key.get("role", getattr(row, "role", None))
            if row.came_from and same_role and row.ended_on is None and row.started_on <= fact.on:
                past.then(self._moment(fact.on, None), ended_on=fact.on)

    def _end_before_next(self, past: Past, fact: Intended, key: dict[str, Any]) -> None:
        """One told of late ends where the next, known already, begins."""
        others: list[Any] = [other.row for other in self.rows[fact.kind]]
        role = {name: value for name, value in key.items() if name == "role"}
        later = [row.started_on for row in others if row.started_on > fact.on and has(row, role)]
        if later:
            past.then(self._moment(min(later), None), ended_on=min(later))

    def _moment(self, day: date, source: Source | None) -> datetime:
        """When a day's doings were written down: at five that day, at the latest when the file was made up."""
        latest = min(at_five(source.as_at), self.now) if source else self.now
        return min(at_five(day), latest)


def _to_write(past: Past) -> bool:
    return not past.stored or bool(past.changed)


def _is_review(row: Model) -> bool:
    return isinstance(row, Conference) and row.kind == Conference.Kind.REVIEW


def _named(one: Happening) -> tuple[str, date, int]:
    """A happening as it is known again: the row is the same object before and after."""
    return one.event, one.day, id(one.about)
