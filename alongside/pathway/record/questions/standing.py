"""How a child stands on a day: what must not be missed, the status in words, and the states of the pathway."""

from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from typing import Any, Final

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from alongside.law.pathway import STATES
from alongside.pathway.assessment.models import Assessment, Section47Enquiry, StrategyDiscussion
from alongside.pathway.care.models import LegalStatus, MissingEpisode, PeriodOfCare, Placement
from alongside.pathway.early_help.models import EarlyHelpEpisode
from alongside.pathway.edge_of_care.models import EdgeOfCareSupport
from alongside.pathway.family_plan.models import ChildInNeedPlan
from alongside.pathway.front_door.models import Contact, Referral
from alongside.pathway.leaving_care.models import LeavingCareStatus
from alongside.pathway.protection.models import Conference, ProtectionPlan
from alongside.pathway.record.questions.prepared import CHILD, DAY, Prepared
from alongside.people.models import Address, Person, Restriction, current
from alongside.returns.cin.codes import CATEGORY_OF_ABUSE
from alongside.returns.ssda903.codes import LEGAL_STATUS


@dataclass(frozen=True, slots=True)
class Standing:
    """What holds for a child on a day, as far as the acting worker may see it. Codes are the department's."""

    missing_since: date | None = None
    protection_category: str | None = None
    legal_status: str | None = None
    placement: str | None = None
    in_care: bool = False
    was_in_care: bool = False
    leaver: str | None = None
    enquiry: bool = False
    strategy: bool = False
    conference_planned: date | None = None
    in_need_plan: bool = False
    edge_of_care: bool = False
    early_help: bool = False
    assessment: bool = False
    contact: bool = False
    referral: bool = False
    closed: bool = False
    hidden_address: bool = False
    restricted: bool = False


NAMES: Final = tuple(field.name for field in fields(Standing))


def standings(people: "QuerySet[Person]", on: date, names: tuple[str, ...] = NAMES) -> "QuerySet[Person]":
    """These people with how each stands, as columns of one query (named like `Standing`, with `is_` before)."""
    columns = _columns(on)
    return people.annotate(**{f"is_{name}": columns[name] for name in names})


def standing_of(child_id: int, on: date) -> Standing:
    """How one child stands: one query, whatever there is to say."""
    rows = _OF_ONE.rows(child=child_id, day=on)
    return Standing(*rows[0]) if rows else Standing()


_OF_ONE: Final = Prepared(
    lambda: standings(Person.objects.filter(pk=CHILD), DAY).values_list(*(f"is_{name}" for name in NAMES))
)


def _columns(on: date) -> dict[str, Any]:
    child = OuterRef("pk")

    def there_is(rows: Any) -> Exists:
        return Exists(rows.filter(child=child))

    def of(rows: Any, column: str) -> Subquery:
        return Subquery(rows.filter(child=child).values(column)[:1])

    referrals = Referral.objects
    return {
        "missing_since": of(MissingEpisode.objects.away().filter(started_on__lte=on), "started_on"),
        "protection_category": of(ProtectionPlan.objects.current(on), "latest_category"),
        "legal_status": of(LegalStatus.objects.on(on), "code"),
        "placement": of(Placement.objects.on(on), "kind"),
        "in_care": there_is(PeriodOfCare.objects.on(on)),
        "was_in_care": there_is(PeriodOfCare.objects.filter(ended_on__lte=on)),
        "leaver": of(LeavingCareStatus.objects.current(on), "category"),
        "enquiry": there_is(Section47Enquiry.objects.open().filter(started_on__lte=on)),
        "strategy": there_is(StrategyDiscussion.objects.without_enquiry()),
        "conference_planned": of(Conference.objects.planned().order_by("planned_for"), "planned_for"),
        "in_need_plan": there_is(ChildInNeedPlan.objects.current(on)),
        "edge_of_care": there_is(EdgeOfCareSupport.objects.current(on)),
        "early_help": there_is(EarlyHelpEpisode.objects.current(on)),
        "assessment": there_is(Assessment.objects.open()),
        "contact": there_is(Contact.objects.waiting()),
        "referral": there_is(referrals.open()),
        "closed": there_is(referrals.filter(closed_on__isnull=False)),
        "hidden_address": Exists(Address.objects.filter(current(on), person=child, hidden=True)),
        "restricted": Exists(Restriction.objects.filter(current(on), person=child)),
    }


Alert = dict[str, str]


