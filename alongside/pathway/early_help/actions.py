"""The verbs of early help. Each tells the child's clocks what happened."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from alongside.access.door import require
from alongside.deadlines.actions import happened
from alongside.deadlines.correcting import correct as correct_with_clocks
from alongside.deadlines.passing import pass_without
from alongside.history.acting import because
from alongside.pathway.early_help.models import EarlyHelpEpisode, TeamMeeting
from alongside.people.actions import allocate, end_allocations
from alongside.people.models import Agency, Allocation, Membership, Person, Worker, current

LEADING_ROLES = ("early_help_worker", "lead_practitioner")


@transaction.atomic
def start(
    *,
    child: Person,
    reason: str,
    on: date,
    by: Worker,
    childs_words: str = "",
    lead_worker: Worker | None = None,
    lead_agency: Agency | None = None,
    organisation: str = "",
    late_entry_reason: str = "",
) -> EarlyHelpEpisode:
    """Begin early help that the family has agreed to; whoever leads it may see the child from then on.

    The assessment counts from the same day: Annex A (list 2) asks when it started.
    """
    require(by, "early_help.consented", on)
    episode = EarlyHelpEpisode.objects.create(
        child=child,
        started_on=on,
        reason=reason,
        childs_words=childs_words,
        lead_worker=lead_worker,
        lead_agency=lead_agency,
        organisation=organisation,
        assessment_started_on=on,
        late_entry_reason=late_entry_reason,
        recorded_by=by,
    )
    happened("early_help.consented", child=child, on=on, about=episode, by=by)
    if lead_worker is not None:
        _let_lead(child, lead_worker, on, by)
    return episode


@transaction.atomic
def complete_assessment(
    *,
    episode: EarlyHelpEpisode,
    summary: str,
    on: date,
    by: Worker,
    childs_words: str = "",
    organisation: str = "",
    late_entry_reason: str = "",
) -> EarlyHelpEpisode:
    """Finish the early help assessment: what it found, and who completed it."""
    require(by, "early_help_assessment.completed", on)
    because(late_entry_reason)
    episode.assessment_completed_on, episode.assessment_summary = on, summary
    episode.childs_words = childs_words or episode.childs_words
    episode.organisation = organisation or episode.organisation
    episode.save(update_fields=["assessment_completed_on", "assessment_summary", "childs_words", "organisation"])
    happened("early_help_assessment.completed", child=episode.child, on=on, about=episode, by=by)
    return episode


@transaction.atomic
def hold_meeting(
    *,
    episode: EarlyHelpEpisode,
    attended: str,
    agreed: str,
    on: date,
    by: Worker,
    childs_words: str = "",
    late_entry_reason: str = "",
) -> TeamMeeting:
    """Record that the team around the family met; the next meeting is due from then."""
    require(by, "early_help_meeting.held", on)
    meeting = TeamMeeting.objects.create(
        child=episode.child,
        episode=episode,
        held_on=on,
        attended=attended,
        agreed=agreed,
        childs_words=childs_words,
        late_entry_reason=late_entry_reason,
        recorded_by=by,
    )
    happened("early_help_meeting.held", child=episode.child, on=on, about=meeting, by=by)
    return meeting


@transaction.atomic
def end(
    *,
    episode: EarlyHelpEpisode,
    reason: str,
    on: date,
    by: Worker,
    family_feedback: str = "",
    passed_why: str = "",
    late_entry_reason: str = "",
) -> EarlyHelpEpisode:
    """End early help. Raises ValidationError when the family was not asked about it and `passed_why` is blank."""
    require(by, "early_help.ended", on)
    if episode.ended_on:
        raise ValidationError("This early help has ended already.")
    missing = [] if family_feedback.strip() else ["feedback_asked"]
    pass_without(missing, child=episode.child, event="early_help.ended", reason=passed_why, on=on, by=by)
    because(late_entry_reason)
    episode.ended_on, episode.ended_why, episode.family_feedback = on, reason, family_feedback
    episode.save(update_fields=["ended_on", "ended_why", "family_feedback"])
    happened("early_help.ended", child=episode.child, on=on, about=episode, by=by)
    leading = Allocation.objects.current(on).filter(child=episode.child, role__in=LEADING_ROLES)
    end_allocations(leading, on=on, by=by)
    return episode


def correct(
    *, episode: EarlyHelpEpisode, version: int, why_corrected: str, by: Worker, **columns: Any
) -> EarlyHelpEpisode:
    """Correct what is recorded of early help; what stood before is kept, and clocks move with its days."""
    require(by, "early_help.consented", episode.started_on)
    days = {"started_on": "early_help.consented", "assessment_completed_on": "early_help_assessment.completed"}
    correct_with_clocks(row=episode, version=version, why_corrected=why_corrected, by=by, days=days, **columns)
    return episode


def _let_lead(child: Person, worker: Worker, on: date, by: Worker) -> None:
    held = Membership.objects.filter(current(on), worker=worker, role__in=LEADING_ROLES).select_related("team").first()
    if held is not None:
        allocate(child=child, team=held.team, role=held.role, on=on, by=by, worker=worker)
