"""`python -m bench.forecasts.county`: the page of what the forecast, knowing 2019, would have said of the county."""

import json
from datetime import date

import numpy as np
from numpy.typing import NDArray

from alongside.forecasting.charts.over_time import fan
from alongside.forecasting.charts.paper import Said, Series, on_paper
from alongside.forecasting.paths import QUANTILES
from alongside.forecasting.published import learn
from bench.council import ROOT
from bench.forecasts.authorities import published
from bench.forecasts.given import SHARED

COUNTY, KNOWN, YEARS = "Oxfordshire", 780, range(2020, 2026)
START = 425
PAGE = ROOT / "docs/forecast-of-the-county.md"
PICTURE = ROOT / "docs/pictures/forecast-of-the-county.svg"

WORDS = """\
# What the forecast would have said of the county in 2019

In July 2019 the county had 780 children in care, and had had 425 in 2011. Nothing else is published of it that reaches
so far back: no child's dates, no starts and ceases before 2020. So this is not the model of children of
`bin/alongside forecast` but the one for published figures (`alongside/forecasting/published.py`), which is measured on
147 authorities in [benchmarks](benchmarks.md). It says: about as today, and this is how far from that such authorities
came to be.

![What came lies within the ranges, a line drawn on from 2011 leaves them.](pictures/forecast-of-the-county.svg)

{table}

- **What it got right**: all six years lie within its 80% range. The line that the press release's two figures suggest,
  on from 425 to 780 at the same pace, is {drawn_off} children too high in 2025.
- **What it did not see**: that 882 would come in 2023 and 770 a year later. It has no opinion on the way, only on the
  width: {low} to {high} in 2025 is eight times in ten, which is of little help to a budget.
- **What it was spared**: how wide the ranges are was learned from all authorities' changes of 2020 to 2025, the county
  one of 147 among them. In 2019 nobody had these figures: ranges made then could only have been learned from earlier
  years, which we do not have. Over five years there is one change an authority to learn from; the sixth year is the
  fifth made wider by the square root of six fifths.
- The county's own past was not used at all: eight years of steep growth. Going on with half of it would have said
  {half} for 2025, {half_off} too many. That is the reason for ranges, and no proof of skill: one county and six years
  that hang together are one trial.

Made by `python -m bench.forecasts.county` from published figures (children looked after at 31 March; the county's of
2011 and 2019 from its own releases).
"""


def main() -> None:
    """Writes the page and its picture."""
    came = _came()
    spread = _spread()
    PICTURE.write_text(_picture(came, spread))
    drawn = [_drawn(year) for year in YEARS]
    PAGE.write_text(
        WORDS.format(
            table=_table(came, spread),
            drawn_off=round(drawn[-1] - came[-1]),
            half=round((drawn[-1] + KNOWN) / 2),
            half_off=round((drawn[-1] + KNOWN) / 2) - came[-1],
            low=round(spread[_at("p10"), -1]),
            high=round(spread[_at("p90"), -1]),
        )
    )


def _came() -> list[int]:
    history = json.loads((SHARED / "looked_after_history.json").read_text())[COUNTY]
    return [int(history[str(year)][0]) for year in YEARS]


def _spread() -> NDArray[np.float64]:
    """(8, years): the middle as a mean, and each of QUANTILES."""
    figures, now, still = published(), np.array([float(KNOWN)]), np.array([0.0])
    levels = list(QUANTILES.values())
    columns = []
    for ahead in range(1, len(YEARS) + 1):
        learned = learn(figures, min(ahead, 5))
        said = learned.quantiles(now, still, levels)[:, 0]
        wider = np.sqrt(ahead / min(ahead, 5))
        columns.append([KNOWN, *(KNOWN * (said / KNOWN) ** wider)])
    return np.array(columns).T


def _drawn(year: int) -> float:
    return KNOWN + (KNOWN - START) / 8 * (year - 2019)


def _at(name: str) -> int:
    return 1 + list(QUANTILES).index(name)


def _picture(came: list[int], spread: NDArray[np.float64]) -> str:
    days = [date(year, 3, 31) for year in YEARS]
    started = np.concatenate([np.full((len(spread), 1), float(KNOWN)), spread], axis=1)
    said = Said(
        "county",
        "Children in care in the county, as forecast in 2019",
        "The middle stays at 780 and the ranges widen; what came stays within them.",
    )
    drawn = Series("On from 2011", [(date(2019, 7, 1), KNOWN), *((day, _drawn(day.year)) for day in days)])
    true = Series("What came", [(date(2019, 7, 1), KNOWN), *zip(days, came, strict=True)])
    history = [(date(2011, 3, 31), START), (date(2018, 11, 26), 726), (date(2019, 7, 1), KNOWN)]
    svg = fan(
        said,
        history=history,
        months=[date(2019, 7, 1), *days],
        spread=started,
        label="As forecast",
        others=(true, drawn),
    )
    return on_paper(svg)


def _table(came: list[int], spread: NDArray[np.float64]) -> str:
    lines = ["| 31 March | forecast | 80% | 95% | on from 2011 | came | in the 80% |", "|---|--:|--:|--:|--:|--:|---|"]
    for number, year in enumerate(YEARS):
        low, high, lowest, highest = (round(spread[_at(name), number]) for name in ("p10", "p90", "p2_5", "p97_5"))
        inside = "yes" if low <= came[number] <= high else "no"
        ranges = f"{low} to {high} | {lowest} to {highest}"
        lines.append(f"| {year} | {KNOWN} | {ranges} | {_drawn(year):.0f} | {came[number]} | {inside} |")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
