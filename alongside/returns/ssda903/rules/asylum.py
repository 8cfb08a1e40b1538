"""Unaccompanied asylum-seeking children: the flag, and the day the status ceased or will cease."""

from collections.abc import Iterable
from datetime import date, timedelta

from alongside.returns.kit.dates import birthday, younger
from alongside.returns.kit.rows import Row
from alongside.returns.ssda903.book import Child
from alongside.returns.ssda903.ruleset import RULES
from alongside.returns.ssda903.tables import Header, Uasc

BOTH_YEARS = ("Header", "Header last year", "UASC", "UASC last year")


@RULES.on_row(
    Uasc,
    "104",
    means="The day the asylum-seeking status ceased must be a real date, and not before the year began.",
    fields=("DUC",),
    passes=("UASC DUC=01/04/2025", "UASC DUC="),
    fails=("*UASC DUC=31/03/2025", "*UASC DUC=31/02/2026"),
    year=2026,
)
def ceased_on_no_day_of_the_year(asylum: Uasc, child: Child) -> bool:
    return "DUC" in asylum.unread or (asylum.duc is not None and asylum.duc < child.year.starts)


@RULES.on_row(
    Header,
    "105",
    means="Whether the child is an unaccompanied asylum-seeking child must be 0 or 1.",
    fields=("UASC",),
    reads=("XML",),
    passes=("Header UASC=0", "Header UASC=1"),
    fails=("*Header UASC=", "*Header UASC=2"),
)
def flag_is_no_answer(header: Header, child: Child) -> bool:
    return header.uasc is None


@RULES.on_child(
    "205A",
    means="Last year the child was unaccompanied; this year not, and no day on which that ceased explains it.",
    fields=("UASC", "DUC"),
    reads=BOTH_YEARS,
    passes=(
        "Header UASC=0; last year Header UASC=1; last year UASC DUC=31/03/2025",
        "Header UASC=1; UASC DUC=01/06/2025; last year Header UASC=1; last year UASC DUC=01/06/2025",
    ),
    fails=(
        "*Header UASC=0; last year Header UASC=1; last year UASC DUC=01/04/2025",
        "*Header UASC=0; *UASC DUC=01/06/2025; last year Header UASC=1; last year UASC DUC=31/03/2025",
    ),
    year=2026,
)
def is_no_longer_unaccompanied(child: Child) -> Iterable[Row]:
    if child.unaccompanied or not child.before.unaccompanied:
        return []
    starts, ends = birthday(child.year.starts, -1), child.year.starts - timedelta(days=1)
    explained = any(last.duc and starts <= last.duc <= ends for last in child.before.uasc)
    return [] if explained and not _ceased(child) else [*child.headers, *child.uasc]


def _ceased(child: Child) -> list[date]:
    return [asylum.duc for asylum in child.uasc if asylum.duc]


@RULES.on_child(
    "205B",
    means="Unaccompanied in both years: the status was to cease at eighteen; now it does so then, or in the year.",
    fields=("DUC", "UASC"),
    reads=BOTH_YEARS,
    passes=(
        "Header; UASC DUC=01/06/2025; last year Header; last year UASC DOB=01/03/2009 DUC=01/03/2027",
        "Header; UASC DUC=01/03/2027; last year Header; last year UASC DOB=01/03/2009 DUC=01/03/2027",
    ),
    fails=(
        "*Header; *UASC DUC=01/04/2026; last year Header; last year UASC DOB=01/03/2009 DUC=01/03/2027",
        "*Header; *UASC DUC=01/06/2025; last year Header; last year UASC DOB=01/03/2009 DUC=28/02/2027",
    ),
    year=2026,
)
def ceasing_days_do_not_agree(child: Child) -> Iterable[Row]:
    if not (child.unaccompanied and child.before.unaccompanied):
        return []
    pairs = [(now, last) for now in child.uasc for last in child.before.uasc]
    wrong = [now for now, last in pairs if not _agree(now, last, child)]
    return [*child.headers, *wrong] if wrong else []


def _agree(now: Uasc, last: Uasc, child: Child) -> bool:
    expected = last.dob is not None and last.duc == birthday(last.dob, 18)
    within = now.duc is not None and child.year.starts <= now.duc <= child.year.ends
    return expected and (within or (now.duc is not None and now.duc == last.duc))


