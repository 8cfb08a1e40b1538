"""The blocks of the daily payload, one typed row each, in the order of the department's example.

Field names are plain; each says the specification's key and item number (1 is the
council's code, which is in the address). Source: specification 0.8 of the department's
children's social care data receiver as its open senders follow it (data-to-insight,
dfe-csc-api-data-flows, August 2026). The department's own description is behind a portal
and was not seen, so **nothing here is verified against it**; `doubt` marks what the senders
leave open too.
"""

from dataclasses import dataclass
from datetime import date

from alongside.returns.dfe_api import codes
from alongside.returns.dfe_api.items import (
    block,
    code,
    day,
    flag,
    identifier,
    listed,
    pupil_number,
    several_codes,
    whole_number,
    words,
)

_NEVER_PURGED = "the senders do not purge this block, though their example gives it a purge flag"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildDetails:
    """Who the child is. Sent with every change to the child."""

    upn: str | None = pupil_number("unique_pupil_number", 3)
    former_upn: str | None = pupil_number("former_unique_pupil_number", 4)
    upn_unknown: str | None = code(
        "unique_pupil_number_unknown_reason", 5, codes.UPN_UNKNOWN, 4, "903 CIN", closed=True
    )
    first_name: str | None = words("first_name", 6)
    surname: str | None = words("surname", 7)
    birth_date: date | None = day("date_of_birth", 8, "903 CIN")
    expected_birth_date: date | None = day("expected_date_of_birth", 9, "CIN")
    sex: str | None = code("sex", 10, codes.SEX, 1, "903 CIN", closed=True)
    ethnicity: str | None = code("ethnicity", 11, codes.ETHNICITY, 4, "903 CIN")
    disabilities: tuple[str, ...] = several_codes(
        "disabilities", 12, codes.DISABILITY, 12, "CIN", "NONE is for a child known to have none, not for one not asked"
    )
    postcode: str | None = words("postcode", 13, 8, "903")
    uasc: bool | None = flag("uasc_flag", 14, "903")
    uasc_end_date: date | None = day("uasc_end_date", 15, "903")


@dataclass(frozen=True, slots=True, kw_only=True)
class SdqAssessment:
    """One strengths and difficulties questionnaire."""

    completed_on: date | None = day("date", 45, "903")
    score: int | None = whole_number("score", 46, "903")


@dataclass(frozen=True, slots=True, kw_only=True)
class HealthAndWellbeing:
    """The child's strengths and difficulties scores."""

    sdq_assessments: tuple[SdqAssessment, ...] = listed("sdq_assessments", SdqAssessment)


@dataclass(frozen=True, slots=True, kw_only=True)
class CareWorker:
    """One worker's time with the child, under their Social Work England number."""

    worker_id: str | None = identifier("worker_id", 53, 12, needed=False, also_in="903")
    start_date: date | None = day("start_date", 54, "903")
    end_date: date | None = day("end_date", 55, "903")


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """One child and family assessment and the factors found at its end."""

    assessment_id: str = identifier("child_and_family_assessment_id", 22, also_in="CIN")
    start_date: date | None = day("start_date", 23, "CIN")
    authorisation_date: date | None = day("authorisation_date", 24, "CIN")
    factors: tuple[str, ...] = several_codes("factors", 25, codes.ASSESSMENT_FACTOR, None, "CIN")


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildInNeedPlan:
    """One child in need plan."""

    plan_id: str = identifier("child_in_need_plan_id", 26, also_in="CIN")
    start_date: date | None = day("start_date", 27, "CIN")
    end_date: date | None = day("end_date", 28, "CIN")


@dataclass(frozen=True, slots=True, kw_only=True)
class Section47:
    """One section 47 enquiry and its initial child protection conference."""

    enquiry_id: str = identifier("section_47_assessment_id", 29, also_in="CIN")
    start_date: date | None = day("start_date", 30, "CIN")
    conference_required: bool | None = flag("icpc_required_flag", 31, "CIN")
    conference_date: date | None = day("icpc_date", 32, "CIN")
    end_date: date | None = day("end_date", 33, "CIN")


