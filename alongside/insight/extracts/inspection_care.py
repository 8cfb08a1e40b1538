"""Annex A's children in care: list 8."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from django.db.models import Q

from alongside.insight.extracts.inspection_day import Day, Told, latest
from alongside.insight.extracts.years import among, of
from alongside.pathway.care.models import (
    CarePlan,
    CareReview,
    CareVisit,
    HealthAssessment,
    HealthCheck,
    LegalStatus,
    MissingEpisode,
    PeriodOfCare,
    Placement,
    ReturnInterview,
    UnaccompaniedStatus,
)
from alongside.returns.annex_a.lists_8_to_11 import ChildInCare
from alongside.returns.kit.authorities import find

# "Live with family or friends" is none of Ofsted's answers; a plan not decided yet is none at all.
PERMANENCE: Final = {
    "return_home": "RETURN",
    "adoption": "ADOPTION",
    "special_guardianship": "SGO",
    "child_arrangements": "SGO",
    "independence": "SUPPORTED",
    "residential": "RESIDENTIAL",
    "long_term_fostering": "FOSTERING",
    "family": "OTHER",
}
MISSING, ABSENT = "M", "A"


def in_care(day: Day, child_ids: list[int] | None) -> Told:
    """List 8: every period of care that went on in the six months."""
    lasting = PeriodOfCare.objects.filter(day.lasting(since=day.year_ago), **of(child_ids))
    periods = list(lasting.order_by("started_on", "pk"))
    listed = [one for one in periods if one.ended_on is None or one.ended_on >= day.since]
    held = _Held(day, [one.pk for one in listed], [one.child_id for one in listed])
    rows = [(one.child_id, _row(one, day, held)) for one in listed]
    times = _times(periods)
    for one, (_, row) in zip(listed, rows, strict=True):
        row.second_period = times[one.pk] > 1
    return list(rows)


def _times(periods: Iterable[PeriodOfCare]) -> dict[int, int]:
    """Which of the child's periods in the twelve months each is: 1 for the first."""
    counted: Counter[int] = Counter()
    found = {}
    for one in periods:
        counted[one.child_id] += 1
        found[one.pk] = counted[one.child_id]
    return found


class _Held:
    """What was done for these children by the day, each kind in one query."""

    def __init__(self, day: Day, periods: list[int], children: list[int]) -> None:
        mine, theirs = {"period_id__in": among(periods)}, {"child_id__in": among(children)}
        until = {"started_on__lte": day.on, **mine}
        self.statuses = {one.period_id: one for one in LegalStatus.objects.filter(**until).order_by("started_on", "pk")}
        self.homes: dict[int, list[Placement]] = defaultdict(list)
        for home in Placement.objects.filter(**until).order_by("started_on", "pk"):
            self.homes[home.period_id].append(home)
        plans = CarePlan.objects.filter(made_on__lte=day.on, **mine).order_by("made_on", "pk")
        self.plans = dict(plans.values_list("period_id", "permanence"))
        self.reviews = latest(CareReview.objects.filter(held_on__lte=day.on, **mine), "held_on", by="period_id")
        self.visits = _days(CareVisit.objects.filter(seen=True, visited_on__lte=day.on, **theirs), "visited_on")
        self.health = latest(HealthAssessment.objects.filter(held_on__lte=day.on, **theirs), "held_on")
        dental = HealthCheck.objects.filter(kind=HealthCheck.Kind.DENTAL, up_to_date=True, held_on__lte=day.on)
        self.dental = latest(dental.filter(**theirs), "held_on")
        alone = UnaccompaniedStatus.objects.filter(day.lasting(since=day.year_ago), **theirs)
        self.unaccompanied = frozenset(alone.values_list("child_id", flat=True))
        self.away = _Away(day, children)


def _days(found: Any, column: str) -> dict[int, list[date]]:
    days: dict[int, list[date]] = defaultdict(list)
    for child, on in found.order_by(column).values_list("child_id", column):
        days[child].append(on)
    return days


class _Away:
    """How often children were missing or absent in the twelve months, and what followed the last time missing."""

    def __init__(self, day: Day, children: list[int]) -> None:
        in_a_year = {"started_on__range": (day.year_ago, day.on), "child_id__in": among(children)}
        found = list(MissingEpisode.objects.filter(**in_a_year).order_by("started_on", "pk"))
        self.times = Counter((one.child_id, one.kind) for one in found)
        last = {one.child_id: one.pk for one in found if one.kind == MISSING}
        known = Q(offered_on__lte=day.on) | Q(held_on__lte=day.on)
        interviews = ReturnInterview.objects.filter(known, episode_id__in=among(last.values())).order_by("pk")
        accepted = {one.episode_id: not one.declined and one.held_on <= day.on for one in interviews}
        self.interviews = {child: (episode in accepted, accepted.get(episode)) for child, episode in last.items()}


def _row(one: PeriodOfCare, day: Day, held: _Held) -> ChildInCare:
    child, ceased = one.child_id, day.known(one.ended_on)
    inside = [on for on in held.visits.get(child, ()) if one.started_on <= on <= (ceased or day.on)]
    offered, accepted = held.away.interviews.get(child, (None, None))
    return ChildInCare(
        uasc=child in held.unaccompanied,
        started=one.started_on,
        need=one.need or None,
        latest_review=held.reviews.get(one.pk),
        last_visit=inside[-1] if inside else None,
        permanence_plan=PERMANENCE.get(held.plans.get(one.pk, "")),
        last_health_assessment=held.health.get(child),
        last_dental_check=held.dental.get(child),
        ceased=ceased,
        reason_ceased=(one.ended_why or None) if ceased else None,
        missing_in_12_months=held.away.times[child, MISSING],
        absent_in_12_months=held.away.times[child, ABSENT],
        interview_offered=offered,
        interview_accepted=accepted,
        **_status(held.statuses.get(one.pk)),
        **_home(held.homes[one.pk], day),
    )


def _status(one: LegalStatus | None) -> dict[str, Any]:
    return {"legal_status_date": one.started_on, "legal_status": one.code} if one else {}


def _home(homes: list[Placement], day: Day) -> dict[str, Any]:
    """The latest home, and how many there were in the twelve months."""
    in_a_year = [one for one in homes if one.ended_on is None or one.ended_on >= day.year_ago]
    if not homes:
        return {"placements_in_12_months": 0}
    last = homes[-1]
    council = find(last.authority)
    return {
        "placements_in_12_months": len(in_a_year),
        "placement_started": last.started_on,
        "placement": last.kind or None,
        "provider": last.provider or None,
        "postcode": last.postcode or None,
        "urn": last.urn or None,
        "location": last.location or None,
        "local_authority": (council.name if council else last.authority) or None,
    }
