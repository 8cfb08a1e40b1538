"""Who the child is: the header, by itself and beside last year's."""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date

from alongside.returns.kit.dates import birthday, turns
from alongside.returns.kit.rows import Row
from alongside.returns.kit.rules import Hit
from alongside.returns.ssda903 import codes
from alongside.returns.ssda903.book import Child, Return903
from alongside.returns.ssda903.ruleset import RULES
from alongside.returns.ssda903.tables import Header

OLD_SEX = ("1", "2")
# UN1 to UN5 say why there is none.
WHY_NONE = ("UN1", "UN2", "UN3", "UN4", "UN5")
UPN = re.compile(r"[A-HJ-NP-RT-Z]\d{11}[\dA-Z]", re.ASCII)


@RULES.on_row(
    Header,
    "101",
    means="Sex must be 1 or 2.",
    fields=("SEX",),
    last=2024,
    passes=("Header SEX=1", "Header SEX=2"),
    fails=("*Header SEX=", "*Header SEX=M", "*Header SEX=3"),
)
def sex_is_no_number(header: Header, child: Child) -> bool:
    return header.taken.get("SEX") not in OLD_SEX


@RULES.on_row(
    Header,
    "101",
    means="Sex must be M, F or U.",
    fields=("SEX",),
    first=2025,
    passes=("Header SEX=M", "Header SEX=u"),
    fails=("*Header SEX=", "*Header SEX=1", "*Header SEX=X"),
)
def sex_is_no_code(header: Header, child: Child) -> bool:
    return header.sex not in child.year.known(codes.SEX) or "SEX" in header.taken


@RULES.on_row(
    Header,
    "102",
    means="The date of birth must be a real date, written like 31/12/2010.",
    fields=("DOB",),
    passes=("Header DOB=29/02/2012",),
    fails=("*Header DOB=", "*Header DOB=30/02/2012", "*Header DOB=2012-02-29"),
)
def birth_is_no_date(header: Header, child: Child) -> bool:
    return header.dob is None or "DOB" in header.taken


@RULES.on_row(
    Header,
    "103",
    means="The ethnic group must be given, by one of the codes.",
    fields=("ETHNIC",),
    passes=("Header ETHNIC=WBRI", "Header ETHNIC=nobt"),
    fails=("*Header ETHNIC=", "*Header ETHNIC=WHITE"),
)
def ethnic_group_is_no_code(header: Header, child: Child) -> bool:
    return header.ethnic not in child.year.known(codes.ETHNICITY)


@RULES.on_row(
    Header,
    "168",
    means="The pupil number must be a letter and twelve digits (the last may be a letter), or one of UN1 to UN5.",
    fields=("UPN",),
    passes=("Header UPN=A123456789012", "Header UPN=A12345678901B", "Header UPN=UN5", "Header UPN="),
    fails=("*Header UPN=I123456789012", "*Header UPN=A12345678901", "*Header UPN=UN6"),
)
def pupil_number_is_malformed(header: Header, child: Child) -> bool:
    upn = header.upn
    return upn is not None and upn not in WHY_NONE and UPN.fullmatch(upn) is None


@RULES.on_row(
    Header,
    "202",
    means="The child's sex is not what last year's return said.",
    fields=("SEX",),
    reads=("Header last year",),
    passes=("Header SEX=M; last year Header SEX=1", "Header SEX=F"),
    fails=("*Header SEX=M; last year Header SEX=2", "*Header SEX=M; last year Header SEX="),
)
def sex_has_changed(header: Header, child: Child) -> bool:
    return any(last.sex != header.sex for last in child.before.headers)


@RULES.on_row(
    Header,
    "203",
    means="The date of birth is not what last year's return said.",
    fields=("DOB",),
    reads=("Header last year",),
    passes=("Header DOB=01/05/2012; last year Header DOB=01/05/2012",),
    fails=("*Header DOB=01/05/2012; last year Header DOB=05/01/2012",),
)
def birth_has_changed(header: Header, child: Child) -> bool:
    return any(last.dob != header.dob for last in child.before.headers)


@RULES.on_row(
    Header,
    "204",
    means="The ethnic group is not what last year's return said.",
    fields=("ETHNIC",),
    reads=("Header last year",),
    passes=("Header ETHNIC=WBRI; last year Header ETHNIC=wbri",),
    fails=("*Header ETHNIC=WBRI; last year Header ETHNIC=NOBT",),
)
def ethnic_group_has_changed(header: Header, child: Child) -> bool:
    return any(last.ethnic != header.ethnic for last in child.before.headers)


