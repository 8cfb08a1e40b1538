"""Which page does what a clock asks for, and what a worker may do next for a child."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from django.urls import NoReverseMatch, reverse

from alongside.law.events import EVENTS
from alongside.law.pathway import next_events

_SOME_ID: Final = 987654321

# Clock, and the table of the row that it is about: the page of that row which meets it.
ROW_PAGES: Final = {
    ("FD01", "front_door_referral"): "front_door:decide_referral",
    ("FD02", "front_door_contact"): "front_door:decide_contact",
    ("FD04", "front_door_referral"): "front_door:tell_referral",
    ("AS02", "assessment_assessment"): "assessment:look",
    ("AS03", "assessment_assessment"): "assessment:see",
    ("AS04", "assessment_carerassessment"): "assessment:complete_carer",
    ("CP21", "assessment_emergencyaction"): "assessment:hand_over",
    ("CP03", "protection_protectionplan"): "protection:hold_core_group",
    ("CP04", "protection_protectionplan"): "protection:hold_core_group",
    ("CP07", "protection_protectionplan"): "protection:record_visit",
    ("CP08", "protection_conference"): "protection:share_report",
    ("CP09", "protection_conference"): "protection:circulate",
    ("LA01", "care_periodofcare"): "care:hold_review",
    ("LA08", "care_periodofcare"): "care:appoint",
    ("LA20", "care_periodofcare"): "care:make_care_plan",
    ("LA05", "care_carereview"): "care:review",
    ("LA06", "care_carereview"): "care:review",
    ("LA07", "care_carereview"): "care:review",
    ("LA09", "care_carereview"): "care:review",
    ("LA21", "care_placement"): "care:placement_plan",
    ("LA22", "care_placement"): "care:told",
    ("LA39", "care_missingepisode"): "care:interview",
    ("LA40", "care_missingepisode"): "care:police",
    ("LV04", "leaving_care_pathwayplan"): "leaving_care:record_review",
}
# Clock: the page of the child that meets it, whatever row it is about.
CHILD_PAGES: Final = {
    "FD03": "assessment:hold_strategy",
    "CP01": "protection:arrange",
    "CN01": "family_plan:meet",
    "CN02": "family_plan:record_review",
    "CN03": "family_plan:record_visit",
    **{f"LA{number}": "care:visit_child" for number in range(11, 20)},
    **{f"LA{number}": "care:health" for number in range(23, 28)},
    **{f"LA{number}": "care:education_plan" for number in (28, 29, 30)},
    "LV01": "leaving_care:assess",
    "LV02": "leaving_care:assess",
    "LV03": "leaving_care:make_plan",
    "LV06": "leaving_care:record_visit",
    "LV07": "leaving_care:record_visit",
    "LV08": "leaving_care:record_touch",
    "LV12": "leaving_care:adviser",
}
# For any other clock, by the first letters of its code: the step's page of the child.
STEP_PAGES: Final = {
    "EH": "early_help:child",
    "AS": "assessment:child",
    "CP": "protection:child",
    "CN": "family_plan:child",
    "LA": "care:child",
    "LV": "leaving_care:child",
}


def page_for(code: str, child_id: int, about_table: str, about_id: int | None) -> str:
    """The address of the page that meets this clock; blank when none is built."""
    row = ROW_PAGES.get((code, about_table), "")
    if row and about_id is not None:
        return link(row, about_id)
    return link(CHILD_PAGES.get(code) or STEP_PAGES.get(code[:2], ""), child_id)


def link(route: str, row_id: int) -> str:
    """The address of a page that takes one id, by the page's name; blank where there is no such page."""
    before, after = _pattern(route)
    return f"{before}{row_id}{after}" if before else ""


@cache
def _pattern(route: str) -> tuple[str, str]:
    """What stands before and after the id in the address: a long list asks for each page's name only once."""
    try:
        before, _, after = reverse(route, args=[_SOME_ID]).partition(str(_SOME_ID))
    except NoReverseMatch:
        return "", ""
    return before, after


@dataclass(frozen=True, slots=True)
class Step:
    """Something to do for a child: under which heading, its words, its page, and the events that it records.

    `while_in` are states in which it makes sense where its events move nothing (a visit). `under` names the page
    of the plan that it is done under, whose id its own page then takes; without it, the child's. Below `from_age`
    it is not offered.
    """

    group: str
    text: str
    route: str
    events: tuple[str, ...]
    while_in: tuple[str, ...] = ()
    under: str = ""
    from_age: int = 0


