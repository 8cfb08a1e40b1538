"""What is asked of the census as a whole; each names the header, as no child alone is wrong."""

from collections.abc import Iterable, Iterator
from datetime import date

from alongside.returns.cin.book import Census, Collection
from alongside.returns.cin.codes import DISABILITY
from alongside.returns.cin.rows import Identifiers
from alongside.returns.cin.ruleset import RULES
from alongside.returns.kit.rules import Hit

NONE = "NONE"
# At most 2% of the children may be without a sex.
MOST_WITHOUT_SEX = 2
FEWEST_CODES = 8

_KNOWN = "Child; ChildIdentifiers Sex=F; " * 48
_OLD = "Child; ChildIdentifiers GenderCurrent=2; " * 48
_EIGHT = ("HAND", "PC", "INC", "COMM", "LD", "HEAR", "VIS")


def _header(census: Census) -> Iterator[Hit]:
    if census.header is not None:
        yield census.header, ""


@RULES.on_return(
    "100",
    means="The reference date is missing or is not 31 March of the census year.",
    fields=("ReferenceDate",),
    passes=("Header ReferenceDate=2026-03-31",),
    fails=("*Header ReferenceDate=2026-03-30", "*Header", "*Header ReferenceDate=2025-03-31"),
    reads=("Header",),
)
def wrong_reference_date(census: Census) -> Iterator[Hit]:
    if census.header is not None and census.header.reference_date != census.year.ends:
        yield from _header(census)


def _of_year(days: Iterable[date | None], year: Collection) -> int:
    return sum(day is not None and year.starts <= day <= year.ends for day in days)


@RULES.on_return(
    "2883",
    means="More protection plans began in the census year than initial conferences were held.",
    fields=("CPPstartDate", "DateOfInitialCPC"),
    passes=(
        "Header; CINdetails DateOfInitialCPC=2025-05-01; Section47 DateOfInitialCPC=2025-06-02; ChildProtectionPlans CPPstartDate=2025-05-01; ChildProtectionPlans CPPstartDate=2025-06-02",
        "Header; CINdetails; ChildProtectionPlans CPPstartDate=2025-03-31",
    ),
    fails=(
        "*Header; CINdetails; Section47 DateOfInitialCPC=2025-03-31; ChildProtectionPlans CPPstartDate=2025-04-01",
        "*Header; CINdetails DateOfInitialCPC=2025-05-01; ChildProtectionPlans CPPstartDate=2025-05-01; Child; ChildProtectionPlans CPPstartDate=2025-05-01",
    ),
    reads=("Header",),
)
def more_plans_than_conferences(census: Census) -> Iterator[Hit]:
    episodes = [details for child in census.children for details in child.cin_details]
    began = _of_year((one.start_date for details in episodes for one in details.protection_plans), census.year)
    held = _of_year((details.conference_date for details in episodes), census.year)
    held += _of_year((one.conference_date for details in episodes for one in details.section_47s), census.year)
    if began > held:
        yield from _header(census)


@RULES.on_return(
    "2886Q",
    last=2024,
    severity="query",
    means="More than 2% of the children, unborn ones left out, have no gender recorded.",
    fields=("GenderCurrent", "ExpectedPersonBirthDate"),
    passes=(
        f"Header; ChildIdentifiers GenderCurrent=0; {_OLD}Child; ChildIdentifiers GenderCurrent=9",
        "Header; ChildIdentifiers GenderCurrent=0 ExpectedPersonBirthDate=2024-05-01",
    ),
    fails=(f"*Header; ChildIdentifiers GenderCurrent=0; {_OLD}", "*Header; ChildIdentifiers"),
    reads=("Header",),
)
def genders_missing(census: Census) -> Iterator[Hit]:
    return _sexes_missing(census)


@RULES.on_return(
    "2886Q",
    first=2025,
    severity="query",
    means="More than 2% of the children, unborn ones left out, have no sex recorded.",
    fields=("Sex", "ExpectedPersonBirthDate"),
    passes=(
        f"Header; ChildIdentifiers Sex=U; {_KNOWN}Child; ChildIdentifiers Sex=M",
        "Header; ChildIdentifiers Sex=U ExpectedPersonBirthDate=2026-05-01",
    ),
    fails=(f"*Header; ChildIdentifiers Sex=U; {_KNOWN}", "*Header; ChildIdentifiers"),
    reads=("Header",),
)
def sexes_missing(census: Census) -> Iterator[Hit]:
    return _sexes_missing(census)


def _sexes_missing(census: Census) -> Iterator[Hit]:
    missing = sum(_without_sex(child.identifiers) for child in census.children)
    if missing * 100 > MOST_WITHOUT_SEX * len(census.children):
        yield from _header(census)


def _without_sex(who: Identifiers) -> bool:
    # Until 2024 a 9 said that the gender was looked at and is indeterminate.
    missing = who.sex is None or (who.sex == "U" and who.taken.get("Sex") != "9")
    return missing and who.expected_birth_date is None


@RULES.on_return(
    "2887Q",
    severity="query",
    means="Fewer than eight different disabilities are recorded in the whole census.",
    fields=("Disability",),
    passes=(f"Header; Disabilities Disability=MOB; {''.join(f'Disabilities Disability={code}; ' for code in _EIGHT)}",),
    fails=(
        f"*Header; Disabilities Disability=NONE; {''.join(f'Disabilities Disability={code}; ' for code in _EIGHT)}",
        "*Header",
    ),
    reads=("Header",),
)
def few_disabilities_in_use(census: Census) -> Iterator[Hit]:
    used = {one.disability for child in census.children for one in child.characteristics.disabilities}
    if len(used & census.year.known(DISABILITY) - {NONE}) < FEWEST_CODES:
        yield from _header(census)


@RULES.on_return(
    "2888Q",
    severity="query",
    means="No child in the whole census has more than one disability.",
    fields=("Disability",),
    passes=(
        "Header; Disabilities Disability=LD; Child; Disabilities Disability=LD; Disabilities Disability=HEAR",
        "Header; Disabilities Disability=NONE; Child; ChildIdentifiers",
    ),
    fails=("*Header; Disabilities Disability=LD; Child; Disabilities Disability=HEAR; Disabilities Disability=NONE",),
    reads=("Header",),
)
def nobody_with_two_disabilities(census: Census) -> Iterator[Hit]:
    codes = (child.characteristics.disability_codes for child in census.children)
    most = max((len(one) - one.count(NONE) for one in codes), default=0)
    if most == 1:
        yield from _header(census)
