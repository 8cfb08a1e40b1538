"""Compares what our rules say with what the peer's do, rule by rule and row by row.

A rule about two tables may name the rows of either: where one side names rows of a
table that the other never does, the children are compared instead.
"""

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from alongside.returns.kit.rules import order_of
from oracles import answers
from oracles.ours import Place
from oracles.sets import Asked

LIST = Path(__file__).with_name("agreement.toml")

OURS, PEER, CRASH, ABSENT = "ours", "peer", "crash", "absent"


@dataclass(frozen=True)
class Reason:
    """Why we differ from the peer over a rule: on which side something stands alone, and an example."""

    kind: str
    rule: str
    side: str
    why: str
    example: str = ""


@dataclass
class Tally:
    """Of one rule, over all data: rows both name, rows one side alone names, and where the peer gave no answer."""

    rule: str
    both: int = 0
    ours: list[tuple[str, Place]] = field(default_factory=list)
    peer: list[tuple[str, Place]] = field(default_factory=list)
    crashed: list[str] = field(default_factory=list)
    compared: int = 0
    absent: bool = False

    @property
    def sides(self) -> set[str]:
        """The ways in which the two differ."""
        told = ((OURS, self.ours), (PEER, self.peer), (CRASH, self.crashed), (ABSENT, self.absent))
        return {side for side, there in told if there}


def tallies(asked: Sequence[Asked]) -> list[Tally]:
    """A tally for each rule that the peer has, in the order of the codes."""
    rules = sorted({rule for one in asked for rule in one.peer}, key=order_of)
    return [_tally(rule, asked) for rule in rules]


def only_ours(asked: Iterable[Asked]) -> list[str]:
    """The rules that the peer does not have."""
    return sorted({rule for one in asked for rule in one.ours.found} - {rule for one in asked for rule in one.peer})


def _tally(rule: str, asked: Sequence[Asked]) -> Tally:
    told = Tally(rule, absent=not any(rule in one.ours.found for one in asked))
    tables_ours = {table for one in asked for table, _ in one.ours.found.get(rule, ())}
    tables_peer = {table for one in asked for table, _ in _places(one, rule)}
    for one in asked:
        answer = one.peer.get(rule)
        if isinstance(answer, str) and answer.startswith("crashed"):
            told.crashed.append(one.data.name)
        elif isinstance(answer, dict) and rule in one.ours.found:
            told.compared += 1
            _add(told, one, tables_ours & tables_peer)
    return told


def _places(one: Asked, rule: str) -> set[Place]:
    answer = one.peer.get(rule)
    return {(table, row) for table, rows in answer.items() for row in rows} if isinstance(answer, dict) else set()


def _add(told: Tally, one: Asked, shared: set[str]) -> None:
    ours, peer = one.ours.found[told.rule], _places(one, told.rule)
    told.both += len(ours & peer)
    for mine, other, alone in ((ours, peer, told.ours), (peer, ours, told.peer)):
        children = {one.whose.get(place) for place in other}
        for place in sorted(mine - other):
            if place[0] in shared or one.whose.get(place) not in children:
                alone.append((one.data.name, place))


def reasons(kind: str) -> list[Reason]:
    """What agreement.toml says of one return."""
    listed = tomllib.loads(LIST.read_text()).get(kind, [])
    return [
        Reason(kind, rule, one["side"], one["why"], one.get("example", "")) for one in listed for rule in one["rules"]
    ]


def set_aside(kind: str) -> frozenset[str]:
    """The rules whose answers by the peer count for nothing here: on newer libraries than it asks for, some change."""
    listed = tomllib.loads(LIST.read_text())["on newer libraries"][kind]
    return frozenset() if answers.on_its_own_libraries(kind) else frozenset(listed)


def unexplained(told: Iterable[Tally], listed: Iterable[Reason]) -> list[str]:
    """Differences that nobody gave a reason for, in words."""
    known = {(one.rule, one.side) for one in listed}
    return [_in_words(tally, side) for tally in told for side in sorted(tally.sides) if (tally.rule, side) not in known]


def outlived(told: Iterable[Tally], listed: Iterable[Reason]) -> list[str]:
    """Reasons given for differences that are no more."""
    there = {(tally.rule, side) for tally in told for side in tally.sides}
    return [
        f"{one.rule}: no difference on side {one.side!r} any more"
        for one in listed
        if (one.rule, one.side) not in there
    ]


def _in_words(tally: Tally, side: str) -> str:
    if side == ABSENT:
        return f"{tally.rule}: we have no such rule"
    if side == CRASH:
        return f"{tally.rule}: the peer stopped on {', '.join(tally.crashed)}"
    found = tally.ours if side == OURS else tally.peer
    where: dict[str, list[Place]] = defaultdict(list)
    for name, place in found:
        where[name].append(place)
    shown = "; ".join(f"{name}: {places[:3]}" for name, places in where.items())
    return f"{tally.rule}: {len(found)} rows that {'we' if side == OURS else 'the peer'} alone named ({shown})"
