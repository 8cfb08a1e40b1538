"""The folder of each area that an inspection judges: counted when it is opened, suppressed, linked to its sources.

Counts are suppressed over all areas at once: what one area's page hides cannot be worked out from another's.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from django.db.models import Count
from django.urls import reverse

from alongside.law.due import add_months
from alongside.law.inspection import AREAS
from alongside.practice.audits.models import File, Heading, Mark, Round
from alongside.practice.audits.questions import outcomes
from alongside.practice.inspection import performing
from alongside.practice.learning.models import Decision, Done, Finding, Theme
from alongside.practice.observing.models import FamilyVoice, Observation
from alongside.practice.suppressing.hiding import suppress
from alongside.practice.suppressing.tables import COLUMNS, Dimension, Published, Table
from alongside.practice.weeks.models import Service, Week

# Whose practice is judged under which area. Each plan and each service is under one, so that none counts twice.
AREA_OF_PLAN: Final = {
    "protection": "protection",
    "need": "protection",
    "early_help": "protection",
    "care": "care",
    "leaving": "leavers",
}
AREA_OF_SERVICE: Final = {
    Service.SOCIAL_WORK: "protection",
    Service.EARLY_HELP: "protection",
    Service.CHILDRENS_HOME: "care",
    Service.SCHOOL: "care",
    Service.LEAVING_CARE: "leavers",
}
LEADERS_AREA: Final = "leaders"  # judged on the whole: its folder has the sums of the others
HIDDEN: Final = "Hidden"
Counts = tuple[tuple[int, ...], ...]  # a row for each area
_BY_AREA: Final = Dimension("area", tuple(area.key for area in AREAS if area.key != LEADERS_AREA))
_STRONG: Final = "A strength was named"
_WELL: Final = ("Good or outstanding", "Requires improvement or inadequate")


@dataclass(frozen=True, slots=True)
class Item:
    """One thing in the folder: counts as they may be shown, what it rests on, and the page that it comes from."""

    title: str
    says: str
    columns: Sequence[str]
    rows: Sequence[Sequence[object]]
    href: str
    link: str

    @property
    def too_few(self) -> bool:
        """Whether every count is hidden."""
        return all(cell == HIDDEN for row in self.rows for cell in row[1:])


def practice(area: str, on: date) -> list[Item]:
    """Audits, what was seen, what families said, what was learned: for whoever leads, who may count them."""
    items = [_audited(area, on), _seen(area, on), _families(area, on)]
    if area == LEADERS_AREA:
        items.append(_learned(on))
    return items


def performance(area: str, on: date) -> list[Item]:
    """Clocks met, by the law's own codes, and caseloads: of the children whom the acting worker reaches."""
    if area == LEADERS_AREA:
        return [_caseloads(on)]
    rows = performing.kept(area, on)
    if not rows:
        return []
    codes = Dimension("clock", tuple(one.name for one in rows))
    counts = tuple((one.in_time, one.late) for one in rows)
    columns = Dimension("kept", ("In time", "Late, or not yet"))
    # No sums stand beside them, so that what is hidden of one clock says nothing of another.
    told = suppress([Table(f"Clocks: {area}", f"clocks: {area}", codes, columns, margins=(), counts=counts)])[0]
    shown = [[one.name, *_cells(told, one.name), _share(told, one.name), one.source] for one in rows]
    return [
        Item(
            "What the law sets a day for",
            "Clocks that fell due in the last twelve months, of the children whom you reach.",
            ["Clock", "In time", "Late, or not yet", "Share in time", "Source"],
            shown,
            reverse("clocks"),
            "Every clock with its source",
        )
    ]


def _audited(area: str, on: date) -> Item:
    rounds = Round.objects.filter(kind=Round.Kind.AUDIT, drawn_on__gte=add_months(on, -12))
    files = File.objects.filter(round__in=rounds).select_related("framed")
    counts: dict[str, Counter[tuple[str, str]]] = {heading: Counter() for heading in Heading}
    for one in outcomes(files):
        of = AREA_OF_PLAN[one.file.framed.plan]
        for heading, mark in one.final.items():
            counts[heading][of, _WELL[mark >= Mark.IMPROVE]] += 1
    told = _suppressed(counts, Dimension("grade", _WELL), "grades")
    rows = [[Heading(heading).label, *_cells(told[heading], _row(area))] for heading in Heading]
    says = "Files of the last twelve months, each graded blind by two. Counts under six are hidden."
    return Item("Audits", says, ["Heading", *_WELL], rows, reverse("audits:spread"), "How grades spread")


