"""Whether a file may come in: judged by what it holds, never by its name, and made anew before it is kept.

A picture is drawn again (where it was taken goes, and whatever else was hidden in it), a PDF is written
again without anything that runs, plain text is written again in UTF-8. Everything else is refused.
"""

from alongside.pathway.notes.documents.checking.kept import Kept, Refused
from alongside.pathway.notes.documents.checking.pdfs import made_anew as pdf
from alongside.pathway.notes.documents.checking.pictures import made_anew as picture
from alongside.pathway.notes.documents.checking.texts import made_anew as text

__all__ = ["Kept", "Refused", "check"]


def check(content: bytes) -> Kept:
    """The file as it may be kept. Raises Refused with what to do in plain words."""
    if content.startswith(b"%PDF-"):
        return pdf(content)
    if content.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")) or content[:4] + content[8:12] == b"RIFFWEBP":
        return picture(content)
    return text(content)
