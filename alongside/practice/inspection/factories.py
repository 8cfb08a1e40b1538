"""Past inspections for tests, made through the verbs. Call inside `acting` as whoever leads."""

from datetime import date, timedelta
from typing import Any

from alongside.people.models import Worker
from alongside.practice.inspection import actions
from alongside.practice.inspection.models import Action, Inspection, Recommendation


def an_inspection(*, by: Worker, on: date, **different: Any) -> Inspection:
    """A good inspection of two years ago."""
    started = on - timedelta(days=730)
    facts = {
        "framework": "standard",
        "started_on": started,
        "ended_on": started + timedelta(days=11),
        "overall": 2,
        "grades": {"protection": 2, "care": 2, "leavers": 3, "leaders": 2},
        **different,
    }
    return actions.record_inspection(by=by, on=on, **facts)


def a_recommendation(inspection: Inspection, *, by: Worker, on: date, area: str = "leavers") -> Recommendation:
    """Something that must get better."""
    words = "Pathway plans are written with young people, and early enough."
    return actions.add_recommendation(inspection=inspection, area=area, words=words, by=by, on=on)


def an_action(recommendation: Recommendation, *, owner: Worker, due_on: date, by: Worker, on: date) -> Action:
    """What is done about it."""
    words = "Each plan is begun at fifteen and three quarters."
    return actions.plan_action(recommendation=recommendation, words=words, owner=owner, due_on=due_on, by=by, on=on)
