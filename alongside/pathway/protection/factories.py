"""Conferences and plans for tests, made through the verbs. Call inside `acting` as the conference chair."""

from datetime import date
from typing import Any

from alongside.pathway.assessment.factories import all_three
from alongside.pathway.protection.conferences import actions
from alongside.pathway.protection.conferences.actions import Outcome
from alongside.pathway.protection.models import Conference, ProtectionPlan
from alongside.people.cast import Cast
from alongside.people.models import Person

ARRANGED = date(2026, 11, 20)


def an_arranged_conference(*children: Person, cast: Cast, on: date, kind: str = "initial") -> list[Conference]:
    """A conference with Greta in the chair, arranged by the manager. Call inside `acting(cast.dev.pk)`."""
    return actions.arrange(children=children, kind=kind, planned_for=on, chair=cast.greta, on=ARRANGED, by=cast.dev)


def decided(*conferences: Conference, decision: str = "plan", category: str = "NEG") -> list[Outcome]:
    """The same decision for each child."""
    reason = "She is often alone."
    return [Outcome(each, decision, reason, category, "I want Mum to be home.") for each in conferences]


def a_held_conference(*conferences: Conference, cast: Cast, on: date, **differently: Any) -> list[Conference]:
    """Greta holds it. Call inside `acting(cast.greta.pk)`."""
    return actions.hold(
        outcomes=decided(*conferences, **differently), attended=all_three(), on=on, by=cast.greta, quorate=True
    )


def a_plan(child: Person, *, cast: Cast, on: date) -> ProtectionPlan:
    """A plan begun at an initial conference on a day. Call inside `acting(cast.dev.pk)`."""
    from alongside.history.acting import acting

    conferences = an_arranged_conference(child, cast=cast, on=on)
    with acting(cast.greta.pk):
        a_held_conference(*conferences, cast=cast, on=on)
        return ProtectionPlan.objects.get(child=child, ended_on__isnull=True)
