"""Children of whom one day stands just before, on or just after a limit.

Limits are not picked by rule. Each day that a return holds is set to the day before, the
day itself and the day after each other day that could matter to it: every other day of
the child's, each of them with the spans that rules speak of, the birthdays, and the ends
of the year. Lives that the usual stories lack follow: each legal status and placement
that may last so long, and each code that asks for an age.
"""

import copy
import random
from collections.abc import Collection, Iterator
from datetime import date

from oracles.data import stories
from oracles.data.council import Council, join, of
from oracles.data.days import Year, birthday, days, upn
from oracles.data.lives import Episode, Life
from oracles.data.places import Provider, make_providers
from oracles.data.returned import TABLES, Row, Rows
from oracles.data.teller import Teller

BESIDE = (-1, 0, 1)
AGES = (0, 2, 4, 5, 10, 11, 14, 16, 17, 18, 19, 21, 25, 26)
SPANS = (2, 3, 7, 17, 21, 28, 42, 75, 91)

# A story that is sure to fill the table.
TELLS: dict[str, stories.Story] = {
    "Header": stories.moved,
    "Episodes": stories.moved,
    "Reviews": stories.settled,
    "UASC": stories.alone,
    "OC3": stories.care_leaver,
    "AD1": stories.adopted,
    "PlacedAdoption": stories.adopted,
    "PrevPerm": stories.came,
    "Missing": stories.missing_often,
    "SWEpisodes": stories.moved,
    "DoLo": stories.deprived_of_liberty,
}

LASTING = [("L1", 21), ("L2", 3), ("L3", 7), ("J1", 21), ("J2", 21), ("J3", 21), ("V3", 17), ("V3", 75), ("V4", 75)]
STAYS = [("T0", 7), ("T1", 42), ("T2", 42), ("T3", 21), ("T4", 7)]
AGED_PLACES = [
    ("K3", 16),
    ("K1", 10),
    ("K2", 10),
    ("R5", 10),
    ("S1", 4),
    ("R3", 14),
    ("R2", 14),
    ("P3", 14),
    ("P3", 16),
]
AGED_STATUS = [("J1", 10), ("J2", 10), ("J3", 10), ("V2", 18), ("C2", 18), ("E1", 18)]
AGED_ENDS = [("E5", 14), ("E6", 14), ("E7", 16), ("E11", 18), ("E12", 18), ("E45", 18), ("E48", 18), ("E13", 16)]
AGED_ENDS += [("E8", 18), ("E15", 18), ("E16", 18), ("E17", 18), ("E4A", 18), ("E9", 10), ("E2", 18), ("E3", 18)]


def boundary(*, seed: int, year: int = 2026, rounds: int = 1, tables: Collection[str] = TELLS) -> Council:
    """A council of nothing else: about 3,000 children for each round; fewer where only some tables' days are set."""
    rng = random.Random(seed)
    telling = Teller(rng, Year(year), make_providers(rng, Year(year).start + days(180)))
    made = of(list(_lives(telling)), telling)
    for _ in range(rounds):
        for table in tables:
            tell = TELLS[table]
            for column in _day_columns(telling, tell, table):
                _sweep(made, telling, tell, table, column)
    return made


def _day_columns(telling: Teller, tell: stories.Story, table: str) -> list[str]:
    """The columns that hold days when the story is told, and those that could."""
    found = {"Episodes": ["DECOM", "DEC"], "Header": ["DOB", "MC_DOB"], "UASC": ["DOB", "DUC"], "OC3": ["DOB"]}
    return found.get(table) or [name for name in TABLES[table] if _holds_days(name)]


def _holds_days(column: str) -> bool:
    return column.startswith(("DATE_", "MIS_", "DOLO_")) or column in ("REVIEW", "SW_DECOM", "SW_DEC")


def _sweep(made: Council, telling: Teller, tell: stories.Story, table: str, column: str) -> None:
    """One child for each limit of the column and each side of it: the same life, and one day changed."""
    told = of([_told(telling, tell, table)], telling)
    at = telling.rng.randrange(len(told.this[table]))
    for limit in list(_limits(told, column)):
        for beside in BESIDE:
            alone = _another(told, telling)
            _set(alone, alone.this[table][at], column, limit + days(beside))
            join(made, alone)


def _another(told: Council, telling: Teller) -> Council:
    """The same rows for a child with a number and a pupil number of its own."""
    life = telling.life(born=telling.year.start)
    alone = copy.deepcopy(told)
    for row in (one for rows in (alone.this, alone.previous) for table in rows.values() for one in table):
        row["CHILD"] = life.child
        if str(row.get("UPN", "UN"))[:2] != "UN":
            row["UPN"] = upn(life.number)
    return alone


