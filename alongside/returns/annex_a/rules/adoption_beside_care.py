"""Lists 8, 10 and 11: children to be adopted are in care until they are, and adopters have their children."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Final

from alongside.returns.annex_a.book import Child, Lists
from alongside.returns.annex_a.lists_8_to_11 import ChildForAdoption, ChildInCare, ProspectiveAdopter
from alongside.returns.annex_a.questions import blank
from alongside.returns.annex_a.ruleset import RULES
from alongside.returns.kit.rules import Hit

DECIDED, ORDER = "Date of Decision that Child Should be Placed for Adoption", "Date of Placement Order"
PLACED, ADOPTED = "Date Placed for Adoption", "Date of Adoption Order"
CARE, CEASED, REASON = (
    "Date Started to be Looked After",
    "Date Ceased to be Looked After",
    "Reason Ceased to be Looked After",
)
ENTERED, STATUS, TYPE = "Date the Child Entered Care", "Child's Legal Status", "Placement Type"
FOSTERED = "Date the child was placed for fostering in FFA or concurrent planning placement"
FAMILY, NUMBER = "Family identifier", "No. of children placed"
MATCHED, ADOPTER_MATCHED = "Date of Matching Child and Prospective Adopters", "Date adopter matched with child(ren)"

BY_ADOPTION: Final = ("E11", "E12")
FOR_ADOPTION: Final = ("A3", "A4", "A5", "A6", "ADOPTION")
MAY_ADOPT: Final = ("U2", "U5")


def _awaited(one: ChildForAdoption) -> bool:
    """Whether the child is still to be adopted: neither adopted nor the decision reversed."""
    return blank(one, "adoption_order") and blank(one, "decision_ended") and blank(one, "reason_ended")


@RULES.on_row(
    ChildForAdoption,
    "X060",
    means="A child who is still to be adopted must be in care, but list 8 has no open time in care.",
    fields=(DECIDED, CARE),
    passes=(
        "List10 decision_date=2025-06-02; List8 started=2025-01-06",
        "List10 decision_date=2025-06-02 adoption_order=2026-03-02",
        "List10 decision_date=2025-06-02 decision_ended=2025-12-01 reason_ended=RD1",
    ),
    fails=("*List10 decision_date=2025-06-02", "*List10 decision_date=2025-06-02; List8 ceased=2026-01-05"),
)
def awaited_but_not_in_care(one: ChildForAdoption, child: Child) -> bool:
    return _awaited(one) and not child.open_care


@RULES.on_row(
    ChildForAdoption,
    "X061",
    means="The day the child entered care is another in list 10 than in list 8.",
    fields=(ENTERED, CARE),
    passes=("List10 entered_care=2025-01-06; List8 started=2025-01-06", "List10 entered_care=2025-01-06"),
    fails=("*List10 entered_care=2025-01-06; List8 started=2025-01-07",),
)
def entered_care_on_another_day(one: ChildForAdoption, child: Child) -> bool:
    days = [care.started for care in child.in_care if care.started]
    return one.entered_care is not None and bool(days) and one.entered_care not in days


@RULES.on_row(
    ChildForAdoption,
    "X062",
    means="The child was adopted in the last six months, but list 8 does not have the child leaving care that day by "
    "adoption.",
    fields=(ADOPTED, CEASED, REASON),
    passes=(
        "List10 adoption_order=2026-01-05; List8 ceased=2026-01-05 reason_ceased=E11",
        "List10 adoption_order=2025-09-29",
    ),
    fails=(
        "*List10 adoption_order=2026-01-05; List8 ceased=2026-01-06 reason_ceased=E11",
        "*List10 adoption_order=2026-01-05; List8 ceased=2026-01-05 reason_ceased=E4A",
        "*List10 adoption_order=2025-09-30",
    ),
)
def adopted_but_not_out_of_care(one: ChildForAdoption, child: Child) -> bool:
    on = one.adoption_order
    if on is None or not child.collection.since <= on <= child.collection.on:
        return False
    return not any(care.ceased == on and care.reason_ceased in BY_ADOPTION for care in child.in_care)


@RULES.on_row(
    ChildInCare,
    "X063",
    means="The child left care by adoption, but list 10 has no adoption order of that day.",
    fields=(REASON, CEASED, ADOPTED),
    passes=(
        "List8 ceased=2026-01-05 reason_ceased=E12; List10 adoption_order=2026-01-05",
        "List8 ceased=2026-01-05 reason_ceased=E4A",
    ),
    fails=(
        "*List8 ceased=2026-01-05 reason_ceased=E12; List10 adoption_order=2026-01-06",
        "*List8 ceased=2026-01-05 reason_ceased=E11",
    ),
)
def adopted_in_list_8_alone(care: ChildInCare, child: Child) -> bool:
    left = care.reason_ceased in BY_ADOPTION and care.ceased is not None
    return left and not any(one.adoption_order == care.ceased for one in child.for_adoption)


@RULES.on_row(
    ChildInCare,
    "X064",
    means="The child's legal status is a placement order, but list 10 has none.",
    fields=(STATUS, ORDER),
    passes=("List8 legal_status=E1; List10 placement_order=2025-09-01", "List8 legal_status=C2"),
    fails=("*List8 legal_status=E1", "*List8 legal_status=E1; List10 placement_order="),
)
def order_in_list_8_alone(care: ChildInCare, child: Child) -> bool:
    ordered = any(one.placement_order for one in child.for_adoption)
    return care.legal_status == "E1" and care.is_open and not ordered


@RULES.on_row(
    ChildInCare,
    "X065",
    means="The permanence plan is adoption, but list 10 has no decision that the child should be placed for it.",
    fields=("What is the permanence plan for this child?", DECIDED),
    severity="query",
    passes=(
        "List8 permanence_plan='b) Adoption'; List10 decision_date=2025-06-02",
        "List8 permanence_plan='a) Return to family'",
    ),
    fails=("*List8 permanence_plan='b) Adoption'",),
)
def planned_in_list_8_alone(care: ChildInCare, child: Child) -> bool:
    return care.permanence_plan == "ADOPTION" and care.is_open and not child.for_adoption


@RULES.on_row(
    ChildInCare,
    "X066",
    means="The child lives with adopters by placement type, but list 10 does not have the child placed for adoption.",
    fields=(TYPE, PLACED),
    passes=("List8 placement=A6; List10 placed=2025-10-06", "List8 placement=U4"),
    fails=("*List8 placement=A6", "*List8 placement='b) Placed for adoption'; List10 placed="),
)
def placed_in_list_8_alone(care: ChildInCare, child: Child) -> bool:
    placed = any(one.placed for one in child.for_adoption)
    return care.placement in FOR_ADOPTION and care.is_open and not placed


@RULES.on_row(
    ChildForAdoption,
    "X067",
    means="List 10 has the child placed for adoption, but the placement of list 8 is of another type.",
    fields=(PLACED, TYPE),
    passes=(
        "List10 placed=2025-10-06; List8 placement=A6",
        "List10 placed=2025-10-06 decision_ended=2025-12-01; List8 placement=U4",
    ),
    fails=("*List10 placed=2025-10-06; List8 placement=U4",),
)
def placed_in_list_10_alone(one: ChildForAdoption, child: Child) -> bool:
    lives = [care.placement for care in child.open_care if care.placement]
    return one.placed is not None and _awaited(one) and bool(lives) and not any(a in FOR_ADOPTION for a in lives)


@RULES.on_row(
    ChildInCare,
    "X068",
    means="The child lives with foster carers who may adopt, but list 10 does not say since when.",
    fields=(TYPE, FOSTERED),
    severity="query",
    passes=("List8 placement=U5; List10 fostered_for_adoption=2025-06-02", "List8 placement=U5", "List8 placement=U4"),
    fails=("*List8 placement=U5; List10 fostered_for_adoption=",),
)
def fostered_in_list_8_alone(care: ChildInCare, child: Child) -> bool:
    told = any(one.fostered_for_adoption for one in child.for_adoption)
    return care.placement in MAY_ADOPT and care.is_open and bool(child.for_adoption) and not told


def _adopters(lists: Lists) -> dict[str, list[ProspectiveAdopter]]:
    found: dict[str, list[ProspectiveAdopter]] = defaultdict(list)
    for adopter in lists.adopters:
        found[adopter.family_id or ""].append(adopter)
    return found


def _matched(lists: Lists) -> Iterable[tuple[ChildForAdoption, Child, str]]:
    """Each child who has a family and is matched with it, or lives there."""
    for row, child in lists.rows(ChildForAdoption):
        if isinstance(row, ChildForAdoption) and row.family_id and (row.matched or row.placed):
            yield row, child, row.family_id


@RULES.on_return(
    "X069",
    means="The child is matched with a family that list 11 does not have: check that it is another agency's.",
    fields=(FAMILY, MATCHED),
    severity="query",
    passes=(
        "List10 family_id=F1 matched=2025-09-01; List11 family_id=F1",
        "List10 family_id=F1 matched=; List11 family_id=F2",
    ),
    fails=("*List10 family_id=F1 matched=2025-09-01; List11 family_id=F2",),
)
def family_not_listed(lists: Lists) -> Iterable[Hit]:
    known = _adopters(lists)
    return ((row, child.id) for row, child, family in _matched(lists) if family not in known)


@RULES.on_return(
    "X070",
    means="Child and adopters were matched on the same day, but the two lists have different ones.",
    fields=(MATCHED, ADOPTER_MATCHED),
    passes=("List10 family_id=F1 matched=2025-09-01; List11 family_id=F1 matched=2025-09-01",),
    fails=("*List10 family_id=F1 matched=2025-09-01; List11 family_id=F1 matched=2025-09-02",),
)
def matched_on_another_day(lists: Lists) -> Iterable[Hit]:
    known = _adopters(lists)
    for row, child, family in _matched(lists):
        days: set[date] = {one.matched for one in known.get(family, ()) if one.matched}
        if row.matched and days and row.matched not in days:
            yield row, child.id


@RULES.on_return(
    "X071",
    means="A child was placed with the adopters, but list 10 has no child placed with their family.",
    fields=(FAMILY, "Date child/children placed with adopter(s)"),
    severity="query",
    passes=(
        "List11 family_id=F1 placed=2025-10-06; List10 family_id=F1 placed=2025-10-06",
        "List11 family_id=F1 placed=; List10 family_id=F2 placed=2025-10-06",
    ),
    fails=("*List11 family_id=F1 placed=2025-10-06; List10 family_id=F2 placed=2025-10-06",),
)
def child_not_listed(lists: Lists) -> Iterable[Hit]:
    placed = {family for row, _, family in _matched(lists) if row.placed}
    return ((one, "") for one in lists.adopters if one.placed and one.family_id and one.family_id not in placed)


@RULES.on_return(
    "X072",
    means="The number of children placed with the adopters is not that of the children whom list 10 has with them.",
    fields=(NUMBER, FAMILY),
    severity="query",
    passes=(
        "List11 family_id=F1 children_placed=2; List10 family_id=F1 placed=2025-10-06; "
        "List10 child_id=2 family_id=F1 placed=2025-10-06",
        "List11 family_id=F1 children_placed=1",
    ),
    fails=("*List11 family_id=F1 children_placed=2; List10 family_id=F1 placed=2025-10-06",),
)
def another_number_of_children(lists: Lists) -> Iterable[Hit]:
    living = Counter(family for row, _, family in _matched(lists) if row.placed)
    for one in lists.adopters:
        told, shown = one.children_placed, living.get(one.family_id or "")
        if told is not None and shown is not None and told != shown:
            yield one, ""
