"""The SSDA903 of a year, asked of the record: its twelve tables' rows.

In it is who was looked after on a day of the year, and whoever left care after 16 and had
a birthday from the 17th to the 21st in it. Source: SSDA903 guide, coverage of each table.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from alongside.insight.extracts.leavers import care_leavers
from alongside.insight.extracts.outcomes import outcomes
from alongside.insight.extracts.years import Year, among
from alongside.pathway.care.episodes import Episode, PeriodSpan, episodes_in
from alongside.pathway.care.models import (
    Adoption,
    AdoptionDecision,
    CareReview,
    DeprivationOfLiberty,
    MissingEpisode,
    Motherhood,
    PreviousPermanence,
    UnaccompaniedStatus,
)
from alongside.pathway.care.periods.models import SHORT_BREAKS
from alongside.pathway.care.periods.questions import periods_of_care
from alongside.people.models import Allocation, Person
from alongside.returns.kit.dates import PartialDate
from alongside.returns.kit.rows import Row
from alongside.returns.ssda903 import tables
from alongside.returns.ssda903.kinds import ADOPTED

Rows = dict[str, list[Any]]
Periods = Mapping[int, Sequence[PeriodSpan]]
Who = Mapping[int, Person]

# Of a child's first social worker, and of a change whose reason nobody wrote down.
FIRST_CONTACT, OTHER_REASON = "FCONTA", "OTHERS"
REGISTERED = ("SW", "XX")


def rows_of(year: int, child_ids: list[int] | None = None) -> Rows:
    """The tables' rows by name, in order of child and day. Runs as whoever acts, and sees what they may see."""
    when = Year(year)
    periods = _periods(when, child_ids)
    leavers = care_leavers(when, child_ids)
    who = {one.pk: one for one in Person.objects.filter(pk__in=among({*periods, *leavers})).order_by("pk")}
    found: Rows = {table.name: [] for table in tables.TABLES}
    for row in _in_order(_rows(when, who, periods, leavers), who):
        found[row.table].append(row)
    return _numbered(found)


def _periods(when: Year, child_ids: list[int] | None) -> dict[int, list[PeriodSpan]]:
    found: dict[int, list[PeriodSpan]] = defaultdict(list)
    for child, period in periods_of_care(child_ids):
        if when.touches(period.started_on, period.ended_on):
            found[child].append(period)
    return found


def _rows(when: Year, who: Who, periods: Periods, leavers: Mapping[int, Row]) -> Iterator[tuple[int, Row]]:
    cared = [child for child in periods if child in who]
    # Of a child who has short breaks alone neither reviews nor motherhood are asked.
    fully = [child for child in cared if not all(_short_breaks(span) for span in periods[child])]
    yield from _episodes(when, who, periods)
    yield from _headers(who, [*cared, *leavers], _motherhood(when, who, fully))
    yield from _reviews(when, who, fully)
    yield from _unaccompanied(when, who, cared)
    yield from outcomes(when, who, periods)
    yield from ((child, row) for child, row in leavers.items() if child in who)
    yield from _adoptions(when, who, periods)
    yield from _decisions(when, who, cared)
    yield from _permanence(when, who, periods)
    yield from _missing(when, who, cared)
    yield from _workers(when, who, periods)
    yield from _liberty(when, who, cared)


def _in_order(rows: Iterable[tuple[int, Row]], who: Who) -> list[Row]:
    """By the child's number; within a child as the facts were asked, which is by day."""
    return [row for _, row in sorted(rows, key=lambda pair: who[pair[0]].returned_as)]


def _numbered(found: Rows) -> Rows:
    for rows in found.values():
        for number, row in enumerate(rows):
            row.number = number
    return found


