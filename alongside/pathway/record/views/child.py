"""The child's page and what hangs on it."""

from django.http import HttpResponse

from alongside.access.door import open_child
from alongside.pages.asking import Request, draw
from alongside.pathway.record.questions import due


def overview(request: Request, child_id: int) -> HttpResponse:
    """Who she is, what she says, and what is due."""
    opened = open_child(request.user, child_id, page="record.child")
    return draw(request, "record/child.html", opened, lines=due.of_child(child_id))


def family(request: Request, child_id: int) -> HttpResponse:
    """Who belongs to the child's family."""
    opened = open_child(request.user, child_id, page="record.family")
    return draw(request, "record/family.html", opened)
