"""What was sent: files read, told apart by return and year, and planned child by child.

All files are read before anything is written. One that cannot be read to its end refuses the whole load.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from alongside.council.load import annex_a as plan_annex_a
from alongside.council.load import cin as plan_cin
from alongside.council.load import ssda903 as plan_ssda903
from alongside.council.load.intended import Source, Told
from alongside.returns import annex_a, cin, ssda903
from alongside.returns.kind import kind_of
from alongside.returns.kit.problems import Problem, Unreadable
from alongside.returns.kit.rows import columns

ENDINGS = (".xml", ".csv", ".xlsx", ".xlsm")
APRIL = 4


@dataclass
class Sent:
    """Everything that was sent: who is told of, the problems that belong to no child, and what cannot be read."""

    tolds: list[Told] = field(default_factory=list)
    loose: list[Problem] = field(default_factory=list)
    unreadable: list[Unreadable] = field(default_factory=list)
    read: Counter[str] = field(default_factory=Counter)


def files_of(paths: Iterable[Path]) -> list[Path]:
    """The files meant: a folder means the returns in it."""
    found: list[Path] = []
    for path in paths:
        found += sorted(p for p in path.iterdir() if p.suffix.lower() in ENDINGS) if path.is_dir() else [path]
    return found


def read(paths: Sequence[Path], today: date) -> Sent:
    """Read and plan these files. CSV files of one folder are one year's SSDA903."""
    sent = Sent()
    sets: dict[Path, list[Path]] = defaultdict(list)
    for path in paths:
        try:
            kind = kind_of(path)
            if kind == "ssda903":
                sets[path.parent].append(path)
            else:
                (_census if kind == "cin" else _workbook)(path, today, sent)
        except Unreadable as refusal:
            sent.unreadable.append(refusal)
    for several in sets.values():
        try:
            _tables(several, today, sent)
        except Unreadable as refusal:
            sent.unreadable.append(refusal)
    return sent


def _census(path: Path, today: date, sent: Sent) -> None:
    file = cin.read(path)
    children: list[tuple[Any, list[Problem]]] = []
    seen = len(list(file.problems))
    sent.loose += file.problems
    for child in file.children:
        children.append((child, list(islice(file.problems, seen, None))))
        seen += len(children[-1][1])
    sent.loose += islice(file.problems, seen, None)
    source = _source("cin", "CIN census", file.header.year, file.header.reference_date, today)
    sent.read[f"{source.label}: children"] += len(children)
    for child, problems in children:
        told = plan_cin.plan(child, source)
        _note(told, problems, frozenset())
        sent.tolds.append(told)


def _source(kind: Any, name: str, year: int | None, as_at: date | None, today: date) -> Source:
    year = year or collection_year(as_at or today)
    return Source(kind, f"{name} {year - 1}-{year % 100:02}", min(as_at or date(year, 3, 31), today), year)


def collection_year(on: date) -> int:
    """The year in which the return of a day ends."""
    return on.year + (on.month >= APRIL)


def _tables(paths: Sequence[Path], today: date, sent: Sent) -> None:
    read = ssda903.read(paths)
    year = collection_year(_latest(read.rows.values(), today))
    source = _source("ssda903", "SSDA903", year, None, today)
    by_child = _by_child(read.rows, "child")
    for name, rows in read.rows.items():
        sent.read[f"{source.label}: {name}"] += len(rows)
    planned = [(plan_ssda903.plan(number, tables, source), tables) for number, tables in by_child.items()]
    _share_out(planned, read.problems, sent)


def _workbook(path: Path, today: date, sent: Sent) -> None:
    book = annex_a.read(path)
    lists: dict[Any, list[Any]] = {number: rows for number, rows in book.rows.items() if number < 11}
    as_at = _latest(lists.values(), today)
    source = Source("annex_a", f"Annex A {as_at.year}-{as_at.month:02}", as_at, collection_year(as_at))
    for number, rows in book.rows.items():
        sent.read[f"{source.label}: list {number}"] += len(rows)
    for row in book.rows[11]:
        sent.loose.append(Problem(row.where, "warning", "Prospective adopters are no children: this row was left."))
    by_child = _by_child(lists, "child_id")
    planned = [(plan_annex_a.plan(number, own, source), own) for number, own in by_child.items()]
    _share_out(planned, book.problems, sent)


def _latest(tables: Iterable[Sequence[Any]], today: date) -> date:
    """The latest day that rows tell of, and that has come: the day on which the file was made up."""
    days = (
        value
        for rows in tables
        for row in rows
        for name, _ in columns(type(row))
        if name not in ("dob", "birth_date", "duc") and isinstance(value := getattr(row, name), date)
    )
    return max((day for day in days if day <= today), default=today)


def _by_child(tables: dict[Any, list[Any]], column: str) -> dict[str, dict[Any, list[Any]]]:
    """Each child's rows by table, by the council's number; rows without one each stand alone."""
    found: dict[str, dict[Any, list[Any]]] = {}
    for name, rows in tables.items():
        for row in rows:
            number = (getattr(row, column) or "").strip().upper()
            found.setdefault(number, {table: [] for table in tables})[name].append(row)
    return found


def _share_out(planned: Iterable[tuple[Told, dict[Any, list[Any]]]], problems: Iterable[Problem], sent: Sent) -> None:
    """Give each child the problems of its own rows; the rest belong to nobody."""
    by_place: dict[tuple[Any, ...], tuple[Told, Any]] = {}
    for told, tables in planned:
        sent.tolds.append(told)
        for rows in tables.values():
            by_place |= {_place(row.where): (told, row) for row in rows}
    for problem in problems:
        whose = by_place.get(_place(problem.where))
        if whose is None:
            sent.loose.append(problem)
        else:
            _note(whose[0], [problem], _words_of(whose[1]))


def _place(where: Any) -> tuple[Any, ...]:
    return where.file, where.place, where.line, where.row


def _words_of(row: Any) -> frozenset[str]:
    """The columns of a row that hold words or codes: one that no list knows is wrong, but does not refuse."""
    return frozenset(held.name for name, held in columns(type(row)) if "str" in str(_type(row, name)))


def _type(row: Any, name: str) -> Any:
    return type(row).__dataclass_fields__[name].type


def _note(told: Told, problems: Iterable[Problem], words: frozenset[str]) -> None:
    """What cannot be read refuses the child; what is merely wrong is a warning."""
    for problem in problems:
        field_name = problem.where.field
        if problem.severity == "refused" and field_name and field_name not in words:
            told.refuse(problem.where, problem.message)
        else:
            told.warn(problem.where, problem.message)
