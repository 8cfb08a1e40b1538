"""The short form in which a rule's examples are written: blocks parted by semicolons.

    *Episodes DECOM=01/05/2025 LS=C2; Header SEX=M; last year Episodes DECOM=...

A block is a table's name and its cells as a file would hold them; `*` marks a row that
the rule must find, `last year` a row of the year before. A text with spaces stands in
quotation marks; `CHILD` is 1 where it is not said.
"""

import shlex
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Block:
    """One row of an example: its table, its cells, and whether it must be found."""

    table: str
    cells: dict[str, str]
    marked: bool
    before: bool


def blocks(example: str) -> list[Block]:
    """The rows of an example. Raises ValueError where it is not written in the short form."""
    return [_block(text.strip()) for text in example.split(";") if text.strip()]


def _block(text: str) -> Block:
    before = text.removeprefix("*").lower().startswith("last year ")
    marked = text.startswith("*")
    words = shlex.split(text.removeprefix("*"))
    table, *cells = words[2:] if before else words
    pairs = [cell.partition("=") for cell in cells]
    if not all(name and sign for name, sign, _ in pairs):
        raise ValueError(f"Each cell of an example is COLUMN=TEXT: {text}")
    return Block(table, {name: value for name, _, value in pairs}, marked, before)