def _seen(area: str, on: date) -> Item:
    weeks = Week.objects.filter(ends_on__gte=add_months(on, -24))
    seen = Observation.objects.filter(week__in=weeks).values_list("service", "barrier", "strength")
    labels = {value: str(label) for value, label in Observation.Barrier.choices}
    counted = Counter((AREA_OF_SERVICE[Service(of)], labels[barrier]) for of, barrier, _ in seen)
    strong = Counter((AREA_OF_SERVICE[Service(of)], _STRONG) for of, _, strength in seen if strength)
    told = _suppressed({"barriers": counted}, Dimension("barrier", tuple(labels.values())), "observations")["barriers"]
    well = _suppressed({"strengths": strong}, Dimension("", (_STRONG,)), "observations")["strengths"]
    names = [*labels.values(), _STRONG]
    cells = zip(names, [*_cells(told, _row(area)), *_cells(well, _row(area))], strict=True)
    return Item(
        "What guests saw",
        "What got in the way of good work, and strengths, in the Practice Weeks of the last two years.",
        ["What", "How many times"],
        [list(pair) for pair in cells],
        *_newest_week(weeks),
    )


def _families(area: str, on: date) -> Item:
    weeks = Week.objects.filter(ends_on__gte=add_months(on, -24))
    answers = dict(FamilyVoice.Answer.choices)
    questions = {"Did the worker listen to you?": "listened", "Does what we do help you?": "helped"}
    counts = {}
    for question, column in questions.items():
        said = FamilyVoice.objects.filter(week__in=weeks).values_list("service", column)
        counts[question] = Counter((AREA_OF_SERVICE[Service(of)], str(answers[answer])) for of, answer in said)
    told = _suppressed(counts, Dimension("answer", tuple(map(str, answers.values()))), "voices")
    rows = [[question, *_cells(told[question], _row(area))] for question in questions]
    says = "Families’ answers in the Practice Weeks of the last two years."
    return Item("What families say", says, ["Question", *map(str, answers.values())], rows, *_newest_week(weeks))


def _learned(on: date) -> Item:
    since = add_months(on, -24)
    findings = Finding.objects.filter(on__gte=since)
    rows = [
        ["Findings", findings.count()],
        ["Of these, still to be decided", findings.undecided().count()],
        ["Actions", Decision.objects.filter(finding__in=findings).exclude(action="").count()],
        ["Actions done", Done.objects.filter(decision__finding__in=findings).count()],
    ]
    says = "What Practice Weeks of the last two years found, and what was done about it."
    themes = Theme.objects.filter(tags__finding__in=findings).annotate(times=Count("tags")).order_by("-times", "title")
    rows += [[f"Findings about: {theme.title}", theme.times] for theme in themes]
    link = "Findings, and what was done"
    return Item("Learned and done", says, ["What", "How many"], rows, reverse("learning:weeks"), link)


def _caseloads(on: date) -> Item:
    found = performing.caseloads(on)
    rows: list[Sequence[object]] = []
    if found:
        workers, (low, middle, high) = found
        rows = [["Social workers with children", workers], ["Half of them have at most", f"{middle:.0f} children"]]
        rows.append(["The middle half have", f"{low:.0f} to {high:.0f} children"])
    says = "Of the social workers whose children you reach; fewer than six are not counted. Nobody is named."
    return Item("Caseloads", says, ["What", "How many"], rows, reverse("record:find"), "Find")


def _newest_week(weeks: Iterable[Week]) -> tuple[str, str]:
    newest = next(iter(sorted(weeks, key=lambda week: week.starts_on, reverse=True)), None)
    if newest is None:
        return reverse("weeks:weeks"), "Practice Weeks"
    return reverse("observing:counts", args=[newest.pk]), f"What was seen in {newest.name}, counted"


def _suppressed(counts: Mapping[str, Counter[tuple[str, str]]], columns: Dimension, of: str) -> dict[str, Published]:
    """A table of areas for each name, together hiding what must be hidden."""
    rows = tuple(
        tuple(tuple(counted[row, column] for column in columns.values) for row in _BY_AREA.values)
        for counted in counts.values()
    )
    return dict(zip(counts, _hidden(tuple(counts), rows, columns, of), strict=True))


@lru_cache(maxsize=64)  # the same counts give the same answer, and finding it takes a good part of a second
def _hidden(names: tuple[str, ...], rows: tuple[Counts, ...], columns: Dimension, of: str) -> list[Published]:
    tables = [
        # The sums are what the leaders' folder shows.
        Table(name, f"{of}: {name}", _BY_AREA, columns, margins=(COLUMNS,), counts=counts)
        for name, counts in zip(names, rows, strict=True)
    ]
    return suppress(tables)


def _share(told: Published, row: str) -> str:
    """The share of the first column, from what is shown alone."""
    counts = [told.shown.get((row, column)) for column in told.columns.values]
    known = [count for count in counts if count is not None]
    return f"{100 * known[0] / sum(known):.0f}%" if len(known) == len(counts) else HIDDEN


def _row(area: str) -> str | None:
    """The row of an area; the leaders' is the sum of all."""
    return None if area == LEADERS_AREA else area


def _cells(told: Published, row: str | None) -> list[object]:
    return [told.shown.get((row, column), HIDDEN) for column in told.columns.values]
