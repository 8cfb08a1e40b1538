"""The one way a page asks: show a form, call a verb with the answers, say so and go on."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from alongside.access.door import Opened
from alongside.history.refusals import refused_plainly
from alongside.pages.forms import Form


def ask(
    request: HttpRequest,
    form: Form,
    verb: Callable[..., Any],
    *,
    then: str | Callable[[Any], str],
    said: str,
    opened: Opened | None = None,
    template: str = "ask.html",
    **context: Any,
) -> HttpResponse:
    """Show `form`; when it comes back right, call `verb(**answers)` and go to `then` with `said` as the notice.

    A refusal by the verb or by the database (ValidationError) comes back on the page in plain
    words with nothing saved and every answer kept. `then` is an address, or makes one from what
    the verb returned.
    """
    if request.method == "POST" and form.is_valid():
        try:
            with refused_plainly():
                made = verb(**form.cleaned_data)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, said)
            return redirect(then(made) if callable(then) else then)
    shown = {"form": form, **child_context(opened), **context}
    return render(request, template, shown, status=422 if form.errors else 200)


def child_context(opened: Opened | None) -> dict[str, Any]:
    """What a page about a child needs for its identity bar, its printed head and its links."""
    if opened is None:
        return {}
    child = opened.child
    return {
        "opened": opened,
        "child": child,
        "printed_for": f"Child {child.number or child.pk}",
        "caption": child.name,
    }
