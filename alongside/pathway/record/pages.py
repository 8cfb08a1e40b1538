"""What the pages about one child share: the way between them, links that may lead nowhere yet, a past day."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.http import Http404, HttpResponse
from django.utils import timezone

from alongside.access.door import Opened
from alongside.access.roles import Part
from alongside.history.as_known import as_known
from alongside.pages.asking import Request, draw, drawn
from alongside.pathway.record.forms.child import AsKnownForm
from alongside.pathway.record.questions.family import ever_near
from alongside.pathway.record.questions.standing import standing_of
from alongside.pathway.record.routes import link
from alongside.people.models import Person

LONDON: Final = ZoneInfo("Europe/London")
# The pages of one record: their words, their names, and the part that one must see to be offered them.
PARTS: Final = (
    ("Overview", "record:child", Part.PEOPLE),
    ("Chronology", "record:chronology", Part.PEOPLE),
    ("Family", "record:family", Part.PEOPLE),
    ("Details", "record:who", Part.PEOPLE),
    ("Early help", "early_help:child", Part.FAMILY_PLAN),
    ("Assessment", "assessment:child", Part.ASSESSMENT),
    ("Protection", "protection:child", Part.PROTECTION),
    ("Plan", "family_plan:child", Part.FAMILY_PLAN),
    ("Edge of care", "edge_of_care:child", Part.FAMILY_PLAN),
    ("Care", "care:child", Part.CARE),
    ("Leaving care", "leaving_care:child", Part.LEAVING_CARE),
    ("Notes", "notes:child", Part.NOTES),
)
ABOUT: Final = (
    ("What was corrected, and why", "record:history", Part.HISTORY),
    ("Who opened this record", "record:openings", Part.HISTORY),
)


def parts(opened: Opened, here: str) -> list[dict[str, Any]]:
    """The pages of this record that the worker may see, for the sub navigation."""
    return _seen(PARTS, opened, here)


def about(opened: Opened) -> list[dict[str, Any]]:
    """The pages that tell of the record itself."""
    return _seen(ABOUT, opened, "")


def _seen(pages: tuple[tuple[str, str, Part], ...], opened: Opened, here: str) -> list[dict[str, Any]]:
    return [
        {"text": text, "href": href, "current": name == here}
        for text, name, part in pages
        if opened.may_see(part) and (href := link(name, opened.child.pk))
    ]


Page = Callable[[Opened, date, dict[str, Any]], HttpResponse]


def as_known_or_now(request: Request, opened: Opened, page: Page) -> HttpResponse:
    """The page as it stands, or as it was known at the end of the day that the address asks for.

    Raises Http404 when the worker may not see the record's history.
    """
    today = timezone.localdate()
    may_look_back = opened.may_see(Part.HISTORY)
    if not {"as_known", "as_known-day"} & request.GET.keys():
        return page(
            opened, today, {"as_known_control": _not_asked(today) if may_look_back else "", "as_known_on": None}
        )
    form = AsKnownForm(request.GET, today=today)
    day = form.cleaned_data.get("as_known") if form.is_valid() else None
    context: dict[str, Any] = {"as_known_control": _control(form, day) if may_look_back else "", "as_known_on": day}
    if day is None or day == today:
        return page(opened, today, {**context, "as_known_on": None})
    if not may_look_back:
        raise Http404
    moment = datetime.combine(day + timedelta(days=1), time.min, LONDON)
    now = standing_of(opened.child.pk, today)
    with as_known(opened.child.pk, ever_near(opened.child.pk), moment):
        child = Person.objects.filter(pk=opened.child.pk).first()
        if child is None:
            return draw(request, "record/not_known_then.html", opened, **context)
        then = standing_of(child.pk, day)
        # What endangers the child today is said on a page of the past too.
        then = replace(then, hidden_address=now.hidden_address, restricted=now.restricted)
        request.standing = then  # type: ignore[attr-defined]
        return page(replace(opened, child=child), day, {**context, "today": day})


def _control(form: AsKnownForm, on: date | None) -> str:
    return drawn("record/as_known.html", form=form, on=on)


@lru_cache(maxsize=2)
def _not_asked(today: date) -> str:
    """The control on the page as it stands, which is the same on every record."""
    return _control(AsKnownForm(None, today=today), None)
