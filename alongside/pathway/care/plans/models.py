"""The care plan and the personal education plan."""

from typing import Any

from django.db import models
from django.db.models import Q, Value

from alongside.access.roles import Part
from alongside.history.chronology import KEY, NOTABLE, Chronicled, lines
from alongside.history.facts import ChildFact
from alongside.pathway.care.periods.models import PeriodOfCare


class CarePlanQuerySet(Chronicled["CarePlan"]):
    """Questions about care plans."""

    def chronology(self) -> models.QuerySet["CarePlan", tuple[Any, ...]]:
        return lines(
            self,
            kind="care_plan",
            when="made_on",
            title=Value("Care plan made"),
            words="permanence_words",
            weight=Value(KEY),
            route="care:care_plan",
        )


class CarePlan(ChildFact):
    """The plan for a child in care (2010 Regulations, reg 4 to 7): the newest of a period is the plan that holds."""

    part = Part.CARE

    class Permanence(models.TextChoices):
        """How the child is to have a lasting home (local list; the law names no codes)."""

        RETURN_HOME = "return_home", "Return home to parents"
        FAMILY = "family", "Live with family or friends"
        LONG_TERM_FOSTERING = "long_term_fostering", "Long-term fostering"
        SPECIAL_GUARDIANSHIP = "special_guardianship", "Special guardianship"
        CHILD_ARRANGEMENTS = "child_arrangements", "Child arrangements order"
        ADOPTION = "adoption", "Adoption"
        RESIDENTIAL = "residential", "Long-term residential care"
        INDEPENDENCE = "independence", "Living independently as an adult"
        NOT_DECIDED = "not_decided", "Not decided yet"

    period = models.ForeignKey(PeriodOfCare, models.PROTECT, related_name="care_plans")
    made_on = models.DateField()
    childs_words = models.TextField("the child's own wishes and feelings", blank=True, default="")
    parents_words = models.TextField("what the parents say", blank=True, default="")
    permanence = models.CharField("the plan for a lasting home", max_length=20, choices=Permanence)
    permanence_words = models.TextField("how, by when, and what if not", blank=True, default="")
    permanence_agreed_on = models.DateField("when the plan for permanence was agreed", null=True)
    family_time = models.TextField("time with family and friends", blank=True, default="")
    health = models.TextField("health", blank=True, default="")
    education = models.TextField("education", blank=True, default="")
    identity = models.TextField("who the child is: culture, faith, language, story", blank=True, default="")

    objects = CarePlanQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="permanence_agreed_with_plan",
                condition=Q(permanence_agreed_on__isnull=True) | ~Q(permanence="not_decided"),
                violation_error_message="Say which plan for permanence was agreed.",
            ),
        ]
        indexes = [models.Index(fields=["child", "-made_on"], name="care_plan_of_child")]


class PersonalEducationPlanQuerySet(Chronicled["PersonalEducationPlan"]):
    """Questions about personal education plans."""

    def chronology(self) -> models.QuerySet["PersonalEducationPlan", tuple[Any, ...]]:
        return lines(
            self,
            kind="personal_education_plan",
            when="made_on",
            title=Value("Personal education plan"),
            words="childs_words",
            weight=Value(NOTABLE),
        )


class PersonalEducationPlan(ChildFact):
    """A personal education plan made or reviewed, each school term."""

    part = Part.EDUCATION

    made_on = models.DateField()
    school = models.CharField(max_length=120, blank=True, default="")
    childs_words = models.TextField("what the child says about school", blank=True, default="")
    progress = models.TextField("how it goes", blank=True, default="")
    targets = models.TextField("what comes next, and who helps", blank=True, default="")

    objects = PersonalEducationPlanQuerySet.as_manager()
