"""The errors and queries of the latest runs, drawn: a column for each run, queries upon errors."""

from collections.abc import Sequence
from datetime import datetime

WIDTH, HEIGHT, FOOT = 640, 200, 24
GAP = 8


def drawing(runs: Sequence[tuple[datetime, int, int]]) -> str:
    """The drawing as SVG; it holds numbers alone. Colours come from the style sheet, by class."""
    most = max((errors + queries for _, errors, queries in runs), default=0) or 1
    step = WIDTH / max(len(runs), 1)
    parts = [f'<svg class="ins-trend" viewBox="0 0 {WIDTH} {HEIGHT}" aria-hidden="true" focusable="false">']
    for place, (at, errors, queries) in enumerate(runs):
        left, wide = place * step + GAP / 2, min(step - GAP, 80)
        wrong, asked = (round(count / most * (HEIGHT - 2 * FOOT)) for count in (errors, queries))
        ground = HEIGHT - FOOT
        parts.append(_column("ins-trend__error", left, ground - wrong, wide, wrong))
        parts.append(_column("ins-trend__query", left, ground - wrong - asked, wide, asked))
        parts.append(_words(left + wide / 2, ground - wrong - asked - 5, str(errors + queries)))
        parts.append(_words(left + wide / 2, HEIGHT - 6, f"{at.day}/{at.month}"))
    return "".join([*parts, "</svg>"])


def _column(kind: str, left: float, top: float, wide: float, high: float) -> str:
    return f'<rect class="{kind}" x="{left:.1f}" y="{top}" width="{wide:.1f}" height="{high}"/>'


def _words(middle: float, foot: float, words: str) -> str:
    return f'<text class="ins-trend__words" x="{middle:.1f}" y="{foot}" text-anchor="middle">{words}</text>'
