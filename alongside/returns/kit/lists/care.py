"""Under which law a child is in care, why an episode of care began and ended, why adoption is no longer planned.

Source: the columns of SSDA903 for 2017-18 to 2026-27. `first` and `last` are collection
years: 2019 is 1 April 2018 to 31 March 2019.
"""

from alongside.returns.kit.codes import Code, code_list

LEGAL_STATUS = code_list(
    "legal statuses",
    ("C1", "Interim care order"),
    ("C2", "Full care order"),
    ("D1", "Freeing order"),
    ("E1", "Placement order"),
    ("V2", "Single period of accommodation under section 20"),
    ("V3", "Series of short breaks, each recorded as an episode"),
    ("V4", "Series of short breaks, recorded as an agreement"),
    ("L1", "Police protection, in local authority accommodation"),
    ("L2", "Emergency protection order"),
    ("L3", "Child assessment order, in local authority accommodation"),
    ("J1", "Remanded to local authority or youth detention accommodation"),
    ("J2", "In local authority accommodation under the Police and Criminal Evidence Act"),
    ("J3", "Youth rehabilitation order with residence or intensive fostering requirement"),
)

REASON_NEW_EPISODE = code_list(
    "reasons for a new episode",
    ("S", "Started to be looked after"),
    ("L", "Change of legal status only"),
    ("P", "Change of placement and carer"),
    ("T", "Change of placement, same carer"),
    ("B", "Change of legal status, placement and carer"),
    ("U", "Change of legal status and placement, same carer"),
)

REASON_EPISODE_CEASED = code_list(
    "reasons why an episode ceased",
    ("X1", "The episode ends and a new one begins"),
    ("E11", "Adopted, application not opposed"),
    ("E12", "Adopted, consent dispensed with by the court"),
    ("E2", "Died"),
    ("E3", "Care taken over by another council in the UK"),
    ("E4A", "Went home to parents, relatives or others with parental responsibility, as planned"),
    ("E4B", "Went home to parents, relatives or others with parental responsibility, not as planned"),
    ("E13", "Left care to live with someone without parental responsibility"),
    ("E41", "Residence order or child arrangements order"),
    Code("E43", "Special guardianship order to former foster carers", last=2018),
    Code("E44", "Special guardianship order to others than former foster carers", last=2018),
    Code("E45", "Special guardianship order to former foster carers who are relatives or friends", first=2019),
    Code("E46", "Special guardianship order to former foster carers who are not relatives or friends", first=2019),
    Code("E47", "Special guardianship order to other carers who are relatives or friends", first=2019),
    Code("E48", "Special guardianship order to other carers who are not relatives or friends", first=2019),
    ("E5", "Moved to independent living with formal support"),
    ("E6", "Moved to independent living without formal support"),
    ("E7", "Moved to residential care paid for by adult social care"),
    ("E9", "Sentenced to custody"),
    ("E14", "Accommodation on remand ended"),
    ("E15", "Age assessment found the child to be 18 or over"),
    ("E16", "Moved abroad"),
    ("E17", "Aged 18 and stayed with the same carers (staying put)"),
    ("E8", "Ceased to be looked after for another reason"),
)

REASON_ADOPTION_CEASED = code_list(
    "reasons why adoption is no longer planned",
    ("RD1", "The child's needs changed after the decision"),
    ("RD2", "The court did not make a placement order"),
    ("RD3", "No prospective adopters could be found"),
    ("RD4", "Any other reason"),
)
