"""A loaded child's clocks, played through the same engine as a worker's verbs.

Files tell of some events and not of others. A clock that fell due before the day of the file, and that
no event of the files could have met, is stopped there; one that repeats runs anew from that day. So a
loaded record is not buried under duties of which nobody can know whether they were done.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from alongside.council.load.events import Happening, Rows
from alongside.council.load.intended import Source
from alongside.council.past import Past, at_five, begin
from alongside.deadlines.actions import about_of, row_of, running_of
from alongside.deadlines.engine import Running, play
from alongside.deadlines.models import Deadline
from alongside.law.care_visits import next_visit_due
from alongside.law.clocks import Limit, clock
from alongside.law.due import add_months, armed_again, due, local_day
from alongside.pathway.care.models import CareReview, CareVisit, HealthAssessment, LegalStatus, PeriodOfCare, Placement
from alongside.pathway.care.placements.models import TEMPORARY
from alongside.pathway.care.visits.clocks import RULES as VISITS
from alongside.pathway.care.visits.clocks import facts_of
from alongside.people.models import Person, Worker

NOT_TOLD = "not told by the files"
# What each return tells of: all of it, that of its year, or the latest alone.
TOLD: dict[str, dict[str, str]] = {
    "cin": dict.fromkeys(
        (
            "referral.decided",
            "assessment.authorised",
            "conference.initial",
            "conference.review",
            "conference.transfer_in",
            "protection_plan.",
            "child_in_need_plan.",
            "case.closed",
        ),
        "all",
    ),
    "ssda903": {
        **dict.fromkeys(("care.", "placement.started", "placement.ended", "legal_status.", "liberty."), "all"),
        **dict.fromkeys(("care_review.first", "care_review.second", "care_review.later", "missing."), "year"),
    },
    "annex_a": dict.fromkeys(
        (
            "contact.decided",
            "referral.decided",
            "early_help_assessment.",
            "assessment.authorised",
            "conference.initial",
            "conference.review",
            "protection_visit.",
            "child_in_need_visit.",
            "care.",
            "care_visit.",
            "care_review.later",
            "health_assessment.",
            "dental_check.",
            "pathway_plan.",
            "leaver.in_touch",
        ),
        "latest",
    ),
}
MONTHS_OF_LATEST = 6


class Clocks:
    """The clocks of one child: those that are open in the record, and those that its loaded facts start."""

    def __init__(
        self, child: Person, by: Worker, now: datetime, open_rows: Iterable[Deadline], settings: Mapping[str, Limit]
    ) -> None:
        self.child, self.by, self.now, self.settings = child, by, now, settings
        self.born = child.born_on or child.expected_on
        self.pasts: list[Past] = []
        self.running: dict[int, Running] = {}
        for row in open_rows:
            self._hold(Past(row, stored=True), running_of(row))

    def tell(self, happened: Sequence[Happening]) -> None:
        """Play what happened, in order."""
        for one in happened:
            self._play(one)
            for code in _further(one, self.child):
                self._run(code, one.on, one.about)

    def _play(self, one: Happening) -> None:
        concerning = None if one.concerning is None else frozenset(about_of(row) for row in one.concerning)
        played = play(
            list(self.running.values()),
            one.event,
            one.on,
            about_of(one.about),
            concerning=concerning,
            born=self.born,
            settings=self.settings,
        )
        for closed in played.closed:
            self._close(closed, one.day)
        for started in played.started:
            self._start(started)

    def _close(self, closed: Running, on: date) -> None:
        assert closed.key is not None
        del self.running[closed.key]
        ended = {"met_on": closed.met_on, "stopped_on": closed.stopped_on, "stopped_by": closed.stopped_by}
        self.pasts[closed.key].then(min(at_five(on), self.now), **ended)

    def _start(self, started: Running) -> None:
        row = row_of(started, self.child, self.by)
        row.came_from = "Worked out from the council's files"
        self._hold(begin(row, min(at_five(started.started_on), self.now)), started)

    def _hold(self, past: Past, running: Running) -> None:
        key = len(self.pasts)
        self.pasts.append(past)
        self.running[key] = replace(running, key=key)

    def _run(self, code: str, on: date | datetime, about: Any) -> None:
        """Start a clock that the law starts only if something is so, which a file may tell."""
        day = local_day(on)
        if any(one.code == code for one in self.running.values()):
            return
        try:
            until = due(clock(code, day), on, self.settings, born=self.born)
        except KeyError:
            return
        if until is not None:
            self._start(_new(code, about, day, local_day(until)))

    def see_to_visits(self, rows: Rows, sources: Sequence[Source]) -> None:
        """Set the clock of the next visit to a child in care, by the rule that fits the placement."""
        home = next((row for row in rows.get(Placement, ()) if row.ended_on is None), None)
        if home is None or _period(rows, home).ended_on is not None:
            return
        status = next((row for row in rows.get(LegalStatus, ()) if row.ended_on is None), None)
        reviews = (row.held_on for row in rows.get(CareReview, ()) if row.period_id == home.period_id and row.held_on)
        visits = [row.visited_on for row in rows.get(CareVisit, ()) if row.seen]
        as_at = max(source.as_at for source in sources)
        known = [*visits, *([] if any(day >= home.started_on for day in visits) else [max(as_at, home.started_on)])]
        found = next_visit_due(facts_of(home, status), known, min(reviews, default=None))
        for running in list(self.running.values()):
            if running.code in VISITS and (running.code, running.due_on) == (found.rule, found.on):
                return
            if running.code in VISITS:
                self._close(replace(running, stopped_on=as_at, stopped_by="moved"), as_at)
        self._start(_new(found.rule, home, max([day for day in known if day >= home.started_on]), found.on))

    def settle(self, sources: Sequence[Source]) -> None:
        """Stop what fell due before the files' day and could not have been told; what repeats runs anew."""
        as_at = max(source.as_at for source in sources)
        for running in list(self.running.values()):
            if running.due_on < as_at and not _could_be_told(running, sources):
                self._close(replace(running, stopped_on=as_at, stopped_by=NOT_TOLD), as_at)
                self._run_anew(running, as_at)

    def _run_anew(self, running: Running, as_at: date) -> None:
        try:
            rule = clock(running.code, as_at)
        except KeyError:
            return
        until = armed_again(rule, as_at, self.settings, started_on=running.first_started_on, times_met=running.turn)
        if until is not None:
            self._start(
                replace(
                    running, key=None, started_on=as_at, due_on=local_day(until), due_at=None, turn=running.turn + 1
                )
            )


