"""What stands under and in a person's sign: name on two lines at most, state, and age."""

import re
import unicodedata
from datetime import date
from functools import cache

from .family import Member

NAME_SIZE, NOTE_SIZE = 14, 12
LONGEST = 112.0

_WIDTHS = {**dict.fromkeys("iljtfrI.,:;'’-() ", 0.34), **dict.fromkeys("mwMW@", 0.92)}


def text_width(text: str, size: int) -> float:
    """Pixels that a line takes in Arial or its kin, a little on the wide side."""
    return size * sum(_letter(c) for c in text)


@cache
def _letter(letter: str) -> float:
    if unicodedata.combining(letter):
        return 0.0
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.05
    return _WIDTHS.get(letter, 0.74 if letter.isupper() else 0.6)


def readable(label: str) -> str:
    """One line of visible characters; control characters have no place in a drawing."""
    visible = "".join(c if c.isprintable() else " " for c in label)
    return " ".join(visible.split()) or "Name not recorded"


def name_lines(label: str) -> tuple[str, ...]:
    """The name on one or two lines; what is cut ends in "…" and is whole in the link's name."""
    lines: list[str] = []
    # A line may end after a space or a hyphen.
    words = re.findall(r"[^ -]*[ -]|[^ -]+", readable(label))
    while words and len(lines) < 2:
        line, words = _fill(words)
        lines.append(line.strip())
    if words:
        lines[-1] = _cut(lines[-1] + words[0], ending="…")
    return tuple(lines)


def _fill(words: list[str]) -> tuple[str, list[str]]:
    line = ""
    for i, word in enumerate(words):
        if text_width((line + word).rstrip(), NAME_SIZE) > LONGEST:
            if line:
                return line, words[i:]
            part = _cut(word)
            return part, [word[len(part) :], *words[i + 1 :]]
        line += word
    return line, []


def _cut(text: str, ending: str = "") -> str:
    kept = text
    while len(kept) > 1 and text_width(kept + ending, NAME_SIZE) > LONGEST:
        kept = kept[:-1]
    return kept.rstrip() + ending


def note_lines(member: Member) -> tuple[str, ...]:
    """The state of a person in words, so that no sign or colour carries it alone."""
    states = [word for word, so in (("in care", member.in_care), ("on a plan", member.on_plan)) if so]
    notes = [", ".join(states)] if states else []
    if member.died:
        notes.append(f"died {member.died.year}")
    elif member.unborn and member.expected:
        notes.append(f"due {day(member.expected, short=True)}")
    return tuple(notes)


def label_width(member: Member) -> float:
    names = [text_width(line, NAME_SIZE) for line in name_lines(member.label)]
    notes = [text_width(line, NOTE_SIZE) for line in note_lines(member)]
    return max(names + notes)


def day(when: date, *, short: bool = False) -> str:
    return f"{when.day} {when:%b %Y}" if short else f"{when.day} {when:%B %Y}"


def months_old(member: Member, on: date) -> int | None:
    """Whole months lived by `on`, or until death; None where that cannot be said."""
    end = min(on, member.died) if member.died else on
    if member.born is None or member.born > end:
        return None
    months = (end.year - member.born.year) * 12 + end.month - member.born.month
    return months - (end.day < member.born.day)


def years_old(member: Member, on: date) -> int | None:
    months = months_old(member, on)
    return None if months is None else months // 12


def age_in_sign(member: Member, on: date) -> str:
    """ "9", or "7m" before the first birthday; nothing where the date of birth is not recorded."""
    months = months_old(member, on)
    if months is None:
        return ""
    return str(months // 12) if months >= 12 else f"{months}m"


def age_in_words(member: Member, on: date) -> str:
    """ "9 years", "7 months", "unborn, due 3 March 2027", "died 2019, aged 52", "age not recorded"."""
    months = months_old(member, on)
    if member.unborn and member.expected:
        return f"unborn, due {day(member.expected)}"
    age = "age not recorded" if months is None else _count(months)
    if member.died is None:
        return age
    return f"died {member.died.year}" + ("" if months is None else f", aged {age}")


def _count(months: int) -> str:
    number, unit = (months // 12, "year") if months >= 12 else (months, "month")
    return f"{number} {unit}" + ("" if number == 1 else "s")


def caption(member: Member, on: date) -> str:
    """The whole of what the sign shows, for who hears it instead of seeing it."""
    sex = {"M": "male", "F": "female"}.get(member.sex, "")
    care = [word for word, so in (("in care", member.in_care), ("on a plan", member.on_plan)) if so]
    focus = ["this page is about them"] if member.is_focus else []
    return ", ".join(filter(None, [readable(member.label), age_in_words(member, on), sex, *care, *focus]))
