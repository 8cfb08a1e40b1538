"""Which return a file is, from what stands in it and never from its name; and reading whatever was sent."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from alongside.returns import annex_a as annex
from alongside.returns import cin
from alongside.returns import ssda903 as looked_after
from alongside.returns.annex_a.recognise import find
from alongside.returns.cin.read import recognise as recognise_census
from alongside.returns.kit.problems import Problems, Unreadable, Where
from alongside.returns.kit.safe_csv import open_csv
from alongside.returns.kit.safe_xlsx import open_xlsx
from alongside.returns.kit.safe_xml import XML_LIMIT, root_name
from alongside.returns.kit.sniff import first_bytes, is_xml, is_zip
from alongside.returns.ssda903.read import recognised
from alongside.returns.ssda903.read_xml import ROOT as LOOKED_AFTER_ROOT

Kind = Literal["cin", "ssda903", "annex_a"]


@dataclass
class Sent:
    """What a council sent, read: each refused file with its reason beside what could be read."""

    censuses: list[cin.CensusFile] = field(default_factory=list)
    ssda903: looked_after.Ssda903Set | None = None
    annex_a: list[annex.AnnexA] = field(default_factory=list)
    refused: list[Unreadable] = field(default_factory=list)


def kind_of(path: Path) -> Kind:
    """Which return the file is. Raises Unreadable, with the reason, where it is none."""
    path = Path(path)
    head = first_bytes(path, XML_LIMIT)
    if is_xml(head):
        if root_name(head, Where(path.name)) == LOOKED_AFTER_ROOT:
            return "ssda903"
        recognise_census(path)
        return "cin"
    if is_zip(head):
        return _workbook(path)
    recognised(open_csv(path, Problems()), Where(path.name))
    return "ssda903"


def _workbook(path: Path) -> Kind:
    if any(find(sheet) for sheet in open_xlsx(path, Problems())):
        return "annex_a"
    raise Unreadable(
        "This workbook is not an Annex A: no sheet has the column names of one of its lists. "
        "SSDA903 is sent as CSV or XML files and the census as XML.",
        Where(path.name),
    )


def read_any(paths: Iterable[Path]) -> Sent:
    """Reads files of any of the three returns; the SSDA903 files among them are one year's set.

    Never raises for what a file holds: a file that is refused, or the set it belongs
    to, is in `refused`.
    """
    sent = Sent()
    tables: list[Path] = []
    for path in paths:
        try:
            _read_one(Path(path), sent, tables)
        except Unreadable as refusal:
            sent.refused.append(refusal)
    if tables:
        try:
            sent.ssda903 = looked_after.read(tables)
        except Unreadable as refusal:
            sent.refused.append(refusal)
    return sent


def _read_one(path: Path, sent: Sent, tables: list[Path]) -> None:
    kind = kind_of(path)
    if kind == "cin":
        sent.censuses.append(cin.read(path))
    elif kind == "annex_a":
        sent.annex_a.append(annex.read(path))
    else:
        tables.append(path)
