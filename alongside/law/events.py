"""The one list of event names: what can happen to a child in the council's care system, and who decides it."""

from dataclasses import dataclass
from typing import Final

from alongside.law.reading import Entry, read_tables
from alongside.law.roles import ROLES, SYSTEM

BUILT_STEPS: Final = (
    "front_door",
    "early_help",
    "assessment",
    "protection",
    "family_plan",
    "edge_of_care",
    "care",
    "leaving_care",
)
LATER_STEPS: Final = (
    "early_help_outcomes",
    "court",
    "private_fostering",
    "allegations",
    "serious_incidents",
    "adoption",
    "fostering",
    "homes",
    "education",
    "complaints",
    "information_rights",
    "workforce",
    "inspection",
    "family_safeguarding",
    "exploitation",
)
_DECIDERS: Final = ROLES.keys() - {SYSTEM}


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, or was decided, on a day; `decided_by` are the roles that may say so."""

    name: str
    step: str
    meaning: str
    decided_by: tuple[str, ...]


def _load() -> dict[str, Event]:
    events: dict[str, Event] = {}
    for step, lines in read_tables("events.toml"):
        if step not in BUILT_STEPS + LATER_STEPS:
            raise Entry(f"events.toml, {step}", lines).refuse("is not a step. See BUILT_STEPS and LATER_STEPS.")
        for name, fields in lines.items():
            events[name] = _event(step, name, Entry(f"events.toml, {name}", fields), events)
    return events


def _event(step: str, name: str, entry: Entry, known: dict[str, Event]) -> Event:
    entry.only("meaning", "decided_by")
    decided_by = entry.names("decided_by", _DECIDERS)
    if not decided_by or name in known:
        raise entry.refuse("must be listed once, with at least one role that decides it.")
    return Event(name, step, entry.text("meaning"), decided_by)


EVENTS: Final = _load()
