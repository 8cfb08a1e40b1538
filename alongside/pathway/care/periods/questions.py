"""Episodes asked of the record: the periods of some children as spans, and the 903's rows made of them."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from alongside.pathway.care.episodes import Episode, PeriodSpan, PlacementSpan, StatusSpan, episodes_in
from alongside.pathway.care.periods.models import LegalStatus, PeriodOfCare
from alongside.pathway.care.placements.models import Placement

_HOME = (
    "started_on",
    "ended_on",
    "kind",
    "provider",
    "same_carer",
    "change_reason",
    "postcode",
    "home_postcode",
    "urn",
    "authority",
    "location",
    "distance",
)


def episodes(child_id: int) -> list[Episode]:
    """One child's episodes as the SSDA903 wants them, in order."""
    return episodes_of([child_id]).get(child_id, [])


def episodes_of(child_ids: Iterable[int] | None = None) -> dict[int, list[Episode]]:
    """The episodes of these children (None: of all whom the acting worker may see), in three queries."""
    found: dict[int, list[Episode]] = defaultdict(list)
    for child_id, period in periods_of_care(child_ids):
        found[child_id].extend(episodes_in(period))
    return dict(found)


def periods_of_care(child_ids: Iterable[int] | None = None) -> list[tuple[int, PeriodSpan]]:
    """Each child's id with each period, its legal statuses and homes, in order."""
    mine = {} if child_ids is None else {"child_id__in": list(child_ids)}
    statuses: dict[int, list[StatusSpan]] = defaultdict(list)
    homes: dict[int, list[PlacementSpan]] = defaultdict(list)
    order = ("started_on", "pk")
    for status in LegalStatus.objects.filter(**mine).order_by(*order):
        statuses[status.period_id].append(StatusSpan(status.started_on, status.ended_on, status.code))
    for period_id, *row in Placement.objects.filter(**mine).order_by(*order).values_list("period_id", *_HOME):
        homes[period_id].append(PlacementSpan(*row))
    periods = PeriodOfCare.objects.filter(**mine).order_by("child_id", "started_on")
    return [(p.child_id, _span(p, statuses[p.pk], homes[p.pk])) for p in periods]


def _span(period: PeriodOfCare, statuses: list[StatusSpan], homes: list[PlacementSpan]) -> PeriodSpan:
    days = (period.started_on, period.ended_on)
    return PeriodSpan(*days, period.ended_why, period.need, period.first_reason, statuses, homes)


def in_care_on(child_id: int, on: date) -> PeriodOfCare | None:
    """The period of care that holds this day for the child, when they are looked after then."""
    return PeriodOfCare.objects.on(on).filter(child_id=child_id).first()
