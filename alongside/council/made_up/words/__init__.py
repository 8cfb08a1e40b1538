"""The words of the made-up council, written for it: nobody said them. Templates by topic, filled for each child."""

import tomllib
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from alongside.council.made_up.chance import Chance
from alongside.council.made_up.families import Child

FILES = ("voices", "arriving", "planning", "caring", "leaving", "noting", "practising")
_BANDS = ((2, "baby"), (5, "small"), (9, "young"), (13, "middle"))
_ORDER = ("baby", "small", "young", "middle", "teen")


@cache
def _topics() -> dict[str, Any]:
    topics: dict[str, Any] = {}
    for name in FILES:
        topics.update(tomllib.loads(files(__package__).joinpath(f"{name}.toml").read_text()))
    return topics


def band(age: int) -> str:
    """The age band that a topic's words are kept by."""
    return next((name for below, name in _BANDS if age < below), "teen")


@cache
def _voices(topic: str, at: str) -> tuple[str, ...]:
    """The words of a topic for a band, or of the nearest younger band that has some."""
    kept = _topics()[topic]
    near = [name for name in reversed(_ORDER[: _ORDER.index(at) + 1]) if name in kept]
    return tuple(kept[near[0]]) if near else tuple(next(iter(kept.values())))


def voice(chance: Chance, topic: str, child: Child, on: date, most: int = 2, **slots: str) -> str:
    """What a child says on a topic, as one of that age would: one thing, or up to `most`."""
    things = _voices(topic, band(child.age(on)))
    said = chance.one(things)
    if most > 1 and len(things) > 3 and chance.yes(0.4):
        more = chance.one(things)
        said = said if more == said else f"{said} {more}"
    return said.format_map({**child.slots, **slots}) if "{" in said else said


@cache
def has(topic: str, key: str) -> bool:
    """Whether a topic has words of its own for this."""
    return key in _topics()[topic]


@cache
def _lines(topic: str, key: str) -> tuple[str, ...]:
    kept = _topics()[topic]
    return tuple(kept if isinstance(kept, list) else kept.get(key) or kept["any"])


def line(chance: Chance, topic: str, key: str = "any", child: Child | None = None, **slots: str) -> str:
    """One sentence of a topic (for a kind of worry, when the topic has words of its own for it)."""
    said = chance.one(_lines(topic, key))
    if "{" not in said:
        return said
    return said.format_map({**child.slots, **slots} if child else slots)


def lines(chance: Chance, topic: str, count: int, key: str = "any", child: Child | None = None, **slots: str) -> str:
    """A paragraph of different sentences of a topic."""
    kept = _lines(topic, key)
    said = " ".join(chance.sample(kept, min(count, len(kept))))
    return said.format_map({**child.slots, **slots} if child else slots) if "{" in said else said


@cache
def pairs(topic: str) -> tuple[tuple[str, str], ...]:
    """A topic whose entries are pairs (what is to be done, and by whom)."""
    return tuple((one, other) for one, other in _topics()[topic]["any"])


def things(topic: str) -> tuple[str, ...]:
    """Everything of a topic, unfilled."""
    return _lines(topic, "any")
