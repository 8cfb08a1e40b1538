"""Past inspections, what they recommended, what was done about it, and notes for the folder of each area."""

from django.db import models
from django.db.models import F, Q

from alongside.access.policies import Policy
from alongside.law.inspection import AREAS
from alongside.people.models import Worker
from alongside.practice.audits.models import Mark
from alongside.practice.weeks.policies import LEADERS, LEADS, holds

AREA_CHOICES = [(area.key, area.whole) for area in AREAS]
OVERSEERS = (*LEADERS, "service_manager")
READERS = (*OVERSEERS, "councillor")
_OVERSEE, _READ = holds(*OVERSEERS), holds(*READERS)


class Inspection(models.Model):
    """One inspection: under which framework, when, and the grade overall. Its report is public."""

    class Framework(models.TextChoices):
        EARLIER = "earlier", "An earlier framework (before 2013)"
        SIF = "sif", "Single inspection framework (2013 to 2017)"
        STANDARD = "standard", "ILACS: standard inspection"
        SHORT = "short", "ILACS: short inspection"
        FOCUSED = "focused", "ILACS: focused visit (no grade)"
        MONITORING = "monitoring", "Monitoring visit (no grade)"

    row_policy = Policy(_READ, LEADS, LEADS)
    application_may = "INSERT"

    framework = models.CharField(max_length=10, choices=Framework)
    started_on = models.DateField()
    ended_on = models.DateField("its last day")
    overall = models.PositiveSmallIntegerField("overall grade", choices=Mark, null=True, blank=True)
    report = models.URLField("where the report is published", blank=True, default="")
    recorded_by = models.ForeignKey(Worker, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-started_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="inspection_ends_after_start",
                condition=Q(ended_on__gte=F("started_on")),
                violation_error_message="The inspection ends before it starts. Check both dates.",
            ),
            models.CheckConstraint(
                name="a_visit_has_no_grade",
                condition=Q(overall__isnull=True) ^ ~Q(framework__in=("focused", "monitoring")),
                violation_error_message="A focused or monitoring visit has no grade, and an inspection has one.",
            ),
        ]

    @property
    def name(self) -> str:
        return f"{self.get_framework_display().split(' (')[0]}, {self.started_on:%B %Y}"


class AreaGrade(models.Model):
    """The grade of one area that the inspection judged."""

    row_policy = Policy(_READ, LEADS, "false")
    application_may = "INSERT"

    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="grades")
    area = models.CharField(max_length=10, choices=AREA_CHOICES)
    mark = models.PositiveSmallIntegerField(choices=Mark)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["inspection", "area"],
                name="one_grade_for_an_area",
                violation_error_message="This area has its grade already.",
            )
        ]


class Recommendation(models.Model):
    """What an inspection said must get better. Whoever answers for an action about it sees it too."""

    row_policy = Policy(
        f"({_READ} OR id IN (SELECT a.recommendation_id FROM inspection_action a WHERE a.owner_id = history_actor()))",
        LEADS,
        "false",
    )
    application_may = "INSERT"

    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="recommendations")
    area = models.CharField(max_length=10, choices=AREA_CHOICES)
    words = models.TextField()

    class Meta:
        ordering = ["pk"]


class ActionQuerySet(models.QuerySet["Action"]):
    """Questions about actions."""

    def open(self) -> "ActionQuerySet":
        return self.filter(done_on__isnull=True)


class Action(models.Model):
    """What is done about a recommendation, by whom and by when; and once done, what changed."""

    row_policy = Policy(f"({_READ} OR owner_id = history_actor())", LEADS, f"({LEADS} OR owner_id = history_actor())")
    application_may = "INSERT, UPDATE"

    recommendation = models.ForeignKey(Recommendation, models.PROTECT, related_name="actions")
    words = models.TextField("what will be done")
    owner = models.ForeignKey(Worker, models.PROTECT, related_name="+")
    due_on = models.DateField("done by")
    done_on = models.DateField(null=True, blank=True)
    changed = models.TextField("what changed because of it", blank=True, default="")

    objects = ActionQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="action_done_says_what_changed",
                condition=Q(done_on__isnull=True) | Q(changed__regex=r"\S"),
                violation_error_message="Say what changed because of it.",
            )
        ]


class Note(models.Model):
    """A page for the folder of an area: evidence in words, or what the council says of itself. Never of a child."""

    class Kind(models.TextChoices):
        EVALUATION = "evaluation", "The council’s own evaluation of this area"
        EVIDENCE = "evidence", "Evidence"

    row_policy = Policy(_OVERSEE, f"({_OVERSEE} AND by_id = history_actor())", "false")
    application_may = "INSERT"

    area = models.CharField(max_length=10, choices=AREA_CHOICES)
    kind = models.CharField(max_length=10, choices=Kind)
    words = models.TextField()
    source = models.URLField("where it comes from", blank=True, default="")
    on = models.DateField()
    by = models.ForeignKey(Worker, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="a_note_says_something",
                condition=Q(words__regex=r"\S"),
                violation_error_message="Write what it says.",
            )
        ]
