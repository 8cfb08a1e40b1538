"""The pages of documents, and the one way to a file: through the door."""

import re
from typing import Any

from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone

from alongside.access.door import open_child, open_fact, open_to_record, those_recordable
from alongside.access.roles import Part
from alongside.pages.asking import Request, ask, draw
from alongside.pathway.notes.documents import actions, forms
from alongside.pathway.notes.documents.models import Document
from alongside.people.siblings import siblings_of

ON_A_PAGE = 50
ENDINGS = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png"}


def child(request: Request, child_id: int) -> HttpResponse:
    """The documents in a child's record, newest first."""
    opened = open_child(request.user, child_id, part=Part.DOCUMENTS, page="notes.documents")
    rows = Document.objects.filter(child=opened.child).newest_first().defer("text").select_related("recorded_by")
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    return draw(request, "notes/documents.html", opened, page=page)


def add(request: Request, child_id: int) -> HttpResponse:
    """Add a document to a child's record, and to brothers' and sisters' too."""
    opened = open_to_record(request.user, child_id, part=Part.DOCUMENTS, page="notes.add_document")
    today = timezone.localdate()
    siblings = those_recordable(siblings_of(opened.child, today), Part.DOCUMENTS)
    return ask(
        request,
        forms.AddForm(request.POST or None, request.FILES or None, today=today, child=opened.child, siblings=siblings),
        lambda **told: actions.add(by=request.user, **told),
        then=lambda made: reverse("notes:document", args=[made[0].pk]),
        said="The document is added.",
        opened=opened,
        heading="Add a document",
        button="Add the document",
        cancel_url=reverse("notes:documents", args=[child_id]),
    )


def document(request: Request, document_id: int) -> HttpResponse:
    """One document: what it is, and the file to be saved."""
    opened, added = open_fact(request.user, Document, document_id, page="notes.document")
    together = Document.objects.filter(act=added.act).exclude(pk=added.pk).select_related("child").defer("text")
    return draw(request, "notes/document.html", opened, document=added, together=together)


def correct(request: Request, document_id: int) -> HttpResponse:
    """Correct what is said of a document."""
    opened, added = open_fact(request.user, Document, document_id, page="notes.correct_document", to_record=True)

    def corrected(**answers: Any) -> Document:
        return actions.correct(document=added, by=request.user, **answers)

    return ask(
        request,
        forms.CorrectForm(request.POST or None, row=added, today=timezone.localdate()),
        corrected,
        then=reverse("notes:document", args=[document_id]),
        said="The document is corrected. What stood before is kept.",
        opened=opened,
        heading="Correct a document",
        button="Save the correction",
        cancel_url=reverse("notes:document", args=[document_id]),
    )


def file(request: Request, document_id: int) -> HttpResponseBase:
    """The file itself, to be saved and not shown: nothing in it runs as a page of this site.

    Raises Http404 when the worker may not see it, or it does not lie in the folder of files.
    """
    _, added = open_fact(request.user, Document, document_id, page="notes.file")
    try:
        content = added.file.open("rb")
    except FileNotFoundError:
        raise Http404 from None
    response = FileResponse(content, as_attachment=True, filename=named(added), content_type=added.content_type)
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response


def named(document: Document) -> str:
    """The name under which a file is saved: its title, of letters, digits and spaces alone."""
    bare = " ".join(re.sub(r"[^\w-]+", " ", document.title).split())[:80].strip()
    return f"{bare or 'Document'}.{ENDINGS.get(document.content_type, 'txt')}"
