"""OC3 beside the episodes: who is a care leaver, and whose answers are asked for."""

from collections.abc import Iterable
from datetime import date

from alongside.returns.kit.dates import birthday, turns, younger
from alongside.returns.kit.rows import Row
from alongside.returns.ssda903.book import Child
from alongside.returns.ssda903.given import gave
from alongside.returns.ssda903.in_care import SHORT_BREAKS
from alongside.returns.ssda903.kinds import ADOPTED
from alongside.returns.ssda903.rules.leaver_answers import ANSWERS, FIELDS
from alongside.returns.ssda903.ruleset import RULES
from alongside.returns.ssda903.tables import CareLeaver, Episode

THIRTEEN_WEEKS = 91
BOTH_YEARS = ("Episodes", "Episodes last year")


@RULES.on_row(
    CareLeaver,
    "1000",
    means="The child died in care: there is nothing to answer on leaving care.",
    fields=FIELDS,
    reads=("Episodes",),
    passes=("OC3 IN_TOUCH=DIED; Episodes REC=E4A",),
    fails=(
        "*OC3 IN_TOUCH=DIED; Episodes REC=X1; Episodes REC=E2",
        "*OC3; last year Episodes REC=E2",
    ),
)
def died_in_care(row: CareLeaver, child: Child) -> bool:
    return any(stay.rec == "E2" for stay in (*child.episodes, *child.before.episodes))


@RULES.on_row(
    CareLeaver,
    "1001",
    means="By this and last year's episodes the young person was adopted, or had under 13 weeks in care since fourteen, or no day since sixteen.",
    fields=FIELDS,
    reads=("Header", *BOTH_YEARS),
    severity="query",
    passes=(
        "OC3; Header DOB=01/06/2008; Episodes DECOM=03/03/2024 DEC=02/06/2024 REC=E4A",
        "OC3; Header DOB=01/06/2008; Episodes DECOM=01/01/2026; last year Episodes DECOM=01/01/2025 DEC=01/06/2025",
        "OC3; Header DOB=01/06/2008; Episodes DECOM=01/03/2024 DEC=01/12/2025; last year Episodes DECOM=01/03/2024",
        "OC3; Header DOB=31/03/2008; Episodes DECOM=01/03/2026 DEC=31/03/2026 REC=E4A",
        "OC3; Header DOB=31/03/2008",
    ),
    fails=(
        "*OC3; Header DOB=01/06/2008; Episodes DECOM=04/03/2024 DEC=02/06/2024 REC=E4A",
        "*OC3; Header DOB=01/06/2008; Episodes DECOM=01/01/2023 DEC=01/06/2024 REC=E4A",
        "*OC3; Header DOB=01/06/2008; Episodes DECOM=01/01/2023 DEC=01/06/2025 REC=E4A LS=V4",
        "*OC3; Header DOB=01/04/2008",
        "*OC3; Header DOB=01/06/2008; Episodes DECOM=01/01/2023 DEC=01/06/2025 REC=E11",
        "*OC3; Header DOB=31/03/2008; last year Episodes DECOM=01/01/2023 DEC=01/06/2024 REC=E12",
    ),
)
def is_no_care_leaver(row: CareLeaver, child: Child) -> bool:
    stays = _of_both_years(child)
    if stays and stays[-1].rec in ADOPTED:
        return True
    if child.born is None or not _seen_since_sixteen(child.born, child):
        return False
    in_care = [stay for stay in stays if stay.ls not in SHORT_BREAKS]
    since_14, since_16 = (_days_since(birthday(child.born, age), in_care, child) for age in (14, 16))
    return since_14 < THIRTEEN_WEEKS or since_16 < 1


def _of_both_years(child: Child) -> list[Episode]:
    """Each dated episode of the two returns once, in order; this year's return knows best how it ended."""
    found = {stay.decom: stay for stay in (*child.before.dated, *child.dated) if stay.decom}
    return [found[start] for start in sorted(found)]


def _seen_since_sixteen(born: date, child: Child) -> bool:
    """Whether the two returns reach back to the sixteenth birthday: who was older may have been in care before."""
    return birthday(born, 16) >= birthday(child.year.starts, -1)


def _days_since(day: date, stays: Iterable[Episode], child: Child) -> int:
    spans = ((stay.dec or child.year.ends) - max(stay.decom, day) for stay in stays if stay.decom)
    return sum(max(span.days, 0) for span in spans)


@RULES.on_row(
    CareLeaver,
    "1002",
    means="Neither this nor last year's return has an episode of this young person, so there was no care to leave.",
    fields=FIELDS,
    reads=BOTH_YEARS,
    passes=(
        "OC3 DOB=01/06/2008; Episodes LS=C2",
        "OC3 DOB=01/06/2008; last year Episodes LS=C2",
        "OC3 DOB=31/03/2008",
    ),
    fails=("*OC3 DOB=01/04/2008",),
)
def has_no_episode(row: CareLeaver, child: Child) -> bool:
    if child.episodes or child.before.episodes or row.dob is None:
        return False
    return _seen_since_sixteen(row.dob, child)


