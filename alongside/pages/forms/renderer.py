"""How Django's forms are drawn: ``{{ form }}`` gives GOV.UK questions."""

from typing import Any

from django.forms.boundfield import BoundField
from django.forms.renderers import DjangoTemplates
from django.template import engines

from alongside.pages.forms.components import first_id


class GovukRenderer(DjangoTemplates):
    """Draws forms and fields with our templates, and leaves hidden boxes to Django's."""

    form_template_name = "forms/form.html"
    field_template_name = "forms/field.html"
    formset_template_name = "forms/formset.html"

    def get_template(self, template_name: str) -> Any:
        if template_name.startswith("forms/"):
            return engines["jinja2"].get_template(template_name)
        return super().get_template(template_name)


def error_list(*forms: Any) -> list[dict[str, str]]:
    """Every error of these forms, for the summary: its words and the place it leads to.

    The order is the order of the questions; errors of the form as a whole come first.
    """
    found: list[dict[str, str]] = []
    for form in forms:
        found += [{"text": error} for error in form.non_field_errors()]
        for field in form:
            found += [_line(field, error) for error in field.errors]
    return found


def _line(field: BoundField, error: str) -> dict[str, str]:
    return {"text": error} if field.is_hidden else {"text": error, "href": f"#{first_id(field)}"}
