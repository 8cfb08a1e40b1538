"""One child's elements become typed rows: each block by itself, each numbered among its kind in the file."""

from collections.abc import Iterable
from typing import Any, Generic, TypeVar

from lxml import etree

from alongside.returns.cin import rows
from alongside.returns.kit.problems import Problems, Where
from alongside.returns.kit.rows import NOTHING, Maker, Odd, Origin, Row, Slot, Texts
from alongside.returns.kit.safe_xml import line_of, name_of

R = TypeVar("R", bound=Row)
Element = etree._Element
Held = dict[str, list[Element]]

# What a file of 2024 or earlier calls the element of today.
OLD_NAMES = {"Sex": "GenderCurrent"}

# What every child has.
OF_A_CHILD = ("ChildIdentifiers", "ChildCharacteristics", "CINdetails")

# Blocks that a row holds beside its own elements: they are read by themselves.
HELD: dict[type, frozenset[str]] = {
    rows.Characteristics: frozenset({"Disabilities"}),
    rows.Assessment: frozenset({"FactorsIdentifiedAtAssessment"}),
    rows.ProtectionPlan: frozenset({"Reviews"}),
    rows.CinDetails: frozenset(
        {"Assessments", "CINPlanDates", "Section47", "ChildProtectionPlans", "PreProceedingsandFGDM"}
    ),
}


class Blocks(Generic[R]):
    """Reads every block of one kind in a file."""

    def __init__(self, row: type[R], file: str, problems: Problems, texts: Texts | None = None) -> None:
        self.maker = Maker(row, Origin(file, row.table), problems, texts)
        self.row: Any = row
        self.problems = problems
        self.held = HELD.get(row, frozenset())
        self.number = 0
        own = self.maker.slots
        self.slots = own | {old: own[name] for name, old in OLD_NAMES.items() if name in own}
        self.first = next(iter(own.values()))
        self.blank: list[Any] = [None] * len(own)

    def read(self, element: Element, parts: Iterable[Element], held: Held | None = None) -> R:
        """The row of this element's parts; the blocks it holds beside them are put into `held`, by name."""
        values = self.blank.copy()
        odd: list[Odd] = []
        seen: set[Slot] = set()
        slots = self.slots
        for part in parts:
            tail = part.tail
            if tail and not tail.isspace():
                self._warn(part, "", f"Words stand between the elements, after {name_of(part)[:40]}.")
            slot = slots.get(part.tag)
            if slot is None or slot in seen:
                slot = self._by_name(part, seen, held)
                if slot is None:
                    continue
            seen.add(slot)
            raw = part.text
            if raw:
                said = slot.known.get(raw) or slot.interpret(raw)
                values[slot.position] = said[0]
                if said[2]:
                    odd.append((slot, raw, said, line_of(part)))
        return self._made(element, values, odd)

    def whole(self, element: Element) -> R:
        """The row of all that the element has."""
        return self.read(element, element)

    def one(self, element: Element) -> R:
        """The row of an element that is itself its one value."""
        slot, raw = self.first, element.text or ""
        said = slot.known.get(raw) or slot.interpret(raw)
        return self._made(element, [said[0]], [(slot, raw, said, line_of(element))] if said[2] else [])

    def _made(self, element: Element, values: list[Any], odd: list[Odd]) -> R:
        number = self.number
        self.number = number + 1
        if odd:
            return self.maker.made(values, odd, line_of(element), number)
        # As the maker does, without the call: most rows are made here.
        made: R = self.row(self.maker.origin, element.sourceline, number, NOTHING, NOTHING, *values)
        return made

    def _by_name(self, part: Element, seen: set[Slot], held: Held | None) -> Slot | None:
        name = name_of(part)
        if name in self.held:
            if held is not None:
                held.setdefault(name, []).append(part)
            return None
        slot = self.slots.get(name)
        if slot is not None and slot not in seen:
            return slot
        told = "stands here more than once; the first was read" if slot else "does not belong here; it was not read"
        self._warn(part, name[:40], f"{name[:40]} {told}.")
        return None

    def _warn(self, part: Element, field: str, message: str) -> None:
        origin = self.maker.origin
        self.problems.warn(Where(origin.file, line_of(part), place=origin.place, field=field), message)


