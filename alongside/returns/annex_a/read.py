"""Reads an Annex A workbook, whatever its sheets are called and wherever its columns stand."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from alongside.returns.annex_a import lists_1_to_7, lists_8_to_11
from alongside.returns.annex_a.recognise import LISTS, Found, find
from alongside.returns.kit.problems import Problems, Unreadable, Where
from alongside.returns.kit.rows import Maker, Origin
from alongside.returns.kit.safe_xlsx import Worksheet, open_xlsx


@dataclass(frozen=True)
class AnnexA:
    """The eleven lists by number, empty where the workbook lacks one, and what was wrong."""

    rows: dict[int, list[Any]]
    problems: Problems
    sheets: dict[str, int] = field(default_factory=dict)

    @property
    def contacts(self) -> list[lists_1_to_7.Contact]:
        return self.rows[1]

    @property
    def early_help_assessments(self) -> list[lists_1_to_7.EarlyHelpAssessment]:
        return self.rows[2]

    @property
    def referrals(self) -> list[lists_1_to_7.Referral]:
        return self.rows[3]

    @property
    def assessments(self) -> list[lists_1_to_7.Assessment]:
        return self.rows[4]

    @property
    def section_47s(self) -> list[lists_1_to_7.Section47]:
        return self.rows[5]

    @property
    def children_in_need(self) -> list[lists_1_to_7.ChildInNeed]:
        return self.rows[6]

    @property
    def protection_plans(self) -> list[lists_1_to_7.ProtectionPlan]:
        return self.rows[7]

    @property
    def children_in_care(self) -> list[lists_8_to_11.ChildInCare]:
        return self.rows[8]

    @property
    def care_leavers(self) -> list[lists_8_to_11.CareLeaver]:
        return self.rows[9]

    @property
    def children_for_adoption(self) -> list[lists_8_to_11.ChildForAdoption]:
        return self.rows[10]

    @property
    def prospective_adopters(self) -> list[lists_8_to_11.ProspectiveAdopter]:
        return self.rows[11]


def read(path: Path) -> AnnexA:
    """The lists of an Annex A workbook (.xlsx) of any year.

    Raises Unreadable, and only that, where it is no workbook, is not safe to open, or
    holds none of the lists.
    """
    path = Path(path)
    result = AnnexA({number: [] for number in LISTS}, Problems())
    for sheet in open_xlsx(path, result.problems):
        _read_sheet(sheet, path.name, result)
    if not result.sheets:
        raise Unreadable(
            "No sheet of this workbook has the column names of an Annex A list. "
            "Check that each list's first row holds its column names.",
            Where(path.name),
        )
    for number in LISTS:
        if number not in result.sheets.values():
            result.problems.warn(Where(path.name, place=f"List {number}"), f"The workbook has no List {number}.")
    return result


def _read_sheet(sheet: Worksheet, file: str, result: AnnexA) -> None:
    found = find(sheet)
    where = Where(file, place=sheet.name[:40])
    if found is None:
        if any(cell for row in sheet.rows for cell in row):
            result.problems.warn(where, "This sheet holds none of the Annex A lists; it was not read.")
        return
    if found.number in result.sheets.values():
        result.problems.warn(where, f"Another sheet holds List {found.number} too; both were read.")
    result.sheets[sheet.name] = found.number
    _check_columns(found, where, result.problems)
    result.rows[found.number].extend(_rows(sheet, found, file, result.problems))


def _check_columns(found: Found, where: Where, problems: Problems) -> None:
    at = Where(where.file, row=found.header + 1, place=where.place)
    for name in found.missing:
        problems.refuse(at.at(name), f"List {found.number} has no column called {name}; it was read as blank.")
    for name in found.extra:
        problems.warn(at.at(name[:40]), f"The column {name[:40]} is not part of List {found.number}; it was not read.")


def _rows(sheet: Worksheet, found: Found, file: str, problems: Problems) -> Iterator[Any]:
    maker = Maker(LISTS[found.number], Origin(file, sheet.name[:40], "row"), problems)
    slots = [(found.places[name], slot) for name, slot in maker.slots.items() if name in found.places]
    number = 0
    for index, cells in enumerate(sheet.rows[found.header + 1 :], start=found.header + 2):
        if any(cells):
            yield maker.from_cells(slots, cells, index, number)
            number += 1
