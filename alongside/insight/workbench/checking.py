"""The returns' own rules over the record's own rows: of one child in a moment, of the whole council in seconds."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Final

from django.conf import settings

from alongside.insight.extracts import in_need, inspection, looked_after
from alongside.insight.extracts.inspection_beside import elsewhere_in
from alongside.insight.extracts.writing import census_header
from alongside.insight.extracts.years import Year
from alongside.insight.workbench.kinds import Kind, open_on
from alongside.returns.annex_a.book import Collection as ListsOn
from alongside.returns.annex_a.book import Lists
from alongside.returns.annex_a.rules import RULES as LIST_RULES
from alongside.returns.cin.book import Census
from alongside.returns.cin.book import Collection as CensusYear
from alongside.returns.cin.rules import RULES as CENSUS_RULES
from alongside.returns.kit.checking import Finding, Outcome, check
from alongside.returns.kit.rules import Rule, RuleBook
from alongside.returns.ssda903.book import LAST_YEAR, Return903
from alongside.returns.ssda903.book import Collection as LookedAfterYear
from alongside.returns.ssda903.reference.postcode_index import NoPostcodes
from alongside.returns.ssda903.reference.postcodes import Postcodes
from alongside.returns.ssda903.rules import RULES as LOOKED_AFTER_RULES
from alongside.returns.ssda903.tables import TABLES

# What a year that still runs is asked only when it has ended: the answers of a child in care all year, and of a
# care leaver at the birthday. Until then they are still to be given, not wrong.
ASKED_AT_THE_END: Final = frozenset({"OC2", "OC3"})


@dataclass(frozen=True, slots=True)
class Checked:
    """One return of one year after its rules were run on a day: what they said, and how many children it holds."""

    kind: Kind
    year: int
    running: bool
    outcome: Outcome
    children: int

    def severity(self, one: Finding) -> str:
        """How much a finding weighs: "error", "query", or "later" where it is only asked when the year has ended."""
        return "later" if self.running and one.row.table in ASKED_AT_THE_END else one.rule.severity


def check_return(kind: Kind, year: int, today: date, child_ids: list[int] | None = None) -> Checked:
    """Every rule of the return's year over these children, or over all whom the acting worker may see.

    A year that still runs is held against its rules as if it ended today: a child who is seventeen is not wrong for
    being eighteen on 31 March.
    """
    outcome, children = _CHECKS[kind.key](year, today, child_ids)
    return Checked(kind, year, today < ends(year), outcome, children)


def check_child(child_id: int, sees: Collection[str], today: date) -> list[Checked]:
    """The returns of the years still open, as far as they are about one child and made of parts that are seen.

    A return that does not hold the child is left out.
    """
    about = [one for one in open_on(today) if not one[0].on_request and set(one[0].parts) <= set(sees)]
    found = [check_return(kind, year, today, [child_id]) for kind, year in about]
    return [one for one in found if one.children]


def rule_of(kind: str, code: str, year: int) -> Rule | None:
    """The rule of a year's set by its code; None where the set has it no more."""
    return _by_code(kind, year).get(code)


def ends(year: int) -> date:
    """The last day of a collection year."""
    return date(year, 3, 31)


def _looked_after(year: int, today: date, child_ids: list[int] | None) -> tuple[Outcome, int]:
    rows = looked_after.rows_of(year, child_ids)
    if not any(rows.values()):
        return Outcome(), 0
    before = looked_after.rows_of(year - 1, child_ids)
    now = Return903(_looked_after_year(year, min(today, ends(year)), settings.AUTHORITY), rows, before)
    outcome = check(now, _rules("ssda903", year))
    if today < ends(year):
        # What is asked of the whole year is asked as of its end, so that nothing is asked too early or too late.
        whole = Return903(_looked_after_year(year, ends(year), settings.AUTHORITY), rows, before)
        at_the_end = check(whole, _rules("ssda903", year)).findings
        kept = [one for one in outcome.findings if one.row.table not in ASKED_AT_THE_END]
        outcome.findings = kept + [one for one in at_the_end if one.row.table in ASKED_AT_THE_END]
    return outcome, len(now.children)


def _census(year: int, today: date, child_ids: list[int] | None) -> tuple[Outcome, int]:
    children = in_need.numbered(in_need.children_of(year, child_ids))
    # Without a header, rules that compare or count the census's children are not run: one child is no census, and
    # a year that still runs is none yet.
    header = census_header(year) if child_ids is None and today >= ends(year) else None
    census = Census(_census_year(year, min(today, ends(year))), header, children)
    return check(census, _rules("cin", year)), len(children)


def _lists(year: int, today: date, child_ids: list[int] | None) -> tuple[Outcome, int]:
    on = inspection.day_of(year, today)
    days = (Year(year).starts, on)
    held_to = ListsOn(on, {"census": days, "ssda903": days}, elsewhere_in(year))
    lists = Lists(held_to, inspection.lists_on(on, child_ids))
    return check(lists, _rules("annex_a", year)), len(lists.children)


_CHECKS: Final[Mapping[str, Callable[[int, date, list[int] | None], tuple[Outcome, int]]]] = {
    "ssda903": _looked_after,
    "cin": _census,
    "annex_a": _lists,
}
_BOOKS: Final[Mapping[str, RuleBook[Any, Any]]] = {
    "ssda903": LOOKED_AFTER_RULES,
    "cin": CENSUS_RULES,
    "annex_a": LIST_RULES,
}


# What is said of a year as a whole is the same for every child: it is made once.
@lru_cache(maxsize=8)
def _looked_after_year(year: int, until: date, authority: str) -> LookedAfterYear:
    sent = [table.name + when for table in TABLES for when in ("", LAST_YEAR)]
    made = LookedAfterYear(year, authority=authority, sent=sent, postcodes=_postcodes())
    made.ends = until
    return made


@lru_cache(maxsize=1)
def _postcodes() -> Postcodes | None:
    """Where postcodes lie; None where the directory is not installed: the rules that ask it are left out then."""
    try:
        return Postcodes()
    except NoPostcodes:
        return None


@lru_cache(maxsize=8)
def _census_year(year: int, until: date) -> CensusYear:
    made = CensusYear(year)
    made.ends = until
    return made


@lru_cache(maxsize=16)
def _rules(kind: str, year: int) -> list[Rule]:
    return list(_BOOKS[kind].of_year(year))


@lru_cache(maxsize=16)
def _by_code(kind: str, year: int) -> dict[str, Rule]:
    return {rule.code: rule for rule in _rules(kind, year)}
