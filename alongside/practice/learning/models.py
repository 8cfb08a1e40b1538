"""What a Practice Week taught: findings, what is done about each, and what was published of it.

A finding names no child and no worker: what it came from is a kind and a number, read by those who lead.
"""

from django.db import models
from django.db.models import F, Q

from alongside.access.policies import Policy
from alongside.people.models import Worker
from alongside.practice.weeks.models import Week
from alongside.practice.weeks.policies import LEADS

_OWNED = "SELECT d.finding_id FROM learning_decision d WHERE d.owner_id = history_actor()"


class Theme(models.Model):
    """What findings are about, the same from week to week so that they can be held side by side."""

    row_policy = LEADS
    application_may = "INSERT"

    title = models.CharField(max_length=80, unique=True, error_messages={"unique": "This theme is there already."})

    class Meta:
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title


class FindingQuerySet(models.QuerySet["Finding"]):
    """Questions about findings."""

    def undecided(self) -> "FindingQuerySet":
        return self.filter(decision__isnull=True)


class Finding(models.Model):
    """One thing that was learned, written by a person from what was seen, replied, said by families or audited."""

    class Source(models.TextChoices):
        OBSERVATION = "observation", "A guest's observation"
        REPLY = "reply", "A worker's reply"
        VOICE = "voice", "A family's answers"
        AUDIT = "audit", "An audit"
        TOGETHER = "together", "What several of them say together"

    row_policy = Policy(f"({LEADS} OR id IN ({_OWNED}))", LEADS, LEADS)
    application_may = "INSERT"

    week = models.ForeignKey(Week, models.PROTECT, related_name="findings")
    source = models.CharField(max_length=11, choices=Source)
    source_id = models.CharField(max_length=36, blank=True, default="")
    words = models.TextField("what was found, about practice and systems")
    on = models.DateField("written on")
    by = models.ForeignKey(Worker, models.PROTECT, related_name="+")

    objects = FindingQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="finding_in_words",
                condition=Q(words__regex=r"\S"),
                violation_error_message="Write what was found.",
            )
        ]


class Tag(models.Model):
    """A person put a finding under a theme. `suggested`: the machine had suggested it, and the person chose it."""

    row_policy = LEADS
    application_may = "INSERT, DELETE"

    finding = models.ForeignKey(Finding, models.PROTECT, related_name="tags")
    theme = models.ForeignKey(Theme, models.PROTECT, related_name="tags")
    suggested = models.BooleanField(default=False)
    by = models.ForeignKey(Worker, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["finding", "theme"],
                name="a_theme_once_for_a_finding",
                violation_error_message="The finding has this theme already.",
            )
        ]


class Repeat(models.Model):
    """A person said that a finding is one of an earlier week come back."""

    row_policy = LEADS
    application_may = "INSERT, DELETE"

    finding = models.OneToOneField(Finding, models.PROTECT, related_name="repeat")
    earlier = models.ForeignKey(Finding, models.PROTECT, related_name="came_back")
    suggested = models.BooleanField(default=False)
    by = models.ForeignKey(Worker, models.PROTECT, related_name="+")


class DecisionQuerySet(models.QuerySet["Decision"]):
    """Questions about what is done."""

    def waiting_for(self, worker: Worker) -> "DecisionQuerySet":
        """The actions that somebody answers for and has not said are done."""
        return self.filter(owner=worker, done__isnull=True)


class Decision(models.Model):
    """What is done about a finding, by whom and by when; or why nothing is, in words. One of them."""

    row_policy = Policy(f"({LEADS} OR owner_id = history_actor())", LEADS, LEADS)
    application_may = "INSERT, UPDATE"

    finding = models.OneToOneField(Finding, models.PROTECT, related_name="decision")
    on = models.DateField("decided on")
    by = models.ForeignKey(Worker, models.PROTECT, related_name="+")
    action = models.TextField("what will be done", blank=True, default="")
    owner = models.ForeignKey(Worker, models.PROTECT, related_name="practice_actions", null=True, blank=True)
    due_on = models.DateField("done by", null=True, blank=True)
    why_not = models.TextField("why nothing is done", blank=True, default="")

    objects = DecisionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="an_action_or_why_not",
                condition=(
                    Q(action__regex=r"\S", owner__isnull=False, due_on__isnull=False, why_not="")
                    | Q(action="", owner__isnull=True, due_on__isnull=True, why_not__regex=r"\S")
                ),
                violation_error_message=(
                    "Give what will be done, who answers for it and by when; or say why nothing is done. "
                    "One of them, not both."
                ),
            ),
            models.CheckConstraint(
                name="due_after_decided",
                condition=Q(due_on__isnull=True) | Q(due_on__gte=F("on")),
                violation_error_message="The action is due before it was decided. Check the date.",
            ),
        ]


class Done(models.Model):
    """An action is done, and this changed."""

    row_policy = Policy(
        "decision_id IN (SELECT d.id FROM learning_decision d)",
        "decision_id IN (SELECT d.id FROM learning_decision d)",
        "false",
    )
    application_may = "INSERT"

    decision = models.OneToOneField(Decision, models.PROTECT, related_name="done")
    on = models.DateField()
    changed = models.TextField("what changed because of it")
    by = models.ForeignKey(Worker, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="done_says_what_changed",
                condition=Q(changed__regex=r"\S"),
                violation_error_message="Say what changed because of it.",
            )
        ]


class Wording(models.Model):
    """What is published of a finding: "you said, we did", in plain and in easy words. Passed by a second person."""

    row_policy = LEADS
    application_may = "INSERT, UPDATE"

    finding = models.OneToOneField(Finding, models.PROTECT, related_name="wording")
    said = models.TextField("you said")
    did = models.TextField("we did")
    easy_said = models.TextField("you said, in easy words")
    easy_did = models.TextField("we did, in easy words")
    quote = models.TextField("words of somebody, as they may be published", blank=True, default="")
    written_by = models.ForeignKey(Worker, models.PROTECT, related_name="+")
    written_on = models.DateField()
    passed_by = models.ForeignKey(Worker, models.PROTECT, related_name="+", null=True, blank=True)
    passed_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="passed_by_a_second_person",
                condition=Q(passed_by__isnull=True, passed_on__isnull=True)
                | (Q(passed_by__isnull=False, passed_on__isnull=False) & ~Q(passed_by=F("written_by"))),
                violation_error_message="Somebody other than who wrote it passes it.",
            )
        ]


class Publication(models.Model):
    """The report of a week as it was published, for good. Its tables are what later ones are held against."""

    row_policy = Policy("true", LEADS, "false")
    application_may = "INSERT"

    week = models.OneToOneField(Week, models.PROTECT, related_name="publication")
    at = models.DateTimeField()
    by = models.ForeignKey(Worker, models.PROTECT, related_name="+")
    blocks = models.JSONField("the report, as its blocks")
    you_said = models.JSONField("what was said and done, in plain and easy words")
    tables = models.JSONField("its tables, with what is hidden left out")

    class Meta:
        ordering = ["-at"]
