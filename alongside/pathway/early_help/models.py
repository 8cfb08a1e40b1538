"""Early help: a family agrees to be helped by those who already know it. Annex A counts its assessments (list 2)."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, Q

from alongside.access.roles import Part
from alongside.history.chronology import NOTABLE, Chronicled, lines
from alongside.history.facts import ChildFact
from alongside.history.overlap import no_overlap
from alongside.people.models import Agency, Worker, current


class EarlyHelpEpisodeQuerySet(Chronicled["EarlyHelpEpisode"]):
    """Questions about early help."""

    def current(self, on: date) -> "EarlyHelpEpisodeQuerySet":
        return self.filter(current(on))

    def chronology(self) -> models.QuerySet["EarlyHelpEpisode", tuple[Any, ...]]:
        return lines(
            self,
            kind="early help",
            when="started_on",
            title=models.Value("Early help began"),
            words="reason",
            weight=models.Value(NOTABLE),
            route="early_help:episode",
        )


class EarlyHelpEpisode(ChildFact):
    """Help that a family agreed to, who leads it, and its assessment."""

    part = Part.FAMILY_PLAN

    started_on = models.DateField()
    ended_on = models.DateField(null=True)
    lead_worker = models.ForeignKey(Worker, models.PROTECT, related_name="+", null=True)
    lead_agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", null=True)
    reason = models.TextField("what the family wants help with", blank=True, default="")
    childs_words = models.TextField(blank=True, default="")
    assessment_started_on = models.DateField(null=True)
    assessment_completed_on = models.DateField(null=True)
    organisation = models.CharField("who completes the assessment", max_length=120, blank=True, default="")
    assessment_summary = models.TextField("what the assessment found", blank=True, default="")
    ended_why = models.TextField(blank=True, default="")
    family_feedback = models.TextField("what the family thought of the help", blank=True, default="")

    objects = EarlyHelpEpisodeQuerySet.as_manager()

    class Meta:
        constraints = [
            no_overlap("one_early_help_episode", "child", message="The family already has early help on these days."),
            models.CheckConstraint(
                name="early_help_days_in_order",
                condition=(Q(ended_on__isnull=True) | Q(ended_on__gte=F("started_on")))
                & (
                    Q(assessment_completed_on__isnull=True)
                    | Q(assessment_started_on__isnull=True)
                    | Q(assessment_completed_on__gte=F("assessment_started_on"))
                ),
                violation_error_message="Early help, or its assessment, cannot end before it began.",
            ),
        ]
        indexes = [models.Index(fields=["child", "-started_on"], name="early_help_of_child")]


class TeamMeetingQuerySet(Chronicled["TeamMeeting"]):
    """Questions about meetings of the team around the family."""

    def chronology(self) -> models.QuerySet["TeamMeeting", tuple[Any, ...]]:
        return lines(
            self,
            kind="team around the family",
            when="held_on",
            title=models.Value("The team around the family met"),
            words="agreed",
            weight=models.Value(NOTABLE),
            route="early_help:meeting",
        )


class TeamMeeting(ChildFact):
    """The family and those who help it met to see what has changed and to agree what comes next."""

    part = Part.FAMILY_PLAN

    episode = models.ForeignKey(EarlyHelpEpisode, models.PROTECT, related_name="meetings")
    held_on = models.DateField()
    attended = models.TextField("who came")
    childs_words = models.TextField("what the child says", blank=True, default="")
    agreed = models.TextField("what has changed, and what was agreed")

    objects = TeamMeetingQuerySet.as_manager()
