"""What each case asks of a worker, what each worker can carry, and how posts are filled."""

from datetime import date
from decimal import Decimal
from typing import Final

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from alongside.history.overlap import ends_after_start, no_overlap
from alongside.people.models import Post, Team, Worker, current

MANAGERS: Final = ("director", "service_manager", "team_manager")
_MANAGE: Final = (
    "EXISTS (SELECT 1 FROM access_my_roles() m WHERE m.role IN ('director', 'service_manager', 'team_manager'))"
)


class CaseWeight(models.Model):
    """How much work a child in a state asks for, against one child in need plan of ordinary size (1.0), from a day on.

    Set by people and seen by everybody: a weight that staff cannot see is one that they cannot correct.
    """

    application_may = "INSERT"

    state = models.CharField(max_length=12)
    weight = models.DecimalField(max_digits=4, decimal_places=2)
    holds_from = models.DateField()
    why = models.TextField()
    set_by = models.ForeignKey(Worker, models.PROTECT, related_name="+")
    set_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="weight_is_some_work",
                condition=Q(weight__gt=0) & Q(weight__lte=10),
                violation_error_message="A weight lies between 0.01 and 10.",
            ),
        ]
        indexes = [models.Index(fields=["state", "-holds_from", "-set_at"], name="weight_in_force")]


class TermsQuerySet(models.QuerySet["Terms"]):
    """Questions about how much somebody can carry."""

    def current(self, on: date) -> "TermsQuerySet":
        return self.filter(current(on))


class Terms(models.Model):
    """How much of a full week somebody works, until when their caseload is protected, and what they are skilled in."""

    class Skill(models.TextChoices):
        COURT = "court", "Court work"
        DISABILITY = "disability", "Disabled children"
        UNACCOMPANIED = "unaccompanied", "Unaccompanied children"
        EXPLOITATION = "exploitation", "Exploitation outside the home"
        ABUSE_AT_HOME = "abuse_at_home", "Domestic abuse"
        UNBORN = "unborn", "Unborn babies"

    row_policy = f"({_MANAGE} OR worker_id = history_actor())"
    application_may = "INSERT, UPDATE"

    worker = models.ForeignKey(Worker, models.PROTECT, related_name="terms")
    share = models.DecimalField("share of a full week", max_digits=3, decimal_places=2, default=Decimal(1))
    protected_until = models.DateField("newly qualified: protected caseload until", null=True, blank=True)
    skills = ArrayField(models.CharField(max_length=14, choices=Skill), default=list, blank=True)
    agency = models.BooleanField("through an agency", default=False)
    workplace = models.CharField("postcode of the place they set out from", max_length=8, blank=True, default="")
    started_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)

    objects = TermsQuerySet.as_manager()

    class Meta:
        constraints = [
            no_overlap("one_set_of_terms", "worker", message="There are terms for these days already."),
            ends_after_start("terms_end_after_start"),
            models.CheckConstraint(
                name="share_of_a_week",
                condition=Q(share__gt=0) & Q(share__lte=1),
                violation_error_message="A share of a full week lies between 0.01 and 1.",
            ),
        ]


class Away(models.Model):
    """Days on which somebody cannot take on work. Why is theirs, and stands nowhere here."""

    row_policy = f"({_MANAGE} OR worker_id = history_actor())"
    application_may = "INSERT, UPDATE"

    worker = models.ForeignKey(Worker, models.PROTECT, related_name="away")
    started_on = models.DateField()
    ended_on = models.DateField("back on", null=True, blank=True)

    class Meta:
        constraints = [ends_after_start("back_after_leaving")]


class RecruitmentQuerySet(models.QuerySet["Recruitment"]):
    """Questions about filling posts."""

    def under_way(self) -> "RecruitmentQuerySet":
        return self.filter(given_up_on__isnull=True, first_case_on__isnull=True)


class Recruitment(models.Model):
    """One try to fill a post, from the advert to the first case. Each step has its day, in this order."""

    STEPS: Final = (
        ("advertised_on", "Advertised"),
        ("shortlisted_on", "Shortlisted"),
        ("offered_on", "Offered"),
        ("checked_on", "Checks complete"),
        ("started_on", "Started"),
        ("first_case_on", "First case"),
    )

    row_policy = _MANAGE
    application_may = "INSERT, UPDATE"

    post = models.ForeignKey(Post, models.PROTECT, related_name="recruitments")
    advertised_on = models.DateField()
    shortlisted_on = models.DateField(null=True, blank=True)
    offered_on = models.DateField(null=True, blank=True)
    checked_on = models.DateField("checks complete on", null=True, blank=True)
    started_on = models.DateField("first day of work", null=True, blank=True)
    first_case_on = models.DateField(null=True, blank=True)
    given_up_on = models.DateField(null=True, blank=True)
    given_up_why = models.TextField(blank=True, default="")

    objects = RecruitmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["post"],
                condition=Q(given_up_on__isnull=True, first_case_on__isnull=True),
                name="one_recruitment_for_a_post",
                violation_error_message="This post is being filled already.",
            ),
            models.CheckConstraint(
                name="given_up_with_reason",
                condition=Q(given_up_on__isnull=True) | Q(given_up_why__regex=r"\S"),
                violation_error_message="Say why this recruitment was given up.",
            ),
            *(
                models.CheckConstraint(
                    name=f"{later}_after_{earlier}",
                    condition=Q(**{f"{later}__isnull": True}) | Q(**{f"{later}__gte": F(earlier)}),
                    violation_error_message="The steps of a recruitment come one after another. Check the dates.",
                )
                for earlier, later in (
                    ("advertised_on", "shortlisted_on"),
                    ("shortlisted_on", "offered_on"),
                    ("offered_on", "checked_on"),
                    ("checked_on", "started_on"),
                    ("started_on", "first_case_on"),
                )
            ),
        ]

    @property
    def step(self) -> int:
        """How many steps are done."""
        return sum(getattr(self, name) is not None for name, _ in self.STEPS)


__all__ = ["Away", "CaseWeight", "Post", "Recruitment", "Team", "Terms", "Worker"]
