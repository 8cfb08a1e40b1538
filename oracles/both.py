"""Asks both sides about all made-up returns of one kind, two at a time."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from oracles.sets import CIN, SSDA903, Asked, Data, ask_cin, ask_ssda903

KINDS: dict[str, tuple[tuple[Data, ...], Callable[[Data, Path], Asked]]] = {
    "ssda903": (SSDA903, ask_ssda903),
    "cin": (CIN, ask_cin),
}


def ask_all(kind: str, folder: Path) -> list[Asked]:
    """What both said of every return of that kind; the files stay in the folder, by name."""
    sets, ask = KINDS[kind]
    # The peer works in a process of its own, so two are asked at once on two processors.
    with ThreadPoolExecutor(2) as two:
        return list(two.map(lambda data: ask(data, folder / kind / data.name), sets))
