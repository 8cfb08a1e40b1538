"""The clocks: what is due after which event, by when, who answers for it, and the source that says so."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Final, Literal, cast

from alongside.law.events import BUILT_STEPS, EVENTS
from alongside.law.reading import Entry, file_names, read_file_entries
from alongside.law.roles import ROLES

Unit = Literal["hour", "day", "week", "month", "year", "term", "age"]
DayType = Literal["calendar", "working", "school"]
Direction = Literal["after", "before"]
Verification = Literal["verified", "partly verified", "unverified"]

UNITS: Final = ("hour", "day", "week", "month", "year", "term", "age")
DAY_TYPES: Final = ("calendar", "working", "school")
DIRECTIONS: Final = ("after", "before")
VERIFICATIONS: Final = ("verified", "partly verified", "unverified")
FORCES: Final = (
    "statutory",
    "statutory_guidance",
    "court_rule",
    "national_minimum_standard",
    "statutory_return",
    "best_practice",
    "programme",
    "local_practice",
    "inspection_framework",
    "voluntary_pilot",
)


@dataclass(frozen=True, slots=True)
class Limit:
    """How long: `Limit(45, "day", "working")`. Unit "age" counts years from the date of birth."""

    value: int
    unit: Unit
    day_type: DayType = "calendar"
    direction: Direction = "after"


@dataclass(frozen=True, slots=True)
class Repeats:
    """How a clock is armed again each time it is met.

    `limits` are the intervals in turn and the last one goes on. With `changes_on`, the first interval holds
    until that event and the second from then on (weekly until the first review, then every four weeks).
    """

    limits: tuple[Limit, ...]
    changes_on: str | None = None


@dataclass(frozen=True, slots=True)
class Clock:
    """One duty with a time. It opens on any of `starts`, is met by any of `met_by`, falls away on any of `ends`.

    `limit` is None where the law sets no number. `yearly_on` (month, day) is a fixed date in each year instead.
    `from_month` and `until_month` bound the months after the start in which meeting it arms it again (visits in
    the first year, visits afterwards). `applies_if` is a sentence somebody or some rule must find true first. An
    event that starts a clock already open leaves it as it is. Nor is it opened while another clock runs that one of
    `not_until` ends (no child in need meeting is due of a child in care, until care ends). `dates_verified` is false
    while nobody has read when the rule commenced; `verification` speaks of the rule itself.
    """

    code: str
    area: str
    name: str
    starts: tuple[str, ...]
    met_by: tuple[str, ...]
    ends: tuple[str, ...]
    not_until: tuple[str, ...]
    limit: Limit | None
    yearly_on: tuple[int, int] | None
    repeats: Repeats | None
    from_month: int
    until_month: int | None
    applies_if: str
    force: str
    responsible: str
    council_sets: bool
    holds_from: date
    holds_until: date | None
    dates_verified: bool
    source: str
    verification: Verification
    evidence: str
    exceptions: str
    note: str

    def holds_on(self, day: date) -> bool:
        return self.holds_from <= day and (self.holds_until is None or day <= self.holds_until)


def _limit(entry: Entry) -> Limit:
    entry.only("value", "unit", "day_type", "direction")
    return Limit(
        value=entry.whole("value"),
        unit=cast(Unit, entry.choice("unit", UNITS)),
        day_type=cast(DayType, entry.choice("day_type", DAY_TYPES, "calendar")),
        direction=cast(Direction, entry.choice("direction", DIRECTIONS, "after")),
    )


def _repeats(entry: Entry) -> Repeats:
    entry.only("limits", "changes_on")
    limits = tuple(_limit(part) for part in entry.parts("limits"))
    if not limits or (entry.has("changes_on") and len(limits) != 2):
        raise entry.refuse("'limits' needs at least one interval, and exactly two with 'changes_on'.")
    return Repeats(limits, entry.choice("changes_on", EVENTS.keys()) if entry.has("changes_on") else None)


def _clock(area: str, entry: Entry) -> Clock:
    entry.only(*(field.name for field in fields(Clock) if field.name != "area"))
    yearly_on = entry.part("yearly_on") if entry.has("yearly_on") else None
    return Clock(
        code=entry.text("code"),
        area=area,
        name=entry.text("name"),
        starts=entry.names("starts", EVENTS),
        met_by=entry.names("met_by", EVENTS),
        ends=entry.names("ends", EVENTS),
        not_until=entry.names("not_until", EVENTS),
        limit=_limit(entry.part("limit")) if entry.has("limit") else None,
        yearly_on=(yearly_on.whole("month"), yearly_on.whole("day")) if yearly_on else None,
        repeats=_repeats(entry.part("repeats")) if entry.has("repeats") else None,
        from_month=entry.whole("from_month", 0),
        until_month=entry.whole("until_month") if entry.has("until_month") else None,
        applies_if=entry.text("applies_if", ""),
        force=entry.choice("force", FORCES),
        responsible=entry.choice("responsible", ROLES.keys()),
        council_sets=entry.yes("council_sets"),
        holds_from=entry.day("holds_from"),
        holds_until=entry.day("holds_until") if entry.has("holds_until") else None,
        dates_verified=entry.yes("dates_verified"),
        source=entry.text("source"),
        verification=cast(Verification, entry.choice("verification", VERIFICATIONS)),
        evidence=entry.text("evidence", ""),
        exceptions=entry.text("exceptions", ""),
        note=entry.text("note", ""),
    )


def _load() -> tuple[Clock, ...]:
    return tuple(
        _clock(name.removeprefix("clocks/").removesuffix(".toml"), entry)
        for name in file_names("clocks")
        for entry in read_file_entries(name, "clock", "code")
    )


CLOCKS: Final[Sequence[Clock]] = _load()


def clocks_on(day: date) -> list[Clock]:
    """Which clocks does the law hold on this day?"""
    return [clock for clock in CLOCKS if clock.holds_on(day)]


def _by_event(which: Literal["starts", "met_by", "ends"]) -> dict[str, list[Clock]]:
    """The clocks by event: a council's past asks for them hundreds of thousands of times."""
    found: dict[str, list[Clock]] = {}
    for clock in CLOCKS:
        for event in getattr(clock, which):
            found.setdefault(event, []).append(clock)
    return found