@RULES.on_row(
    Header,
    "208",
    means="The pupil number is not what last year's return said.",
    fields=("UPN",),
    reads=("Header last year",),
    passes=(
        "Header UPN=A123456789012; last year Header UPN=A123456789012",
        "Header UPN=A123456789012; last year Header UPN=UN3",
        "Header UPN=UN3; last year Header UPN=UN1",
        "Header UPN=; last year Header UPN=",
    ),
    fails=(
        "*Header UPN=A123456789012; last year Header UPN=A123456789013",
        "*Header UPN=UN1; last year Header UPN=A123456789012",
        "*Header UPN=UN2; last year Header UPN=UN3",
        "*Header UPN=; last year Header UPN=UN1",
    ),
)
def pupil_number_has_changed(header: Header, child: Child) -> bool:
    return any(_changed(last.upn, header.upn) for last in child.before.headers)


def _changed(last: str | None, now: str | None) -> bool:
    if last == now:
        return False
    if last is None or last in WHY_NONE:
        learnt = now is not None and now not in WHY_NONE
        return not (learnt or (last in (None, "UN1") and now in WHY_NONE[1:]))
    return True


@RULES.on_row(
    Header,
    "209",
    means="The child is of school age, so UN1 (not of school age yet) can no longer stand for the pupil number.",
    fields=("UPN", "DOB"),
    passes=("Header UPN=UN1 DOB=01/09/2020", "Header UPN=UN2 DOB=31/08/2020"),
    fails=("*Header UPN=UN1 DOB=31/08/2020",),
    year=2026,
)
def is_of_school_age(header: Header, child: Child) -> bool:
    return header.upn == "UN1" and turns(header.dob, 4, by=date(child.year.year - 2, 8, 31))


@RULES.on_child(
    "210",
    means="UN4 (the number came too late) cannot stand for a child who came into care after 23 March.",
    fields=("UPN", "DECOM"),
    reads=("Header", "Episodes"),
    passes=("Header UPN=UN4; Episodes DECOM=23/03/2026", "Header UPN=UN5; Episodes DECOM=24/03/2026"),
    fails=("*Header UPN=UN4; *Episodes DECOM=24/03/2026; Episodes DECOM=01/05/2025",),
    year=2026,
)
def number_cannot_have_come_too_late(child: Child) -> Iterable[Row]:
    headers = [header for header in child.headers if header.upn == "UN4"]
    late = date(child.year.year, 3, 24)
    stays = [stay for stay in child.episodes if headers and stay.decom and stay.decom >= late]
    return [*headers, *stays] if stays else []


@RULES.on_row(
    Header,
    "232",
    means="Sex is recorded as unknown: it must be known for a child in care.",
    fields=("SEX",),
    first=2025,
    passes=("Header SEX=F",),
    fails=("*Header SEX=U",),
)
def sex_is_unknown(header: Header, child: Child) -> bool:
    return header.sex == "U"


@RULES.on_row(
    Header,
    "301",
    means="The child was born after the year's end.",
    fields=("DOB",),
    passes=("Header DOB=31/03/2026",),
    fails=("*Header DOB=01/04/2026",),
    year=2026,
)
def born_after_the_year(header: Header, child: Child) -> bool:
    return header.dob is not None and header.dob > child.year.ends


@RULES.on_row(
    Header,
    "351",
    means="The young person had turned 25 before the year began.",
    fields=("DOB",),
    passes=("Header DOB=01/04/2000",),
    fails=("*Header DOB=31/03/2000",),
    year=2026,
)
def too_old_for_the_return(header: Header, child: Child) -> bool:
    return header.dob is not None and birthday(header.dob, 25) < child.year.starts


@RULES.on_row(
    Header,
    "442",
    means="A child in care must have a pupil number, or the reason why there is none.",
    fields=("UPN",),
    reads=("Episodes",),
    passes=("Header UPN=UN1; Episodes LS=C2", "Header UPN=; Episodes LS=V4"),
    fails=("*Header UPN=; Episodes LS=V3; Episodes LS=C2",),
)
def has_no_pupil_number(header: Header, child: Child) -> bool:
    return header.upn is None and any(stay.ls not in ("V3", "V4") for stay in child.episodes)


@RULES.on_return(
    "444",
    means="Two children have the same pupil number.",
    fields=("UPN",),
    first=2026,
    passes=("Header CHILD=1 UPN=UN1; Header CHILD=2 UPN=UN1", "Header CHILD=1 UPN=A123456789012"),
    fails=("*Header CHILD=1 UPN=A123456789012; *Header CHILD=2 UPN=A123456789012; Header CHILD=3 UPN=",),
)
def pupil_number_stands_twice(book: Return903) -> Iterable[Hit]:
    held = [(header, child) for child in book.children for header in child.headers]
    times = Counter(header.upn for header, _ in held)
    return [(row, child.id) for row, child in held if row.upn and row.upn not in WHY_NONE and times[row.upn] > 1]


@RULES.on_child(
    "INT32",
    means="The child stands in the header more than once.",
    fields=("CHILD",),
    passes=("Header CHILD=1; Header CHILD=2",),
    fails=("*Header SEX=M; *Header SEX=F",),
)
def stands_twice_in_the_header(child: Child) -> Iterable[Header]:
    return child.headers if len(child.headers) > 1 else []