def _motherhood(when: Year, who: Who, fully: list[int]) -> dict[int, date | None]:
    """For each girl of whom it is asked, the day her child was born; None where she is no mother."""
    # Of several children the return asks after the first.
    mothers = Motherhood.objects.filter(child_id__in=among(fully)).order_by("-baby_born_on")
    babies = dict(mothers.values_list("child_id", "baby_born_on"))
    return {child: when.known(babies.get(child)) for child in fully if who[child].sex == "F"}


def _headers(who: Who, children: list[int], mothers: Mapping[int, date | None]) -> Iterator[tuple[int, Row]]:
    for child in dict.fromkeys(children):
        if child in who:
            person, born = who[child], mothers.get(child)
            yield (
                child,
                tables.Header(
                    child=person.returned_as,
                    sex=person.sex,
                    dob=person.born_on,
                    ethnic=person.ethnicity or None,
                    upn=person.upn or person.upn_unknown or None,
                    mother=born is not None if child in mothers else None,
                    mc_dob=born,
                ),
            )


def _episodes(when: Year, who: Who, periods: Periods) -> Iterator[tuple[int, Row]]:
    for child, spans in periods.items():
        for span in spans:
            for one in episodes_in(span):
                if when.touches(one.decom, one.dec) and one.decom != one.dec and child in who:
                    yield child, _episode(one, who[child], when)


def _episode(one: Episode, person: Person, when: Year) -> Row:
    ended = when.known(one.dec)
    return tables.Episode(
        child=person.returned_as,
        decom=one.decom,
        rne=one.rne or None,
        ls=one.ls or None,
        cin=one.cin or None,
        place=one.place or None,
        place_provider=one.place_provider or None,
        dec=ended,
        rec=(one.rec or None) if ended else None,
        reason_place_change=(one.reason_place_change or None) if ended else None,
        home_post=one.home_post or None,
        pl_post=one.pl_post or None,
        urn=one.urn or None,
        pl_la=one.pl_la or None,
        pl_location=one.pl_location or None,
        pl_distance=str(one.pl_distance) if one.pl_distance is not None else None,
    )


def _reviews(when: Year, who: Who, cared: list[int]) -> Iterator[tuple[int, Row]]:
    held = CareReview.objects.filter(child_id__in=among(cared), held_on__range=(when.starts, when.ends)).order_by(
        "held_on"
    )
    for child, day, code in held.values_list("child_id", "held_on", "participation"):
        yield (
            child,
            tables.Review(child=who[child].returned_as, dob=who[child].born_on, review=day, review_code=code or None),
        )


def _unaccompanied(when: Year, who: Who, cared: list[int]) -> Iterator[tuple[int, Row]]:
    for one in UnaccompaniedStatus.objects.filter(child_id__in=among(cared)).order_by("started_on"):
        if when.touches(one.started_on, one.ended_on):
            person = who[one.child_id]
            yield (
                one.child_id,
                tables.Uasc(child=person.returned_as, sex=person.sex, dob=person.born_on, duc=one.ended_on),
            )


def _adoptions(when: Year, who: Who, periods: Periods) -> Iterator[tuple[int, Row]]:
    adopted = [
        child
        for child, spans in periods.items()
        if child in who and any(span.ended_why in ADOPTED and when.holds(span.ended_on) for span in spans)
    ]
    for one in Adoption.objects.filter(child_id__in=among(adopted)).order_by("pk"):
        person = who[one.child_id]
        yield (
            one.child_id,
            tables.Adoption(
                child=person.returned_as,
                dob=person.born_on,
                date_int=one.decided_on,
                date_match=one.matched_on,
                foster_care=one.by_foster_carers,
                nb_adoptr=one.number_of_adopters or None,
                sex_adoptr=one.sex_of_adopters or None,
                ls_adoptr=one.status_of_adopters or None,
            ),
        )


