"""The verbs of the plan: made by the planner, changed by hand, and mended when something falls away."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import asdict, replace
from datetime import date, datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction

from alongside.access.door import NotAllowed
from alongside.law.due import local_day
from alongside.pages.words import day as in_full
from alongside.people.models import Worker
from alongside.practice.planning.problem import Match, Problem, Solution
from alongside.practice.weeks.leading import leads, require_lead, require_open
from alongside.practice.weeks.matching.questions import breaks, the_problem
from alongside.practice.weeks.models import Guest, Plan, Slot, Visit, Week

BY_HAND = "Put together by whoever plans the week"
A_DAY = timedelta(days=1)  # of notice
SHORT = 2.0  # of the planner's units of effort: for one guest a part of it is enough


@transaction.atomic
def plan_again(*, week: Week, by: Worker, at: datetime) -> Plan:
    """Run the planner: pinned visits stay, the others are made anew, and what changes is cancelled with the reason.

    Once the week is published every visit stands, and the planner only fills what is free.
    Raises NotAllowed for whoever does not lead, ValidationError once the week is closed.
    """
    on = local_day(at)
    require_lead(by, on)
    week = Week.objects.select_for_update().get(pk=week.pk)
    require_open(week)
    standing = list(Visit.objects.of(week).standing())
    stays = {_pair(one) for one in standing if _stays(one, week, on)}
    solution = _solved(the_problem(week, on, pins=stays))
    _carry_out(solution, standing, stays, on)
    return Plan.objects.create(
        week=week,
        at=at,
        by=by,
        seconds=solution.seconds,
        value=solution.value,
        bound=solution.bound,
        covered=solution.covered,
        coverable=solution.coverable,
        unmet=[asdict(one) for one in solution.unmet],
        uncovered=[asdict(one) for one in solution.uncovered],
    )


def _solved(problem: Problem, effort: float | None = None) -> Solution:
    from alongside.practice.planning.solving import EFFORT, solve  # a second to load: not for every page

    try:
        return solve(problem, effort=effort or EFFORT)
    except RuntimeError as refusal:
        raise ValidationError("The planner found no plan in the time it has. Nothing is changed.") from refusal


def _pair(visit: Visit) -> tuple[int, int]:
    return visit.guest_id, visit.slot_id


def _stays(visit: Visit, week: Week, on: date) -> bool:
    """Whether a visit is kept whatever else changes: pinned, published, or its day is over."""
    return visit.pinned or week.stage == Week.Stage.PUBLISHED or visit.on < on or visit.state == Visit.State.DONE


def _carry_out(solution: Solution, standing: list[Visit], stays: Collection[tuple[int, int]], on: date) -> None:
    """Cancel the visits that the new plan has not, keep those that it has, and make the others."""
    matches = {(one.guest, one.slot): one for one in solution.matches}
    broken = {(one.guest, one.slot): one.why for one in solution.broken_pins}
    held = {_pair(one) for one in standing if one.state == Visit.State.DONE}
    for visit in standing:
        match = matches.get(_pair(visit))
        if match is None and visit.state == Visit.State.PLANNED:
            _cancel(visit, broken.get(_pair(visit)) or _why_changed(visit, solution, on))
        elif match and _pair(visit) not in stays and visit.why != match.why:
            visit.why = match.why
            visit.save(update_fields=["why"])
        held.add(_pair(visit))
    _make(match for pair, match in matches.items() if pair not in held)


def _why_changed(visit: Visit, solution: Solution, on: date) -> str:
    """Why a visit that nobody pinned is not in the new plan, without naming anybody."""
    slots = Slot.objects.in_bulk([one.slot for one in solution.matches if one.guest == visit.guest_id])
    if any((slot.on, slot.half) == (visit.on, visit.half) for slot in slots.values()):
        now = "the guest is with another host on this half-day"
    elif any(one.slot == visit.slot_id for one in solution.matches):
        now = "another guest comes on this half-day"
    else:
        now = "it does not fit the plan any more"
    return f"The week was planned again on {in_full(on)}: {now}."


def _cancel(visit: Visit, why: str) -> None:
    visit.state, visit.cancelled_why = Visit.State.CANCELLED, why
    visit.save(update_fields=["state", "cancelled_why"])


def _make(matches: Iterable[Match]) -> list[Visit]:
    wanted = list(matches)
    slots = Slot.objects.in_bulk([one.slot for one in wanted])
    return Visit.objects.bulk_create(
        Visit(slot_id=one.slot, guest_id=one.guest, on=slots[one.slot].on, half=slots[one.slot].half, why=one.why)
        for one in wanted
    )


@transaction.atomic
def pin(*, visit: Visit, by: Worker, on: date) -> None:
    """Keep a visit whenever the week is planned again."""
    _set_pinned(visit, True, by, on)


@transaction.atomic
def unpin(*, visit: Visit, by: Worker, on: date) -> None:
    """Let the planner move a visit again."""
    _set_pinned(visit, False, by, on)


def _set_pinned(visit: Visit, pinned: bool, by: Worker, on: date) -> None:
    require_lead(by, on)
    require_open(visit.guest.week)
    visit.pinned = pinned
    visit.save(update_fields=["pinned"])


@transaction.atomic
def add_visit(*, guest: Guest, slot: Slot, by: Worker, on: date, why: str = "") -> Visit:
    """Send a guest to a half-day by hand; the planner keeps it. Raises ValidationError with the rule it would break."""
    require_lead(by, on)
    require_open(guest.week)
    return _put(guest, slot, why)


@transaction.atomic
def move_visit(*, visit: Visit, slot: Slot, by: Worker, on: date, why: str = "") -> Visit:
    """Send a visit's guest to another half-day. Raises ValidationError with the rule that it would break."""
    require_lead(by, on)
    _require_planned(visit)
    _cancel(visit, f"Moved to another half-day by whoever plans the week on {in_full(on)}.")
    return _put(visit.guest, slot, why)


