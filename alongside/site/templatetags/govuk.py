"""Lets the sign-in library's pages, which are Django templates, wear the same clothes as ours."""

from typing import Any

from django import template
from django.template import engines
from django.template.backends.jinja2 import Jinja2
from django.template.backends.utils import csrf_input_lazy
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.simple_tag(takes_context=True)
def part(context: template.Context, name: str) -> SafeString:
    """Draw a part of our layout, such as "components/header.html", with this page's context."""
    # Past the backend, which would ask every context processor, and the database with it, once more a part.
    shared = {**context.flatten(), "csrf_input": csrf_input_lazy(context["request"])}
    return mark_safe(_jinja().env.get_template(name).render(shared))


@register.simple_tag
def summary(*forms: Any) -> SafeString:
    """The summary of what is wrong in these forms, or nothing."""
    shown = [form for form in forms if form]
    return mark_safe(_jinja().env.get_template("forms/summary.html").render(forms=shown))


def _jinja() -> Jinja2:
    engine = engines["jinja2"]
    assert isinstance(engine, Jinja2)
    return engine
