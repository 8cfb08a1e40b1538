"""What is kept as bytes comes back the same, and nothing else can be read from it."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from alongside.insight.ahead.keeping import OfAnotherMake, digest, pack, unpack


@dataclass(frozen=True)
class Inner:
    words: str
    numbers: NDArray[np.float64]


@dataclass(frozen=True)
class Outer:
    day: date
    share: float
    pair: tuple[int, float]
    maybe: str | None
    inner: tuple[Inner, ...]
    counts: NDArray[np.int32]


@dataclass(frozen=True)
class Later:
    day: date
    share: float


inners = st.builds(Inner, words=st.text(), numbers=arrays(np.float64, st.integers(0, 5)))
outers = st.builds(
    Outer,
    day=st.dates(),
    share=st.floats(allow_nan=False),
    pair=st.tuples(st.integers(), st.floats(allow_nan=False)),
    maybe=st.none() | st.text(),
    inner=st.lists(inners, max_size=3).map(tuple),
    counts=arrays(np.int32, (2, 3)),
)


@given(outers)
def test_what_is_packed_comes_back_the_same(value):
    back = unpack(Outer, pack(value))
    assert (back.day, back.share, back.pair, back.maybe) == (value.day, value.share, value.pair, value.maybe)
    assert [one.words for one in back.inner] == [one.words for one in value.inner]
    for one, other in zip((*back.inner,), (*value.inner,), strict=True):
        assert np.array_equal(one.numbers, other.numbers, equal_nan=True)
    assert (back.counts.dtype, back.counts.tolist()) == (value.counts.dtype, value.counts.tolist())


def test_bytes_of_another_shape_are_refused_in_words():
    packed = pack(Inner("a", np.zeros(2)))
    with pytest.raises(OfAnotherMake, match="another version"):
        unpack(Later, packed)


def test_objects_that_could_run_are_never_written_or_read():
    with pytest.raises(ValueError, match="pickle"):
        pack(Inner("a", np.array([print], dtype=object)))


@given(st.lists(st.binary(max_size=4), max_size=4), st.lists(st.binary(max_size=4), max_size=4))
def test_different_parts_have_different_digests(one, other):
    digests = [digest(*(np.frombuffer(part, dtype=np.uint8) for part in parts)) for parts in (one, other)]
    assert (digests[0] == digests[1]) == (one == other)
