"""Each return written from the record, and checked as it is written."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.conf import settings

from alongside.insight.extracts import daily, in_need, inspection, looked_after
from alongside.insight.extracts.inspection_beside import elsewhere_in
from alongside.insight.extracts.years import Year
from alongside.returns import dfe_api
from alongside.returns.annex_a.book import Collection as ListsOn
from alongside.returns.annex_a.book import Lists
from alongside.returns.annex_a.rules import RULES as LIST_RULES
from alongside.returns.annex_a.write import write as write_lists
from alongside.returns.cin import rows as cin
from alongside.returns.cin.book import Census
from alongside.returns.cin.book import Collection as CensusYear
from alongside.returns.cin.rules import RULES as CENSUS_RULES
from alongside.returns.cin.write import write as write_census
from alongside.returns.dfe_api.folder import MANIFEST
from alongside.returns.kit.authorities import find
from alongside.returns.kit.checking import Outcome, check
from alongside.returns.kit.problems import Unreadable, Where
from alongside.returns.ssda903.book import LAST_YEAR, Collection, Return903
from alongside.returns.ssda903.reference.postcodes import Postcodes
from alongside.returns.ssda903.rules import RULES as LOOKED_AFTER_RULES
from alongside.returns.ssda903.tables import TABLES
from alongside.returns.ssda903.write import write as write_looked_after


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be written: of which collection year, where to, on which day, and what was sent before."""

    year: int
    to: Path
    today: date
    since: Sequence[Path] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """What the rules say of a return (None where it has none), and whom the daily payload cannot be sent of yet."""

    outcome: Outcome | None = None
    held_back: Sequence[dfe_api.HeldBack] = ()


def looked_after_return(order: Order) -> Written:
    """The SSDA903 as CSV files, held against the year before as the record tells that."""
    rows = looked_after.rows_of(order.year)
    write_looked_after(rows, order.to, order.year)
    return Written(check_looked_after(rows, looked_after.rows_of(order.year - 1), order.year))


def check_looked_after(rows: looked_after.Rows, before: looked_after.Rows, year: int) -> Outcome:
    """Every rule of the year over both years' rows."""
    sent = [name + when for name in (table.name for table in TABLES) for when in ("", LAST_YEAR)]
    collection = Collection(year, authority=settings.AUTHORITY, sent=sent, postcodes=Postcodes())
    return check(Return903(collection, rows, before), LOOKED_AFTER_RULES.of_year(year))


def census(order: Order) -> Written:
    """The children in need census as XML."""
    children = in_need.numbered(in_need.children_of(order.year))
    header = census_header(order.year)
    write_census(header, children, order.to, order.year)
    return Written(check(Census(CensusYear(order.year), header, children), CENSUS_RULES.of_year(order.year)))


def census_header(year: int) -> cin.Header:
    """Who sends what for which year."""
    council = find(settings.AUTHORITY)
    return cin.Header(
        collection="CIN",
        year=year,
        reference_date=date(year, 3, 31),
        source_level="L",
        local_authority=council.number if council else None,
        software="Alongside",
        serial_number="001",
    )


def inspection_lists(order: Order) -> Written:
    """Annex A as a workbook, held against the census and the 903 of its year."""
    on = inspection.day_of(order.year, order.today)
    lists = inspection.lists_on(on)
    write_lists(lists, order.to)
    days = (Year(order.year).starts, on)
    covers = {"census": days, "ssda903": days}
    collection = Lists(ListsOn(on, covers, elsewhere_in(order.year)), lists)
    return Written(check(collection, LIST_RULES.of_year(order.year)))


def daily_payload(order: Order) -> Written:
    """The daily payload in a new folder: everything, or what changed since what the department has accepted."""
    on = inspection.day_of(order.year, order.today)
    held = _accepted(order.since)
    sound, back = dfe_api.hold_back(dfe_api.full(daily.children_on(on)), held)
    if order.since:
        dfe_api.write(dfe_api.delta(held, sound), order.to, kind="delta", day=on)
    else:
        dfe_api.write(sound, order.to, kind="full", day=on)
    return Written(held_back=back)


def _accepted(folders: Sequence[Path]) -> list[dfe_api.Block]:
    """What the department holds: the folder that told it everything, then each change to that, in their order."""
    held: list[dfe_api.Block] = []
    for number, folder in enumerate(folders):
        payloads = dfe_api.load(folder)
        kind = json.loads((folder / MANIFEST).read_text())["kind"]
        if (kind == "full") is not (number == 0):
            sentence = f"This is a {kind} payload: name the folder that has everything first, then the changes to it."
            raise Unreadable(sentence, Where(str(folder)))
        held = dfe_api.apply(held, payloads)
    return held


WRITERS: Mapping[str, Callable[[Order], Written]] = {
    "ssda903": looked_after_return,
    "cin": census,
    "annex_a": inspection_lists,
    "dfe-api": daily_payload,
}
