"""Annex A, lists 1 to 7: from the first contact to the child protection plan."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from alongside.returns.annex_a import codes
from alongside.returns.annex_a.child_row import ChildRow
from alongside.returns.annex_a.words import answer, day
from alongside.returns.kit.reading import text, whole_number
from alongside.returns.kit.rows import column

DISABILITY = "Does the Child have a Disability"
TEAM = "Allocated Team"
WORKER = "Allocated Worker"


@dataclass(slots=True, eq=False)
class Contact(ChildRow):
    """List 1: contacts in the last six months."""

    table: ClassVar[str] = "List 1"
    contact_date: date | None = column("Date of Contact", day, also=r".*date.*contact.*")
    source: str | None = column("Contact Source", codes.source, also=r".*contact.*source.*")


@dataclass(slots=True, eq=False)
class EarlyHelpAssessment(ChildRow):
    """List 2: early help assessments in the last six months."""

    table: ClassVar[str] = "List 2"
    start_date: date | None = column("Assessment start date", day)
    completion_date: date | None = column("Assessment completion date", day)
    organisation: str | None = column("Organisation completing assessment", text)


@dataclass(slots=True, eq=False)
class Referral(ChildRow):
    """List 3: referrals in the last six months."""

    table: ClassVar[str] = "List 3"
    referral_date: date | None = column("Date of referral", day, also=r".*date of.*referral.*")
    source: str | None = column("Referral Source", codes.source, also=r".*referral.*source.*")
    no_further_action: bool | None = column("Referral NFA?", answer)
    referrals_in_12_months: int | None = column("Number of Referrals in Last 12 Months", whole_number)
    team: str | None = column(TEAM, text)
    worker: str | None = column(WORKER, text)


@dataclass(slots=True, eq=False)
class Assessment(ChildRow):
    """List 4: assessments in the last six months."""

    table: ClassVar[str] = "List 4"
    disability: str | None = column(DISABILITY, codes.answer_or_unknown)
    start_date: date | None = column("Continuous Assessment Start Date", day)
    child_seen: str | None = column("Child Seen During Continuous Assessment", codes.answer_or_unknown)
    authorisation_date: date | None = column("Continuous Assessment Date of Authorisation", day)
    needs_social_care: bool | None = column(
        "Was the child assessed as requiring LA children's social care support?",
        answer,
        also=r".*was the child assessed.*social care support.*",
    )
    team: str | None = column(TEAM, text)
    worker: str | None = column(WORKER, text)

    @property
    def is_open(self) -> bool:
        """Whether no authorisation is given: one that cannot be read is one all the same."""
        return self.authorisation_date is None and "Continuous Assessment Date of Authorisation" not in self.unread


@dataclass(slots=True, eq=False)
class Section47(ChildRow):
    """List 5: section 47 enquiries and initial child protection conferences in the last six months."""

    table: ClassVar[str] = "List 5"
    disability: str | None = column(DISABILITY, codes.answer_or_unknown)
    strategy_discussion: date | None = column("Strategy discussion initiating Section 47 Enquiry Start Date", day)
    conference_unnecessary: bool | None = column(
        "Was an Initial Child Protection Conference deemed unnecessary?", answer
    )
    conference_date: date | None = column("Date of Initial Child Protection Conference", day)
    led_to_plan: str | None = column(
        "Did the Initial Child Protection Conference Result in a Child Protection Plan", codes.answer_or_unknown
    )
    enquiries_in_12_months: int | None = column("Number of Section 47 Enquiries in the last 12 months", whole_number)
    conferences_in_12_months: int | None = column("Number of ICPCs in the last 12 months", whole_number)
    team: str | None = column(TEAM, text)
    worker: str | None = column(WORKER, text)


@dataclass(slots=True, eq=False)
class ChildInNeed(ChildRow):
    """List 6: children in need now, or closed in the last six months."""

    table: ClassVar[str] = "List 6"
    disability: str | None = column(DISABILITY, codes.answer_or_unknown)
    start_date: date | None = column("CIN Start Date", day)
    primary_need: str | None = column("Primary Need Code", codes.primary_need)
    last_seen: date | None = column("Date Child Was Last Seen", day)
    closure_date: date | None = column("CIN Closure Date", day)
    reason_for_closure: str | None = column("Reason for Closure", codes.reason_for_closure)
    case_status: str | None = column("Case Status", codes.case_status)
    team: str | None = column(TEAM, text)
    worker: str | None = column(WORKER, text)

    @property
    def is_open(self) -> bool:
        """Whether no end is given: one that cannot be read is one all the same."""
        return self.closure_date is None and "CIN Closure Date" not in self.unread


@dataclass(slots=True, eq=False)
class ProtectionPlan(ChildRow):
    """List 7: child protection plans now, or ended in the last six months."""

    table: ClassVar[str] = "List 7"
    disability: str | None = column(DISABILITY, codes.answer_or_unknown)
    start_date: date | None = column("Child Protection Plan Start Date", day)
    initial_category: str | None = column("Initial Category of Abuse", codes.category_of_abuse)
    latest_category: str | None = column("Latest Category of Abuse", codes.category_of_abuse)
    last_visit: date | None = column("Date of the Last Statutory Visit", day)
    seen_alone: str | None = column("Was the Child Seen Alone?", codes.answer_or_unknown)
    latest_review: date | None = column("Date of latest review conference", day)
    end_date: date | None = column("Child Protection Plan End Date", day)
    emergency_protection: bool | None = column(
        "Subject to Emergency Protection Order or Protected Under Police Powers in Last Six Months (Y/N)",
        answer,
        also=r".*subject to emergency protection order.*",
    )
    previous_plans: int | None = column("Number of Previous Child Protection Plans", whole_number)
    team: str | None = column(TEAM, text)
    worker: str | None = column(WORKER, text)

    @property
    def is_open(self) -> bool:
        """Whether no end is given: one that cannot be read is one all the same."""
        return self.end_date is None and "Child Protection Plan End Date" not in self.unread