def alerts(child: Person, now: Standing, day: Any) -> list[Alert]:
    """What must not be missed, gravest first. `day` writes a date in full."""
    found: list[tuple[str, str]] = []
    if now.missing_since:
        found.append(("bad", f"Missing since {day(now.missing_since)}"))
    if now.hidden_address:
        found.append(("bad", "Hidden address: do not tell anybody where the child lives"))
    if now.restricted:
        found.append(("bad", "Restricted record: only those named know of it"))
    if now.enquiry:
        found.append(("bad", "Section 47 enquiry under way"))
    if now.protection_category:
        found.append(("bad", f"Child protection plan: {CATEGORY_OF_ABUSE.label(now.protection_category).lower()}"))
    if now.in_care:
        found.append(("note", _in_care(now)))
    if child.interpreter_needed:
        found.append(("warn", f"Interpreter needed: {child.language or 'language not recorded'}"))
    return [{"kind": kind, "text": text} for kind, text in found]


def _in_care(now: Standing) -> str:
    return f"In care: {LEGAL_STATUS.label(now.legal_status)}" if now.legal_status else "In care"


STATUSES: Final = {
    "missing": "Missing",
    "protection": "Protection plan",
    "care": "In care",
    "enquiry": "Section 47 enquiry",
    "need": "Child in need plan",
    "assessment": "Assessment",
    "early_help": "Early help",
    "leaver": "Care leaver",
    "referral": "Referral",
    "none": "Nothing open",
}


def statuses(now: Standing) -> list[str]:
    """The keys of STATUSES that hold, gravest first; "none" alone when nothing is open."""
    held = {
        "missing": now.missing_since,
        "protection": now.protection_category,
        "care": now.in_care,
        "enquiry": now.enquiry,
        "need": now.in_need_plan,
        "assessment": now.assessment,
        "early_help": now.early_help,
        "leaver": now.leaver and not now.in_care,
        "referral": now.referral and not (now.assessment or now.in_need_plan or now.in_care or now.protection_category),
    }
    return [key for key, so in held.items() if so] or ["none"]


# What `statuses` looks at: a list need not ask for more.
OF_STATUS: Final = (
    "missing_since",
    "protection_category",
    "in_care",
    "was_in_care",
    "enquiry",
    "in_need_plan",
    "assessment",
    "early_help",
    "referral",
)


# Which of them hold, as the bits of one number: the columns of `standings`, for a list too long to fetch each.
_YES_OR_NO: Final = {field.name for field in fields(Standing) if field.type == "bool" or field.type is bool}
AS_NUMBER: Final = " + ".join(
    f"(is_{name}{'' if name in _YES_OR_NO else ' IS NOT NULL'})::int * {1 << bit}" for bit, name in enumerate(OF_STATUS)
)


@cache
def statuses_of_number(number: int) -> tuple[tuple[str, ...], str]:
    """The statuses that `AS_NUMBER` stands for, as keys and in words."""
    facts: dict[str, Any] = {name: bool(number & 1 << bit) for bit, name in enumerate(OF_STATUS)}
    keys = tuple(statuses(Standing(**facts)))
    return keys, ", ".join(STATUSES[key] for key in keys)


def states(now: Standing) -> frozenset[str]:
    """The states of `alongside.law.pathway` that the child is in, one of each region, as far as facts say."""
    chosen = {
        "help": _help(now),
        "enquiry": _enquiry(now),
        "edge_of_care": "edge_of_care" if now.edge_of_care and not now.in_care else "",
        "care": "looked_after" if now.in_care else "ceased" if now.was_in_care else "",
        "missing": "missing" if now.missing_since else "",
        "leaving_care": now.leaver or "",
    }
    initial = {state.region: key for key, state in STATES.items() if state.initial}
    return frozenset(chosen.get(region) or key for region, key in initial.items())


def _help(now: Standing) -> str:
    held = (
        (now.protection_category, "protection_plan"),
        (now.in_care, "care_plan"),
        (now.in_need_plan, "child_in_need"),
        (now.assessment or now.enquiry, "assessment"),
        (now.referral, "referral"),
        (now.contact, "contact"),
        (now.early_help, "early_help"),
        (now.closed, "closed"),
    )
    return next((state for so, state in held if so), "")


def _enquiry(now: Standing) -> str:
    if now.enquiry:
        return "section_47"
    if now.conference_planned and not now.protection_category:
        return "initial_conference"
    return "strategy_discussion" if now.strategy else ""
