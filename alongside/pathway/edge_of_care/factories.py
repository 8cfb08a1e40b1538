"""Edge of care support for tests, made through the verbs. Call inside `acting` as a service manager."""

from datetime import date
from typing import Any

from alongside.pathway.edge_of_care.actions import AtTheEdge, start
from alongside.pathway.edge_of_care.models import EdgeOfCareSupport
from alongside.people.models import Person, Worker


def support_at_the_edge(
    child: Person,
    *,
    on: date,
    by: Worker,
    childs_words: str = "I want to stay with Mum.",
    reason: str = "She has been away for three nights, and Mum says that she cannot go on.",
    **told: Any,
) -> EdgeOfCareSupport:
    """Support that began on a day."""
    told = {"service": "team", "must_change": "She sleeps at home.", "family_meeting_offered": True, **told}
    return start(children=[AtTheEdge(child, childs_words, reason)], on=on, by=by, **told)[0]