def _could_be_told(running: Running, sources: Sequence[Source]) -> bool:
    """Whether the files could have told, on the day it was due, that the clock was met."""
    try:
        events = clock(running.code, running.started_on).met_by
    except KeyError:
        return True
    return any(
        event.startswith(prefix) and _since(source, how) <= running.due_on
        for source in sources
        for prefix, how in TOLD[source.kind].items()
        for event in events
    )


def _since(source: Source, how: str) -> date:
    return {
        "all": date.min,
        "year": date(source.year - 1, 4, 1),
        "latest": add_months(source.as_at, -MONTHS_OF_LATEST),
    }[how]


def _further(one: Happening, child: Person) -> list[str]:
    """Clocks that depend on more than the event: the child's age, the kind of placement."""
    age = child.age(one.day)
    if one.event == "care.started" and age is not None and 4 <= age <= 16:
        return ["LA26"]
    if isinstance(one.about, HealthAssessment):
        return ["LA24" if age is not None and age < 5 else "LA25"]
    if one.event == "placement.started" and isinstance(one.about, Placement) and one.about.kind in TEMPORARY:
        return [TEMPORARY[one.about.kind]]
    return []


def _period(rows: Rows, home: Placement) -> PeriodOfCare:
    return next(row for row in rows[PeriodOfCare] if row.pk == home.period_id)


def _new(code: str, about: Any, started_on: date, due_on: date) -> Running:
    return Running(code, about_of(about), started_on, due_on, None, started_on)
