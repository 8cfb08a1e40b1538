"""Who the child is: told in every list, and the same in all of them."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from alongside.returns.annex_a.book import Child
from alongside.returns.annex_a.lists_8_to_11 import CareLeaver
from alongside.returns.annex_a.questions import BEGAN, PREGNANCY, days_from, differing
from alongside.returns.annex_a.ruleset import RULES
from alongside.returns.kit.dates import age_on, turns
from alongside.returns.kit.lists.person import ETHNICITY
from alongside.returns.kit.rows import Row

BROAD: Final = {"W": "WHITE", "M": "MIXED", "A": "ASIAN", "B": "BLACK", "C": "ASIAN", "O": "OTHER"}
NOT_TOLD: Final = ("REFU", "NOBT")
UASC_8: Final = "Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N)"
UASC_9: Final = "Unaccompanied Asylum Seeking Child (UASC), or formerly UASC if 18 or over (Y/N)"


@RULES.on_child(
    "X001",
    means="The child cannot be expected to be born more than 40 weeks after the day of the lists.",
    fields=("Date of Birth",),
    passes=("List3 birth_date=2027-01-05",),
    fails=("*List3 birth_date=2027-01-06",),
)
def born_too_far_ahead(child: Child) -> Iterable[Row]:
    return [row for row in child.everywhere if days_from(child.collection.on, row.birth_date) > PREGNANCY]


@RULES.on_child(
    "X002",
    means="The child's age must be that of a child with this birth date on the day of the lists, "
    "0 for one not yet born.",
    fields=("Age of Child (Years)", "Date of Birth"),
    passes=(
        "List3 birth_date=2016-03-31 age=10",
        "List3 birth_date=2016-04-01 age=9",
        "List3 birth_date=2026-05-01 age=0",
        "List3 birth_date=2016-04-01",
    ),
    fails=(
        "*List3 birth_date=2016-03-31 age=9",
        "*List3 birth_date=2016-04-01 age=10",
        "*List3 birth_date=2026-05-01 age=1",
    ),
)
def age_is_another(child: Child) -> Iterable[Row]:
    on = child.collection.on
    told = [row for row in child.everywhere if row.age is not None and row.birth_date]
    return [row for row in told if row.age != max(0, age_on(row.birth_date, on))]


@RULES.on_child(
    "X003",
    means="The same child must have the same birth date wherever it is told.",
    fields=("Date of Birth",),
    passes=("List3 birth_date=2016-03-31; List4 birth_date=2016-03-31; List6 birth_date=",),
    fails=("*List3 birth_date=2016-03-31; *List4 birth_date=2016-03-30; List6 birth_date=",),
)
def born_on_two_days(child: Child) -> Iterable[Row]:
    return differing(child.everywhere, "birth_date")


@RULES.on_child(
    "X004",
    means="The same child must have the same gender wherever it is told.",
    fields=("Gender",),
    passes=("List3 gender=F; List8 gender='b) Female'",),
    fails=("*List3 gender=F; *List8 gender=U",),
)
def two_genders(child: Child) -> Iterable[Row]:
    return differing(child.everywhere, "gender")


@RULES.on_child(
    "X005",
    means="The same child must have the same ethnic group wherever it is told; a broad group agrees with its parts.",
    fields=("Ethnicity",),
    passes=("List3 ethnicity=WBRI; List8 ethnicity=WBRI", "List3 ethnicity='a) White'; List8 ethnicity=WBRI"),
    fails=(
        "*List3 ethnicity=WBRI; *List8 ethnicity=WIRI",
        "*List3 ethnicity='b) Mixed'; *List8 ethnicity=WBRI",
        "*List3 ethnicity=NOBT; *List8 ethnicity=WBRI",
    ),
)
def two_ethnic_groups(child: Child) -> Iterable[Row]:
    told = differing(child.everywhere, "ethnicity")
    if not told:
        return []
    groups = {row.ethnicity for row in told}
    exact = {group for group in groups if group in ETHNICITY}
    agree = len(exact) < 2 and len({_broad(group) for group in groups}) < 2
    return [] if agree else told


def _broad(group: str) -> str:
    return BROAD.get(group[0], group) if group in ETHNICITY and group not in NOT_TOLD else group


@RULES.on_child(
    "X006",
    means="The lists must agree whether the child has a disability.",
    fields=("Does the Child have a Disability",),
    passes=("List3; List4 disability=Yes; List8 disability='a) Yes'",),
    fails=("*List4 disability=Yes; *List8 disability=Unknown",),
)
def disabled_in_one_list_only(child: Child) -> Iterable[Row]:
    return differing(child.everywhere, "disability")


@RULES.on_row(
    CareLeaver,
    "X007",
    means="A care leaver who is an unaccompanied asylum-seeking child in list 8 must be one, or have been, in list 9.",
    fields=(UASC_9, UASC_8),
    passes=("List8 uasc=Yes; List9 uasc=Yes", "List8 uasc=No; List9 uasc=Yes"),
    fails=("List8 uasc=Yes; *List9 uasc=No",),
)
def unaccompanied_in_care_alone(leaver: CareLeaver, child: Child) -> bool:
    return leaver.uasc is False and any(care.uasc for care in child.in_care)


@RULES.on_child(
    "X008",
    means="Neither the birth date nor the age of the child is told.",
    fields=("Date of Birth", "Age of Child (Years)"),
    severity="query",
    passes=("List1 birth_date= age=4", "List1 birth_date=2020-01-01"),
    fails=("*List1 birth_date= age=",),
)
def no_age_at_all(child: Child) -> Iterable[Row]:
    return [row for row in child.everywhere if row.birth_date is None and row.age is None]


def _happenings(child: Child) -> Iterator[tuple[Row, date]]:
    for number, name in BEGAN.items():
        for row in child.of(number):
            day = getattr(row, name)
            if day is not None:
                yield row, day


@RULES.on_child(
    "X009",
    means="The person was 18 or older on the day of this contact, referral, assessment, enquiry or plan.",
    fields=("Date of Birth",),
    severity="query",
    passes=("List3 birth_date=2008-01-02 referral_date=2026-01-01", "List1 contact_date=2026-01-01"),
    fails=(
        "*List3 birth_date=2008-01-01 referral_date=2026-01-01",
        "List1 birth_date=2008-01-01 contact_date=2025-12-31; *List4 start_date=2026-01-01",
    ),
)
def an_adult(child: Child) -> Iterable[Row]:
    return [row for row, day in _happenings(child) if turns(child.born, 18, by=day)]


@RULES.on_child(
    "X010",
    means="Nothing can have begun more than 40 weeks before the child's birth.",
    fields=("Date of Birth",),
    passes=("List3 birth_date=2026-10-08 referral_date=2026-01-01",),
    fails=(
        "*List3 birth_date=2026-10-09 referral_date=2026-01-01",
        "List1 birth_date=2025-08-01 contact_date=2024-10-25; *List7 start_date=2024-10-24",
    ),
)
def before_conception(child: Child) -> Iterable[Row]:
    return [row for row, day in _happenings(child) if days_from(day, child.born) > PREGNANCY]


@RULES.on_child(
    "X011",
    means="A child who is not yet born on the day of the lists has a gender already.",
    fields=("Gender", "Date of Birth"),
    severity="query",
    passes=("List3 birth_date=2026-05-01 gender=U", "List3 birth_date=2026-03-31 gender=F"),
    fails=("*List3 birth_date=2026-04-01 gender=F",),
)
def a_gender_before_birth(child: Child) -> Iterable[Row]:
    on = child.collection.on
    return [row for row in child.everywhere if row.birth_date and row.birth_date > on and row.gender in ("F", "M")]


@RULES.on_child(
    "X012",
    means="A child who is in need, has a protection plan or is in care has different workers in those lists.",
    fields=("Allocated Worker",),
    severity="query",
    passes=(
        "List6 worker='Bola Ade'; List7 worker='Bola Ade'",
        "List6 worker='Bola Ade'; List7 worker=",
        "List6 worker='Bola Ade' closure_date=2026-01-01; List8 worker='Dev Rao'",
    ),
    fails=("*List6 worker='Bola Ade'; *List8 worker='Dev Rao'",),
)
def two_workers(child: Child) -> Iterable[Row]:
    return differing([*child.open_need, *child.open_plans, *child.open_care], "worker")


@RULES.on_child(
    "X013",
    means="Something begins after the day on which another list says the child died.",
    fields=("Reason for Closure", "Reason Ceased to be Looked After"),
    passes=(
        "List6 closure_date=2026-01-01 reason_for_closure=RC2; List1 contact_date=2026-01-01",
        "List6 closure_date=2026-01-01 reason_for_closure=RC7; List1 contact_date=2026-01-02",
    ),
    fails=(
        "List6 closure_date=2026-01-01 reason_for_closure=RC2; *List1 contact_date=2026-01-02",
        "List8 ceased=2026-01-01 reason_ceased=E2; *List3 referral_date=2026-01-02",
    ),
)
def after_death(child: Child) -> Iterable[Row]:
    died = [row.closure_date for row in child.in_need if row.closure_date and row.reason_for_closure == "RC2"]
    died += [row.ceased for row in child.in_care if row.ceased and row.reason_ceased == "E2"]
    return [row for row, day in _happenings(child) if day > min(died)] if died else []
