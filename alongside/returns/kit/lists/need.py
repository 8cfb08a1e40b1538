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
