"""Children for the rules that neither chance nor limits reach: each a story and what is changed in its rows.

A change is the year's tables it is made to ("this" or "previous"), the table, which row
of it (None for a new one), and the cells. A number stands for a day, counted from
1 April of this year; None in place of the cells takes every row away.
"""

import random
from collections.abc import Iterator, Mapping
from datetime import date

from oracles.data import stories
from oracles.data.council import Council, join, of
from oracles.data.days import Year, birthday, days
from oracles.data.places import make_providers
from oracles.data.returned import TABLES, Cell, Row, Rows
from oracles.data.teller import Teller

Cells = Mapping[str, str | int]
Change = tuple[str, str, int | None, Cells | None]

Case = tuple[stories.Story, tuple[Change, ...]]

CARE_LEAVER: dict[str, str | int] = {"IN_TOUCH": "YES", "ACTIV": "F1", "ACCOM": "B1"}
TO_YEAR_END = 364


def _decided(year: str, row: int | None, placed: int | str, ceased: int | str, why: str) -> Change:
    cells: Cells = {"DATE_PLACED": placed, "DATE_PLACED_CEASED": ceased, "REASON_PLACED_CEASED": why}
    return year, "PlacedAdoption", row, cells


def _this(table: str, row: int | None, **cells: str | int) -> Change:
    return "this", table, row, cells


def _previous(table: str, row: int | None, **cells: str | int) -> Change:
    return "previous", table, row, cells


def _away(*starts: int) -> tuple[Change, ...]:
    """More holidays of the carers', of five days each."""
    return tuple(_this("Episodes", None, PLACE="T3", DECOM=day, DEC=day + 5) for day in starts)


def _gone(table: str, year: str = "this") -> Change:
    return year, table, 0, None


def _cases() -> Iterator[Case]:
    yield from _of_care()
    yield from _of_leavers()
    yield from _of_adoption()
    yield from _of_missing()
    yield from _of_asylum()


def _of_care() -> Iterator[Case]:
    for day in (356, 357, 358):
        yield stories.came, (_this("Header", 0, UPN="UN4"), _this("Episodes", 0, DECOM=day))
    for post in ("CF10 3AA", "AB10 1AA", "TR18 2AA", "BT1 1AA"):
        yield stories.settled, (_this("Episodes", 0, PL_POST=post),)
    yield stories.settled, (_this("Episodes", 0, HOME_POST="TR18 2AA", PL_POST="AB10 1AA"),)
    yield stories.settled, (_this("Episodes", 0, HOME_POST="TR18 2AB", PL_POST=""),)
    for beside in (-1, 0, 1):
        # 14 October 1991, when the law on looking after children began, and 1 December 2005, placement orders.
        yield stories.settled, (_this("Episodes", 0, DECOM=-12223 + beside),)
        yield stories.settled, (_this("Episodes", 0, DECOM=-7061 + beside, LS="E1"),)
    yield stories.moved, (_this("Episodes", 0, PLACE="T3"), _this("Episodes", 1, PLACE="T3"))
    for starts in ((310,), (310, 320), (310, 320, 330), (310, 320, 330, 340)):
        yield stories.away_and_back, _away(*starts)
    yield stories.short_breaks, (_this("Episodes", None, LS="V4", RNE="S", DECOM=300, DEC=303, REC="E4A"),)
    yield stories.short_breaks, (_this("Header", 0, MOTHER="0"),)
    yield stories.short_breaks, (_this("Reviews", None, REVIEW=200, REVIEW_CODE="PN1"),)
    yield stories.mother, (_this("Header", 0, MOTHER="0", MC_DOB=""), _previous("Header", 0, MOTHER="1"))
    yield stories.mother, (_previous("Header", 0, MOTHER="1", MC_DOB=-500),)
    yield stories.settled, (_this("Header", 0, SEX="F", MOTHER="1", MC_DOB=-300),)
    for end in (358, 359, 360, TO_YEAR_END):
        # A worker who stays came some weeks before the other one ended, as the year did.
        stays = _this("SWEpisodes", None, SW_ID="SW123456", SW_DECOM=355, SW_REASON="OTHERS")
        yield stories.settled, (_this("SWEpisodes", -1, SW_DEC=end), stays)


def _of_leavers() -> Iterator[Case]:
    for rec in ("E2", "E3", "E4A", "E8"):
        yield stories.moved, (_this("Episodes", -1, DEC=100, REC=rec), _this("OC3", None, **CARE_LEAVER))
    yield stories.settled, (_gone("Episodes"), _this("OC3", None, **CARE_LEAVER))
    yield stories.care_leaver, (_this("UASC", None, SEX="M", DUC=200),)
    long_ago = _this("Episodes", None, RNE="S", LS="V2", PLACE="U6", DECOM=-900, DEC=-5, REC="E8")
    yield stories.care_leaver, (_this("UASC", None, SEX="M", DUC=200), long_ago)
    for code in ("DIED", "RHOM"):
        yield stories.care_leaver, (_previous("OC3", 0, IN_TOUCH=code),)


