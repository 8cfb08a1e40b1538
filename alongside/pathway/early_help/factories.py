"""Early help for tests, made through the verbs. Call inside `acting` as an early help worker or a team manager."""

from datetime import date
from typing import Any

from alongside.pathway.early_help import actions
from alongside.pathway.early_help.models import EarlyHelpEpisode
from alongside.people.models import Person, Worker


def early_help(child: Person, *, on: date, by: Worker, **told: Any) -> EarlyHelpEpisode:
    """Early help that began on a day."""
    return actions.start(child=child, on=on, by=by, **{"reason": "Mornings are hard since Dad left.", **told})
