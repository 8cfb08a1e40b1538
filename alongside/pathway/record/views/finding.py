"""Finding somebody."""

from django.http import HttpResponse

from alongside.pages.asking import Request, draw
from alongside.people.finding.find import find


def find_somebody(request: Request) -> HttpResponse:
    """Find a person by name, date of birth, number or old postcode."""
    query = request.GET.get("q", "")
    found = find(query) if query else None
    return draw(request, "record/find.html", query=query, found=found)
