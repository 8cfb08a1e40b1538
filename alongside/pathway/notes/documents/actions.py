"""Adding documents to a record, and correcting what is said of them. The file itself stays as it came in."""

import hashlib
import uuid
from collections.abc import Sequence
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction

from alongside.pages import correcting
from alongside.pathway.notes.documents.checking import Kept
from alongside.pathway.notes.documents.models import Document
from alongside.people.models import Person, Worker


@transaction.atomic
def add(*, children: Sequence[Person], kept: Kept, by: Worker, **told: Any) -> list[Document]:
    """Add a checked file to the record of a child, or of brothers and sisters in one act; the file lies there once.

    `told` are title, kind, happened_on and description.
    """
    first, *others = [_document(child, kept, by, told) for child in children]
    first.file.save("", ContentFile(kept.content), save=False)
    act = uuid.uuid4()
    try:
        for document in (first, *others):
            document.act, document.file = act, first.file.name
            document.save()
    except BaseException:
        first.file.delete(save=False)
        raise
    return [first, *others]


def _document(child: Person, kept: Kept, by: Worker, told: dict[str, Any]) -> Document:
    return Document(
        child=child,
        content_type=kept.content_type,
        size=len(kept.content),
        sha256=hashlib.sha256(kept.content).hexdigest(),
        text=kept.text,
        recorded_by=by,
        **told,
    )


@transaction.atomic
def correct(*, document: Document, version: int, why_corrected: str, by: Worker, **columns: Any) -> Document:
    """Correct what is said of a document; what stood before is kept."""
    correcting.correct(row=document, version=version, why_corrected=why_corrected, by=by, **columns)
    return document
