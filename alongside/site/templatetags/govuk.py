"""Lets the sign-in library's pages, which are Django templates, wear the same clothes as ours."""

from typing import Any

from django import template
from django.template import engines
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.simple_tag(takes_context=True)
def part(context: template.Context, name: str) -> SafeString:
    """Draw a part of our layout, such as "components/header.html", with this page's context."""
    drawn = engines["jinja2"].get_template(name).render(context.flatten(), context.get("request"))
    return mark_safe(drawn)


@register.simple_tag
def summary(*forms: Any) -> SafeString:
    """The summary of what is wrong in these forms, or nothing."""
    drawn = engines["jinja2"].get_template("forms/summary.html").render({"forms": [form for form in forms if form]})
    return mark_safe(drawn)
