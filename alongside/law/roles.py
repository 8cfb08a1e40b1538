"""The one table of roles: who decides or records an event, and who answers for a clock."""

from dataclasses import dataclass
from typing import Final

from alongside.law.reading import Entry, read_tables

GROUPS: Final = ("council", "partner", "carer", "family", "court", "outside", "machine")

# The system warns and proposes; a threshold, a step down or a closure is always a person's decision.
SYSTEM: Final = "system"


@dataclass(frozen=True, slots=True)
class Role:
    """A part somebody plays; `key` is what the database stores, `group` where that somebody belongs."""

    key: str
    name: str
    group: str


def _load() -> dict[str, Role]:
    roles = {}
    for key, fields in read_tables("roles.toml"):
        entry = Entry(f"roles.toml, {key}", fields)
        entry.only("name", "group")
        roles[key] = Role(key, entry.text("name"), entry.choice("group", GROUPS))
    return roles


ROLES: Final = _load()
