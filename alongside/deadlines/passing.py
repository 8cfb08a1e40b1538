"""Going on although something that should be so first is not: never blocked, always reasoned."""

from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError

from alongside.deadlines.actions import depart
from alongside.law.pathway import PRECONDITIONS
from alongside.people.models import Person, Worker


def pass_without(missing: Iterable[str], *, child: Person, event: str, reason: str, on: date, by: Worker) -> None:
    """Note each missed precondition of a decision (keys of `alongside.law.pathway`) with the decider's reason.

    Raises ValidationError, saying what is missing, when something is and no reason is given.
    """
    sentences = [PRECONDITIONS[key].sentence for key in missing]
    if sentences and not reason.strip():
        raise ValidationError(f"Not so yet: {' '.join(sentences)} Say why you go on without it, or do it first.")
    for sentence in sentences:
        depart(child=child, event=event, missing=sentence, reason=reason, on=on, by=by)
