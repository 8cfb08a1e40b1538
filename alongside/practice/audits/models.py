"""Audits of files: the sample as it was drawn, who reads each file, and what they found, each blind to the other.

Which child's file it is stands apart, for those who see the child. What is sent is added and never changed.
"""

from django.db import models
from django.db.models import F, Q

from alongside.access.policies import Policy, seeing
from alongside.access.roles import Part
from alongside.history.facts import ChildFact
from alongside.people.models import Person, Team, Worker
from alongside.practice.weeks.models import Week
from alongside.practice.weeks.policies import LEADS, holds

_DIRECTOR = holds("director")
_CHILD = seeing("child_id", Part.PRACTICE)


class Heading(models.TextChoices):
    """The eight headings that inspectors' own case evaluation uses."""

    RISK = "risk", "Risk"
    PARTICIPATION = "participation", "Participation"
    CHILD_FOCUS = "child_focus", "Child focus"
    COMMUNICATION = "communication", "Communication and empathy"
    INVOLVEMENT = "involvement", "Involvement"
    DECISIONS = "decisions", "Decision quality"
    ASSESSMENT = "assessment", "Assessment"
    EVIDENCE = "evidence", "Evidence"


class Mark(models.IntegerChoices):
    """The inspectors' four grades."""

    OUTSTANDING = 1, "Outstanding"
    GOOD = 2, "Good"
    IMPROVE = 3, "Requires improvement to be good"
    INADEQUATE = 4, "Inadequate"


class Place(models.TextChoices):
    """Who reads a file: two who do not know of each other's grades, and a third where they differ."""

    FIRST = "first", "First reader"
    SECOND = "second", "Second reader"
    THIRD = "third", "Moderator"


class Round(models.Model):
    """One round of audits: how many files, by which seed, until when. The seed is set before the frame is known."""

    class Kind(models.TextChoices):
        AUDIT = "audit", "Audit: eight headings, graded blind by two"
        DIP = "dip", "Dip sample: ten minutes a file, one reader"

    row_policy = Policy(
        f"({LEADS} OR id IN (SELECT a.round_id FROM audits_auditor a WHERE a.worker_id = history_actor())"
        " OR id IN (SELECT f.round_id FROM audits_file f))",
        LEADS,
        LEADS,
    )
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

    row_policy = Policy(
        f"({LEADS} OR history_actor() IN (first_id, second_id, moderator_id)"
        " OR id IN (SELECT o.file_id FROM audits_fileof o))",
        _DIRECTOR,
        _DIRECTOR,
    )
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


_OWN_PLACES = " UNION ALL ".join(
    f"SELECT f.id, '{place}' FROM audits_file f WHERE f.{column}_id = history_actor()"
    for place, column in ((Place.FIRST, "first"), (Place.SECOND, "second"), (Place.THIRD, "moderator"))
)


class Sent(models.Model):
    """Somebody has sent what they found in a file. Of what they found it says nothing."""

    row_policy = Policy(
        "file_id IN (SELECT f.id FROM audits_file f)",
        f"(auditor_id = history_actor() AND (file_id, place) IN ({_OWN_PLACES}))",
        "false",
    )
    application_may = "INSERT"

    file = models.ForeignKey(File, models.PROTECT, related_name="sent")
    place = models.CharField(max_length=6, choices=Place)
    auditor = models.ForeignKey(Worker, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["file", "place"],
                name="sent_once",
                violation_error_message="This has been sent already, and does not change.",
            )
        ]


_MINE = "SELECT s.id FROM audits_sent s WHERE s.auditor_id = history_actor()"
_BOTH = (
    "SELECT s.id FROM audits_sent s WHERE s.file_id IN (SELECT b.file_id FROM audits_sent b"
    " WHERE b.place IN ('first', 'second') GROUP BY b.file_id HAVING count(*) = 2)"
)


class Grading(models.Model):
    """What one reader found in a file, and what the family said. Hidden from all others until both have sent theirs."""

    class Family(models.TextChoices):
        SAID = "said", "The family told us"
        DID_NOT_WISH = "did_not_wish", "The family did not wish to"
        NOT_ASKED = "not_asked", "The family was not asked"

    class Helped(models.IntegerChoices):
        NO = 1, "No"
        PARTLY = 2, "Partly"
        YES = 3, "Yes"

    row_policy = Policy(f"(sent_id IN ({_MINE}) OR sent_id IN ({_BOTH}))", f"sent_id IN ({_MINE})", "false")
    application_may = "INSERT"

    sent = models.OneToOneField(Sent, models.PROTECT, related_name="grading", primary_key=True)
    family = models.CharField(max_length=12, choices=Family)
    helped = models.PositiveSmallIntegerField("does our help make a difference?", choices=Helped, null=True)
    lesson = models.TextField("what the council should learn, without names", blank=True, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="only_who_was_asked_answers",
                condition=Q(family="said") ^ Q(helped__isnull=True),
                violation_error_message="Say whether our help made a difference, when the family told you.",
            )
        ]


