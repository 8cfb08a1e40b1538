"""Outlines around those who live together, where they stand together."""

from collections.abc import Sequence

from .picture import Outline, Point, Spot

PAD, NECK, MOST_PIECES = 9.0, 16.0, 3

Piece = tuple[float, float, float, float]


def outlines(rows: Sequence[Sequence[Spot]]) -> list[Outline]:
    """One outline for each home of two or more; a home that lies apart is drawn in up to three pieces.

    A piece never holds anyone who lives elsewhere. A home in more pieces is left to the words.
    """
    found = []
    homes = sorted({s.member.household for row in rows for s in row if s.member.household})
    for home in homes:
        pieces = _pieces([_runs(row, home) for row in rows])
        people = sum(s.member.household == home for row in rows for s in row)
        if people > 1 and len(pieces) <= MOST_PIECES:
            found += [Outline(home, _corners(piece)) for piece in pieces]
    return found


def _runs(row: Sequence[Spot], home: str) -> list[Piece]:
    """Stretches of a row where all live in the home."""
    runs: list[list[Spot]] = [[]]
    for spot in row:
        if spot.member.household == home:
            runs[-1].append(spot)
        elif runs[-1]:
            runs.append([])
    return [_around(run, row) for run in runs if run]


def _around(run: Sequence[Spot], row: Sequence[Spot]) -> Piece:
    top = run[0].box[1] - PAD
    bottom = max(spot.box[3] for spot in row) + PAD / 2
    return (run[0].box[0] - PAD, top, run[-1].box[2] + PAD, bottom)


def _pieces(rows: Sequence[list[Piece]]) -> list[list[Piece]]:
    """Stretches of neighbouring rows that lie under each other become one piece."""
    done: list[list[Piece]] = []
    growing: list[list[Piece]] = []
    for runs in rows:
        left, grown = list(runs), []
        for piece in growing:
            next_run = max(left, key=lambda run: _shared(piece[-1], run), default=None)
            if next_run is not None and _shared(piece[-1], next_run) >= NECK:
                left.remove(next_run)
                grown.append([*piece, next_run])
            else:
                done.append(piece)
        growing = grown + [[run] for run in left]
    return sorted(done + growing)


def _shared(upper: Piece, lower: Piece) -> float:
    return min(upper[2], lower[2]) - max(upper[0], lower[0])


def _corners(piece: Sequence[Piece]) -> tuple[Point, ...]:
    """Down the right side and up the left; between two rows the outline is as wide as both share."""
    right: list[Point] = []
    left: list[Point] = []
    for i, (x0, top, x1, bottom) in enumerate(piece):
        if i:
            above = piece[i - 1]
            right += [(min(above[2], x1), above[3]), (min(above[2], x1), top)]
            left += [(max(above[0], x0), above[3]), (max(above[0], x0), top)]
        right += [(x1, top), (x1, bottom)]
        left += [(x0, top), (x0, bottom)]
    return tuple(right + left[::-1])
