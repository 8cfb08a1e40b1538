"""Made-up people for tests, made through the verbs as a worker who may."""

from datetime import date
from typing import Any

from alongside.people import actions
from alongside.people.models import Person, Relationship, Team, Worker


def a_child(by: Worker, *, team: Team | None = None, worker: Worker | None = None, **facts: Any) -> Person:
    """A child made by somebody, and allocated when a team is given. Call inside `acting(by.pk)`."""
    facts = {"given_name": "Tamsin", "family_name": "Okafor", "sex": "F", "born_on": date(2018, 5, 14), **facts}
    child = actions.make_person(by=by, **facts)
    if team is not None:
        actions.allocate(child=child, team=team, role="social_worker", on=date(2024, 1, 2), by=by, worker=worker)
    return child


def a_mother(by: Worker, *children: Person, **facts: Any) -> Person:
    """A mother of these children, with parental responsibility. Call inside `acting(by.pk)`."""
    facts = {"given_name": "Ruth", "family_name": "Okafor", "sex": "F", "born_on": date(1990, 2, 3), **facts}
    mother = actions.make_person(by=by, **facts)
    for child in children:
        actions.relate(
            person=mother,
            other=child,
            kind=Relationship.Kind.PARENT,
            by=by,
            parental_responsibility=True,
        )
    return mother
