"""When a guest sees the briefing of a visit, as one SQL condition: by visit, by day, and gone when the week ends.

The database holds it (`models.Briefing`), so no page and no query of the application's role shows more.
"""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from alongside.law.practice_week import BRIEFING_TERMS, BriefingTerm, holding
from alongside.practice.weeks.models import Guest

_ELECTED = ", ".join(f"'{kind}'" for kind in Guest.ELECTED)


def opens_at(on: date) -> datetime:
    """The moment from which a guest sees the briefing of a visit on this day: the evening before."""
    evening = time(holding(BRIEFING_TERMS, on).evening_from)
    return timezone.make_aware(datetime.combine(on - timedelta(days=1), evening))


def to_guest(moment: str = "now()", terms: Sequence[BriefingTerm] = BRIEFING_TERMS) -> str:
    """The condition that a row's visit is one whose briefing is open to the acting guest at a moment (SQL).

    The guest has signed; the visit stands, in a week whose visits are fixed and that has not ended; it is that
    day, or the evening before. With a family: it agreed, it was told who comes and is content with that, and the
    guest holds no elected office.
    """
    today = f"({moment} AT TIME ZONE 'Europe/London')::date"
    return (  # made of this file's own constants: no value from outside is put in
        "visit_id IN (SELECT v.id FROM weeks_visit v JOIN weeks_guest g ON g.id = v.guest_id"  # noqa: S608
        " JOIN weeks_slot s ON s.id = v.slot_id JOIN weeks_week w ON w.id = g.week_id"
        " JOIN agreements_undertaking u ON u.guest_id = g.id"
        " WHERE g.worker_id = history_actor() AND v.state <> 'cancelled' AND w.stage = 'published'"
        f" AND {today} <= LEAST(v.on, w.ends_on)"
        f" AND {moment} >= ((v.on - 1) + {_evening(terms)}) AT TIME ZONE 'Europe/London'"
        f" AND (s.activity <> 'family' OR (s.agreement = 'agreed' AND g.kind NOT IN ({_ELECTED})"
        " AND v.id IN (SELECT n.visit_id FROM agreements_guestnamed n WHERE n.answer = 'content'))))"
    )


def _evening(terms: Sequence[BriefingTerm]) -> str:
    """The hour that holds on the day of the visit, the newest term first; before all terms, the oldest."""
    newest_first = sorted(terms, key=lambda term: term.holds_from, reverse=True)
    whens = "".join(f" WHEN v.on >= '{term.holds_from}' THEN time '{term.evening_from:02}:00'" for term in newest_first)
    return f"CASE{whens} ELSE time '{newest_first[-1].evening_from:02}:00' END"
