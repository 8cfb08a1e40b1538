"""Rounds and gradings for tests, made through the verbs."""

from datetime import date, datetime, timedelta
from typing import Any

from alongside.history.acting import acting
from alongside.pathway.assessment.factories import a_referred_child
from alongside.people.cast import Cast
from alongside.people.models import Worker
from alongside.practice.audits import actions, drawing
from alongside.practice.audits.actions import Judged
from alongside.practice.audits.models import File, FileOf, Heading, Round, Sent

AUDITORS = ("greta", "hamid", "rafe", "lucan")


def children_at_work(cast: Cast, on: date, many: int = 4) -> None:
    """Children referred to Assessment North, whom Carys works with and Dev and Mina answer for."""
    with acting(cast.bola.pk):
        for number in range(many):
            a_referred_child(cast, on, given_name=f"Tamsin{number}", born_on=date(2008 + 4 * (number % 4), 5, 14))


def a_round(cast: Cast, on: date, **different: Any) -> Round:
    """A round that Tove, the lead, planned."""
    facts = {
        "name": "June audits",
        "kind": Round.Kind.AUDIT,
        "seed": "June 7",
        "size": 2,
        "starts_on": on,
        "ends_on": on + timedelta(days=14),
        "auditors": [getattr(cast, key) for key in AUDITORS],
        **different,
    }
    with acting(cast.tove.pk):
        return actions.plan_round(by=cast.tove, on=on, **facts)


def a_drawn_round(cast: Cast, on: date, **different: Any) -> list[File]:
    """The files of a round that Nadia, the director, drew."""
    planned = a_round(cast, on, **different)
    with acting(cast.nadia.pk):
        return drawing.draw_sample(round=planned, by=cast.nadia, on=on)


def all_headings(mark: int = 2, **but: int) -> dict[str, Judged]:
    """The same grade for every heading, but for those named."""
    return {str(h): Judged(but.get(h, mark), f"What {h} shows.") for h in Heading}


def a_sent_grading(file: File, reader: Worker, at: datetime, mark: int = 2, **but: Any) -> Sent:
    """What this reader found in a file; `but` has other grades by heading, and other answers."""
    marks = {name: value for name, value in but.items() if name in Heading.values}
    told = {"family": "did_not_wish", "unsafe": "See her today." if 4 in (mark, *marks.values()) else "", **but}
    for name in marks:
        del told[name]
    with acting(reader.pk):
        of = FileOf.objects.get(file=file)
        return actions.send_grading(file_of=of, judged=all_headings(mark, **marks), at=at, by=reader, **told)