def _told(telling: Teller, tell: stories.Story, table: str) -> Life:
    """The story, told again until this year's return has a row of it in that table."""
    while True:
        life = tell(telling)
        if of([life], telling).this[table]:
            return life


def _limits(alone: Council, column: str) -> Iterator[date]:
    year = alone.year
    own = _days_of(alone.this)
    yield from (year.before.start, year.start, year.end - days(5), year.end)
    if column == "DOB":
        yield from (birthday(day, -age) for age in AGES for day in (year.start, year.end, own[-1], own[len(own) // 2]))
        return
    born = own[0]
    yield from (birthday(born, age) for age in AGES)
    yield from own
    yield from (day + days(span) for day in own[1:4] for span in SPANS)


def _days_of(rows: Rows) -> list[date]:
    """The days that stand in a child's rows, the birthday first."""
    born = rows["Header"][0]["DOB"]
    assert isinstance(born, date)
    found = {cell for table in rows.values() for row in table for cell in row.values() if isinstance(cell, date)}
    return [born, *sorted(found - {born})[-14:]]


def _set(alone: Council, row: Row, column: str, day: date) -> None:
    """Puts the day there; a birthday in every table and both years, or half of it would be another fault."""
    if column != "DOB":
        row[column] = day
        return
    for rows in (alone.this, alone.previous):
        for one in (one for table in rows.values() for one in table):
            if "DOB" in one:
                one["DOB"] = day


def _lives(tell: Teller) -> Iterator[Life]:
    closing = next(one for one in tell.providers if one.closed)
    for beside in BESIDE:
        yield from (_closes(tell, closing, beside, begins=begins) for begins in (True, False))
        yield from (_lasts(tell, status, span + beside) for status, span in LASTING)
        yield from (_stays(tell, place, span + beside) for place, span in STAYS)
        yield from (_placed_at(tell, place, years, beside) for place, years in AGED_PLACES)
        yield from (_status_at(tell, status, years, beside) for status, years in AGED_STATUS)
        yield from (_ended_at(tell, rec, years, beside) for rec, years in AGED_ENDS)


def _lasts(tell: Teller, status: str, span: int) -> Life:
    """One episode of that status, so many days long."""
    life = tell.life(born=tell.born(10, 15))
    start = tell.year.some_day(tell.rng, last=250)
    place = "R1" if status[0] == "V" else "U6"
    life.episodes = [tell.episode(life, start, "S", status, place)]
    if status[0] == "V":
        life.episodes[0].post = ""
    tell.ends(life, start + days(span), "E4A")
    tell.works_with(life)
    return life


def _stays(tell: Teller, place: str, span: int) -> Life:
    """Away from a placement for so many days."""
    life = tell.life(born=tell.born(6, 15))
    away = tell.year.some_day(tell.rng, last=250)
    home = tell.episode(life, away - days(900), "S", "C2", "U4")
    life.episodes = [home]
    tell.moves(life, away, place)
    back = away + days(span)
    tell.ends(life, back, "X1")
    life.episodes.append(Episode(back, "P", "C2", home.place, home.provider, home.urn, home.post))
    return tell.cared_for(life)


def _closes(tell: Teller, home: Provider, beside: int, *, begins: bool) -> Life:
    """In a home that closes round the day the episode begins, or ends."""
    assert home.closed
    life = tell.life(born=tell.born(8, 14))
    day = home.closed + days(beside)
    start = day if begins else day - days(60)
    life.episodes = [Episode(start, "S", "C2", "K1", home.code, home.urn, home.postcode)]
    tell.ends(life, start + days(60), "E4A")
    return tell.cared_for(life)


def _placed_at(tell: Teller, place: str, years: int, beside: int) -> Life:
    """Placed there just round that birthday."""
    return _entered_at(tell, "V2", place, years, beside)


def _status_at(tell: Teller, status: str, years: int, beside: int) -> Life:
    """Entered care with that status just round that birthday."""
    return _entered_at(tell, status, "U4", years, beside)


def _entered_at(tell: Teller, status: str, place: str, years: int, beside: int) -> Life:
    start = tell.year.some_day(tell.rng, last=250)
    life = tell.life(born=birthday(start - days(beside), -years))
    life.episodes = [tell.episode(life, start, "S", status, place)]
    return tell.cared_for(life)


def _ended_at(tell: Teller, rec: str, years: int, beside: int) -> Life:
    """Care ended so just round that birthday."""
    end = tell.year.some_day(tell.rng, first=60)
    life = tell.life(born=birthday(end - days(beside), -years))
    place = "A6" if rec in ("E11", "E12") else "U4"
    life.episodes = [tell.episode(life, end - days(500), "S", "E1" if place == "A6" else "C2", place)]
    tell.ends(life, end, rec)
    return tell.cared_for(life)
