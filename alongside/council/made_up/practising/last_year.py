"""The week that finished a year ago, with its true times: written as the owner, in the past's own transaction."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from alongside.council.made_up import words
from alongside.council.made_up.chance import Chance
from alongside.council.made_up.practising import asking, auditing, inspected, learning, seen
from alongside.council.made_up.practising.asking import Asked, Outcome
from alongside.council.made_up.practising.bringing import bring
from alongside.council.made_up.practising.ground import OWNER, at, called, director_of, ground, monday_of
from alongside.council.made_up.practising.matching import match
from alongside.history.acting import set_actor
from alongside.law.practice_week import UNDERTAKINGS, holding
from alongside.people.models import Worker
from alongside.practice.agreements.models import Agreement, FamilyVisit, GuestNamed, SafetyScreen, Undertaking
from alongside.practice.agreements.replanning import CANNOT_BE
from alongside.practice.weeks.models import Guest, Slot, Visit, Week

A_YEAR = timedelta(weeks=52)
STANDS = {
    Outcome.AGREED: Slot.Agreement.AGREED,
    Outcome.TAKEN_BACK: Slot.Agreement.WITHDRAWN,
    Outcome.REFUSED: Slot.Agreement.DECLINED,
    Outcome.NOT_SAFE: Slot.Agreement.DECLINED,
}
FELL_ILL = 0.03  # of the visits: cancelled on the day


def practise_last_year(seed: int, today: date, scale: float, to_be: Iterable[int]) -> None:
    """Tell the whole week, with what it taught, and the inspections before and since."""
    here = ground(f"{seed} practice a year ago", monday_of(today) - A_YEAR, scale, to_be)
    brought = bring(here, called(here.monday))
    chance, asked = here.chance, list(asking.ask(here.chance, brought))
    for one in asked:
        stands = STANDS[one.outcome]
        one.slot.agreement = Slot.Agreement.AGREED if stands == Slot.Agreement.WITHDRAWN else stands
    brought.keep(OWNER)
    _write_asked(chance, asked)
    visits = match(brought)
    _sign(chance, brought.guests)
    _take_back(chance, [one for one in asked if one.outcome is Outcome.TAKEN_BACK])
    _hold(chance, visits, asked)
    families = {one.slot.pk: one.child for one in asked}
    seen.see(chance, visits, families)
    _close(brought.week)
    director = director_of(here)
    auditing.audit(here, brought.week, director)
    learning.learn(here, brought.week, director)
    inspected.tell_inspections(here, today, director)


def _write_asked(chance: Chance, asked: list[Asked]) -> None:
    """Which family, what each said and what was weighed, recorded by the worker on the day."""
    FamilyVisit.objects.using(OWNER).bulk_create([FamilyVisit(slot=one.slot, child=one.child) for one in asked])
    agreements, screens = [], []
    for one in asked:
        on = asking.earlier(chance, one.slot.host.week.starts_on, 5, 12)
        how = asking.how_asked(chance, one.child)
        for who, told in (("parent", asking.parent_says(chance, one)), ("child", asking.child_says(chance, one))):
            if told is not None:
                agreements.append(Agreement(slot=one.slot, who=who, **how, **told, **_recorded(chance, one, on)))
        if told := asking.screened(chance, one):
            screens.append(SafetyScreen(slot=one.slot, **told, **_recorded(chance, one, on)))
    Agreement.objects.using(OWNER).bulk_create(agreements)
    SafetyScreen.objects.using(OWNER).bulk_create(screens)


def _recorded(chance: Chance, one: Asked, on: date) -> dict[str, Any]:
    when = at(on, chance.within(10, 17))
    by = one.slot.host.worker
    return {"child": one.child, "on": on, "recorded_by": by, "recorded_at": when, "changed_at": when,
            "act": seen.key(chance)}  # fmt: skip


def _sign(chance: Chance, guests: Iterable[Guest]) -> None:
    """Each guest signs some days before."""
    signed = list(guests)
    for guest in signed:
        guest.undertaking_on = asking.earlier(chance, guest.week.starts_on, 3, 10)
    text = holding(UNDERTAKINGS, signed[0].week.starts_on).words
    Undertaking.objects.using(OWNER).bulk_create(
        Undertaking(guest=guest, at=at(guest.undertaking_on, chance.within(8, 18)), words=text)
        for guest in signed
        if guest.undertaking_on
    )
    Guest.objects.using(OWNER).bulk_update(signed, ["undertaking_on"])


def _take_back(chance: Chance, asked: Iterable[Asked]) -> None:
    """Families who took it back the day before, after the week was planned."""
    for one in asked:
        on = one.slot.on - timedelta(days=1)
        by = one.slot.host.worker
        assert isinstance(by, Worker)
        set_actor(by.pk, reason="The family took its agreement back.", using=OWNER)
        for row in Agreement.objects.using(OWNER).filter(slot=one.slot):
            row.withdrawn_on, row.changed_at, row.changed_by = on, at(on, chance.within(9, 17)), by
            row.save(using=OWNER, update_fields=["withdrawn_on", "changed_at", "changed_by"])
        one.slot.agreement = Slot.Agreement.WITHDRAWN
        one.slot.save(using=OWNER, update_fields=["agreement"])
    set_actor(None, using=OWNER)


def _hold(chance: Chance, visits: list[Visit], asked: list[Asked]) -> None:
    """Most visits take place; families were told who comes."""
    for visit in visits:
        if visit.slot.agreement == Slot.Agreement.WITHDRAWN:
            visit.state, visit.cancelled_why = Visit.State.CANCELLED, CANNOT_BE
        elif chance.yes(FELL_ILL):
            visit.state = Visit.State.CANCELLED
            visit.cancelled_why = words.line(chance, "cancelled")
        else:
            visit.state = Visit.State.DONE
    Visit.objects.using(OWNER).bulk_update(visits, ["state", "cancelled_why"])
    told_first = {one.slot.pk for one in asked}
    GuestNamed.objects.using(OWNER).bulk_create(
        GuestNamed(visit=visit, on=asking.earlier(chance, visit.on, 1, 3), answer=GuestNamed.Answer.CONTENT)
        for visit in visits
        if visit.slot.pk in told_first and visit.state == Visit.State.DONE
    )


def _close(week: Week) -> None:
    week.stage, week.closed_on = Week.Stage.CLOSED, week.ends_on + timedelta(days=10)
    week.save(using=OWNER, update_fields=["stage", "closed_on"])
