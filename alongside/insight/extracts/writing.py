"""Each return written from the record, and checked as it is written."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from django.conf import settings

from alongside.insight.extracts import looked_after
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


WRITERS: Mapping[str, Writer] = {"ssda903": looked_after_return}
