"""The code lists of the children in need census, with their meaning in plain words.

Source: the department's census schema, as it stood for each of 2017 to 2026. Years are
collection years: 2023 is 1 April 2022 to 31 March 2023. The 2026-27 pre-proceedings
module has no published list yet, so it has none here.
"""

from alongside.returns.kit.codes import Code, CodeList
from alongside.returns.kit.lists.need import (
    ASSESSMENT_FACTOR,
    CATEGORY_OF_ABUSE,
    PRIMARY_NEED,
    REASON_FOR_CLOSURE,
    REFERRAL_SOURCE,
)
from alongside.returns.kit.lists.person import DISABILITY, ETHNICITY, SEX, UPN_UNKNOWN, YES_NO

UPN_UNKNOWN_CIN = CodeList(
    "reasons why there is no UPN",
    (
        *UPN_UNKNOWN.codes,
        Code("UN6", "Unborn, or newly in need: wording to be checked", checked=False),
        Code("UN7", "Referral that ended with no further action"),
    ),
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
