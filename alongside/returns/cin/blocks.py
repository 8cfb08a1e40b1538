"""One child's elements become typed rows: each block by itself, each numbered among its kind in the file."""

from collections.abc import Iterable
from typing import Any, Generic, TypeVar

from lxml import etree

from alongside.returns.cin import rows
from alongside.returns.kit.problems import Problems, Where
from alongside.returns.kit.rows import Maker, Odd, Origin, Row, Slot, Texts
from alongside.returns.kit.safe_xml import line_of, name_of, text_of

R = TypeVar("R", bound=Row)
Element = etree._Element

# What a file of 2024 or earlier calls the element of today.
OLD_NAMES = {"Sex": "GenderCurrent"}

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
        self.problems = problems
        self.held = HELD.get(row, frozenset())
        self.number = 0
        own = self.maker.slots
        self.slots = own | {old: own[name] for name, old in OLD_NAMES.items() if name in own}

    def read(self, element: Element, parts: Iterable[Element], *more: object) -> R:
        """The row of this element's parts, then what it holds beside them."""
        values: list[Any] = [None] * len(self.maker.slots)
        odd: list[Odd] = []
        seen: set[str] = set()
        for part in parts:
            tag = part.tag
            tail = part.tail
            if tail and not tail.isspace():
                self._warn(part, "", f"Words stand between the elements, after {name_of(part)[:40]}.")
            slot = self.slots.get(tag) if isinstance(tag, str) else None
            if slot is None or tag in seen:
                slot = self._by_name(part, seen)
            if slot is None:
                continue
            seen.add(slot.column.name)
            raw = part.text
            if raw:
                said = slot.known.get(raw) or slot.interpret(raw)
                values[slot.position] = said[0]
                if said[2]:
                    odd.append((slot, raw, said, line_of(part)))
        return self._made(element, values, odd, more)

    def one(self, element: Element) -> R:
        """The row of an element that is itself its one value."""
        (slot,) = self.maker.slots.values()
        raw = text_of(element)
        said = slot.known.get(raw) or slot.interpret(raw)
        return self._made(element, [said.value], [(slot, raw, said, line_of(element))] if said.odd else [], ())

    def _made(self, element: Element, values: list[Any], odd: list[Odd], more: Any) -> R:
        number = self.number
        self.number += 1
        return self.maker.made(values, odd, line_of(element), number, *more)

    def _by_name(self, part: Element, seen: set[str]) -> Slot | None:
        name = name_of(part)
        if name in self.held:
            return None
        slot = self.slots.get(name)
        if slot is not None and slot.column.name not in seen:
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
        held = _sorted(element)
        for name in ("ChildIdentifiers", "ChildCharacteristics", "CINdetails"):
            if name not in held:
                self.problems.refuse(Where(self.file, line_of(element), place=name), f"This child has no {name}.")
        identifiers = held.get("ChildIdentifiers", [_NONE])[0]
        child = rows.Child(
            Origin(self.file, "Child"),
            line_of(element),
            self.number,
            identifiers=self.identifiers.read(identifiers, identifiers),
            characteristics=self._characteristics(held.get("ChildCharacteristics", [_NONE])[0]),
            cin_details=tuple(self._details(one) for one in held.get("CINdetails", ())),
        )
        self.number += 1
        return child

    def _characteristics(self, element: Element) -> rows.Characteristics:
        disabilities = tuple(self.disabilities.one(one) for one in element.iter("{*}Disability"))
        return self.characteristics.read(element, element, disabilities)

    def _details(self, element: Element) -> rows.CinDetails:
        held = _sorted(element)
        assessments = tuple(self._assessment(one) for one in held.get("Assessments", ()))
        plans = tuple(self.plans.read(one, one) for one in held.get("CINPlanDates", ()))
        enquiries = tuple(self.section_47s.read(one, one) for one in held.get("Section47", ()))
        protection = tuple(self._protection_plan(one) for one in held.get("ChildProtectionPlans", ()))
        before_court = tuple(self.pre_proceedings.read(one, one) for one in held.get("PreProceedingsandFGDM", ()))
        details = self.details.read(element, element, assessments, plans, enquiries, protection, before_court)
        held_blocks: tuple[Any, ...] = (*assessments, *plans, *enquiries, *protection, *before_court)
        for block in held_blocks:
            block.details = details
        return details

    def _assessment(self, element: Element) -> rows.Assessment:
        factors = tuple(self.factors.one(one) for one in element.iter("{*}AssessmentFactors"))
        assessment = self.assessments.read(element, element, factors)
        for factor in factors:
            factor.assessment = assessment
        return assessment

    def _protection_plan(self, element: Element) -> rows.ProtectionPlan:
        # Some systems write one Reviews block with every date, others a block for each date.
        reviews = tuple(self.reviews.one(one) for one in element.iter("{*}CPPreviewDate"))
        plan = self.protection_plans.read(element, element, reviews)
        for review in reviews:
            review.plan = plan
        return plan


_NONE: Element = etree.Element("nothing")


def _sorted(element: Element) -> dict[str, list[Element]]:
    held: dict[str, list[Element]] = {}
    for part in element:
        held.setdefault(name_of(part), []).append(part)
    return held
