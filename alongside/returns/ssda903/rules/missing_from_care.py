"""Times missing beside the episodes: a child can be missing from care only while in care."""

from collections.abc import Iterable
from datetime import date

from alongside.returns.kit.dates import birthday
from alongside.returns.ssda903.book import Child
from alongside.returns.ssda903.given import lacks
from alongside.returns.ssda903.ruleset import RULES
from alongside.returns.ssda903.tables import Episode, Missing


@RULES.on_row(
    Missing,
    "575",
    means="The placement that the child went missing from has ended, but the time missing is still open.",
    fields=("MIS_END",),
    reads=("Episodes",),
    passes=(
        "Missing MIS_START=01/05/2025; Episodes DECOM=01/04/2025",
        "Missing MIS_START=01/05/2025 MIS_END=02/05/2025; Episodes DECOM=01/04/2025 DEC=01/06/2025",
        "Missing MIS_START=02/06/2025; Episodes DECOM=01/04/2025 DEC=01/06/2025",
    ),
    fails=(
        "*Missing MIS_START=01/06/2025; Episodes DECOM=01/04/2025 DEC=01/06/2025",
        "*Missing MIS_START=01/04/2025; Episodes DECOM=01/04/2025 DEC=01/06/2025",
    ),
)
def missing_from_an_ended_placement(row: Missing, child: Child) -> bool:
    start = row.mis_start
    if start is None or not lacks(row, "mis_end"):
        return False
    return any(stay.decom and stay.dec and stay.decom <= start <= stay.dec for stay in child.episodes)


@RULES.on_row(
    Missing,
    "577",
    means="The child left care: the time missing must have ended by then.",
    fields=("MIS_END",),
    reads=("Episodes",),
    passes=(
        "Missing MIS_START=01/05/2025 MIS_END=01/06/2025; Episodes DECOM=01/04/2024 DEC=01/06/2025",
        "Missing MIS_START=01/05/2025; Episodes DECOM=01/04/2024 DEC=01/06/2025; Episodes DECOM=01/06/2025",
        "Missing MIS_START=01/05/2025; Episodes DECOM=01/04/2024 DEC=soon",
        "Missing MIS_START=01/05/2025",
        "Missing MIS_END=02/06/2025; Episodes DECOM=01/04/2024 DEC=01/06/2025",
    ),
    fails=(
        "*Missing MIS_START=01/05/2025; Episodes DECOM=01/04/2024 DEC=01/06/2025",
        "*Missing MIS_START=01/05/2025 MIS_END=02/06/2025; Episodes DECOM=01/04/2024 DEC=01/06/2025",
        "*Missing MIS_START=01/05/2025; Episodes DECOM=01/04/2024 DEC=01/06/2025; Episodes DECOM=02/06/2025",
        "*Missing MIS_START=01/05/2025 MIS_END=31/05/2025; Episodes DECOM=01/06/2025",
    ),
)
def missing_beyond_care(row: Missing, child: Child) -> bool:
    if row.mis_start is None or not child.times_in_care or "MIS_END" in row.unread:
        return False
    if row.mis_end is None:
        return not any(time.ends is None and row.mis_start >= time.starts for time in child.times_in_care)
    return not _in_care(row.mis_end, child)


def _in_care(day: date, child: Child) -> bool:
    return any(time.holds(day) for time in child.times_in_care)


@RULES.on_row(
    Missing,
    "578",
    means="The child went missing after leaving care.",
    fields=("MIS_START",),
    reads=("Episodes",),
    passes=(
        "Missing MIS_START=01/06/2025; Episodes DECOM=01/04/2024 DEC=01/06/2025",
        "Missing MIS_START=01/07/2025; Episodes DECOM=01/04/2024 DEC=01/06/2025; Episodes DECOM=01/07/2025",
        "Missing MIS_START=01/07/2025; Episodes DECOM=02/07/2025",
    ),
    fails=(
        "*Missing MIS_START=02/06/2025; Episodes DECOM=01/04/2024 DEC=01/06/2025",
        "*Missing MIS_START=02/06/2025; Episodes DECOM=01/04/2024 DEC=01/06/2025; Episodes DECOM=03/06/2025",
    ),
)
def missing_after_leaving_care(row: Missing, child: Child) -> bool:
    start = row.mis_start
    if start is None or _in_care(start, child):
        return False
    return any(time.ends and time.ends < start for time in child.times_in_care)


@RULES.on_child(
    "580",
    means="The child was missing until the eighteenth birthday, on which the episode ended: its reason must be E8.",
    fields=("REC",),
    reads=("Episodes", "Missing"),
    passes=(
        "Missing DOB=01/06/2007 MIS_END=01/06/2025; Episodes DEC=01/06/2025 REC=E8",
        "Missing DOB=01/06/2007 MIS_END=31/05/2025; Episodes DEC=31/05/2025 REC=E4A",
        "Missing DOB=01/06/2007 MIS_END=01/06/2025; Episodes DEC=02/06/2025 REC=E4A",
    ),
    fails=("Missing DOB=01/06/2007 MIS_END=01/06/2025; *Episodes DEC=01/06/2025 REC=E4A; Episodes DEC=01/05/2025",),
)
def ended_otherwise_while_missing(child: Child) -> Iterable[Episode]:
    days = {row.mis_end for row in child.missing if row.dob and row.mis_end == birthday(row.dob, 18)}
    return [stay for stay in child.episodes if stay.dec in days and stay.rec != "E8"] if days else []


@RULES.on_row(
    Missing,
    "581",
    means="The child went missing before coming into care.",
    fields=("MIS_START",),
    reads=("Episodes",),
    passes=(
        "Missing MIS_START=01/06/2025; Episodes DECOM=01/06/2025",
        "Missing MIS_START=02/06/2025; Episodes DECOM=01/04/2024 DEC=01/06/2025",
        "Missing MIS_START=02/06/2025",
    ),
    fails=(
        "*Missing MIS_START=31/05/2025; Episodes DECOM=01/06/2025",
        "*Missing MIS_START=02/06/2025; Episodes DECOM=01/04/2024 DEC=01/06/2025; Episodes DECOM=03/06/2025",
    ),
)
def missing_before_care(row: Missing, child: Child) -> bool:
    start = row.mis_start
    if start is None or _in_care(start, child):
        return False
    return any(time.starts > start for time in child.times_in_care)
