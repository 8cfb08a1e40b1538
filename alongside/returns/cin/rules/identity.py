"""Who the child is: number, sex, birth and death."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

from alongside.returns.cin.book import Census
from alongside.returns.cin.codes import SEX
from alongside.returns.cin.days import outside
from alongside.returns.cin.rows import Child, CinDetails, Identifiers
from alongside.returns.cin.ruleset import RULES
from alongside.returns.kit.dates import birthday
from alongside.returns.kit.rules import Hit

LONGEST_ID = 20
OLDEST = 25


@RULES.on_row(
    Identifiers,
    "1570",
    first=2025,
    means="The council's number for the child has more than 20 characters.",
    fields=("LAchildID",),
    passes=("ChildIdentifiers LAchildID=12345678901234567890; Child; ChildIdentifiers",),
    fails=("*ChildIdentifiers LAchildID=123456789012345678901",),
)
def number_too_long(who: Identifiers, child: Child) -> bool:
    return len(child.id) > LONGEST_ID


@RULES.on_row(
    Identifiers,
    "1580",
    first=2025,
    means="The council's number for the child holds something other than letters and figures.",
    fields=("LAchildID",),
    passes=("ChildIdentifiers LAchildID=AB12; Child; ChildIdentifiers",),
    fails=("*ChildIdentifiers LAchildID=AB-12", '*ChildIdentifiers LAchildID="AB 12"'),
)
def number_with_other_signs(who: Identifiers, child: Child) -> bool:
    return who.la_child_id is not None and not who.la_child_id.isalnum()


@RULES.on_row(
    Identifiers,
    "8500",
    means="The council's number for the child is missing.",
    fields=("LAchildID",),
    passes=("ChildIdentifiers LAchildID=1",),
    fails=("*ChildIdentifiers",),
)
def number_missing(who: Identifiers, child: Child) -> bool:
    return who.la_child_id is None


@RULES.on_return(
    "8510",
    means="Two children have the same number of the council.",
    fields=("LAchildID",),
    passes=("Header; ChildIdentifiers LAchildID=1; Child; ChildIdentifiers LAchildID=2; Child; ChildIdentifiers",),
    fails=("Header; *ChildIdentifiers LAchildID=1; Child; *ChildIdentifiers LAchildID=1",),
    reads=("Header",),
)
def same_number_twice(census: Census) -> Iterator[Hit]:
    times = Counter(child.id for child in census.children)
    yield from ((child.identifiers, child.id) for child in census.children if child.id and times[child.id] > 1)


@RULES.on_row(
    Identifiers,
    "4180",
    last=2024,
    means="The child's gender is missing, or is not 0, 1, 2 or 9.",
    fields=("GenderCurrent",),
    passes=("ChildIdentifiers GenderCurrent=1; Child; ChildIdentifiers GenderCurrent=9",),
    fails=("*ChildIdentifiers", "*ChildIdentifiers GenderCurrent=3"),
)
def gender_not_known(who: Identifiers, child: Child) -> bool:
    return who.sex not in SEX.index


@RULES.on_row(
    Identifiers,
    "4180",
    first=2025,
    means="The child's sex is missing, or is not M, F or U.",
    fields=("Sex",),
    passes=("ChildIdentifiers Sex=M; Child; ChildIdentifiers Sex=U",),
    fails=(
        "*ChildIdentifiers",
        "*ChildIdentifiers Sex=X",
        "*ChildIdentifiers Sex=1",
        "*ChildIdentifiers GenderCurrent=2",
    ),
)
def sex_not_known(who: Identifiers, child: Child) -> bool:
    # The figures of earlier years are read, but may not be sent any more.
    return who.sex not in SEX.index or "Sex" in who.taken


def _not_born(who: Identifiers) -> bool:
    return who.expected_birth_date is not None and who.birth_date is None


@RULES.on_row(
    Identifiers,
    "8750",
    last=2024,
    means="The child is not born yet, so the gender has to be 0.",
    fields=("GenderCurrent", "PersonBirthDate", "ExpectedPersonBirthDate"),
    passes=(
        "ChildIdentifiers GenderCurrent=0 ExpectedPersonBirthDate=2024-05-01",
        "ChildIdentifiers GenderCurrent=1 ExpectedPersonBirthDate=2024-05-01 PersonBirthDate=2024-03-01",
        "ChildIdentifiers GenderCurrent=1",
    ),
    fails=(
        "*ChildIdentifiers GenderCurrent=9 ExpectedPersonBirthDate=2024-05-01",
        "*ChildIdentifiers GenderCurrent=2 ExpectedPersonBirthDate=2024-05-01",
        "*ChildIdentifiers ExpectedPersonBirthDate=2024-05-01",
    ),
)
def gender_before_birth(who: Identifiers, child: Child) -> bool:
    return _not_born(who) and (who.sex != "U" or who.taken.get("Sex") == "9")


@RULES.on_row(
    Identifiers,
    "8750",
    first=2025,
    means="The child is not born yet, so the sex has to be U.",
    fields=("Sex", "PersonBirthDate", "ExpectedPersonBirthDate"),
    passes=(
        "ChildIdentifiers Sex=U ExpectedPersonBirthDate=2026-05-01",
        "ChildIdentifiers Sex=M ExpectedPersonBirthDate=2026-05-01 PersonBirthDate=2026-03-01",
        "ChildIdentifiers Sex=M",
    ),
    fails=(
        "*ChildIdentifiers Sex=F ExpectedPersonBirthDate=2026-05-01",
        "*ChildIdentifiers ExpectedPersonBirthDate=2026-05-01",
    ),
)
def sex_before_birth(who: Identifiers, child: Child) -> bool:
    return _not_born(who) and who.sex != "U"


@RULES.on_row(
    Identifiers,
    "8520",
    means="The child was born after the end of the census year.",
    fields=("PersonBirthDate",),
    passes=("ChildIdentifiers PersonBirthDate=2026-03-31; Child; ChildIdentifiers",),
    fails=("*ChildIdentifiers PersonBirthDate=2026-04-01",),
)
def born_after_the_year(who: Identifiers, child: Child) -> bool:
    return who.birth_date is not None and who.birth_date > child.year.ends


@RULES.on_row(
    Identifiers,
    "8525Q",
    severity="query",
    means="The child has neither a day of birth nor an expected one, or has both.",
    fields=("PersonBirthDate", "ExpectedPersonBirthDate"),
    passes=("ChildIdentifiers PersonBirthDate=2020-01-01; Child; ChildIdentifiers ExpectedPersonBirthDate=2026-05-01",),
    fails=(
        "*ChildIdentifiers",
        "*ChildIdentifiers PersonBirthDate=2026-01-01 ExpectedPersonBirthDate=2026-05-01",
        "*ChildIdentifiers PersonBirthDate=2020-01-32",
    ),
)
def not_one_birth_date(who: Identifiers, child: Child) -> bool:
    return (who.birth_date is None) == (who.expected_birth_date is None)


@RULES.on_row(
    Identifiers,
    "8530Q",
    severity="query",
    means="The expected birth is more than 30 days before or nine months after the end of the census year.",
    fields=("ExpectedPersonBirthDate",),
    passes=(
        "ChildIdentifiers ExpectedPersonBirthDate=2026-03-01; Child; ChildIdentifiers ExpectedPersonBirthDate=2026-12-31",
        "ChildIdentifiers",
    ),
    fails=(
        "*ChildIdentifiers ExpectedPersonBirthDate=2026-02-28; Child; *ChildIdentifiers ExpectedPersonBirthDate=2027-01-01",
    ),
)
def expected_too_early_or_late(who: Identifiers, child: Child) -> bool:
    if who.expected_birth_date is None:
        return False
    ends = child.year.ends
    return not ends - timedelta(days=30) <= who.expected_birth_date <= ends.replace(month=12)


@RULES.on_row(
    Identifiers,
    "8535Q",
    severity="query",
    means="The child has a day of death before the day of birth, or without one.",
    fields=("PersonDeathDate", "PersonBirthDate"),
    passes=("ChildIdentifiers PersonBirthDate=2025-06-01 PersonDeathDate=2025-06-01; Child; ChildIdentifiers",),
    fails=(
        "*ChildIdentifiers PersonBirthDate=2025-06-02 PersonDeathDate=2025-06-01",
        "*ChildIdentifiers PersonDeathDate=2025-06-01",
    ),
)
def died_before_birth(who: Identifiers, child: Child) -> bool:
    if who.death_date is None:
        return False
    return who.birth_date is None or who.birth_date > who.death_date


@RULES.on_row(
    Identifiers,
    "8545Q",
    severity="query",
    means="The child died outside the census year.",
    fields=("PersonDeathDate",),
    passes=(
        "ChildIdentifiers PersonDeathDate=2025-04-01; Child; ChildIdentifiers PersonDeathDate=2026-03-31; Child; ChildIdentifiers",
    ),
    fails=("*ChildIdentifiers PersonDeathDate=2025-03-31; Child; *ChildIdentifiers PersonDeathDate=2026-04-01",),
)
def died_outside_the_year(who: Identifiers, child: Child) -> bool:
    return outside(who.death_date, child.year)


@RULES.on_row(
    Identifiers,
    "8775Q",
    severity="query",
    means="The child was over 25 at the end of the census year, and an episode was open or closed after the 25th birthday.",
    fields=("PersonBirthDate", "CINclosureDate"),
    passes=(
        "ChildIdentifiers PersonBirthDate=2001-03-31; CINdetails",
        "ChildIdentifiers PersonBirthDate=2000-06-01; CINdetails CINclosureDate=2025-06-01",
    ),
    fails=(
        "*ChildIdentifiers PersonBirthDate=2001-03-30; *CINdetails",
        "*ChildIdentifiers PersonBirthDate=2000-06-01; *CINdetails CINclosureDate=2025-06-02; CINdetails CINclosureDate=2025-04-02",
    ),
    also=lambda who, child: _beyond(who, child),
)
def over_25(who: Identifiers, child: Child) -> bool:
    if who.birth_date is None or who.birth_date.year > child.year.year - OLDEST:
        return False
    return birthday(who.birth_date, OLDEST) < child.year.ends and bool(_beyond(who, child))


def _beyond(who: Identifiers, child: Child) -> list[CinDetails]:
    assert who.birth_date is not None
    grown = birthday(who.birth_date, OLDEST)
    return [one for one in child.cin_details if one.closure_date is None or one.closure_date > grown]
