"""How each code of Annex A is written: in Ofsted's words, with the letter that numbers its answers.

Source: the answers that regional pipelines take as the right ones, and those of workbooks
that councils sent; Ofsted's present wording was not seen. A code that Ofsted's answers do
not tell apart stands behind its letter as the department spells it.
"""

from collections.abc import Iterable, Mapping
from string import ascii_lowercase
from typing import Final

from alongside.returns.annex_a import codes
from alongside.returns.annex_a.words import answer
from alongside.returns.kit.codes import CodeList
from alongside.returns.kit.lists import care, leaving_care, need, person, placement
from alongside.returns.kit.reading import Reader

Wording = Mapping[str, str]


def _lettered(answers: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Answers behind their letters, "a) Yes" and "b) No", by the code each stands for."""
    letters = [*ascii_lowercase, *(f"z{letter}" for letter in ascii_lowercase)]
    return {code: f"{letter}) {words}" for letter, (code, words) in zip(letters, answers, strict=False)}


def _with_codes(held: CodeList) -> dict[str, str]:
    """A list whose answers tell the code itself behind the letter: "a) 1A: Individual"."""
    return _lettered((code.code, f"{code.code}: {code.label}") for code in held)


def _named(held: CodeList) -> dict[str, str]:
    """A list whose answers begin with the code: "C1: Interim care order"."""
    return {code.code: f"{code.code}: {code.label}" for code in held}


NEED: Final = _lettered(
    [
        ("N1", "Abuse or neglect"), ("N2", "Child's disability"), ("N3", "Parents illness or disability"),
        ("N4", "Family in acute stress"), ("N5", "Family dysfunction"), ("N6", "Socially unacceptable behaviour"),
        ("N7", "Low income"), ("N8", "Absent parenting"), ("N9", "Not CIN"), ("N0", "Not stated"),
    ]
)  # fmt: skip

CLOSURE: Final = _lettered(
    [
        ("RC1", "Adopted"), ("RC2", "Died"), ("RC3", "Residence Order"), ("RC4", "Special Guardianship Order"),
        ("RC5", "Transfer to another LA"), ("RC6", "Transfer to Adult Social Services"),
        ("RC7", "'Other' incl. Child no longer in need"), ("RC8", "Child not in need after assessment"),
        ("NOT_STATED", "Not Stated"), ("RC9", "RC9: Referred to early help after assessment"),
    ]
)  # fmt: skip

# What each way of reading a column took its codes from, as they are written again.
WORDING: Final[Mapping[Reader, Wording]] = {
    codes.gender: _lettered(
        [("M", "Male"), ("F", "Female"), ("U", "Not stated/recorded (or unborn)"), ("N", "Neither")]
    ),
    codes.ethnic_group: {
        **_lettered((code.code, code.code) for code in person.ETHNICITY),
        **_lettered(
            [
                ("WHITE", "White"), ("MIXED", "Mixed"), ("ASIAN", "Asian or Asian British"),
                ("BLACK", "Black or black British"), ("OTHER", "Other ethnic group"),
            ]
        ),
    },
    codes.source: {
        **_with_codes(need.REFERRAL_SOURCE),
        "INDIVIDUAL": "a) Individual",
        "HEALTH": "d) Health Services",
        "COUNCIL": "f) LA Services",
    },
    codes.answer_or_unknown: _lettered([("Yes", "Yes"), ("No", "No"), ("Unknown", "Unknown")]),
    codes.primary_need: NEED,
    codes.reason_for_closure: CLOSURE,
    codes.case_status: _lettered(
        [
            ("CLA", "Looked after child"), ("CPP", "Child Protection plan"), ("CIN", "Child in need plan"),
            ("ASSESSMENT", "Open assessment"), ("CLOSED", "Closed episode"),
        ]
    ),
    codes.category_of_abuse: _lettered(
        [
            ("NEG", "Neglect"), ("PHY", "Physical Abuse"), ("SAB", "Sexual Abuse"), ("EMO", "Emotional Abuse"),
            ("MUL", "Multiple"),
        ]
    ),
    codes.legal_status: {
        **_named(care.LEGAL_STATUS),
        "DETAINED": "f) Detained on child protection grounds in LA accommodation",
        "JUSTICE": "g) Youth justice legal Statuses",
    },
    codes.permanence_plan: _lettered(
        [
            ("RETURN", "Return to family"), ("ADOPTION", "Adoption"), ("SGO", "SGO/CAO"),
            ("SUPPORTED", "Supported living in the community"), ("RESIDENTIAL", "Long-term residential placement"),
            ("FOSTERING", "Long-term fostering"), ("OTHER", "Other"),
        ]
    ),
    codes.reason_ceased: _with_codes(care.REASON_EPISODE_CEASED),
    codes.placement_type: {
        **_with_codes(placement.PLACEMENT),
        "FOSTER": "a) Foster placement",
        "ADOPTION": "b) Placed for adoption",
    },
    codes.provider: {**_with_codes(placement.PLACEMENT_PROVIDER), "OTHER": "c) Other"},
    codes.location: _lettered([("IN", "In"), ("OUT", "Out")]),
    codes.eligibility: _lettered(
        [
            ("RELEVANT", "Relevant child"), ("FORMER_RELEVANT", "Former relevant child"),
            ("QUALIFYING", "Qualifying care leaver"), ("ELIGIBLE", "Eligible child"), ("OTHER", "Other"),
        ]
    ),
    codes.in_touch: _lettered(
        [
            ("YES", "In touch"), ("NO", "Not in touch"), ("DIED", "Died"), ("REFU", "Refu"), ("NREQ", "Nreq"),
            ("RHOM", "Rhom"), ("NOT_RECORDED", "Not recorded"), ("EXCLUDED", "Exclude"),
        ]
    ),
    codes.accommodation: _named(leaving_care.ACCOMMODATION_KIND),
    codes.suitability: _lettered(
        [
            ("SUITABLE", "Suitable"), ("UNSUITABLE", "Not suitable"),
            ("NOT_RECORDED", "Not in touch or not recorded"), ("EXCLUDED", "Exclude"),
        ]
    ),
    codes.activity: _named(leaving_care.ACTIVITY),
    codes.reason_not_placed: _lettered(
        [
            ("RD1", "Child's needs changed"), ("RD2", "Court did not make a PO"),
            ("RD3", "Prospective adopters cannot be found"), ("RD4", "Any other reason"),
        ]
    ),
    codes.reason_adopter_left: _lettered([("1", "Withdrew"), ("2", "Process on hold"), ("3", "Application refused")]),
}  # fmt: skip

YES_NO: Final = {True: "a) Yes", False: "b) No"}


def words_of(read: Reader, value: object) -> str:
    """A code, a number or an answer as it stands in a workbook; "" for none. Dates are not written as words."""
    if value is None:
        return ""
    if read is answer:
        return YES_NO[bool(value)]
    return WORDING.get(read, {}).get(str(value), str(value))
