"""Plain text is written again in UTF-8. Whatever a browser could take for a page is refused."""

import re
import unicodedata

from alongside.pathway.notes.documents.checking.kept import Kept, Refused

_MARKUP = re.compile(r"<\s*(!doctype|!--|\?xml|html|head|body|script|svg|iframe|object|embed|style|meta|link)", re.I)
_OTHER_FORMATS = ("{\\rtf", "%!PS", "#!", "MIME-Version:")
_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}

WHAT_TO_DO = "Only PDF files, pictures (JPEG, PNG, WebP) and plain text can be kept. Save it as a PDF and add that."


def made_anew(content: bytes) -> Kept:
    """The text in UTF-8, with the ends of lines alike."""
    try:
        text = content.decode(_MARKS.get(content[:3], _MARKS.get(content[:2], "utf-8")))
    except UnicodeDecodeError as unreadable:
        raise Refused(WHAT_TO_DO) from unreadable
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise Refused("There is nothing in this file.")
    if any(unicodedata.category(sign) in ("Cc", "Cs", "Cn") and sign not in "\n\t\f" for sign in text):
        raise Refused(WHAT_TO_DO)
    if text.lstrip().startswith(_OTHER_FORMATS) or _MARKUP.search(text):
        raise Refused(WHAT_TO_DO)
    return Kept(text.encode(), "text/plain; charset=utf-8", "txt", text)
