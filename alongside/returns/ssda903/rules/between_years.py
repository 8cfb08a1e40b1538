"""Episodes beside last year's return: what went on over 31 March must be told alike in both."""

from collections.abc import Iterable
from typing import Final

from alongside.returns.kit.rows import Row
from alongside.returns.ssda903.book import Child
from alongside.returns.ssda903.kinds import ADOPTED
from alongside.returns.ssda903.ruleset import RULES
from alongside.returns.ssda903.tables import Episode

LAST_YEAR = ("Episodes last year",)

# Placement codes that were given up for others, and in which year's return the change is no fault.
RECODED: Final[dict[int, dict[str, tuple[str, ...]]]] = {
    2024: {"H5": ("K3",)},
    2025: {"H5": ("K3",)},
    2026: {"Z1": ("Z11", "Z12", "Z13", "Z14")},
}


@RULES.on_child(
    "199",
    means="The child was adopted, yet has a later episode.",
    fields=("DECOM", "REC"),
    passes=(
        "Episodes DECOM=01/05/2025 REC=E11",
        "Episodes DECOM=01/05/2025 REC=X1; Episodes DECOM=01/06/2025 REC=E12",
    ),
    fails=(
        "Episodes DECOM=01/05/2025 REC=E11; *Episodes DECOM=01/06/2025",
        "*Episodes DECOM=01/06/2025; last year Episodes DECOM=01/05/2024 REC=E12",
        "Episodes DECOM=01/05/2025 REC=E11; *Episodes DECOM=01/06/2025 REC=E11",
    ),
)
def in_care_after_adoption(child: Child) -> Iterable[Row]:
    started = [stay for stay in (*child.before.episodes, *child.episodes) if stay.decom]
    adopted = [stay.decom for stay in started if stay.decom and stay.rec in ADOPTED]
    if not adopted:
        return []
    return [stay for stay in child.episodes if stay.decom and stay.decom > min(adopted)]


@RULES.on_row(
    Episode,
    "502",
    means="Last year's return has an open episode; this year's first episode does not begin on the same day.",
    fields=("DECOM",),
    reads=LAST_YEAR,
    passes=(
        "Episodes DECOM=01/05/2024; last year Episodes DECOM=01/05/2024",
        "Episodes DECOM=01/05/2025; last year Episodes DECOM=01/05/2024 DEC=01/06/2024",
        "Episodes DECOM=01/05/2024; Episodes DECOM=01/05/2025; last year Episodes DECOM=01/05/2024",
    ),
    fails=("*Episodes DECOM=02/05/2024; Episodes DECOM=01/05/2025; last year Episodes DECOM=01/05/2024",),
)
def begins_on_another_day(stay: Episode, child: Child) -> bool:
    if stay is not child.first_episode:
        return False
    return any(_is_open(last) and last.decom != stay.decom for last in child.before.episodes)


def _is_open(stay: Episode) -> bool:
    return stay.dec is None and "DEC" not in stay.unread


@RULES.on_row(
    Episode,
    "503A",
    means="The episode went on from last year, but its reason for a new episode is not what last year's return said.",
    fields=("RNE",),
    reads=LAST_YEAR,
    passes=(
        "Episodes DECOM=01/05/2024 RNE=S; last year Episodes DECOM=01/05/2024 RNE=S",
        "Episodes DECOM=01/05/2024 RNE=S; last year Episodes DECOM=01/05/2024 RNE=P DEC=01/03/2025",
    ),
    fails=("*Episodes DECOM=01/05/2024 RNE=S; last year Episodes DECOM=01/05/2024 RNE=P",),
)
def reason_for_a_new_episode_has_changed(stay: Episode, child: Child) -> bool:
    return (last := child.went_on(stay)) is not None and last.rne != stay.rne


@RULES.on_row(
    Episode,
    "503B",
    means="The episode went on from last year, but its legal status is not what last year's return said.",
    fields=("LS",),
    reads=LAST_YEAR,
    passes=(
        "Episodes DECOM=01/05/2024 LS=C2; last year Episodes DECOM=01/05/2024 LS=C2",
        "Episodes DECOM=01/05/2024 LS=C2; last year Episodes DECOM=01/05/2024 LS=V2 DEC=01/03/2025",
    ),
    fails=("*Episodes DECOM=01/05/2024 LS=C2; last year Episodes DECOM=01/05/2024 LS=V2",),
)
def legal_status_has_changed(stay: Episode, child: Child) -> bool:
    return (last := child.went_on(stay)) is not None and last.ls != stay.ls


@RULES.on_row(
    Episode,
    "503C",
    means="The episode went on from last year, but its category of need is not what last year's return said.",
    fields=("CIN",),
    reads=LAST_YEAR,
    passes=(
        "Episodes DECOM=01/05/2024 CIN=N1; last year Episodes DECOM=01/05/2024 CIN=N1",
        "Episodes DECOM=01/05/2024 CIN=N1; last year Episodes DECOM=01/05/2024 CIN=N4 DEC=01/03/2025",
    ),
    fails=("*Episodes DECOM=01/05/2024 CIN=N1; last year Episodes DECOM=01/05/2024 CIN=N4",),
)
def category_of_need_has_changed(stay: Episode, child: Child) -> bool:
    return (last := child.went_on(stay)) is not None and last.cin != stay.cin