class Grade(models.Model):
    """The grade of one heading."""

    row_policy = Policy("grading_id IN (SELECT g.sent_id FROM audits_grading g)", f"grading_id IN ({_MINE})", "false")
    application_may = "INSERT"

    grading = models.ForeignKey(Grading, models.PROTECT, related_name="grades")
    heading = models.CharField(max_length=13, choices=Heading)
    mark = models.PositiveSmallIntegerField(choices=Mark)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["grading", "heading"],
                name="one_grade_for_a_heading",
                violation_error_message="This heading has its grade already.",
            ),
            models.CheckConstraint(
                name="four_grades",
                condition=Q(mark__in=(1, 2, 3, 4)),
                violation_error_message="Choose one of the four grades.",
            ),
        ]


class Said(models.Model):
    """Why a grade was given, or what the family said: for its writer, and once both are sent for who sees the child."""

    FAMILY = "family"

    row_policy = Policy(
        f"(sent_id IN ({_MINE}) OR (sent_id IN ({_BOTH}) AND sent_id IN (SELECT s.id FROM audits_sent s"
        " JOIN audits_fileof o ON o.file_id = s.file_id)))",
        f"sent_id IN ({_MINE})",
        "false",
    )
    application_may = "INSERT"

    sent = models.ForeignKey(Sent, models.PROTECT, related_name="said")
    about = models.CharField("a heading, or the family", max_length=13)
    words = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["sent", "about"], name="said_once", violation_error_message="This is written already."
            )
        ]


class Dip(models.Model):
    """Ten minutes with one file, and how long they were."""

    row_policy = Policy("sent_id IN (SELECT s.id FROM audits_sent s)", f"sent_id IN ({_MINE})", "false")
    application_may = "INSERT"

    sent = models.OneToOneField(Sent, models.PROTECT, related_name="dip", primary_key=True)
    seconds = models.PositiveIntegerField()


class DipAnswer(models.Model):
    """What one plain check of a dip sample found."""

    class Check(models.TextChoices):
        VOICE = "voice", "Is the child's voice there, in their own words?"
        PLAN = "plan", "Is the plan clear: what must change, who does what, by when?"
        VISIT = "visit", "Is the last visit recorded, with the child seen?"
        SUPERVISION = "supervision", "Is supervision to be seen, with what was decided?"
        CHRONOLOGY = "chronology", "Can you tell the family's story from the record?"
        DANGER = "danger", "Is it clear what worries us and what keeps the child safe?"

    class Answer(models.TextChoices):
        YES = "yes", "Yes"
        PARTLY = "partly", "Partly"
        NO = "no", "No"

    row_policy = Policy("dip_id IN (SELECT d.sent_id FROM audits_dip d)", f"dip_id IN ({_MINE})", "false")
    application_may = "INSERT"

    dip = models.ForeignKey(Dip, models.PROTECT, related_name="answers")
    question = models.CharField(max_length=11, choices=Check)
    answer = models.CharField(max_length=6, choices=Answer)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["dip", "question"], name="checked_once", violation_error_message="This is answered already."
            )
        ]


class Unsafe(models.Model):
    """An auditor found a child unsafe or the work inadequate, and told the team's manager at once, by the record."""

    _READ_BY_ME = (
        "child_id IN (SELECT o.child_id FROM audits_fileof o JOIN audits_file f ON f.id = o.file_id"
        " WHERE history_actor() IN (f.first_id, f.second_id{})"
        " AND o.file_id NOT IN (SELECT s.file_id FROM audits_sent s WHERE s.auditor_id = history_actor()))"
    )
    # Nor does this tell a reader what the other found.
    row_policy = Policy(
        f"({_CHILD} AND (by_id = history_actor() OR NOT {_READ_BY_ME.format('')}))",
        f"({_CHILD} AND by_id = history_actor() AND {_READ_BY_ME.format(', f.moderator_id')})",
        f"({_CHILD} AND by_id <> history_actor())",
    )
    application_may = "INSERT, UPDATE"

    child = models.ForeignKey(Person, models.PROTECT, related_name="+")
    team = models.ForeignKey(Team, models.PROTECT, related_name="+")
    by = models.ForeignKey(Worker, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    words = models.TextField("what was found, and what must happen today")
    answered_by = models.ForeignKey(Worker, models.PROTECT, related_name="+", null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField("what the manager did", blank=True, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="unsafe_answered_in_words",
                condition=Q(answered_at__isnull=True) | Q(answer__regex=r"\S"),
                violation_error_message="Say what you did.",
            )
        ]
