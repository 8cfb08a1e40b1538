"""The SSDA903's episodes, worked out from legal statuses and placements, and taken apart again.

Nobody types an episode. A new one begins on each day on which the legal status or the home changes
within a period of care (SSDA903 guide 2025-26: DECOM, RNE, DEC, REC). Taking a file's episodes apart
gives the periods, statuses and placements that they came from. Plain Python; `periods.questions` asks it of the record.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Protocol, TypeVar

STARTED = "S"  # the reason for a new episode that begins a period
JOINED = "X1"  # the reason for ceasing that joins two episodes of one period
NEW_CARER = {(True, False): "L", (False, True): "P", (True, True): "B"}
SAME_CARER = {(True, False): "L", (False, True): "T", (True, True): "U"}


@dataclass(frozen=True, slots=True)
class StatusSpan:
    """A legal status from when to when; the end is exclusive, None while open. Names as in LegalStatus."""

    started_on: date
    ended_on: date | None
    code: str


@dataclass(frozen=True, slots=True)
class PlacementSpan:
    """A home from when to when. Names as in Placement."""

    started_on: date
    ended_on: date | None
    kind: str
    provider: str = ""
    same_carer: bool = False
    change_reason: str = ""
    postcode: str = ""
    home_postcode: str = ""
    urn: str = ""
    authority: str = ""
    location: str = ""
    distance: Decimal | None = None


@dataclass(slots=True)
class PeriodSpan:
    """A period of care with its statuses and homes. Names as in PeriodOfCare."""

    started_on: date
    ended_on: date | None = None
    ended_why: str = ""
    need: str = ""
    first_reason: str = STARTED
    statuses: list[StatusSpan] = field(default_factory=list)
    placements: list[PlacementSpan] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Episode:
    """One row of the 903's Episodes table; names are its columns in small letters, blank is empty."""

    decom: date
    rne: str
    ls: str
    cin: str
    place: str
    place_provider: str
    dec: date | None
    rec: str
    reason_place_change: str
    home_post: str
    pl_post: str
    urn: str
    pl_la: str = ""
    pl_location: str = ""
    pl_distance: Decimal | None = None


class EpisodeRow(Protocol):
    """What taking apart needs of a row, as `alongside.returns.ssda903.tables.Episode` has it."""

    @property
    def decom(self) -> date | None: ...
    @property
    def rne(self) -> str | None: ...
    @property
    def ls(self) -> str | None: ...
    @property
    def cin(self) -> str | None: ...
    @property
    def place(self) -> str | None: ...
    @property
    def place_provider(self) -> str | None: ...
    @property
    def dec(self) -> date | None: ...
    @property
    def rec(self) -> str | None: ...
    @property
    def reason_place_change(self) -> str | None: ...
    @property
    def home_post(self) -> str | None: ...
    @property
    def pl_post(self) -> str | None: ...
    @property
    def urn(self) -> str | None: ...


def episodes_in(period: PeriodSpan) -> Iterator[Episode]:
    """The episodes of one period: one from each day on which the legal status or the home changes."""
    states = list(_states(period))
    ends = [day for day, _, _ in states[1:]]
    before: tuple[StatusSpan | None, PlacementSpan | None] | None = None
    for (day, status, home), until in zip(states, [*ends, period.ended_on], strict=True):
        last = day == states[-1][0]
        yield _episode(period, day, status, home, before, until, last=last)
        before = (status, home)


def _states(period: PeriodSpan) -> Iterator[tuple[date, StatusSpan | None, PlacementSpan | None]]:
    """Each day of a change, with the status and home that hold from then on."""
    days = {period.started_on}
    days |= {edge for s in period.statuses for edge in (s.started_on, s.ended_on) if edge}
    days |= {edge for p in period.placements for edge in (p.started_on, p.ended_on) if edge}
    known: tuple[str, PlacementSpan | None] | None = None
    for day in sorted(days):
        if day < period.started_on or (period.ended_on and day >= period.ended_on and day != period.started_on):
            continue
        status, home = _holding(period.statuses, day), _holding(period.placements, day)
        if known is None and period.first_reason != STARTED and not (status and home):
            # The period goes on from before what is known of it: nobody was told how it was then.
            continue
        state = (status.code if status else "", home)
        if state != known:
            yield day, status, home
        known = state


Span = TypeVar("Span", StatusSpan, PlacementSpan)


def _holding(spans: Sequence[Span], day: date) -> Span | None:
    return next((s for s in spans if s.started_on <= day and (s.ended_on is None or day < s.ended_on)), None)