@RULES.on_row(
    Episode,
    "503D",
    means="The episode went on from last year, but its placement is not what last year's return said.",
    fields=("PLACE",),
    reads=LAST_YEAR,
    passes=(
        "Episodes DECOM=01/05/2024 PLACE=U4; last year Episodes DECOM=01/05/2024 PLACE=U4",
        "Episodes DECOM=01/05/2024 PLACE=Z12; last year Episodes DECOM=01/05/2024 PLACE=Z1",
    ),
    fails=(
        "*Episodes DECOM=01/05/2024 PLACE=U4; last year Episodes DECOM=01/05/2024 PLACE=U6",
        "*Episodes DECOM=01/05/2024 PLACE=K3; last year Episodes DECOM=01/05/2024 PLACE=H5",
    ),
    year=2026,
)
def placement_has_changed(stay: Episode, child: Child) -> bool:
    last = child.went_on(stay)
    if last is None or last.place == stay.place:
        return False
    return stay.place not in RECODED.get(child.year.year, {}).get(last.place or "", ())


@RULES.on_row(
    Episode,
    "503E",
    means="The episode went on from last year, but its placement provider is not what last year's return said.",
    fields=("PLACE_PROVIDER",),
    reads=LAST_YEAR,
    passes=(
        "Episodes DECOM=01/05/2024 PLACE_PROVIDER=PR1; last year Episodes DECOM=01/05/2024 PLACE_PROVIDER=PR1",
        "Episodes DECOM=01/05/2024 PLACE_PROVIDER=PR1; last year Episodes DECOM=01/05/2024 PLACE_PROVIDER=PR4 DEC=01/03/2025",
    ),
    fails=("*Episodes DECOM=01/05/2024 PLACE_PROVIDER=PR1; last year Episodes DECOM=01/05/2024 PLACE_PROVIDER=PR4",),
)
def placement_provider_has_changed(stay: Episode, child: Child) -> bool:
    return (last := child.went_on(stay)) is not None and last.place_provider != stay.place_provider


@RULES.on_row(
    Episode,
    "503F",
    means="The episode went on from last year, but its Ofsted number is not what last year's return said.",
    fields=("URN",),
    reads=LAST_YEAR,
    passes=(
        "Episodes DECOM=01/05/2024 URN=SC123456; last year Episodes DECOM=01/05/2024 URN=SC123456",
        "Episodes DECOM=01/05/2024 URN=SC123456; last year Episodes DECOM=01/05/2024 URN=SC123457 DEC=01/03/2025",
    ),
    fails=("*Episodes DECOM=01/05/2024 URN=SC123456; last year Episodes DECOM=01/05/2024 URN=SC123457",),
)
def Ofsted_number_has_changed(stay: Episode, child: Child) -> bool:
    return (last := child.went_on(stay)) is not None and last.urn != stay.urn


@RULES.on_row(
    Episode,
    "562",
    means="The episode began before this year, but last year's latest episode did not begin on that day.",
    fields=("DECOM",),
    reads=LAST_YEAR,
    passes=(
        "Episodes DECOM=31/03/2025; last year Episodes DECOM=31/03/2025",
        "Episodes DECOM=01/04/2025",
    ),
    fails=("*Episodes DECOM=31/03/2025", "*Episodes DECOM=30/03/2025; last year Episodes DECOM=31/03/2025"),
    year=2026,
)
def was_not_last_years(stay: Episode, child: Child) -> bool:
    if stay is not child.first_episode or stay.decom is None or stay.decom >= child.year.starts:
        return False
    last = child.before.latest_episode
    return last is None or last.decom != stay.decom


@RULES.on_row(
    Episode,
    "NoE",
    means="The episode began before this year, but last year's return has none for this child.",
    fields=("DECOM",),
    reads=LAST_YEAR,
    passes=("Episodes DECOM=31/03/2025; last year Episodes DECOM=01/05/2024", "Episodes DECOM=01/04/2025"),
    fails=("*Episodes DECOM=31/03/2025; Episodes DECOM=01/04/2025",),
    year=2026,
)
def was_not_in_last_years_return(stay: Episode, child: Child) -> bool:
    return stay.decom is not None and stay.decom < child.year.starts and not child.before.episodes


@RULES.on_row(
    Episode,
    "INT03",
    means="The child has an episode but no header.",
    fields=("CHILD",),
    reads=("Header",),
    passes=("Episodes LS=C2; Header SEX=M",),
    fails=("*Episodes LS=C2",),
)
def has_no_header(stay: Episode, child: Child) -> bool:
    return not child.headers
