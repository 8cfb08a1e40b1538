"""How alike findings are in their words: a suggestion to whoever tags them, worked out here and never sent anywhere.

Each finding is the words it holds, weighed by how rare they are among all findings (tf-idf); two findings are as
alike as the angle between them is small (cosine). It knows nothing of meaning: "choose or leave".
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

# Alike enough to be suggested, and how many at most: found by trying, not by any rule.
ALIKE: Final = 0.15
MOST: Final = 3

# Words too common to say what a finding is about.
_COMMON_WORDS: Final = """
a about after again all also an and any are as at be because been before but by can could did do does for from get had
has have he her him his how if in into is it its more no not of off on one or our out she so some than that the their
them then there they this to too up us very was we were what when where which who why will with would you your
"""
COMMON: Final = frozenset(_COMMON_WORDS.split())
_ENDINGS: Final = ("ing", "ed", "es", "s")


def words_of(text: str) -> list[str]:
    """The words that say what a text is about, without their commonest endings: "forms", "form" are one."""
    found = re.findall(r"[a-z]+", text.lower().replace("’", "'").replace("'", ""))
    return [_stem(word) for word in found if word not in COMMON and len(word) > 1]


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word.removesuffix(ending)
    return word


def likeness(text: str, others: Sequence[str]) -> list[float]:
    """How alike a text is to each of the others, from 0 (no word in common) to 1."""
    if not others:
        return []
    weights = _weighed([words_of(one) for one in (text, *others)])
    lengths = np.linalg.norm(weights, axis=1)
    lengths[lengths == 0] = 1
    unit = weights / lengths[:, np.newaxis]
    return [float(one) for one in unit[1:] @ unit[0]]


def _weighed(texts: list[list[str]]) -> npt.NDArray[np.float64]:
    """A row for each text, a column for each word: how often it stands there, times how rare it is."""
    known = {word: place for place, word in enumerate(sorted({word for text in texts for word in text}))}
    counts = np.zeros((len(texts), max(len(known), 1)))
    for row, text in enumerate(texts):
        for word, times in Counter(text).items():
            counts[row, known[word]] = times
    rare = np.log((1 + len(texts)) / (1 + (counts > 0).sum(axis=0))) + 1
    return np.asarray(counts * rare)


def most_alike(text: str, others: Iterable[tuple[int, str]], least: float = ALIKE) -> list[tuple[int, float]]:
    """The keys of the texts most like this one, the likest first, with how alike they are."""
    listed = list(others)
    found = zip((key for key, _ in listed), likeness(text, [one for _, one in listed]), strict=True)
    best: dict[int, float] = {}
    for key, alike in found:
        best[key] = max(alike, best.get(key, 0.0))
    ranked = sorted(best.items(), key=lambda pair: (-pair[1], pair[0]))
    return [pair for pair in ranked if pair[1] >= least][:MOST]
