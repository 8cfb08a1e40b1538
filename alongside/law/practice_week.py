"""What a council holds itself to when leaders come along to families. Local practice, as dated data.

Who must agree to a visit by the child's age, when a guest sees a briefing, and what a guest signs.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeVar

from alongside.law.clocks import FORCES, VERIFICATIONS
from alongside.law.reading import Entry, read_file_entries

_FILE: Final = "practice_week.toml"
_COMMON: Final = ("holds_from", "force", "source", "verification")


@dataclass(frozen=True, slots=True)
class Dated:
    """From when something holds, how binding it is, where it comes from and whether somebody has checked that."""

    holds_from: date
    force: str
    source: str
    verification: str


@dataclass(frozen=True, slots=True)
class AgreementRule(Dated):
    """Ages in whole years: from which a child's own agreement is asked for, and from which it stands alone."""

    own_from: int
    alone_from: int


@dataclass(frozen=True, slots=True)
class BriefingTerm(Dated):
    """From which hour of the day before a visit its briefing opens; it shuts when the day of the visit ends."""

    evening_from: int


@dataclass(frozen=True, slots=True)
class UndertakingText(Dated):
    """The sentences that a guest signs."""

    sentences: tuple[str, ...]

    @property
    def words(self) -> str:
        """The whole text, a sentence to a line."""
        return "\n".join(self.sentences)


D = TypeVar("D", bound=Dated)


def holding(entries: Sequence[D], on: date) -> D:
    """The newest entry that holds on a day. Before the first, the first: the guests of a past week signed something."""
    return max((one for one in entries if one.holds_from <= on), key=lambda one: one.holds_from, default=entries[0])


def _dated(entry: Entry, *more: str) -> tuple[date, str, str, str]:
    entry.only(*_COMMON, *more)
    force, verification = entry.choice("force", FORCES), entry.choice("verification", VERIFICATIONS)
    return entry.day("holds_from"), force, entry.text("source"), verification


def _rule(entry: Entry) -> AgreementRule:
    rule = AgreementRule(*_dated(entry, "own_from", "alone_from"), entry.whole("own_from"), entry.whole("alone_from"))
    if rule.alone_from < rule.own_from:
        raise entry.refuse("'alone_from' is below 'own_from': nobody decides alone before being asked at all.")
    return rule


def _term(entry: Entry) -> BriefingTerm:
    term = BriefingTerm(*_dated(entry, "evening_from"), entry.whole("evening_from"))
    if term.evening_from > 23:
        raise entry.refuse("'evening_from' is an hour of the day, 0 to 23.")
    return term


def _text(entry: Entry) -> UndertakingText:
    return UndertakingText(*_dated(entry, "sentences"), entry.texts("sentences"))


AGREEMENT_RULES: Final = tuple(_rule(entry) for entry in read_file_entries(_FILE, "agreement", "holds_from"))
BRIEFING_TERMS: Final = tuple(_term(entry) for entry in read_file_entries(_FILE, "briefing", "holds_from"))
UNDERTAKINGS: Final = tuple(_text(entry) for entry in read_file_entries(_FILE, "undertaking", "holds_from"))
