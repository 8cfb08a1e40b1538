"""The rows that a life gives to the return of one year, table by table, as the department asks for them."""

from collections.abc import Iterator
from datetime import date

from oracles.data.days import Year, age, birthday
from oracles.data.days import upn as pupil_number
from oracles.data.lives import Episode, Life

Cell = str | date
Row = dict[str, Cell]
Rows = dict[str, list[Row]]

COLUMNS = {
    "Header": "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB",
    "Episodes": "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN",
    "Reviews": "CHILD,DOB,REVIEW,REVIEW_CODE",
    "UASC": "CHILD,SEX,DOB,DUC",
    "OC2": "CHILD,DOB,SDQ_SCORE,SDQ_REASON,CONVICTED,HEALTH_CHECK,IMMUNISATIONS,TEETH_CHECK,HEALTH_ASSESSMENT,"
    "SUBSTANCE_MISUSE,INTERVENTION_RECEIVED,INTERVENTION_OFFERED",
    "OC3": "CHILD,DOB,IN_TOUCH,ACTIV,ACCOM",
    "AD1": "CHILD,DOB,DATE_INT,DATE_MATCH,FOSTER_CARE,NB_ADOPTR,SEX_ADOPTR,LS_ADOPTR",
    "PlacedAdoption": "CHILD,DOB,DATE_PLACED,DATE_PLACED_CEASED,REASON_PLACED_CEASED",
    "PrevPerm": "CHILD,DOB,PREV_PERM,LA_PERM,DATE_PERM",
    "Missing": "CHILD,DOB,MISSING,MIS_START,MIS_END",
    "SWEpisodes": "CHILD,DOB,SW_ID,SW_DECOM,SW_DEC,SW_REASON",
    "DoLo": "CHILD,DOB,DOLO_START,DOLO_END",
}
TABLES = {table: tuple(columns.split(",")) for table, columns in COLUMNS.items()}

FIRST_IN = {"SWEpisodes": 2024, "DoLo": 2027}

SCHOOL_AGE = 5


def tables_of(year: int) -> dict[str, tuple[str, ...]]:
    """The tables, each with its columns, of the return that ends in that year."""
    return {table: columns for table, columns in TABLES.items() if FIRST_IN.get(table, 0) <= year}


def returned(life: Life, year: Year) -> Iterator[tuple[str, Row]]:
    """(table, row) of this child in that year's return; none where the return does not cover the child."""
    episodes = [one for one in life.episodes if within(one, year)]
    leaver = life.leaver if not episodes else None
    if not episodes and not leaver:
        return
    yield "Header", _header(life, year, in_care=bool(episodes))
    for one in episodes:
        yield "Episodes", _episode(life, one, year)
    if leaver:
        yield "OC3", _row(life, "OC3", *leaver)
    if episodes:
        yield from _through_the_year(life, year)
        yield from _yearly(life, episodes, year)


def within(one: Episode, year: Year) -> bool:
    """Whether the episode falls, with any day, in the year."""
    return one.start <= year.end and (one.end is None or one.end >= year.start)


def all_year(life: Life, year: Year) -> bool:
    """Whether the child was looked after throughout the year, short breaks aside."""
    entered = any(one.rne == "S" and year.start < one.start <= year.end for one in life.episodes)
    left = any(one.rec not in ("", "X1") and one.end and year.start <= one.end < year.end for one in life.episodes)
    there = any(within(one, year) for one in life.episodes)
    return there and not entered and not left and not life.respite_only


def _row(life: Life, table: str, *cells: Cell) -> Row:
    return dict(zip(TABLES[table], (life.child, life.born, *cells), strict=True))


def _header(life: Life, year: Year, *, in_care: bool) -> Row:
    upn = pupil_number(life.number) if age(life.born, Year(2026).end) >= SCHOOL_AGE else "UN1"
    asked = life.sex == "F" and in_care and not life.respite_only
    is_mother = life.mother_of is not None and life.mother_of <= year.end
    mother = ("1" if is_mother else "0") if asked else ""
    child = life.mother_of if is_mother and asked and life.mother_of else ""
    cells = (life.child, life.sex, life.born, life.ethnic, upn, mother, child)
    return dict(zip(TABLES["Header"], cells, strict=True))


def _episode(life: Life, one: Episode, year: Year) -> Row:
    ended = one.end is not None and one.end <= year.end
    end = (one.end or "", one.rec, one.why) if ended else ("", "", "")
    home = "" if one.ls in ("V3", "V4") else life.home
    cells = (life.child, one.start, one.rne, one.ls, life.need, one.place, one.provider, *end, home, one.post, one.urn)
    return dict(zip(TABLES["Episodes"], cells, strict=True))


def _through_the_year(life: Life, year: Year) -> Iterator[tuple[str, Row]]:
    for day, code in life.reviews:
        if year.start <= day <= year.end:
            yield "Reviews", _row(life, "Reviews", day, code)
    # The year before is asked for too.
    for worker, start, end, reason in life.workers:
        if start <= year.end and (end is None or end >= year.before.start):
            yield "SWEpisodes", _row(life, "SWEpisodes", worker, start, end if end and end <= year.end else "", reason)
    for table, spells in (("Missing", life.missing), ("DoLo", life.orders)):
        for *kind, start, end in spells:
            if year.start <= start and end <= year.end:
                yield table, _row(life, table, *kind, start, end)


def _yearly(life: Life, episodes: list[Episode], year: Year) -> Iterator[tuple[str, Row]]:
    if life.unaccompanied:
        cells = (life.child, life.sex, life.born, birthday(life.born, 18))
        yield "UASC", dict(zip(TABLES["UASC"], cells, strict=True))
    if all_year(life, year):
        yield "OC2", _row(life, "OC2", *_health(life, year))
    if any(one.rne == "S" and one.start >= year.start for one in episodes):
        code, council, day = life.before_care
        yield "PrevPerm", _row(life, "PrevPerm", code, council, day or "")
    if life.adoption and life.adoption.decided <= year.end:
        yield "PlacedAdoption", _row(life, "PlacedAdoption", life.adoption.decided, "", "")
        if life.adoption.adopted and life.left and life.left <= year.end:
            yield "AD1", _adopted(life)


def _adopted(life: Life) -> Row:
    assert life.adoption
    one = life.adoption
    return _row(life, "AD1", one.decided, one.matched, "1" if one.foster_carers else "0", *one.adopters)


def _health(life: Life, year: Year) -> tuple[str, ...]:
    """The answers on health and offending of a child in care all year, as the child's age asks for them."""
    score, reason, convicted, checked, *rest = life.answers
    starts, ends = age(life.born, year.start), age(life.born, year.end)
    asked = ends >= 4 and starts < 17
    sdq = (("", f"SDQ{reason}") if reason else (str(score), "")) if asked else ("", "")
    misuse = rest[3]
    received = str(rest[4]) if misuse else ""
    offered = str(rest[5]) if received == "0" else ""
    return (
        *sdq,
        str(convicted) if ends >= 10 else "",
        str(checked) if ends < 5 else "",
        *(str(one) for one in rest[:4]),
        received,
        offered,
    )
