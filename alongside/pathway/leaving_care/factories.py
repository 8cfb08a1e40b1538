"""Young people who leave care, for tests. Call inside `acting`; made through the verbs."""

from datetime import date
from typing import Any

from alongside.pathway.leaving_care import actions
from alongside.pathway.leaving_care.living import actions as living
from alongside.pathway.leaving_care.models import Accommodation, LeavingCareStatus, PathwayPlan
from alongside.people.models import Person, Worker


def a_pathway_plan(child: Person, *, on: date, by: Worker, **written: Any) -> PathwayPlan:
    """A pathway plan made on a day."""
    written = {"young_persons_words": "I want my own front door.", "home": "A flat near college.", **written}
    return actions.make_plan(child=child, on=on, by=by, **written)


def a_home(child: Person, *, on: date, by: Worker, kind: str = "U", **told: Any) -> Accommodation:
    """A suitable flat of the young person's own from a day on."""
    return living.move_in(child=child, kind=kind, on=on, by=by, **{"suitability": "1", **told})


def a_former_relevant(child: Person, *, on: date, by: Worker) -> LeavingCareStatus:
    """A young person with a plan and a home, confirmed as former relevant whatever care is on record."""
    a_pathway_plan(child, on=on, by=by)
    a_home(child, on=on, by=by)
    return actions.confirm_status(
        child=child, category="former_relevant", on=on, by=by, differs_why="The care was another council's."
    )
