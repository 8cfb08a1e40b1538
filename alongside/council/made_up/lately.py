"""Today's work, done through the verbs that workers use, as the workers themselves, behind row-level security.

What happened up to yesterday is told in bulk with its true recorded times. What is written here
happened today or on the last working day, and is recorded now, as a worker would.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from alongside.council.made_up import names, words
from alongside.council.made_up.chance import Chance
from alongside.council.made_up.families import Child
from alongside.council.made_up.rows import Row
from alongside.council.made_up.spell import FRONT_DOOR
from alongside.council.made_up.worries import BY_NOTICE
from alongside.deadlines.models import Deadline
from alongside.history.acting import acting
from alongside.law.due import LONDON
from alongside.pathway.care.models import CareReview, CareVisit, PeriodOfCare
from alongside.pathway.care.reviews.actions import Decided, hold_review
from alongside.pathway.care.visits import actions as care_visits
from alongside.pathway.family_plan import actions as family_plan
from alongside.pathway.front_door import actions as front_door
from alongside.pathway.front_door.models import Contact
from alongside.pathway.protection import actions as protection
from alongside.pathway.protection.models import ProtectionPlan
from alongside.people.models import Allocation, Membership, Person, Team, Worker, current

OWNER = "owner"
VISITS, CONTACTS, REVIEWS = 60, 14, 12  # at the usual size


def work_today(*, seed: int, today: date, scale: float) -> None:
    """A morning's work all over the council, in one transaction."""
    chance = Chance(f"{seed} today")
    with transaction.atomic():
        _front_door(chance, today, _so_many(CONTACTS, scale))
        _visits(chance, today, _so_many(VISITS, scale))
        _reviews(chance, today, _so_many(REVIEWS, scale))


def _so_many(number: int, scale: float) -> int:
    return max(2, round(number * min(1.0, scale)))


def _in_role(role: str, team: str, today: date) -> list[Worker]:
    held = Membership.objects.using(OWNER).filter(current(today), role=role, team__name=team)
    return [one.worker for one in held.select_related("worker").order_by("pk")]


def _as(child: Person) -> Child:
    """A child as the templates of words know one."""
    he, him, his = ("she", "her", "her") if child.sex == "F" else ("he", "him", "his")
    slots = {"name": child.given_name, "he": he, "He": he.capitalize(), "him": him, "his": his, "His": his.capitalize(),
             "himself": "herself" if child.sex == "F" else "himself", "her_own": "her own", "mother": "Mum",
             "father": "Dad",
             "dad": "Dad", "town": "town", "friend": "a friend", "pet": "the cat", "food": "pasta", "game": "football",
             "subject": "art", "likes": "music", "carer": "the carers"}  # fmt: skip
    born = child.born_on or child.expected_on
    assert born is not None
    return Child(Row("people.Person", {}), born, child.sex, slots, unborn=child.born_on is None)