def _episode(
    period: PeriodSpan,
    day: date,
    status: StatusSpan | None,
    home: PlacementSpan | None,
    before: tuple[StatusSpan | None, PlacementSpan | None] | None,
    until: date | None,
    *,
    last: bool,
) -> Episode:
    place = home or PlacementSpan(day, until, "")
    return Episode(
        decom=day,
        rne=_why_new(status, home, before) or period.first_reason,
        ls=status.code if status else "",
        cin=period.need,
        place=place.kind,
        place_provider=place.provider,
        dec=until,
        rec=period.ended_why if last else JOINED,
        reason_place_change=place.change_reason if not last and place.ended_on == until else "",
        home_post=place.home_postcode,
        pl_post=place.postcode,
        urn=place.urn,
        pl_la=place.authority,
        pl_location=place.location,
        pl_distance=place.distance,
    )


def _why_new(
    status: StatusSpan | None,
    home: PlacementSpan | None,
    before: tuple[StatusSpan | None, PlacementSpan | None] | None,
) -> str:
    if before is None:
        return ""
    was, lived = before
    law = (was.code if was else "") != (status.code if status else "")
    letters = SAME_CARER if home and home.same_carer else NEW_CARER
    return letters[law, home is not lived]


def periods_of(rows: Iterable[EpisodeRow]) -> list[PeriodSpan]:
    """The periods of care that one child's episodes came from, in order. Rows without DECOM are passed over.

    An episode left open although another follows is taken to end when the next begins. A return holds only the
    episodes of its year: where the first is no start ("S"), the period keeps what it says as `first_reason`.
    """
    periods: list[PeriodSpan] = []
    before: EpisodeRow | None = None
    for row in sorted((r for r in rows if r.decom), key=lambda r: (r.decom, r.dec or date.max)):
        assert row.decom is not None
        if before is None or not _follows(before, row):
            periods.append(PeriodSpan(row.decom, need=row.cin or "", first_reason=row.rne or STARTED))
            before = None
        _add_status(periods[-1], row)
        _add_home(periods[-1], row, before)
        before = row
        _close(periods[-1], row)
    for earlier, later in pairwise(periods):
        if earlier.ended_on is None:
            _end(earlier, later.started_on)
    return periods


def _follows(before: EpisodeRow, row: EpisodeRow) -> bool:
    """Whether a row goes on with the period of the row before it."""
    return row.rne != STARTED and before.rec in (None, "", JOINED) and before.dec in (None, row.decom)


def _add_status(period: PeriodSpan, row: EpisodeRow) -> None:
    assert row.decom is not None
    if period.statuses and period.statuses[-1].code == (row.ls or ""):
        period.statuses[-1] = _until(period.statuses[-1], row.dec)
        return
    if period.statuses:
        period.statuses[-1] = _until(period.statuses[-1], row.decom)
    period.statuses.append(StatusSpan(row.decom, row.dec, row.ls or ""))


def _add_home(period: PeriodSpan, row: EpisodeRow, before: EpisodeRow | None) -> None:
    assert row.decom is not None
    if before is not None and _same_home(before, row):
        period.placements[-1] = _reasoned(_until(period.placements[-1], row.dec), row.reason_place_change)
        return
    if period.placements:
        period.placements[-1] = _until(period.placements[-1], row.decom)
    distance = getattr(row, "pl_distance", None)
    period.placements.append(
        PlacementSpan(
            started_on=row.decom,
            ended_on=row.dec,
            kind=row.place or "",
            provider=row.place_provider or "",
            same_carer=row.rne in SAME_CARER.values() and row.rne != "L",
            change_reason=row.reason_place_change or "",
            postcode=row.pl_post or "",
            home_postcode=row.home_post or "",
            urn=row.urn or "",
            authority=getattr(row, "pl_la", None) or "",
            location=getattr(row, "pl_location", None) or "",
            distance=_miles(distance),
        )
    )


def _same_home(before: EpisodeRow, row: EpisodeRow) -> bool:
    """Whether the child stayed where they were: the row says that only the law changed, and nothing belies it."""
    unchanged = (before.place, before.place_provider, before.pl_post) == (row.place, row.place_provider, row.pl_post)
    return unchanged and row.rne in ("L", "", None)


def _close(period: PeriodSpan, row: EpisodeRow) -> None:
    ended = row.dec is not None and row.rec not in (None, "", JOINED)
    period.ended_on, period.ended_why = (row.dec, row.rec or "") if ended else (None, "")


def _end(period: PeriodSpan, on: date) -> None:
    """End a period that was left without a reason: where its last row ceased, or when the next begins."""
    period.ended_on = period.statuses[-1].ended_on or on
    period.statuses[-1] = _until(period.statuses[-1], period.ended_on)
    period.placements[-1] = _until(period.placements[-1], period.ended_on)


def _until(span: Span, end: date | None) -> Span:
    return replace(span, ended_on=end)


def _reasoned(span: PlacementSpan, reason: str | None) -> PlacementSpan:
    return replace(span, change_reason=reason or span.change_reason)


def _miles(text: object) -> Decimal | None:
    try:
        return Decimal(str(text)) if text not in (None, "") else None
    except ArithmeticError:
        return None
