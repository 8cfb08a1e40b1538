"""How the text of one cell becomes a typed value, with a sentence where it cannot."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from alongside.returns.kit import dates
from alongside.returns.kit.codes import CodeList
from alongside.returns.kit.problems import Severity


@dataclass(frozen=True, slots=True)
class Complaint:
    """What is wrong with a value, and whether it was taken all the same."""

    severity: Severity
    message: str


Read = tuple[object, Complaint | None]
Reader = Callable[[str], Read]

# Systems that export an empty date as their first one mean that there is none.
NO_DATE = frozenset({date(1900, 1, 1), date(1899, 12, 30), date(1, 1, 1)})

# A spreadsheet takes all four signs for the start of a formula; + and - also start numbers.
_FORMULA = re.compile(r"[=@].|[+-]\s*[^\s\d.]")


def text(raw: str) -> Read:
    """The words as they stand; what looks like a formula stays text and is told."""
    if _FORMULA.match(raw):
        return raw, Complaint("warning", "starts like a formula; it was kept as plain text")
    return raw, None


def identifier(raw: str) -> Read:
    """An identifier or postcode: capitals, single spaces."""
    value, complaint = text(raw)
    return " ".join(str(value).upper().split()), complaint


def uk_day(raw: str) -> Read:
    """A date of SSDA903, dd/mm/yyyy; other spellings of a date are taken with a warning."""
    value = dates.uk_date(raw)
    if value is not None and len(raw) == 10:
        return _plausible(value)
    value = value or dates.iso_date(raw)
    if value is None:
        return None, Complaint("refused", "is not a date: write it like 31/12/2025")
    day, _ = _plausible(value)
    return day, Complaint("warning", "is a date in another form than 31/12/2025; it was read")


def iso_day(raw: str) -> Read:
    """A date of the census or of a worksheet, yyyy-mm-dd; dd/mm/yyyy is taken with a warning."""
    value = dates.iso_date(raw)
    if value is not None:
        return _plausible(value)
    value = dates.uk_date(raw)
    if value is None:
        return None, Complaint("refused", "is not a date: write it like 2025-12-31")
    return value, Complaint("warning", "is a date in another form than 2025-12-31; it was read")


def _plausible(value: date) -> Read:
    if value in NO_DATE:
        return None, Complaint("warning", "is the date some systems write for none; it was read as blank")
    return value, None


def partial_day(raw: str) -> Read:
    """A date of which parts may be unknown, written zz."""
    value = dates.partial_date(raw)
    if value is None:
        return None, Complaint("refused", "is not a date: write it like 31/12/2025, with zz for what is unknown")
    return value, None


def whole_number(raw: str) -> Read:
    """A whole number of nought or more; "3.0", as spreadsheets write it, is 3."""
    match = re.fullmatch(r"(\d{1,9})(?:\.0+)?", raw, re.ASCII)
    if not match:
        return None, Complaint("refused", "is not a whole number")
    return int(match[1]), None


def full_years(raw: str) -> Read:
    """An age in years, of which only the full ones count: 6.9 is 6."""
    match = re.fullmatch(r"(\d{1,3})(?:\.\d+)?", raw, re.ASCII)
    if not match:
        return None, Complaint("refused", "is not an age in years")
    return int(match[1]), None


def yes_no(raw: str) -> Read:
    """0, 1, true or false, in any case; spreadsheets also write 1 as 1.0."""
    answers = {"0": False, "0.0": False, "false": False, "1": True, "1.0": True, "true": True}
    if raw.casefold() not in answers:
        return None, Complaint("refused", "must be 0, 1, true or false")
    return answers[raw.casefold()], None


def nought_one(raw: str) -> Read:
    """0 or 1; what else means no or yes is taken with a warning."""
    value, complaint = yes_no(raw)
    if complaint:
        return None, Complaint("refused", "must be 0 or 1")
    if raw not in ("0", "1"):
        return value, Complaint("warning", "should be 0 or 1; it was read")
    return value, None


def one_of(codes: CodeList, older: Mapping[str, str] | None = None) -> Reader:
    """A reader of one list's codes, in capitals; `older` spellings become today's.

    A code the list has never held is kept with a warning: whether it may be sent is
    for the rules to say, and a person has to see what the file said.
    """
    spelt = {code.code.upper(): code.code for code in codes}
    before = older or {}
    unknown = Complaint("warning", f"is not in the list of {codes.name}; it was kept as it is")

    def read(raw: str) -> Read:
        value = raw.upper().removesuffix(".0")
        value = before.get(value, value)
        return (spelt[value], None) if value in spelt else (value, unknown)

    return read


def capitals_of(read: Reader) -> Reader:
    """The same reader for a return whose codes must stand in capitals: others are read and told."""
    small = Complaint("warning", "must be in capitals; it was read")

    def strict(raw: str) -> Read:
        value, complaint = read(raw)
        return value, complaint or (small if raw != value and raw.upper() == value else None)

    return strict
