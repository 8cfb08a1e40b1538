"""What guests saw, what hosts reply, what families say. Whose visit it was stands apart, for its two ends alone.

An observation is about practice and systems, never a mark against a worker. So the row that is learned from
names no visit, guest, host, team or day; the row that joins it to its visit is seen by its guest and its host
(row-level security), and nobody can list observations by a worker who is not that worker.
"""

import uuid

from django.db import models
from django.db.models import Q

from alongside.access.policies import Policy
from alongside.people.models import Worker
from alongside.practice.weeks.models import Service, Visit, Week
from alongside.practice.weeks.policies import AS_GUEST, AS_HOST, AT_EITHER_END, LEADS, ON_THE_LINE

_MINE = "observation_id IN (SELECT o.observation_id FROM observing_observationof o)"


class Observation(models.Model):
    """What one guest saw on one visit, on one page. Its key is made on the phone: sent twice, it is here once."""

    class Barrier(models.TextChoices):
        IT = "it", "Computers and systems"
        FORMS = "forms", "Forms and recording"
        ACCESS = "access", "Waiting for another service"
        TRAVEL = "travel", "Travel"
        ROOMS = "rooms", "Rooms and equipment"
        NONE = "none", "Nothing got in the way"

    row_policy = Policy(
        f"({LEADS} OR {_MINE.replace('observation_id IN', 'id IN', 1)})",
        _MINE.replace("observation_id IN", "id IN", 1),
        "false",
    )
    application_may = "INSERT"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    week = models.ForeignKey(Week, models.PROTECT, related_name="observations")
    service = models.CharField(max_length=16, choices=Service)
    saw = models.TextField("what I saw")
    childs_experience = models.TextField("what it was like for the child", blank=True, default="")
    strength = models.TextField("one strength", blank=True, default="")
    worry = models.TextField("one worry about how we work", blank=True, default="")
    barrier = models.CharField("what in our systems got in the way", max_length=6, choices=Barrier)
    barrier_words = models.TextField(blank=True, default="")


class ObservationOf(models.Model):
    """Which visit an observation is of: for its guest and its host alone. Written before it, in one transaction."""

    row_policy = Policy(AT_EITHER_END, AS_GUEST, "false")
    application_may = "INSERT"

    observation = models.OneToOneField(Observation, models.PROTECT, related_name="of", primary_key=True)
    visit = models.OneToOneField(Visit, models.PROTECT, related_name="observed")
    sent_at = models.DateTimeField()


class Reply(models.Model):
    """What the worker who was visited says to the observation. It stands beside it wherever it is read."""

    row_policy = Policy(
        f"({LEADS} OR {_MINE})",
        "observation_id IN (SELECT o.observation_id FROM observing_observationof o JOIN weeks_visit v"
        " ON v.id = o.visit_id JOIN weeks_slot s ON s.id = v.slot_id JOIN weeks_host h ON h.id = s.host_id"
        " WHERE h.worker_id = history_actor())",
        "false",
    )
    application_may = "INSERT"

    observation = models.OneToOneField(Observation, models.PROTECT, related_name="reply", primary_key=True)
    words = models.TextField()


class WorrySent(models.Model):
    """A guest's worry about a child was carried to the front door. Its key is made on the phone: it is carried once."""

    row_policy = "by_id = history_actor()"
    application_may = "INSERT"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    by = models.ForeignKey(Worker, models.PROTECT, related_name="+")
    at = models.DateTimeField()


class FamilyLink(models.Model):
    """A link for the family of one visit, to answer three questions without signing in. Only its digest is kept."""

    row_policy = f"({AS_HOST} OR {ON_THE_LINE})"
    application_may = "INSERT, UPDATE"

    visit = models.ForeignKey(Visit, models.PROTECT, related_name="links")
    digest = models.CharField(max_length=64, unique=True)
    language = models.CharField(max_length=8)
    for_young = models.BooleanField("with pictures for a young child", default=False)
    made_at = models.DateTimeField()
    until = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)


class FamilyVoice(models.Model):
    """What a family answered to the three questions. Like an observation it names no visit."""

    class Answer(models.IntegerChoices):
        NO = 1, "No"
        PARTLY = 2, "Partly"
        YES = 3, "Yes"

    class How(models.TextChoices):
        LINK = "link", "By the link"
        PAPER = "paper", "On paper, typed in by the worker"

    _VOICES = "id IN (SELECT o.voice_id FROM observing_familyvoiceof o)"
    row_policy = Policy(f"({LEADS} OR {ON_THE_LINE} OR {_VOICES})", f"({ON_THE_LINE} OR {_VOICES})", "false")
    application_may = "INSERT"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    week = models.ForeignKey(Week, models.PROTECT, related_name="voices")
    service = models.CharField(max_length=16, choices=Service)
    language = models.CharField(max_length=8)
    how = models.CharField(max_length=5, choices=How)
    by_child = models.BooleanField(default=False)
    listened = models.PositiveSmallIntegerField("did the worker listen to you?", choices=Answer)
    helped = models.PositiveSmallIntegerField("does what we do help you?", choices=Answer)
    better = models.TextField("what would you like us to do differently?", blank=True, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="answers_are_of_three",
                condition=Q(listened__in=(1, 2, 3)) & Q(helped__in=(1, 2, 3)),
                violation_error_message="Choose one of the three answers.",
            )
        ]


class FamilyVoiceOf(models.Model):
    """Which visit a family's answers are about: for the worker who was there alone."""

    row_policy = Policy(f"({AS_HOST} OR {ON_THE_LINE})", f"({AS_HOST} OR {ON_THE_LINE})", "false")
    application_may = "INSERT"

    voice = models.OneToOneField(FamilyVoice, models.PROTECT, related_name="of", primary_key=True)
    visit = models.ForeignKey(Visit, models.PROTECT, related_name="voices")
