"""The code lists of the children in need census, with their meaning in plain words.

Source: the department's census schema, as it stood for each of 2017 to 2026. Years are
collection years: 2023 is 1 April 2022 to 31 March 2023. The 2026-27 pre-proceedings
module has no published list yet, so it has none here.
"""

from alongside.returns.kit.codes import Code, CodeList, code_list
from alongside.returns.kit.lists.need import CATEGORY_OF_ABUSE, PRIMARY_NEED, REASON_FOR_CLOSURE, REFERRAL_SOURCE
from alongside.returns.kit.lists.person import ETHNICITY, SEX, UPN_UNKNOWN, YES_NO

DISABILITY = code_list(
    "disabilities",
    ("NONE", "No disability"),
    ("MOB", "Mobility"),
    ("HAND", "Hand function"),
    ("PC", "Personal care"),
    ("INC", "Incontinence"),
    ("COMM", "Communication"),
    ("LD", "Learning"),
    ("HEAR", "Hearing"),
    ("VIS", "Vision"),
    ("BEH", "Behaviour"),
    ("CON", "Consciousness"),
    ("AUT", "Autism or Asperger syndrome"),
    ("DDA", "Another disability under the Equality Act 2010"),
)

UPN_UNKNOWN_CIN = CodeList(
    "reasons why there is no UPN",
    (
        *UPN_UNKNOWN.codes,
        Code("UN6", "Unborn, or newly in need: wording to be checked", checked=False),
        Code("UN7", "Referral that ended with no further action"),
    ),
)

ASSESSMENT_FACTOR = code_list(
    "assessment factors",
    ("1A", "Alcohol misuse by the child"),
    ("1B", "Alcohol misuse by a parent or carer"),
    ("1C", "Alcohol misuse by another person in the household"),
    ("2A", "Drug misuse by the child"),
    ("2B", "Drug misuse by a parent or carer"),
    ("2C", "Drug misuse by another person in the household"),
    ("3A", "Domestic abuse: the child is the subject"),
    ("3B", "Domestic abuse: a parent or carer is the subject"),
    ("3C", "Domestic abuse: another person in the household is the subject"),
    ("4A", "Mental health of the child"),
    ("4B", "Mental health of a parent or carer"),
    ("4C", "Mental health of another person in the household"),
    ("5A", "Learning disability of the child"),
    ("5B", "Learning disability of a parent or carer"),
    ("5C", "Learning disability of another person in the household"),
    ("6A", "Physical disability or illness of the child"),
    ("6B", "Physical disability or illness of a parent or carer"),
    ("6C", "Physical disability or illness of another person in the household"),
    ("7A", "Young carer"),
    ("8B", "Privately fostered: overseas child who means to return"),
    ("8C", "Privately fostered: overseas child who means to stay"),
    ("8D", "Privately fostered: UK child in an educational placement"),
    ("8E", "Privately fostered: UK child in an alternative family arrangement"),
    ("8F", "Privately fostered: other"),
    ("9A", "Unaccompanied asylum-seeking child"),
    ("10A", "Going missing"),
    ("11A", "Child sexual exploitation"),
    ("12A", "Trafficking"),
    ("13A", "Gangs"),
    ("14A", "Socially unacceptable behaviour"),
    ("15A", "Self-harm"),
    ("16A", "Neglect"),
    ("17A", "Emotional abuse"),
    # 18A and 19A were split in 2021; the department's 2024-25 list no longer holds them.
    Code("18A", "Physical abuse", last=2024),
    Code("18B", "Physical abuse, child on child", first=2021),
    Code("18C", "Physical abuse, adult on child", first=2021),
    Code("19A", "Sexual abuse", last=2024),
    Code("19B", "Sexual abuse, child on child", first=2021),
    Code("19C", "Sexual abuse, adult on child", first=2021),
    ("20", "Other"),
    ("21", "No factors identified, and no further action"),
    ("22A", "Female genital mutilation"),
    ("23A", "Abuse linked to faith or belief"),
    Code("24A", "Child criminal exploitation", first=2022),
)

__all__ = [
    "ASSESSMENT_FACTOR",
    "CATEGORY_OF_ABUSE",
    "DISABILITY",
    "ETHNICITY",
    "PRIMARY_NEED",
    "REASON_FOR_CLOSURE",
    "REFERRAL_SOURCE",
    "SEX",
    "UPN_UNKNOWN_CIN",
    "YES_NO",
]
