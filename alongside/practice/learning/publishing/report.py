"""The report of a week, safe for councillors and the public: its tables made safe, its words passed, as blocks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from alongside.pages.words import day as in_full
from alongside.practice.learning.models import Publication, Wording
from alongside.practice.learning.publishing import tables
from alongside.practice.learning.publishing.blocks import Block, Grid, Heading, Paragraph, Quote
from alongside.practice.suppressing.hiding import suppress
from alongside.practice.suppressing.tables import Place, Published
from alongside.practice.weeks.models import Week

HIDDEN, NEVER = "*", "–"
FROM_WEEK_TO_WEEK = "Visits, and what was said and done, week by week"
KEY = (
    "A star (*) stands for a number under six, or for one that is left out so that another cannot be worked out. "
    "A dash (–) means that there was nobody to visit."
)
ABOUT = "About practice and systems, never a mark against a worker."


@dataclass(frozen=True)
class Report:
    """A report as it would be published: its blocks, its tables, and what was said and done."""

    blocks: list[Block]
    tables: list[Published]
    you_said: list[dict[str, str]]


def report_of(week: Week) -> Report:
    """The report of a week, its tables suppressed against every report before.

    Raises CannotHide or Contradiction, with a sentence, when the tables cannot be made safe.
    """
    safe = suppress(tables.tables_of(week), earlier=tables.published_before(week))
    passed = Wording.objects.filter(finding__week=week, passed_by__isnull=False).select_related("finding")
    told = list(passed.order_by("finding"))
    said = [
        {name: str(getattr(one, name)) for name in ("said", "did", "easy_said", "easy_did", "quote")} for one in told
    ]
    return Report(_blocks(week, {table.name: table for table in safe}, said), safe, said)


def _blocks(week: Week, safe: dict[str, Published], said: Sequence[dict[str, str]]) -> list[Block]:
    return [
        Heading(f"{week.name}: what we heard and what we did", 1),
        Paragraph(
            f"From {in_full(week.starts_on)} to {in_full(week.ends_on)} leaders of the council and its partners spent "
            "time with the people who work with children and families, saw how the work is done and asked families."
        ),
        Paragraph(f"{ABOUT} No child, no family and no worker is named here."),
        Heading("You said, we did"),
        *said_and_done(said, level=3),
        Heading("Who went where"),
        Paragraph(_how_many(safe[tables.BY_DISTRICT])),
        Paragraph(KEY),
        grid(safe[tables.BY_DISTRICT], "Service"),
        grid(safe[tables.BY_OUTCOME], "Visits", share=True),
        Heading("What got in the way"),
        Paragraph("After each visit the guest said what in our own systems got most in the way."),
        grid(safe[tables.BY_BARRIER], "What", share=True),
        Heading("What families told us"),
        grid(safe[tables.LISTENED], "Answer", share=True),
        grid(safe[tables.HELPED], "Answer", share=True),
        *_grades(safe.get(tables.GRADES)),
        *_from_week_to_week(week, safe[tables.BY_DISTRICT], len(said)),
    ]


def _grades(table: Published | None) -> list[Block]:
    if table is None:
        return []
    how = "Two people graded each file without knowing what the other found; a third settled differences."
    return [Heading("How files were graded"), Paragraph(how), grid(table, "Heading")]


def said_and_done(said: Sequence[Mapping[str, str]], *, easy: bool = False, level: int = 2) -> list[Block]:
    """What was said and done, in plain or in easy words, as parts of a report or by themselves."""
    blocks: list[Block] = []
    for number, one in enumerate(said, start=1):
        told, done = (one["easy_said"], one["easy_did"]) if easy else (one["said"], one["did"])
        blocks.append(Heading(f"{number}. You said: {told}", level))
        if one["quote"] and not easy:
            blocks.append(Quote(f"“{one['quote']}”"))
        blocks.append(Paragraph(f"We did: {done}"))
    return blocks or [Paragraph("Nothing has been decided yet that can be told here.")]


def _how_many(table: Published) -> str:
    total = table.shown.get(_total(table))
    if total is None:
        return "How many visits took place is not shown: it would tell something of a small number."
    rows = {row: table.shown[row, None] for row in table.rows.values if (row, None) in table.shown}
    most = max(rows, key=lambda row: rows[row], default="")
    return f"{total} visits took place." + (f" Most were to: {most.lower()} ({rows[most]})." if most else "")


def _total(table: Published) -> Place:
    return (None, None) if len(table.columns.values) > 1 or table.columns.name else (None, table.columns.values[0])


def grid(table: Published, head: str, *, share: bool = False) -> Grid:
    """A table as readers see it: stars for what is hidden, dashes for what cannot be, totals in the last row.

    With `share` a table of one column has the percentage beside it, worked out from what is shown.
    """
    two_way = bool(table.columns.name)
    columns = [*table.columns.values, *(["Total"] if two_way else [])]
    lines = list(table.rows.values)
    totals = [place for place in table.places() if place[0] is None]
    rows = [(row, *_cells(table, row, two_way, share)) for row in lines]
    if totals:
        rows.append(("Total", *_cells(table, None, two_way, share)))
    heads = [head, *(columns if two_way else ["Number"]), *(["Of all"] if share else [])]
    return Grid(table.name, heads, rows)


def _cells(table: Published, row: str | None, two_way: bool, share: bool) -> list[str]:
    places: list[Place] = [(row, column) for column in table.columns.values]
    if two_way:
        places.append((row, None))
    cells = [_cell(table, place) for place in places]
    if share:
        part = table.percentage(places[0], _total(table))
        cells.append(HIDDEN if part is None else f"{part}%")
    return cells


def _cell(table: Published, place: Place) -> str:
    if table.empty(place):
        return NEVER
    return str(table.shown[place]) if place in table.shown else HIDDEN


def _from_week_to_week(week: Week, visits: Published, said: int) -> list[Block]:
    """The visits of this and earlier weeks, as they are published each time: nothing is counted anew."""
    earlier = Publication.objects.exclude(week=week).filter(week__starts_on__lt=week.starts_on).select_related("week")
    rows = []
    for one in earlier.order_by("week__starts_on"):
        kept = [Published.from_json(table) for table in one.tables if table["name"] == tables.BY_DISTRICT]
        rows += [(one.week.name, _cell(table, _total(table)), str(len(one.you_said))) for table in kept]
    if not rows:
        return []
    rows.append((week.name, _cell(visits, _total(visits)), str(said)))
    return [Heading("From week to week"), Grid(FROM_WEEK_TO_WEEK, ["Week", "Visits", "Said and done"], rows)]
