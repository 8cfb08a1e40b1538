"""The verbs of inspection: what was judged and recommended is written down, acted on, and said to be done."""

from collections.abc import Mapping
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from alongside.access.door import NotAllowed, roles_of
from alongside.people.models import Worker
from alongside.practice.inspection.models import OVERSEERS, Action, AreaGrade, Inspection, Note, Recommendation
from alongside.practice.weeks.leading import leads, require_lead


@transaction.atomic
def record_inspection(
    *,
    framework: str,
    started_on: date,
    ended_on: date,
    overall: int | None,
    grades: Mapping[str, int],
    by: Worker,
    on: date,
    report: str = "",
) -> Inspection:
    """Write down an inspection with its grades: overall, and of each area that it judged."""
    require_lead(by, on)
    inspection = Inspection.objects.create(
        framework=framework, started_on=started_on, ended_on=ended_on, overall=overall, report=report, recorded_by=by
    )
    AreaGrade.objects.bulk_create(
        AreaGrade(inspection=inspection, area=area, mark=mark) for area, mark in grades.items()
    )
    return inspection


@transaction.atomic
def add_recommendation(*, inspection: Inspection, area: str, words: str, by: Worker, on: date) -> Recommendation:
    """Write down what an inspection said must get better."""
    require_lead(by, on)
    return Recommendation.objects.create(inspection=inspection, area=area, words=words)


@transaction.atomic
def plan_action(
    *, recommendation: Recommendation, words: str, owner: Worker, due_on: date, by: Worker, on: date
) -> Action:
    """Say what is done about a recommendation, by whom and by when."""
    require_lead(by, on)
    return Action.objects.create(recommendation=recommendation, words=words, owner=owner, due_on=due_on)


@transaction.atomic
def finish_action(*, action: Action, changed: str, by: Worker, on: date) -> Action:
    """Say that an action is done and what changed. Its owner says so, or whoever leads.

    Raises ValidationError when it was finished meanwhile.
    """
    if by.pk != action.owner_id and not leads(by, on):
        raise NotAllowed("This is for its owner, the practice lead or a director to say.")
    standing = Action.objects.select_for_update().get(pk=action.pk)
    if standing.done_on:
        raise ValidationError("Somebody has said already that this is done.")
    standing.done_on, standing.changed = on, changed
    standing.save(update_fields=["done_on", "changed"])
    return standing


@transaction.atomic
def write_note(*, area: str, kind: str, words: str, by: Worker, on: date, source: str = "") -> Note:
    """Put a page into the folder of an area."""
    if roles_of(by, on).isdisjoint(OVERSEERS):
        raise NotAllowed("This is for directors, practice leads and service managers.")
    return Note.objects.create(area=area, kind=kind, words=words, source=source, on=on, by=by)
