"""Searching words. What is searched for may hold a name: it stays out of the address, in the session."""

import secrets
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from alongside.access.door import Opened, open_child
from alongside.pages.asking import Request, draw
from alongside.pathway.notes.search.asking import search as search_words
from alongside.pathway.notes.search.forms import SearchForm

KEPT = 10  # questions of a session that "back" and further pages can return to


def search(request: Request) -> HttpResponse:
    """Search words in every record, as far as the worker may see."""
    return _search(request, reverse("notes:search"))


def search_child(request: Request, child_id: int) -> HttpResponse:
    """Search words in one child's record."""
    opened = open_child(request.user, child_id, page="notes.search_child")
    return _search(request, reverse("notes:search_child", args=[child_id]), opened)


def _search(request: Request, here: str, opened: Opened | None = None) -> HttpResponse:
    if request.method == "POST":
        form = SearchForm(request.POST)
        if form.is_valid():
            return redirect(f"{here}?asked={_keep(request, form.cleaned_data['words'])}")
        return _draw(request, opened, status=422, form=form)
    asked = request.GET.get("asked", "")
    question = request.session.get("questions", {}).get(asked, "")
    if not question:
        return _draw(request, opened, form=SearchForm())
    page = request.GET.get("page", "")[:4]
    number = int(page) if page.isdecimal() else 1
    answer = search_words(question, child_id=opened.child.pk if opened else None, page=number)
    form = SearchForm(initial={"words": question})
    return _draw(request, opened, form=form, answer=answer, asked=asked, number=number)


def _draw(request: Request, opened: Opened | None, *, status: int = 200, **context: Any) -> HttpResponse:
    return draw(request, "notes/search.html", opened, status=status, **context)


def _keep(request: Request, question: str) -> str:
    """Keep a question in the session; the name under which it is found again."""
    name = secrets.token_urlsafe(6)
    before = list(request.session.get("questions", {}).items())[1 - KEPT :]
    request.session["questions"] = {**dict(before), name: question}
    return name
