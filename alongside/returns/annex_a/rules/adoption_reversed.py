"""List 10: children who are no longer to be placed for adoption."""

from alongside.returns.annex_a.book import Child
from alongside.returns.annex_a.lists_8_to_11 import ChildForAdoption
from alongside.returns.annex_a.questions import blank
from alongside.returns.annex_a.ruleset import RULES
from alongside.returns.kit.dates import before

DECIDED, ORDER = "Date of Decision that Child Should be Placed for Adoption", "Date of Placement Order"
MATCHED, ADOPTED = "Date of Matching Child and Prospective Adopters", "Date of Adoption Order"
ENDED, REASON = (
    "Date of Decision that Child Should No Longer be Placed for Adoption",
    "Reason Why Child No Longer Placed for Adoption",
)


@RULES.on_row(
    ChildForAdoption,
    "A1063",
    means="The decision was reversed before it was made.",
    fields=(ENDED, DECIDED),
    passes=("List10 decision_date=2025-06-02 decision_ended=2025-06-02",),
    fails=("*List10 decision_date=2025-06-02 decision_ended=2025-06-01",),
)
def reversed_before_made(one: ChildForAdoption, child: Child) -> bool:
    return before(one.decision_ended, one.decision_date)


@RULES.on_row(
    ChildForAdoption,
    "A1064",
    means="Where a child is no longer to be placed for adoption, both the day and the reason must be told.",
    fields=(REASON, ENDED),
    passes=("List10 decision_ended=2025-09-01 reason_ended=RD1", "List10 decision_ended= reason_ended="),
    fails=("*List10 decision_ended=2025-09-01 reason_ended=", "*List10 decision_ended= reason_ended=RD1"),
)
def reversed_for_no_reason(one: ChildForAdoption, child: Child) -> bool:
    return blank(one, "decision_ended") is not blank(one, "reason_ended")


@RULES.on_row(
    ChildForAdoption,
    "A1065",
    means="A child who was adopted cannot have had the decision reversed.",
    fields=(ENDED, ADOPTED),
    passes=("List10 adoption_order=2025-09-01 decision_ended=", "List10 adoption_order= decision_ended=2025-09-01"),
    fails=("*List10 adoption_order=2025-09-01 decision_ended=2025-10-06",),
)
def adopted_and_reversed(one: ChildForAdoption, child: Child) -> bool:
    return one.adoption_order is not None and one.decision_ended is not None


@RULES.on_row(
    ChildForAdoption,
    "A1066",
    means="The decision was reversed because the court made no placement order, but the list has the day of one.",
    fields=(REASON, ORDER),
    passes=("List10 placement_order= reason_ended=RD2", "List10 placement_order=2025-06-02 reason_ended=RD3"),
    fails=("*List10 placement_order=2025-06-02 reason_ended=RD2",),
)
def no_order_with_an_order(one: ChildForAdoption, child: Child) -> bool:
    return one.reason_ended == "RD2" and one.placement_order is not None


@RULES.on_row(
    ChildForAdoption,
    "A1067",
    means="The decision was reversed because no adopters were found, but the child was matched.",
    fields=(REASON, MATCHED),
    severity="query",
    passes=("List10 matched= reason_ended=RD3", "List10 matched=2025-06-02 reason_ended=RD1"),
    fails=("*List10 matched=2025-06-02 reason_ended=RD3",),
)
def no_adopters_with_a_match(one: ChildForAdoption, child: Child) -> bool:
    return one.reason_ended == "RD3" and one.matched is not None
