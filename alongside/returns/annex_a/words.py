"""How councils spell a code in Annex A, and the department's code that they mean.

The same answer comes as "a) Yes", "Yes", "Y" or "1 - Yes", a need as "N1 - Abuse or
neglect" or "a) Abuse or neglect", a source as "q) 6: Police". A value that cannot be
matched is never guessed at: it is told, and its text is kept.
"""

import re
from collections.abc import Mapping
from datetime import date, timedelta

from alongside.returns.kit import dates, reading
from alongside.returns.kit.codes import CodeList
from alongside.returns.kit.reading import Complaint, Read, Reader

_LETTER = re.compile(r"\(?[a-z]{1,2}\d?[).]\s+|[a-z]{1,2}\d?\)", re.IGNORECASE)
_TOKEN = re.compile(r"[\[(]?(\w+)[\])]?\s*([:=–—-]?)")
_NOT_WORD = re.compile(r"[^\w]+")

_YES = {"yes", "y", "1", "true"}
_NO = {"no", "n", "0", "false"}


def plain(text: str) -> str:
    """Small letters and single spaces, without marks: "Child’s  Homes" and "child's homes" are one."""
    return " ".join(_NOT_WORD.sub(" ", text.replace("’", "").replace("'", "").casefold()).split())


def without_letter(text: str) -> str:
    """The text without the letter that numbers a list: "q) 6: Police" is "6: Police"."""
    found = _LETTER.match(text)
    return text[found.end() :] if found and found.end() < len(text) else text


def worded(codes: CodeList, words: Mapping[str, str] | None = None) -> Reader:
    """A reader of one list: by its words, its codes at the start, or its labels."""
    known = {plain(code.label): code.code for code in codes}
    known |= {plain(code.code): code.code for code in codes}
    known |= {plain(word): code for word, code in (words or {}).items()}
    complaint = Complaint("refused", f"is not among the {codes.name} this list knows; its text was kept")

    def read(raw: str) -> Read:
        text = without_letter(raw)
        code = known.get(plain(text)) or known.get(plain(raw)) or _leading(text, known)
        return (code, None) if code else (None, complaint)

    return read


def _leading(text: str, known: Mapping[str, str]) -> str | None:
    """The code that the text begins with: "N1 - Abuse or neglect", "U: Independent living"."""
    token = _TOKEN.match(text)
    if not token:
        return None
    word, mark = plain(token[1]), token[2]
    # A word in front of other words is a code only if it looks like one, or a mark follows.
    if mark or any(letter.isdigit() for letter in word):
        return known.get(word)
    return None


def answer(raw: str) -> Read:
    """Yes or no."""
    word = plain(without_letter(raw)).split(" ")[0]
    if word in _YES or word in _NO:
        return word in _YES, None
    return None, Complaint("refused", "must be Yes or No; its text was kept")


def day(raw: str) -> Read:
    """A date, as a cell of that kind or typed as 31/12/2025; Excel's bare number for a day is told."""
    value = dates.iso_date(raw) or dates.uk_date(raw)
    if value in reading.NO_DATE:
        return None, Complaint("warning", "is the date some systems write for none; it was read as blank")
    if value is None and re.fullmatch(r"[2-5]\d{4}", raw, re.ASCII):
        value = date(1899, 12, 30) + timedelta(days=int(raw))
        return value, Complaint("warning", "is a bare number that Excel shows as a date; it was read as that date")
    if value is None:
        return None, Complaint("refused", "is not a date: write it like 31/12/2025")
    return value, None
