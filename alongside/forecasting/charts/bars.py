"""Bars side by side, with ranges or as steps from one sum to another, and a small line for a sentence."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from alongside.forecasting.charts.paper import (
    LINE,
    TEXT,
    WIDTH,
    Said,
    Scale,
    Show,
    drawing,
    path_of,
    rule,
    whole,
    wide,
    words,
)

THICK: Final = 26
ROW: Final = LINE + THICK + 16


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar from `start` to `start + value`; `low` and `high` are where four in five cases of its end lie."""

    label: str
    value: float
    start: float = 0.0
    low: float | None = None
    high: float | None = None

    @property
    def end(self) -> float:
        return self.start + self.value


def bars(said: Said, items: Sequence[Bar], *, show: Show = whole) -> str:
    """Bars under their labels, each with its amount beside it; below nothing they go to the left.

    A bar with a range has a whisker, and says the range after its amount.
    """
    told = [_told(bar, show) for bar in items]
    places = [place for bar in items for place in (bar.start, bar.end, bar.low, bar.high) if place is not None]
    low, high = min(0.0, *places), max(0.0, *places)
    # An amount that fits beside no bar at the right would be cut: leave room for the longest.
    across = Scale(low, high, 4, WIDTH - 16 - max(wide(text) for text in told))
    height = ROW * len(items) + 8
    parts = [rule(across(0), 4, across(0), height - 8, stroke_opacity="0.5")]
    for number, (bar, text) in enumerate(zip(items, told, strict=True)):
        parts += _bar(bar, text, across, ROW * number + 4)
    return drawing(said, height, parts)


def sparkline(said: Said, values: Sequence[float], *, show: Show = whole) -> str:
    """A line without axes that ends in a dot and its last value, to stand beside a number or in a row."""
    last = show(values[-1])
    width, height = 130 + wide(last) + 12, 44
    across, up = Scale(0, max(len(values) - 1, 1), 6, 124), Scale(min(values), max(values), 36, 8)
    places = [(across(at), up(value)) for at, value in enumerate(values)]
    x, y = places[-1]
    line = f'<path class="chart-history" d="{path_of(places)}" fill="none" stroke="currentColor" stroke-width="2.5"/>'
    dot = f'<circle cx="{x:g}" cy="{y:g}" r="4.5"/>'
    return drawing(said, height, [line, dot, words(x + 11, 22 + TEXT / 3, last)], width=round(width))


def _told(bar: Bar, show: Show) -> str:
    if bar.low is None or bar.high is None:
        return show(bar.value)
    return f"{show(bar.value)} ({show(bar.low)} to {show(bar.high)})"


def _bar(bar: Bar, text: str, across: Scale, top: float) -> list[str]:
    left, right = sorted((across(bar.start), across(bar.end)))
    y = top + LINE
    kind = "chart-bar chart-bar--less" if bar.value < 0 else "chart-bar"
    shape = f'x="{left:g}" y="{y:g}" width="{max(right - left, 1):g}" height="{THICK}"'
    parts = [
        words(4, top + TEXT - 2, bar.label),
        f'<rect class="{kind}" {shape} fill-opacity="0.45" stroke="currentColor"/>',
    ]
    beside = max(right, across(0))
    if bar.low is not None and bar.high is not None:
        middle, ends = y + THICK / 2, (across(bar.low), across(bar.high))
        parts.append(rule(ends[0], middle, ends[1], middle, stroke_width="2.5"))
        parts += [rule(end, middle - 7, end, middle + 7, stroke_width="2.5") for end in ends]
        beside = max(beside, *ends)
    return [*parts, words(beside + 8, y + THICK / 2 + TEXT / 3, text)]
