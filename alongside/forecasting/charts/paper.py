"""What every picture is drawn with: its head with title and description, scales, axes and labels that do not collide.

No inline styles, which a strict content policy refuses: attributes, `currentColor` (so a dark screen and print need
nothing) and class names that a style sheet may colour. A line of text is 19 units high in a picture 560 wide, so that
it is still 12 pixels on a phone of 390.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil, floor, log10
from typing import Final
from xml.sax.saxutils import escape

WIDTH: Final = 560
TEXT: Final = 19
LINE: Final = 23
LETTER: Final = 11.0
"""The width of an average letter at this size, generously: texts are measured by it, as no font is at hand."""
LEAST_STEP: Final = 1e-9
"""Nothing that is drawn is told apart more finely."""

Show = Callable[[float], str]
Points = Sequence[tuple[date, float]]


@dataclass(frozen=True, slots=True)
class Said:
    """What a picture is called and what it shows in a sentence. `name` is unique on its page: letters and hyphens."""

    name: str
    title: str
    desc: str


@dataclass(frozen=True, slots=True)
class Series:
    """A line over time: its label, and its points in the order of their days."""

    label: str
    points: Points


@dataclass(frozen=True, slots=True)
class Scale:
    """Where a value lies between two places of the paper."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        share = (value - self.low) / ((self.high - self.low) or 1)
        return round(self.start + share * (self.end - self.start), 1)


def whole(value: float) -> str:
    """1,204."""
    return f"{round(value):,}"


def pounds(pence: float) -> str:
    """£95m, £1.2m, £350k, £0: short enough for an axis."""
    amount, sign = abs(pence) / 100, "-" if pence < 0 else ""
    if amount >= 999_500:
        return f"{sign}£{amount / 1e6:,.{0 if amount >= 9.95e6 else 1}f}m"
    return f"{sign}£{amount / 1000:,.0f}k" if amount >= 1000 else f"{sign}£{amount:,.0f}"


def drawing(said: Said, height: float, parts: Sequence[str], width: float = WIDTH) -> str:
    """The whole picture: an image to a screen reader, with its title and description."""
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img" viewBox="0 0 {width:g} {height:g}" '
        f'width="{width:g}" height="{height:g}" aria-labelledby="{said.name}-svg-title {said.name}-svg-desc" '
        f'font-family="system-ui, sans-serif" font-size="{TEXT}" fill="currentColor">'
    )
    title = f'<title id="{said.name}-svg-title">{escape(said.title)}</title>'
    desc = f'<desc id="{said.name}-svg-desc">{escape(said.desc)}</desc>'
    return "".join((head, title, desc, *parts, "</svg>"))


def on_paper(svg: str) -> str:
    """The same on a white ground in dark ink: for a file that stands alone, where no page gives it a colour."""
    opening, rest = svg.split(">", 1)
    title_and_desc, parts = rest.split("</desc>", 1)
    ground = '<rect width="100%" height="100%" fill="#fff"/>'
    return f'{opening} color="#0b0c0c">{title_and_desc}</desc>{ground}{parts}\n'


def words(x: float, y: float, text: str, anchor: str = "start", **more: str) -> str:
    """A line of text; `more` are further attributes, `_` for `-`."""
    extra = "".join(f' {name.replace("_", "-")}="{value}"' for name, value in more.items())
    return f'<text x="{x:g}" y="{y:g}" text-anchor="{anchor}"{extra}>{escape(text)}</text>'


def rule(x1: float, y1: float, x2: float, y2: float, **more: str) -> str:
    """A straight stroke."""
    extra = "".join(f' {name.replace("_", "-")}="{value}"' for name, value in more.items())
    return f'<line x1="{x1:g}" y1="{y1:g}" x2="{x2:g}" y2="{y2:g}" stroke="currentColor"{extra}/>'


def path_of(points: Sequence[tuple[float, float]]) -> str:
    """The d of a path through these places."""
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in points)


def wide(text: str) -> float:
    return len(text) * LETTER


def folded(text: str, most: int) -> list[str]:
    """The text in lines of at most so many letters, broken between words."""
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > most:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def ticks(low: float, high: float, about: int = 4) -> list[float]:
    """Round numbers that take in both: 400, 600, 800."""
    span = (high - low) or abs(high) or 1.0
    rough = max(span / about, LEAST_STEP)
    size = 10.0 ** floor(log10(rough))
    step = next(each * size for each in (1, 2, 5, 10) if each * size >= rough * 0.999)
    first, last = floor(low / step + 1e-9), ceil(high / step - 1e-9)
    return [at * step for at in range(first, last + 1)]


def years(first: date, last: date, most: int = 6) -> list[date]:
    """The first days of so many years at most between two days."""
    begun = [date(year, 1, 1) for year in range(first.year + (first > date(first.year, 1, 1)), last.year + 1)]
    step = ceil(len(begun) / most) or 1
    return [day for day in begun if day.year % step == 0]


def apart(wanted: Sequence[float], heights: Sequence[float], top: float, bottom: float) -> list[float]:
    """Where labels wanted at these middles stand without lying over each other, from top to bottom."""
    order = sorted(range(len(wanted)), key=wanted.__getitem__)
    middles = list(wanted)
    edge = top
    for at in order:
        middles[at] = max(middles[at], edge + heights[at] / 2)
        edge = middles[at] + heights[at] / 2
    edge = max(bottom, top + sum(heights))
    for at in reversed(order):
        middles[at] = min(middles[at], edge - heights[at] / 2)
        edge = middles[at] - heights[at] / 2
    return middles
