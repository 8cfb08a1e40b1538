"""The code lists of SSDA903, with their meaning in plain words.

Source: the collection's column facts for 2017-18 to 2026-27. `first` and `last` are
collection years (2025 is 1 April 2024 to 31 March 2025). Where the wording or a year is
not verified against the department's own text, `checked` says so.
"""

from alongside.returns.kit.codes import Code, code_list
from alongside.returns.kit.lists.care import (
    LEGAL_STATUS,
    REASON_ADOPTION_CEASED,
    REASON_EPISODE_CEASED,
    REASON_NEW_EPISODE,
)
from alongside.returns.kit.lists.leaving_care import ACCOMMODATION, ACTIVITY, IN_TOUCH
from alongside.returns.kit.lists.need import NEED
from alongside.returns.kit.lists.person import ETHNICITY, SEX, UPN_UNKNOWN, YES_NO
from alongside.returns.kit.lists.placement import PLACEMENT, PLACEMENT_PROVIDER, REASON_PLACE_CHANGE

REVIEW_PARTICIPATION = code_list(
    "ways of taking part in a review",
    ("PN0", "Under 4 at the time of the review"),
    ("PN1", "Attended and spoke for themselves"),
    ("PN2", "Attended, and an advocate spoke for them"),
    ("PN3", "Attended and gave their views without words"),
    ("PN4", "Attended but gave no views and asked nobody to"),
    ("PN5", "Did not attend, but an advocate spoke for them"),
    ("PN6", "Did not attend, but sent their views another way"),
    ("PN7", "Did not attend and gave no views"),
)

SDQ_REASON = code_list(
    "reasons why there is no strengths and difficulties score",
    ("SDQ1", "Under 4 or over 17 at the latest assessment"),
    ("SDQ2", "The carer refused to fill in the form"),
    ("SDQ3", "Not possible because of the child's disability"),
    ("SDQ4", "Other"),
    ("SDQ5", "The child or young person refused"),
)

NUMBER_OF_ADOPTERS = code_list("numbers of adopters", ("1", "One adopter"), ("2", "Two adopters"))

SEX_OF_ADOPTERS = code_list(
    "sexes of adopters",
    ("M1", "One man"),
    ("F1", "One woman"),
    ("MM", "Two men"),
    ("FF", "Two women"),
    ("MF", "A man and a woman"),
)

LEGAL_STATUS_OF_ADOPTERS = code_list(
    "legal statuses of adopters",
    ("L0", "Single adopter"),
    ("L11", "Married couple, man and woman"),
    ("L12", "Married couple, same sex"),
    ("L2", "Civil partners"),
    ("L3", "Unmarried couple, man and woman"),
    ("L4", "Unmarried couple, same sex"),
)

PREVIOUS_PERMANENCE = code_list(
    "earlier permanence arrangements",
    ("P1", "Adoption"),
    ("P2", "Special guardianship order"),
    ("P3", "Residence order or child arrangements order"),
    ("P4", "Permanence arrangement of an unknown kind"),
    ("Z1", "No earlier permanence arrangement"),
)

MISSING = code_list("kinds of absence", ("M", "Missing from care"), ("A", "Away from placement without authorisation"))

# Since 2024, with the table. The department's wording was not seen.
SOCIAL_WORKER_CHANGE = code_list(
    "reasons for a change of social worker",
    Code("MANAGE", "Caseload or management reasons", checked=False),
    Code("FCONTA", "First contact: the first worker allocated", checked=False),
    Code("LEFTRL", "The worker left the role", checked=False),
    Code("ORGRST", "Reorganisation", checked=False),
    Code("TSPROC", "Passed to another team as the case moved on", checked=False),
    Code("ABSENC", "The worker was absent", checked=False),
    Code("CHCHAN", "The child or young person asked for a change", checked=False),
    Code("PCCHAN", "The parent or carer asked for a change", checked=False),
    Code("SWDIED", "The worker died", checked=False),
    Code("OTHERS", "Another reason", checked=False),
)

__all__ = [
    "ACCOMMODATION",
    "ACTIVITY",
    "ETHNICITY",
    "IN_TOUCH",
    "LEGAL_STATUS",
    "LEGAL_STATUS_OF_ADOPTERS",
    "MISSING",
    "NEED",
    "NUMBER_OF_ADOPTERS",
    "PLACEMENT",
    "PLACEMENT_PROVIDER",
    "PREVIOUS_PERMANENCE",
    "REASON_ADOPTION_CEASED",
    "REASON_EPISODE_CEASED",
    "REASON_NEW_EPISODE",
    "REASON_PLACE_CHANGE",
    "REVIEW_PARTICIPATION",
    "SDQ_REASON",
    "SEX",
    "SEX_OF_ADOPTERS",
    "SOCIAL_WORKER_CHANGE",
    "UPN_UNKNOWN",
    "YES_NO",
]
