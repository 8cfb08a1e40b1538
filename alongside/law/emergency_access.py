"""For how long somebody sees a record that they opened in an emergency. Local practice, as dated data."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from alongside.law.clocks import FORCES, VERIFICATIONS
from alongside.law.reading import read_file_entries


@dataclass(frozen=True, slots=True)
class Term:
    """So many hours, for what is opened from a day on."""

    holds_from: date
    hours: int
    force: str
    source: str
    verification: str


def _load() -> tuple[Term, ...]:
    found = []
    for entry in read_file_entries("emergency_access.toml", "term", "holds_from"):
        entry.only("holds_from", "hours", "force", "source", "verification")
        if not entry.whole("hours"):
            raise entry.refuse("'hours' must be at least 1: whoever opens a record in an emergency has to see it.")
        found.append(
            Term(
                entry.day("holds_from"),
                entry.whole("hours"),
                entry.choice("force", FORCES),
                entry.text("source"),
                entry.choice("verification", VERIFICATIONS),
            )
        )
    return tuple(found)


TERMS: Final = _load()
