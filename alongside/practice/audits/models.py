"""Audits of files: what readers found, each blind to the other. What is sent is added and never changed.

The sample itself is in `samples`: which child's file it is stands apart, for those who see the child.
"""

from django.db import models
from django.db.models import Q

from alongside.access.policies import Policy, seeing
from alongside.access.roles import Part
from alongside.people.models import Person, Team, Worker
from alongside.practice.audits.samples import Auditor, File, FileOf, Framed, Round

__all__ = [
    "Auditor",
    "Dip",
    "DipAnswer",
    "File",
    "FileOf",
    "Framed",
    "Grade",
    "Grading",
    "Heading",
    "Mark",
    "Place",
    "Round",
    "Said",
    "Sent",
    "Unsafe",
]

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
