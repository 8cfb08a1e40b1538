"""List 10: children whom the council decided to place for adoption."""

from collections.abc import Iterable
from typing import Final

from alongside.returns.annex_a.book import Child
from alongside.returns.annex_a.lists_8_to_11 import ChildForAdoption
from alongside.returns.annex_a.questions import alike, any_after, blank, days_from
from alongside.returns.annex_a.ruleset import RULES
from alongside.returns.kit.dates import before, turns
from alongside.returns.kit.rows import Row

CARE, DECIDED = "Date the Child Entered Care", "Date of Decision that Child Should be Placed for Adoption"
ORDER, MATCHED = "Date of Placement Order", "Date of Matching Child and Prospective Adopters"
PLACED, ADOPTED = "Date Placed for Adoption", "Date of Adoption Order"
ENDED = "Date of Decision that Child Should No Longer be Placed for Adoption"
FOSTERED = "Date the child was placed for fostering in FFA or concurrent planning placement"

TEN_WEEKS: Final = 70
A_YEAR: Final = 365


@RULES.on_row(
    ChildForAdoption,
    "A1051",
    means="Nothing in list 10 can be dated after the day of the lists.",
    fields=(DECIDED, ORDER, MATCHED, PLACED, ADOPTED, ENDED),
    passes=("List10 entered_care=2026-03-31 decision_date=2026-03-31",),
    fails=(
        "*List10 decision_date=2026-04-01",
        "*List10 adoption_order=2026-04-01",
        "*List10 fostered_for_adoption=2026-04-01",
    ),
)
def adoption_in_the_future(one: ChildForAdoption, child: Child) -> bool:
    steps = (one.placement_order, one.matched, one.placed, one.adoption_order)
    others = (one.entered_care, one.decision_date, one.decision_ended, one.fostered_for_adoption)
    return any_after(child.collection.on, *steps, *others)


@RULES.on_row(
    ChildForAdoption,
    "A1052",
    means="A child cannot enter care before birth.",
    fields=(CARE, "Date of Birth"),
    passes=("List10 birth_date=2025-01-06 entered_care=2025-01-06",),
    fails=("*List10 birth_date=2025-01-06 entered_care=2025-01-05",),
)
def care_before_birth(one: ChildForAdoption, child: Child) -> bool:
    return before(one.entered_care, child.born)


@RULES.on_row(
    ChildForAdoption,
    "A1053",
    means="The decision that the child should be placed for adoption was before the child entered care.",
    fields=(DECIDED, CARE),
    severity="query",
    passes=("List10 entered_care=2025-01-06 decision_date=2025-01-06",),
    fails=("*List10 entered_care=2025-01-06 decision_date=2025-01-05",),
)
def decided_before_care(one: ChildForAdoption, child: Child) -> bool:
    return before(one.decision_date, one.entered_care)


@RULES.on_row(
    ChildForAdoption,
    "A1054",
    means="A placement order cannot be made before the decision that the child should be placed for adoption.",
    fields=(ORDER, DECIDED),
    passes=("List10 decision_date=2025-06-02 placement_order=2025-06-02",),
    fails=("*List10 decision_date=2025-06-02 placement_order=2025-06-01",),
)
def order_before_decision(one: ChildForAdoption, child: Child) -> bool:
    return before(one.placement_order, one.decision_date)


@RULES.on_row(
    ChildForAdoption,
    "A1055",
    means="A child cannot be matched before the decision that the child should be placed for adoption.",
    fields=(MATCHED, DECIDED),
    passes=("List10 decision_date=2025-06-02 matched=2025-06-02",),
    fails=("*List10 decision_date=2025-06-02 matched=2025-06-01",),
)
def matched_before_decision(one: ChildForAdoption, child: Child) -> bool:
    return before(one.matched, one.decision_date)


@RULES.on_row(
    ChildForAdoption,
    "A1056",
    means="A child cannot be placed for adoption before being matched.",
    fields=(PLACED, MATCHED),
    passes=("List10 matched=2025-09-01 placed=2025-09-01",),
    fails=("*List10 matched=2025-09-01 placed=2025-08-31",),
)
def placed_before_match(one: ChildForAdoption, child: Child) -> bool:
    return before(one.placed, one.matched)


@RULES.on_row(
    ChildForAdoption,
    "A1057",
    means="A child cannot be placed for adoption without having been matched.",
    fields=(MATCHED, PLACED),
    passes=("List10 matched=2025-09-01 placed=2025-10-06", "List10 matched= placed="),
    fails=("*List10 matched= placed=2025-10-06",),
)
def placed_without_match(one: ChildForAdoption, child: Child) -> bool:
    return one.placed is not None and blank(one, "matched")


@RULES.on_row(
    ChildForAdoption,
    "A1058",
    means="A child was placed for adoption without a placement order: check that the parents consented.",
    fields=(ORDER, PLACED),
    severity="query",
    passes=("List10 placement_order=2025-06-02 placed=2025-10-06",),
    fails=("*List10 placement_order= placed=2025-10-06",),
)
def placed_without_order(one: ChildForAdoption, child: Child) -> bool:
    return one.placed is not None and blank(one, "placement_order")


