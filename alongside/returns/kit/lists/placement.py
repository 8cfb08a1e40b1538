"""Where a child in care lives, who provides it, and why it changed.

Source: the columns of SSDA903 for 2017-18 to 2026-27.
"""

from alongside.returns.kit.codes import Code, code_list

PLACEMENT = code_list(
    "placement types",
    ("A3", "Placed for adoption with consent, with the present foster carer"),
    ("A4", "Placed for adoption with consent, not with the present foster carer"),
    ("A5", "Placed for adoption with a placement order, with the present foster carer"),
    ("A6", "Placed for adoption with a placement order, not with the present foster carer"),
    # H5 and P2 went when supported accommodation came to be regulated; sources differ on 2025 or 2026.
    Code("H5", "Semi-independent living, not under the children's homes regulations", last=2025, checked=False),
    ("K1", "Secure children's home"),
    ("K2", "Children's home"),
    Code("K3", "Supported accommodation", first=2025),
    ("P1", "With own parents or others with parental responsibility"),
    Code("P2", "Independent living", last=2025, checked=False),
    ("P3", "Residential employment"),
    ("R1", "Residential care home"),
    ("R2", "NHS or other establishment giving medical or nursing care"),
    ("R3", "Family centre or mother and baby unit"),
    ("R5", "Young offender institution or prison"),
    ("S1", "Residential school"),
    ("T0", "Temporary move of any kind"),
    ("T1", "Temporary: in hospital"),
    ("T2", "Temporary: the child is on holiday"),
    ("T3", "Temporary: the foster carer is on holiday"),
    ("T4", "Temporary: seven days or less, for another reason"),
    ("U1", "Foster placement with a relative or friend, long term"),
    ("U2", "Foster placement with a relative or friend who may adopt (fostering for adoption)"),
    ("U3", "Foster placement with a relative or friend, not long term nor for adoption"),
    ("U4", "Foster placement with another carer, long term"),
    ("U5", "Foster placement with another carer who may adopt (fostering for adoption)"),
    ("U6", "Foster placement with another carer, not long term nor for adoption"),
    Code("Z1", "Other placement", last=2025),
    # Z1 was split into four in 2026; the department's wording of the four was not seen.
    Code("Z11", "Other placement (Z11: wording to be checked)", first=2026, checked=False),
    Code("Z12", "Other placement (Z12: wording to be checked)", first=2026, checked=False),
    Code("Z13", "Other placement (Z13: wording to be checked)", first=2026, checked=False),
    Code("Z14", "Other placement (Z14: wording to be checked)", first=2026, checked=False),
)

PLACEMENT_PROVIDER = code_list(
    "placement providers",
    ("PR0", "Parents or others with parental responsibility"),
    ("PR1", "Own provision, by the council"),
    ("PR2", "Another council"),
    ("PR3", "Other public provision, such as a health trust"),
    ("PR4", "Private provision"),
    ("PR5", "Voluntary or third sector"),
)

REASON_PLACE_CHANGE = code_list(
    "reasons for a change of placement",
    ("CARPL", "Change to, or carrying out of, the care plan"),
    ("CLOSE", "The carer resigned or the provision closed"),
    ("ALLEG", "Allegation (section 47)"),
    ("STAND", "Concern about the standard of care"),
    ("APPRR", "Approval removed"),
    ("CREQB", "The carer asked, because of the child's behaviour"),
    ("CREQO", "The carer asked, for another reason"),
    ("CHILD", "The child asked"),
    ("LAREQ", "The responsible or area council asked"),
    ("PLACE", "Change in the status of the placement only"),
    Code("CUSTOD", "Custody", first=2019, checked=False),
    ("OTHER", "Another reason"),
)
