"""What to ask the database for, so that the right person is surely among few.

Each question is a text search query over the keys of `keys`; the database asks them in turn and
stops when it has enough people. They run from narrow to wide.
"""

from collections.abc import Iterable
from itertools import combinations

from alongside.people.finding import keys
from alongside.people.finding.ranking import Asked

MOST_WORDS = 5


def asked(query: str, **facts: object) -> Asked:
    """What was typed, as words of a name; words past the fifth are left out."""
    return Asked(keys.tokens(query)[:MOST_WORDS], **facts)  # type: ignore[arg-type]


def questions(sought: Asked) -> list[str]:
    """The queries to run in turn. None when there is neither a name nor a date of birth to go by."""
    words = [word for word in sought.words if word not in keys.SMALL] or list(sought.words)
    if sought.born is None:
        return by_name(words)
    days = [sought.born, keys.swapped(sought.born)]
    near = any_of(keys.born_key(day) for day in keys.one_digit_wrong(sought.born))
    found = [any_of(keys.born_key(day) for day in days if day)]
    if words:
        found.append(f"{near}&{any_of(key for word in words for key in keys.close_keys(word))}")
    return found + by_name(words)


def by_name(words: list[str]) -> list[str]:
    """Two words of the name as typed; then two nearly so; then one nearly so and the beginning or end of another."""
    if len(words) < 2:
        return [any_of(kind(word)) for word in words for kind in (exact, close, keys.loose_keys)]
    pairs = list(combinations(words, 2)) + with_joined(words)
    nearly = [f"({close_any(one)}&{close_any(other)})" for one, other in pairs]
    half = [
        f"({close_any(one)}&{any_of(keys.loose_keys(other) - initials(other))})"
        for pair in pairs
        for one, other in (pair, pair[::-1])
    ]
    as_typed = [f"({any_of(exact(one))}&{any_of(exact(other))})" for one, other in pairs]
    return ["|".join(as_typed), "|".join(nearly), "|".join(half)]


def with_joined(words: list[str]) -> list[tuple[str, str]]:
    """Pairs in which two neighbouring words are taken as one, for Mary Ann filed as Maryann."""
    joined = keys.joined(words)
    return [
        (one, other)
        for at, one in enumerate(joined)
        for place, other in enumerate(words)
        if place not in (at, at + 1)
    ]


def exact(word: str) -> Iterable[str]:
    """The key of the word as typed; an initial has no other."""
    return {f"i{word}"} if len(word) == 1 else {f"t{word}"}


def close(word: str) -> Iterable[str]:
    """The keys of the word and of what is spelt or sounds like it."""
    return keys.loose_keys(word) if len(word) == 1 else keys.close_keys(word)


def close_any(word: str) -> str:
    """Any of the close keys of a word, as a query."""
    return any_of(close(word))


def initials(word: str) -> set[str]:
    """The key of a longer word's initial, which too many share."""
    return {f"i{word[0]}"} if len(word) > 1 else set()


def any_of(found: Iterable[str]) -> str:
    """A query that any of the keys answers. Keys are plain letters and digits, so no quoting can go wrong."""
    return "(" + "|".join(sorted(set(found))) + ")"
