"""The twelve tables of SSDA903, one typed row each, and the years in which each is sent.

Field names are the department's column names in small letters. Every row knows its line
(`where`) and keeps the text of what could not be read (`unread`, by column). Source: the
collection's column facts for 2017-18 to 2026-27.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from alongside.returns.kit.dates import PartialDate
from alongside.returns.kit.lists.person import OLD_SEX
from alongside.returns.kit.problems import Where
from alongside.returns.kit.reading import identifier, one_of, partial_day, text, uk_day, whole_number, yes_no
from alongside.returns.kit.rows import column, columns
from alongside.returns.ssda903 import codes

Unread = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """Who the child is. `sex` is M, F or U, also where a file of 2024 or earlier says 1 or 2."""

    where: Where
    unread: Unread
    child: str | None = column("CHILD", identifier)
    sex: str | None = column("SEX", one_of(codes.SEX, OLD_SEX))
    dob: date | None = column("DOB", uk_day)
    ethnic: str | None = column("ETHNIC", one_of(codes.ETHNICITY))
    upn: str | None = column("UPN", identifier)
    mother: bool | None = column("MOTHER", yes_no)
    mc_dob: date | None = column("MC_DOB", uk_day)
    uasc: bool | None = column("UASC", yes_no, optional=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Episode:
    """A stay under one legal status in one placement; a child's stays follow each other without a gap."""

    where: Where
    unread: Unread
    child: str | None = column("CHILD", identifier)
    decom: date | None = column("DECOM", uk_day)
    rne: str | None = column("RNE", one_of(codes.REASON_NEW_EPISODE))
    ls: str | None = column("LS", one_of(codes.LEGAL_STATUS))
    cin: str | None = column("CIN", one_of(codes.NEED))
    place: str | None = column("PLACE", one_of(codes.PLACEMENT))
    place_provider: str | None = column("PLACE_PROVIDER", one_of(codes.PLACEMENT_PROVIDER))
    dec: date | None = column("DEC", uk_day)
    rec: str | None = column("REC", one_of(codes.REASON_EPISODE_CEASED))
    reason_place_change: str | None = column("REASON_PLACE_CHANGE", one_of(codes.REASON_PLACE_CHANGE))
    home_post: str | None = column("HOME_POST", identifier)
    pl_post: str | None = column("PL_POST", identifier)
    urn: str | None = column("URN", identifier)
    # What the department works out itself and some systems export.
    pl_la: str | None = column("PL_LA", identifier, optional=True)
    pl_location: str | None = column("PL_LOCATION", identifier, optional=True)
    pl_distance: str | None = column("PL_DISTANCE", text, optional=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """One statutory review, and how the child took part."""

    where: Where
    unread: Unread
    child: str | None = column("CHILD", identifier)
    dob: date | None = column("DOB", uk_day)
    review: date | None = column("REVIEW", uk_day)
    review_code: str | None = column("REVIEW_CODE", one_of(codes.REVIEW_PARTICIPATION))


@dataclass(frozen=True, slots=True, kw_only=True)
class Uasc:
    """An unaccompanied asylum-seeking child, and when that status ceased or will."""

    where: Where
    unread: Unread
    child: str | None = column("CHILD", identifier)
    sex: str | None = column("SEX", one_of(codes.SEX, OLD_SEX))
    dob: date | None = column("DOB", uk_day)
    duc: date | None = column("DUC", uk_day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcomes:
    """OC2: health, offending and substance misuse of a child in care for a year or more."""

    where: Where
    unread: Unread
    child: str | None = column("CHILD", identifier)
    dob: date | None = column("DOB", uk_day)
    sdq_score: int | None = column("SDQ_SCORE", whole_number)
    sdq_reason: str | None = column("SDQ_REASON", one_of(codes.SDQ_REASON))
    convicted: bool | None = column("CONVICTED", yes_no)
    health_check: bool | None = column("HEALTH_CHECK", yes_no)
    immunisations: bool | None = column("IMMUNISATIONS", yes_no)
    teeth_check: bool | None = column("TEETH_CHECK", yes_no)
    health_assessment: bool | None = column("HEALTH_ASSESSMENT", yes_no)
    substance_misuse: bool | None = column("SUBSTANCE_MISUSE", yes_no)
    intervention_received: bool | None = column("INTERVENTION_RECEIVED", yes_no)
    intervention_offered: bool | None = column("INTERVENTION_OFFERED", yes_no)


@dataclass(frozen=True, slots=True, kw_only=True)
class CareLeaver:
    """OC3: whether a care leaver is in touch, what they do, where they live."""

    where: Where
    unread: Unread
    child: str | None = column("CHILD", identifier)
    dob: date | None = column("DOB", uk_day)
    in_touch: str | None = column("IN_TOUCH", one_of(codes.IN_TOUCH))
    activ: str | None = column("ACTIV", one_of(codes.ACTIVITY))
    accom: str | None = column("ACCOM", one_of(codes.ACCOMMODATION))


@dataclass(frozen=True, slots=True, kw_only=True)
class Adoption:
    """AD1: a child adopted in the year, and the adopters."""

    where: Where
    unread: Unread
    child: str | None = column("CHILD", identifier)
    dob: date | None = column("DOB", uk_day)
    date_int: date | None = column("DATE_INT", uk_day)
    date_match: date | None = column("DATE_MATCH", uk_day)
    foster_care: bool | None = column("FOSTER_CARE", yes_no)
    nb_adoptr: str | None = column("NB_ADOPTR", one_of(codes.NUMBER_OF_ADOPTERS))
    sex_adoptr: str | None = column("SEX_ADOPTR", one_of(codes.SEX_OF_ADOPTERS))
    ls_adoptr: str | None = column("LS_ADOPTR", one_of(codes.LEGAL_STATUS_OF_ADOPTERS))


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedForAdoption:
    """The decision that a child should be placed for adoption, and its end."""

    where: Where
    unread: Unread
    child: str | None = column("CHILD", identifier)
    dob: date | None = column("DOB", uk_day)
    date_placed: date | None = column("DATE_PLACED", uk_day)
    date_placed_ceased: date | None = column("DATE_PLACED_CEASED", uk_day)
    reason_placed_ceased: str | None = column("REASON_PLACED_CEASED", one_of(codes.REASON_ADOPTION_CEASED))


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviousPermanence:
    """A permanence arrangement that the child had before this period of care."""

    where: Where
    unread: Unread
    child: str | None = column("CHILD", identifier)
    dob: date | None = column("DOB", uk_day)
    prev_perm: str | None = column("PREV_PERM", one_of(codes.PREVIOUS_PERMANENCE))
    la_perm: str | None = column("LA_PERM", identifier)
    date_perm: PartialDate | None = column("DATE_PERM", partial_day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """One time that a child was missing, or away without authorisation."""

    where: Where
    unread: Unread
    child: str | None = column("CHILD", identifier)
    dob: date | None = column("DOB", uk_day)
    missing: str | None = column("MISSING", one_of(codes.MISSING))
    mis_start: date | None = column("MIS_START", uk_day)
    mis_end: date | None = column("MIS_END", uk_day)


@dataclass(frozen=True, slots=True, kw_only=True)
class SocialWorkerEpisode:
    """One social worker's time with a child."""

    where: Where
    unread: Unread
    child: str | None = column("CHILD", identifier)
    dob: date | None = column("DOB", uk_day)
    sw_id: str | None = column("SW_ID", identifier)
    sw_decom: date | None = column("SW_DECOM", uk_day)
    sw_dec: date | None = column("SW_DEC", uk_day)
    sw_reason: str | None = column("SW_REASON", one_of(codes.SOCIAL_WORKER_CHANGE))


@dataclass(frozen=True, slots=True, kw_only=True)
class DeprivationOfLiberty:
    """One deprivation of liberty order."""

    where: Where
    unread: Unread
    child: str | None = column("CHILD", identifier)
    dob: date | None = column("DOB", uk_day)
    dolo_start: date | None = column("DOLO_START", uk_day)
    dolo_end: date | None = column("DOLO_END", uk_day)


@dataclass(frozen=True, slots=True)
class Table:
    """A table by the name the rules use, its row, and the first return year that has it."""

    name: str
    row: type
    first: int | None = None

    def columns(self) -> tuple[str, ...]:
        """The columns that a file of this table must have, in the department's order."""
        return tuple(held.name for _, held in columns(self.row) if not held.optional)

    def known(self) -> frozenset[str]:
        """Every column that can be read from a file of this table."""
        return frozenset(held.name for _, held in columns(self.row))


TABLES = (
    Table("Header", Header),
    Table("Episodes", Episode),
    Table("Reviews", Review),
    Table("UASC", Uasc),
    Table("OC2", Outcomes),
    Table("OC3", CareLeaver),
    Table("AD1", Adoption),
    Table("PlacedAdoption", PlacedForAdoption),
    Table("PrevPerm", PreviousPermanence),
    Table("Missing", Missing),
    Table("SWEpisodes", SocialWorkerEpisode, first=2024),
    Table("DoLo", DeprivationOfLiberty, first=2027),
)