def _decisions(when: Year, who: Who, cared: list[int]) -> Iterator[tuple[int, Row]]:
    for one in AdoptionDecision.objects.filter(child_id__in=among(cared)).order_by("started_on"):
        if when.touches(one.started_on, one.ended_on):
            person, ended = who[one.child_id], when.known(one.ended_on)
            yield (
                one.child_id,
                tables.PlacedForAdoption(
                    child=person.returned_as,
                    dob=person.born_on,
                    date_placed=one.started_on,
                    date_placed_ceased=ended,
                    reason_placed_ceased=(one.ended_why or None) if ended else None,
                ),
            )


def _permanence(when: Year, who: Who, periods: Periods) -> Iterator[tuple[int, Row]]:
    """Asked of who came into care in the year, short breaks too."""
    came = [
        child for child, spans in periods.items() if child in who and any(when.holds(span.started_on) for span in spans)
    ]
    for one in PreviousPermanence.objects.filter(child_id__in=among(came)).order_by("pk"):
        person = who[one.child_id]
        day = PartialDate(one.year, one.month, one.day) if one.year or one.month or one.day else None
        yield (
            one.child_id,
            tables.PreviousPermanence(
                child=person.returned_as,
                dob=person.born_on,
                prev_perm=one.kind,
                la_perm=one.authority or None,
                date_perm=day,
            ),
        )


def _short_breaks(span: PeriodSpan) -> bool:
    return all(status.code in SHORT_BREAKS for status in span.statuses)


def _missing(when: Year, who: Who, cared: list[int]) -> Iterator[tuple[int, Row]]:
    for one in MissingEpisode.objects.filter(child_id__in=among(cared)).order_by("started_on"):
        if when.touches(one.started_on, one.ended_on):
            person = who[one.child_id]
            yield (
                one.child_id,
                tables.Missing(
                    child=person.returned_as,
                    dob=person.born_on,
                    missing=one.kind,
                    mis_start=one.started_on,
                    mis_end=when.known(one.ended_on),
                ),
            )


def _workers(when: Year, who: Who, periods: Periods) -> Iterator[tuple[int, Row]]:
    """Each time with a social worker in the child's care, and why it was this one."""
    held = Allocation.objects.filter(role="social_worker", worker__isnull=False, child_id__in=among(periods))
    columns = ("child_id", "worker__registration_number", "worker__number", "started_on", "ended_on")
    before: dict[int, str] = {}
    for *told, why, ended_why in held.order_by("started_on", "pk").values_list(*columns, "started_why", "ended_why"):
        child, registration, number, began, ended = told
        reason = why or before.get(child) or FIRST_CONTACT
        before[child] = ended_why or OTHER_REASON
        spans = [span for span in periods[child] if not _short_breaks(span) and _meet(span, began, ended)]
        if child in who and spans and when.touches(began, ended):
            person = who[child]
            yield (
                child,
                tables.SocialWorkerEpisode(
                    child=person.returned_as,
                    dob=person.born_on,
                    sw_id=worker_id(registration, number),
                    sw_decom=began,
                    sw_dec=when.known(ended),
                    sw_reason=reason,
                ),
            )


def worker_id(registration: str, number: str) -> str:
    """The register's number; a worker who has none goes by the council's own, behind XX."""
    return next((said for said in (registration, number) if said.startswith(REGISTERED)), f"XX{number}")


def _meet(span: PeriodSpan, began: date, ended: date | None) -> bool:
    return (span.ended_on is None or began < span.ended_on) and (ended is None or ended > span.started_on)


def _liberty(when: Year, who: Who, cared: list[int]) -> Iterator[tuple[int, Row]]:
    for one in DeprivationOfLiberty.objects.filter(child_id__in=among(cared)).order_by("started_on"):
        if when.touches(one.started_on, one.ended_on):
            person = who[one.child_id]
            yield (
                one.child_id,
                tables.DeprivationOfLiberty(
                    child=person.returned_as,
                    dob=person.born_on,
                    dolo_start=one.started_on,
                    dolo_end=when.known(one.ended_on),
                ),
            )
