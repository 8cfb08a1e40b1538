"""The verbs beside an assessment: carers, children not yet born, and what was done out of hours."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from alongside.access.door import require
from alongside.deadlines.actions import happened
from alongside.deadlines.correcting import correct as correct_row
from alongside.history.acting import because
from alongside.law.due import local_day
from alongside.pathway.assessment.models import CarerAssessment, EmergencyAction, UnbornConcern
from alongside.people.models import Person, Worker


@transaction.atomic
def ask_carer_assessment(
    *,
    child: Person,
    kind: str,
    asked_for: str,
    on: date,
    by: Worker,
    carer: Person | None = None,
    late_entry_reason: str = "",
) -> CarerAssessment:
    """A young carer or parent carer asked for an assessment, or appears to need one."""
    require(by, "carer_assessment.requested", on)
    asked = CarerAssessment.objects.create(
        child=child,
        kind=kind,
        carer=carer,
        asked_for=asked_for,
        requested_on=on,
        late_entry_reason=late_entry_reason,
        recorded_by=by,
    )
    happened("carer_assessment.requested", child=child, on=on, about=asked, by=by)
    return asked


@transaction.atomic
def complete_carer_assessment(
    *,
    assessment: CarerAssessment,
    carers_words: str,
    needs: str,
    support: str,
    on: date,
    by: Worker,
    late_entry_reason: str = "",
) -> CarerAssessment:
    """Say what the carer needs and what was agreed."""
    require(by, "carer_assessment.completed", on)
    because(late_entry_reason)
    assessment.carers_words, assessment.needs, assessment.support = carers_words, needs, support
    assessment.completed_on = on
    assessment.save(update_fields=["carers_words", "needs", "support", "completed_on"])
    happened(
        "carer_assessment.completed",
        child=assessment.child,
        on=on,
        about=assessment,
        by=by,
        concerning=[assessment],
    )
    return assessment


@transaction.atomic
def raise_unborn_concern(
    *,
    child: Person,
    concern: str,
    on: date,
    by: Worker,
    raised_by: str = "",
    parents_words: str = "",
    late_entry_reason: str = "",
) -> UnbornConcern:
    """Somebody is worried about a child not yet born: an assessment or a conference is to come before the birth."""
    require(by, "unborn_child.concern_raised", on)
    raised = UnbornConcern.objects.create(
        child=child,
        concern=concern,
        raised_by=raised_by,
        parents_words=parents_words,
        raised_on=on,
        late_entry_reason=late_entry_reason,
        recorded_by=by,
    )
    happened("unborn_child.concern_raised", child=child, on=on, about=raised, by=by)
    return raised


@transaction.atomic
def act_in_emergency(
    *,
    child: Person,
    taken_at: datetime,
    what_happened: str,
    done: str,
    by: Worker,
    childs_words: str = "",
    late_entry_reason: str = "",
) -> EmergencyAction:
    """Record what the emergency duty team did; the day team takes over within a working day."""
    require(by, "emergency_action.taken", local_day(taken_at))
    action = EmergencyAction.objects.create(
        child=child,
        taken_at=taken_at,
        what_happened=what_happened,
        done=done,
        childs_words=childs_words,
        late_entry_reason=late_entry_reason,
        recorded_by=by,
    )
    happened("emergency_action.taken", child=child, on=taken_at, about=action, by=by)
    return action


@transaction.atomic
def hand_over_emergency(*, action: EmergencyAction, note: str, on: date, by: Worker) -> EmergencyAction:
    """The day team takes over what the emergency duty team did."""
    require(by, "emergency_action.handed_over", on)
    action.handed_over_on, action.handed_over_by, action.handover_note = on, by, note
    action.save(update_fields=["handed_over_on", "handed_over_by", "handover_note"])
    happened("emergency_action.handed_over", child=action.child, on=on, about=action, by=by, concerning=[action])
    return action


Beside = CarerAssessment | UnbornConcern | EmergencyAction
_EVENTS: dict[type, str] = {
    CarerAssessment: "carer_assessment.requested",
    UnbornConcern: "unborn_child.concern_raised",
    EmergencyAction: "emergency_action.handed_over",  # the day team, which reads it, often sees what was wrong
}


# The columns that say when something happened, and what happened.
DAYS: dict[type, dict[str, str]] = {
    CarerAssessment: {"requested_on": "carer_assessment.requested", "completed_on": "carer_assessment.completed"},
    UnbornConcern: {"raised_on": "unborn_child.concern_raised"},
}


@transaction.atomic
def correct(*, row: Beside, version: int, why_corrected: str, today: date, by: Worker, **columns: Any) -> None:
    """Correct what was recorded of a carer, a child not yet born or a night; what stood before is kept.

    Clocks move with the days.
    """
    require(by, _EVENTS[type(row)], today)
    correct_row(row=row, version=version, why_corrected=why_corrected, by=by, days=DAYS.get(type(row), {}), **columns)
