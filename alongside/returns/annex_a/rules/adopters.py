"""List 11: prospective adopters. Each row is an adult, and the child beside it nobody."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import Final

from alongside.returns.annex_a.book import Child, Lists
from alongside.returns.annex_a.lists_8_to_11 import ProspectiveAdopter
from alongside.returns.annex_a.questions import alike, any_after, blank, days_from
from alongside.returns.annex_a.ruleset import RULES
from alongside.returns.kit.dates import before
from alongside.returns.kit.rules import Hit

ENQUIRY, LEFT, REASON = (
    "Date enquiry received",
    "Date of leaving adoption process",
    "Reason for leaving adoption process",
)
STAGE_1, STAGE_1_END = "Date Stage 1 started", "Date Stage 1 ended"
STAGE_2, STAGE_2_END = "Date Stage 2 started", "Date Stage 2 ended"
APPLIED, APPROVED = "Date application submitted", "Date application approved"
MATCHED, PLACED = "Date adopter matched with child(ren)", "Date child/children placed with adopter(s)"
NUMBER, ADOPTED = "No. of children placed", "Date of Adoption Order"
FAMILY = "Family identifier"

STAGES = "Adoption Agencies Regulations 2005 as amended in 2013, as read by us: two months for stage one, four for two."
TWO_MONTHS: Final = 62
FOUR_MONTHS: Final = 123


@RULES.on_row(
    ProspectiveAdopter,
    "A1151",
    means="Nothing in list 11 can be dated after the day of the lists.",
    fields=(ENQUIRY, APPROVED, MATCHED, PLACED, ADOPTED, LEFT),
    passes=("List11 enquiry=2026-03-31",),
    fails=("*List11 enquiry=2026-04-01", "*List11 stage_2_ended=2026-04-01", "*List11 left=2026-04-01"),
)
def adopter_in_the_future(adopter: ProspectiveAdopter, nobody: Child) -> bool:
    stages = (adopter.stage_1_started, adopter.stage_1_ended, adopter.stage_2_started, adopter.stage_2_ended)
    decided = (adopter.enquiry, adopter.application, adopter.approved, adopter.matched)
    return any_after(nobody.collection.on, *stages, *decided, adopter.placed, adopter.adoption_order, adopter.left)


@RULES.on_row(
    ProspectiveAdopter,
    "A1152",
    means="Stage 1 cannot start before the enquiry.",
    fields=(STAGE_1, ENQUIRY),
    passes=("List11 enquiry=2025-06-02 stage_1_started=2025-06-02",),
    fails=("*List11 enquiry=2025-06-02 stage_1_started=2025-06-01",),
)
def stage_1_before_enquiry(adopter: ProspectiveAdopter, nobody: Child) -> bool:
    return before(adopter.stage_1_started, adopter.enquiry)


@RULES.on_row(
    ProspectiveAdopter,
    "A1153",
    means="Neither stage can end before it starts.",
    fields=(STAGE_1_END, STAGE_1, STAGE_2_END, STAGE_2),
    passes=("List11 stage_1_started=2025-06-02 stage_1_ended=2025-06-02",),
    fails=(
        "*List11 stage_1_started=2025-06-02 stage_1_ended=2025-06-01",
        "*List11 stage_2_started=2025-09-01 stage_2_ended=2025-08-31",
    ),
)
def stage_backwards(adopter: ProspectiveAdopter, nobody: Child) -> bool:
    first = before(adopter.stage_1_ended, adopter.stage_1_started)
    return first or before(adopter.stage_2_ended, adopter.stage_2_started)


@RULES.on_row(
    ProspectiveAdopter,
    "A1154",
    means="Stage 2 cannot start before stage 1 has ended.",
    fields=(STAGE_2, STAGE_1_END),
    passes=("List11 stage_1_ended=2025-08-04 stage_2_started=2025-08-04",),
    fails=("*List11 stage_1_ended=2025-08-04 stage_2_started=2025-08-03",),
)
def stage_2_before_stage_1(adopter: ProspectiveAdopter, nobody: Child) -> bool:
    return before(adopter.stage_2_started, adopter.stage_1_ended)


@RULES.on_row(
    ProspectiveAdopter,
    "A1155",
    means="Stage 2 started but stage 1 did not: check that the adopters came by the shorter way for those who know it.",
    fields=(STAGE_1, STAGE_2),
    severity="query",
    passes=("List11 stage_1_started=2025-06-02 stage_2_started=2025-08-04",),
    fails=("*List11 stage_1_started= stage_2_started=2025-08-04",),
)
def stage_2_alone(adopter: ProspectiveAdopter, nobody: Child) -> bool:
    return adopter.stage_2_started is not None and blank(adopter, "stage_1_started")


@RULES.on_row(
    ProspectiveAdopter,
    "A1156",
    means="Stage 1 took more than two months, or stage 2 more than four.",
    fields=(STAGE_1_END, STAGE_2_END),
    severity="query",
    source=STAGES,
    passes=(
        "List11 stage_1_started=2025-06-02 stage_1_ended=2025-08-03",
        "List11 stage_2_started=2025-06-02 stage_2_ended=2025-10-03",
    ),
    fails=(
        "*List11 stage_1_started=2025-06-02 stage_1_ended=2025-08-04",
        "*List11 stage_2_started=2025-06-02 stage_2_ended=2025-10-04",
    ),
)
def stage_took_too_long(adopter: ProspectiveAdopter, nobody: Child) -> bool:
    first = days_from(adopter.stage_1_started, adopter.stage_1_ended)
    return first > TWO_MONTHS or days_from(adopter.stage_2_started, adopter.stage_2_ended) > FOUR_MONTHS


@RULES.on_row(
    ProspectiveAdopter,
    "A1157",
    means="An application cannot be approved before it was made, nor before stage 2 started.",
    fields=(APPROVED, APPLIED, STAGE_2),
    passes=("List11 stage_2_started=2025-09-01 application=2025-10-06 approved=2025-10-06",),
    fails=(
        "*List11 application=2025-10-06 approved=2025-10-05",
        "*List11 stage_2_started=2025-10-06 approved=2025-10-05",
    ),
)
def approved_too_early(adopter: ProspectiveAdopter, nobody: Child) -> bool:
    return before(adopter.approved, adopter.application) or before(adopter.approved, adopter.stage_2_started)


@RULES.on_row(
    ProspectiveAdopter,
    "A1158",
    means="An application was approved that the list does not have.",
    fields=(APPLIED, APPROVED),
    passes=("List11 application=2025-10-06 approved=2025-12-01",),
    fails=("*List11 application= approved=2025-12-01",),
)
def approved_without_application(adopter: ProspectiveAdopter, nobody: Child) -> bool:
    return adopter.approved is not None and blank(adopter, "application")


@RULES.on_row(
    ProspectiveAdopter,
    "A1159",
    means="Adopters cannot be matched before they were approved, or without.",
    fields=(MATCHED, APPROVED),
    passes=("List11 approved=2025-12-01 matched=2025-12-01",),
    fails=("*List11 approved=2025-12-01 matched=2025-11-30", "*List11 approved= matched=2025-12-01"),
)
def matched_before_approved(adopter: ProspectiveAdopter, nobody: Child) -> bool:
    return adopter.matched is not None and (blank(adopter, "approved") or before(adopter.matched, adopter.approved))


@RULES.on_row(
    ProspectiveAdopter,
    "A1160",
    means="A child cannot be placed with adopters before they were matched, or without.",
    fields=(PLACED, MATCHED),
    passes=("List11 matched=2025-12-01 placed=2025-12-01",),
    fails=("*List11 matched=2025-12-01 placed=2025-11-30", "*List11 matched= placed=2025-12-01"),
)
def placed_before_matched(adopter: ProspectiveAdopter, nobody: Child) -> bool:
    return adopter.placed is not None and (blank(adopter, "matched") or before(adopter.placed, adopter.matched))


@RULES.on_row(
    ProspectiveAdopter,
    "A1161",
    means="An adoption order cannot be made before a child was placed, or without.",
    fields=(ADOPTED, PLACED),
    passes=("List11 placed=2025-06-02 adoption_order=2025-12-01",),
    fails=("*List11 placed=2025-06-02 adoption_order=2025-06-01", "*List11 placed= adoption_order=2025-06-01"),
)
def adopted_before_placed(adopter: ProspectiveAdopter, nobody: Child) -> bool:
    return adopter.adoption_order is not None and (
        blank(adopter, "placed") or before(adopter.adoption_order, adopter.placed)
    )


@RULES.on_row(
    ProspectiveAdopter,
    "A1162",
    means="Where children were placed with adopters, both the day and how many must be told.",
    fields=(NUMBER, PLACED),
    passes=("List11 placed=2025-12-01 children_placed=1", "List11 placed= children_placed=0"),
    fails=(
        "*List11 placed=2025-12-01 children_placed=",
        "*List11 placed=2025-12-01 children_placed=0",
        "*List11 placed= children_placed=1",
    ),
)
def children_and_day_disagree(adopter: ProspectiveAdopter, nobody: Child) -> bool:
    return (adopter.placed is not None) is not bool(adopter.children_placed)


@RULES.on_row(
    ProspectiveAdopter,
    "A1163",
    means="Where adopters left the process, both the day and the reason must be told.",
    fields=(REASON, LEFT),
    passes=("List11 left=2025-12-01 reason_left='a) Withdrew'", "List11 left= reason_left="),
    fails=("*List11 left=2025-12-01 reason_left=", "*List11 left= reason_left='a) Withdrew'"),
)
def left_for_no_reason(adopter: ProspectiveAdopter, nobody: Child) -> bool:
    return blank(adopter, "left") is not blank(adopter, "reason_left")


@RULES.on_row(
    ProspectiveAdopter,
    "A1164",
    means="Adopters cannot leave the process before they enquired.",
    fields=(LEFT, ENQUIRY),
    passes=("List11 enquiry=2025-06-02 left=2025-06-02",),
    fails=("*List11 enquiry=2025-06-02 left=2025-06-01",),
)
def left_before_enquiry(adopter: ProspectiveAdopter, nobody: Child) -> bool:
    return before(adopter.left, adopter.enquiry)


@RULES.on_row(
    ProspectiveAdopter,
    "A1165",
    means="An application was refused that the list also says was approved.",
    fields=(REASON, APPROVED),
    passes=("List11 approved= reason_left='c) Application refused'", "List11 approved=2025-12-01 reason_left=1"),
    fails=("*List11 approved=2025-12-01 reason_left='c) Application refused'",),
)
def refused_and_approved(adopter: ProspectiveAdopter, nobody: Child) -> bool:
    return adopter.reason_left == "3" and adopter.approved is not None


@RULES.on_return(
    "A1166",
    means="The adopter stands in the list more than once with the same enquiry.",
    fields=("Individual adopter identifier", ENQUIRY),
    passes=("List11 adopter_id=A1 enquiry=2020-01-06; List11 adopter_id=A1 enquiry=2025-01-06",),
    fails=("*List11 adopter_id=A1 enquiry=2025-01-06; *List11 adopter_id=A1 enquiry=2025-01-06",),
)
def adopter_twice(lists: Lists) -> Iterable[Hit]:
    return ((row, "") for row in alike(lists.adopters, "adopter_id", "enquiry"))


def families(lists: Lists) -> Iterator[list[ProspectiveAdopter]]:
    """The adopters of each family, where more than one has its identifier."""
    found: dict[str, list[ProspectiveAdopter]] = defaultdict(list)
    for adopter in lists.adopters:
        if adopter.family_id:
            found[adopter.family_id].append(adopter)
    return (adopters for adopters in found.values() if len(adopters) > 1)


@RULES.on_return(
    "A1167",
    means="Two adopters of one family must be approved, matched and given children on the same days.",
    fields=(APPROVED, MATCHED, PLACED, FAMILY),
    passes=("List11 family_id=F1 approved=2025-12-01; List11 family_id=F1 approved=2025-12-01",),
    fails=(
        "*List11 family_id=F1 approved=2025-12-01; *List11 family_id=F1 approved=2025-12-02",
        "*List11 family_id=F1 approved=2025-12-01 matched=2026-01-05; *List11 family_id=F1 approved=2025-12-01",
    ),
)
def partners_disagree(lists: Lists) -> Iterable[Hit]:
    days = attrgetter("approved", "matched", "placed", "adoption_order", "children_placed")
    for adopters in families(lists):
        if len({days(one) for one in adopters}) > 1:
            yield from ((one, "") for one in adopters)


@RULES.on_return(
    "A1168",
    means="More than two adopters have the same family identifier.",
    fields=(FAMILY,),
    severity="query",
    passes=("List11 family_id=F1; List11 family_id=F1",),
    fails=("*List11 family_id=F1; *List11 family_id=F1; *List11 family_id=F1",),
)
def more_than_two_adopters(lists: Lists) -> Iterable[Hit]:
    return ((one, "") for adopters in families(lists) if len(adopters) > 2 for one in adopters)


@RULES.on_row(
    ProspectiveAdopter,
    "A1169",
    means="Adopters who were matched have no family identifier, so their child cannot be found.",
    fields=(FAMILY, MATCHED),
    severity="query",
    passes=("List11 matched=2025-12-01 family_id=F1", "List11 matched= family_id="),
    fails=("*List11 matched=2025-12-01 family_id=",),
)
def matched_without_family(adopter: ProspectiveAdopter, nobody: Child) -> bool:
    return adopter.matched is not None and adopter.family_id is None