@transaction.atomic
def swap_visits(*, visit: Visit, other: Visit, by: Worker, on: date) -> tuple[Visit, Visit]:
    """Let two guests change places. Raises ValidationError with the rule it would break; nothing changes."""
    require_lead(by, on)
    for one in (visit, other):
        _require_planned(one)
        _cancel(one, f"The guest changed places with another by hand on {in_full(on)}.")
    return _put(visit.guest, other.slot, ""), _put(other.guest, visit.slot, "")


def _put(guest: Guest, slot: Slot, why: str) -> Visit:
    if not Slot.objects.to_plan().filter(pk=slot.pk, host__week=guest.week).exists():
        raise ValidationError("That cannot be: this half-day can be visited no longer.")
    if broken := breaks(guest, slot):
        raise ValidationError(broken)
    return Visit.objects.create(slot=slot, guest=guest, on=slot.on, half=slot.half, pinned=True, why=why or BY_HAND)


def _require_planned(visit: Visit) -> None:
    require_open(visit.guest.week)
    if visit.state != Visit.State.PLANNED:
        raise ValidationError("This visit took place or is cancelled already.")


@transaction.atomic
def cancel_visit(*, visit: Visit, why: str, by: Worker, on: date) -> None:
    """Cancel one visit, in words that its guest and its host read. The half-day is free again."""
    require_lead(by, on)
    _require_planned(visit)
    _cancel(visit, why)


@transaction.atomic
def took_place(*, visit: Visit, by: Worker, on: date) -> None:
    """Note that a visit took place: by its guest, its host or whoever leads the week, from its day on."""
    if not leads(by, on) and by.pk not in (visit.guest.worker_id, visit.slot.host.worker_id):
        raise NotAllowed("This is for the visit's guest, its host or the Practice Week lead.")
    if visit.state == Visit.State.CANCELLED or visit.on > on:
        raise ValidationError("This visit is cancelled, or its day has not come yet.")
    visit.state = Visit.State.DONE
    visit.save(update_fields=["state"])


@transaction.atomic
def free_guest(*, visit: Visit, why: str, on: date) -> Visit | None:
    """Cancel a visit that falls away and send its guest elsewhere, if a half-day is free from the next day on.

    Call it as somebody who leads the week. Everything else stays still. Returns the new visit.
    """
    week = Week.objects.select_for_update().get(pk=visit.guest.week_id)
    _cancel(visit, why)
    return _elsewhere(visit, week, on + A_DAY)


def _elsewhere(visit: Visit, week: Week, on: date) -> Visit | None:
    """Another visit for its guest, with every standing visit pinned and nobody else given more."""
    standing = list(Visit.objects.of(week).standing())
    problem = the_problem(week, on, pins={_pair(one) for one in standing})
    visits = Counter(one.guest_id for one in standing)
    guests = (replace(one, most_visits=visits[one.key] + (one.key == visit.guest_id)) for one in problem.guests)
    slots = (one for one in problem.slots if one.key != visit.slot_id)
    solution = _solved(replace(problem, guests=tuple(guests), slots=tuple(slots)), effort=SHORT)
    taken = {one.slot_id for one in standing}
    made = _make(one for one in solution.matches if one.guest == visit.guest_id and one.slot not in taken)
    return made[0] if made else None
