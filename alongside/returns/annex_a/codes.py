"""The code lists of Annex A, with the words councils use for them.

Where Ofsted's answers are those of the department's returns, the department's codes are
used, so that one list serves both. Ofsted's broader answers ("a) White", "a) Foster
placement") have codes of our own, in capitals, which no return sends. Source: the
canonical answers of the Annex A columns as regional pipelines read them; Ofsted's present
Annex A was not seen, so wording is to be checked against it.
"""

from alongside.returns.annex_a.words import worded
from alongside.returns.kit.codes import Code, CodeList, code_list
from alongside.returns.kit.lists import care, leaving_care, need, person, placement

GENDER = code_list("genders", ("M", "Male"), ("F", "Female"), ("U", "Not stated or not recorded"), ("N", "Neither"))
gender = worded(
    GENDER,
    {
        "1": "M", "2": "F", "0": "U", "9": "U", "I": "N", "unknown": "U", "not known": "U", "unborn": "U",
        "Not stated/recorded": "U", "Not stated/recorded (or unborn)": "U", "indeterminate": "N", "non-binary": "N",
    },
)  # fmt: skip

ETHNIC_GROUP = CodeList(
    "ethnic groups",
    (
        *person.ETHNICITY.codes,
        Code("WHITE", "White, no more told"),
        Code("MIXED", "Mixed, no more told"),
        Code("ASIAN", "Asian or Asian British, no more told"),
        Code("BLACK", "Black or Black British, no more told"),
        Code("OTHER", "Other ethnic group, no more told"),
    ),
)
ethnic_group = worded(
    ETHNIC_GROUP,
    {
        "White": "WHITE", "Mixed": "MIXED", "Asian or Asian British": "ASIAN", "Black or Black British": "BLACK",
        "Other ethnic group": "OTHER", "Not stated": "NOBT", "Unknown": "NOBT", "Refused": "REFU",
        "Gypsy/Roma": "WROM", "Information not yet obtained": "NOBT",
    },
)  # fmt: skip

SOURCE = CodeList(
    "sources",
    (
        *need.REFERRAL_SOURCE.codes,
        Code("INDIVIDUAL", "Individual, no more told"),
        Code("HEALTH", "Health service, no more told"),
        Code("COUNCIL", "Council service, no more told"),
    ),
)
source = worded(
    SOURCE,
    {
        "Individual": "INDIVIDUAL", "Schools": "2A", "Education services": "2B", "Health services": "HEALTH",
        "Housing": "4", "LA services": "COUNCIL", "Police": "6", "Other legal agency": "7", "Other": "8",
        "Unknown": "10",
    },
)  # fmt: skip

ANSWER = code_list("answers", ("Yes", "Yes"), ("No", "No"), ("Unknown", "Unknown"))
answer_or_unknown = worded(
    ANSWER,
    {
        "Y": "Yes", "1": "Yes", "true": "Yes", "N": "No", "0": "No", "false": "No", "not known": "Unknown",
        "Child seen": "Yes", "Child seen alone": "Yes", "Seen": "Yes", "Seen alone": "Yes", "Child not seen": "No",
        "Child not seen alone": "No", "Not seen": "No", "Not seen alone": "No", "None": "No", "NOBT": "Unknown",
    },
)  # fmt: skip

primary_need = worded(
    need.PRIMARY_NEED,
    {
        "Abuse or neglect": "N1", "Parents illness or disability": "N3", "Parental illness or disability": "N3",
        "Not CIN": "N9", "Not stated": "N0",
    },
)  # fmt: skip

REASON_FOR_CLOSURE = CodeList("reasons for closure", (*need.REASON_FOR_CLOSURE.codes, Code("NOT_STATED", "Not stated")))
reason_for_closure = worded(
    REASON_FOR_CLOSURE,
    {
        "Residence Order": "RC3", "Transfer to another LA": "RC5", "Transfer to Adult Social Services": "RC6",
        "'Other' incl. Child no longer in need": "RC7", "Child not in need after assessment": "RC8",
        "Unknown": "NOT_STATED",
    },
)  # fmt: skip

CASE_STATUS = code_list(
    "case statuses",
    ("CLA", "Looked after child"),
    ("CPP", "Child protection plan"),
    ("CIN", "Child in need plan"),
    ("ASSESSMENT", "Open assessment"),
    ("CLOSED", "Closed episode"),
)
case_status = worded(CASE_STATUS, {"LAC": "CLA", "CP": "CPP", "Child in need": "CIN", "Closed case": "CLOSED"})

category_of_abuse = worded(
    need.CATEGORY_OF_ABUSE,
    {
        "Physical": "PHY", "Sexual": "SAB", "Emotional": "EMO", "Multiple": "MUL", "Multiple/not recommended": "MUL",
    },
)  # fmt: skip

LEGAL_STATUS = CodeList(
    "legal statuses",
    (
        *care.LEGAL_STATUS.codes,
        Code("DETAINED", "Detained on child protection grounds, no more told"),
        Code("JUSTICE", "Youth justice legal status, no more told"),
    ),
)
legal_status = worded(
    LEGAL_STATUS,
    {
        "Interim care orders": "C1", "Full care orders": "C2", "Freed for adoption": "D1",
        "Accommodated under S20": "V2", "Placement order granted": "E1", "Youth justice legal statuses": "JUSTICE",
        "Detained on child protection grounds in LA accommodation": "DETAINED",
    },
)  # fmt: skip

