"""What a Practice Week taught, in counts: for those who lead. Nothing here is by worker."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from alongside.practice.audits.models import File, Round
from alongside.practice.audits.questions import Outcome, outcomes
from alongside.practice.learning.models import Decision, Finding, Tag, Theme
from alongside.practice.observing.models import Observation
from alongside.practice.weeks import showing
from alongside.practice.weeks.models import Week

WEEKS_SHOWN = 6


@dataclass(frozen=True)
class Learnt:
    """What became of a week's findings: each either waits, is being done, is done, or will not be, with the reason."""

    findings: int
    undecided: int
    under_way: int
    overdue: int
    done: int
    not_done: int
    repeated: int
    days_to_decision: float | None  # from finding to action, the median


def learnt(week: Week, on: date) -> Learnt:
    """What became of a week's findings, as it stands on a day."""
    findings = Finding.objects.filter(week=week)
    decisions = list(Decision.objects.filter(finding__week=week).select_related("finding", "done"))
    states = [state_of(one, on) for one in decisions]
    return Learnt(
        findings=findings.count(),
        undecided=findings.undecided().count(),
        under_way=states.count("under_way"),
        overdue=states.count("overdue"),
        done=states.count("done"),
        not_done=states.count("not_done"),
        repeated=findings.filter(repeat__isnull=False).count(),
        days_to_decision=median_days(decisions),
    )


def state_of(decision: Decision | None, on: date) -> str:
    """Where a finding stands on a day: undecided, under_way, overdue, done, or not_done."""
    if decision is None:
        return "undecided"
    if decision.owner_id is None:
        return "not_done"
    if hasattr(decision, "done"):
        return "done"
    return "overdue" if decision.due_on is not None and decision.due_on < on else "under_way"


def days_to_decision(decision: Decision) -> int:
    """From the day a finding was written to the day it was first decided on."""
    return (decision.on - decision.finding.on).days


def median_days(decisions: Iterable[Decision]) -> float | None:
    """The median days from finding to action, of those findings that became one."""
    days = [days_to_decision(one) for one in decisions if one.owner_id is not None]
    return float(median(days)) if days else None


@dataclass(frozen=True)
class Held:
    """One week as it is held beside others."""

    week: Week
    went: showing.Measures
    learnt: Learnt

    def share(self, part: int, whole: int) -> int | None:
        """A whole percentage, or None of nothing."""
        return round(100 * part / whole) if whole else None


def weeks(on: date) -> list[Held]:
    """The newest weeks that have begun, the oldest first."""
    begun = Week.objects.filter(starts_on__lte=on).newest_first()[:WEEKS_SHOWN]
    return [Held(week, showing.measures(week), learnt(week, on)) for week in reversed(begun)]


def by_theme(listed: Sequence[Week]) -> list[tuple[Theme, list[int]]]:
    """How many findings of each of these weeks are under each theme."""
    rows = Tag.objects.filter(finding__week__in=listed).values_list("theme", "finding__week")
    counts = Counter(rows)
    table = [(theme, [counts[theme.pk, week.pk] for week in listed]) for theme in Theme.objects.all()]
    return [row for row in table if any(row[1])]


def barriers(week: Week) -> list[tuple[str, int]]:
    """How often each thing got in the way, the commonest first; nothing of where."""
    said = list(Observation.objects.filter(week=week).values_list("barrier", flat=True))
    return sorted(((label, said.count(key)) for key, label in Observation.Barrier.choices), key=lambda row: -row[1])


def audited(week: Week) -> list[Outcome]:
    """The files that the week's rounds of audits read."""
    return outcomes(File.objects.filter(round__in=Round.objects.filter(week=week, kind=Round.Kind.AUDIT)))
