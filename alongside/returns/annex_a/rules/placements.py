"""List 8: where children in care live."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Final

from alongside.returns.annex_a.book import Child, Lists
from alongside.returns.annex_a.codes import PLACEMENT
from alongside.returns.annex_a.lists_8_to_11 import ChildInCare
from alongside.returns.annex_a.questions import days_from
from alongside.returns.annex_a.ruleset import RULES
from alongside.returns.kit.dates import before, younger
from alongside.returns.kit.rules import Hit

SINCE, TYPE, PROVIDER = "Start Date of Most Recent Placement", "Placement Type", "Placement Provider"
STARTED, CEASED = "Date Started to be Looked After", "Date Ceased to be Looked After"
STATUS, BORN, NUMBER = "Child's Legal Status", "Date of Birth", "Number of Placements in the Last 12 months"
POSTCODE, URN, WHERE, COUNCIL = "Placement postcode", "URN of Placement", "Placement Location", "LA of Placement"

FOR_ADOPTION: Final = ("A3", "A4", "A5", "A6", "ADOPTION")
WITH_PLACEMENT_ORDER: Final = ("A5", "A6")
SEMI_INDEPENDENT: Final = ("P2", "H5", "K3")
INSPECTED: Final = ("K1", "K2", "K3")
TEMPORARY: Final = ("T0", "T1", "T2", "T3", "T4")
# Of short breaks the 903 forbids the postcode (rules 214 and 398), so the lists can have none either.
SHORT_BREAKS: Final = ("V3", "V4")
CARE_ORDERS: Final = ("C1", "C2", "D1", "E1")
UNREGULATED = (
    "Care Planning, Placement and Case Review (England) (Amendment) Regulations 2021, as read by us: since 9 September "
    "2021 no child under 16 is placed where care is not given."
)
APRIL: Final = 4


@RULES.on_row(
    ChildInCare,
    "A870",
    means="The most recent placement began before the child came into care or after the child left it.",
    fields=(SINCE, STARTED, CEASED),
    passes=("List8 started=2026-01-05 placement_started=2026-01-05 ceased=2026-02-02",),
    fails=(
        "*List8 started=2026-01-05 placement_started=2026-01-04",
        "*List8 started=2025-11-03 placement_started=2026-02-03 ceased=2026-02-02",
    ),
)
def placed_outside_care(care: ChildInCare, child: Child) -> bool:
    return before(care.placement_started, care.started) or before(care.ceased, care.placement_started)


@RULES.on_row(
    ChildInCare,
    "A871",
    means="A child placed for adoption under a placement order (A5, A6) must have the placement order as legal status.",
    fields=(STATUS, TYPE),
    passes=("List8 placement=A6 legal_status=E1", "List8 placement=A4 legal_status=V2"),
    fails=("*List8 placement=A6 legal_status=C2", "*List8 placement=A5 legal_status=V2"),
)
def placed_for_adoption_without_order(care: ChildInCare, child: Child) -> bool:
    return care.placement in WITH_PLACEMENT_ORDER and care.legal_status not in (None, "E1")


@RULES.on_row(
    ChildInCare,
    "A872",
    means="A child in care who is placed with parents has no care order.",
    fields=(STATUS, TYPE),
    severity="query",
    passes=("List8 placement=P1 legal_status=C2", "List8 placement=U4 legal_status=V2"),
    fails=("*List8 placement=P1 legal_status=V2",),
)
def with_parents_without_order(care: ChildInCare, child: Child) -> bool:
    return care.placement == "P1" and care.legal_status not in (None, *CARE_ORDERS)


@RULES.on_row(
    ChildInCare,
    "A873",
    means="The provider is the parents (PR0) where the child is placed with them, and only there.",
    fields=(PROVIDER, TYPE),
    passes=(
        "List8 placement=P1 provider=PR0",
        "List8 placement=P1 provider='c) Other'",
        "List8 placement=U4 provider=PR4",
        "List8 placement=T0 provider=PR0",
    ),
    fails=("*List8 placement=P1 provider=PR1", "*List8 placement=U4 provider=PR0"),
)
def parents_and_provider_disagree(care: ChildInCare, child: Child) -> bool:
    if care.placement == "P1":
        return care.provider not in (None, "PR0", "OTHER")
    return care.provider == "PR0" and care.placement not in (None, "Z1", *TEMPORARY)


@RULES.on_row(
    ChildInCare,
    "A874",
    means="A child under 13 is in a secure children's home, which the Secretary of State must have approved.",
    fields=(TYPE, BORN),
    severity="query",
    passes=("List8 birth_date=2013-01-05 placement=K1 placement_started=2026-01-05",),
    fails=("*List8 birth_date=2013-01-06 placement=K1 placement_started=2026-01-05",),
)
def secure_under_thirteen(care: ChildInCare, child: Child) -> bool:
    return care.placement == "K1" and younger(child.born, 13, on=care.placement_started)


@RULES.on_row(
    ChildInCare,
    "A875",
    means="A child under 16 cannot be placed in independent living or supported accommodation.",
    fields=(TYPE, SINCE, BORN),
    source=UNREGULATED,
    passes=("List8 birth_date=2010-01-05 placement=K3 placement_started=2026-01-05",),
    fails=("*List8 birth_date=2010-01-06 placement=K3 placement_started=2026-01-05",),
)
def semi_independent_under_sixteen(care: ChildInCare, child: Child) -> bool:
    return care.placement in SEMI_INDEPENDENT and younger(child.born, 16, on=care.placement_started)


@RULES.on_row(
    ChildInCare,
    "A876",
    means="A children's home or supported accommodation must have Ofsted's number (URN).",
    fields=(URN, TYPE),
    passes=("List8 placement=K2 urn=SC012345", "List8 placement=U4 urn="),
    fails=("*List8 placement=K2 urn=", "*List8 placement='h) Children’s Homes' urn="),
)
def home_without_number(care: ChildInCare, child: Child) -> bool:
    return care.placement in INSPECTED and care.urn is None


@RULES.on_row(
    ChildInCare,
    "A877",
    means="A placement must have its postcode, unless it is for adoption or a short break (V3 or V4).",
    fields=(POSTCODE, TYPE, STATUS),
    passes=(
        "List8 placement=U4 postcode='B1 1BB'",
        "List8 placement=A6 postcode=",
        "List8 placement=R1 postcode= legal_status=V3",
        "List8 placement=U6 postcode= legal_status=V4",
    ),
    fails=("*List8 placement=U4 postcode=", "*List8 placement=R1 postcode= legal_status=V2"),
)
def placement_without_postcode(care: ChildInCare, child: Child) -> bool:
    held_back = care.placement in FOR_ADOPTION or care.legal_status in SHORT_BREAKS
    return care.postcode is None and not held_back


@RULES.on_row(
    ChildInCare,
    "A878",
    means="There is at least one placement in the last 12 months, the most recent.",
    fields=(NUMBER,),
    passes=("List8 placements_in_12_months=1", "List8 placements_in_12_months="),
    fails=("*List8 placements_in_12_months=0",),
)
def no_placement_at_all(care: ChildInCare, child: Child) -> bool:
    return care.placements_in_12_months == 0


@RULES.on_row(
    ChildInCare,
    "A879",
    means="The child has been in care for more than twelve months and moved within them, which makes two placements.",
    fields=(NUMBER, SINCE, STARTED),
    passes=(
        "List8 started=2024-01-08 placement_started=2025-11-03 placements_in_12_months=2",
        "List8 started=2024-01-08 placement_started=2025-03-31 placements_in_12_months=1",
        "List8 started=2025-06-02 placement_started=2025-11-03 placements_in_12_months=1",
    ),
    fails=("*List8 started=2024-01-08 placement_started=2025-11-03 placements_in_12_months=1",),
)
def a_move_not_counted(care: ChildInCare, child: Child) -> bool:
    year_ago = child.collection.year_ago
    moved = before(care.started, year_ago) and before(year_ago, care.placement_started)
    return care.placements_in_12_months == 1 and moved


@RULES.on_row(
    ChildInCare,
    "A880",
    means="A temporary placement has lasted for more than three weeks.",
    fields=(TYPE, SINCE),
    severity="query",
    passes=(
        "List8 placement=T0 placement_started=2026-03-10",
        "List8 placement=T0 placement_started=2025-12-01 ceased=2025-12-22",
    ),
    fails=("*List8 placement=T0 placement_started=2026-03-09",),
)
def temporary_for_long(care: ChildInCare, child: Child) -> bool:
    return care.placement in TEMPORARY and days_from(care.placement_started, care.ceased or child.collection.on) > 21


@RULES.on_row(
    ChildInCare,
    "A881",
    means="The placement type is not, or no longer, one of the department's for this year.",
    fields=(TYPE,),
    severity="query",
    passes=("List8 placement=K3", "List8 placement='a) Foster placement'", "on day=2024-11-04; List8 placement=H5"),
    fails=("*List8 placement=H5", "on day=2024-03-04; *List8 placement=K3"),
)
def placement_type_of_another_year(care: ChildInCare, child: Child) -> bool:
    on = child.collection.on
    known = PLACEMENT.index.get(care.placement or "")
    return known is not None and not known.used_in(on.year + (on.month >= APRIL))


@RULES.on_return(
    "A882",
    means="The same council's area is said to be inside the council's own and outside it; the rarer answer is named.",
    fields=(WHERE, COUNCIL),
    severity="query",
    passes=("List8 location=In local_authority=Barchester; List8 location=Out local_authority=Westshire",),
    fails=(
        "List8 location=In local_authority=Barchester; List8 child_id=2 location=In local_authority=Barchester; "
        "*List8 child_id=3 location=Out local_authority=BARCHESTER",
        "*List8 location=In local_authority=Barchester; *List8 child_id=2 location=Out local_authority=Barchester",
    ),
)
def inside_and_outside(lists: Lists) -> Iterable[Hit]:
    told: dict[str, list[tuple[ChildInCare, str]]] = defaultdict(list)
    for row, child in lists.rows(ChildInCare):
        if isinstance(row, ChildInCare) and row.location and row.local_authority:
            told[row.local_authority.casefold()].append((row, child.id))
    for rows in told.values():
        answers = Counter(row.location for row, _ in rows)
        rare = {answer for answer in answers if answers[answer] == min(answers.values())} if len(answers) > 1 else set()
        yield from ((row, number) for row, number in rows if row.location in rare)
