"""From a bound Django field to the GOV.UK component that asks its question.

``component(field)`` answers with the component's name and its parameters; the
template ``forms/field.html`` hands both to the macro of that name.
"""

from collections.abc import Callable
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.html import conditional_escape, format_html, format_html_join

from alongside.pages.forms.dates import Boxes, UnreadableDate, read_date
from alongside.pages.forms.fields import DateBoxes

Params = dict[str, Any]


def component(field: BoundField) -> tuple[str, Params]:
    """Name the GOV.UK component for this field, with everything it needs to be drawn."""
    for widget, draw in _COMPONENTS:
        if isinstance(field.field.widget, widget):
            return draw(field)
    raise TypeError(
        f"No GOV.UK component draws the widget {type(field.field.widget).__name__} of the field "
        f"{field.name}: give the field another widget, or add one to alongside/pages/forms/components.py."
    )


def first_id(field: BoundField) -> str:
    """The id that a link in the error summary leads to: the box or choice to mend first."""
    if isinstance(field.field.widget, DateBoxes):
        return f"{field.auto_id}-{_boxes_in_error(field)[0]}"
    return field.auto_id


def _asked(field: BoundField) -> Params:
    """What every component shares: name, hint, error and the reason for asking."""
    params: Params = {"id": field.auto_id, "name": field.html_name, "formGroup": {}}
    if hint := _hint(field):
        params["hint"] = {"html": hint}
    if field.errors:
        params["errorMessage"] = {"text": field.errors[0]}
    return params


def _hint(field: BoundField) -> str:
    known = getattr(field.form, "known", {}).get(field.name)
    parts = [conditional_escape(field.help_text)] if field.help_text else []
    if known:
        parts.append(format_html('<span class="app-known">From the record: {}</span>', known))
    return format_html_join(" ", "{}", ((part,) for part in parts))


def _reason(field: BoundField) -> str:
    reason = getattr(field.form, "why", {}).get(field.name)
    if not reason:
        return ""
    return format_html(
        '<details class="app-why"><summary>Why we ask<span class="govuk-visually-hidden">: {}</span>'
        "</summary><p>{}</p></details>",
        field.label,
        reason,
    )


def _labelled(field: BoundField) -> Params:
    """A component with one box: a label, and the reason between hint and box."""
    params = _asked(field)
    params["label"] = {"text": field.label, **_title(field, "govuk-label")}
    params["formGroup"]["beforeInput"] = {"html": _reason(field)}
    return params


def _grouped(field: BoundField) -> Params:
    """A component with several boxes: a fieldset whose legend is the question."""
    params = _asked(field)
    params["idPrefix"] = field.auto_id
    params["fieldset"] = {"legend": {"text": field.label, **_title(field, "govuk-fieldset__legend")}}
    params["formGroup"]["beforeInputs"] = {"html": _reason(field)}
    return params


def _title(field: BoundField, block: str) -> Params:
    """The one question of a question page is the page's heading; others are in bold."""
    if getattr(field.form, "heading", None) == field.name:
        return {"isPageHeading": True, "classes": f"{block}--l"}
    return {"classes": f"{block}--s"}


def _attributes(field: BoundField) -> Params:
    # A maxlength would cut off pasted words unseen, and a placeholder vanishes as one types.
    taken = ("rows", "cols", "class", "maxlength", "minlength", "placeholder")
    own = {name: value for name, value in field.field.widget.attrs.items() if name not in taken}
    if field.field.disabled:
        own["disabled"] = {"value": True, "optional": True}
    return own


def _input(field: BoundField) -> tuple[str, Params]:
    widget = field.field.widget
    params = _labelled(field)
    attributes = _attributes(field)
    params["autocomplete"] = attributes.pop("autocomplete", "off")
    params["inputmode"] = attributes.pop("inputmode", None)
    if isinstance(widget, forms.NumberInput):
        # A number box that scrolls changes figures unseen; a text box with digits does not.
        params["inputmode"] = "numeric" if isinstance(field.field, forms.IntegerField) else "decimal"
        params["classes"] = "govuk-input--width-5"
        attributes = {}
    else:
        params["type"] = widget.input_type
        params["classes"] = widget.attrs.get("class", "")
    return "input", {**params, "value": _text(field), "attributes": attributes}


def _password(field: BoundField) -> tuple[str, Params]:
    attributes = _attributes(field)
    params = _labelled(field)
    params["autocomplete"] = attributes.pop("autocomplete", "current-password")
    return "password", {**params, "attributes": attributes}


def _textarea(field: BoundField) -> tuple[str, Params]:
    params = _labelled(field)
    limit = getattr(field.field, "max_length", None)
    params |= {
        "value": _text(field),
        "rows": field.field.widget.attrs.get("rows", 6),
        "attributes": _attributes(field),
        "spellcheck": True,
    }
    if limit:
        return "character_count", {**params, "maxlength": limit}
    return "textarea", params


