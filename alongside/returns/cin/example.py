"""Examples of the census's rules become a census that the rules can be run over.

Blocks nest by their order: assessments, plans and enquiries belong to the CINdetails
before them, factors to the assessment, reviews to the protection plan. `Child` begins
another child.
"""

from typing import Any

from alongside.returns.cin import rows
from alongside.returns.cin.blocks import OLD_NAMES
from alongside.returns.cin.book import Census, Collection
from alongside.returns.kit.examples import Block, blocks
from alongside.returns.kit.problems import Problems
from alongside.returns.kit.rows import Maker, Origin, Row

KINDS: dict[str, type[Row]] = {
    kind.table: kind
    for kind in (
        rows.Header,
        rows.Identifiers,
        rows.Characteristics,
        rows.Disability,
        rows.CinDetails,
        rows.Assessment,
        rows.Factor,
        rows.PlanDates,
        rows.Section47,
        rows.ProtectionPlan,
        rows.Review,
        rows.PreProceedings,
    )
}

# Which tuple of which row a block is added to.
INTO: dict[str, tuple[str, str, str]] = {
    "Disabilities": ("ChildCharacteristics", "disabilities", ""),
    "CINdetails": ("Child", "cin_details", ""),
    "Assessments": ("CINdetails", "assessments", "details"),
    "CINPlanDates": ("CINdetails", "plans", "details"),
    "Section47": ("CINdetails", "section_47s", "details"),
    "ChildProtectionPlans": ("CINdetails", "protection_plans", "details"),
    "PreProceedingsandFGDM": ("CINdetails", "pre_proceedings", "details"),
    "AssessmentFactorsList": ("Assessments", "factors", "assessment"),
    "Reviews": ("ChildProtectionPlans", "reviews", "plan"),
}


class Told:
    """An example while it is put together: the latest row of each kind takes what follows it."""

    def __init__(self) -> None:
        self.header: rows.Header | None = None
        self.children: list[rows.Child] = []
        self.latest: dict[str, Any] = {}
        self.marked: list[Row] = []
        self.numbers: dict[str, int] = {}

    def add(self, block: Block) -> None:
        """One block more."""
        if block.table == "Child" or not self.children:
            self._child()
        if block.table == "Child":
            return
        row = self._row(block)
        if block.marked:
            self.marked.append(row)
        self._place(row)

    def _child(self) -> None:
        origin = Origin("an example", "")
        child = rows.Child(origin, identifiers=rows.Identifiers(origin), characteristics=rows.Characteristics(origin))
        self.children.append(child)
        self.latest = {"Child": child, "ChildCharacteristics": child.characteristics}

    def _row(self, block: Block) -> Any:
        maker = Maker(KINDS[block.table], Origin("an example", block.table), Problems())
        number = self.numbers[block.table] = self.numbers.get(block.table, -1) + 1
        old = {name: maker.slots[new] for new, name in OLD_NAMES.items() if new in maker.slots}
        slots = [(at, (maker.slots | old)[name]) for at, name in enumerate(block.cells)]
        return maker.from_cells(slots, list(block.cells.values()), number + 1, number)

    def _place(self, row: Any) -> None:
        child = self.children[-1]
        self.latest[row.table] = row
        if isinstance(row, rows.Header):
            self.header = row
        elif isinstance(row, rows.Identifiers):
            child.identifiers = row
        elif isinstance(row, rows.Characteristics):
            child.characteristics = row
        else:
            self._into(row)

    def _into(self, row: Any) -> None:
        holder, name, back = INTO[row.table]
        if holder not in self.latest:
            self._place(KINDS[holder](Origin("an example", holder)))
        held = self.latest[holder]
        setattr(held, name, (*getattr(held, name), row))
        if back:
            setattr(row, back, held)


def book_of(example: str, year: int) -> tuple[Census, list[Row]]:
    """The census of an example, and the rows a rule must find in it."""
    told = Told()
    for block in blocks(example):
        told.add(block)
    return Census(Collection(year), told.header, told.children), told.marked
