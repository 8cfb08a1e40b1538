"""The sample of a round as it was drawn, and who reads each file. Which child's it is, is a fact of its own."""

from django.db import models
from django.db.models import F, Q

from alongside.access.policies import Policy
from alongside.access.roles import Part
from alongside.history.facts import ChildFact
from alongside.people.models import Worker
from alongside.practice.weeks.models import Week
from alongside.practice.weeks.policies import LEADS, holds

_DIRECTOR = holds("director")


class Round(models.Model):
    """One round of audits: how many files, by which seed, until when. The seed is set before the frame is known."""

    class Kind(models.TextChoices):
        AUDIT = "audit", "Audit: eight headings, graded blind by two"
        DIP = "dip", "Dip sample: ten minutes a file, one reader"

    _AUDITED_BY_ME = "SELECT a.round_id FROM audits_auditor a WHERE a.worker_id = history_actor()"
    _OF_A_FILE_I_SEE = "SELECT f.round_id FROM audits_file f"
    row_policy = Policy(f"({LEADS} OR id IN ({_AUDITED_BY_ME}) OR id IN ({_OF_A_FILE_I_SEE}))", LEADS, LEADS)
    application_may = "INSERT, UPDATE"

    name = models.CharField(max_length=80)
    kind = models.CharField(max_length=5, choices=Kind)
    week = models.ForeignKey(Week, models.PROTECT, related_name="audit_rounds", null=True, blank=True)
    seed = models.CharField(max_length=40)
    size = models.PositiveSmallIntegerField("how many files")
    starts_on = models.DateField()
    ends_on = models.DateField("its last day")
    planned_by = models.ForeignKey(Worker, models.PROTECT, related_name="+")
    drawn_on = models.DateField(null=True, blank=True)
    drawn_by = models.ForeignKey(Worker, models.PROTECT, related_name="+", null=True, blank=True)
    digest = models.CharField("of the frame", max_length=64, blank=True, default="")

    class Meta:
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="round_ends_after_start",
                condition=Q(ends_on__gte=F("starts_on")),
                violation_error_message="The round ends before it starts. Check both dates.",
            ),
            models.CheckConstraint(
                name="round_has_a_seed",
                condition=Q(seed__regex=r"\S") & Q(size__gte=1),
                violation_error_message="A round needs a seed, and one file at least.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Auditor(models.Model):
    """Somebody whom the lead asks to audit in a round."""

    row_policy = Policy(f"({LEADS} OR worker_id = history_actor())", LEADS, LEADS)
    application_may = "INSERT"

    round = models.ForeignKey(Round, models.PROTECT, related_name="auditors")
    worker = models.ForeignKey(Worker, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["round", "worker"],
                name="an_auditor_once_a_round",
                violation_error_message="This person audits in the round already.",
            )
        ]


class Framed(models.Model):
    """One line of a round's frame as drawn: a key made by lot and the strata; which child it is stands nowhere here."""

    row_policy = Policy(LEADS, _DIRECTOR, "false")
    application_may = "INSERT"

    round = models.ForeignKey(Round, models.PROTECT, related_name="frame")
    key = models.CharField(max_length=32, unique=True)
    plan = models.CharField(max_length=12)
    risk = models.CharField(max_length=12)
    age_band = models.CharField(max_length=12)
    team = models.CharField(max_length=120)
    drawn = models.BooleanField()


class File(models.Model):
    """A drawn file and who reads it. The lead and its readers see it, and whoever sees the child."""

    _OF_A_CHILD_I_SEE = "SELECT o.file_id FROM audits_fileof o"
    _READ_BY_ME = "history_actor() IN (first_id, second_id, moderator_id)"
    row_policy = Policy(f"({LEADS} OR {_READ_BY_ME} OR id IN ({_OF_A_CHILD_I_SEE}))", _DIRECTOR, _DIRECTOR)
    application_may = "INSERT, UPDATE"

    round = models.ForeignKey(Round, models.PROTECT, related_name="files")
    number = models.PositiveSmallIntegerField("its place in the order of chance")
    framed = models.OneToOneField(Framed, models.PROTECT, related_name="file")
    first = models.ForeignKey(Worker, models.PROTECT, related_name="+")
    second = models.ForeignKey(Worker, models.PROTECT, related_name="+", null=True, blank=True)
    moderator = models.ForeignKey(Worker, models.PROTECT, related_name="+", null=True, blank=True)

    class Meta:
        ordering = ["round", "number"]
        constraints = [
            models.CheckConstraint(
                name="readers_are_different_people",
                condition=(Q(second__isnull=True) | ~Q(second=F("first")))
                & (Q(moderator__isnull=True) | (~Q(moderator=F("first")) & ~Q(moderator=F("second")))),
                violation_error_message="Each file is read by different people.",
            )
        ]


class FileOf(ChildFact):
    """Which child's file it is: for those who see the child, and the auditors while they are let see it."""

    part = Part.PRACTICE

    file = models.OneToOneField(File, models.PROTECT, related_name="of")
