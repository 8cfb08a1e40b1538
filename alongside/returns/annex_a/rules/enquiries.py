"""List 5: section 47 enquiries and initial child protection conferences."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from alongside.returns.annex_a.book import Child
from alongside.returns.annex_a.lists_1_to_7 import Section47
from alongside.returns.annex_a.questions import alike, any_after, blank, working_days_from
from alongside.returns.annex_a.ruleset import RULES
from alongside.returns.kit.dates import before, months_before
from alongside.returns.kit.rows import Row

DISCUSSED = "Strategy discussion initiating Section 47 Enquiry Start Date"
UNNECESSARY = "Was an Initial Child Protection Conference deemed unnecessary?"
CONFERENCE = "Date of Initial Child Protection Conference"
LED = "Did the Initial Child Protection Conference Result in a Child Protection Plan"
ENQUIRIES = "Number of Section 47 Enquiries in the last 12 months"
CONFERENCES = "Number of ICPCs in the last 12 months"

LONGEST: Final = 15
WORKING_TOGETHER = (
    "Working Together to Safeguard Children: the conference is held within 15 working days of the strategy discussion."
)


@RULES.on_row(
    Section47,
    "A551",
    means="Neither a strategy discussion nor a conference that was held can be dated after the day of the lists.",
    fields=(DISCUSSED, CONFERENCE),
    passes=("List5 strategy_discussion=2026-03-31 conference_date=2026-03-31",),
    fails=("*List5 strategy_discussion=2026-04-01", "*List5 strategy_discussion=2026-03-20 conference_date=2026-04-01"),
)
def enquiry_in_the_future(enquiry: Section47, child: Child) -> bool:
    return any_after(child.collection.on, enquiry.strategy_discussion, enquiry.conference_date)


@RULES.on_row(
    Section47,
    "A552",
    means="The list is of enquiries and conferences in the last six months; this enquiry and its conference are older.",
    fields=(DISCUSSED, CONFERENCE),
    passes=(
        "List5 strategy_discussion=2025-09-30",
        "List5 strategy_discussion=2025-09-15 conference_date=2025-09-30",
    ),
    fails=(
        "*List5 strategy_discussion=2025-09-29",
        "*List5 strategy_discussion=2025-09-15 conference_date=2025-09-29",
    ),
)
def enquiry_too_old(enquiry: Section47, child: Child) -> bool:
    return before(enquiry.conference_date or enquiry.strategy_discussion, child.collection.since)


@RULES.on_row(
    Section47,
    "A553",
    means="An initial conference cannot be held before the strategy discussion.",
    fields=(CONFERENCE, DISCUSSED),
    passes=("List5 strategy_discussion=2026-01-05 conference_date=2026-01-05",),
    fails=("*List5 strategy_discussion=2026-01-05 conference_date=2026-01-04",),
)
def conference_before_discussion(enquiry: Section47, child: Child) -> bool:
    return before(enquiry.conference_date, enquiry.strategy_discussion)


@RULES.on_row(
    Section47,
    "A554",
    means="The initial conference was held more than 15 working days after the strategy discussion.",
    fields=(CONFERENCE, DISCUSSED),
    severity="query",
    source=WORKING_TOGETHER,
    passes=("List5 strategy_discussion=2025-12-15 conference_date=2026-01-08",),
    fails=("*List5 strategy_discussion=2025-12-15 conference_date=2026-01-09",),
)
def conference_late(enquiry: Section47, child: Child) -> bool:
    return working_days_from(enquiry.strategy_discussion, enquiry.conference_date) > LONGEST


@RULES.on_row(
    Section47,
    "A555",
    means="More than 15 working days after the strategy discussion there is neither a conference nor word that none "
    "was needed.",
    fields=(UNNECESSARY, CONFERENCE),
    severity="query",
    source=WORKING_TOGETHER,
    passes=(
        "List5 strategy_discussion=2026-03-10 conference_date= conference_unnecessary=No",
        "List5 strategy_discussion=2026-03-09 conference_date=2026-03-20",
        "List5 strategy_discussion=2026-03-09 conference_unnecessary=Yes",
    ),
    fails=(
        "*List5 strategy_discussion=2026-03-09 conference_date= conference_unnecessary=No",
        "*List5 strategy_discussion=2026-03-09 conference_date= conference_unnecessary=",
    ),
)
def neither_conference_nor_word(enquiry: Section47, child: Child) -> bool:
    if enquiry.conference_unnecessary or enquiry.conference_date or CONFERENCE in enquiry.unread:
        return False
    return working_days_from(enquiry.strategy_discussion, child.collection.on) > LONGEST


@RULES.on_row(
    Section47,
    "A556",
    means="An initial conference was held although it is said to have been unnecessary.",
    fields=(UNNECESSARY, CONFERENCE),
    passes=(
        "List5 conference_unnecessary=Yes conference_date=",
        "List5 conference_unnecessary=No conference_date=2026-01-05",
    ),
    fails=("*List5 conference_unnecessary=Yes conference_date=2026-01-05",),
)
def unnecessary_but_held(enquiry: Section47, child: Child) -> bool:
    return enquiry.conference_unnecessary is True and enquiry.conference_date is not None


@RULES.on_row(
    Section47,
    "A557",
    means="It must be told whether an initial conference that was held led to a child protection plan.",
    fields=(LED, CONFERENCE),
    passes=("List5 conference_date=2026-01-05 led_to_plan=No", "List5 conference_date= led_to_plan="),
    fails=(
        "*List5 conference_date=2026-01-05 led_to_plan=",
        "*List5 conference_date=2026-01-05 led_to_plan=Unknown",
    ),
)
def conference_without_outcome(enquiry: Section47, child: Child) -> bool:
    told = enquiry.led_to_plan in ("Yes", "No") or LED in enquiry.unread
    return enquiry.conference_date is not None and not told


@RULES.on_row(
    Section47,
    "A558",
    means="No plan can come of an initial conference that has no date.",
    fields=(CONFERENCE, LED),
    passes=("List5 conference_date=2026-01-05 led_to_plan=Yes", "List5 conference_date= led_to_plan=No"),
    fails=("*List5 conference_date= led_to_plan=Yes",),
)
def plan_of_no_conference(enquiry: Section47, child: Child) -> bool:
    return enquiry.led_to_plan == "Yes" and blank(enquiry, "conference_date")


@RULES.on_row(
    Section47,
    "A559",
    means="The number of enquiries in the last 12 months is smaller than the number of earlier ones in this list.",
    fields=(ENQUIRIES, DISCUSSED),
    passes=(
        "List5 strategy_discussion=2025-10-01 enquiries_in_12_months=0; "
        "List5 strategy_discussion=2026-01-05 enquiries_in_12_months=1",
    ),
    fails=(
        "List5 strategy_discussion=2025-10-01 enquiries_in_12_months=0; "
        "*List5 strategy_discussion=2026-01-05 enquiries_in_12_months=0",
    ),
)
def fewer_enquiries_than_shown(enquiry: Section47, child: Child) -> bool:
    told, on = enquiry.enquiries_in_12_months, enquiry.strategy_discussion
    return told is not None and told < _earlier([one.strategy_discussion for one in child.section_47s], on)


@RULES.on_row(
    Section47,
    "A560",
    means="The number of initial conferences in the last 12 months is smaller than the number of earlier ones in "
    "this list.",
    fields=(CONFERENCES, CONFERENCE),
    passes=("List5 conference_date=2025-10-01; List5 conference_date=2026-01-05 conferences_in_12_months=1",),
    fails=("List5 conference_date=2025-10-01; *List5 conference_date=2026-01-05 conferences_in_12_months=0",),
)
def fewer_conferences_than_shown(enquiry: Section47, child: Child) -> bool:
    told, on = enquiry.conferences_in_12_months, enquiry.conference_date
    return told is not None and told < _earlier([one.conference_date for one in child.section_47s], on)


def _earlier(days: list[date | None], on: date | None) -> int:
    if on is None or len(days) < 2 or on.year < 2:
        return 0
    since = months_before(on, 12)
    return len({day for day in days if day is not None and since <= day < on})


@RULES.on_child(
    "A561",
    means="The child has more than one enquiry from a strategy discussion of the same day.",
    fields=(DISCUSSED,),
    passes=("List5 strategy_discussion=2026-01-05; List5 strategy_discussion=2026-01-06",),
    fails=("*List5 strategy_discussion=2026-01-05; *List5 strategy_discussion=2026-01-05",),
)
def enquiry_twice(child: Child) -> Iterable[Row]:
    return alike(child.section_47s, "strategy_discussion")


@RULES.on_row(
    Section47,
    "A562",
    means="An enquiry must have a team and a worker.",
    fields=("Allocated Worker", "Allocated Team"),
    passes=("List5 team=Assessment worker='Bola Ade'",),
    fails=("*List5 team=Assessment worker=", "*List5 team= worker='Bola Ade'"),
)
def enquiry_of_nobody(enquiry: Section47, child: Child) -> bool:
    return enquiry.team is None or enquiry.worker is None
