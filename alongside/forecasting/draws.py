"""Standard normal draws that belong to a run and a purpose, whatever else is drawn and in whichever scenario."""

from zlib import crc32

import numpy as np
from numpy.typing import NDArray


def draws(runs: int, seed: int, *purpose: object) -> NDArray[np.float64]:
    """(runs,): run i has the same draw for the same purpose in every scenario, and however many runs there are."""
    key = crc32("|".join(map(str, purpose)).encode())
    return np.random.Generator(np.random.Philox(key=[seed, key])).standard_normal(runs)
