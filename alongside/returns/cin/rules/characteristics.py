"""The child's ethnic group and disabilities."""

from alongside.returns.cin.codes import DISABILITY, ETHNICITY
from alongside.returns.cin.rows import Characteristics, Child, Disability, Identifiers
from alongside.returns.cin.ruleset import RULES
from alongside.returns.kit.rows import Row

NONE = "NONE"


@RULES.on_row(
    Characteristics,
    "4220",
    means="The child's ethnic group is missing or not in the department's list.",
    fields=("Ethnicity",),
    passes=("ChildCharacteristics Ethnicity=WBRI; Child; ChildCharacteristics Ethnicity=NOBT",),
    fails=("*ChildCharacteristics Ethnicity=wbri", "*ChildCharacteristics", "*ChildCharacteristics Ethnicity=XXXX"),
)
def ethnic_group_not_known(characteristics: Characteristics, child: Child) -> bool:
    return characteristics.ethnicity not in child.year.known(ETHNICITY) or "Ethnicity" in characteristics.taken


@RULES.on_row(
    Identifiers,
    "8540",
    means="The child is born and a referral led to further action, but whether the child has a disability is missing or not in the department's list.",
    fields=("Disability", "PersonBirthDate", "ReferralNFA"),
    passes=(
        "ChildIdentifiers PersonBirthDate=2020-01-01; Disabilities Disability=NONE; CINdetails ReferralNFA=0",
        "ChildIdentifiers PersonBirthDate=2020-01-01; CINdetails ReferralNFA=1",
        "ChildIdentifiers ExpectedPersonBirthDate=2026-05-01; CINdetails ReferralNFA=0",
    ),
    fails=(
        "*ChildIdentifiers PersonBirthDate=2020-01-01; *CINdetails ReferralNFA=0; CINdetails ReferralNFA=1",
        "*ChildIdentifiers PersonBirthDate=2020-01-01; *Disabilities Disability=EARS; Disabilities Disability=HEAR; *CINdetails ReferralNFA=false",
    ),
    also=lambda who, child: [*_not_known(child), *_going_on(child)],
)
def disability_not_said(who: Identifiers, child: Child) -> bool:
    if who.birth_date is None or (child.characteristics.disabilities and not _not_known(child)):
        return False
    return bool(_going_on(child))


def _not_known(child: Child) -> list[Row]:
    codes = child.year.known(DISABILITY)
    return [one for one in child.characteristics.disabilities if one.disability not in codes]


def _going_on(child: Child) -> list[Row]:
    return [one for one in child.cin_details if one.no_further_action is False]


@RULES.on_row(
    Disability,
    "8790",
    means="The child is said to have no disability (NONE), but this one is recorded too.",
    fields=("Disability",),
    passes=(
        "Disabilities Disability=NONE; Child; Disabilities Disability=LD",
        "Disabilities Disability=HEAR; Disabilities Disability=LD",
    ),
    fails=("Disabilities Disability=NONE; *Disabilities Disability=HEAR; *Disabilities Disability=LD",),
)
def none_and_another(disability: Disability, child: Child) -> bool:
    if disability.disability in (None, NONE):
        return False
    return NONE in child.characteristics.disability_codes


@RULES.on_row(
    Disability,
    "8794",
    means="The same disability is recorded twice for the child.",
    fields=("Disability",),
    passes=("Disabilities Disability=HEAR; Disabilities Disability=LD; Child; Disabilities Disability=LD",),
    fails=("*Disabilities Disability=HEAR; Disabilities Disability=LD; *Disabilities Disability=HEAR",),
)
def same_disability_twice(disability: Disability, child: Child) -> bool:
    held = child.characteristics
    return len(held.disabilities) > 1 and held.disability_codes.count(disability.disability or "") > 1
