"""A PDF is written again without anything that runs, opens or carries another file."""

import io
from collections.abc import Iterator
from typing import Any

import pikepdf

from alongside.pathway.notes.documents.checking.kept import Kept, Refused

MOST_OBJECTS = 200_000
DEEPEST = 60
# What starts by itself, runs, fills in over the network or carries files, wherever it stands.
_KEYS = (
    "/OpenAction", "/AA", "/JS", "/JavaScript", "/EmbeddedFiles", "/EF", "/AF", "/XFA", "/Collection",
    "/RichMediaContent", "/RichMediaSettings", "/Renditions",
)  # fmt: skip
# Actions that do more than lead to a place in the same file or to a named web page.
_ACTIONS = {
    "/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/ResetForm", "/GoToR", "/GoToE", "/GoTo3DView",
    "/Rendition", "/Movie", "/Sound", "/RichMediaExecute",
}  # fmt: skip
_ANNOTATIONS = {"/RichMedia", "/Screen", "/Movie", "/Sound", "/FileAttachment", "/3D"}


def made_anew(content: bytes) -> Kept:
    """The same pages, still. Raises Refused for a PDF that is locked, damaged or stays active."""
    with _opened(content) as pdf:
        clean(pdf)
        written = io.BytesIO()
        pdf.save(written, linearize=False, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    with _opened(written.getvalue()) as again:
        if clean(again):
            raise Refused("Something in this PDF runs by itself. Print it to a new PDF, and add that.")
    return Kept(written.getvalue(), "application/pdf", "pdf")


def _opened(content: bytes) -> pikepdf.Pdf:
    if b"%%EOF" not in content[-2048:]:
        raise Refused("Only a part of this PDF arrived. Save it again, and add that.")
    try:
        pdf = pikepdf.open(io.BytesIO(content))
        if pdf.is_encrypted:
            raise Refused("This PDF is locked. Save or print it without its password, and add that.")
        if len(pdf.objects) > MOST_OBJECTS or not len(pdf.pages):
            raise Refused("This PDF is too large inside, or has no pages. Print it to a new PDF, and add that.")
    except pikepdf.PasswordError as locked:
        raise Refused("This PDF is locked. Save or print it without its password, and add that.") from locked
    except (pikepdf.PdfError, RuntimeError, ValueError) as broken:
        raise Refused("This PDF is damaged. Print it to a new PDF, and add that.") from broken
    return pdf


def clean(pdf: pikepdf.Pdf) -> int:
    """Take out whatever is active; how many things that were."""
    taken = sum(_clean(part) for thing in pdf.objects for part in _parts(thing, 0))
    return taken + sum(_clean(part) for part in _parts(pdf.trailer, 0))


def _parts(thing: Any, depth: int) -> Iterator[Any]:
    """A dictionary and all that lie directly inside; what it refers to is visited on its own."""
    if depth > DEEPEST:
        raise Refused("This PDF is built in a way that cannot be checked. Print it to a new PDF, and add that.")
    if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        yield thing
        inside = [thing.get(key) for key in thing.keys()]  # noqa: SIM118 (iterating a Stream reads its bytes)
    elif isinstance(thing, pikepdf.Array):
        inside = list(thing)
    else:
        return
    for part in inside:
        if isinstance(part, pikepdf.Object) and not part.is_indirect:
            yield from _parts(part, depth + 1)


def _clean(part: Any) -> int:
    active = [key for key in _KEYS if key in part.keys()]  # noqa: SIM118
    if _named(part, "/S") in _ACTIONS or _named(part, "/Subtype") in _ANNOTATIONS:
        active = list(part.keys())
    for key in active:
        del part[key]
    return len(active)


def _named(part: Any, key: str) -> str:
    value = part.get(key)
    return str(value) if isinstance(value, pikepdf.Name) else ""
