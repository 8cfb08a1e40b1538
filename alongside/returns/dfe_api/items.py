"""What one item of the payload is: its key, its number, and what may stand in it.

A row's field is made by one of the functions below, so that `rows.py` reads like the
specification: key, item number, then what bounds it.
"""

from dataclasses import dataclass, field, fields
from functools import cache
from typing import Any, Literal

from alongside.returns.kit.codes import CodeList

Kind = Literal["id", "words", "upn", "code", "codes", "day", "flag", "number", "block", "list"]

ID_PATTERN = r"[A-Za-z0-9_-]*"
UPN_PATTERN = r"[A-Za-z0-9]{13}"


@dataclass(frozen=True, slots=True)
class Item:
    """One key of the payload.

    `number` is the specification's item number; `also_in` says which returns ask for the
    same fact. `longest` counts characters, or codes where there is a list of them. A
    `closed` list is the payload's own, so that nothing else can be sent; in an open one
    the specification bounds the length alone and the codes are those of the return that
    shares the item. `doubt` says what about it is not verified.
    """

    key: str
    number: int | None
    kind: Kind
    longest: int | None = None
    codes: CodeList | None = None
    closed: bool = False
    needed: bool = False
    of: type | None = None
    also_in: str = ""
    doubt: str = ""


def identifier(
    key: str, number: int | None, longest: int = 36, *, needed: bool = True, also_in: str = "", doubt: str = ""
) -> Any:
    """An identifier: letters, digits, _ and - alone. The record's own, which never changes."""
    item = Item(key, number, "id", longest, needed=needed, also_in=also_in, doubt=doubt)
    return field(metadata={"item": item}) if needed else field(default=None, metadata={"item": item})


def words(key: str, number: int, longest: int | None = None, also_in: str = "") -> Any:
    """Words, such as a name or a postcode."""
    return _optional(Item(key, number, "words", longest, also_in=also_in))


def pupil_number(key: str, number: int) -> Any:
    """A unique pupil number: thirteen letters and digits."""
    return _optional(
        Item(key, number, "upn", 13, also_in="903 CIN", doubt="the order of letters and digits is not said")
    )


def code(
    key: str, number: int, codes: CodeList, longest: int, also_in: str, *, closed: bool = False, doubt: str = ""
) -> Any:
    """One code of a list."""
    return _optional(Item(key, number, "code", longest, codes, closed, also_in=also_in, doubt=doubt))


def several_codes(key: str, number: int, codes: CodeList, most: int | None, also_in: str, doubt: str = "") -> Any:
    """Codes of a list, in no order."""
    return field(default=(), metadata={"item": Item(key, number, "codes", most, codes, also_in=also_in, doubt=doubt)})


def day(key: str, number: int, also_in: str) -> Any:
    """A date, yyyy-mm-dd in the payload."""
    return _optional(Item(key, number, "day", also_in=also_in))


def flag(key: str, number: int, also_in: str) -> Any:
    """True or false; None where it is not known."""
    return _optional(Item(key, number, "flag", also_in=also_in))


def whole_number(key: str, number: int, also_in: str) -> Any:
    """A whole number of nought or more."""
    return _optional(Item(key, number, "number", also_in=also_in))


def block(key: str, of: type, *, needed: bool = False, doubt: str = "") -> Any:
    """A block that stands at most once."""
    item = Item(key, None, "block", of=of, needed=needed, doubt=doubt)
    return field(metadata={"item": item}) if needed else _optional(item)


def listed(key: str, of: type, doubt: str = "") -> Any:
    """A list of blocks, in no order."""
    return field(default=(), metadata={"item": Item(key, None, "list", of=of, doubt=doubt)})


def _optional(item: Item) -> Any:
    return field(default=None, metadata={"item": item})


@cache
def items(row: Any) -> tuple[tuple[str, Item], ...]:
    """(field, item) of a row's class, in order."""
    return tuple((one.name, one.metadata["item"]) for one in fields(row))


@cache
def identity(row: Any) -> str | None:
    """The key by which the department tells one such block from another; None where it has none.

    A worker's number is not one: the same worker may be with a child twice.
    """
    return next((item.key for _, item in items(row) if item.kind == "id" and item.needed), None)
