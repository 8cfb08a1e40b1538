"""Short breaks (V3 and V4): how long they may be, and what is not told of them."""

from collections.abc import Iterable
from datetime import date, timedelta

from alongside.returns.ssda903 import placed
from alongside.returns.ssda903.book import Child, Collection
from alongside.returns.ssda903.kinds import RESPITE, TEMPORARY
from alongside.returns.ssda903.ruleset import RULES
from alongside.returns.ssda903.tables import Episode

# The peer's; Care Planning, Placement and Case Review (England) Regulations 2010, regulation 48, not looked up here.
LONGEST_BREAK = 17
MOST_IN_A_YEAR = 75


def _ended(stay: Episode, year: Collection) -> date | None:
    """When the stay ended; the year's last day where it goes on, None where its end cannot be read."""
    return year.ends if stay.is_open else stay.dec


@RULES.on_row(
    Episode,
    "214",
    means="For a short break (V3 or V4) neither the placement's postcode nor its URN is told.",
    fields=("PL_POST", "URN"),
    passes=("Episodes LS=V3", "Episodes LS=V2 PL_POST=B11BB URN=SC1"),
    fails=("*Episodes LS=V3 PL_POST=B11BB", "*Episodes LS=V4 URN=SC1"),
)
def where_a_break_was(stay: Episode, child: Child) -> bool:
    return stay.ls in RESPITE and (stay.pl_post is not None or stay.urn is not None)


@RULES.on_row(
    Episode,
    "365",
    means="One short break (V3) may last 17 days at most.",
    fields=("DEC", "DECOM", "LS"),
    passes=(
        "Episodes LS=V3 DECOM=01/05/2025 DEC=18/05/2025",
        "Episodes LS=V3 DECOM=14/03/2026 DEC=",
        "Episodes LS=V3 DECOM=01/05/2025 DEC=31/06/2025",
        "Episodes LS=V4 DECOM=01/05/2025 DEC=19/05/2025",
    ),
    fails=("*Episodes LS=V3 DECOM=01/05/2025 DEC=19/05/2025", "*Episodes LS=V3 DECOM=13/03/2026 DEC="),
)
def break_too_long(stay: Episode, child: Child) -> bool:
    if stay.ls != "V3" or stay.decom is None:
        return False
    ended = _ended(stay, child.year)
    return ended is not None and ended > stay.decom + timedelta(days=LONGEST_BREAK)


@RULES.on_row(
    Episode,
    "366",
    means="A child does not move during a short break (V3), so the reason for the episode must be S.",
    fields=("RNE",),
    passes=("Episodes LS=V3 RNE=S", "Episodes LS=V4 RNE=P"),
    fails=("*Episodes LS=V3 RNE=P", "*Episodes LS=V3 RNE="),
)
def moved_during_a_break(stay: Episode, child: Child) -> bool:
    return stay.ls == "V3" and stay.rne != "S"


def _days_in_the_year(stay: Episode, year: Collection) -> int:
    ended = _ended(stay, year)
    if stay.decom is None or ended is None:
        return 0
    return max((min(ended, year.ends) - max(stay.decom, year.starts)).days, 0)


@RULES.on_child(
    "367",
    means="The short breaks (V3) in the year come to more than 75 days.",
    fields=("DEC", "DECOM", "LS"),
    passes=(
        "Episodes LS=V3 DECOM=01/05/2025 DEC=15/07/2025",
        "Episodes LS=V3 DECOM=15/03/2025 DEC=15/06/2025",
        "Episodes LS=V4 DECOM=01/05/2025 DEC=01/09/2025",
    ),
    fails=(
        "*Episodes LS=V3 DECOM=01/05/2025 DEC=16/07/2025",
        "*Episodes LS=V3 DECOM=15/03/2025 DEC=16/06/2025",
        "*Episodes LS=V3 DECOM=01/05/2025 DEC=01/06/2025; *Episodes LS=V3 DECOM=01/07/2025 DEC=15/08/2025; "
        "Episodes LS=V3 DECOM=01/09/2025 DEC=01/09/2025",
    ),
)
def breaks_too_many(child: Child) -> Iterable[Episode]:
    breaks = [stay for stay in child.episodes if stay.ls == "V3"]
    days = [_days_in_the_year(stay, child.year) for stay in breaks]
    if sum(days) <= MOST_IN_A_YEAR:
        return []
    return [stay for stay, lasted in zip(breaks, days, strict=True) if lasted]


@RULES.on_row(
    Episode,
    "382",
    means="A short break (V3 or V4) is no temporary placement.",
    fields=("LS", "PLACE"),
    passes=("Episodes LS=V3 PLACE=K2", "Episodes LS=V2 PLACE=T3"),
    fails=("*Episodes LS=V3 PLACE=T3", "*Episodes LS=V4 PLACE=T0"),
)
def break_in_a_temporary_placement(stay: Episode, child: Child) -> bool:
    return stay.ls in RESPITE and stay.place in TEMPORARY


@RULES.on_row(
    Episode,
    "384",
    means="A short break (V3 or V4) is no long-term foster placement (U1 or U4).",
    fields=("LS", "PLACE"),
    passes=("Episodes LS=V3 PLACE=U6", "Episodes LS=V2 PLACE=U4"),
    fails=("*Episodes LS=V3 PLACE=U1", "*Episodes LS=V4 PLACE=U4"),
)
def break_in_a_long_term_placement(stay: Episode, child: Child) -> bool:
    return stay.ls in RESPITE and stay.place in ("U1", "U4")


@RULES.on_row(
    Episode,
    "398",
    means="For a short break (V3 or V4) no postcodes are told, as no distance is worked out.",
    fields=("HOME_POST", "PL_POST", "LS"),
    passes=("Episodes LS=V3", "Episodes LS=V2 HOME_POST=B11BB PL_POST=B24QA"),
    fails=("*Episodes LS=V3 HOME_POST=B11BB", "*Episodes LS=V4 PL_POST=B11BB"),
)
def postcodes_of_a_break(stay: Episode, child: Child) -> bool:
    return stay.ls in RESPITE and (stay.home_post is not None or stay.pl_post is not None)


@RULES.on_row(
    Episode,
    "420",
    means="For a short break (V3 or V4) the placement's council is not told, so its postcode must go.",
    fields=("PL_LA",),
    reads=("postcodes",),
    passes=("Episodes LS=V3", "Episodes LS=V2 PL_POST=B11BB", "Episodes LS=V3 PL_POST=ZZ11ZZ"),
    fails=("*Episodes LS=V3 PL_POST=B11BB", "*Episodes LS=V4 PL_POST=CF104UW"),
)
def council_of_a_break(stay: Episode, child: Child) -> bool:
    return stay.ls in RESPITE and placed.authority(stay, child.year) is not None


@RULES.on_child(
    "426",
    means="A child's short breaks in a year are recorded one by one (V3) or as an agreement (V4), not both ways.",
    fields=("LS",),
    passes=("Episodes LS=V3; Episodes LS=V3; Episodes LS=V2", "Episodes LS=V3; Episodes CHILD=2 LS=V4"),
    fails=("*Episodes LS=V3; Episodes LS=V2; *Episodes LS=V4; *Episodes LS=V3",),
)
def breaks_recorded_both_ways(child: Child) -> list[Episode]:
    breaks = [stay for stay in child.episodes if stay.ls in RESPITE]
    return breaks if len({stay.ls for stay in breaks}) > 1 else []
