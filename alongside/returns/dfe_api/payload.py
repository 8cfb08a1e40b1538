"""Rows become the payload's JSON objects, in one order, so that how the record listed them never counts as a change."""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from alongside.returns.dfe_api.items import Item, identity, items
from alongside.returns.dfe_api.rows import Child

# A JSON object: a child's whole payload, what changed of one, or a block of either.
Block = dict[str, Any]

BATCH = 100


def full(children: Iterable[Child]) -> list[Block]:
    """Everything that is sent of each child, one JSON object each, in the order of their numbers.

    Only keys that hold something stand in it, and every block's `purge` says false, as in
    the department's example. A block that holds nothing is left out.
    """
    return settled(_json(child) for child in children)


def batches(payloads: Sequence[Block], size: int = BATCH) -> Iterator[list[Block]]:
    """The bodies to be posted, each a list of at most 100 children (the department's limit)."""
    for start in range(0, len(payloads), size):
        yield list(payloads[start : start + size])


def settled(payloads: Iterable[Block]) -> list[Block]:
    """The same payloads as they stand once received, in one order.

    What is purged, blank or holds nothing is gone; lists are in the order of their
    identifiers, or of their content where they have none. Two payloads that say the same
    are equal once settled. For payloads that `check` finds no fault in.
    """
    kept = (_settle(Child, payload) for payload in payloads if payload.get("purge") is not True)
    return sorted((child | {"purge": False} for child in kept), key=lambda child: in_order(child.get("la_child_id")))


def in_order(value: object) -> str:
    """What anything in a payload is sorted by."""
    return value if isinstance(value, str) else json.dumps(value, sort_keys=True)


def own(item: Item) -> bool:
    """Whether the item is a fact of its block itself: no block, and no list told apart by identifiers."""
    return item.kind != "block" and (item.of is None or identity(item.of) is None)


def _json(row: Any) -> Block:
    return {item.key: _value(getattr(row, name)) for name, item in items(row.__class__)}


def _value(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_value(one) for one in value]
    return value if value is None or isinstance(value, str | int) else _json(value)


def _settle(row: type, block: Block) -> Block:
    held = {item.key: _settle_item(item, block.get(item.key)) for _, item in items(row)}
    return {key: value for key, value in held.items() if value not in (None, "", [], {})}


def _settle_item(item: Item, value: Any) -> Any:
    if item.kind == "codes" and value is not None:
        return sorted(value, key=in_order)
    if item.of is None or value is None:
        return value
    if item.kind == "block":
        held = _settle_block(item.of, value)
        return held or ({"purge": False} if item.needed else None)
    key = identity(item.of)
    if key is None:
        # Such a block has no purge flag: what is left of its list is always sent whole.
        return sorted(filter(None, (_settle(item.of, one) for one in value)), key=in_order)
    return sorted(filter(None, (_settle_block(item.of, one) for one in value)), key=lambda one: in_order(one.get(key)))


def _settle_block(row: type, block: Block) -> Block | None:
    if block.get("purge") is True:
        return None
    held = _settle(row, block)
    return held | {"purge": False} if held else None
