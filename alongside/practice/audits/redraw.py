"""Draw a sample again from a frame that was downloaded: by anybody, with no database and no record at hand.

python -m alongside.practice.audits.redraw frame.csv "the seed" 20
"""

import argparse
import csv
import sys
from collections.abc import Iterable, Sequence

from alongside.practice.audits.sampling import LEVELS, Line, digest, draw


def read_frame(rows: Iterable[Sequence[str]]) -> list[Line]:
    """The lines of a frame as it is downloaded. Raises ValueError when they are not those of one."""
    head, *lines = rows
    if list(head) != ["key", *LEVELS] or any(len(line) != len(head) for line in lines):
        raise ValueError(f"This is not a frame: its first line must be key,{','.join(LEVELS)}.")
    return [Line(*line) for line in lines]


def main(words: Sequence[str]) -> int:
    """Print the frame's digest and the keys that the seed draws, in the order of chance."""
    asked = argparse.ArgumentParser(prog="python -m alongside.practice.audits.redraw", description=__doc__)
    asked.add_argument("frame", help="the downloaded file")
    asked.add_argument("seed", help="the seed, exactly as it was written")
    asked.add_argument("size", type=int, help="how many files the round has")
    said = asked.parse_args(words)
    with open(said.frame, encoding="utf-8", newline="") as file:
        frame = read_frame(csv.reader(file))
    print(f"digest {digest(frame)}")
    for number, key in enumerate(draw(frame, said.seed, said.size), start=1):
        print(f"{number} {key}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
