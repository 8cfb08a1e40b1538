"""The twelve tables of SSDA903, one typed row each, and the years in which each is sent.

Field names are the department's column names in small letters. Source: the
collection's column facts for 2017-18 to 2026-27.
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from alongside.returns.kit.dates import PartialDate
from alongside.returns.kit.lists.person import OLD_SEX
from alongside.returns.kit.reading import identifier, nought_one, one_of, partial_day, text, uk_day, whole_number
from alongside.returns.kit.rows import Row, column, columns
from alongside.returns.ssda903 import codes


@dataclass(slots=True, eq=False)
class Header(Row):
    """Who the child is. `sex` is M, F or U, also where a file of 2024 or earlier says 1 or 2."""

    table: ClassVar[str] = "Header"
    child: str | None = column("CHILD", identifier)
    sex: str | None = column("SEX", one_of(codes.SEX, OLD_SEX))
    dob: date | None = column("DOB", uk_day)
    ethnic: str | None = column("ETHNIC", one_of(codes.ETHNICITY))
    upn: str | None = column("UPN", identifier)
    mother: bool | None = column("MOTHER", nought_one)
    mc_dob: date | None = column("MC_DOB", uk_day)
    uasc: bool | None = column("UASC", nought_one, optional=True)


@dataclass(slots=True, eq=False)
class Episode(Row):
    """A stay under one legal status in one placement; a child's stays follow each other without a gap."""

    table: ClassVar[str] = "Episodes"
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

    @property
    def is_open(self) -> bool:
        """Whether no end is given: an end that cannot be read is one all the same."""
        return self.dec is None and "DEC" not in self.unread


@dataclass(slots=True, eq=False)
class Review(Row):
    """One statutory review, and how the child took part."""

    table: ClassVar[str] = "Reviews"
    child: str | None = column("CHILD", identifier)
    dob: date | None = column("DOB", uk_day)
    review: date | None = column("REVIEW", uk_day)
    review_code: str | None = column("REVIEW_CODE", one_of(codes.REVIEW_PARTICIPATION))


@dataclass(slots=True, eq=False)
class Uasc(Row):
    """An unaccompanied asylum-seeking child, and when that status ceased or will."""

    table: ClassVar[str] = "UASC"
    child: str | None = column("CHILD", identifier)
    sex: str | None = column("SEX", one_of(codes.SEX, OLD_SEX))
    dob: date | None = column("DOB", uk_day)
    duc: date | None = column("DUC", uk_day)


@dataclass(slots=True, eq=False)
class Outcomes(Row):
    """OC2: health, offending and substance misuse of a child in care for a year or more."""

    table: ClassVar[str] = "OC2"
    child: str | None = column("CHILD", identifier)
    dob: date | None = column("DOB", uk_day)
    sdq_score: int | None = column("SDQ_SCORE", whole_number)
    sdq_reason: str | None = column("SDQ_REASON", one_of(codes.SDQ_REASON))
    convicted: bool | None = column("CONVICTED", nought_one)
    health_check: bool | None = column("HEALTH_CHECK", nought_one)
    immunisations: bool | None = column("IMMUNISATIONS", nought_one)
    teeth_check: bool | None = column("TEETH_CHECK", nought_one)
    health_assessment: bool | None = column("HEALTH_ASSESSMENT", nought_one)
    substance_misuse: bool | None = column("SUBSTANCE_MISUSE", nought_one)
    intervention_received: bool | None = column("INTERVENTION_RECEIVED", nought_one)
    intervention_offered: bool | None = column("INTERVENTION_OFFERED", nought_one)


@dataclass(slots=True, eq=False)
class CareLeaver(Row):
    """OC3: whether a care leaver is in touch, what they do, where they live."""

    table: ClassVar[str] = "OC3"
    child: str | None = column("CHILD", identifier)
    dob: date | None = column("DOB", uk_day)
    in_touch: str | None = column("IN_TOUCH", one_of(codes.IN_TOUCH))
    activ: str | None = column("ACTIV", one_of(codes.ACTIVITY))
    accom: str | None = column("ACCOM", one_of(codes.ACCOMMODATION))


