"""Why a child needs help, who asked for it, what kind of harm, and why the help ended.

Source: the department's census schemas of 2017 to 2026, and the CIN column of SSDA903.
`first` and `last` are collection years: 2023 is 1 April 2022 to 31 March 2023.
"""

from alongside.returns.kit.codes import Code, CodeList, code_list

NEED = code_list(
    "needs",
    ("N1", "Abuse, neglect or exploitation"),
    ("N2", "Child's disability"),
    ("N3", "Parental disability or illness"),
    ("N4", "Family in acute stress"),
    ("N5", "Family dysfunction"),
    ("N6", "Socially unacceptable behaviour"),
    ("N7", "Low income"),
    ("N8", "Absent parenting"),
)

# The census can also say that the child is not in need, or that nothing is known.
PRIMARY_NEED = CodeList(
    "needs",
    (*NEED.codes, Code("N9", "Cases other than children in need"), Code("N0", "Not stated")),
)

REFERRAL_SOURCE = code_list(
    "referral sources",
    ("1A", "Individual: family member, relative or carer"),
    ("1B", "Individual: acquaintance, neighbour or child minder"),
    ("1C", "Individual: the child or young person"),
    ("1D", "Individual: other, including strangers"),
    ("2A", "School"),
    ("2B", "Education service"),
    ("3A", "Health service: GP"),
    ("3B", "Health service: health visitor"),
    ("3C", "Health service: school nurse"),
    ("3D", "Health service: other primary health service"),
    ("3E", "Health service: accident and emergency"),
    ("3F", "Health service: other, such as a hospice"),
    ("4", "Housing: the council's or a housing association"),
    ("5A", "Council service: social care, such as adult social care"),
    ("5B", "Council service: another department"),
    ("5C", "Council service: another council"),
    Code("5D", "Council service: early help", first=2023),
    ("6", "Police"),
    ("7", "Another legal agency: court, probation, immigration, Cafcass or prison"),
    ("8", "Other: children's centre, independent provider or voluntary organisation"),
    ("9", "Anonymous"),
    ("10", "Not known"),
)

CATEGORY_OF_ABUSE = code_list(
    "categories of abuse",
    ("NEG", "Neglect"),
    ("PHY", "Physical abuse"),
    ("SAB", "Sexual abuse"),
    ("EMO", "Emotional abuse"),
    ("MUL", "Multiple (not recommended)"),
)

REASON_FOR_CLOSURE = code_list(
    "reasons for closure",
    ("RC1", "Adopted"),
    ("RC2", "Died"),
    ("RC3", "Child arrangements order"),
    ("RC4", "Special guardianship order"),
    ("RC5", "Moved to the services of another council"),
    ("RC6", "Moved to adult social care"),
    ("RC7", "Services ended for another reason, including no longer in need"),
    ("RC8", "Closed after assessment, no further action"),
    Code("RC9", "Closed after assessment, referred to early help", first=2023),
)
