"""What the SSDA903 return of one year tells of one child: care, reviews, health, leaving care, workers."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from alongside.council.load.intended import Identity, Intended, Source, TeamNamed, Told, WorkerNamed, only
from alongside.law.due import birthday
from alongside.pathway.care.episodes import PeriodSpan, PlacementSpan, periods_of
from alongside.pathway.care.models import (
    Adoption,
    AdoptionDecision,
    CareReview,
    DeprivationOfLiberty,
    LegalStatus,
    MissingEpisode,
    Motherhood,
    OutcomesOfYear,
    PeriodOfCare,
    Placement,
    PreviousPermanence,
    UnaccompaniedStatus,
)
from alongside.pathway.leaving_care.models import Accommodation, Activity, InTouch
from alongside.people.models import Allocation

Tables = Mapping[str, Sequence[Any]]
HOME = ("kind", "provider", "same_carer", "postcode", "home_postcode", "urn", "authority", "location", "distance")
OUTCOMES = (
    "sdq_score",
    "sdq_reason",
    "convicted",
    "health_check",
    "immunisations",
    "teeth_check",
    "health_assessment",
    "substance_misuse",
    "intervention_received",
    "intervention_offered",
)
OUTSIDE = "A review lies outside the child's periods of care, so it has no place in the record."
HUNDREDTH = Decimal("0.01")
LEAVERS_AGES = range(17, 22)
COUNCIL_ARRANGES = frozenset("CDET")  # kinds of accommodation that are the council's to arrange


def plan(number: str, tables: Tables, source: Source) -> Told:
    """The child's facts, from the rows of each table that bear the child's number."""
    told = Told(_who(number, tables), source)
    periods = _care(told, tables["Episodes"])
    for row in tables["Reviews"]:
        _review(told, row, periods)
    for teller in (_mother, _unaccompanied, _outcomes, _leavers, _adoption, _permanence, _missing, _workers, _liberty):
        teller(told, tables)
    return told


def _who(number: str, tables: Tables) -> Identity:
    first = next(row for name in ("Header", *tables) for row in tables[name])
    header = tables["Header"][0] if tables["Header"] else None
    born = {row.dob for rows in tables.values() for row in rows if getattr(row, "dob", None)}
    return Identity(
        number=number,
        where=first.where,
        born_on=header.dob if header and header.dob else min(born, default=None),
        sex=next((row.sex for name in ("Header", "UASC") for row in tables[name] if row.sex), ""),
        ethnicity=(header.ethnic or "") if header else "",
        **_upn((header.upn or "") if header else ""),
    )


def _upn(text: str) -> dict[str, Any]:
    """The column holds a pupil number, or the reason why there is none."""
    return {"upn_unknown": text} if text.startswith("UN") and len(text) <= 4 else {"upn": text}


def _care(told: Told, episodes: Sequence[Any]) -> list[Intended]:
    for row in episodes:
        if row.decom is None:
            told.refuse(row.where, "DECOM is blank: an episode cannot be without the day it began.")
    first = {row.decom: row for row in reversed(episodes) if row.decom}
    spans = periods_of(episodes)
    for number, span in enumerate(spans):
        if number and spans[number - 1].ended_why == "":
            told.warn(first[span.started_on].where, "The episode before ceased without a reason, then another began.")
    return [_period(told, span, first) for span in spans]


def _period(told: Told, span: PeriodSpan, rows: Mapping[date, Any]) -> Intended:
    """A period whose first row says that it goes on from an earlier one may be known from last year's return."""
    row = rows[span.started_on]
    goes_on = row.rne not in ("S", None)
    period = told.add(
        PeriodOfCare,
        row.where,
        span.started_on,
        {"started_on": span.started_on},
        columns=only(need=span.need, first_reason=span.first_reason),
        later=_ending(span.ended_on, ended_why=span.ended_why),
        implied=frozenset({"first_reason"}),
        covers=goes_on,
    )
    for status in span.statuses:
        told.add(
            LegalStatus,
            rows[status.started_on].where,
            status.started_on,
            {"started_on": status.started_on, "code": status.code},
            later=_ending(status.ended_on),
            after={"period": period},
            covers=goes_on and status is span.statuses[0],
        )
    for home in span.placements:
        told.add(
            Placement,
            rows[home.started_on].where,
            home.started_on,
            {"started_on": home.started_on},
            columns=_home_of(home),
            later=_ending(home.ended_on, change_reason=home.change_reason),
            after={"period": period},
            covers=goes_on and home is span.placements[0] and row.rne == "L",
        )
    return period


def _home_of(home: PlacementSpan) -> dict[str, Any]:
    columns = only(**{name: getattr(home, name) for name in HOME})
    if "distance" in columns:
        columns["distance"] = columns["distance"].quantize(HUNDREDTH)
    return columns


def _ending(on: date | None, **columns: Any) -> list[tuple[date, dict[str, Any]]]:
    return [(on, {"ended_on": on, **only(**columns)})] if on else []


def _review(told: Told, row: Any, periods: Sequence[Intended]) -> None:
    if row.review is None:
        told.leave(row.where, "REVIEW is blank: there is no review to record.")
        return
    period = next((one for one in periods if _holds(one, row.review)), None)
    if period is None:
        told.warn(row.where, OUTSIDE)
        told.leave(row.where, OUTSIDE)
        return
    told.add(
        CareReview,
        row.where,
        row.review,
        {"held_on": row.review},
        columns=only(participation=row.review_code),
        after={"period": period},
    )


