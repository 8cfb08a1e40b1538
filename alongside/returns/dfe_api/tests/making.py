"""Children made up for the tests of the daily payload: Ada Pike in full, and any number of others drawn at random."""

from datetime import date, timedelta
from random import Random
from typing import Any

from hypothesis import strategies as st

from alongside.returns.dfe_api import rows
from alongside.returns.dfe_api.items import Item, items

# Few, short and shared, so that numbers are reused, under another parent and by another block.
IDS = ("A", "B", "c-1", "D_2")
DAY = date(2026, 11, 24)
LETTERS = "aZ9'é\u200d\U0001f9d2\""


def ada(**changed: Any) -> rows.Child:
    """Ada Pike: referred by her school, on a plan, in foster care since, and matched for adoption."""
    details = rows.ChildDetails(
        upn="A123456789012",
        first_name="Ada",
        surname="Pike",
        birth_date=date(2019, 3, 27),
        sex="F",
        ethnicity="WBRI",
        disabilities=("VIS", "HAND"),
        postcode="ZZ99 3CZ",
        uasc=False,
    )
    health = rows.HealthAndWellbeing(
        sdq_assessments=(
            rows.SdqAssessment(completed_on=date(2026, 6, 2), score=0),
            rows.SdqAssessment(completed_on=date(2025, 6, 1), score=17),
        )
    )
    whole: dict[str, Any] = {
        "child_id": "1001",
        "system_child_id": "child-1001",
        "details": details,
        "health": health,
        "episodes": (ada_in_care(),),
    }
    return rows.Child(**(whole | changed))


def ada_in_care(**changed: Any) -> rows.SocialCareEpisode:
    """What has happened since Ada's referral."""
    whole: dict[str, Any] = {
        "episode_id": "E1",
        "referral_date": date(2025, 10, 6),
        "referral_source": "2A",
        "no_further_action": False,
        "workers": (rows.CareWorker(worker_id="SW123456", start_date=date(2025, 10, 7)),),
        "assessments": (
            rows.Assessment(
                assessment_id="S1",
                start_date=date(2025, 10, 7),
                authorisation_date=date(2025, 11, 20),
                factors=("4B", "16A"),
            ),
        ),
        "child_in_need_plans": (rows.ChildInNeedPlan(plan_id="N1", start_date=date(2025, 11, 21)),),
        "section_47s": (
            rows.Section47(
                enquiry_id="Q1",
                start_date=date(2025, 12, 1),
                conference_required=True,
                conference_date=date(2025, 12, 18),
                end_date=date(2025, 12, 12),
            ),
        ),
        "protection_plans": (rows.ProtectionPlan(plan_id="P1", start_date=date(2025, 12, 18)),),
        "placements": (
            rows.Placement(
                placement_id="L1",
                start_date=date(2026, 2, 3),
                start_reason="S",
                placement_type="U6",
                postcode="ZZ99 1AA",
            ),
        ),
        "adoption": rows.Adoption(decision_date=date(2026, 9, 1), matched_date=date(2026, 11, 2)),
    }
    return rows.SocialCareEpisode(**(whole | changed))


def children(most: int = 4) -> st.SearchStrategy[list[rows.Child]]:
    """A council's children, in any order, each with a number of its own."""
    return st.builds(some_children, chances(), st.integers(0, most))


def chances() -> st.SearchStrategy[Random]:
    """One seed for a whole council: drawing each of its hundreds of values apart is too slow to try many."""
    return st.builds(Random, st.integers(0, 2**32))


def some_children(chance: Random, count: int) -> list[rows.Child]:
    """Children with anything that the specification lets stand in them."""
    return list({child.child_id: child for child in (made(rows.Child, chance) for _ in range(count))}.values())


def made(row: Any, chance: Random) -> Any:
    """A row of the class with anything in it; how much of it is blank differs from row to row."""
    blank = chance.choice((0.1, 0.5, 0.9))
    held = {name: _value(item, chance) for name, item in items(row) if item.needed or chance.random() > blank}
    return row(**held)


def _value(item: Item, chance: Random) -> Any:
    if item.kind == "list":
        found = [made(item.of, chance) for _ in range(chance.randint(1, 2))]
        first = items(item.of)[0]
        # No two of a list with one number; and one that holds nothing is not sent, so would not come back.
        told_apart = {getattr(one, first[0]): one for one in found} if first[1].needed else dict(enumerate(found))
        return tuple(one for one in told_apart.values() if _holds_something(one))
    if item.kind == "block":
        block = made(item.of, chance)
        return block if item.needed or _holds_something(block) else None
    if item.kind == "codes":
        return tuple(_code(item, chance) for _ in range(chance.randint(1, 3)))
    drawn: dict[str, Any] = {
        "id": lambda: chance.choice(IDS),
        "words": lambda: "".join(chance.choices(LETTERS, k=chance.randint(1, 8))),
        "upn": lambda: f"A{chance.randrange(10**12):012}",
        "code": lambda: _code(item, chance),
        "day": lambda: DAY + timedelta(chance.randint(-3, 3)),
        "flag": lambda: chance.random() < 0.5,
        "number": lambda: chance.randint(0, 2),
    }
    return drawn[item.kind]()


def _code(item: Item, chance: Random) -> str:
    return chance.choice([code.code for code in item.codes or ()])


def _holds_something(row: Any) -> bool:
    return any(getattr(row, name) not in (None, ()) for name, _ in items(type(row)))
