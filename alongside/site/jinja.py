"""The template environment that every page of ours is drawn with.

The GOV.UK components come from govuk-frontend-jinja under their own prefix;
a page says ``{% from "govuk_frontend_jinja/components/button/macro.html" import govukButton %}``.
"""

from datetime import date, datetime
from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from jinja2 import ChoiceLoader, Environment, PackageLoader, PrefixLoader, Undefined

from alongside.site.forms.components import component
from alongside.site.forms.renderer import error_list


def environment(**options: Any) -> Environment:
    """Build the environment Django's Jinja2 backend asks for.

    Undefined names draw as nothing, in debug too: the GOV.UK macros ask for
    parameters they were not given, and a stricter kind would break them.
    """
    components = PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})
    options["loader"] = ChoiceLoader([options["loader"], components])
    options["undefined"] = Undefined
    env = Environment(trim_blocks=True, lstrip_blocks=True, **options)
    env.globals.update(static=static, url=_address, error_list=error_list)
    env.filters.update(
        day=day, short_day=short_day, clock_time=clock_time, ago=ago, since=since, component=component
    )
    return env


def _address(name: str, *args: Any, **kwargs: Any) -> str:
    return reverse(name, args=args, kwargs=kwargs)


def day(value: date | datetime | None) -> str:
    """Write a date in full, "24 November 2026"; nothing for no date."""
    if not value:
        return ""
    when = _local_date(value)
    return f"{when.day} {when:%B %Y}"


def short_day(value: date | datetime | None) -> str:
    """Write a date for a crowded table cell, "24 Nov 2026"."""
    if not value:
        return ""
    when = _local_date(value)
    return f"{when.day} {when:%b %Y}"


def clock_time(value: datetime | None) -> str:
    """Write a time of day as people say it, "2:05pm"."""
    if not value:
        return ""
    when = timezone.localtime(value) if timezone.is_aware(value) else value
    return f"{when.hour % 12 or 12}:{when:%M}{'am' if when.hour < 12 else 'pm'}"


def ago(due: date | datetime | None, today: date) -> str:
    """How far a due day is from today: "today", "in 5 days", "3 days overdue"."""
    if not due:
        return ""
    left = (_local_date(due) - today).days
    if left < 0:
        return f"{_days(-left)} overdue"
    return {0: "today", 1: "tomorrow"}.get(left, f"in {_days(left)}")


def since(happened: date | datetime | None, today: date) -> str:
    """How long ago something happened: "today", "yesterday", "3 days ago"."""
    if not happened:
        return ""
    gone = (today - _local_date(happened)).days
    if gone < 0:
        return f"in {_days(-gone)}"
    return {0: "today", 1: "yesterday"}.get(gone, f"{_days(gone)} ago")


def _days(number: int) -> str:
    return "1 day" if number == 1 else f"{number} days"


def _local_date(value: date | datetime) -> date:
    if not isinstance(value, datetime):
        return value
    return timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
