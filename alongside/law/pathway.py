"""The pathway: the states a child can be in, and what moves a child from one to another.

People decide. The table says which event moves which state, and what should be so first; a precondition that is
missed can be passed by the deciding role with a reason. Source: each transition's own, in data/pathway/.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final, cast

from alongside.law.clocks import VERIFICATIONS, Verification
from alongside.law.events import EVENTS
from alongside.law.reading import Entry, read_file_entries, read_tables
from alongside.law.roles import ROLES


class PathwayError(ValueError):
    """The event cannot happen to a child in these states; the message says from which it can."""


@dataclass(frozen=True, slots=True)
class State:
    """One state. A child is in one state of each region at once; `terminal` says why nothing leaves it."""

    key: str
    region: str
    name: str
    initial: bool
    terminal: str


@dataclass(frozen=True, slots=True)
class Precondition:
    """What should be so before a transition, as a sentence."""

    key: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Transition:
    """Any of `events` moves a child from any of `from_states` to one of `to_states`, while in any of `while_in`.

    `notifies` are the roles to be told. Several `to_states`: the event's own details say which.
    """

    code: str
    region: str
    events: tuple[str, ...]
    from_states: tuple[str, ...]
    to_states: tuple[str, ...]
    while_in: tuple[str, ...]
    preconditions: tuple[Precondition, ...]
    notifies: tuple[str, ...]
    verification: Verification
    source: str
    note: str

    @property
    def decided_by(self) -> tuple[str, ...]:
        """The roles that may bring this about: those that may decide its events."""
        return tuple(dict.fromkeys(role for event in self.events for role in EVENTS[event].decided_by))

    def possible(self, states: Collection[str]) -> bool:
        """Can a child in these states be moved so?"""
        applies = not self.while_in or any(state in states for state in self.while_in)
        return applies and any(state in states for state in self.from_states)


def _load_states() -> dict[str, State]:
    states = {}
    for region, lines in read_tables("pathway/states.toml"):
        for key, fields in lines.items():
            entry = Entry(f"pathway/states.toml, {key}", fields)
            entry.only("name", "initial", "terminal")
            if key in states:
                raise entry.refuse("is listed twice. A state belongs to one region.")
            states[key] = State(key, region, entry.text("name"), entry.yes("initial"), entry.text("terminal", ""))
    return states


def _load_preconditions() -> dict[str, Precondition]:
    return {
        key: Precondition(key, Entry("pathway/preconditions.toml", {key: sentence}).text(key))
        for key, sentence in read_tables("pathway/preconditions.toml")
    }


STATES: Final = _load_states()
PRECONDITIONS: Final = _load_preconditions()
INITIAL: Final = frozenset(state.key for state in STATES.values() if state.initial)


def _transition(entry: Entry) -> Transition:
    entry.only(
        *("code", "events", "from", "to", "while_in", "preconditions", "notifies", "verification", "source", "note")
    )
    from_states, to_states = entry.names("from", STATES), entry.names("to", STATES)
    regions = {STATES[state].region for state in from_states + to_states}
    if len(regions) != 1 or not from_states or not to_states:
        raise entry.refuse("'from' and 'to' must name states of one region. Write one entry for each region moved.")
    return Transition(
        code=entry.text("code"),
        region=regions.pop(),
        events=entry.names("events", EVENTS),
        from_states=from_states,
        to_states=to_states,
        while_in=entry.names("while_in", STATES),
        preconditions=tuple(PRECONDITIONS[key] for key in entry.names("preconditions", PRECONDITIONS)),
        notifies=entry.names("notifies", ROLES),
        verification=cast(Verification, entry.choice("verification", VERIFICATIONS)),
        source=entry.text("source", ""),
        note=entry.text("note", ""),
    )


TRANSITIONS: Final = tuple(
    _transition(entry) for entry in read_file_entries("pathway/transitions.toml", "transition", "code")
)


def transitions(event: str, states: Collection[str]) -> list[Transition]:
    """What does this event move, for a child in these states (one of each region)?"""
    return [each for each in TRANSITIONS if event in each.events and each.possible(states)]


def next_events(states: Collection[str]) -> list[str]:
    """Which events can move a child in these states, in the order of the list of events?"""
    found = {event for each in TRANSITIONS if each.possible(states) for event in each.events}
    return [event for event in EVENTS if event in found]


def _target(transition: Transition, chosen: Collection[str]) -> str:
    targets = [state for state in transition.to_states if state in chosen] or list(transition.to_states)
    if len(targets) > 1:
        raise PathwayError(f"{transition.code}: say which of {', '.join(targets)} follows, in chosen=.")
    return targets[0]


def after(event: str, states: Collection[str], chosen: Collection[str] = ()) -> frozenset[str]:
    """The states of a child after an event. `chosen` names the state where a transition leads to several.

    An event that moves nothing for anybody (a visit) leaves the states as they are. PathwayError when it moves
    some children but cannot happen to this one, or when `chosen` does not settle where it leads.
    """
    moving = transitions(event, states)
    possible_from = {state for each in TRANSITIONS if event in each.events for state in each.from_states}
    if possible_from and not moving:
        raise PathwayError(f"{event} cannot happen here. It can from: {', '.join(sorted(possible_from))}.")
    left = {state for transition in moving for state in transition.from_states}
    return (frozenset(states) - left) | {_target(transition, chosen) for transition in moving}


def missed(transition: Transition, met: Collection[str]) -> list[Precondition]:
    """Which preconditions are not met, so that the deciding role must give a reason to pass them?"""
    return [precondition for precondition in transition.preconditions if precondition.key not in met]