class Children:
    """Reads the children of one file, in the file's order."""

    def __init__(self, file: str, problems: Problems) -> None:
        self.file, self.problems, self.number = file, problems, 0
        self.origin = Origin(file, "Child")
        texts: Texts = {}

        def blocks(row: type[R]) -> Blocks[R]:
            return Blocks(row, file, problems, texts)

        self.identifiers, self.characteristics = blocks(rows.Identifiers), blocks(rows.Characteristics)
        self.disabilities, self.details = blocks(rows.Disability), blocks(rows.CinDetails)
        self.assessments, self.factors = blocks(rows.Assessment), blocks(rows.Factor)
        self.plans, self.section_47s = blocks(rows.PlanDates), blocks(rows.Section47)
        self.protection_plans, self.reviews = blocks(rows.ProtectionPlan), blocks(rows.Review)
        self.pre_proceedings = blocks(rows.PreProceedings)

    def read(self, element: Element) -> rows.Child:
        """One child with all that stands in it."""
        held = _parts(element)
        for name in OF_A_CHILD:
            if name not in held:
                self.problems.refuse(Where(self.file, line_of(element), place=name), f"This child has no {name}.")
        identifiers = held.get("ChildIdentifiers", [_NONE])[0]
        child = rows.Child(
            self.origin,
            line_of(element),
            self.number,
            identifiers=self.identifiers.whole(identifiers),
            characteristics=self._characteristics(held.get("ChildCharacteristics", [_NONE])[0]),
            cin_details=tuple(map(self._details, held.get("CINdetails", ()))),
        )
        self.number += 1
        return child

    def _characteristics(self, element: Element) -> rows.Characteristics:
        held: Held = {}
        characteristics = self.characteristics.read(element, element, held)
        characteristics.disabilities = _each(self.disabilities, held.get("Disabilities"), "Disability")
        return characteristics

    def _details(self, element: Element) -> rows.CinDetails:
        held: Held = {}
        details = self.details.read(element, element, held)
        if held:
            details.assessments = tuple(map(self._assessment, held.get("Assessments", ())))
            details.plans = tuple(map(self.plans.whole, held.get("CINPlanDates", ())))
            details.section_47s = tuple(map(self.section_47s.whole, held.get("Section47", ())))
            details.protection_plans = tuple(map(self._protection_plan, held.get("ChildProtectionPlans", ())))
            details.pre_proceedings = tuple(map(self.pre_proceedings.whole, held.get("PreProceedingsandFGDM", ())))
            _belong(details)
        return details

    def _assessment(self, element: Element) -> rows.Assessment:
        held: Held = {}
        assessment = self.assessments.read(element, element, held)
        assessment.factors = _each(self.factors, held.get("FactorsIdentifiedAtAssessment"), "AssessmentFactors")
        for factor in assessment.factors:
            factor.assessment = assessment
        return assessment

    def _protection_plan(self, element: Element) -> rows.ProtectionPlan:
        held: Held = {}
        plan = self.protection_plans.read(element, element, held)
        # Some systems write one Reviews block with every date, others a block for each date.
        plan.reviews = _each(self.reviews, held.get("Reviews"), "CPPreviewDate")
        for review in plan.reviews:
            review.plan = plan
        return plan


def _belong(details: rows.CinDetails) -> None:
    """Each block knows the episode that it is of."""
    blocks: tuple[Any, ...] = (*details.assessments, *details.plans, *details.section_47s)
    for block in (*blocks, *details.protection_plans, *details.pre_proceedings):
        block.details = details


def _each(blocks: Blocks[R], held: list[Element] | None, name: str) -> tuple[R, ...]:
    """A row of each element of that name in the blocks that hold them."""
    if held is None:
        return ()
    return tuple([blocks.one(one) for block in held for one in block if one.tag == name or name_of(one) == name])


_NONE: Element = etree.Element("nothing")


def _parts(element: Element) -> Held:
    """The parts of a child, by name."""
    held: Held = {}
    for part in element:
        name = part.tag if part.tag in OF_A_CHILD else name_of(part)
        held.setdefault(name, []).append(part)
    return held
