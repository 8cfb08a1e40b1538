"""Finding somebody."""

from datetime import date

from django.http import HttpResponse
from django.utils import timezone

from alongside.access.door import roles_of
from alongside.access.emergencies import may_open
from alongside.access.roles import ROLES
from alongside.law.due import add_months
from alongside.pages.asking import Request, draw
from alongside.pathway.record.forms.finding import FindForm
from alongside.people.finding.find import Found, find

GROWN_UP = 18


def find_somebody(request: Request) -> HttpResponse:
    """Find a person by name, date of birth, number or old postcode; of each only what tells people apart."""
    today = timezone.localdate()
    form = FindForm(request.GET or None, today=today)
    found = _found(**form.cleaned_data) if form.is_valid() else None
    takes_contacts = any(ROLES[role].searches_all for role in roles_of(request.user, today) if role in ROLES)
    return draw(
        request,
        "record/find.html",
        status=422 if form.errors else 200,
        form=form,
        found=found,
        grown_up=add_months(today, -12 * GROWN_UP),
        takes_contacts=takes_contacts,
        may_in_emergency=may_open(request.user, today),
    )


def _found(q: str, born: date | None, postcode: str) -> Found:
    return find(q, born, postcode or None)