PERMANENCE_PLAN = code_list(
    "permanence plans",
    ("RETURN", "Return to family"),
    ("ADOPTION", "Adoption"),
    ("SGO", "Special guardianship or child arrangements order"),
    ("SUPPORTED", "Supported living in the community"),
    ("RESIDENTIAL", "Long-term residential placement"),
    ("FOSTERING", "Long-term fostering"),
    ("OTHER", "Other"),
)
permanence_plan = worded(PERMANENCE_PLAN, {"SGO/CAO": "SGO"})

reason_ceased = worded(
    care.REASON_EPISODE_CEASED,
    {
        "Care taken by another LA": "E3", "Returned home to live with parents or relatives": "E4A",
        "Left care to live with parents, relatives or other person with no parental responsibility": "E13",
        "Residence order granted": "E41", "Transferred to residential care funded by adult social services": "E7",
        "Sentenced to custody": "E9", "Accommodation on remand ended": "E14", "Child moved abroad": "E16",
        "Age assessment determined child was 18 or over": "E15", "Care ceased for any other reason": "E8",
    },
)  # fmt: skip

PLACEMENT = CodeList(
    "placement types",
    (
        *placement.PLACEMENT.codes,
        Code("FOSTER", "Foster placement, no more told"),
        Code("ADOPTION", "Placed for adoption, no more told"),
    ),
)
placement_type = worded(
    PLACEMENT,
    {
        "Foster placement": "FOSTER", "Placed for adoption": "ADOPTION", "Placed with parents": "P1",
        "Independent living": "P2", "Residential accommodation": "H5", "Secure Children's Homes": "K1",
        "Children's Homes": "K2", "NHS/Health Trust": "R2", "Young Offender Institution": "R5",
        "Other placements": "Z1", "Temporary placement": "T0",
    },
)  # fmt: skip

PROVIDER = CodeList(
    "placement providers", (*placement.PLACEMENT_PROVIDER.codes, Code("OTHER", "Neither own nor private, no more told"))
)
provider = worded(PROVIDER, {"Own LA": "PR1", "Own provision": "PR1", "Private": "PR4", "Other": "OTHER"})

LOCATION = code_list("locations", ("IN", "Inside the council's area"), ("OUT", "Outside the council's area"))
location = worded(LOCATION, {"Yes": "IN", "No": "OUT", "Inside": "IN", "Outside": "OUT", "In LA": "IN"})

ELIGIBILITY = code_list(
    "eligibility categories",
    ("RELEVANT", "Relevant child"),
    ("FORMER_RELEVANT", "Former relevant child"),
    ("QUALIFYING", "Qualifying care leaver"),
    ("ELIGIBLE", "Eligible child"),
    ("OTHER", "Other"),
)
eligibility = worded(ELIGIBILITY, {"Relevant": "RELEVANT", "Former relevant": "FORMER_RELEVANT"})

IN_TOUCH = CodeList(
    "ways of being in touch",
    (*leaving_care.IN_TOUCH.codes, Code("NOT_RECORDED", "Not recorded"), Code("EXCLUDED", "Not counted")),
)
in_touch = worded(IN_TOUCH, {"Died": "DIED", "Exclude": "EXCLUDED", "Y": "YES", "N": "NO"})

accommodation = worded(
    leaving_care.ACCOMMODATION_KIND,
    {
        "Parents/relatives": "B", "Community home": "C", "Semi-independent transitional accommodation": "D",
        "Ordinary lodgings": "K", "No fixed abode / homeless": "S", "Foyers": "T", "With Former Foster Carer": "Z",
        **{code.code: code.code[0] for code in leaving_care.ACCOMMODATION if code.code != "0"},
    },
)  # fmt: skip

SUITABILITY = code_list(
    "answers on suitability",
    ("SUITABLE", "Suitable"),
    ("UNSUITABLE", "Not suitable"),
    ("NOT_RECORDED", "Not in touch or not recorded"),
    ("EXCLUDED", "Not counted"),
)
suitability = worded(SUITABILITY, {"1": "SUITABLE", "2": "UNSUITABLE", "0": "NOT_RECORDED", "Exclude": "EXCLUDED"})

activity = worded(leaving_care.ACTIVITY)

reason_not_placed = worded(
    care.REASON_ADOPTION_CEASED,
    {
        "Child's needs changed": "RD1", "Court did not make a PO": "RD2",
        "Prospective adopters cannot be found": "RD3",
    },
)  # fmt: skip

REASON_ADOPTER_LEFT = code_list(
    "reasons for leaving the adoption process",
    ("1", "The adopter withdrew"),
    ("2", "The process was put on hold"),
    ("3", "The application was refused"),
)
reason_adopter_left = worded(REASON_ADOPTER_LEFT, {"Withdrew": "1", "Process on hold": "2", "Application refused": "3"})
