"""Young mothers: the flag, and when their child was born."""

from collections.abc import Iterable

from alongside.returns.kit.dates import younger
from alongside.returns.kit.rows import Row
from alongside.returns.ssda903.book import Child
from alongside.returns.ssda903.in_care import SHORT_BREAKS
from alongside.returns.ssda903.ruleset import RULES
from alongside.returns.ssda903.tables import Episode, Header


@RULES.on_row(
    Header,
    "171",
    means="The date on which her child was born must be a real date, written like 31/12/2025.",
    fields=("MC_DOB",),
    passes=("Header MC_DOB=01/05/2025", "Header MC_DOB="),
    fails=("*Header MC_DOB=31/02/2025", "*Header MC_DOB=2025-05-01"),
)
def birth_of_her_child_is_no_date(header: Header, child: Child) -> bool:
    return "MC_DOB" in header.unread or "MC_DOB" in header.taken


@RULES.on_row(
    Header,
    "174",
    means="A boy cannot have the birth of a child as a mother.",
    fields=("SEX", "MC_DOB"),
    passes=("Header SEX=F MC_DOB=01/05/2025", "Header SEX=M"),
    fails=("*Header SEX=M MC_DOB=01/05/2025", "*Header SEX=M MC_DOB=soon"),
)
def boy_is_a_mother(header: Header, child: Child) -> bool:
    return header.sex == "M" and (header.mc_dob is not None or "MC_DOB" in header.unread)


@RULES.on_row(
    Header,
    "207",
    means="Last year's return said that she is a mother; this year's does not.",
    fields=("MOTHER",),
    reads=("Header last year", "Episodes"),
    passes=(
        "Header MOTHER=1; Episodes LS=C2; last year Header MOTHER=1",
        "Header MOTHER=0; last year Header MOTHER=1",
        "Header MOTHER=0; Episodes LS=C2; last year Header MOTHER=0",
    ),
    fails=("*Header MOTHER=0; Episodes LS=C2; last year Header MOTHER=1",),
)
def is_no_longer_a_mother(header: Header, child: Child) -> bool:
    was = any(last.mother for last in child.before.headers)
    return was and not header.mother and bool(child.episodes)


@RULES.on_row(
    Header,
    "393",
    means="For a girl in care it must be said whether she is a mother.",
    fields=("MOTHER",),
    reads=("Episodes",),
    passes=("Header SEX=F MOTHER=0; Episodes LS=C2", "Header SEX=F; Episodes LS=V4", "Header SEX=M; Episodes LS=C2"),
    fails=("*Header SEX=F MOTHER=; Episodes LS=V4; Episodes LS=C2",),
)
def not_said_whether_a_mother(header: Header, child: Child) -> bool:
    return _not_said(header) and any(stay.ls not in SHORT_BREAKS for stay in child.episodes)


def _not_said(header: Header) -> bool:
    return header.sex == "F" and header.mother is None and "MOTHER" not in header.unread


@RULES.on_child(
    "399",
    means="A child who only has short breaks needs no reviews, and no word on being a mother.",
    fields=("MOTHER", "REVIEW", "REVIEW_CODE", "LS"),
    reads=("Episodes", "Header", "Reviews"),
    passes=(
        "Episodes LS=V4; Header SEX=F",
        "Episodes LS=V4; Episodes LS=C2; Header MOTHER=1; Reviews REVIEW=01/05/2025",
    ),
    fails=(
        "*Episodes LS=V3; *Episodes LS=V4; *Header MOTHER=0",
        "*Episodes LS=V4; *Header MOTHER=; *Reviews REVIEW=01/05/2025",
    ),
)
def short_breaks_with_more(child: Child) -> Iterable[Row]:
    if not child.episodes or any(stay.ls not in SHORT_BREAKS for stay in child.episodes):
        return []
    said = any(_says_mother(header) for header in child.headers)
    reviewed = [review for review in child.reviews if review.review or review.review_code or review.unread]
    return [*child.episodes, *child.headers, *child.reviews] if said or reviewed else []


def _says_mother(header: Header) -> bool:
    return header.mother is not None or "MOTHER" in header.unread


@RULES.on_child(
    "607",
    means="She left care in the year: it must be said whether she is a mother.",
    fields=("MOTHER", "SEX", "DEC", "REC", "LS"),
    reads=("Episodes", "Header"),
    passes=(
        "Header SEX=F MOTHER=1; Episodes LS=C2 DEC=01/05/2025 REC=E4A",
        "Header SEX=F; Episodes LS=C2 DEC=01/05/2025 REC=X1",
        "Header SEX=F; Episodes LS=C2 DEC=31/03/2025 REC=E4A",
    ),
    fails=("*Header SEX=F MOTHER=; *Episodes LS=C2 DEC=01/04/2025 REC=E4A; Episodes LS=C2 DEC=01/04/2025 REC=X1",),
    year=2026,
)
def left_care_without_a_word(child: Child) -> Iterable[Row]:
    headers = [header for header in child.headers if _not_said(header)]
    stays = [stay for stay in child.episodes if headers and _left_care(stay, child)]
    return [*headers, *stays] if stays else []