_HELP, _PROTECT, _CARE, _LEAVE = "Help and assessment", "Protection", "In care", "Leaving care"
_CARED_FOR: Final = ("looked_after", "short_breaks")
_LEAVING: Final = ("eligible", "relevant", "former_relevant", "qualifying")
STEPS: Final = (
    Step(_HELP, "Record a contact", "front_door:receive", ("contact.checks_requested",), ("not_open", "closed")),
    Step(_HELP, "Begin early help", "early_help:start", ("early_help.consented",)),
    Step(
        _HELP,
        "Assess the child",
        "assessment:child",
        ("assessment.started", "assessment.child_seen", "assessment.completed", "assessment.authorised_child_in_need"),
        ("assessment",),
    ),
    Step(
        _HELP,
        "Somebody cares for the child, or the child for somebody",
        "assessment:ask_carer",
        ("carer_assessment.requested",),
        ("assessment", "child_in_need", "protection_plan", "care_plan", "early_help"),
    ),
    Step(_HELP, "Begin a child in need plan", "family_plan:start", ("child_in_need_plan.started",), ("assessment",)),
    Step(_HELP, "Record a family meeting", "family_plan:meet", ("child_in_need_meeting.held",), ("child_in_need",)),
    Step(_HELP, "Record a visit", "family_plan:record_visit", ("child_in_need_visit.made",), ("child_in_need",)),
    Step(_HELP, "Review the plan", "family_plan:record_review", ("child_in_need_review.held",), ("child_in_need",)),
    Step(_HELP, "Begin edge of care support", "edge_of_care:start", ("edge_of_care.started",)),
    Step(
        _PROTECT,
        "Hold a strategy discussion",
        "assessment:hold_strategy",
        ("strategy_discussion.held_section_47", "strategy_discussion.held_no_section_47"),
        ("assessment", "child_in_need", "care_plan", "early_help", "referral"),
    ),
    Step(
        _PROTECT,
        "Go on with the section 47 enquiry",
        "assessment:child",
        ("section_47.started", "section_47.concluded_conference"),
        ("section_47", "strategy_discussion"),
    ),
    Step(
        _PROTECT,
        "Arrange a conference",
        "protection:arrange",
        ("conference.arranged",),
        ("initial_conference", "protection_plan"),
    ),
    Step(
        _PROTECT,
        "Record a visit",
        "protection:record_visit",
        ("protection_visit.made",),
        ("protection_plan",),
        "protection:plan",
    ),
    Step(
        _PROTECT,
        "Record a core group",
        "protection:hold_core_group",
        ("core_group.held",),
        ("protection_plan",),
        "protection:plan",
    ),
    Step(
        _PROTECT,
        "Conferences and the protection plan",
        "protection:child",
        ("core_group.held", "conference.review_held_continues"),
        ("protection_plan",),
    ),
    Step(_PROTECT, "Report the child missing", "care:report_missing", ("missing.started",), ("not_missing",)),
    Step(_PROTECT, "The child is back", "care:all_missing", ("missing.returned",), ("missing",)),
    Step(_CARE, "The child comes into care", "care:start", ("care.started",), ("not_looked_after", "ceased")),
    Step(_CARE, "Record a visit", "care:visit_child", ("care_visit.made",), _CARED_FOR),
    Step(
        _CARE, "Placement, plans and reviews", "care:child", ("placement.started", "care_review.first_held"), _CARED_FOR
    ),
    Step(_CARE, "Health", "care:health", ("health_assessment.initial_held",), _CARED_FOR),
    Step(_CARE, "Personal education plan", "care:education_plan", ("personal_education_plan.made",), _CARED_FOR),
    Step(
        _LEAVE,
        "Confirm what the young person is entitled to",
        "leaving_care:confirm",
        ("eligible.confirmed", "relevant.confirmed", "former_relevant.confirmed", "qualifying.confirmed"),
        from_age=15,
    ),
    Step(_LEAVE, "Record being in touch", "leaving_care:record_touch", ("leaver.in_touch",), _LEAVING),
    Step(_LEAVE, "Pathway plan", "leaving_care:child", ("pathway_plan.made", "pathway_plan.reviewed"), _LEAVING),
)


def next_steps(
    child_id: int, age: int, roles: Collection[str], states: frozenset[str], plans: Mapping[str, int]
) -> list[tuple[str, list[tuple[str, str]]]]:
    """What somebody with these roles may do next for a child in these states, under headings, with addresses.

    `plans` are the ids of the plans that hold, by the name of their page.
    """
    possible = set(next_events(states))
    groups: dict[str, list[tuple[str, str]]] = {}
    for step in STEPS:
        about = plans.get(step.under) if step.under else child_id
        offered = age >= step.from_age and _offered(step, roles, states, possible)
        if about is not None and offered and (address := link(step.route, about)):
            groups.setdefault(step.group, []).append((step.text, address))
    return list(groups.items())


def _offered(step: Step, roles: Collection[str], states: frozenset[str], possible: set[str]) -> bool:
    mine = [event for event in step.events if not set(roles).isdisjoint(EVENTS[event].decided_by)]
    makes_sense = not states.isdisjoint(step.while_in)
    return any(event in possible or makes_sense for event in mine)
