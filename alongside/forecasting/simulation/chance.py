"""Chance that stands still: the same number for the same seed, run, child and purpose, whoever asks and in what order.

Splitmix64's finaliser over a counter (Steele, Lea and Flood, 2014; its constants are published and free to use). A
child's every draw is a function of its key and of what the draw is for, so that two scenarios give the same luck to
the same child, and any number of processors gives the same answer.
"""

from math import log

import numpy as np

from alongside.forecasting.simulation.compiled import kept, woven

GOLDEN = np.uint64(0x9E3779B97F4A7C15)
FIRST = np.uint64(0xBF58476D1CE4E5B9)
SECOND = np.uint64(0x94D049BB133111EB)
S30, S27, S31, S11 = np.uint64(30), np.uint64(27), np.uint64(31), np.uint64(11)
UNIT = 1.0 / 9007199254740992.0


@woven
def mixed(key: np.uint64, counter: np.uint64) -> np.uint64:
    """A key of its own for this counter."""
    x = key + (counter + np.uint64(1)) * GOLDEN
    x = (x ^ (x >> S30)) * FIRST
    x = (x ^ (x >> S27)) * SECOND
    return x ^ (x >> S31)


@woven
def uniform(key: np.uint64, counter: np.uint64) -> float:
    """Between 0 and 1, neither of them."""
    return (float(mixed(key, counter) >> S11) + 0.5) * UNIT


@woven
def patience(key: np.uint64, counter: np.uint64) -> float:
    """How much hazard is lived through before the next event: exponential with mean 1."""
    return -log(uniform(key, counter))


@kept
def poisson(mean: float, key: np.uint64) -> int:
    """A count with this mean, never falling as the mean grows; large means in parts."""
    parts = int(mean // 256.0) + 1
    total = 0
    for part in range(parts):
        left = uniform(key, np.uint64(part))
        chance = np.exp(-mean / parts)
        count = 0
        while left > chance and count < 2000:
            left -= chance
            count += 1
            chance *= mean / parts / count
        total += count
    return total
