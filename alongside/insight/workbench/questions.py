"""What the data team asks of the last run: which rules are broken, in which teams, by which children's rows."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from alongside.insight.workbench.checking import rule_of
from alongside.insight.workbench.explaining import explained
from alongside.insight.workbench.kinds import KINDS, Due, due_on, in_words, years_on
from alongside.insight.workbench.models import CheckRun, Fault
from alongside.people.models import Allocation, Team

NO_LONGER = "This rule is not in the year's set any more: run the rules again."
RUNS_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Line:
    """One fault with the team that works with the child now."""

    child: int
    kind: str
    year: int
    rule: str
    severity: str
    table: str
    field: str
    on: date | None
    team: int | None
    explained: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which faults are asked for; blank is any."""

    kind: str = ""
    severity: str = ""
    team: str = ""
    rule: str = ""

    def holds(self, line: Line) -> bool:
        """Whether a fault is asked for."""
        pairs = ((self.kind, line.kind), (self.severity, line.severity), (self.rule, line.rule))
        return all(not asked or asked == has for asked, has in pairs) and (
            not self.team or self.team == str(line.team or "none")
        )


@dataclass(frozen=True, slots=True)
class Tally:
    """How many faults of each weight, over how many children."""

    errors: int
    queries: int
    later: int
    children: int

    @property
    def weight(self) -> tuple[int, int, int]:
        """What weighs most stands first in a list."""
        return -self.errors, -self.queries, -self.later


@dataclass(frozen=True, slots=True)
class Standing:
    """A return of a year: when it is due, and what its last run said, where there was one."""

    due: Due
    days_left: int | None
    run: CheckRun | None


def standings(today: date) -> list[Standing]:
    """Each return of the years still open, the nearest due first."""
    runs = {(run.kind, run.year): run for run in _last_runs(today)}
    return [
        Standing(one, (one.on - today).days if one.on else None, runs.get((one.kind.key, one.year)))
        for one in due_on(today)
    ]


def _last_runs(today: date) -> Iterable[CheckRun]:
    runs = CheckRun.objects.filter(year__in=years_on(today), kind__in=list(KINDS))
    return runs.order_by("kind", "year", "-at").distinct("kind", "year").select_related("by")


def lines(runs: Sequence[CheckRun], today: date) -> list[Line]:
    """Every fault of these runs that the acting worker may see, in three queries."""
    years = {run.pk: run.year for run in runs}
    columns = ("child_id", "kind", "run_id", "rule", "severity", "table", "field", "on")
    faults = Fault.objects.filter(run__in=runs, child__merged_into__isnull=True).order_by("rule", "child_id", "pk")
    found = list(faults.values_list(*columns))
    children = {row[0] for row in found}
    teams, explanations = teams_of(children, today), explained(children)
    told: list[Line] = []
    for child, kind, run, rule, severity, table, field, on in found:
        held = explanations.get((child, kind, years[run], rule, on)) if severity == "query" else None
        weight, why = ("explained", held.words) if held else (severity, "")
        told.append(Line(child, kind, years[run], rule, weight, table, field, on, teams.get(child), why))
    return told


def teams_of(children: set[int], today: date) -> dict[int, int]:
    """The team that each child is allocated to now: the social worker's, else the one that came last."""
    held = Allocation.objects.current(today).filter(child__in=children).order_by("started_on", "pk")
    found: dict[int, int] = {}
    chief: dict[int, int] = {}
    for child, team, role in held.values_list("child_id", "team_id", "role"):
        (chief if role == "social_worker" else found)[child] = team
    return found | chief


def by_rule(asked: Iterable[Line]) -> list[tuple[dict[str, Any], Tally]]:
    """Each broken rule: errors before queries, the most broken first."""
    told = [
        ({"kind": kind, "year": year, "rule": code, "said": rule_of(kind, code, year)}, tally)
        for (kind, year, code), tally in _tallied(asked, lambda line: (line.kind, line.year, line.rule))
    ]
    return sorted(told, key=lambda pair: pair[1].weight)


def by_team(asked: Iterable[Line]) -> list[tuple[int | None, str, Tally]]:
    """Each team's share, the largest first."""
    names = dict(Team.objects.values_list("pk", "name"))
    tallied = _tallied(asked, lambda line: line.team)
    found = [(team, names.get(team, "No team"), tally) for team, tally in tallied]
    return sorted(found, key=lambda row: (row[2].weight, row[1]))


def by_child(asked: Iterable[Line]) -> list[tuple[int, int | None, Tally]]:
    """Each child with something wrong, and the team; those with most first."""
    tallied = _tallied(asked, lambda line: (line.child, line.team))
    return sorted(((child, team, tally) for (child, team), tally in tallied), key=lambda row: (row[2].weight, row[0]))


def _tallied(asked: Iterable[Line], of: Callable[[Line], Any]) -> list[tuple[Any, Tally]]:
    held: dict[Any, list[Line]] = defaultdict(list)
    for line in asked:
        held[of(line)].append(line)
    return [(key, _tally(those)) for key, those in held.items()]


def _tally(those: Sequence[Line]) -> Tally:
    weights = [line.severity for line in those]
    errors, queries, later = (weights.count(one) for one in ("error", "query", "later"))
    return Tally(errors, queries, later, len({line.child for line in those}))


def trend(today: date) -> list[tuple[datetime, int, int]]:
    """Errors and queries of each of the latest runs over the whole council, the oldest first."""
    runs = CheckRun.objects.filter(year__in=years_on(today), kind__in=list(KINDS)).order_by("-at")
    found: dict[datetime, list[int]] = {}
    for at, errors, queries in runs.values_list("at", "errors", "queries")[: RUNS_SHOWN * 4]:
        counted = found.setdefault(at, [0, 0])
        counted[0] += errors
        counted[1] += queries
    return [(at, errors, queries) for at, (errors, queries) in list(found.items())[:RUNS_SHOWN]][::-1]


def means(line: Line) -> str:
    """What is wrong, in the rule's words."""
    rule = rule_of(line.kind, line.rule, line.year)
    return rule.means if rule else NO_LONGER


def return_of(line: Line) -> str:
    """The return and its year, as a person says them."""
    return f"{KINDS[line.kind].title}, {in_words(line.year)}"
