"""Whether a care leaver is in touch, what they do and where they live.

Source: the columns of SSDA903 (OC3) for 2017-18 to 2026-27.
"""

from alongside.returns.kit.codes import Code, CodeList, code_list

IN_TOUCH = code_list(
    "ways of being in touch",
    ("YES", "In touch"),
    ("NO", "Not in touch"),
    ("DIED", "Died after leaving care"),
    ("REFU", "Refuses contact"),
    ("NREQ", "No longer needs services"),
    ("RHOM", "Went home for six months or more"),
)

ACTIVITY = code_list(
    "activities",
    ("F1", "Full time in higher education"),
    ("P1", "Part time in higher education"),
    ("F2", "Full time in other education"),
    ("P2", "Part time in other education"),
    Code("F3", "Full time in training or employment", last=2021),
    Code("P3", "Part time in training or employment", last=2021),
    Code("F4", "Full time in an apprenticeship", first=2022, checked=False),
    Code("P4", "Part time in an apprenticeship", first=2022, checked=False),
    Code("F5", "Full time in training or employment, not an apprenticeship", first=2022, checked=False),
    Code("P5", "Part time in training or employment, not an apprenticeship", first=2022, checked=False),
    ("G4", "Not in education, employment or training: illness or disability"),
    ("G5", "Not in education, employment or training: other"),
    ("G6", "Not in education, employment or training: pregnancy or parenting"),
    ("0", "Not in touch"),
)

# Kept by letter, as the daily payload sends it; the return adds 1 for suitable, 2 for unsuitable.
ACCOMMODATION_KIND = code_list(
    "kinds of accommodation",
    ("B", "With parents or relatives"),
    ("C", "Community home or other residential care"),
    ("D", "Semi-independent, transitional accommodation"),
    ("E", "Supported lodgings"),
    ("G", "Gone abroad"),
    ("H", "Deported"),
    ("K", "Ordinary lodgings, without formal support"),
    ("R", "Residence not known"),
    ("S", "No fixed abode or homeless"),
    ("T", "Foyer or similar supported accommodation"),
    ("U", "Independent living"),
    ("V", "Emergency accommodation"),
    ("W", "Bed and breakfast"),
    ("X", "In custody"),
    ("Y", "Other accommodation"),
    ("Z", "With former foster carers"),
)

# Nobody is suitably homeless or suitably in custody: S1 and X1 were taken in 2018, and no longer in 2022-23.
_GONE = {"S1", "X1"}


def _with_suitability() -> CodeList:
    codes = []
    for kind in ACCOMMODATION_KIND:
        for digit, word in (("1", "suitable"), ("2", "unsuitable")):
            code = kind.code + digit
            last = 2022 if code in _GONE else None
            codes.append(Code(code, f"{kind.label} ({word})", last=last, checked=code not in _GONE))
    return CodeList("kinds of accommodation", (*codes, Code("0", "Not in touch")))


ACCOMMODATION = _with_suitability()