@dataclass(slots=True, eq=False)
class Adoption(Row):
    """AD1: a child adopted in the year, and the adopters."""

    table: ClassVar[str] = "AD1"
    child: str | None = column("CHILD", identifier)
    dob: date | None = column("DOB", uk_day)
    date_int: date | None = column("DATE_INT", uk_day)
    date_match: date | None = column("DATE_MATCH", uk_day)
    foster_care: bool | None = column("FOSTER_CARE", nought_one)
    nb_adoptr: str | None = column("NB_ADOPTR", one_of(codes.NUMBER_OF_ADOPTERS))
    sex_adoptr: str | None = column("SEX_ADOPTR", one_of(codes.SEX_OF_ADOPTERS))
    ls_adoptr: str | None = column("LS_ADOPTR", one_of(codes.LEGAL_STATUS_OF_ADOPTERS))


@dataclass(slots=True, eq=False)
class PlacedForAdoption(Row):
    """The decision that a child should be placed for adoption, and its end."""

    table: ClassVar[str] = "PlacedAdoption"
    child: str | None = column("CHILD", identifier)
    dob: date | None = column("DOB", uk_day)
    date_placed: date | None = column("DATE_PLACED", uk_day)
    date_placed_ceased: date | None = column("DATE_PLACED_CEASED", uk_day)
    reason_placed_ceased: str | None = column("REASON_PLACED_CEASED", one_of(codes.REASON_ADOPTION_CEASED))


@dataclass(slots=True, eq=False)
class PreviousPermanence(Row):
    """A permanence arrangement that the child had before this period of care."""

    table: ClassVar[str] = "PrevPerm"
    child: str | None = column("CHILD", identifier)
    dob: date | None = column("DOB", uk_day)
    prev_perm: str | None = column("PREV_PERM", one_of(codes.PREVIOUS_PERMANENCE))
    la_perm: str | None = column("LA_PERM", identifier)
    date_perm: PartialDate | None = column("DATE_PERM", partial_day)


@dataclass(slots=True, eq=False)
class Missing(Row):
    """One time that a child was missing, or away without authorisation."""

    table: ClassVar[str] = "Missing"
    child: str | None = column("CHILD", identifier)
    dob: date | None = column("DOB", uk_day)
    missing: str | None = column("MISSING", one_of(codes.MISSING))
    mis_start: date | None = column("MIS_START", uk_day)
    mis_end: date | None = column("MIS_END", uk_day)


@dataclass(slots=True, eq=False)
class SocialWorkerEpisode(Row):
    """One social worker's time with a child."""

    table: ClassVar[str] = "SWEpisodes"
    child: str | None = column("CHILD", identifier)
    dob: date | None = column("DOB", uk_day)
    sw_id: str | None = column("SW_ID", identifier)
    sw_decom: date | None = column("SW_DECOM", uk_day)
    sw_dec: date | None = column("SW_DEC", uk_day)
    sw_reason: str | None = column("SW_REASON", one_of(codes.SOCIAL_WORKER_CHANGE))


@dataclass(slots=True, eq=False)
class DeprivationOfLiberty(Row):
    """One deprivation of liberty order."""

    table: ClassVar[str] = "DoLo"
    child: str | None = column("CHILD", identifier)
    dob: date | None = column("DOB", uk_day)
    dolo_start: date | None = column("DOLO_START", uk_day)
    dolo_end: date | None = column("DOLO_END", uk_day)


@dataclass(frozen=True, slots=True)
class Table:
    """A table by the name the rules use, its row, and the first return year that has it."""

    row: type[Row]
    first: int | None = None

    @property
    def name(self) -> str:
        """The name the rules use."""
        return self.row.table

    def columns(self) -> tuple[str, ...]:
        """The columns that a file of this table must have, in the department's order."""
        return tuple(held.name for _, held in columns(self.row) if not held.optional)

    def known(self) -> frozenset[str]:
        """Every column that can be read from a file of this table."""
        return frozenset(held.name for _, held in columns(self.row))


TABLES = (
    Table(Header),
    Table(Episode),
    Table(Review),
    Table(Uasc),
    Table(Outcomes),
    Table(CareLeaver),
    Table(Adoption),
    Table(PlacedForAdoption),
    Table(PreviousPermanence),
    Table(Missing),
    Table(SocialWorkerEpisode, first=2024),
    Table(DeprivationOfLiberty, first=2027),
)
