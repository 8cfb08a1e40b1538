"""Who the child is: the header."""

from alongside.returns.ssda903 import codes
from alongside.returns.ssda903.book import Child
from alongside.returns.ssda903.ruleset import RULES
from alongside.returns.ssda903.tables import Header


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