def _date(field: BoundField) -> tuple[str, Params]:
    params = _grouped(field)
    typed = field.value() or Boxes()
    wrong = _boxes_in_error(field) if field.errors else ()
    params["items"] = [
        {
            "id": f"{field.auto_id}-{box}",
            "name": f"{field.html_name}-{box}",
            "label": box.capitalize(),
            "value": getattr(typed, box),
            "autocomplete": "off",
            "classes": f"govuk-input--width-{4 if box == 'year' else 2}"
            + (" govuk-input--error" if box in wrong else ""),
        }
        for box in Boxes._fields
    ]
    return "date", params


def _boxes_in_error(field: BoundField) -> tuple[str, ...]:
    try:
        read_date(field.value() or Boxes())
    except UnreadableDate as wrong:
        return wrong.boxes
    return Boxes._fields


def _radios(field: BoundField) -> tuple[str, Params]:
    params = _grouped(field)
    params["items"] = _choices(field, chosen=[_text(field)])
    if len(params["items"]) <= 2 and not any("conditional" in item for item in params["items"]):
        params["classes"] = "govuk-radios--inline"
    return "radios", params


def _checkboxes(field: BoundField) -> tuple[str, Params]:
    chosen = [str(value) for value in field.value() or []]
    return "checkboxes", {**_grouped(field), "items": _choices(field, chosen=chosen)}


def _choices(field: BoundField, chosen: list[str]) -> list[Params]:
    """One item a choice; a choice may carry a hint and reveal further questions."""
    hints = getattr(field.form, "choice_hints", {}).get(field.name, {})
    items = []
    for value, text in _flat_choices(field):
        item: Params = {"value": str(value), "text": text, "checked": str(value) in chosen}
        if value in hints:
            item["hint"] = {"text": hints[value]}
        if revealed := _revealed(field, str(value)):
            item["conditional"] = {"html": revealed}
        items.append(item)
    return items


def _flat_choices(field: BoundField) -> list[tuple[Any, str]]:
    """The choices without groups and without Django's "---------"."""
    flat: list[tuple[Any, str]] = []
    for value, text in field.field.widget.choices:
        flat.extend(text if isinstance(text, list | tuple) else [(value, text)])
    return [(value, text) for value, text in flat if str(value) != ""]


def _revealed(field: BoundField, value: str) -> str:
    names = getattr(field.form, "reveals", {}).get((field.name, value), ())
    return format_html_join("", "{}", ((field.form[name].as_field_group(),) for name in names))


def _tick(field: BoundField) -> tuple[str, Params]:
    """A single tick: its label is the statement, so it needs no legend."""
    params = _asked(field)
    params["idPrefix"] = field.auto_id
    params["formGroup"]["beforeInputs"] = {"html": _reason(field)}
    item: Params = {"value": "on", "text": field.label, "checked": bool(field.value())}
    if revealed := _revealed(field, "on"):
        item["conditional"] = {"html": revealed}
    return "checkboxes", {**params, "items": [item]}


def _select(field: BoundField) -> tuple[str, Params]:
    params = _labelled(field)
    choices = [{"value": str(value), "text": text} for value, text in _flat_choices(field)]
    params["items"] = [{"value": "", "text": _no_choice(field)}, *choices]
    return "select", {**params, "value": _text(field), "attributes": _attributes(field)}


def _no_choice(field: BoundField) -> str:
    """What a drop-down says while nothing is chosen: the form's own words ("Any team") or ours."""
    words = next((text for value, text in field.field.widget.choices if value in ("", None)), "")
    return "Choose one" if not words or "---" in words else words


def _file(field: BoundField) -> tuple[str, Params]:
    several = bool(getattr(field.field.widget, "allow_multiple_selected", False))
    return "file", {
        **_labelled(field),
        "javascript": True,
        "multiple": several,
        "attributes": _attributes(field),
    }


def _text(field: BoundField) -> str:
    """The value as the box shows it, formatted by the field's own widget."""
    value = field.field.widget.format_value(field.value())
    value = value[0] if isinstance(value, list) and value else value
    return "" if value in (None, []) else str(value)


# The first that fits wins, so a kind stands before the kind it is made from.
_COMPONENTS: tuple[tuple[type[forms.Widget], Callable[[BoundField], tuple[str, Params]]], ...] = (
    (DateBoxes, _date),
    (forms.CheckboxSelectMultiple, _checkboxes),
    (forms.RadioSelect, _radios),
    (forms.CheckboxInput, _tick),
    (forms.SelectMultiple, _checkboxes),
    (forms.Select, _select),
    (forms.Textarea, _textarea),
    (forms.FileInput, _file),
    (forms.PasswordInput, _password),
    (forms.widgets.Input, _input),
)
