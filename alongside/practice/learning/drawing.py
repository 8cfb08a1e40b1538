"""Small columns, week by week, as SVG. The same figures stand beside it in a table and in a sentence."""

from collections.abc import Sequence

WIDTH, HEIGHT, FOOT = 520, 150, 22
WIDEST = 70


def columns(values: Sequence[float | None], most: float = 0) -> str:
    """A column for each week, the oldest first; a week without a value has none. It holds numbers alone."""
    most = most or max((value for value in values if value is not None), default=0) or 1
    step = WIDTH / max(len(values), 1)
    parts = [f'<svg class="lrn-trend" viewBox="0 0 {WIDTH} {HEIGHT}" aria-hidden="true" focusable="false">']
    for place, value in enumerate(values):
        middle, wide = (place + 0.5) * step, min(step - 12, WIDEST)
        high = 0 if value is None else round(value / most * (HEIGHT - 2 * FOOT))
        top = HEIGHT - FOOT - high
        parts.append(f'<rect x="{middle - wide / 2:.1f}" y="{top}" width="{wide:.1f}" height="{high}"/>')
        parts.append(_words(middle, top - 6, "none" if value is None else f"{value:g}"))
        parts.append(_words(middle, HEIGHT - 5, str(place + 1)))
    ground = HEIGHT - FOOT
    return "".join([*parts, f'<line x1="0" y1="{ground}" x2="{WIDTH}" y2="{ground}"/></svg>'])


def _words(middle: float, foot: float, words: str) -> str:
    return f'<text x="{middle:.1f}" y="{foot}" text-anchor="middle">{words}</text>'


def went(values: Sequence[float | None]) -> str:
    """In words how the last week compares with the one before."""
    known = [value for value in values if value is not None]
    if len(known) < 2:
        return "There is no earlier week to compare with."
    before, now = known[-2:]
    if now == before:
        return f"It stayed at {now:g}."
    return f"It {'rose' if now > before else 'fell'} from {before:g} to {now:g}."
