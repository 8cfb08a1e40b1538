"""What the daily payload says of care: homes, the way to adoption, and life after care."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from alongside.insight.extracts.inspection_after import FOR_ADOPTION, holds
from alongside.insight.extracts.inspection_day import Day
from alongside.insight.extracts.years import among
from alongside.pathway.care.episodes import Episode
from alongside.pathway.care.models import Adoption, AdoptionDecision, PeriodOfCare, Placement
from alongside.pathway.care.periods.questions import episodes_of
from alongside.pathway.leaving_care.models import Accommodation, Activity, InTouch
from alongside.people.models import current
from alongside.returns.dfe_api import codes, rows
from alongside.returns.kit.lists.leaving_care import ACTIVITY

REACHED: Final = "YES"


class Care:
    """These children's homes, adoptions and lives after care, each kind in one query."""

    def __init__(self, ids: list[int], day: Day) -> None:
        self.day = day
        theirs: dict[str, Any] = {"child_id__in": among(ids)}
        self.homes: dict[int, list[Placement]] = defaultdict(list)
        for home in Placement.objects.filter(started_on__lte=day.on, **theirs).order_by("started_on", "pk"):
            self.homes[home.period_id].append(home)
        self.starts: dict[tuple[int, date], Episode] = {}
        self.ends: dict[tuple[int, date | None], Episode] = {}
        for child, held in episodes_of({home.child_id for some in self.homes.values() for home in some}).items():
            self.starts |= {(child, one.decom): one for one in held}
            self.ends |= {(child, one.dec): one for one in held}
        decided = AdoptionDecision.objects.filter(started_on__lte=day.on, **theirs).order_by("started_on", "pk")
        self.decisions = _by_child(decided)
        self.matches = _by_child(Adoption.objects.filter(matched_on__lte=day.on, **theirs).order_by("matched_on", "pk"))
        touches = InTouch.objects.filter(happened_on__lte=day.on, in_touch=REACHED, **theirs)
        self.reached = dict(touches.order_by("happened_on", "pk").values_list("child_id", "happened_on"))
        homes = Accommodation.objects.filter(current(day.on), **theirs).order_by("started_on", "pk")
        self.lives_in = dict(homes.values_list("child_id", "kind"))
        self.does: dict[int, set[str]] = defaultdict(set)
        for child, code in Activity.objects.filter(current(day.on), **theirs).values_list("child_id", "code"):
            self.does[child].add(code)

    def placements(self, period: PeriodOfCare) -> list[rows.Placement]:
        """The homes of a time in care; why each began and ended is what the 903's episodes of those days say."""
        return [self._placement(one) for one in self.homes[period.pk]]

    def _placement(self, one: Placement) -> rows.Placement:
        ended = self.day.known(one.ended_on)
        first = self.starts.get((one.child_id, one.started_on))
        last = self.ends.get((one.child_id, ended)) if ended else None
        return rows.Placement(
            placement_id=f"H{one.pk}",
            start_date=one.started_on,
            start_reason=first.rne if first else None,
            placement_type=one.kind or None,
            postcode=one.postcode or None,
            end_date=ended,
            end_reason=(last.rec or None) if last else None,
            change_reason=(one.change_reason or None) if ended else None,
        )

    def adoption(self, periods: Sequence[PeriodOfCare]) -> rows.Adoption | None:
        """The latest decision that was made in these times in care, and what followed it."""
        made = [
            (one, period)
            for period in periods
            for one in self.decisions[period.child_id]
            if holds(period, one.started_on)
        ]
        if not made:
            return None
        one, period = made[-1]
        placed = [home.started_on for home in self.homes[period.pk] if home.kind in FOR_ADOPTION]
        matched = (held.matched_on for held in self.matches[one.child_id] if held.matched_on >= one.started_on)
        return rows.Adoption(
            decision_date=one.started_on,
            matched_date=next(matched, None),
            placed_date=next((day for day in placed if day >= one.started_on), None),
        )

    def leaver(self, child: int) -> rows.CareLeaver | None:
        """When a care leaver was last in touch, what they do and where they live on the day."""
        does = next((one.code for one in ACTIVITY if one.code in self.does[child]), "")
        told = rows.CareLeaver(
            contact_date=self.reached.get(child),
            activity=codes.activity(does),
            accommodation=codes.accommodation(self.lives_in.get(child, "")),
        )
        return told if told.contact_date or told.activity or told.accommodation else None


def _by_child(found: Any) -> dict[int, list[Any]]:
    held: dict[int, list[Any]] = defaultdict(list)
    for one in found:
        held[one.child_id].append(one)
    return held
