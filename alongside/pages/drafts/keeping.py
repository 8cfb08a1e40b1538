"""Keeping what is typed until it is saved, and giving it back.

Each opening of a form keeps a draft of its own, so that two tabs do not write over each other. A form
opened again shows the newest draft of its address; once that is typed on, it stands for the one it came from.
"""

import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from urllib.parse import quote

from django.db import connection
from django.db.models.functions import Now
from django.forms import FileInput, Form, Textarea
from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.datastructures import MultiValueDict

from alongside.pages.drafts.models import Draft
from alongside.people.models import Worker

# Hidden boxes beside a form's own: which opening this is, and which draft it began with.
OPENING, BEGAN_WITH, CALLED = "_draft", "_draft_from", "_draft_called"
_NOT_KEPT = {"csrfmiddlewaretoken", OPENING, BEGAN_WITH}
_LATE = timedelta(days=1)  # how long words sent by a form that is saved already are known as late


@dataclass(frozen=True)
class Opening:
    """One opening of a form: its key, the draft it shows if any, and where the page sends what is typed."""

    key: str
    url: str
    shown: Draft | None = None
    began_with: str = ""


def keeps_words(form: Form) -> bool:
    """Whether a form asks for words that it would hurt to lose."""
    return any(isinstance(field.widget, Textarea) for field in form.fields.values())


def opened(request: HttpRequest, form: Form) -> Opening:
    """A form that is being shown: filled with its newest draft; or sent back for mending, and kept as it was sent."""
    url = f"{reverse('drafts:keep')}?where={quote(request.path)}"
    if request.method == "POST":
        key = _key(request.POST.get(OPENING))
        keep(request, request.path, key)
        return Opening(key, url, began_with=request.POST.get(BEGAN_WITH, ""))
    draft = None if "afresh" in request.GET or form.is_bound else chosen(request.path, request.GET.get("draft", ""))
    if draft is None:
        return Opening(str(uuid.uuid4()), url)
    fill(form, draft.fields)
    return Opening(str(uuid.uuid4()), url, draft, f"{draft.pk} {draft.saved_at.isoformat()}")


def chosen(where: str, pk: str = "") -> Draft | None:
    """The acting worker's draft of the form at this address: the one asked for, or the newest."""
    drafts = Draft.objects.filter(where=where, sent=False).order_by("-saved_at")
    one = drafts.filter(pk=int(pk)).first() if _is_id(pk) else None
    return one or drafts.first()


def keep(request: HttpRequest, where: str, key: str) -> bool:
    """Keep what one opening of a form holds. False when that form is saved already: these words come late."""
    fields = {name: values for name, values in request.POST.lists() if name not in _NOT_KEPT}
    with connection.cursor() as cursor:
        cursor.execute(
            'INSERT INTO drafts_draft AS d (worker_id, "where", opening, fields, sent)'
            " VALUES (history_actor(), %s, %s, %s::jsonb, false)"
            ' ON CONFLICT (worker_id, "where", opening) DO UPDATE SET fields = excluded.fields, saved_at = now()'
            " WHERE NOT d.sent",
            [where, key, json.dumps(fields)],
        )
        kept = bool(cursor.rowcount)
    if kept:
        _let_go(request.POST.get(BEGAN_WITH, ""), where)
    return kept


def saved(request: HttpRequest, by: Worker) -> None:
    """The form of this request is saved: its words may go, and what the browser still sends of it is refused."""
    where, key = request.path, request.POST.get(OPENING)
    Draft.objects.filter(sent=True, saved_at__lt=Now() - _LATE).delete()
    if key is None:
        return
    Draft.objects.update_or_create(worker=by, where=where, opening=_key(key), defaults={"fields": {}, "sent": True})
    _let_go(request.POST.get(BEGAN_WITH, ""), where)


def _let_go(began_with: str, where: str) -> None:
    """Drop the draft that a form began with, unless somebody typed on in it elsewhere since."""
    pk, _, as_of = began_with.partition(" ")
    if _is_id(pk):
        for draft in Draft.objects.filter(pk=int(pk), where=where, sent=False):
            if draft.saved_at.isoformat() == as_of:
                draft.delete()


def _is_id(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 18


def fill(form: Form, fields: Mapping[str, list[str]]) -> None:
    """Show a draft in a form as its first answers. Nothing is checked: a draft may be wrong or unfinished."""
    typed = QueryDict(mutable=True)
    for name, values in fields.items():
        typed.setlist(name, values)
    nothing: MultiValueDict[str, Any] = MultiValueDict()
    for name, field in form.fields.items():
        box = form.add_prefix(name)
        if not isinstance(field.widget, FileInput) and not field.widget.value_omitted_from_data(typed, nothing, box):
            form.initial[name] = form[name].initial = field.widget.value_from_datadict(typed, nothing, box)


def _key(sent: str | None) -> str:
    """The key of an opening as the page sent it, or a new one."""
    try:
        return str(uuid.UUID(sent))
    except (ValueError, TypeError, AttributeError):
        return str(uuid.uuid4())
