"""Annex A, lists 8 to 11: children in care, care leavers, adoption."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from alongside.returns.annex_a import codes
from alongside.returns.annex_a.child_row import ChildRow
from alongside.returns.annex_a.lists_1_to_7 import DISABILITY, TEAM, WORKER
from alongside.returns.annex_a.words import answer, day
from alongside.returns.kit.reading import identifier, text, whole_number
from alongside.returns.kit.rows import Row, column

UASC = r".*unaccompanied asylum seeking child.*|uasc.*"


@dataclass(slots=True, eq=False)
class ChildInCare(ChildRow):
    """List 8: children in care now, or in the last six months."""

    table: ClassVar[str] = "List 8"
    uasc: bool | None = column(
        "Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N)", answer, also=UASC
    )
    disability: str | None = column(DISABILITY, codes.answer_or_unknown)
    started: date | None = column("Date Started to be Looked After", day)
    need: str | None = column("Child's Category of Need", codes.primary_need)
    second_period: bool | None = column(
        "Is this a second or subsequent period of being a Looked After Child within the last 12 months (Y/N)",
        answer,
        also=r".*second or subsequent.*looked after child.*",
    )
    legal_status_date: date | None = column("Start date of current legal status", day)
    legal_status: str | None = column("Child's Legal Status", codes.legal_status, also=r".*child.*legal status.*")
    latest_review: date | None = column("Date of Latest Statutory Review", day)
    last_visit: date | None = column("Date of Last Social Work Visit", day)
    permanence_plan: str | None = column("What is the permanence plan for this child?", codes.permanence_plan)
    last_iro_contact: date | None = column("Date of Last IRO Visit / Contact to the Child", day)
    last_health_assessment: date | None = column("Date of Last Health Assessment", day)
    last_dental_check: date | None = column("Date of Last Dental Check", day)
    placements_in_12_months: int | None = column("Number of Placements in the Last 12 months", whole_number)
    ceased: date | None = column("Date Ceased to be Looked After", day)
    reason_ceased: str | None = column("Reason Ceased to be Looked After", codes.reason_ceased)
    placement_started: date | None = column("Start Date of Most Recent Placement", day)
    placement: str | None = column("Placement Type", codes.placement_type)
    provider: str | None = column("Placement Provider", codes.provider)
    postcode: str | None = column("Placement postcode", identifier)
    urn: str | None = column("URN of Placement", identifier)
    location: str | None = column("Placement Location", codes.location)
    local_authority: str | None = column("LA of Placement", text)
    missing_in_12_months: int | None = column(
        "Number of Episodes the Child has been 'Missing' from their Placement in the last 12 months",
        whole_number,
        also=r".*episodes the child has been.*missing.*",
    )
    absent_in_12_months: int | None = column(
        "Number of Episodes the Child has been 'Absent' from their Placement in the last 12 months",
        whole_number,
        also=r".*episodes the child has been.*absent.*",
    )
    interview_offered: bool | None = column(
        "Was the child offered a Return Interview after their last missing episode (Y/N)?", answer
    )
    interview_accepted: bool | None = column(
        "Did the child accept a Return Interview after their last missing episode (Y/N)?", answer
    )
    team: str | None = column(TEAM, text)
    worker: str | None = column(WORKER, text)

    @property
    def is_open(self) -> bool:
        """Whether no end is given: one that cannot be read is one all the same."""
        return self.ceased is None and "Date Ceased to be Looked After" not in self.unread


@dataclass(slots=True, eq=False)
class CareLeaver(ChildRow):
    """List 9: care leavers."""

    table: ClassVar[str] = "List 9"
    uasc: bool | None = column(
        "Unaccompanied Asylum Seeking Child (UASC), or formerly UASC if 18 or over (Y/N)", answer, also=UASC
    )
    disability: str | None = column(DISABILITY, codes.answer_or_unknown)
    team: str | None = column(TEAM, text)
    worker: str | None = column(WORKER, text)
    personal_adviser: str | None = column("Allocated Personal Advisor", text, also=r".*personal advis[eo]r.*")
    eligibility: str | None = column("Eligibility Category", codes.eligibility)
    latest_pathway_plan: date | None = column("Latest Pathway Plan Review Date", day)
    in_touch: str | None = column("LA in Touch", codes.in_touch)
    latest_contact: date | None = column("Latest Date of Contact", day)
    accommodation: str | None = column("Type of Accommodation", codes.accommodation)
    suitability: str | None = column("Suitability of Accommodation", codes.suitability)
    activity: str | None = column("Activity Status", codes.activity)


@dataclass(slots=True, eq=False)
class ChildForAdoption(ChildRow):
    """List 10: children with a decision that they should be placed for adoption, or adopted."""

    table: ClassVar[str] = "List 10"
    family_id: str | None = column("Family identifier", identifier)
    disability: str | None = column(DISABILITY, codes.answer_or_unknown)
    entered_care: date | None = column("Date the Child Entered Care", day)
    decision_date: date | None = column("Date of Decision that Child Should be Placed for Adoption", day)
    placement_order: date | None = column("Date of Placement Order", day)
    matched: date | None = column("Date of Matching Child and Prospective Adopters", day)
    placed: date | None = column("Date Placed for Adoption", day)
    adoption_order: date | None = column("Date of Adoption Order", day)
    decision_ended: date | None = column("Date of Decision that Child Should No Longer be Placed for Adoption", day)
    reason_ended: str | None = column("Reason Why Child No Longer Placed for Adoption", codes.reason_not_placed)
    fostered_for_adoption: date | None = column(
        "Date the child was placed for fostering in FFA or concurrent planning placement", day
    )


@dataclass(slots=True, eq=False)
class ProspectiveAdopter(Row):
    """List 11: prospective adopters."""

    table: ClassVar[str] = "List 11"
    adopter_id: str | None = column("Individual adopter identifier", identifier, also=r".*adopter.*\b(id|identifier)\b")
    family_id: str | None = column("Family identifier", identifier)
    gender: str | None = column("Gender", codes.gender, also=r"sex")
    ethnicity: str | None = column("Ethnicity", codes.ethnic_group, also=r"ethnic.*")
    disability: str | None = column("Disability", codes.answer_or_unknown)
    fostering_for_adoption: bool | None = column("Is the (prospective) adopter fostering for adoption?", answer)
    enquiry: date | None = column("Date enquiry received", day)
    stage_1_started: date | None = column("Date Stage 1 started", day)
    stage_1_ended: date | None = column("Date Stage 1 ended", day)
    stage_2_started: date | None = column("Date Stage 2 started", day)
    stage_2_ended: date | None = column("Date Stage 2 ended", day)
    application: date | None = column("Date application submitted", day)
    approved: date | None = column("Date application approved", day)
    matched: date | None = column("Date adopter matched with child(ren)", day)
    placed: date | None = column("Date child/children placed with adopter(s)", day)
    children_placed: int | None = column("No. of children placed", whole_number, also=r"number of children placed")
    adoption_order: date | None = column("Date of Adoption Order", day)
    left: date | None = column("Date of leaving adoption process", day)
    reason_left: str | None = column("Reason for leaving adoption process", codes.reason_adopter_left)
