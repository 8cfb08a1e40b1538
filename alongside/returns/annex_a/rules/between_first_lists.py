"""Lists 1 to 5 with each other and with what follows: contact, referral, assessment, enquiry."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from alongside.returns.annex_a.book import Child
from alongside.returns.annex_a.lists_1_to_7 import (
    Assessment,
    Contact,
    EarlyHelpAssessment,
    Referral,
    Section47,
)
from alongside.returns.annex_a.questions import days_from, working_days_from
from alongside.returns.annex_a.ruleset import RULES
from alongside.returns.kit.lists.need import REFERRAL_SOURCE

REFERRED, NFA = "Date of referral", "Referral NFA?"
ASSESSED, OUTCOME = (
    "Continuous Assessment Start Date",
    "Was the child assessed as requiring LA children's social care support?",
)
DISCUSSED = "Strategy discussion initiating Section 47 Enquiry Start Date"

# What led to something in the first days of the six months may lie before them, outside the list.
LEAD: Final = 14
ASSESSMENT: Final = 45
FOLLOWED: Final = 10


@RULES.on_row(
    Contact,
    "X020",
    means="The contact and the referral of the same day have different sources.",
    fields=("Contact Source", "Referral Source"),
    severity="query",
    passes=(
        "List1 contact_date=2026-01-05 source=6; List3 referral_date=2026-01-05 source=6",
        "List1 contact_date=2026-01-05 source='a) Individual'; List3 referral_date=2026-01-05 source=1A",
        "List1 contact_date=2026-01-05 source=6; List3 referral_date=2026-01-06 source=2A",
    ),
    fails=("*List1 contact_date=2026-01-05 source=6; List3 referral_date=2026-01-05 source=2A",),
)
def another_source(contact: Contact, child: Child) -> bool:
    if contact.source not in REFERRAL_SOURCE:
        return False
    sources = {
        one.source for one in child.referrals if contact.contact_date and one.referral_date == contact.contact_date
    }
    return bool(sources) and contact.source not in sources and all(one in REFERRAL_SOURCE for one in sources)


@RULES.on_row(
    EarlyHelpAssessment,
    "X021",
    means="An early help assessment started while the child had a protection plan or was in care.",
    fields=("Assessment start date",),
    severity="query",
    passes=(
        "List2 start_date=2026-01-05; List7 start_date=2026-01-06",
        "List2 start_date=2026-01-05; List8 started=2025-06-02 ceased=2026-01-05",
    ),
    fails=(
        "*List2 start_date=2026-01-05; List7 start_date=2025-12-01",
        "*List2 start_date=2026-01-05; List8 started=2025-06-02 ceased=2026-01-06",
    ),
)
def early_help_beside_more(assessment: EarlyHelpAssessment, child: Child) -> bool:
    on = assessment.start_date
    plans = [(one.start_date, one.end_date, one.is_open) for one in child.protection_plans]
    care = [(one.started, one.ceased, one.is_open) for one in child.in_care]
    return on is not None and any(_lasts(first, last, is_open, on) for first, last, is_open in [*plans, *care])


def _lasts(first: date | None, last: date | None, is_open: bool, on: date) -> bool:
    return first is not None and first < on and (is_open or (last is not None and last > on))


@RULES.on_row(
    Referral,
    "X022",
    means="A referral without further action was followed by an assessment within 45 working days.",
    fields=(NFA, ASSESSED),
    severity="query",
    passes=(
        "List3 referral_date=2026-01-05 no_further_action=No; List4 start_date=2026-01-06",
        "List3 referral_date=2026-01-05 no_further_action=Yes; List4 start_date=2025-12-01",
        "List3 referral_date=2025-11-03 no_further_action=Yes; List3 referral_date=2025-12-01 no_further_action=No; "
        "List4 start_date=2025-12-02",
    ),
    fails=("*List3 referral_date=2026-01-05 no_further_action=Yes; List4 start_date=2026-01-06",),
)
def assessed_all_the_same(referral: Referral, child: Child) -> bool:
    on = referral.referral_date
    if on is None or not referral.no_further_action:
        return False
    return any(
        one.start_date and 0 <= working_days_from(on, one.start_date) <= ASSESSMENT and one.start_date >= on
        for one in child.assessments
        if not any(_between(other, on, one.start_date) for other in child.referrals)
    )


def _between(referral: Referral, first: date, last: date | None) -> bool:
    on = referral.referral_date
    return referral.no_further_action is False and on is not None and last is not None and first <= on <= last


@RULES.on_row(
    Referral,
    "X023",
    means="A referral was taken further more than ten working days ago, but no list shows what followed.",
    fields=(NFA, REFERRED),
    severity="query",
    passes=(
        "List3 referral_date=2026-01-05 no_further_action=No; List4 start_date=2026-01-06",
        "List3 referral_date=2026-01-05 no_further_action=No; List6",
        "List3 referral_date=2026-03-17 no_further_action=No",
        "List3 referral_date=2026-03-16 no_further_action=Yes",
    ),
    fails=(
        "*List3 referral_date=2026-03-16 no_further_action=No",
        "*List3 referral_date=2026-01-05 no_further_action=No; List4 start_date=2025-12-01",
    ),
)
def nothing_followed(referral: Referral, child: Child) -> bool:
    on = referral.referral_date
    if on is None or referral.no_further_action is not False or child.in_need or child.protection_plans:
        return False
    if child.in_care or working_days_from(on, child.collection.on) <= FOLLOWED:
        return False
    begun = [one.start_date for one in child.assessments] + [one.strategy_discussion for one in child.section_47s]
    return not any(day and day >= on for day in begun)


@RULES.on_row(
    Referral,
    "X024",
    means="The referral came while the child already had an open case.",
    fields=(REFERRED, "CIN Start Date"),
    severity="query",
    passes=(
        "List3 referral_date=2026-01-05; List6 start_date=2026-01-05",
        "List3 referral_date=2026-01-05; List6 start_date=2025-06-02 closure_date=2026-01-05",
    ),
    fails=(
        "*List3 referral_date=2026-01-05; List6 start_date=2026-01-04",
        "*List3 referral_date=2026-01-05; List6 start_date=2025-06-02 closure_date=2026-01-06",
    ),
)
def referred_while_open(referral: Referral, child: Child) -> bool:
    on = referral.referral_date
    return on is not None and any(_lasts(one.start_date, one.closure_date, one.is_open, on) for one in child.in_need)


def _led_to(child: Child) -> Iterator[date | None]:
    """The days of what an assessment or an enquiry can follow from."""
    yield from (one.referral_date for one in child.referrals)
    yield from (one.start_date for one in child.in_need)
    yield from (one.start_date for one in child.protection_plans)
    yield from (one.started for one in child.in_care)


def _from_nowhere(day: date | None, child: Child) -> bool:
    if day is None or days_from(child.collection.since, day) < LEAD or child.care_leavers:
        return False
    return not any(led and led <= day for led in _led_to(child))


@RULES.on_row(
    Assessment,
    "X025",
    means="No referral and no earlier case in the lists leads to this assessment.",
    fields=(ASSESSED, REFERRED),
    severity="query",
    passes=(
        "List4 start_date=2026-01-06; List3 referral_date=2026-01-05",
        "List4 start_date=2026-01-06; List6 start_date=2024-06-03",
        "List4 start_date=2025-10-13",
    ),
    fails=(
        "*List4 start_date=2025-10-14",
        "*List4 start_date=2026-01-05; List3 referral_date=2026-01-06",
    ),
)
def assessment_from_nowhere(assessment: Assessment, child: Child) -> bool:
    return _from_nowhere(assessment.start_date, child)


@RULES.on_row(
    Section47,
    "X026",
    means="No referral and no earlier case in the lists leads to this enquiry.",
    fields=(DISCUSSED, REFERRED),
    severity="query",
    passes=(
        "List5 strategy_discussion=2026-01-05; List3 referral_date=2026-01-05",
        "List5 strategy_discussion=2026-01-06; List8 started=2024-06-03",
        "List5 strategy_discussion=2025-10-13",
    ),
    fails=("*List5 strategy_discussion=2025-10-14",),
)
def enquiry_from_nowhere(enquiry: Section47, child: Child) -> bool:
    return _from_nowhere(enquiry.strategy_discussion, child)


@RULES.on_row(
    Assessment,
    "X027",
    means="The assessment found that the child needs social care support, but no list shows any.",
    fields=(OUTCOME,),
    severity="query",
    passes=(
        "List4 authorisation_date=2026-01-05 needs_social_care=Yes; List6",
        "List4 authorisation_date=2026-01-05 needs_social_care=No",
        "List4 authorisation_date= needs_social_care=Yes",
    ),
    fails=("*List4 authorisation_date=2026-01-05 needs_social_care=Yes",),
)
def support_that_never_came(assessment: Assessment, child: Child) -> bool:
    if assessment.needs_social_care is not True or assessment.authorisation_date is None:
        return False
    return not (child.in_need or child.protection_plans or child.in_care)


@RULES.on_row(
    Assessment,
    "X028",
    means="The latest assessment found no need of social care support, but the child has an open plan.",
    fields=(OUTCOME, "Case Status"),
    severity="query",
    passes=(
        "List4 start_date=2025-11-03 authorisation_date=2026-01-05 needs_social_care=Yes; List6 case_status=CIN",
        "List4 start_date=2025-11-03 authorisation_date=2026-01-05 needs_social_care=No; List4 start_date=2026-01-06; "
        "List6 case_status=CIN",
    ),
    fails=(
        "*List4 start_date=2025-11-03 authorisation_date=2026-01-05 needs_social_care=No; List6 case_status=CIN",
        "*List4 authorisation_date=2026-01-05 needs_social_care=No; List6 case_status='b) Child protection plan'",
    ),
)
def plan_without_need(assessment: Assessment, child: Child) -> bool:
    done = assessment.authorisation_date
    if assessment.needs_social_care is not False or done is None:
        return False
    later = any(one.start_date and one.start_date > done for one in child.assessments)
    return not later and any(one.case_status in ("CIN", "CPP") for one in child.open_need)
