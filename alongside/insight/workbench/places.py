"""Where in the record each column of a return is mended: the fact that it comes from, and that fact's page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from alongside.access.roles import Part
from alongside.pathway.assessment.models import Assessment, Section47Enquiry
from alongside.pathway.care import models as care
from alongside.pathway.family_plan.models import ChildInNeedPlan
from alongside.pathway.front_door.models import Referral
from alongside.pathway.protection.models import Conference, ProtectionPlan
from alongside.returns.cin import rows as cin
from alongside.returns.kit.rows import Row, columns
from alongside.returns.ssda903.tables import TABLES


@dataclass(frozen=True, slots=True)
class Place:
    """A page on which something is mended, and who may: whoever records in the part, and may decide the event.

    The page takes the id of the newest fact of `kind` whose `day` is not after the row's own day; without a kind,
    or without such a fact, `otherwise` is taken, a page of the child.
    """

    text: str
    part: Part
    otherwise: str
    route: str = ""
    kind: Any = None
    day: str = "started_on"
    what: str = ""
    event: str = ""


@dataclass(frozen=True, slots=True)
class Thing:
    """What one row of a table is, in words; where its day stands; and where it is mended, by column."""

    words: str
    day: str
    place: Place
    columns: Mapping[str, Place] = field(default_factory=dict)


_WHO: Final = Place("Correct the child's details", Part.PEOPLE, "record:correct_who")
_FURTHER: Final = Place("Look at liberty, asylum, adoption and other facts", Part.CARE, "care:further")
_PERIOD: Final = Place(
    "Correct the period of care",
    Part.CARE,
    "care:child",
    "care:correct_period",
    care.PeriodOfCare,
    event="care.started",
)
_ALL_CARE: Final = Place(
    "Look at the period of care, its homes and legal statuses",
    Part.CARE,
    "care:child",
    "care:period",
    care.PeriodOfCare,
)
_LAW: Final = Place(
    "Correct the legal status",
    Part.CARE,
    "care:child",
    "care:correct_legal_status",
    care.LegalStatus,
    event="legal_status.changed",
)
_HOME: Final = Place(
    "Correct the placement",
    Part.CARE,
    "care:placements",
    "care:correct_placement",
    care.Placement,
    event="placement.started",
)
_REVIEW: Final = Place(
    "Correct the review",
    Part.CARE,
    "care:child",
    "care:correct_review",
    care.CareReview,
    "held_on",
    event="care_review.later_held",
)
_MISSING: Final = Place("Look at the time missing", Part.CARE, "care:all_missing", "care:missing", care.MissingEpisode)
_ASYLUM: Final = Place(
    "Correct the asylum status",
    Part.CARE,
    "care:further",
    "care:correct",
    care.UnaccompaniedStatus,
    what="unaccompanied",
)
_MOTHER: Final = Place(
    "Correct the motherhood", Part.CARE, "care:further", "care:correct", care.Motherhood, "", "motherhood"
)
_EARLIER: Final = Place(
    "Correct the earlier permanence arrangement",
    Part.CARE,
    "care:further",
    "care:correct",
    care.PreviousPermanence,
    "",
    "permanence",
)
_DECISION: Final = Place(
    "Correct the decision for adoption",
    Part.CARE,
    "care:further",
    "care:correct",
    care.AdoptionDecision,
    what="adoption",
)
_LIBERTY: Final = Place(
    "Correct the deprivation of liberty",
    Part.CARE,
    "care:further",
    "care:correct",
    care.DeprivationOfLiberty,
    what="liberty",
    event="liberty.deprivation_authorised",
)
_HEALTH: Final = Place("Record it among the child's health", Part.HEALTH, "care:health")
_LEAVER: Final = Place("Look at leaving care", Part.LEAVING_CARE, "leaving_care:child")
_WORKER: Final = Place("Look at who works with the child", Part.ALLOCATION, "record:child")
_REFERRAL: Final = Place(
    "Correct the referral",
    Part.FRONT_DOOR,
    "assessment:child",
    "front_door:correct_referral",
    Referral,
    "received_on",
    event="referral.decided_assessment",
)
_CLOSING: Final = Place(
    "Look at the referral", Part.FRONT_DOOR, "assessment:child", "front_door:referral", Referral, "received_on"
)
_ASSESSMENT: Final = Place(
    "Look at the assessment", Part.ASSESSMENT, "assessment:child", "assessment:assessment", Assessment
)
_ENQUIRY: Final = Place(
    "Look at the section 47 enquiry", Part.ASSESSMENT, "assessment:child", "assessment:enquiry", Section47Enquiry
)
_NEED_PLAN: Final = Place(
    "Look at the child in need plan", Part.FAMILY_PLAN, "family_plan:child", "family_plan:plan", ChildInNeedPlan
)
_PROTECTION: Final = Place(
    "Look at the protection plan", Part.PROTECTION, "protection:child", "protection:plan", ProtectionPlan
)
_CONFERENCE: Final = Place(
    "Correct the conference",
    Part.PROTECTION,
    "protection:child",
    "protection:correct_conference",
    Conference,
    "held_on",
)

# Columns that say who the child is stand in every table and are mended in one place.
_WHO_COLUMNS: Final = {"CHILD", "DOB", "SEX", "ETHNIC", "UPN"}

THINGS: Final[Mapping[tuple[str, str], Thing]] = {
    ("ssda903", "Header"): Thing("Who the child is", "", _WHO, {"MOTHER": _MOTHER, "MC_DOB": _MOTHER, "UASC": _ASYLUM}),
    ("ssda903", "Episodes"): Thing(
        "Episode of care from",
        "decom",
        _HOME,
        {"LS": _LAW, "DECOM": _ALL_CARE, "RNE": _ALL_CARE, "CIN": _PERIOD, "DEC": _PERIOD, "REC": _PERIOD},
    ),
    ("ssda903", "Reviews"): Thing("Review of", "review", _REVIEW),
    ("ssda903", "UASC"): Thing("Unaccompanied asylum-seeking child", "", _ASYLUM),
    ("ssda903", "OC2"): Thing("A year in care: health and behaviour", "", _HEALTH),
    ("ssda903", "OC3"): Thing("Care leaver at the birthday", "", _LEAVER),
    ("ssda903", "AD1"): Thing("Adoption", "", _FURTHER),
    ("ssda903", "PlacedAdoption"): Thing(
        "Decision for adoption of",
        "date_placed",
        _DECISION,
        {"DATE_PLACED_CEASED": _FURTHER, "REASON_PLACED_CEASED": _FURTHER},
    ),
    ("ssda903", "PrevPerm"): Thing("Earlier permanence arrangement", "", _EARLIER),
    ("ssda903", "Missing"): Thing("Missing from", "mis_start", _MISSING),
    ("ssda903", "SWEpisodes"): Thing("Social worker from", "sw_decom", _WORKER),
    ("ssda903", "DoLo"): Thing("Deprivation of liberty from", "dolo_start", _LIBERTY),
    ("cin", "Child"): Thing("Who the child is", "", _WHO),
    ("cin", "ChildIdentifiers"): Thing("Who the child is", "", _WHO),
    ("cin", "ChildCharacteristics"): Thing("Who the child is", "", _WHO),
    ("cin", "Disabilities"): Thing("Who the child is", "", _WHO),
    ("cin", "CINdetails"): Thing(
        "Referral of",
        "referral_date",
        _REFERRAL,
        {"CINclosureDate": _CLOSING, "ReferralNFA": _CLOSING, "DateOfInitialCPC": _CLOSING},
    ),
    ("cin", "Assessments"): Thing("Assessment begun on", "start_date", _ASSESSMENT),
    ("cin", "AssessmentFactorsList"): Thing("Assessment begun on", "assessment.start_date", _ASSESSMENT),
    ("cin", "CINPlanDates"): Thing("Child in need plan from", "start_date", _NEED_PLAN),
    ("cin", "Section47"): Thing("Section 47 enquiry begun on", "start_date", _ENQUIRY),
    ("cin", "ChildProtectionPlans"): Thing("Protection plan from", "start_date", _PROTECTION),
    ("cin", "Reviews"): Thing("Review conference of", "review_date", _CONFERENCE),
}


def place_of(kind: str, row: Row, column: str) -> tuple[Place, bool]:
    """Where a column is mended, and whether it is the row's own.

    A rule may name the column of another table than the row it found: an arrangement that is missing, say.
    """
    own = any(held.name == column for _, held in columns(type(row)))
    thing = THINGS[kind, row.table if own else _OWNERS.get((kind, column), row.table)]
    return thing.columns.get(column) or (_WHO if column in _WHO_COLUMNS else thing.place), own


_ROWS: Final[Mapping[str, Sequence[type[Row]]]] = {
    "ssda903": [table.row for table in TABLES],
    "cin": [
        *(cin.Identifiers, cin.Characteristics, cin.Disability, cin.CinDetails, cin.Assessment, cin.Factor),
        *(cin.PlanDates, cin.Section47, cin.ProtectionPlan, cin.Review),
    ],
}
# The first table that has a column of this name.
_OWNERS: Final = {
    (kind, held.name): row.table for kind, rows in _ROWS.items() for row in reversed(rows) for _, held in columns(row)
}
