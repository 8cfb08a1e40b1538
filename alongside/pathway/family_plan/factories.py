"""Child in need plans for tests, made through the verbs. Call inside `acting` as the child's social worker."""

from datetime import date
from typing import Any

from alongside.pathway.family_plan.actions import Voice, start_plan
from alongside.pathway.family_plan.models import ChildInNeedPlan
from alongside.people.models import Person, Worker


def a_plan(
    child: Person, *, on: date, by: Worker, childs_words: str = "I want Mum to get up.", **told: Any
) -> ChildInNeedPlan:
    """A child in need plan that began on a day."""
    told = {"family_views": "We want help with mornings.", "must_change": "She is at school on time, fed.", **told}
    return start_plan(children=[Voice(child, childs_words)], on=on, by=by, **told)[0]
