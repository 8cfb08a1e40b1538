"""The children and workers whom the pages are measured with, added to a council by its owner.

Whoever reads a long list works with exactly 200 children, whoever reads a short one with 20. Two of the short
list's children have exactly 300 and 30 lines of chronology, and the first a family of twelve. Fifteen workers
with 20 children each make a team of 300.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.db import connections, transaction
from django.db.models import Model

from alongside.deadlines.models import Deadline
from alongside.pathway.assessment.models import Assessment
from alongside.pathway.care.models import CareVisit, LegalStatus, PeriodOfCare, Placement
from alongside.pathway.family_plan.models import ChildInNeedPlan, ChildInNeedVisit
from alongside.pathway.front_door.models import Contact, Referral
from alongside.pathway.notes.models import CaseNote
from alongside.pathway.protection.models import CoreGroup, ProtectionPlan, ProtectionVisit
from alongside.people.models import (
    Address,
    Agency,
    Allocation,
    Family,
    FamilyMember,
    Membership,
    Person,
    Relationship,
    Team,
    Worker,
)

WORDS = (
    "She was at the table drawing when I came and showed me the house she wants to live in. Her mother said that"
    " mornings go better since the breakfast club. The kitchen was warm and there was food in the cupboard."
)
SAID = "I like it when gran takes me to school because then nobody shouts."
GIVEN = ("Amina", "Beth", "Callum", "Dilys", "Ewan", "Farah", "Gwen", "Hari", "Isla", "Jonas", "Kofi", "Lena", "Milo")
FAMILIES = ("Ashworth", "Barrow", "Cheema", "Dunne", "Ekholm", "Fraser", "Greaves", "Hollis", "Ibe", "Jarvis", "Kerr")
VISITS, BASE_LINES = 20, 22  # visits of each child; lines with the referral and the plan
LONG, SHORT, IN_A_TEAM = 200, 20, 15
STORIES = (300, 30)
AT_HOME = 12


@dataclass(frozen=True)
class Scene:
    """Whom the pages are asked about, by id: workers, and the children with a long and a short story."""

    long_list: int
    short_list: int
    manager: int
    director: int
    long_story: int
    short_story: int


def scene() -> Scene:
    """The scene, as the database holds it."""
    workers = dict(Worker.objects.filter(email__endswith="@bench.example").values_list("email", "pk"))
    children = dict(Person.objects.using("owner").filter(number__startswith="BENCH-").values_list("number", "pk"))
    return Scene(
        workers["long-list@bench.example"],
        workers["worker-0@bench.example"],
        workers["manager@bench.example"],
        workers["director@bench.example"],
        children["BENCH-300"],
        children["BENCH-30"],
    )


def make(on: date, *, share: float = 1.0) -> Scene:
    """Add the scene to the database as it stands on a day; a smaller `share` of its workers for a first try."""
    with transaction.atomic(using="owner"):
        council = Agency.objects.using("owner").get_or_create(
            name="Bench County Council", defaults={"kind": Agency.Kind.COUNCIL}
        )[0]
        many, few = (_team(council, name) for name in ("Long lists", "Short lists"))
        lead = _team(council, "Bench leadership")
        _worker("director", "director", lead, on)
        _worker("manager", "team_manager", few, on)
        _children(LONG, many, _worker("long-list", "social_worker", many, on), on)
        for at in range(max(1, round(IN_A_TEAM * share))):
            worker = _worker(f"worker-{at}", "social_worker", few, on)
            children = _children(SHORT, few, worker, on)
            if at == 0:
                _tell(children, worker, on)
    with connections["owner"].cursor() as cursor:
        cursor.execute("ANALYZE")
    return scene()


def _add(rows: list[Any]) -> list[Any]:
    kind: type[Model] = type(rows[0])
    return kind._default_manager.using("owner").bulk_create(rows)


def _team(council: Agency, name: str) -> Team:
    kind = Team.Kind.FAMILY_SOLUTIONS
    return _add([Team(name=name, agency=council, kind=kind, service=f"{name} service", town="Riverton")])[0]


def _worker(key: str, role: str, team: Team, on: date) -> Worker:
    worker = Worker(email=f"{key}@bench.example", name=f"{GIVEN[len(key) % 13]} {FAMILIES[len(key) % 11]}")
    worker.set_unusable_password()
    worker.save(using="owner")
    _add([Membership(worker=worker, team=team, role=role, started_on=on - timedelta(900))])
    return worker


def _children(count: int, team: Team, worker: Worker, on: date) -> list[Person]:
    """Children of one worker, a quarter each on a protection plan, in care, in need and being assessed."""
    by = {"recorded_by": worker}
    people = _add([_person(at, on - timedelta(400 + 29 * at), by) for at in range(count)])
    since = on - timedelta(300)
    _add(
        [
            Allocation(child=one, team=team, worker=worker, role="social_worker", started_on=since, **by)
            for one in people
        ]
    )
    _mothers(people, by, since)
    referrals = _add([Referral(child=one, received_on=since, source="1A", **by) for one in people])
    _clocks(people, by, on)
    for start, help_begins in enumerate((_protected, _in_care, _in_need, _assessed)):
        help_begins(people[start::4], referrals[start::4], by, since)
    return people


def _person(at: int, born: date, by: dict[str, Any], *, sex: str = "F") -> Person:
    return Person(given_name=GIVEN[at % 13], family_name=FAMILIES[at % 11], sex=sex, born_on=born, **by)


def _mothers(people: list[Person], by: dict[str, Any], since: date) -> None:
    """Each child's mother, who shares the child's family and home."""
    mothers = _add([_person(at + 3, since - timedelta(9000 + at), by) for at in range(len(people))])
    families = _add([Family(name=f"{one.family_name} family", **by) for one in people])
    pairs = list(zip(people, mothers, families, strict=True))
    parent = Relationship.Kind.PARENT
    _add([Relationship(person=m, other=c, kind=parent, parental_responsibility=True, **by) for c, m, _ in pairs])
    _add([FamilyMember(person=p, family=f, started_on=since, **by) for c, m, f in pairs for p in (c, m)])
    _add([_home(p, f.pk, by, since) for c, m, f in pairs for p in (c, m)])


def _home(person: Person, number: int, by: dict[str, Any], since: date) -> Address:
    lines, postcode = f"{number} Weir Lane", f"RV1 {number % 9}AB"
    return Address(person=person, lines=lines, town="Riverton", postcode=postcode, started_on=since, **by)


def _clocks(people: list[Person], by: dict[str, Any], on: date) -> None:
    """Three clocks that run for each child, and six that were met."""
    began = {"started_on": on - timedelta(60), "first_started_on": on - timedelta(60), **by}
    due = {code: on + timedelta(days) for code, days in (("CP07", -2), ("AS01", 4), ("CN02", 30))}
    rows = [
        Deadline(child=one, code=code, due_on=day + timedelta(at % 9), **began)
        for at, one in enumerate(people)
        for code, day in due.items()
    ]
    past = on - timedelta(20)
    rows += [Deadline(child=one, code="CP07", due_on=past, met_on=past, **began) for one in people for _ in range(6)]
    _add(rows)


def _visit_days(since: date) -> list[date]:
    return [since + timedelta(12 * at + 10) for at in range(VISITS)]


def _protected(people: list[Person], referrals: list[Referral], by: dict[str, Any], since: date) -> None:
    harm = {"initial_category": "NEG", "latest_category": "NEG", "must_change": WORDS, "safety_plan": WORDS}
    plans = _add(
        [
            ProtectionPlan(child=one, referral=referral, started_on=since, **harm, **by)
            for one, referral in zip(people, referrals, strict=True)
        ]
    )
    seen = {"seen": True, "seen_alone": True, "childs_words": SAID, "notes": WORDS, **by}
    _add([ProtectionVisit(child=p.child, plan=p, visited_on=day, **seen) for p in plans for day in _visit_days(since)])


def _in_care(people: list[Person], _: list[Referral], by: dict[str, Any], since: date) -> None:
    periods = _add([PeriodOfCare(child=one, started_on=since, need="N1", why=WORDS, **by) for one in people])
    _add([LegalStatus(child=p.child, period=p, code="C2", started_on=since, **by) for p in periods])
    places = _add([Placement(child=p.child, period=p, kind="U6", started_on=since, **by) for p in periods])
    seen = {"seen": True, "seen_alone": True, "childs_words": SAID, "observed": WORDS, **by}
    _add([CareVisit(child=p.child, placement=p, visited_on=day, **seen) for p in places for day in _visit_days(since)])


def _in_need(people: list[Person], referrals: list[Referral], by: dict[str, Any], since: date) -> None:
    plans = _add(
        [
            ChildInNeedPlan(child=one, referral=referral, started_on=since, must_change=WORDS, **by)
            for one, referral in zip(people, referrals, strict=True)
        ]
    )
    seen = {"seen": True, "seen_alone": True, "childs_words": SAID, "notes": WORDS, **by}
    _add([ChildInNeedVisit(child=p.child, plan=p, visited_on=day, **seen) for p in plans for day in _visit_days(since)])


def _assessed(people: list[Person], referrals: list[Referral], by: dict[str, Any], since: date) -> None:
    seen = {"started_on": since, "child_seen_on": since + timedelta(9), "childs_words": SAID, **by}
    _add([Assessment(child=one, referral=of, **seen) for one, of in zip(people, referrals, strict=True)])


def _tell(children: list[Person], worker: Worker, on: date) -> None:
    """Give two children on protection plans stories of exactly so many lines, and the first a family of twelve."""
    by = {"recorded_by": worker}
    protected = children[::4]
    for child, length in zip(protected, STORIES, strict=False):
        Person.objects.using("owner").filter(pk=child.pk).update(number=f"BENCH-{length}")
        plan = ProtectionPlan.objects.using("owner").get(child=child)
        more = length - BASE_LINES
        groups, contacts = max(1, more // 12), max(1, more // 30)
        since = plan.started_on
        _add([_core_group(plan, since + timedelta(at * 8 + 5), by) for at in range(groups)])
        _add([_contact(child, on - timedelta(9 * at + 3), by) for at in range(contacts)])
        _add([_note(child, on - timedelta(at), by) for at in range(more - groups - contacts)])
    _relatives(protected[0], by, plan.started_on)


def _at(day: date) -> datetime:
    return datetime.combine(day, time(11), UTC)


def _core_group(plan: ProtectionPlan, day: date, by: dict[str, Any]) -> CoreGroup:
    said = {"attended": "Mother, school nurse, teacher", "progress": WORDS, "childs_words": SAID}
    return CoreGroup(child=plan.child, plan=plan, held_on=day, **said, **by)


def _contact(child: Person, day: date, by: dict[str, Any]) -> Contact:
    decided = {"decision": "no_further_action", "decision_reason": WORDS, "decided_on": day}
    return Contact(child=child, received_at=_at(day), source="1A", worries=WORDS, **decided, **by)


def _note(child: Person, day: date, by: dict[str, Any]) -> CaseNote:
    return CaseNote(child=child, happened_at=_at(day), kind="telephone_call", words=WORDS, **by)


def _relatives(child: Person, by: dict[str, Any], since: date) -> None:
    """With the child and her mother, ten more: a father, brothers and sisters, grandparents and an aunt."""
    kinds = Relationship.Kind
    mother = Relationship.objects.using("owner").get(other=child, kind=kinds.PARENT).person
    ages = {"father": 31, "sibling": 9, "grandparent": 58, "aunt": 27}
    who = ["father", *["sibling"] * 6, "grandparent", "grandparent", "aunt"]
    made = _add([_person(at, since - timedelta(365 * ages[w] + 400 * at), by) for at, w in enumerate(who)])
    family = FamilyMember.objects.using("owner").get(person=child).family
    _add([FamilyMember(person=one, family=family, started_on=since, **by) for one in made])
    _add([_home(one, 900 + at // 7, by, since) for at, one in enumerate(made)])
    ties = [Relationship(person=made[0], other=child, kind=kinds.PARENT, **by)]
    for one, what in zip(made, who, strict=True):
        if what == "sibling":
            ties += [Relationship(person=parent, other=one, kind=kinds.PARENT, **by) for parent in (mother, made[0])]
        elif what == "grandparent":
            ties.append(Relationship(person=one, other=mother, kind=kinds.PARENT, **by))
        elif what == "aunt":
            ties.append(Relationship(person=one, other=mother, kind=kinds.SIBLING, **by))
    _add(ties)
