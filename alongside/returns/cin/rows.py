"""The blocks of a children in need census, one typed row each.

Field names are plain; `column` says the department's element. Every row knows the line
it stands on (`where`) and keeps the text of what could not be read (`unread`, by
element name). Lines beyond 65,535 can be one too high. Source: the department's census
schemas of 2017 to 2026, and the 2026-27 module as far as it is known.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from alongside.returns.cin import codes
from alongside.returns.kit import reading
from alongside.returns.kit.lists.person import OLD_SEX
from alongside.returns.kit.reading import capitals_of, iso_day, one_of
from alongside.returns.kit.rows import Row, column

if TYPE_CHECKING:
    from alongside.returns.cin.book import Collection


@dataclass(slots=True, eq=False)
class Header(Row):
    """Who sent what for which year. `year` is the year the collection ends in."""

    table: ClassVar[str] = "Header"
    collection: str | None = column("Collection", reading.identifier)
    year: int | None = column("Year", reading.whole_number)
    reference_date: date | None = column("ReferenceDate", iso_day)
    source_level: str | None = column("SourceLevel", reading.identifier)
    local_authority: str | None = column("LEA", reading.identifier)
    software: str | None = column("SoftwareCode")
    release: str | None = column("Release")
    serial_number: str | None = column("SerialNo")
    sent_at: str | None = column("DateTime")


@dataclass(slots=True, eq=False)
class Identifiers(Row):
    """Who the child is. `sex` is M, F or U, also where a file of 2024 or earlier says GenderCurrent 1, 2, 0 or 9."""

    table: ClassVar[str] = "ChildIdentifiers"
    la_child_id: str | None = column("LAchildID")
    upn: str | None = column("UPN", reading.identifier)
    former_upn: str | None = column("FormerUPN", reading.identifier)
    upn_unknown: str | None = column("UPNunknown", capitals_of(one_of(codes.UPN_UNKNOWN_CIN)))
    birth_date: date | None = column("PersonBirthDate", iso_day)
    expected_birth_date: date | None = column("ExpectedPersonBirthDate", iso_day)
    sex: str | None = column("Sex", capitals_of(one_of(codes.SEX, OLD_SEX)))
    death_date: date | None = column("PersonDeathDate", iso_day)


@dataclass(slots=True, eq=False)
class Disability(Row):
    """One disability of the child; NONE stands for none."""

    table: ClassVar[str] = "Disabilities"
    disability: str | None = column("Disability", capitals_of(one_of(codes.DISABILITY)))


@dataclass(slots=True, eq=False)
class Characteristics(Row):
    """The child's ethnic group and disabilities."""

    table: ClassVar[str] = "ChildCharacteristics"
    ethnicity: str | None = column("Ethnicity", capitals_of(one_of(codes.ETHNICITY)))
    disabilities: tuple[Disability, ...] = ()

    @property
    def disability_codes(self) -> tuple[str, ...]:
        """The codes that were given."""
        return tuple([one.disability for one in self.disabilities if one.disability])


@dataclass(slots=True, eq=False)
class Factor(Row):
    """One factor found at the end of an assessment."""

    table: ClassVar[str] = "AssessmentFactorsList"
    factor: str | None = column("AssessmentFactors", capitals_of(one_of(codes.ASSESSMENT_FACTOR)))
    assessment: "Assessment" = field(init=False, repr=False)


@dataclass(slots=True, eq=False)
class Assessment(Row):
    """One assessment of the child's needs and the factors found at its end."""

    table: ClassVar[str] = "Assessments"
    start_date: date | None = column("AssessmentActualStartDate", iso_day)
    internal_review_date: date | None = column("AssessmentInternalReviewDate", iso_day)
    authorisation_date: date | None = column("AssessmentAuthorisationDate", iso_day)
    factors: tuple[Factor, ...] = ()
    details: "CinDetails" = field(init=False, repr=False)

    @property
    def factor_codes(self) -> tuple[str, ...]:
        """The codes that were given."""
        return tuple([one.factor for one in self.factors if one.factor])


@dataclass(slots=True, eq=False)
class PlanDates(Row):
    """One child in need plan."""

    table: ClassVar[str] = "CINPlanDates"
    start_date: date | None = column("CINPlanStartDate", iso_day)
    end_date: date | None = column("CINPlanEndDate", iso_day)
    details: "CinDetails" = field(init=False, repr=False)


