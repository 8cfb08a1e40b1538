"""What an inspection of children's services judges, and what an inspector asks for on arriving, as dated data.

The framework's own wording was not seen: each entry carries its source and that nobody has checked it.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from alongside.law.clocks import FORCES, VERIFICATIONS
from alongside.law.reading import Entry, read_file_entries

_FILE: Final = "inspection.toml"
_COMMON: Final = ("key", "name", "holds_from", "force", "source", "verification")


@dataclass(frozen=True, slots=True)
class Area:
    """An area that is judged: `name` is short, `whole` as the framework calls it."""

    key: str
    name: str
    whole: str
    holds_from: date
    force: str
    source: str
    verification: str


@dataclass(frozen=True, slots=True)
class Ask:
    """Something that an inspector asks for, and why."""

    key: str
    name: str
    why: str
    holds_from: date
    force: str
    source: str
    verification: str


def _area(entry: Entry) -> Area:
    entry.only(*_COMMON, "whole")
    return Area(entry.text("key"), entry.text("name"), entry.text("whole"), *_dated(entry))


def _ask(entry: Entry) -> Ask:
    entry.only(*_COMMON, "why")
    return Ask(entry.text("key"), entry.text("name"), entry.text("why"), *_dated(entry))


def _dated(entry: Entry) -> tuple[date, str, str, str]:
    force, verification = entry.choice("force", FORCES), entry.choice("verification", VERIFICATIONS)
    return entry.day("holds_from"), force, entry.text("source"), verification


AREAS: Final = tuple(_area(entry) for entry in read_file_entries(_FILE, "area", "key"))
ASKS: Final = tuple(_ask(entry) for entry in read_file_entries(_FILE, "ask", "key"))
