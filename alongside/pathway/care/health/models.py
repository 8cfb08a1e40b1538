"""The health of a child in care, and the outcomes that the 903 asks for each year (OC2)."""

from typing import Any

from django.db import models
from django.db.models import Q, Value

from alongside.access.roles import Part
from alongside.history.chronology import NOTABLE, ROUTINE, Chronicled, in_words, lines
from alongside.history.facts import ChildFact
from alongside.returns.kit.codes import code_list

CHECKS = code_list(
    "kinds of health check",
    ("dental", "Teeth checked"),
    ("immunisations", "Immunisations up to date"),
    ("development", "Health surveillance of a child under 5"),
)


class HealthAssessmentQuerySet(Chronicled["HealthAssessment"]):
    """Questions about health assessments."""

    def chronology(self) -> models.QuerySet["HealthAssessment", tuple[Any, ...]]:
        kinds = code_list("", *HealthAssessment.Kind.choices)
        return lines(
            self,
            kind="health_assessment",
            when="held_on",
            title=in_words("kind", kinds),
            words="childs_words",
            weight=Value(NOTABLE),
        )


class HealthAssessment(ChildFact):
    """An initial or review health assessment (2010 Regulations, reg 7)."""

    part = Part.HEALTH

    class Kind(models.TextChoices):
        INITIAL = "initial", "Initial health assessment"
        REVIEW = "review", "Review health assessment"

    kind = models.CharField(max_length=7, choices=Kind)
    held_on = models.DateField()
    by_whom = models.CharField(max_length=120, blank=True, default="")
    childs_words = models.TextField("what the child says about their health", blank=True, default="")
    findings = models.TextField(blank=True, default="")

    objects = HealthAssessmentQuerySet.as_manager()


class HealthPlanQuerySet(Chronicled["HealthPlan"]):
    """Questions about health plans."""

    def chronology(self) -> models.QuerySet["HealthPlan", tuple[Any, ...]]:
        return lines(self, kind="health_plan", when="made_on", title=Value("Health plan made"), weight=Value(ROUTINE))


class HealthPlan(ChildFact):
    """What will be done for the child's health, by whom."""

    part = Part.HEALTH

    made_on = models.DateField()
    plan = models.TextField("what will be done, by whom")

    objects = HealthPlanQuerySet.as_manager()


class HealthCheckQuerySet(Chronicled["HealthCheck"]):
    """Questions about checks of teeth, immunisations and development."""

    def chronology(self) -> models.QuerySet["HealthCheck", tuple[Any, ...]]:
        return lines(self, kind="health_check", when="held_on", title=in_words("kind", CHECKS), weight=Value(ROUTINE))


class HealthCheck(ChildFact):
    """Teeth checked, immunisations or health surveillance: whether done, and when."""

    part = Part.HEALTH

    class Kind(models.TextChoices):
        DENTAL = "dental", "Teeth"
        IMMUNISATIONS = "immunisations", "Immunisations"
        DEVELOPMENT = "development", "Health surveillance (under 5)"

    kind = models.CharField(max_length=13, choices=Kind)
    held_on = models.DateField()
    up_to_date = models.BooleanField("done, or up to date", default=True)
    words = models.TextField(blank=True, default="")

    objects = HealthCheckQuerySet.as_manager()


class StrengthsAndDifficultiesQuerySet(Chronicled["StrengthsAndDifficulties"]):
    """Questions about Strengths and Difficulties Questionnaires."""

    def chronology(self) -> models.QuerySet["StrengthsAndDifficulties", tuple[Any, ...]]:
        return lines(
            self,
            kind="strengths_and_difficulties",
            when="scored_on",
            title=Value("Strengths and Difficulties Questionnaire"),
            weight=Value(ROUTINE),
        )


class StrengthsAndDifficulties(ChildFact):
    """The main carer's Strengths and Difficulties Questionnaire: a score from 0 to 40, or why there is none."""

    part = Part.HEALTH

    scored_on = models.DateField()
    score = models.PositiveSmallIntegerField(null=True)
    no_score_why = models.CharField(max_length=4, blank=True, default="")  # SDQ reason codes

    objects = StrengthsAndDifficultiesQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="score_or_reason",
                condition=Q(score__isnull=False, no_score_why="", score__lte=40)
                | (Q(score__isnull=True) & ~Q(no_score_why="")),
                violation_error_message="Give a score from 0 to 40, or the reason why there is none.",
            ),
        ]


class SubstanceMisuseQuerySet(Chronicled["SubstanceMisuse"]):
    """Questions about substance misuse."""

    def chronology(self) -> models.QuerySet["SubstanceMisuse", tuple[Any, ...]]:
        return lines(
            self,
            kind="substance_misuse",
            when="identified_on",
            title=Value("Substance misuse identified"),
            words="words",
            weight=Value(NOTABLE),
        )


class SubstanceMisuse(ChildFact):
    """The child was found to have a problem with drugs or alcohol; whether help was offered and received."""

    part = Part.HEALTH

    identified_on = models.DateField()
    help_offered = models.BooleanField(default=False)
    help_received = models.BooleanField(default=False)
    words = models.TextField(blank=True, default="")

    objects = SubstanceMisuseQuerySet.as_manager()


class ConvictionQuerySet(Chronicled["Conviction"]):
    """Questions about convictions and cautions."""

    def chronology(self) -> models.QuerySet["Conviction", tuple[Any, ...]]:
        return lines(
            self,
            kind="conviction",
            when="convicted_on",
            title=Value("Convicted or cautioned"),
            words="words",
            weight=Value(NOTABLE),
        )


class Conviction(ChildFact):
    """The child was convicted, or given a youth caution, while looked after."""

    part = Part.CARE

    convicted_on = models.DateField()
    words = models.TextField(blank=True, default="")

    objects = ConvictionQuerySet.as_manager()


class OutcomesOfYear(ChildFact):
    """One year's outcomes as a return gave them (OC2), for years of which the dated facts are not here.

    `year` is the collection year: 2026 is 1 April 2025 to 31 March 2026. Blank is not said.
    """

    part = Part.HEALTH

    year = models.PositiveSmallIntegerField()
    sdq_score = models.PositiveSmallIntegerField(null=True)
    sdq_reason = models.CharField(max_length=4, blank=True, default="")  # SDQ reason codes
    convicted = models.BooleanField(null=True)
    health_check = models.BooleanField("health surveillance", null=True)
    immunisations = models.BooleanField(null=True)
    teeth_check = models.BooleanField(null=True)
    health_assessment = models.BooleanField(null=True)
    substance_misuse = models.BooleanField(null=True)
    intervention_received = models.BooleanField(null=True)
    intervention_offered = models.BooleanField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_outcome_of_a_year",
                fields=["child", "year"],
                violation_error_message="The outcomes of this year are recorded already.",
            ),
        ]
