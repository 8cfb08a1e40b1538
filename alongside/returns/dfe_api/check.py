"""Whether a payload has the shape the department takes; and a payload read back into rows, by the same walk.

The department refuses a whole body for one child's fault, so every fault is told before
anything is sent, with the path to it, and a child with one can be held back alone.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from alongside.returns.dfe_api import values
from alongside.returns.dfe_api.items import Item, identity, items
from alongside.returns.dfe_api.payload import BATCH, Block
from alongside.returns.dfe_api.rows import Child
from alongside.returns.kit.problems import Problems, Unreadable, Where

# Beyond this no body is one: a hundred children with all that ever happened are a few megabytes.
BODY_LIMIT = 64 * 2**20


@dataclass(frozen=True, slots=True)
class HeldBack:
    """A child who cannot be sent today, and why. `number` is the council's own, None where that is the fault."""

    number: str | None
    problems: Problems


def check(body: object, file: str = "payload") -> Problems:
    """Every fault of one body to be posted, whole or daily change; nothing is raised.

    `where.place` is the path to the block, like "[3].social_care_episodes[0]", and
    `where.field` the key. "refused" cannot be sent; "warning" can, but should be looked at.
    """
    problems = Problems()
    _read_body(body, file, problems)
    return problems


def check_child(payload: object, file: str = "payload") -> Problems:
    """Every fault of one child's payload, whole or daily change."""
    problems = Problems()
    _child(payload, Where(file), problems)
    return problems


def read(path: Path) -> tuple[list[Child], Problems]:
    """The children in a file of whole payloads, and every fault in it.

    A value that cannot be read is None and told; a child without a number or details, or
    one to be purged, gives no row. Raises Unreadable where the file is no body at all.
    """
    problems = Problems()
    return _read_body(parse(Path(path)), Path(path).name, problems), problems


def parse(path: Path) -> object:
    """What stands in a JSON file, unchecked. Raises Unreadable where it is none."""
    where = Where(path.name)
    try:
        with path.open("rb") as file:
            text = file.read(BODY_LIMIT + 1)
        if len(text) > BODY_LIMIT:
            raise Unreadable(f"This file is over {BODY_LIMIT // 2**20} MB: no body of a hundred children is.", where)
        return json.loads(text.decode())
    except (ValueError, RecursionError):
        raise Unreadable("This is no JSON in UTF-8. Send the file as it was written.", where) from None


def hold_back(today: Iterable[Block], held: Iterable[Block]) -> tuple[list[Block], list[HeldBack]]:
    """Today's payloads that can be sent, and the children who cannot, with what to put right.

    A child held back stays as the department holds them, so that no delta purges a child
    for a fault; one it does not hold yet is left out. Two children with one number are both
    held back.
    """
    as_held = {payload.get("la_child_id"): payload for payload in held}
    seen = list(today)
    times = Counter(_number(payload) for payload in seen)
    sound: list[Block] = []
    back: list[HeldBack] = []
    told: set[str | None] = set()
    for payload in seen:
        number = _number(payload)
        problems = check_child(payload)
        if times[number] > 1 and number is not None:
            problems.refuse(Where("payload", field="la_child_id"), "la_child_id is another child's too.")
        if not problems.refused:
            sound.append(payload)
        elif number is None or number not in told:
            told.add(number)
            back.append(HeldBack(number, problems))
    return sound + [as_held[number] for number in told if number in as_held], back


def _number(payload: Block) -> str | None:
    number = payload.get("la_child_id")
    return number if isinstance(number, str) else None


def _read_body(body: object, file: str, problems: Problems) -> list[Child]:
    if not isinstance(body, list):
        problems.refuse(Where(file), "The body must be a list of children.")
        return []
    if len(body) > BATCH:
        problems.refuse(Where(file), f"The body holds {len(body)} children, and {BATCH} are the most that are taken.")
    _tell_repeats("la_child_id", body, Where(file), problems)
    children = (_child(one, Where(file, place=f"[{index}]"), problems) for index, one in enumerate(body))
    return [child for child in children if child is not None]


def _child(payload: object, where: Where, problems: Problems) -> Child | None:
    if isinstance(payload, Mapping) and payload.get("purge") is not True and "mis_child_id" not in payload:
        problems.warn(where.at("mis_child_id"), "mis_child_id is missing, and each daily change must carry it.")
    child: Child | None = _block(Child, payload, where, problems)
    return child


def _block(row: Any, block: object, where: Where, problems: Problems) -> Any:
    """One block as its row; None where it is to be purged, is no object, or lacks what it must have."""
    if not isinstance(block, dict):
        problems.refuse(where, "This must be an object.")
        return None
    _tell_unknown(row, block, where, problems)
    purged = block.get("purge") is True
    made: dict[str, object] = {}
    for name, item in items(row):
        if purged and not (item.kind == "id" and item.needed):
            continue
        if item.key in block:
            value = _item(item, block[item.key], where, problems)
            if value is not None:
                made[name] = value
        elif item.needed:
            problems.refuse(where.at(item.key), f"{item.key} is missing.")
    whole = all(name in made for name, item in items(row) if item.needed)
    return row(**made) if whole and not purged else None


def _item(item: Item, value: object, where: Where, problems: Problems) -> object:
    place = where.at(item.key)
    if item.kind == "list":
        return _list(item, value, place, problems)
    if item.kind == "block":
        return _block(item.of, value, _below(place), problems)
    if value is None and not item.needed:
        # A daily change says so of what is blank now.
        return None
    read, complaint = values.read(item, value)
    if complaint is not None:
        tell = problems.refuse if complaint.severity == "refused" else problems.warn
        tell(place, f"{item.key} {complaint.message}.", value if isinstance(value, str) else "")
    return read


def _list(item: Item, value: object, where: Where, problems: Problems) -> object:
    if not isinstance(value, list):
        problems.refuse(where, f"{item.key} must be a list.")
        return None
    key = identity(item.of)
    if key is not None:
        _tell_repeats(key, value, _below(where), problems)
    rows = (_block(item.of, one, _below(where, index), problems) for index, one in enumerate(value))
    return tuple(row for row in rows if row is not None)


def _tell_repeats(key: str, blocks: list[object], where: Where, problems: Problems) -> None:
    seen: set[str] = set()
    for block in blocks:
        number = block.get(key) if isinstance(block, dict) else None
        if isinstance(number, str) and number in seen:
            problems.refuse(where.at(key), f"{key} stands twice in this list.", number)
        elif isinstance(number, str):
            seen.add(number)


def _tell_unknown(row: Any, block: Block, where: Where, problems: Problems) -> None:
    known = {item.key for _, item in items(row)} | {"purge"}
    for key in block:
        if key not in known:
            problems.refuse(where.at(str(key)[:40]), f"{str(key)[:40]} is no key of the specification here.")
    if not isinstance(block.get("purge", False), bool):
        problems.refuse(where.at("purge"), "purge must be true or false.")


def _below(where: Where, index: int | None = None) -> Where:
    step = where.field if index is None else f"{where.field}[{index}]"
    return Where(where.file, place=f"{where.place}.{step}" if where.place else step)
