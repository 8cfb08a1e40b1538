"""Reads the CSV files of one year's SSDA903 return."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from alongside.returns.kit.problems import Problems, Unreadable, Where
from alongside.returns.kit.rows import Maker, Origin, Texts
from alongside.returns.kit.safe_csv import Sheet, open_csv
from alongside.returns.kit.safe_xml import XML_LIMIT
from alongside.returns.kit.sniff import first_bytes, is_xml
from alongside.returns.ssda903 import tables
from alongside.returns.ssda903.read_xml import read_xml
from alongside.returns.ssda903.recognise import check_columns, table_of
from alongside.returns.ssda903.tables import TABLES, Table


@dataclass(frozen=True)
class Ssda903Set:
    """One year's return: its tables by name, empty where no file held them, and what was wrong."""

    rows: dict[str, list[Any]]
    problems: Problems
    files: dict[str, str] = field(default_factory=dict)

    @property
    def header(self) -> list[tables.Header]:
        return self.rows["Header"]

    @property
    def episodes(self) -> list[tables.Episode]:
        return self.rows["Episodes"]

    @property
    def reviews(self) -> list[tables.Review]:
        return self.rows["Reviews"]

    @property
    def uasc(self) -> list[tables.Uasc]:
        return self.rows["UASC"]

    @property
    def oc2(self) -> list[tables.Outcomes]:
        return self.rows["OC2"]

    @property
    def oc3(self) -> list[tables.CareLeaver]:
        return self.rows["OC3"]

    @property
    def ad1(self) -> list[tables.Adoption]:
        return self.rows["AD1"]

    @property
    def placed_adoption(self) -> list[tables.PlacedForAdoption]:
        return self.rows["PlacedAdoption"]

    @property
    def prev_perm(self) -> list[tables.PreviousPermanence]:
        return self.rows["PrevPerm"]

    @property
    def missing(self) -> list[tables.Missing]:
        return self.rows["Missing"]

    @property
    def sw_episodes(self) -> list[tables.SocialWorkerEpisode]:
        return self.rows["SWEpisodes"]

    @property
    def dolo(self) -> list[tables.DeprivationOfLiberty]:
        return self.rows["DoLo"]


def read(paths: Iterable[Path], texts: Texts | None = None) -> Ssda903Set:
    """The tables of one year, from CSV or XML files in any order and under any names.

    `texts` is what an earlier reading has met: two years' files say much the same.
    Two files of the same table are joined, with a warning. Raises Unreadable, and only
    that, where a file is no table of SSDA903 or cannot be read to its end.
    """
    result = Ssda903Set({table.name: [] for table in TABLES}, Problems())
    texts = {} if texts is None else texts
    for path in map(Path, paths):
        if is_xml(first_bytes(path, XML_LIMIT)):
            read_xml(path, result.rows, result.files, result.problems)
        else:
            _read_file(path, result, texts)
    return result


def _read_file(path: Path, result: Ssda903Set, texts: Texts) -> None:
    sheet = open_csv(path, result.problems)
    table = recognised(sheet, Where(path.name))
    where = Where(path.name, line=1, place=table.name)
    check_columns(table, sheet.header, where, result.problems)
    if table.name in result.files.values():
        result.problems.warn(where, f"Another file holds the {table.name} table too; both were read.")
    result.files[path.name] = table.name
    result.rows[table.name].extend(_rows(sheet, table, result.problems, texts))


def recognised(sheet: Sheet, where: Where) -> Table:
    """The table that the file's columns fit. Raises Unreadable where they fit none."""
    table = table_of(sheet.header)
    if table is None:
        raise Unreadable(
            "The first line of this file has not the column names of any SSDA903 table. "
            "Check that the first line holds names like CHILD and DOB, and send the CSV files of the return.",
            where,
        )
    return table


def _rows(sheet: Sheet, table: Table, problems: Problems, texts: Texts) -> Iterator[Any]:
    maker = Maker(table.row, Origin(sheet.path.name, table.name), problems, texts)
    slots = [(sheet.header.index(name), slot) for name, slot in maker.slots.items() if name in sheet.header]
    for number, line, cells in sheet.rows(problems, table.name):
        yield maker.from_cells(slots, cells, line, number)
