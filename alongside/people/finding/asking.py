"""What to ask the database for, so that the right person is surely among few.

Each question is a text search query over the keys of `keys`.
"""

from collections.abc import Iterable
from datetime import date
from itertools import combinations

from alongside.people.finding import keys
from alongside.people.finding.ranking import Asked

MOST_WORDS = 5


def asked(query: str, born: date | None = None, postcode: str | None = None) -> Asked:
    """What was typed, as a number or else as words of a name; words past the fifth are left out."""
    number = keys.number_in(query)
    return Asked(() if number else keys.tokens(query)[:MOST_WORDS], born, postcode or "", number)


def questions(sought: Asked) -> tuple[list[str], str | None]:
    """The queries to run, and a wide one for when the name as typed is nobody's.

    With a date of birth neither a wide one nor one for the name as typed is needed. There is none at
    all when there is nothing to go by.
    """
    if sought.number:
        return [keys.number_key(sought.number)], None
    words = [word for word in sought.words if word not in keys.SMALL] or list(sought.words)
    by_name, widest = about_pairs(words) if len(words) > 1 else about_word(words)
    return (by_name, widest) if sought.born is None else ([about_born(sought.born, words), *by_name[1:]], None)


def about_born(born: date, words: list[str]) -> str:
    """Whoever was born that day, or with day and month swapped; or with one digit wrong and nearly of that name."""
    days = any_of(keys.born_key(day) for day in (born, keys.swapped(born)) if day)
    if not words:
        return days
    near = any_of(keys.born_key(day) for day in keys.one_digit_wrong(born))
    return f"{days}|({near}&{any_of(key for word in words for key in close(word))})"


def about_word(words: list[str]) -> tuple[list[str], str | None]:
    """The word as typed and nearly so; and its beginning or end."""
    if not words:
        return [], None
    return [any_of(exact(words[0])), any_of(close(words[0]))], any_of(half(words[0]))


def about_pairs(words: list[str]) -> tuple[list[str], str]:
    """Two words of the name as typed, and nearly so; and one nearly so with the beginning or end of another."""
    pairs = list(combinations(words, 2)) + with_joined(words)
    typed = [f"({any_of(exact(one))}&{any_of(exact(other))})" for one, other in pairs]
    nearly = [f"({any_of(close(one))}&{any_of(close(other))})" for one, other in pairs]
    wide = [f"({any_of(close(one))}&{any_of(half(other))})" for pair in pairs for one, other in (pair, pair[::-1])]
    return ["|".join(typed), "|".join(nearly)], "|".join(wide)


def with_joined(words: list[str]) -> list[tuple[str, str]]:
    """Pairs in which two neighbouring words are taken as one, for Mary Ann filed as Maryann."""
    joined = keys.joined(words)
    return [
        (one, other) for at, one in enumerate(joined) for place, other in enumerate(words) if place not in (at, at + 1)
    ]


def exact(word: str) -> Iterable[str]:
    """The key of the word as typed; an initial has no other."""
    return {f"i{word}"} if len(word) == 1 else {f"t{word}"}


def close(word: str) -> Iterable[str]:
    """The keys of the word and of what is spelt or sounds like it."""
    return keys.loose_keys(word) if len(word) == 1 else keys.close_keys(word)


def half(word: str) -> Iterable[str]:
    """The keys of the word's beginning and end; a longer word's initial too many share."""
    return keys.loose_keys(word) - {f"i{word[0]}"} if len(word) > 1 else keys.loose_keys(word)


def any_of(found: Iterable[str]) -> str:
    """A query that any of the keys answers. Keys are plain letters and digits, so no quoting can go wrong."""
    return "(" + "|".join(sorted(set(found))) + ")"
