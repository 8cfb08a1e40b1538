"""How one value of the payload becomes a typed one, with a sentence where it cannot be sent."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from alongside.returns.dfe_api.items import ID_PATTERN, UPN_PATTERN, Item, Kind
from alongside.returns.kit.problems import Severity

# Systems that export an empty date as their first one mean that there is none.
_NO_DATE = frozenset({date(1900, 1, 1), date(1899, 12, 30), date(1, 1, 1)})
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Complaint:
    """What is wrong with a value: "refused", so that it cannot be sent, or a "warning" to look at it."""

    severity: Severity
    message: str


Read = tuple[object, Complaint | None]


def read(item: Item, value: object) -> Read:
    """The value as its item's type, or None with a complaint. A code in no list is kept, with one."""
    return _READERS[item.kind](item, value)


def _refused(message: str) -> Read:
    return None, Complaint("refused", message)


def _identifier(item: Item, value: object) -> Read:
    if not isinstance(value, str) or not value:
        return _refused("must be text that is not blank")
    if not re.fullmatch(ID_PATTERN, value):
        return _refused("may hold letters, digits, _ and - alone")
    return _as_long_as_allowed(item, value)


def _words(item: Item, value: object) -> Read:
    if not isinstance(value, str) or not value.strip():
        return _refused("must be text that is not blank; leave it out where it is not known")
    return _as_long_as_allowed(item, value)


def _upn(_: Item, value: object) -> Read:
    if not isinstance(value, str) or not re.fullmatch(UPN_PATTERN, value):
        return _refused("must be thirteen letters and digits")
    return value, None


def _as_long_as_allowed(item: Item, value: str) -> Read:
    if item.longest is not None and len(value) > item.longest:
        return _refused(f"is longer than the {item.longest} characters allowed")
    return value, None


def _code(item: Item, value: object) -> Read:
    if not isinstance(value, str) or not value:
        return _refused("must be a code; leave it out where it is not known")
    if item.codes is None or value in item.codes:
        return value, None
    if item.closed:
        return _refused(f"is not in the list of {item.codes.name}")
    if item.longest is not None and item.kind == "code" and len(value) > item.longest:
        return _refused(f"is longer than the {item.longest} characters allowed")
    return value, Complaint("warning", f"is not in the list of {item.codes.name}")


def _codes(item: Item, value: object) -> Read:
    if not isinstance(value, list):
        return _refused("must be a list of codes")
    if item.longest is not None and len(value) > item.longest:
        return _refused(f"holds more than the {item.longest} codes allowed")
    read = [_code(item, one) for one in value]
    refused = next((told for _, told in read if told and told.severity == "refused"), None)
    if refused:
        return None, Complaint("refused", f"holds a code that {refused.message}")
    doubted = next((told for _, told in read if told), None)
    return tuple(code for code, _ in read), doubted and Complaint("warning", f"holds a code that {doubted.message}")


def _day(_: Item, value: object) -> Read:
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        return _refused("must be a date like 2025-12-31")
    try:
        read = date.fromisoformat(value)
    except ValueError:
        return _refused("is a day that is in no calendar")
    return _refused("is the date some systems write for none: leave it out") if read in _NO_DATE else (read, None)


def _flag(_: Item, value: object) -> Read:
    return (value, None) if isinstance(value, bool) else _refused("must be true or false")


def _number(_: Item, value: object) -> Read:
    # True is an int to Python, but not to the payload.
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        return _refused("must be a whole number of nought or more")
    return value, None


_READERS: Mapping[Kind, Callable[[Item, object], Read]] = {
    "id": _identifier,
    "words": _words,
    "upn": _upn,
    "code": _code,
    "codes": _codes,
    "day": _day,
    "flag": _flag,
    "number": _number,
}
