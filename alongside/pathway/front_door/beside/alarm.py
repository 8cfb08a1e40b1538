"""What whoever reads a child's record may do at once when they fear for the child."""

from datetime import date

from django.urls import reverse

from alongside.access.door import Opened, may_decide
from alongside.access.roles import Part
from alongside.people.models import Worker

# Words, page, the part recorded in, and the event that one must be allowed to decide.
_ALARMS = (
    ("Significant harm is suspected", "front_door:suspect_harm", Part.FRONT_DOOR, "harm.suspected"),
    (
        "Record a strategy discussion",
        "assessment:hold_strategy",
        Part.ASSESSMENT,
        "strategy_discussion.held_section_47",
    ),
)


def alarms(by: Worker, opened: Opened, on: date) -> list[tuple[str, str]]:
    """The words and addresses of the pages that this worker may go to, for the child whose record is open."""
    return [
        (text, reverse(route, args=[opened.child.pk]))
        for text, route, part, event in _ALARMS
        if opened.may_record(part) and may_decide(by, event, on)
    ]
