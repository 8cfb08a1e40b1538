"""Tables must agree on who a child is: each introduced by a header, born on its day, told of once.

These are no rules of the department's: they find what would keep its rules from finding more.
"""

from typing import Any, Final

from alongside.returns.kit.rows import Row
from alongside.returns.ssda903.book import Child
from alongside.returns.ssda903.ruleset import RULES
from alongside.returns.ssda903.tables import CareLeaver, Header, Missing, Outcomes, PreviousPermanence, Review

WITHOUT_HEADER: Final[dict[str, type[Row]]] = {
    "INT04": Missing,
    "INT05": Outcomes,
    "INT06": CareLeaver,
    "INT07": PreviousPermanence,
    "INT08": Review,
}
BORN_OTHERWISE: Final[dict[str, type[Row]]] = {
    "INT13": Missing,
    "INT14": Outcomes,
    "INT15": CareLeaver,
    "INT16": PreviousPermanence,
    "INT17": Review,
}
ONCE: Final[dict[str, type[Row]]] = {"INT33": Outcomes, "INT34": CareLeaver, "INT35": PreviousPermanence}


@RULES.on_row(
    Header,
    "EPI",
    means="The child has no episode and no care leaver's row: the rules about them cannot be run.",
    fields=("CHILD",),
    reads=("Episodes",),
    severity="query",
    passes=("Header; Episodes", "Header; OC3"),
    fails=("*Header; *Header; Missing",),
)
def stands_in_the_header_alone(header: Header, child: Child) -> bool:
    return not child.episodes and not child.oc3


def has_no_header(row: Row, child: Child) -> bool:
    return not child.headers


def is_born_on_another_day(row: Any, child: Child) -> bool:
    return row.dob is not None and any(header.dob not in (None, row.dob) for header in child.headers)


def stands_there_twice(row: Row, child: Child) -> bool:
    return len(child.of(row.table)) > 1


for code, kind in WITHOUT_HEADER.items():
    RULES.on_row(
        kind,
        code,
        means=f"The child stands in {kind.table}, but not in the header.",
        fields=("CHILD",),
        reads=("Header",),
        passes=(f"{kind.table}; Header",),
        fails=(f"*{kind.table} CHILD=1; Header CHILD=2", f"*{kind.table} CHILD=; Header CHILD="),
    )(has_no_header)

for code, kind in BORN_OTHERWISE.items():
    RULES.on_row(
        kind,
        code,
        means=f"The date of birth in {kind.table} is not the one in the header.",
        fields=("DOB",),
        reads=("Header",),
        passes=(f"{kind.table} DOB=01/05/2012; Header DOB=01/05/2012", f"{kind.table} DOB=01/05/2012; Header DOB="),
        fails=(f"*{kind.table} DOB=01/05/2012; Header DOB=05/01/2012; {kind.table} DOB=",),
    )(is_born_on_another_day)

for code, kind in ONCE.items():
    RULES.on_row(
        kind,
        code,
        means=f"The child stands in {kind.table} more than once.",
        fields=("CHILD",),
        passes=(f"{kind.table} CHILD=1; {kind.table} CHILD=2", f"{kind.table} CHILD=; {kind.table} CHILD="),
        fails=(f"*{kind.table}; *{kind.table}; {kind.table} CHILD=2",),
    )(stands_there_twice)
