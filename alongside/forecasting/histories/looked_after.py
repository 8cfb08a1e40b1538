"""SSDA903 folders of several years as one history of children in care by where they live."""

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from alongside.forecasting.histories.spells import IN_CARE, History, Spell, history_of
from alongside.forecasting.histories.unfit import Faults, without_faults
from alongside.returns.kit.problems import Unreadable, Where
from alongside.returns.ssda903.read import read
from alongside.returns.ssda903.tables import Episode, Header

TABLES = ("Header", "Episodes", "UASC")
APRIL = 4
WITHOUT_SLIPS = 0.995


def state_of(place: str | None) -> str:
    """Fostering (U…), Residential (K1, K2, R1), Supported (H5, P2, K3 since 2024-25) or Other, by placement code."""
    code = place or ""
    if code.startswith("U"):
        return "Fostering"
    if code.startswith("H") or code in ("K3", "P2"):
        return "Supported"
    return "Residential" if code.startswith("K") or code == "R1" else "Other"


@dataclass(frozen=True)
class Year:
    """One year's return: the year it ends in, and its rows."""

    ends: int
    header: Sequence[Header]
    episodes: Sequence[Episode]
    alone: frozenset[str]  # who came unaccompanied, by the table of them


def read_years(folders: Iterable[Path]) -> History:
    """The history that these folders hold, each with the CSV or XML files of one year.

    Raises Unreadable where a folder holds no episodes, two hold the same year, or a year between them is missing.
    """
    years = sorted((_year(folder) for folder in folders), key=lambda year: year.ends)
    if not years:
        raise Unreadable("No folder was named. Name one for each year's return.", Where("--history"))
    _refuse_gaps(years)
    return _history(years)


def _year(folder: Path) -> Year:
    if not folder.is_dir():
        raise Unreadable("There is no such folder. Name one for each year's return.", Where(str(folder)))
    result = read(sorted(path for path in folder.iterdir() if path.suffix.lower() in (".csv", ".xml")))
    if not result.episodes or not result.header:
        raise Unreadable("This folder needs both the episodes and the header of a year.", Where(str(folder)))
    alone = {row.child for row in result.uasc if row.child} | {row.child for row in result.header if row.uasc}
    return Year(_ends(result.episodes, folder), result.header, result.episodes, frozenset(filter(None, alone)))


def _ends(episodes: Sequence[Episode], folder: Path) -> int:
    """The year that a return is of, by the last days that stand in it; a slip or two beyond does not tell."""
    days = [day for row in episodes for day in (row.decom, row.dec) if day]
    if not days:
        raise Unreadable("No episode has a day that can be read.", Where(str(folder)))
    last = sorted(days)[int((len(days) - 1) * WITHOUT_SLIPS)]
    return last.year + (last.month >= APRIL)


def _refuse_gaps(years: Sequence[Year]) -> None:
    for one, other in itertools.pairwise(years):
        if one.ends == other.ends:
            raise Unreadable(f"Two folders hold the year to March {one.ends}. Name it once.", Where("--history"))
        if other.ends != one.ends + 1:
            words = (
                f"The year to March {one.ends + 1} is missing between others. Add its folder, or leave the ones before."
            )
            raise Unreadable(words, Where("--history"))


def _history(years: Sequence[Year]) -> History:
    faults = Faults()
    episodes, people = without_faults(years, faults)
    opens_on = date(years[0].ends - 1, APRIL, 1)
    spells = _joined([_spell(row, people, years, opens_on) for row in episodes])
    return history_of(
        spells,
        states=IN_CARE,
        opens_on=opens_on,
        origin=date(years[-1].ends, 3, 31),
        left_out=faults.told(),
    )


def _spell(row: Episode, people: dict[str, Header], years: Sequence[Year], opens_on: date) -> Spell:
    who = people[row.child or ""]
    assert row.decom
    assert who.dob
    return Spell(
        child=row.child or "",
        state=state_of(row.place),
        starts_on=row.decom,
        ends_on=row.dec,
        born_on=who.dob,
        # A first return may call a child's first row there a start of care that was only a move before it.
        arrived=row.rne == "S" and row.decom >= opens_on,
        sex=who.sex or "",
        unaccompanied=any(row.child in year.alone for year in years),
        family=f"{row.home_post}|{who.ethnic}" if row.home_post else "",
    )


def _joined(spells: Sequence[Spell]) -> list[Spell]:
    """Episodes of one stay in one state as one spell: a new legal status moves nobody."""
    joined: list[Spell] = []
    for spell in spells:
        last = joined[-1] if joined else None
        if last and last.child == spell.child and last.state == spell.state and last.ends_on == spell.starts_on:
            joined[-1] = _longer(last, spell)
        else:
            joined.append(spell)
    return joined


def _longer(first: Spell, second: Spell) -> Spell:
    return Spell(
        first.child,
        first.state,
        first.starts_on,
        second.ends_on,
        first.born_on,
        first.arrived,
        first.sex,
        first.unaccompanied,
        first.family,
    )
