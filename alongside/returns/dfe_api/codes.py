"""The code lists of the daily payload, with their meaning in plain words.

The payload spells its codes as the children in need census and SSDA903 do, so most lists
are theirs. Three are its own, as the open senders of specification 0.8 and 0.9 have
them; the department's own description of the payload was not seen.
"""

from alongside.returns.kit.codes import Code, CodeList
from alongside.returns.kit.lists.care import REASON_EPISODE_CEASED, REASON_NEW_EPISODE
from alongside.returns.kit.lists.leaving_care import ACCOMMODATION_KIND
from alongside.returns.kit.lists.leaving_care import ACTIVITY as ACTIVITY_OF_THE_903
from alongside.returns.kit.lists.need import ASSESSMENT_FACTOR, REASON_FOR_CLOSURE, REFERRAL_SOURCE
from alongside.returns.kit.lists.person import DISABILITY, ETHNICITY, SEX
from alongside.returns.kit.lists.person import UPN_UNKNOWN as SHARED_UPN_UNKNOWN
from alongside.returns.kit.lists.placement import PLACEMENT, REASON_PLACE_CHANGE

# UN7's meaning is backed by the census's rule 8772; no meaning of UN8 to UN10 was seen.
UPN_UNKNOWN = CodeList(
    "reasons why there is no UPN",
    (
        *SHARED_UPN_UNKNOWN.codes,
        Code("UN6", "Unborn, or newly in need: wording to be checked", checked=False),
        Code("UN7", "Referral that ended with no further action"),
        Code("UN8", "Reason UN8: wording to be checked", checked=False),
        Code("UN9", "Reason UN9: wording to be checked", checked=False),
        Code("UN10", "Reason UN10: wording to be checked", checked=False),
    ),
)

# F3 and P3 were split in 2022, and nobody out of touch has an activity to send.
ACTIVITY = CodeList("activities", tuple(code for code in ACTIVITY_OF_THE_903 if code.code not in ("F3", "P3", "0")))

# SSDA903's W, X, Y and Z (bed and breakfast, custody, other, former foster carers) are not taken.
ACCOMMODATION = CodeList(
    "kinds of accommodation", tuple(code for code in ACCOMMODATION_KIND if code.code not in ("W", "X", "Y", "Z"))
)


def accommodation(of_the_903: str) -> str | None:
    """The payload's letter for a code of SSDA903's ACCOM: "U2" is "U".

    None where the payload has no letter for it: not in touch ("0"), or W, X, Y and Z.
    """
    return of_the_903[:1] if of_the_903[:1] in ACCOMMODATION else None


def activity(of_the_903: str) -> str | None:
    """The payload's code for a code of SSDA903's ACTIV; None where it has none ("0", and F3 and P3 of old)."""
    return of_the_903 if of_the_903 in ACTIVITY else None


__all__ = [
    "ACCOMMODATION",
    "ACTIVITY",
    "ASSESSMENT_FACTOR",
    "DISABILITY",
    "ETHNICITY",
    "PLACEMENT",
    "REASON_EPISODE_CEASED",
    "REASON_FOR_CLOSURE",
    "REASON_NEW_EPISODE",
    "REASON_PLACE_CHANGE",
    "REFERRAL_SOURCE",
    "SEX",
    "UPN_UNKNOWN",
    "accommodation",
    "activity",
]
