"""Who opened a record, and what stood before each correction."""

from django.http import HttpResponse

from alongside.access.door import open_child
from alongside.access.roles import Part
from alongside.history.models import Opening
from alongside.pages.asking import Request, draw
from alongside.pathway.record.forms.child import in_words
from alongside.pathway.record.pages import parts
from alongside.pathway.record.questions.corrections import corrections
from alongside.people.models import Worker

MOST = 300


def openings(request: Request, child_id: int) -> HttpResponse:
    """Who opened the child's record, which part of it and when; and who was refused."""
    opened = open_child(request.user, child_id, part=Part.HISTORY, page="record.openings")
    rows = list(Opening.objects.filter(person_id=child_id).order_by("-at")[:MOST])
    names = Worker.objects.in_bulk({row.worker_id for row in rows})
    return draw(
        request,
        "record/openings.html",
        opened,
        parts=parts(opened, "record:openings"),
        rows=[(row, names[row.worker_id].name, page_in_words(row.page)) for row in rows],
        most=MOST,
    )


def page_in_words(page: str) -> str:
    """ "front_door.decide_contact" as a person says it: "Front door, decide contact"."""
    room, _, name = page.partition(".")
    return f"{in_words(room)}, {in_words(name).lower()}" if name else in_words(room)


def history(request: Request, child_id: int) -> HttpResponse:
    """What stood in the child's record before it was corrected, by whom and why."""
    opened = open_child(request.user, child_id, part=Part.HISTORY, page="record.history")
    return draw(
        request,
        "record/history.html",
        opened,
        parts=parts(opened, "record:history"),
        corrections=corrections(child_id),
    )
