"""Pictures over time: a history with its fan and other lines, and layers that add up."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
from numpy.typing import NDArray

from alongside.forecasting.charts.paper import (
    LETTER,
    LINE,
    TEXT,
    WIDTH,
    Points,
    Said,
    Scale,
    Series,
    Show,
    apart,
    drawing,
    folded,
    path_of,
    rule,
    ticks,
    whole,
    wide,
    words,
    years,
)

HEIGHT: Final = 380
FOLD: Final = 13
DASHES: Final = ("8 5", "2 5", "12 4 2 4", "4 4", "16 6")
BANDS: Final = ((1, 7, "95 in 100", "0.13"), (2, 6, "8 in 10", "0.2"), (3, 5, "half", "0.32"))
"""Which quantiles of `paths.spread_of` bound each band, how it is called, and how dark it is on those below it."""

LAYERS: Final = ("0.75", "0.3", "0.55", "0.15", "0.65", "0.22")


@dataclass(frozen=True, slots=True)
class _Frame:
    """The axes of a picture: where a day and a value lie."""

    across: Scale
    up: Scale
    show: Show
    levels: list[float]
    days: tuple[date, date]

    def at(self, day: date, value: float) -> tuple[float, float]:
        return self.across(day.toordinal()), self.up(value)

    def along(self, points: Points) -> list[tuple[float, float]]:
        return [self.at(day, value) for day, value in points]

    def drawn(self) -> list[str]:
        left, right, floor = self.across.start, self.across.end, self.up.start
        parts = []
        for level in self.levels:
            y = self.up(level)
            parts.append(rule(left, y, right, y, stroke_opacity="0.25"))
            parts.append(words(left - 8, y + TEXT / 3, self.show(level), "end"))
        for day in years(*self.days):
            x = self.across(day.toordinal())
            parts.append(rule(x, floor, x, floor + 6))
            parts.append(words(x, floor + 6 + TEXT, str(day.year), "middle"))
        return parts


def fan(
    said: Said,
    *,
    history: Points,
    months: Sequence[date],
    spread: NDArray[np.float64],
    label: str = "As now",
    others: Sequence[Series] = (),
    show: Show = whole,
    from_zero: bool = False,
) -> str:
    """What was, and what may come: a line, its 50, 80 and 95% ranges, and other scenarios' middles as lines.

    `spread` is (8, months) as `paths.spread_of` gives it: the mean, then the seven quantiles. `label` names its
    middle line. Lines are told apart by their dashes and their labels.
    """
    ends = [Series(label, list(zip(months, map(float, spread[4]), strict=True))), *others]
    values = [*map(float, spread[1:].ravel()), *(value for _, value in history)]
    values += [value for other in others for _, value in other.points]
    first = history[0][0] if history else months[0]
    frame = _frame((first, months[-1]), values, show, from_zero, [end.label for end in ends], 2 * LINE + 20)
    parts = frame.drawn()
    parts += [_band(frame, months, spread[low], spread[high], name, dark) for low, high, name, dark in BANDS]
    parts.append(_stroke(frame, history, "chart-history", 3))
    parts.append(_stroke(frame, ends[0].points, "chart-middle", 3))
    for number, other in enumerate(others, start=1):
        dash = DASHES[(number - 1) % len(DASHES)]
        parts.append(_stroke(frame, other.points, f"chart-other chart-other--{number}", 2.5, dash))
    parts += _labels(frame, [(end.label, frame.up(end.points[-1][1])) for end in ends])
    return drawing(said, HEIGHT, [*parts, *_key()])


def stacked(
    said: Said,
    *,
    layers: Sequence[Series],
    show: Show = whole,
) -> str:
    """Layers that add up over time, the first at the bottom, each with its label at its end.

    All layers have the same days. Neighbours differ in darkness and have a line between them.
    """
    days = [day for day, _ in layers[0].points]
    tops = np.cumsum([[value for _, value in layer.points] for layer in layers], axis=0)
    below = np.vstack([np.zeros(len(days)), tops[:-1]])
    frame = _frame((days[0], days[-1]), [0.0, float(tops.max())], show, True, [each.label for each in layers], 16)
    parts = frame.drawn()
    for number in range(len(layers)):
        dark = LAYERS[number % len(LAYERS)]
        shape = path_of(_around(frame, days, below[number], tops[number]))
        parts.append(f'<path class="chart-layer chart-layer--{number + 1}" d="{shape}Z" fill-opacity="{dark}"/>')
        parts.append(_stroke(frame, list(zip(days, tops[number], strict=True)), "chart-edge", 1.5))
    middles = [frame.up(float(low + high) / 2) for low, high in zip(below[:, -1], tops[:, -1], strict=True)]
    parts += _labels(frame, [(layer.label, middle) for layer, middle in zip(layers, middles, strict=True)])
    return drawing(said, HEIGHT - 2 * LINE, parts)


def _frame(
    days: tuple[date, date], values: Sequence[float], show: Show, from_zero: bool, labels: Sequence[str], foot: float
) -> _Frame:
    low, high = min(values), max(values)
    levels = ticks(min(low, 0.0) if from_zero else low, high)
    left = max(wide(show(level)) for level in levels) + 18
    right = WIDTH - 12 - min(170.0, max(_room(line) for label in labels for line in folded(label, FOLD)))
    height = HEIGHT if foot > LINE else HEIGHT - 2 * LINE
    floor = height - foot - LINE - (0 if foot > LINE else 4)
    across = Scale(days[0].toordinal(), days[1].toordinal(), left, right)
    return _Frame(across, Scale(levels[0], levels[-1], floor, 14), show, levels, days)


def _room(line: str) -> float:
    """How wide a line of a label may be: one as long as they come, a single word, needs more than the mean letters."""
    return wide(line) + (14 if len(line) >= FOLD else 0)


def _around(
    frame: _Frame, days: Sequence[date], low: NDArray[np.float64], high: NDArray[np.float64]
) -> list[tuple[float, float]]:
    there = [frame.at(day, float(value)) for day, value in zip(days, high, strict=True)]
    back = [frame.at(day, float(value)) for day, value in zip(days, low, strict=True)]
    return there + back[::-1]


def _band(
    frame: _Frame, months: Sequence[date], low: NDArray[np.float64], high: NDArray[np.float64], name: str, dark: str
) -> str:
    shape = path_of(_around(frame, months, low, high))
    kind = name.replace(" ", "-")
    return f'<path class="chart-band chart-band--{kind}" d="{shape}Z" fill-opacity="{dark}"/>'


def _stroke(frame: _Frame, points: Points, kind: str, width: float, dash: str = "") -> str:
    if not points:
        return ""
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    shape = path_of(frame.along(points))
    return f'<path class="{kind}" d="{shape}" fill="none" stroke="currentColor" stroke-width="{width:g}"{dashed}/>'


def _labels(frame: _Frame, ends: Sequence[tuple[str, float]]) -> list[str]:
    """Each label beside the end of its line, moved up or down where two would lie over each other."""
    lines = [folded(label, FOLD) for label, _ in ends]
    heights = [LINE * len(each) + 4.0 for each in lines]
    middles = apart([y for _, y in ends], heights, 4, frame.up.start + 6)
    x, parts = frame.across.end, []
    for (_, wanted), middle, several in zip(ends, middles, lines, strict=True):
        parts.append(rule(x + 1, wanted, x + 8, round(middle, 1), stroke_opacity="0.6"))
        top = middle - LINE * len(several) / 2 + TEXT - 2
        parts += [words(x + 11, round(top + LINE * nth, 1), line) for nth, line in enumerate(several)]
    return parts


def _key() -> list[str]:
    """What the three darknesses mean, below the picture."""
    y, x, parts = HEIGHT - 10.0, 8.0, []
    parts.append(words(x, y, "Of the runs:"))
    x += wide("Of the runs:") + 8
    dark = 0.0
    for _, _, name, own in BANDS:
        dark = 1 - (1 - dark) * (1 - float(own))
        parts.append(f'<rect x="{x:g}" y="{y - 16:g}" width="26" height="18" fill-opacity="{dark:.2f}"/>')
        parts.append(words(x + 32, y, name))
        x += 32 + len(name) * LETTER + 16
    return parts
