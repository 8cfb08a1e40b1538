"""Saying what is being done, beside the results."""

import sys


def say(words: str) -> None:
    """To the terminal, not into the results."""
    print(words, file=sys.stderr, flush=True)