@RULES.on_row(
    CareLeaver,
    "1007",
    means="The young person was still in care on turning seventeen or eighteen: care leavers' answers are not asked for.",
    fields=FIELDS,
    reads=("Episodes",),
    passes=(
        "OC3 IN_TOUCH=YES DOB=01/06/2007; Episodes DECOM=01/04/2020 DEC=01/06/2025",
        "OC3 IN_TOUCH=YES DOB=01/06/2007; Episodes DECOM=02/06/2025",
        "OC3 IN_TOUCH=YES DOB=31/03/2007; Episodes DECOM=01/04/2020",
        "OC3 DOB=01/06/2007; Episodes DECOM=01/04/2020",
    ),
    fails=(
        "*OC3 IN_TOUCH=YES DOB=01/06/2007; Episodes DECOM=01/04/2020 DEC=02/06/2025",
        "*OC3 ACCOM=U1 DOB=31/03/2009; Episodes DECOM=31/03/2026",
    ),
)
def in_care_on_the_birthday(row: CareLeaver, child: Child) -> bool:
    day = _birthday_of_the_year(row, child)
    return day is not None and gave(row, *ANSWERS) and any(_is_in_care(stay, day) for stay in child.episodes)


def _birthday_of_the_year(row: CareLeaver, child: Child) -> date | None:
    """The day on which they turned seventeen or eighteen in the year; None where they are of another age."""
    ends = child.year.ends
    if row.dob is None or not turns(row.dob, 17, by=ends) or not younger(row.dob, 19, on=ends):
        return None
    return birthday(row.dob, 18 if turns(row.dob, 18, by=ends) else 17)


def _is_in_care(stay: Episode, day: date) -> bool:
    if stay.decom is None or stay.decom > day or "DEC" in stay.unread:
        return False
    return stay.dec is None or stay.dec > day


@RULES.on_row(
    CareLeaver,
    "1016",
    means="The young person left care after turning seventeen or eighteen: care leavers' answers are not asked for.",
    fields=FIELDS,
    reads=("Episodes",),
    first=2024,
    passes=(
        "OC3 IN_TOUCH=YES DOB=01/06/2007; Episodes DECOM=01/04/2020 DEC=01/06/2025",
        "OC3 IN_TOUCH=YES DOB=31/03/2007; Episodes DECOM=01/04/2020 DEC=02/06/2025",
        "OC3 DOB=01/06/2007; Episodes DECOM=01/04/2020 DEC=02/06/2025",
    ),
    fails=("*OC3 IN_TOUCH=YES DOB=01/06/2007; Episodes DEC=02/06/2025; Episodes DEC=01/05/2025",),
)
def left_care_after_the_birthday(row: CareLeaver, child: Child) -> bool:
    day = _birthday_of_the_year(row, child)
    return day is not None and gave(row, *ANSWERS) and any(stay.dec and stay.dec > day for stay in child.episodes)


@RULES.on_row(
    CareLeaver,
    "1010",
    means="Last year's return left the young person in care; this year's has no episode, only a care leaver's answers.",
    fields=FIELDS,
    reads=BOTH_YEARS,
    passes=(
        "OC3; Episodes LS=C2; last year Episodes DECOM=01/05/2024",
        "OC3; last year Episodes DECOM=01/05/2024; last year Episodes DECOM=01/06/2024 DEC=01/07/2024",
    ),
    fails=("*OC3; last year Episodes DECOM=01/05/2024 DEC=01/06/2024; last year Episodes DECOM=01/06/2024",),
)
def care_was_never_ended(row: CareLeaver, child: Child) -> bool:
    return not child.episodes and child.carried_over is not None


@RULES.on_row(
    CareLeaver,
    "1011",
    means="Another council took over the child's care: the answers on leaving care are that council's to give.",
    fields=FIELDS,
    reads=("Episodes",),
    passes=(
        "OC3 IN_TOUCH=YES; Episodes DECOM=01/05/2025 REC=E3; Episodes DECOM=01/06/2025 REC=E4A",
        "OC3; Episodes DECOM=01/05/2025 REC=E3",
    ),
    fails=("*OC3 IN_TOUCH=YES; Episodes DECOM=01/06/2025 REC=E3; Episodes DECOM=01/05/2025 REC=X1",),
)
def left_for_another_council(row: CareLeaver, child: Child) -> bool:
    last = child.latest_episode
    return last is not None and last.rec == "E3" and gave(row, *ANSWERS)


@RULES.on_child(
    "1014",
    means="A care leaver who was not in care this year has no place in the table of unaccompanied children.",
    fields=("DUC", *FIELDS),
    reads=("Episodes", "OC3", "UASC"),
    passes=(
        "UASC DUC=01/05/2025; OC3 IN_TOUCH=YES; Episodes DECOM=01/05/2020 DEC=01/04/2025",
        "UASC; OC3; Episodes DECOM=01/05/2020 DEC=31/03/2025",
    ),
    fails=(
        "*UASC DUC=; *OC3 IN_TOUCH=YES; OC3; Episodes DECOM=01/05/2020 DEC=31/03/2025",
        "*UASC DUC=01/05/2024; *OC3 ACCOM=U1",
    ),
)
def unaccompanied_though_not_in_care(child: Child) -> Iterable[Row]:
    answered = [row for row in child.oc3 if gave(row, *ANSWERS)]
    if not child.uasc or not answered or child.in_care_in_the_year:
        return []
    return [*child.uasc, *answered]
