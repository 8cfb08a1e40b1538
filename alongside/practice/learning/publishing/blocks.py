"""A report as a list of small blocks, drawn alike on a page (`blocks.html`) and in a PDF (`report.typ`)."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Heading:
    """A heading: 1 is the report's title, 2 a part of it, 3 a part of that."""

    text: str
    level: int = 2


@dataclass(frozen=True)
class Paragraph:
    """A paragraph."""

    text: str


@dataclass(frozen=True)
class Bullets:
    """A list."""

    items: Sequence[str]


@dataclass(frozen=True)
class Quote:
    """Words of somebody, passed for publishing."""

    text: str


@dataclass(frozen=True)
class Grid:
    """A table: its caption, the heads of its columns, and its rows, each of which begins with its own head."""

    caption: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]


Block = Heading | Paragraph | Bullets | Quote | Grid
_KINDS: Mapping[str, type[Block]] = {kind.__name__.lower(): kind for kind in (Heading, Paragraph, Bullets, Quote, Grid)}


def kept(blocks: Sequence[Block]) -> list[dict[str, Any]]:
    """The blocks as they are kept."""
    return [{"kind": type(block).__name__.lower(), **asdict(block)} for block in blocks]


def read(rows: Sequence[Mapping[str, Any]]) -> list[Block]:
    """The blocks that were kept."""
    return [_KINDS[row["kind"]](**{name: value for name, value in row.items() if name != "kind"}) for row in rows]


def texts(blocks: Sequence[Block]) -> list[str]:
    """Every text of these blocks, to be looked through."""
    found: list[str] = []
    for block in blocks:
        match block:
            case Heading(text=text) | Paragraph(text=text) | Quote(text=text):
                found.append(text)
            case Bullets(items=items):
                found += items
            case Grid():
                found += [block.caption, *block.columns, *(cell for row in block.rows for cell in row)]
    return found