def _holds(period: Intended, day: date) -> bool:
    end = period.told().get("ended_on")
    return (period.covers or period.on <= day) and (end is None or day <= end)


def _mother(told: Told, tables: Tables) -> None:
    for row in tables["Header"]:
        if row.mother or row.mc_dob:
            on = row.mc_dob or told.source.as_at
            told.add(Motherhood, row.where, on, {}, columns=only(baby_born_on=row.mc_dob))


def _unaccompanied(told: Told, tables: Tables) -> None:
    rows = [*tables["UASC"], *(row for row in tables["Header"] if row.uasc)]
    if not rows:
        return
    began = min((fact.on for fact in told.of(PeriodOfCare)), default=None)
    if began is None:
        told.leave(rows[0].where, "No period of care says since when the child has been unaccompanied.")
        return
    ceases = getattr(rows[0], "duc", None)
    told.add(
        UnaccompaniedStatus,
        rows[0].where,
        began,
        {},
        columns={"started_on": began, **only(ended_on=ceases)},
        implied=frozenset({"started_on"}),
    )


def _outcomes(told: Told, tables: Tables) -> None:
    for row in tables["OC2"]:
        columns = only(**{name: getattr(row, name) for name in OUTCOMES})
        told.add(OutcomesOfYear, row.where, told.source.as_at, {"year": told.source.year}, columns=columns)


def _leavers(told: Told, tables: Tables) -> None:
    for row in tables["OC3"]:
        on = _birthday_in(told.who.born_on, told.source.year)
        if on is None:
            told.leave(row.where, "No birthday from the 17th to the 21st falls into the year of this return.")
            continue
        if row.in_touch:
            told.add(InTouch, row.where, on, {"happened_on": on}, columns={"in_touch": row.in_touch})
        if row.activ and row.activ != "0":
            told.add(Activity, row.where, on, {"started_on": on, "code": row.activ}, covers=True, succeeds=True)
        if row.accom and row.accom != "0":
            _home(told, row, on)


def _home(told: Told, row: Any, on: date) -> None:
    kind, suitable = row.accom[:1], row.accom[1:]
    told.add(
        Accommodation,
        row.where,
        on,
        {"started_on": on, "kind": kind},
        columns=only(suitability=suitable) | {"arranged": kind in COUNCIL_ARRANGES},
        implied=frozenset({"arranged"}),
        moves=frozenset({"suitability"}),
        covers=True,
        succeeds=True,
    )


def _birthday_in(born: date | None, year: int) -> date | None:
    days = (birthday(born, age) for age in LEAVERS_AGES) if born else ()
    return next((day for day in days if date(year - 1, 4, 1) <= day <= date(year, 3, 31)), None)


def _adoption(told: Told, tables: Tables) -> None:
    for row in tables["AD1"]:
        columns = only(
            decided_on=row.date_int,
            by_foster_carers=row.foster_care,
            number_of_adopters=row.nb_adoptr,
            sex_of_adopters=row.sex_adoptr,
            status_of_adopters=row.ls_adoptr,
        )
        on = row.date_match or row.date_int or told.source.as_at
        told.add(Adoption, row.where, on, {"matched_on": row.date_match}, columns=columns)
    for row in tables["PlacedAdoption"]:
        if row.date_placed is None:
            told.leave(row.where, "DATE_PLACED is blank: the day of the decision is not known.")
            continue
        later = _ending(row.date_placed_ceased, ended_why=row.reason_placed_ceased)
        told.add(AdoptionDecision, row.where, row.date_placed, {"started_on": row.date_placed}, later=later)


def _permanence(told: Told, tables: Tables) -> None:
    for row in tables["PrevPerm"]:
        if row.prev_perm is None:
            told.leave(row.where, "PREV_PERM is blank: there is no earlier arrangement to record.")
            continue
        when = row.date_perm
        known = only(month=when.month, day=when.day) if when else {}
        key = {"kind": row.prev_perm, "authority": row.la_perm or "", "year": when.year if when else None}
        told.add(PreviousPermanence, row.where, told.source.as_at, key, columns=known)


def _missing(told: Told, tables: Tables) -> None:
    for row in tables["Missing"]:
        if row.mis_start is None:
            told.refuse(row.where, "MIS_START is blank: a missing episode cannot be without the day it began.")
            continue
        key = {"started_on": row.mis_start, "kind": row.missing or "M"}
        told.add(MissingEpisode, row.where, row.mis_start, key, later=_ending(row.mis_end))


def _workers(told: Told, tables: Tables) -> None:
    for row in tables["SWEpisodes"]:
        if row.sw_decom is None or not row.sw_id:
            told.leave(row.where, "SW_ID or SW_DECOM is blank: nobody can be named as the child's worker.")
            continue
        key = {"role": "social_worker", "worker": WorkerNamed(number=row.sw_id), "started_on": row.sw_decom}
        later = _ending(row.sw_dec)
        columns = {"team": TeamNamed(""), **only(started_why=row.sw_reason)}
        told.add(
            Allocation,
            row.where,
            row.sw_decom,
            key,
            columns=columns,
            later=later,
            implied=frozenset({"team"}),
            succeeds=True,
        )


def _liberty(told: Told, tables: Tables) -> None:
    for row in tables["DoLo"]:
        if row.dolo_start is None:
            told.refuse(row.where, "DOLO_START is blank: an order cannot be without the day it began.")
            continue
        key = {"started_on": row.dolo_start}
        told.add(DeprivationOfLiberty, row.where, row.dolo_start, key, later=_ending(row.dolo_end))
