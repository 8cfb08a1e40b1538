"""Who a person is, in the department's spelling.

Source: the department's common basic data set as carried by the CIN census schemas of
2017 to 2026 and the SSDA903 column facts of 2017-18 to 2026-27.
"""

from alongside.returns.kit.codes import Code, code_list

ETHNICITY = code_list(
    "ethnic groups",
    ("WBRI", "White British"),
    ("WIRI", "White Irish"),
    ("WIRT", "Traveller of Irish heritage"),
    ("WOTH", "Any other White background"),
    ("WROM", "Gypsy or Roma"),
    ("MWBC", "White and Black Caribbean"),
    ("MWBA", "White and Black African"),
    ("MWAS", "White and Asian"),
    ("MOTH", "Any other mixed background"),
    ("AIND", "Indian"),
    ("APKN", "Pakistani"),
    ("ABAN", "Bangladeshi"),
    ("AOTH", "Any other Asian background"),
    ("BCRB", "Caribbean"),
    ("BAFR", "African"),
    ("BOTH", "Any other Black background"),
    ("CHNE", "Chinese"),
    ("OOTH", "Any other ethnic group"),
    ("REFU", "Refused to say"),
    ("NOBT", "Not yet obtained"),
)

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

# M, F and U replaced numbers in the returns of 2025: see GenderCurrent (CIN) and SEX (903).
SEX = code_list("sexes", ("M", "Male"), ("F", "Female"), ("U", "Not known, or not yet born"))

# What was sent until 2024: CIN's GenderCurrent had 0 and 9 beside the 1 and 2 of both.
OLD_SEX = {"1": "M", "2": "F", "0": "U", "9": "U"}

# UN1 to UN5 are shared; UN6 and UN7 are the census's own. Only UN7's meaning is backed by a rule (8772).
UPN_UNKNOWN = code_list(
    "reasons why there is no UPN",
    Code("UN1", "Not of school age and has no UPN yet", checked=False),
    Code("UN2", "Has never been to a maintained school in England", checked=False),
    Code("UN3", "Educated outside England", checked=False),
    Code("UN4", "Came too late in the collection year for the UPN to be known", checked=False),
    Code("UN5", "Sources disagree about the child, so the UPN cannot be matched", checked=False),
)

YES_NO = code_list("yes and no", ("0", "No"), ("1", "Yes"))
