"""Lists 1 and 2: contacts and early help assessments."""

from collections.abc import Iterable

from alongside.returns.annex_a.book import Child
from alongside.returns.annex_a.lists_1_to_7 import Contact, EarlyHelpAssessment
from alongside.returns.annex_a.questions import alike, any_after
from alongside.returns.annex_a.ruleset import RULES
from alongside.returns.kit.dates import before
from alongside.returns.kit.rows import Row

CONTACT = ("Date of Contact",)
STARTED, COMPLETED = "Assessment start date", "Assessment completion date"


@RULES.on_row(
    Contact,
    "A151",
    means="A contact cannot be dated after the day of the lists.",
    fields=CONTACT,
    passes=("List1 contact_date=2026-03-31",),
    fails=("*List1 contact_date=2026-04-01", "on day=2025-11-24; *List1 contact_date=2025-11-25"),
)
def contact_in_the_future(contact: Contact, child: Child) -> bool:
    return any_after(child.collection.on, contact.contact_date)


@RULES.on_row(
    Contact,
    "A152",
    means="The list is of contacts in the last six months, and this one is older.",
    fields=CONTACT,
    passes=("List1 contact_date=2025-09-30", "List1 contact_date="),
    fails=("*List1 contact_date=2025-09-29",),
)
def contact_too_old(contact: Contact, child: Child) -> bool:
    return before(contact.contact_date, child.collection.since)


@RULES.on_child(
    "A153",
    means="The same contact of the same day and source stands in the list more than once.",
    fields=(*CONTACT, "Contact Source"),
    passes=(
        "List1 contact_date=2026-01-05 source=6; List1 contact_date=2026-01-05 source=2A",
        "List1 contact_date=2026-01-05 source=6; List1 contact_date=2026-01-06 source=6",
        "List1 contact_date= source=6; List1 contact_date= source=6",
    ),
    fails=("*List1 contact_date=2026-01-05 source=6; *List1 contact_date=2026-01-05 source=6",),
)
def contact_twice(child: Child) -> Iterable[Row]:
    return alike(child.contacts, "contact_date", "source")


@RULES.on_row(
    EarlyHelpAssessment,
    "A251",
    means="An early help assessment cannot start or be completed after the day of the lists.",
    fields=(STARTED, COMPLETED),
    passes=("List2 start_date=2026-03-31 completion_date=2026-03-31",),
    fails=("*List2 start_date=2026-04-01", "*List2 start_date=2026-03-01 completion_date=2026-04-01"),
)
def early_help_in_the_future(assessment: EarlyHelpAssessment, child: Child) -> bool:
    return any_after(child.collection.on, assessment.start_date, assessment.completion_date)


@RULES.on_row(
    EarlyHelpAssessment,
    "A252",
    means="An early help assessment cannot be completed before it starts.",
    fields=(COMPLETED, STARTED),
    passes=("List2 start_date=2026-01-05 completion_date=2026-01-05",),
    fails=("*List2 start_date=2026-01-05 completion_date=2026-01-04",),
)
def early_help_backwards(assessment: EarlyHelpAssessment, child: Child) -> bool:
    return before(assessment.completion_date, assessment.start_date)


@RULES.on_row(
    EarlyHelpAssessment,
    "A253",
    means="The list is of early help assessments in the last six months, and this one was completed before them.",
    fields=(COMPLETED, STARTED),
    passes=(
        "List2 start_date=2025-08-01 completion_date=2025-09-30",
        "List2 start_date=2025-08-01 completion_date=",
    ),
    fails=("*List2 start_date=2025-08-01 completion_date=2025-09-29",),
)
def early_help_too_old(assessment: EarlyHelpAssessment, child: Child) -> bool:
    return before(assessment.completion_date, child.collection.since)


@RULES.on_row(
    EarlyHelpAssessment,
    "A254",
    means="An early help assessment that started more than six months ago is still not completed.",
    fields=(COMPLETED, STARTED),
    severity="query",
    passes=(
        "List2 start_date=2025-09-30 completion_date=",
        "List2 start_date=2025-09-29 completion_date=2025-10-01",
        "List2 start_date=2025-09-29 completion_date=31/02/2026",
    ),
    fails=("*List2 start_date=2025-09-29 completion_date=",),
)
def early_help_never_done(assessment: EarlyHelpAssessment, child: Child) -> bool:
    done = assessment.completion_date is not None or COMPLETED in assessment.unread
    return not done and before(assessment.start_date, child.collection.since)


@RULES.on_child(
    "A255",
    means="The same early help assessment, by the same organisation from the same day, is told more than once.",
    fields=(STARTED, "Organisation completing assessment"),
    passes=(
        "List2 start_date=2026-01-05 organisation=Hillside; List2 start_date=2026-01-05 organisation=Brookfield",
        "List2 start_date=2026-01-05 organisation=Hillside; List2 start_date=2026-01-06 organisation=Hillside",
    ),
    fails=("*List2 start_date=2026-01-05 organisation=Hillside; *List2 start_date=2026-01-05 organisation=Hillside",),
)
def early_help_twice(child: Child) -> Iterable[Row]:
    return alike(child.early_help_assessments, "start_date", "organisation")
