"""Which list of Annex A a sheet holds, and which of its columns is which."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from alongside.returns.annex_a import lists_1_to_7, lists_8_to_11
from alongside.returns.annex_a.words import plain
from alongside.returns.kit.rows import Column, Row, columns
from alongside.returns.kit.safe_xlsx import Worksheet

LISTS: dict[int, type[Row]] = {
    1: lists_1_to_7.Contact,
    2: lists_1_to_7.EarlyHelpAssessment,
    3: lists_1_to_7.Referral,
    4: lists_1_to_7.Assessment,
    5: lists_1_to_7.Section47,
    6: lists_1_to_7.ChildInNeed,
    7: lists_1_to_7.ProtectionPlan,
    8: lists_8_to_11.ChildInCare,
    9: lists_8_to_11.CareLeaver,
    10: lists_8_to_11.ChildForAdoption,
    11: lists_8_to_11.ProspectiveAdopter,
}

# Titles and notes may stand above the column names, but not for long.
DEEPEST_HEADER = 15

# Fewer shared columns than this are chance: every list has a gender and an ethnic group.
ENOUGH = 0.6


@dataclass(frozen=True)
class Found:
    """A list found in a sheet: its number, the index of its header row, and where each column stands."""

    number: int
    header: int
    places: dict[str, int]
    extra: list[str]

    @property
    def missing(self) -> list[str]:
        """The columns of the list that the sheet does not have."""
        return [held.name for _, held in columns(LISTS[self.number]) if held.name not in self.places]


def find(sheet: Worksheet) -> Found | None:
    """The list that the sheet holds, by its column names; its own name decides between equals. None if none."""
    named = re.search(r"list[\s_-]*(\d+)|^\s*(\d+)\b", sheet.name, re.IGNORECASE)
    number = int(named[1] or named[2]) if named else 0
    best: tuple[float, bool, Found] | None = None
    for index, cells in enumerate(sheet.rows[:DEEPEST_HEADER]):
        if sum(1 for cell in cells if cell) < 3:
            continue
        for candidate in LISTS:
            found = match(candidate, index, cells)
            share = len(found.places) / len(columns(LISTS[candidate]))
            if best is None or (share, candidate == number) > best[:2]:
                best = (share, candidate == number, found)
    return best[2] if best and best[0] >= ENOUGH else None


def match(number: int, index: int, cells: Sequence[str]) -> Found:
    """Each column's place among the cells: by its name first, then by its pattern among the rest."""
    names = [plain(cell) for cell in cells]
    wanted = [held for _, held in columns(LISTS[number])]
    places = {held.name: names.index(plain(held.name)) for held in wanted if plain(held.name) in names}
    for held in wanted:
        if held.name not in places and held.also:
            place = _by_pattern(held, names, set(places.values()))
            if place is not None:
                places[held.name] = place
    taken = set(places.values())
    extra = [cells[at] for at in range(len(cells)) if cells[at] and at not in taken]
    return Found(number, index, places, extra)


def _by_pattern(held: Column, names: Sequence[str], taken: set[int]) -> int | None:
    for at, name in enumerate(names):
        if at not in taken and re.fullmatch(held.also, name):
            return at
    return None