def _left_care(stay: Episode, child: Child) -> bool:
    ended = stay.dec is not None and child.year.starts <= stay.dec <= child.year.ends
    return ended and stay.rec not in (None, "X1") and stay.ls not in SHORT_BREAKS


@RULES.on_row(
    Header,
    "611",
    means="She is a mother, but the day her child was born is not given.",
    fields=("MC_DOB", "MOTHER"),
    passes=("Header MOTHER=1 MC_DOB=01/05/2025", "Header MOTHER=0"),
    fails=("*Header MOTHER=1 MC_DOB=",),
)
def her_child_has_no_birth(header: Header, child: Child) -> bool:
    return header.mother is True and header.mc_dob is None and "MC_DOB" not in header.unread


@RULES.on_row(
    Header,
    "612",
    means="The day her child was born is given, but not that she is a mother.",
    fields=("MOTHER", "MC_DOB", "SEX"),
    passes=("Header SEX=F MOTHER=1 MC_DOB=01/05/2025", "Header SEX=M MC_DOB=01/05/2025"),
    fails=("*Header SEX=F MOTHER=0 MC_DOB=01/05/2025", "*Header SEX=F MOTHER= MC_DOB=01/05/2025"),
)
def birth_without_a_mother(header: Header, child: Child) -> bool:
    born = header.mc_dob is not None or "MC_DOB" in header.unread
    return header.sex == "F" and born and not header.mother and "MOTHER" not in header.unread


@RULES.on_row(
    Header,
    "620",
    means="She is a mother, but was younger than eleven when the year began: check both.",
    fields=("DOB", "MOTHER"),
    passes=("Header MOTHER=1 DOB=01/04/2014", "Header MOTHER=0 DOB=02/04/2014"),
    fails=("*Header MOTHER=1 DOB=02/04/2014",),
    year=2026,
)
def too_young_for_a_mother(header: Header, child: Child) -> bool:
    return header.mother is True and younger(header.dob, 11, on=child.year.starts)


@RULES.on_row(
    Header,
    "621",
    means="Her child was born before she was.",
    fields=("MC_DOB", "DOB"),
    passes=("Header DOB=01/05/2008 MC_DOB=02/05/2024", "Header DOB=01/05/2008"),
    fails=("*Header DOB=01/05/2008 MC_DOB=01/05/2008",),
)
def older_than_her_mother(header: Header, child: Child) -> bool:
    return header.mc_dob is not None and header.dob is not None and header.mc_dob <= header.dob


@RULES.on_row(
    Header,
    "624",
    means="The day her child was born is not what last year's return said.",
    fields=("MC_DOB",),
    reads=("Header last year",),
    passes=(
        "Header MC_DOB=01/05/2024; last year Header MC_DOB=01/05/2024",
        "Header MC_DOB=01/05/2024; last year Header MC_DOB=",
    ),
    fails=(
        "*Header MC_DOB=01/05/2024; last year Header MC_DOB=05/01/2024",
        "*Header MC_DOB=; last year Header MC_DOB=05/01/2024",
    ),
)
def birth_of_her_child_has_changed(header: Header, child: Child) -> bool:
    return any(last.mc_dob is not None and last.mc_dob != header.mc_dob for last in child.before.headers)


@RULES.on_child(
    "625",
    means="Her child was born after the year's end, or after she left care.",
    fields=("MC_DOB", "DEC"),
    reads=("Episodes", "Header"),
    passes=("Header MC_DOB=01/05/2025; Episodes DEC=01/05/2025", "Header MC_DOB=01/05/2025; Episodes DEC="),
    fails=(
        "*Header MC_DOB=02/05/2025; *Episodes DEC=01/05/2025; Episodes DEC=01/04/2025",
        "*Header MC_DOB=01/04/2026; *Episodes DEC=01/05/2025",
    ),
    year=2026,
)
def born_after_she_left(child: Child) -> Iterable[Row]:
    ended = [stay for stay in child.episodes if stay.dec]
    last = max(ended, key=lambda stay: (stay.dec is not None, stay.dec), default=None)
    if last is None or last.dec is None:
        return []
    latest = min(last.dec, child.year.ends)
    late = [header for header in child.headers if header.mc_dob and header.mc_dob > latest]
    return [*late, last] if late else []


@RULES.on_row(
    Header,
    "626",
    means="She is newly a mother, but her child was born before the year began.",
    fields=("MC_DOB", "MOTHER"),
    reads=("Header last year",),
    passes=(
        "Header MOTHER=1 MC_DOB=01/04/2025; last year Header MOTHER=0",
        "Header MOTHER=1 MC_DOB=31/03/2025; last year Header MOTHER=1",
    ),
    fails=("*Header MOTHER=1 MC_DOB=31/03/2025; last year Header MOTHER=0",),
    year=2026,
)
def became_a_mother_before(header: Header, child: Child) -> bool:
    early = header.mc_dob is not None and header.mc_dob < child.year.starts
    return early and header.mother is True and any(last.mother is False for last in child.before.headers)