_BY_CODE: Final = {code: [c for c in CLOCKS if c.code == code] for code in {c.code for c in CLOCKS}}
_STARTING, _MEETING, _ENDING = _by_event("starts"), _by_event("met_by"), _by_event("ends")


def clock(code: str, on: date) -> Clock:
    """The clock of this code as it stood on a day; KeyError when none did."""
    for candidate in _BY_CODE.get(code, ()):
        if candidate.holds_on(on):
            return candidate
    raise KeyError(f"No clock {code} holds on {on}. The clocks are listed in alongside/law/data/clocks/.")


def started_by(event: str, on: date) -> list[Clock]:
    """Which clocks does this event always open?"""
    return [clock for clock in _STARTING.get(event, ()) if clock.holds_on(on) and not clock.applies_if]


def may_be_started_by(event: str, on: date) -> list[Clock]:
    """Which clocks does this event open where their `applies_if` is true of the child?"""
    return [clock for clock in _STARTING.get(event, ()) if clock.holds_on(on) and clock.applies_if]


def met_by(event: str, on: date) -> list[Clock]:
    """Which open clocks does this event meet?"""
    return [clock for clock in _MEETING.get(event, ()) if clock.holds_on(on)]


def met_by_hand(code: str) -> bool:
    """Does no step that is built record anything that meets this clock, so that somebody has to say it is done?"""
    return not any(EVENTS[event].step in BUILT_STEPS for each in _BY_CODE.get(code, ()) for event in each.met_by)


def ended_by(event: str, on: date) -> list[Clock]:
    """Which open clocks fall away because of this event?"""
    return [clock for clock in _ENDING.get(event, ()) if clock.holds_on(on)]
