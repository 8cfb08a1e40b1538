"""The frame of a round: every child whom a team works with, by strata that are read from facts.

Nothing here is a score. What the record says of harm is one of three plain facts, and says so on the page.
"""

import uuid
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import Exists, OuterRef, Q, QuerySet

from alongside.law.due import add_months
from alongside.pathway.assessment.models import Section47Enquiry
from alongside.pathway.protection.models import ProtectionPlan
from alongside.pathway.record.questions.standing import standings
from alongside.people.models import Allocation, Person, Restriction, current
from alongside.practice.audits.sampling import Line

PLANS: Final = {
    "protection": "Child protection plan",
    "care": "In care",
    "leaving": "Leaving care",
    "need": "Child in need",
    "early_help": "Early help",
}
# Three facts of the record; not a grade of how much a child is in danger.
RISKS: Final = {
    "now": "Being looked into now: a section 47 enquiry or strategy discussion is open, or the child is missing",
    "found": "Harm was found: a protection plan or section 47 enquiry in the last twelve months",
    "none": "Neither of these",
}
AGES: Final = {
    "unborn": "Not yet born, or not known",
    "0": "Under 1",
    "1": "1 to 4",
    "5": "5 to 9",
    "10": "10 to 15",
    "16": "16 and over",
}
# Whose team has the case, where several work with a child.
_HAVE_THE_CASE: Final = ("social_worker", "personal_adviser", "early_help_worker", "lead_practitioner")
AUDITOR: Final = "auditor"  # the role in which an auditor sees one record, and records nothing
_LOOKED_AT: Final = (
    "missing_since", "protection_category", "in_care", "leaver", "enquiry", "strategy", "in_need_plan", "early_help",
    "assessment", "referral",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """A child of the frame, the line that stands for them, and the team that has the case."""

    child_id: int
    team_id: int
    line: Line


def found(on: date) -> list[Found]:
    """Every child with a plan or episode of help whom a team works with on a day, as far as the acting worker sees.

    Restricted records stand outside: that somebody is known here is itself confidential.
    """
    teams = _teams(on)
    hidden = Restriction.objects.filter(current(on), person=OuterRef("pk"))
    people = Person.objects.filter(~Exists(hidden), pk__in=teams, merged_into__isnull=True).order_by("pk")
    lately = add_months(on, -12)
    harm = Exists(Section47Enquiry.objects.filter(child=OuterRef("pk"), started_on__gte=lately)) | Exists(
        ProtectionPlan.objects.filter(Q(ended_on__isnull=True) | Q(ended_on__gte=lately), child=OuterRef("pk"))
    )
    told = []
    for child in standings(people, on, _LOOKED_AT).annotate(harm=harm):
        if plan := _plan(child):
            team_id, team = teams[child.pk]
            line = Line(uuid.uuid4().hex, plan, _risk(child), age_band(child.age(on)), team)
            told.append(Found(child.pk, team_id, line))
    return told


def team_of(child: Person, on: date) -> int | None:
    """The team that has a child's case on a day; None when no team works with the child."""
    rows = _case_rows(Allocation.objects.current(on).filter(child=child))
    return rows[0][1] if rows else None


def age_band(age: int | None) -> str:
    """The key of the band that an age in whole years lies in."""
    if age is None:
        return "unborn"
    return str(max(int(band) for band in AGES if band.isdigit() and int(band) <= age))


def _teams(on: date) -> dict[int, tuple[int, str]]:
    """The team that has each child's case: its id and its name."""
    rows = _case_rows(Allocation.objects.current(on))
    return {child: (team, name) for child, team, name in reversed(rows)}


def _case_rows(held: "QuerySet[Allocation]") -> list[tuple[int, int, str]]:
    """Child, team and its name, whoever has the case first."""
    order = {role: place for place, role in enumerate(_HAVE_THE_CASE)}
    rows = held.exclude(role=AUDITOR).values_list("child", "team", "team__name", "role", "pk")
    ranked = sorted(rows, key=lambda row: (order.get(row[3], len(order)), -row[4]))
    return [(child, team, name) for child, team, name, _, _ in ranked]


def _plan(child: Person) -> str:
    """The gravest plan that holds; blank when nothing is open."""
    says = vars(child)
    held = {
        "protection": says["is_protection_category"],
        "care": says["is_in_care"],
        "leaving": says["is_leaver"],
        "need": says["is_in_need_plan"] or says["is_assessment"] or says["is_referral"] or says["is_enquiry"],
        "early_help": says["is_early_help"],
    }
    return next((plan for plan, so in held.items() if so), "")


def _risk(child: Person) -> str:
    says = vars(child)
    if says["is_enquiry"] or says["is_strategy"] or says["is_missing_since"]:
        return "now"
    return "found" if says["harm"] else "none"
