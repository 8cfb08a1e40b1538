"""PlacedAdoption beside last year's return: a decision that still holds is told alike in both."""

from alongside.returns.ssda903.book import Child
from alongside.returns.ssda903.given import gave, lacks
from alongside.returns.ssda903.ruleset import RULES
from alongside.returns.ssda903.tables import PlacedForAdoption

LAST_YEAR = ("PlacedAdoption last year",)


def _was_reversed(last: PlacedForAdoption) -> bool:
    return gave(last, "date_placed_ceased", "reason_placed_ceased")


@RULES.on_row(
    PlacedForAdoption,
    "559",
    means="The decision was made before this year, but last year's return has none for this child.",
    fields=("DATE_PLACED",),
    reads=LAST_YEAR,
    passes=(
        "PlacedAdoption DATE_PLACED=01/04/2025",
        "PlacedAdoption DATE_PLACED=31/03/2025; last year PlacedAdoption DATE_PLACED=01/03/2025",
    ),
    fails=(
        "*PlacedAdoption DATE_PLACED=31/03/2025",
        "*PlacedAdoption DATE_PLACED=31/03/2025; last year PlacedAdoption DATE_PLACED=",
    ),
    year=2026,
)
def was_not_told_last_year(decision: PlacedForAdoption, child: Child) -> bool:
    if decision.date_placed is None or decision.date_placed >= child.year.starts:
        return False
    return all(last.date_placed is None for last in child.before.placed_adoption)


@RULES.on_row(
    PlacedForAdoption,
    "560",
    means="Last year's decision still held at the year's end, but this year's return gives another day for it.",
    fields=("DATE_PLACED", "DATE_PLACED_CEASED"),
    reads=LAST_YEAR,
    passes=(
        "PlacedAdoption DATE_PLACED=01/03/2025; last year PlacedAdoption DATE_PLACED=01/03/2025",
        "PlacedAdoption DATE_PLACED=01/05/2025; "
        "last year PlacedAdoption DATE_PLACED=01/03/2024 DATE_PLACED_CEASED=01/03/2025",
        "PlacedAdoption DATE_PLACED=01/03/2025 DATE_PLACED_CEASED=01/06/2025; "
        "PlacedAdoption DATE_PLACED=01/07/2025; last year PlacedAdoption DATE_PLACED=01/03/2025",
    ),
    fails=(
        "*PlacedAdoption DATE_PLACED=02/03/2025; last year PlacedAdoption DATE_PLACED=01/03/2025",
        "*PlacedAdoption DATE_PLACED=; last year PlacedAdoption DATE_PLACED=01/03/2025",
    ),
)
def decision_has_changed(decision: PlacedForAdoption, child: Child) -> bool:
    told = {one.date_placed for one in child.placed_adoption}
    held = (last for last in child.before.placed_adoption if lacks(last, "date_placed_ceased"))
    return any(last.date_placed is not None and last.date_placed not in told for last in held)


@RULES.on_row(
    PlacedForAdoption,
    "561",
    means="This decision was reversed in last year's return, yet stands in this year's.",
    fields=("DATE_PLACED",),
    reads=LAST_YEAR,
    passes=(
        "PlacedAdoption DATE_PLACED=01/03/2025; last year PlacedAdoption DATE_PLACED=01/03/2025",
        "PlacedAdoption DATE_PLACED=; last year PlacedAdoption DATE_PLACED= DATE_PLACED_CEASED=01/03/2025",
        "PlacedAdoption DATE_PLACED=01/05/2025; "
        "last year PlacedAdoption DATE_PLACED=01/03/2024 DATE_PLACED_CEASED=01/03/2025",
    ),
    fails=(
        "*PlacedAdoption DATE_PLACED=01/03/2024; "
        "last year PlacedAdoption DATE_PLACED=01/03/2024 DATE_PLACED_CEASED=01/03/2025",
        "*PlacedAdoption DATE_PLACED=01/03/2024; "
        "last year PlacedAdoption DATE_PLACED=01/03/2024 REASON_PLACED_CEASED=RD1",
    ),
)
def was_reversed_last_year(decision: PlacedForAdoption, child: Child) -> bool:
    if decision.date_placed is None:
        return False
    reversed_then = (last for last in child.before.placed_adoption if _was_reversed(last))
    return any(last.date_placed == decision.date_placed for last in reversed_then)


@RULES.on_row(
    PlacedForAdoption,
    "584",
    means="Last year's decision was reversed, so this year's must be given and be of a later day.",
    fields=("DATE_PLACED",),
    reads=LAST_YEAR,
    passes=(
        "PlacedAdoption DATE_PLACED=02/03/2024; "
        "last year PlacedAdoption DATE_PLACED=01/03/2024 DATE_PLACED_CEASED=01/03/2025",
        "PlacedAdoption DATE_PLACED=01/02/2024; last year PlacedAdoption DATE_PLACED=01/03/2024",
    ),
    fails=(
        "*PlacedAdoption DATE_PLACED=01/03/2024; "
        "last year PlacedAdoption DATE_PLACED=01/03/2024 DATE_PLACED_CEASED=01/03/2025",
        "*PlacedAdoption DATE_PLACED=; last year PlacedAdoption DATE_PLACED=01/03/2024 REASON_PLACED_CEASED=RD4",
    ),
)
def is_no_later_than_the_reversed_one(decision: PlacedForAdoption, child: Child) -> bool:
    return any(_was_reversed(last) and _no_later(decision, last) for last in child.before.placed_adoption)


def _no_later(decision: PlacedForAdoption, last: PlacedForAdoption) -> bool:
    if decision.date_placed is None or last.date_placed is None:
        return lacks(decision, "date_placed")
    return decision.date_placed <= last.date_placed