def _of_adoption() -> Iterator[Case]:
    yield stories.adopted, (_decided("this", 0, -200, -100, "RD1"), _decided("this", None, -90, 20, "RD2"))
    yield stories.adopted, (_decided("this", 0, -200, 20, "RD1"),)
    yield stories.adopted, (_decided("this", 0, "", 40, "RD1"),)
    for day in (-201, -200, -199, -120, -100, 5, ""):
        yield stories.adopted, (_decided("previous", 0, -200, -100, "RD1"), _decided("this", 0, day, "", ""))


def _of_missing() -> Iterator[Case]:
    for day in (0, 5, 60, 355):
        for story in (stories.moved, stories.left):
            yield story, (_this("Missing", None, MISSING="M", MIS_START=day, MIS_END=""),)
    for start in (-10, -9, -8, 0, 1):
        before = _previous("Missing", None, MISSING="M", MIS_START=-9, MIS_END="")
        yield stories.missing_often, (before, _this("Missing", None, MISSING="M", MIS_START=start, MIS_END=3))
    yield stories.missing_often, (_gone("Header"),)


def _of_asylum() -> Iterator[Case]:
    yield stories.alone, (_gone("Header"),)
    yield stories.alone, (_gone("UASC"),)
    yield stories.alone, (_gone("UASC", "previous"),)
    yield stories.settled, (_previous("UASC", None, SEX="M", DUC=100),)
    for day in (-30, -1, 0, 1):
        yield stories.alone, (_this("UASC", 0, DUC=day), _previous("UASC", 0, DUC=day))
    yield stories.alone, (_this("Episodes", 0, HOME_POST="OX1 1DT"),)


def cases(*, seed: int, year: int = 2026, rounds: int = 3) -> Council:
    """A council of these children alone, each told so many times."""
    tell = Teller(random.Random(seed), Year(year), make_providers(random.Random(seed), Year(year).end + days(900)))
    made = of([], tell)
    for _ in range(rounds):
        for story, changes in _cases():
            _tell(made, tell, story, changes)
        for back in (-1, 0, 1):
            _at_birthday(made, tell, stories.came_of_age, 18, back)
            _at_birthday(made, tell, stories.care_leaver, 17, back)
            _in_care_at(made, tell, 10, tell.year.end + days(back), {"OC2": {"CONVICTED": ""}})
            _in_care_at(made, tell, 17, tell.year.start + days(200), {"OC3": CARE_LEAVER})
    return made


def _tell(made: Council, tell: Teller, story: stories.Story, changes: tuple[Change, ...]) -> None:
    alone = of([story(tell)], tell)
    while not all(_fits(alone, change) for change in changes):
        alone = of([story(tell)], tell)
    born = alone.this["Header"][0]
    who: Row = {"CHILD": born["CHILD"], "DOB": born["DOB"]}
    for year, table, at, cells in changes:
        _change((alone.this if year == "this" else alone.previous)[table], table, at, cells, who, made.year)
    join(made, alone)


def _fits(alone: Council, change: Change) -> bool:
    year, table, at, _ = change
    rows = (alone.this if year == "this" else alone.previous)[table]
    return at is None or len(rows) > max(at, 0)


def _change(rows: list[Row], table: str, at: int | None, cells: Cells | None, who: Row, year: Year) -> None:
    if cells is None:
        rows.clear()
        return
    if at is None:
        rows.append({column: who.get(column, "") for column in TABLES[table]})
    row = rows[-1 if at is None else at]
    row.update({column: _cell(cell, year) for column, cell in cells.items()})


def _cell(cell: str | int, year: Year) -> Cell:
    return year.start + days(cell) if isinstance(cell, int) else cell


def _at_birthday(made: Council, tell: Teller, story: stories.Story, years: int, beside: int) -> None:
    """A young person whose birthday is a day of the year: missing until then, or living with former carers."""
    alone = of([story(tell)], tell)
    day = tell.year.start + days(200 if story is stories.came_of_age else (0, TO_YEAR_END)[tell.rng.randint(0, 1)])
    for rows in (alone.this, alone.previous):
        _born(rows, birthday(day, -years) + days(beside))
    header = alone.this["Header"][0]
    if story is stories.came_of_age:
        alone.this["Episodes"][-1] |= {"DEC": day, "REC": tell.rng.choice(("E4A", "E5"))}
        spell: Row = {"MISSING": "M", "MIS_START": day - days(9), "MIS_END": day}
        alone.this["Missing"].append({"CHILD": header["CHILD"], "DOB": header["DOB"], **spell})
    else:
        alone.this["OC3"][0] |= {"IN_TOUCH": "YES", "ACTIV": "F1", "ACCOM": "Z1"}
    join(made, alone)


def _in_care_at(
    made: Council, tell: Teller, years: int, day: date, given: Mapping[str, Mapping[str, str | int]]
) -> None:
    """A child in care all year who has that birthday that day, and answers that were given or taken away."""
    alone = of([stories.settled(tell)], tell)
    while not alone.this["OC2"]:
        alone = of([stories.settled(tell)], tell)
    for rows in (alone.this, alone.previous):
        _born(rows, birthday(day, -years))
    header = alone.this["Header"][0]
    for table, cells in given.items():
        who: Row = {"CHILD": header["CHILD"], "DOB": header["DOB"]}
        _change(alone.this[table], table, 0 if alone.this[table] else None, cells, who, tell.year)
    join(made, alone)


def _born(rows: Rows, day: Cell) -> None:
    for row in (one for table in rows.values() for one in table if "DOB" in one):
        row["DOB"] = day
