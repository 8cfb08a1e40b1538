"""What the pages of a week count and list, worked out from its rows."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q, QuerySet

from alongside.practice.planning.problem import HalfDay
from alongside.practice.weeks.actions import NOT_HELD
from alongside.practice.weeks.models import Guest, Half, Host, Plan, Service, Slot, Visit, Week

WITHIN = 0.01  # a plan this near to the proven bound was not cut short


def half_days(week: Week) -> list[HalfDay]:
    """Every half-day of a week, in order."""
    days = (week.starts_on + timedelta(n) for n in range((week.ends_on - week.starts_on).days + 1))
    return [(day, half) for day in days for half in Half.values]


@dataclass(frozen=True)
class Measures:
    """How a week went, in counts alone: nobody's observation and no family's answer is behind any of them by name."""

    visits: int  # planned to the end, held or not
    done: int
    asked: int  # families asked for their agreement
    agreed: int
    families: int  # visits to a family that took place
    with_answers: int  # families that answered the three questions
    observed: int
    with_reply: int


def measures(week: Week) -> Measures:
    """How a week went. What was observed stands in a room above this one: its rows are reached from the week's."""
    visits = Visit.objects.of(week)
    asked = Slot.objects.filter(host__week=week, activity=Slot.Activity.FAMILY).aggregate(
        asked=Count("pk", filter=~Q(agreement=Slot.Agreement.WAITING)),
        agreed=Count("pk", filter=Q(agreement=Slot.Agreement.AGREED)),
    )
    done = visits.filter(state=Visit.State.DONE)
    not_held = visits.filter(state=Visit.State.CANCELLED, cancelled_why=NOT_HELD)
    return Measures(
        visits=visits.standing().count() + not_held.count(),
        done=done.count(),
        asked=asked["asked"],
        agreed=asked["agreed"],
        families=done.filter(slot__activity=Slot.Activity.FAMILY).count(),
        with_answers=week.voices.count(),
        observed=week.observations.count(),
        with_reply=week.observations.filter(reply__isnull=False).count(),
    )


@dataclass(frozen=True)
class Standing:
    """Where a week stands: what was gathered, and what is still to be done before its visits are fixed."""

    themes: int
    guests: int
    giving: int  # guests who gave half-days
    hosts: int
    shown: int  # half-days that hosts show
    waiting: int  # families not asked yet
    visits: int
    visits_waiting: int  # visits whose family was not asked yet


def standing(week: Week) -> Standing:
    """Where a week stands."""
    guests = Guest.objects.coming().filter(week=week)
    slots = Slot.objects.to_plan().filter(host__week=week)
    visits = Visit.objects.of(week).standing()
    waits = Slot.Agreement.WAITING
    return Standing(
        themes=week.themes.count(),
        guests=guests.count(),
        giving=guests.filter(offers__isnull=False).distinct().count(),
        hosts=week.hosts.count(),
        shown=slots.count(),
        waiting=slots.filter(agreement=waits).count(),
        visits=visits.count(),
        visits_waiting=visits.filter(slot__agreement=waits).count(),
    )


def by_half_day(week: Week) -> list[tuple[date, list[tuple[str, list[Visit]]]]]:
    """The standing visits as a grid: each day with its two halves, and the visits of each by guest."""
    found: dict[HalfDay, list[Visit]] = {}
    for visit in Visit.objects.of(week).standing().in_full().order_by("guest__worker__name"):
        found.setdefault((visit.on, visit.half), []).append(visit)
    days = sorted({day for day, _ in half_days(week)} | {day for day, _ in found})
    return [(day, [(half.label, found.get((day, half.value), [])) for half in Half]) for day in days]


@dataclass(frozen=True)
class Often:
    """A service or a district: how many visits go there, of how many half-days that are shown."""

    what: str
    visits: int
    shown: int


def how_often(week: Week) -> tuple[list[Often], list[Often]]:
    """How often each service and each district is visited."""
    visits, slots = Visit.objects.of(week).standing(), Slot.objects.to_plan().filter(host__week=week)
    found = []
    for visited, offered in (("slot__host__service", "host__service"), ("slot__host__district", "host__district")):
        went, could = (
            Counter(rows.values_list(column, flat=True)) for rows, column in ((visits, visited), (slots, offered))
        )
        found.append((went, could))
    (services, shown), (places, there) = found
    hosts = Host.objects.filter(week=week).values_list("district", flat=True)
    return (
        [Often(label, services[key], shown[key]) for key, label in Service.choices],
        [Often(name, places[name], there[name]) for name in sorted({*hosts, *places})],
    )


def how_near(plan: Plan) -> str:
    """How near a plan is to the best that any could be, in words."""
    seen = f"It visits {plan.covered} services and districts, {_of_most(plan)}."
    gap = (plan.bound - plan.value) / plan.bound if plan.bound > 0 else 0.0
    if gap <= 0:
        return f"{seen} Among plans that visit as many, none can be better: this is proven."
    words = f"{seen} Among plans that visit as many, none can be better by more than {_percent(gap)}: this is proven."
    return words if gap <= WITHIN else f"{words} The search was cut short so that you need not wait."


def _of_most(plan: Plan) -> str:
    return (
        "as many as any plan could" if plan.covered >= plan.coverable else f"of {plan.coverable} that may be possible"
    )


def _percent(share: float) -> str:
    return f"{share:.1%}" if share >= 0.001 else "0.1%"


def guests_of(week: Week) -> QuerySet[Guest]:
    """The guests of a week with how much they give and get, those who dropped out last."""
    standing_visits = Q(visits__state__in=(Visit.State.PLANNED, Visit.State.DONE))
    counted = week.guests.select_related("worker").annotate(
        gives=Count("offers", distinct=True), gets=Count("visits", filter=standing_visits, distinct=True)
    )
    return counted.order_by("dropped_out_on", "worker__name")


def without_a_visit(week: Week) -> QuerySet[Guest]:
    """The guests who come and go nowhere so far."""
    going = Visit.objects.of(week).standing().values("guest")
    return Guest.objects.coming().filter(week=week).exclude(pk__in=going).select_related("worker")


def hosts_of(week: Week) -> QuerySet[Host]:
    """The hosts of a week with how much they show and who is coming."""
    offered = Q(slots__offered=True)
    visited = Q(slots__visits__state__in=(Visit.State.PLANNED, Visit.State.DONE))
    counted = week.hosts.select_related("worker", "team").annotate(
        shows=Count("slots", filter=offered, distinct=True),
        gets=Count("slots__visits", filter=visited, distinct=True),
    )
    return counted.order_by("service", "name", "worker__name")
