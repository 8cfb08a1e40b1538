"""The faults as a file for a spreadsheet, in which nothing that a council wrote is ever run."""

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import date

import xlsxwriter

from alongside.insight.workbench.questions import Line, means, return_of
from alongside.people.models import Person, Team
from alongside.returns.kit.telling import harmless

COLUMNS = ("Return", "Rule", "Severity", "What is wrong", "Child", "Team", "Table", "Field", "Day", "Explained")
WIDTHS = (36, 8, 10, 80, 16, 30, 22, 28, 12, 60)
# Text that looks like a formula, an address or a number stays text.
_NOTHING_LIVE = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}

Cell = str | date | None


def rows(lines: Iterable[Line]) -> Iterator[tuple[Cell, ...]]:
    """A row for each fault. The child goes by the council's number, else by the record's."""
    held = list(lines)
    numbers = dict(Person.objects.filter(pk__in={line.child for line in held}).values_list("pk", "number"))
    teams = dict(Team.objects.values_list("pk", "name"))
    for line in held:
        number = numbers.get(line.child) or f"Record {line.child}"
        team = teams.get(line.team or 0, "")
        yield (
            *(return_of(line), line.rule, line.severity, means(line)),
            *(number, team, line.table, line.field, line.on, line.explained),
        )


def as_csv(lines: Iterable[Line]) -> bytes:
    """The faults as CSV; a cell that a spreadsheet could take for a formula is marked as text."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    writer.writerows([harmless(cell) for cell in row] for row in rows(lines))
    return file.getvalue().encode()


def as_xlsx(lines: Iterable[Line]) -> bytes:
    """The faults as a workbook of one sheet."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, _NOTHING_LIVE) as book:
        sheet = book.add_worksheet("Faults")
        bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write_row(0, 0, COLUMNS, bold)
        sheet.freeze_panes(1, 0)
        for column, width in enumerate(WIDTHS):
            sheet.set_column(column, column, width)
        for number, row in enumerate(rows(lines), start=1):
            for column, cell in enumerate(row):
                if isinstance(cell, date):
                    sheet.write_datetime(number, column, cell, day)
                elif cell:
                    sheet.write_string(number, column, cell)
    return file.getvalue()
