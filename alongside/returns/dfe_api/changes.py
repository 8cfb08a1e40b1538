"""What changed since yesterday, and what stands once a change was received.

A child, and every block with an identifier, is told apart by that identifier and nothing
else. A block that changed is sent with all of its own facts; what was there and is blank
now is sent as null, an emptied list without identifiers as []. Lists of blocks with
identifiers hold only the blocks that changed. What is gone is sent as its identifier with
`purge` true. Source: the delta of specification 0.8 as its open senders follow it; purges of
blocks and nulls go beyond them, as without either a removal never reaches the department.
"""

from collections.abc import Iterable
from typing import Any

from alongside.returns.dfe_api.items import Item, identity, items
from alongside.returns.dfe_api.payload import Block, own, settled
from alongside.returns.dfe_api.rows import Child

ALWAYS_SENT = ("la_child_id", "mis_child_id", "child_details")


def delta(yesterday: Iterable[Block], today: Iterable[Block]) -> list[Block]:
    """What to send so that what was held yesterday becomes what is so today: empty where nothing changed.

    Both are whole payloads, in any order, that `check` finds no fault in; an identifier
    that changed is one block removed and another added. Purges come first, so that a
    number given to another child is not purged after it was added. Raises ValueError
    where two children, or two blocks of one list, have the same identifier or none.
    """
    before, now = _by_key(settled(yesterday), "la_child_id"), _by_key(settled(today), "la_child_id")
    gone = [_purged(child, "la_child_id", "mis_child_id") for number, child in before.items() if number not in now]
    changed = (_changed_child(before.get(number), child) for number, child in now.items())
    return gone + [child for child in changed if child]


def apply(held: Iterable[Block], changes: Iterable[Block]) -> list[Block]:
    """What is held once the changes were received; receiving them twice makes no difference.

    `apply(yesterday, delta(yesterday, today))` is today's payloads, settled.
    """
    children = _by_key(held, "la_child_id")
    for change in changes:
        number = change["la_child_id"]
        children[number] = _received(Child, children.get(number), change)
    return settled(children.values())


def _changed_child(before: Block | None, now: Block) -> Block | None:
    if before is None:
        return now
    change = _changed(Child, before, now)
    if change is None:
        return None
    details = now["child_details"]
    blanked = {key: blank for key, blank in change.get("child_details", {}).items() if key not in details}
    always = {key: now[key] for key in ALWAYS_SENT if key in now}
    return always | change | {"child_details": details | blanked, "purge": False}


def _changed(row: type, before: Block, now: Block) -> Block | None:
    """What of one block is to be sent, without its identifier; None where it is as it was."""
    change = _own_facts(row, before, now)
    for _, item in items(row):
        if own(item) or before.get(item.key) == now.get(item.key):
            continue
        if item.kind == "block":
            change[item.key] = _changed_block(item, before.get(item.key), now.get(item.key))
        else:
            change[item.key] = _changed_list(item, before.get(item.key, []), now.get(item.key, []))
    return change or None


def _own_facts(row: type, before: Block, now: Block) -> Block:
    facts = [item for _, item in items(row) if own(item)]
    if all(before.get(item.key) == now.get(item.key) for item in facts):
        return {}
    return {item.key: now.get(item.key, _blank(item)) for item in facts if item.key in before or item.key in now}


def _changed_block(item: Item, before: Block | None, now: Block | None) -> Block:
    if now is None:
        return {"purge": True}
    return now if before is None else (_changed(_row(item), before, now) or {}) | {"purge": False}


def _changed_list(item: Item, before: list[Block], now: list[Block]) -> list[Block]:
    row = _row(item)
    key = identity(row) or ""
    earlier, later = _by_key(before, key), _by_key(now, key)
    change = [_purged(one, key) for known, one in earlier.items() if known not in later]
    for known, one in later.items():
        if known not in earlier:
            change.append(one)
        elif (part := _changed(row, earlier[known], one)) is not None:
            change.append({key: known} | part | {"purge": False})
    return change


def _received(row: type, held: Block | None, change: Block) -> Block:
    # What comes back after a purge brings nothing of what it was before.
    if held is None or True in (held.get("purge"), change.get("purge")):
        return change
    result = held | change
    for _, item in items(row):
        if own(item) or item.key not in change:
            continue
        if item.kind == "block":
            result[item.key] = _received(_row(item), held.get(item.key), change[item.key])
        else:
            result[item.key] = _received_list(item, held.get(item.key, []), change[item.key])
    return result


def _received_list(item: Item, held: list[Block], changes: list[Block]) -> list[Block]:
    row = _row(item)
    key = identity(row) or ""
    kept = _by_key(held, key)
    for change in changes:
        kept[change[key]] = _received(row, kept.get(change[key]), change)
    return list(kept.values())


def _by_key(blocks: Iterable[Block], key: str) -> dict[str, Block]:
    found: dict[str, Block] = {}
    for block in blocks:
        if not block.get(key) or block[key] in found:
            raise ValueError(f"Two of a list have the same {key}, or one has none: check the payloads first.")
        found[block[key]] = block
    return found


def _purged(block: Block, *keys: str) -> Block:
    return {key: block[key] for key in keys if key in block} | {"purge": True}


def _row(item: Item) -> Any:
    assert item.of is not None, "only an item that is a block or a list of them is taken apart"
    return item.of


def _blank(item: Item) -> list[object] | None:
    return [] if item.kind in ("codes", "list") else None
