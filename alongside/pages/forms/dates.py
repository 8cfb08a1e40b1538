"""Reading a date as people write it: three boxes, or one pasted into the first."""

import re
from datetime import date
from typing import NamedTuple

MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_DAY_FIRST = re.compile(r"^(\d{1,2})(?:st|nd|rd|th)?[\s/.,-]+([A-Za-z]+|\d{1,2})[\s/.,-]+(\d{4})$")
_YEAR_FIRST = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})$")


class Boxes(NamedTuple):
    """What was typed into the three boxes, as it was typed."""

    day: str = ""
    month: str = ""
    year: str = ""


class UnreadableDate(ValueError):
    """What was typed is no date. ``boxes`` names the boxes to mend, ``says`` what is wrong."""

    def __init__(self, says: str, boxes: tuple[str, ...]) -> None:
        super().__init__(says)
        self.says = says
        self.boxes = boxes


def spread(boxes: Boxes) -> Boxes:
    """Spread a whole date pasted into the first box over the three boxes.

    Reads "24/11/2026", "24 11 2026", "24 November 2026" and "2026-11-24", day first
    as in England. Anything else stays as it was typed.
    """
    boxes = Boxes(*(box.strip() for box in boxes))
    if boxes.month or boxes.year:
        return boxes
    if found := _DAY_FIRST.match(boxes.day):
        return Boxes(*found.groups())
    if found := _YEAR_FIRST.match(boxes.day):
        return Boxes(*reversed(found.groups()))
    return boxes


def read_date(boxes: Boxes) -> date | None:
    """Return the date in the boxes, or None when all three are empty.

    Raises UnreadableDate with words that follow the name of the date,
    such as "must include a month".
    """
    boxes = spread(boxes)
    if not any(boxes):
        return None
    _refuse_gaps(boxes)
    if not re.fullmatch(r"[0-9]{4}", boxes.year):
        raise UnreadableDate("must have a year with 4 numbers, like 2026", ("year",))
    month = _month_number(boxes.month)
    if not 1 <= month <= 12:
        raise UnreadableDate("must have a month from 1 to 12, or its name", ("month",))
    return _real_date(int(boxes.year), month, boxes.day)


def _refuse_gaps(boxes: Boxes) -> None:
    missing = tuple(name for name, typed in boxes._asdict().items() if not typed)
    if missing:
        words = " and ".join(f"a {name}" for name in missing)
        raise UnreadableDate(f"must include {words}", missing)


def _month_number(typed: str) -> int:
    if re.fullmatch(r"[0-9]{1,2}", typed):
        return int(typed)
    starts = typed.lower().rstrip(".")
    matches = [n for n, name in enumerate(MONTHS, 1) if len(starts) >= 3 and name.startswith(starts)]
    return matches[0] if len(matches) == 1 else 0


def _real_date(year: int, month: int, day: str) -> date:
    if not re.fullmatch(r"[0-9]{1,2}", day):
        raise UnreadableDate("must have a day from 1 to 31", ("day",))
    try:
        return date(year, month, int(day))
    except ValueError:
        raise UnreadableDate("must be a real date", ("day", "month", "year")) from None