@RULES.on_row(
    ChildForAdoption,
    "A1059",
    means="An adoption order cannot be made before the child was placed for adoption.",
    fields=(ADOPTED, PLACED),
    passes=("List10 placed=2025-06-02 adoption_order=2025-09-01",),
    fails=("*List10 placed=2025-06-02 adoption_order=2025-06-01",),
)
def adopted_before_placed(one: ChildForAdoption, child: Child) -> bool:
    return before(one.adoption_order, one.placed)


@RULES.on_row(
    ChildForAdoption,
    "A1060",
    means="The adoption order was made less than ten weeks after the child was placed.",
    fields=(ADOPTED, PLACED),
    severity="query",
    source="Adoption and Children Act 2002, section 42(2), as read by us: a child placed by an agency lives with the "
    "adopters for ten weeks before they apply.",
    passes=("List10 placed=2025-06-02 adoption_order=2025-08-11",),
    fails=("*List10 placed=2025-06-02 adoption_order=2025-08-10",),
)
def adopted_too_soon(one: ChildForAdoption, child: Child) -> bool:
    if one.placed is None or one.adoption_order is None:
        return False
    return 0 <= days_from(one.placed, one.adoption_order) < TEN_WEEKS


@RULES.on_row(
    ChildForAdoption,
    "A1061",
    means="An adoption order was made, but it is not told when the child was placed.",
    fields=(PLACED, ADOPTED),
    severity="query",
    passes=("List10 placed=2025-06-02 adoption_order=2025-09-01",),
    fails=("*List10 placed= adoption_order=2025-09-01",),
)
def adopted_but_never_placed(one: ChildForAdoption, child: Child) -> bool:
    return one.adoption_order is not None and blank(one, "placed")


@RULES.on_row(
    ChildForAdoption,
    "A1062",
    means="The child was fostered for adoption before entering care or after being placed for adoption.",
    fields=(FOSTERED, CARE, PLACED),
    passes=("List10 entered_care=2025-01-06 fostered_for_adoption=2025-01-06 placed=2025-10-06",),
    fails=(
        "*List10 entered_care=2025-01-06 fostered_for_adoption=2025-01-05",
        "*List10 fostered_for_adoption=2025-10-07 placed=2025-10-06",
    ),
)
def fostered_at_another_time(one: ChildForAdoption, child: Child) -> bool:
    return before(one.fostered_for_adoption, one.entered_care) or before(one.placed, one.fostered_for_adoption)


@RULES.on_row(
    ChildForAdoption,
    "A1068",
    means="Nobody can be adopted at 19 or older, nor placed for adoption at 18.",
    fields=(ADOPTED, PLACED, "Date of Birth"),
    source="Adoption and Children Act 2002, sections 21 and 47(9), as read by us.",
    passes=("List10 birth_date=2007-06-02 placed=2025-06-01 adoption_order=2026-03-02",),
    fails=(
        "*List10 birth_date=2006-06-02 adoption_order=2025-06-02",
        "*List10 birth_date=2007-06-02 placed=2025-06-02",
    ),
)
def adopted_as_an_adult(one: ChildForAdoption, child: Child) -> bool:
    return turns(child.born, 19, by=one.adoption_order) or turns(child.born, 18, by=one.placed)


@RULES.on_child(
    "A1069",
    means="The same decision about the child stands in the list more than once.",
    fields=(DECIDED,),
    passes=("List10 decision_date=2024-06-03 decision_ended=2024-12-02; List10 decision_date=2025-06-02",),
    fails=("*List10 decision_date=2025-06-02; *List10 decision_date=2025-06-02",),
)
def decision_twice(child: Child) -> Iterable[Row]:
    return alike(child.for_adoption, "decision_date")


@RULES.on_row(
    ChildForAdoption,
    "A1070",
    means="The child has had a placement order for more than a year and is neither matched nor is the decision reversed.",
    fields=(MATCHED, ORDER),
    severity="query",
    passes=(
        "List10 placement_order=2025-03-31 matched=",
        "List10 placement_order=2025-03-30 matched=2026-03-02",
        "List10 placement_order=2025-03-30 decision_ended=2026-03-02",
    ),
    fails=("*List10 placement_order=2025-03-30 matched=",),
)
def waiting_for_a_family(one: ChildForAdoption, child: Child) -> bool:
    waits = (one.matched, one.placed, one.adoption_order, one.decision_ended) == (None, None, None, None)
    return waits and days_from(one.placement_order, child.collection.on) > A_YEAR


@RULES.on_row(
    ChildForAdoption,
    "A1071",
    means="A child who was matched has no family identifier, so the adopters cannot be found.",
    fields=("Family identifier", MATCHED),
    severity="query",
    passes=("List10 matched=2025-09-01 family_id=F1", "List10 matched= family_id="),
    fails=("*List10 matched=2025-09-01 family_id=",),
)
def matched_to_no_family(one: ChildForAdoption, child: Child) -> bool:
    return one.matched is not None and one.family_id is None
