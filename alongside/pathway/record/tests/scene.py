"""Tamsin, her family and her worker: whom the tests of the record are about. Call inside `acting`."""

from datetime import date

from alongside.people import actions as people
from alongside.people.cast import Cast
from alongside.people.factories import a_child, a_mother
from alongside.people.models import Person

CANARY = "17 Canary Wharfside"


def make_tamsin(cast: Cast) -> Person:
    """Tamsin, eight, whom Elin works with; her mother Ruth; they live at an address nobody may be told."""
    child = a_child(
        cast.bola,
        team=cast.teams["Family Solutions North"],
        worker=cast.elin,
        language="Twi",
        interpreter_needed=True,
    )
    a_mother(cast.bola, child)
    people.move(
        person=child,
        on=date(2025, 3, 1),
        by=cast.bola,
        lines=CANARY,
        town="Riverton",
        postcode="RV1 7ZZ",
        hidden=True,
        hidden_why="Her father must not find them.",
    )
    return child
