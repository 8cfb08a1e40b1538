"""The one way a page asks: show a form, call a verb with the answers, say so and go on."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from alongside.access.door import Opened
from alongside.history.refusals import refused_plainly
from alongside.pages.correcting import ChangedMeanwhile, CorrectionForm
from alongside.pages.drafts import keeping as drafts
from alongside.pages.forms import Form
from alongside.people.models import Person, Worker


class Request(HttpRequest):
    """A request of somebody signed in (`site` lets nobody else through), and whose record its page is about."""

    user: Worker
    child: Person
    opened: Opened


def ask(
    request: Request,
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
    the verb returned. What is typed into a form with long answers is kept as the worker's draft.
    """
    if request.method == "POST" and form.is_valid():
        try:
            with refused_plainly():
                made = verb(**form.cleaned_data)
        except ValidationError as refusal:
            form.add_error(None, refusal)
            if isinstance(refusal, ChangedMeanwhile) and isinstance(form, CorrectionForm):
                form.answer_to(refusal.row)
                context["differences"] = refusal.differences
        else:
            drafts.saved(request, request.user)
            messages.success(request, said)
            return redirect(then(made) if callable(then) else then)
    status = 422 if form.errors else 200
    if drafts.keeps_words(form):
        context["draft"] = drafts.opened(request, form)
        context["draft_url"] = context["draft"].url
    return draw(request, template, opened, status=status, form=form, **context)


def draw(
    request: Request, template: str, opened: Opened | None = None, *, status: int = 200, **context: Any
) -> HttpResponse:
    """A page, with whose record it is always in sight (the record's context processor draws the identity bar)."""
    if opened is not None:
        request.child, request.opened = opened.child, opened
        context = {
            "opened": opened,
            "child": opened.child,
            "caption": opened.child.name,
            "printed_for": f"Child {opened.child.number or opened.child.pk}",
            **context,
        }
    return render(request, template, {"today": timezone.localdate(), **context}, status=status)


def drawn(template: str, **context: Any) -> SafeString:
    """A piece of a page that looks the same whoever asks, to be kept and put into many."""
    return mark_safe(render_to_string(template, context))  # noqa: S308 (the template escapes what it is given)