@dataclass(frozen=True, slots=True, kw_only=True)
class ProtectionPlan:
    """One child protection plan."""

    plan_id: str = identifier("child_protection_plan_id", 34, also_in="CIN")
    start_date: date | None = day("start_date", 35, "CIN")
    end_date: date | None = day("end_date", 36, "CIN")


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """One placement of a child looked after."""

    placement_id: str = identifier("child_looked_after_placement_id", 37, also_in="903")
    start_date: date | None = day("start_date", 38, "903")
    start_reason: str | None = code("start_reason", 39, codes.REASON_NEW_EPISODE, 1, "903")
    placement_type: str | None = code(
        "placement_type",
        41,
        codes.PLACEMENT,
        3,
        "903",
        doubt="two characters in the senders' checks, three in what they send: Z11 to Z14 need three",
    )
    postcode: str | None = words("postcode", 40, 8, "903")
    end_date: date | None = day("end_date", 42, "903")
    end_reason: str | None = code("end_reason", 43, codes.REASON_EPISODE_CEASED, 3, "903")
    change_reason: str | None = code("change_reason", 44, codes.REASON_PLACE_CHANGE, 6, "903")


@dataclass(frozen=True, slots=True, kw_only=True)
class Adoption:
    """The decision that the child should be placed for adoption, the match, and the placement."""

    decision_date: date | None = day("initial_decision_date", 47, "903")
    matched_date: date | None = day("matched_date", 48, "903")
    placed_date: date | None = day("placed_date", 49, "903")


@dataclass(frozen=True, slots=True, kw_only=True)
class CareLeaver:
    """When a care leaver was last in touch, what they do and where they live."""

    contact_date: date | None = day("contact_date", 50, "903")
    activity: str | None = code("activity", 51, codes.ACTIVITY, 2, "903", closed=True)
    accommodation: str | None = code(
        "accommodation",
        52,
        codes.ACCOMMODATION,
        1,
        "903",
        closed=True,
        doubt="the letter of SSDA903 without its digit; W, X, Y and Z are not in the senders' list",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class SocialCareEpisode:
    """One episode of need, from referral to closure, and all that happened in it."""

    episode_id: str = identifier("social_care_episode_id", 16, also_in="CIN")
    referral_date: date | None = day("referral_date", 17, "CIN")
    referral_source: str | None = code("referral_source", 18, codes.REFERRAL_SOURCE, 2, "CIN")
    no_further_action: bool | None = flag("referral_no_further_action_flag", 21, "CIN")
    workers: tuple[CareWorker, ...] = listed("care_worker_details", CareWorker)
    assessments: tuple[Assessment, ...] = listed("child_and_family_assessments", Assessment, _NEVER_PURGED)
    child_in_need_plans: tuple[ChildInNeedPlan, ...] = listed("child_in_need_plans", ChildInNeedPlan)
    section_47s: tuple[Section47, ...] = listed("section_47_assessments", Section47, _NEVER_PURGED)
    protection_plans: tuple[ProtectionPlan, ...] = listed("child_protection_plans", ProtectionPlan)
    placements: tuple[Placement, ...] = listed("child_looked_after_placements", Placement, _NEVER_PURGED)
    adoption: Adoption | None = block("adoption", Adoption, doubt=_NEVER_PURGED)
    care_leaver: CareLeaver | None = block("care_leavers", CareLeaver)
    closure_date: date | None = day("closure_date", 19, "CIN")
    reason_for_closure: str | None = code("closure_reason", 20, codes.REASON_FOR_CLOSURE, 3, "CIN")


@dataclass(frozen=True, slots=True, kw_only=True)
class Child:
    """All that is sent of one child."""

    child_id: str = identifier("la_child_id", 2)
    system_child_id: str | None = identifier(
        "mis_child_id", None, needed=False, doubt="each daily change carries it; not said whether a child may lack it"
    )
    details: ChildDetails = block("child_details", ChildDetails, needed=True)
    health: HealthAndWellbeing | None = block("health_and_wellbeing", HealthAndWellbeing)
    episodes: tuple[SocialCareEpisode, ...] = listed("social_care_episodes", SocialCareEpisode)