@dataclass(slots=True, eq=False)
class Section47(Row):
    """One section 47 enquiry and its initial child protection conference."""

    table: ClassVar[str] = "Section47"
    start_date: date | None = column("S47ActualStartDate", iso_day)
    conference_target: date | None = column("InitialCPCtarget", iso_day)
    conference_date: date | None = column("DateOfInitialCPC", iso_day)
    conference_not_required: bool | None = column("ICPCnotRequired", reading.yes_no)
    details: "CinDetails" = field(init=False, repr=False)


@dataclass(slots=True, eq=False)
class Review(Row):
    """One review conference of a protection plan."""

    table: ClassVar[str] = "Reviews"
    review_date: date | None = column("CPPreviewDate", iso_day)
    plan: "ProtectionPlan" = field(init=False, repr=False)


@dataclass(slots=True, eq=False)
class ProtectionPlan(Row):
    """One child protection plan and its review conferences."""

    table: ClassVar[str] = "ChildProtectionPlans"
    start_date: date | None = column("CPPstartDate", iso_day)
    end_date: date | None = column("CPPendDate", iso_day)
    initial_category: str | None = column("InitialCategoryOfAbuse", capitals_of(one_of(codes.CATEGORY_OF_ABUSE)))
    latest_category: str | None = column("LatestCategoryOfAbuse", capitals_of(one_of(codes.CATEGORY_OF_ABUSE)))
    previous_plans: int | None = column("NumberOfPreviousCPP", reading.whole_number)
    reviews: tuple[Review, ...] = ()
    details: "CinDetails" = field(init=False, repr=False)

    @property
    def review_dates(self) -> tuple[date, ...]:
        """The days of the reviews whose date was given."""
        return tuple(one.review_date for one in self.reviews if one.review_date)


@dataclass(slots=True, eq=False)
class PreProceedings(Row):
    """Pre-proceedings and family group decision making, new for 2026-27. Types are not verified."""

    table: ClassVar[str] = "PreProceedingsandFGDM"
    start_date: date | None = column("PPStartDate", iso_day)
    letter_before_proceedings: date | None = column("LBPSentDate", iso_day)
    family_meeting_offered: bool | None = column("FGDMMeetingOffer", reading.yes_no)
    family_meeting_facilitated: bool | None = column("FGDMMeetingFac", reading.yes_no)
    initial_meeting: date | None = column("InitialPPMeetingDate", iso_day)
    review_meetings: int | None = column("ReviewMeetingsCount", reading.whole_number)
    step_decision: date | None = column("StepDecisionDate", iso_day)
    outcome: str | None = column("PPOutcome", reading.identifier)
    court_application: date | None = column("CourtAppDate", iso_day)
    letter_of_initial_plan: date | None = column("LetterInitCPDate", iso_day)
    details: "CinDetails" = field(init=False, repr=False)


@dataclass(slots=True, eq=False)
class CinDetails(Row):
    """One episode of need, from referral to closure, and what was done in it."""

    table: ClassVar[str] = "CINdetails"
    referral_date: date | None = column("CINreferralDate", iso_day)
    referral_source: str | None = column("ReferralSource", capitals_of(one_of(codes.REFERRAL_SOURCE)))
    primary_need: str | None = column("PrimaryNeedCode", capitals_of(one_of(codes.PRIMARY_NEED)))
    closure_date: date | None = column("CINclosureDate", iso_day)
    reason_for_closure: str | None = column("ReasonForClosure", capitals_of(one_of(codes.REASON_FOR_CLOSURE)))
    conference_date: date | None = column("DateOfInitialCPC", iso_day)
    no_further_action: bool | None = column("ReferralNFA", reading.yes_no)
    assessments: tuple[Assessment, ...] = ()
    plans: tuple[PlanDates, ...] = ()
    section_47s: tuple[Section47, ...] = ()
    protection_plans: tuple[ProtectionPlan, ...] = ()
    pre_proceedings: tuple[PreProceedings, ...] = ()


@dataclass(slots=True, eq=False)
class Child(Row):
    """One child of the census."""

    table: ClassVar[str] = "Child"
    identifiers: Identifiers = field(default_factory=Identifiers)
    characteristics: Characteristics = field(default_factory=Characteristics)
    cin_details: tuple[CinDetails, ...] = ()
    year: "Collection" = field(init=False, repr=False)

    @property
    def id(self) -> str:
        """The council's own number for the child."""
        return self.identifiers.la_child_id or ""
