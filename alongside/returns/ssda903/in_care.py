"""When a child was in care, as the stays of a return tell it."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from alongside.returns.ssda903.tables import Episode

SHORT_BREAKS = ("V3", "V4")


class TimeInCare(NamedTuple):
    """Stays that follow each other without a gap; `ends` is None where the last one is open or its end unreadable."""

    starts: date
    ends: date | None

    def holds(self, day: date) -> bool:
        """Whether the child was in care on that day, the first and the last counted."""
        return self.starts <= day and (self.ends is None or day <= self.ends)


def times_in_care(dated: Iterable[Episode]) -> Iterator[TimeInCare]:
    """Each time in care, from stays in order of their starts, all of which are known."""
    now: TimeInCare | None = None
    for stay in dated:
        if stay.decom is None:
            continue
        if now and now.ends and stay.decom > now.ends:
            yield now
            now = None
        now = TimeInCare(now.starts if now else stay.decom, stay.dec)
    if now:
        yield now


def in_care_all_year(episodes: Iterable[Episode], starts: date, ends: date) -> bool:
    """Whether a child was looked after from the year's first day to its last: OC2 asks about such children.

    They were in care in the year and neither came into care after its first day, nor
    left before its last, nor had a short break. Source: the department's validation
    rules for 2021-22, as the open validator tells them.
    """
    stays = list(episodes)
    if any(_came(stay, starts, ends) or _left(stay, starts, ends) for stay in stays):
        return False
    inside = [stay for stay in stays if in_the_year(stay, starts, ends)]
    return bool(inside) and all(stay.ls not in SHORT_BREAKS for stay in inside)


def in_the_year(stay: Episode, starts: date, ends: date) -> bool:
    """Whether any day of the stay lies in the year."""
    return stay.decom is not None and stay.decom <= ends and (stay.dec is None or stay.dec >= starts)


def _came(stay: Episode, starts: date, ends: date) -> bool:
    return stay.rne == "S" and stay.decom is not None and starts < stay.decom <= ends


def _left(stay: Episode, starts: date, ends: date) -> bool:
    return stay.rec != "X1" and stay.dec is not None and starts <= stay.dec < ends