@RULES.on_child(
    "205C",
    means="A day on which asylum-seeking status ceased is given, but neither year says the child is unaccompanied.",
    fields=("UASC", "DUC"),
    reads=BOTH_YEARS,
    passes=(
        "Header UASC=1; UASC DUC=01/06/2025; last year Header UASC=0",
        "Header UASC=0; UASC DUC=; last year Header UASC=0",
    ),
    fails=("*Header UASC=0; *UASC DUC=01/06/2025; last year Header UASC=0",),
)
def ceased_what_never_was(child: Child) -> Iterable[Row]:
    if child.unaccompanied or child.before.unaccompanied:
        return []
    told = _ceased(child) or _ceased(child.before)
    return [*child.headers, *child.uasc] if told and child.uasc else []


@RULES.on_row(
    Header,
    "205D",
    means="The child is unaccompanied this year but was not in last year's return.",
    fields=("UASC",),
    reads=("Header last year", "UASC"),
    passes=("Header UASC=1; last year Header UASC=1", "Header UASC=1"),
    fails=("*Header UASC=1; last year Header UASC=0",),
)
def became_unaccompanied(header: Header, child: Child) -> bool:
    return child.unaccompanied and bool(child.before.headers) and not child.before.unaccompanied


@RULES.on_row(
    Header,
    "231",
    means="The child is unaccompanied and was younger than eleven at the year's end: check the date of birth.",
    fields=("DOB", "UASC"),
    first=2025,
    passes=("Header UASC=1 DOB=31/03/2015", "Header UASC=0 DOB=01/04/2015"),
    fails=("*Header UASC=1 DOB=01/04/2015",),
    year=2026,
)
def is_very_young(header: Header, child: Child) -> bool:
    return child.unaccompanied and younger(header.dob, 11, on=child.year.ends)


@RULES.on_child(
    "303",
    means="A day on which asylum-seeking status ceased is given, but the child is not said to be unaccompanied.",
    fields=("UASC", "DUC"),
    reads=("UASC", "Header"),
    passes=("Header UASC=1; UASC DUC=01/06/2025", "Header UASC=0; UASC DUC="),
    fails=("*Header UASC=0; *UASC DUC=01/06/2025",),
)
def ceased_without_the_flag(child: Child) -> Iterable[Row]:
    return [*child.headers, *child.uasc] if not child.unaccompanied and _ceased(child) else []


@RULES.on_row(
    Uasc,
    "304",
    means="Asylum-seeking status as a child ceases at eighteen at the latest.",
    fields=("DUC", "DOB"),
    passes=("UASC DOB=01/06/2008 DUC=01/06/2026",),
    fails=("*UASC DOB=01/06/2008 DUC=02/06/2026",),
)
def ceased_as_an_adult(asylum: Uasc, child: Child) -> bool:
    return asylum.dob is not None and asylum.duc is not None and asylum.duc > birthday(asylum.dob, 18)


@RULES.on_row(
    Uasc,
    "INT09",
    means="The child stands in the table of unaccompanied children but not in the header.",
    fields=("CHILD",),
    reads=("Header",),
    passes=("UASC DUC=; Header SEX=M",),
    fails=("*UASC DUC=",),
)
def has_no_header(asylum: Uasc, child: Child) -> bool:
    return not child.headers


@RULES.on_row(
    Uasc,
    "INT18",
    means="The date of birth is not that of the header.",
    fields=("DOB",),
    reads=("Header",),
    passes=("UASC DOB=01/06/2008; Header DOB=01/06/2008", "UASC DOB=; Header DOB=01/06/2008"),
    fails=("*UASC DOB=06/01/2008; Header DOB=01/06/2008",),
)
def birth_is_not_the_headers(asylum: Uasc, child: Child) -> bool:
    return asylum.dob is not None and any(one.dob and one.dob != asylum.dob for one in child.headers)


@RULES.on_row(
    Uasc,
    "INT21",
    means="The sex is not that of the header.",
    fields=("SEX",),
    reads=("Header",),
    passes=("UASC SEX=M; Header SEX=M", "UASC SEX=; Header SEX=M"),
    fails=("*UASC SEX=F; Header SEX=M",),
)
def sex_is_not_the_headers(asylum: Uasc, child: Child) -> bool:
    return asylum.sex is not None and any(one.sex and one.sex != asylum.sex for one in child.headers)


@RULES.on_child(
    "INT36",
    means="The child stands in the table of unaccompanied children more than once.",
    fields=("CHILD",),
    passes=("UASC CHILD=1; UASC CHILD=2",),
    fails=("*UASC DUC=; *UASC DUC=01/06/2025",),
)
def stands_twice(child: Child) -> Iterable[Row]:
    return child.uasc if len(child.uasc) > 1 else []
