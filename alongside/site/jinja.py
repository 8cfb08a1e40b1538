"""The template environment that every page of ours is drawn with.

The GOV.UK components come from govuk-frontend-jinja under their own prefix;
a page says ``{% from "govuk_frontend_jinja/components/button/macro.html" import govukButton %}``.
"""

from functools import cache
from typing import Any

from django.conf import settings
from django.template.utils import get_app_template_dirs
from django.templatetags.static import static
from django.urls import reverse
from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PackageLoader, PrefixLoader, Undefined

from alongside.pages import words
from alongside.pages.forms.components import component
from alongside.pages.forms.renderer import error_list


def environment(**options: Any) -> Environment:
    """Build the environment Django's Jinja2 backend asks for.

    A room keeps its pages in its folder ``jinja/<room>/``.
    Undefined names draw as nothing, in debug too: the GOV.UK macros ask for
    parameters they were not given, and a stricter kind would break them.
    """
    components = PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})
    rooms = FileSystemLoader(get_app_template_dirs("jinja"))
    options["loader"] = ChoiceLoader([options["loader"], rooms, components])
    options["undefined"] = Undefined
    env = Environment(trim_blocks=True, lstrip_blocks=True, **options)
    named = static if settings.DEBUG else cache(static)
    env.globals.update(static=named, url=_address, error_list=error_list, clock=words.clock)
    env.filters["component"] = component
    for filter_ in (words.day, words.short_day, words.clock_time, words.ago, words.since, words.age):
        env.filters[filter_.__name__] = filter_
    return env


def _address(name: str, *args: Any, **kwargs: Any) -> str:
    return reverse(name, args=args, kwargs=kwargs) if args or kwargs else _plain_address(name)


@cache
def _plain_address(name: str) -> str:
    """Of a page that takes no id: every page names several, and they never change."""
    return reverse(name)
