"""Each return written from the record, and checked as it is written."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from django.conf import settings

from alongside.insight.extracts import in_need, looked_after
from alongside.returns.cin import rows as cin
from alongside.returns.cin.book import Census
from alongside.returns.cin.book import Collection as CensusYear
from alongside.returns.cin.rules import RULES as CENSUS_RULES
from alongside.returns.cin.write import write as write_census
from alongside.returns.kit.authorities import find
from alongside.returns.kit.checking import Outcome, check
from alongside.returns.ssda903.book import LAST_YEAR, Collection, Return903
from alongside.returns.ssda903.reference.postcodes import Postcodes
from alongside.returns.ssda903.rules import RULES as LOOKED_AFTER_RULES
from alongside.returns.ssda903.tables import TABLES
from alongside.returns.ssda903.write import write as write_looked_after

# (collection year, where to, today) -> what the rules say; None where a return has no rules.
Writer = Callable[[int, Path, date], Outcome | None]


def looked_after_return(year: int, folder: Path, today: date) -> Outcome:
    """The SSDA903 as CSV files, held against the year before as the record tells that."""
    rows = looked_after.rows_of(year)
    write_looked_after(rows, folder, year)
    return check_looked_after(rows, looked_after.rows_of(year - 1), year)


def check_looked_after(rows: looked_after.Rows, before: looked_after.Rows, year: int) -> Outcome:
    """Every rule of the year over both years' rows."""
    sent = [name + when for name in (table.name for table in TABLES) for when in ("", LAST_YEAR)]
    collection = Collection(year, authority=settings.AUTHORITY, sent=sent, postcodes=Postcodes())
    return check(Return903(collection, rows, before), LOOKED_AFTER_RULES.of_year(year))


def census(year: int, path: Path, today: date) -> Outcome:
    """The children in need census as XML."""
    children = in_need.numbered(in_need.children_of(year))
    header = census_header(year)
    write_census(header, children, path, year)
    return check(Census(CensusYear(year), header, children), CENSUS_RULES.of_year(year))


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


WRITERS: Mapping[str, Writer] = {"ssda903": looked_after_return, "cin": census}