def _front_door(chance: Chance, today: date, count: int) -> None:
    """Contacts of this morning; the manager decides on some of them, and on what waits from yesterday."""
    workers, managers = (_in_role(role, FRONT_DOOR, today) for role in ("front_door_worker", "front_door_manager"))
    team = Team.objects.get(name=FRONT_DOOR)
    for _ in range(count):
        _receive(chance, today, team, chance.one(workers))
    manager = managers[0]
    with acting(manager.pk):
        waiting = list(Contact.objects.waiting().select_related("child").order_by("received_at", "pk"))
        for contact in waiting[: max(1, len(waiting) // 2)]:
            _decide(chance, today, contact, manager)


def _receive(chance: Chance, today: date, team: Team, by: Worker) -> None:
    worry, sex = chance.of(BY_NOTICE), "F" if chance.yes(0.5) else "M"
    born = today - timedelta(days=chance.within(900, 6000))
    at = datetime(today.year, today.month, today.day, 8, chance.within(0, 59), tzinfo=LONDON)
    with acting(by.pk):
        child = front_door.meet(
            team=team, on=today, by=by, given_name=names.given(chance, "british", sex), sex=sex, born_on=born,
            family_name=names.family(chance, "british"), ethnicity="NOBT",
        )  # fmt: skip
        front_door.receive_contact(
            children=[child], received_at=min(at, timezone.now() - timedelta(minutes=5)), team=team, by=by,
            source=chance.one(worry.sources), worries=words.line(chance, "worries", worry.key, _as(child)),
            urgency="amber",
        )  # fmt: skip


def _decide(chance: Chance, today: date, contact: Contact, by: Worker) -> None:
    child = _as(contact.child)
    goes_on = chance.yes(0.5)
    decision = Contact.Decision.REFERRAL if goes_on else Contact.Decision.NO_FURTHER_ACTION
    topic = "contact_referral" if goes_on else "contact_nothing"
    referral = front_door.decide_contact(
        contact=contact, decision=decision, reason=words.line(chance, topic, child=child), on=today, by=by
    )
    if referral is None:
        front_door.tell_referrer(matter=contact, how="Told by telephone.", on=today, by=by)
        return
    team = Team.objects.filter(kind=Team.Kind.ASSESSMENT).order_by("name")[chance.within(0, 3)]
    front_door.decide_referral(
        referral=referral, decision="assessment", reason=words.line(chance, "referral_assessment", child=child),
        primary_need="N1", team=team, on=today, by=by,
    )  # fmt: skip


_VISITED = {"CP07": "protection", "CN03": "family_plan", "LA12": "care", "LA13": "care", "LA14": "care", "LA15": "care"}


def _visits(chance: Chance, today: date, count: int) -> None:
    """Visits made today where one is due, each by the child's own worker."""
    due = (
        Deadline.objects.using(OWNER)
        .due_by(today + timedelta(days=6))
        .filter(code__in=_VISITED)
        .order_by("due_on", "pk")
    )
    for deadline in _spread(chance, list(due.select_related("child")), count):
        held = (
            Allocation.objects.using(OWNER)
            .current(today)
            .filter(child=deadline.child_id, role="social_worker", worker__isnull=False)
            .select_related("worker")
            .order_by("pk")
            .first()
        )
        if held is not None:
            assert held.worker is not None
            with acting(held.worker.pk):
                _visit(chance, today, _VISITED[deadline.code], deadline.child, held.worker)


def _spread(chance: Chance, things: "list[Deadline]", count: int) -> "Iterable[Deadline]":
    return chance.sample(things, min(count, len(things)))


def _visit(chance: Chance, today: date, which: str, person: Person, by: Worker) -> None:
    child = _as(person)
    said, alone = words.voice(chance, "care" if which == "care" else "home", child, today), child.age(today) > 3
    seen = words.lines(chance, "observed" if which == "care" else "visit_notes", 2, child=child)
    if which == "protection":
        plan = ProtectionPlan.objects.open().get(child=person)
        one = protection.SeenOnVisit(plan, seen=True, seen_alone=alone, not_seen_why="" if alone else "Too young.",
                                     bedroom_seen=True, childs_words=said)  # fmt: skip
        protection.visit(seen=[one], notes=seen, on=today, by=by)
    elif which == "family_plan":
        family_plan.visit(children=[family_plan.Seen(person, said, True, alone)], on=today, by=by, notes=seen)
    elif not CareVisit.objects.filter(child=person, visited_on=today).exists():
        own = {"seen": True, "seen_alone": alone, "childs_words": said, "observed": seen, "bedroom_seen": True}
        care_visits.visit(children=[(person, own)], on=today, by=by)


def _reviews(chance: Chance, today: date, count: int) -> None:
    """Reviews that were arranged for today are held by the reviewing officers."""
    for review in _arranged(today)[:count]:
        officer, child = review.officer, _as(review.child)
        assert officer is not None
        with acting(officer.pk):
            period = PeriodOfCare.objects.get(pk=review.period_id)
            hold_review(
                period=period, on=today, participation="PN0" if child.age(today) < 4 else "PN1", by=officer,
                decisions=[Decided(words.line(chance, "decided", child=child), today + timedelta(days=30))],
                childs_words=words.voice(chance, "review", child, today),
                discussion=words.lines(chance, "discussion", 2, child=child),
            )  # fmt: skip


def _arranged(today: date) -> "list[CareReview]":
    planned = CareReview.objects.using(OWNER).arranged().filter(arranged_for=today)
    return list(planned.select_related("officer", "child").order_by("pk"))
