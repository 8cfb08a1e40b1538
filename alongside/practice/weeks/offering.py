"""A Practice Week: its days and themes, the guests who come and the half-days that hosts show.

Nothing here names a child: that a half-day is with a family is known, which family is `agreements`' alone.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from alongside.people.models import Team, Worker
from alongside.practice.weeks.policies import GUEST_TELLS, OFFERED_BY_GUEST, PLANNED_BY_LEADS, SHOWN_BY_HOST


class Service(models.TextChoices):
    """The services that leaders visit, as the council speaks of them."""

    SOCIAL_WORK = "social_work", "Social work"
    EARLY_HELP = "early_help", "Early help centres"
    CHILDRENS_HOME = "childrens_home", "Children's homes"
    SCHOOL = "school", "Schools and the virtual school"
    LEAVING_CARE = "leaving_care", "Leaving care"


class Half(models.TextChoices):
    """Half a day."""

    MORNING = "am", "Morning"
    AFTERNOON = "pm", "Afternoon"


class WeekQuerySet(models.QuerySet["Week"]):
    """Questions about Practice Weeks."""

    def newest_first(self) -> "WeekQuerySet":
        return self.order_by("-starts_on", "-pk")

    def before(self, week: "Week") -> "WeekQuerySet":
        """Those that ended before this one began, the last of them first."""
        return self.filter(ends_on__lt=week.starts_on).newest_first()


class Week(models.Model):
    """One Practice Week: its days, and how far it has come."""

    class Stage(models.TextChoices):
        PLANNING = "planning", "Being planned"
        PUBLISHED = "published", "Visits are fixed"
        CLOSED = "closed", "Closed"

    row_policy = PLANNED_BY_LEADS
    application_may = "INSERT, UPDATE (name, starts_on, ends_on, stage, closed_on)"

    name = models.CharField(max_length=80)
    starts_on = models.DateField()
    ends_on = models.DateField("its last day")
    stage = models.CharField(max_length=9, choices=Stage, default=Stage.PLANNING)
    closed_on = models.DateField(null=True, blank=True)
    planned_by = models.ForeignKey(Worker, models.PROTECT, related_name="+")

    objects = WeekQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="week_ends_after_start",
                condition=Q(ends_on__gte=F("starts_on")),
                violation_error_message="The week ends before it starts. Check both dates.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Theme(models.Model):
    """What a week looks at, and why this."""

    row_policy = PLANNED_BY_LEADS
    application_may = "INSERT, DELETE, UPDATE (title, why)"

    week = models.ForeignKey(Week, models.PROTECT, related_name="themes")
    title = models.CharField(max_length=80)
    why = models.TextField(blank=True, default="")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["week", "title"],
                name="one_theme_once",
                violation_error_message="The week has this theme already.",
            )
        ]

    def __str__(self) -> str:
        return self.title


class GuestQuerySet(models.QuerySet["Guest"]):
    """Questions about guests."""

    def coming(self) -> "GuestQuerySet":
        return self.filter(dropped_out_on__isnull=True)


class Guest(models.Model):
    """Somebody who spends part of the week with the front line, what they can give and what they wish."""

    class Kind(models.TextChoices):
        CHIEF_EXECUTIVE = "chief_executive", "Chief executive"
        DIRECTOR = "director", "Director of children's services"
        DEPUTY_DIRECTOR = "deputy_director", "Deputy director"
        CABINET_MEMBER = "cabinet_member", "Cabinet member"
        COUNCILLOR = "councillor", "Councillor"
        POLICE = "police", "Police"
        HEALTH = "health", "Health"
        PROBATION = "probation", "Probation"
        SCHOOL_LEADER = "school_leader", "School leader"

    # Councillors and the cabinet member never go to where a family's record is named.
    ELECTED = (Kind.CABINET_MEMBER, Kind.COUNCILLOR)

    row_policy = GUEST_TELLS
    application_may = (
        "INSERT, UPDATE (kind, starts_from, districts, wishes, most_visits, undertaking_on, dropped_out_on)"
    )

    week = models.ForeignKey(Week, models.PROTECT, related_name="guests")
    worker = models.ForeignKey(Worker, models.PROTECT, related_name="practice_guests")
    kind = models.CharField(max_length=16, choices=Kind)
    starts_from = models.CharField("postcode of the workplace they set out from", max_length=8, blank=True, default="")
    districts = ArrayField(models.CharField(max_length=60), default=list, blank=True)  # that they can reach
    wishes = ArrayField(models.CharField(max_length=16), default=list, blank=True)  # services they would like to see
    most_visits = models.PositiveSmallIntegerField(default=3)
    undertaking_on = models.DateField("signed the confidentiality undertaking on", null=True, blank=True)
    dropped_out_on = models.DateField(null=True, blank=True)

    objects = GuestQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["week", "worker"],
                name="a_guest_once_a_week",
                violation_error_message="This person is a guest of the week already.",
            )
        ]

    @property
    def elected(self) -> bool:
        return self.kind in self.ELECTED


class Offer(models.Model):
    """A half-day that a guest can give."""

    row_policy = OFFERED_BY_GUEST
    application_may = "INSERT, DELETE"

    guest = models.ForeignKey(Guest, models.CASCADE, related_name="offers")
    on = models.DateField()
    half = models.CharField(max_length=2, choices=Half)

    class Meta:
        ordering = ["on", "half"]
        constraints = [
            models.UniqueConstraint(
                fields=["guest", "on", "half"],
                name="a_half_day_offered_once",
                violation_error_message="This half-day is offered already.",
            )
        ]


class Host(models.Model):
    """A worker, a team or a place that a guest can be with. A place's own pages may come later: here it has a name."""

    row_policy = PLANNED_BY_LEADS
    application_may = "INSERT, UPDATE (service, lines, postcode, district, more_than_once)"

    week = models.ForeignKey(Week, models.PROTECT, related_name="hosts")
    service = models.CharField(max_length=16, choices=Service)
    name = models.CharField("team or place", max_length=120)
    worker = models.ForeignKey(Worker, models.PROTECT, related_name="practice_hosts", null=True, blank=True)
    team = models.ForeignKey(Team, models.PROTECT, related_name="practice_hosts", null=True, blank=True)
    lines = models.CharField("address", max_length=200, blank=True, default="")
    postcode = models.CharField(max_length=8, blank=True, default="")
    district = models.CharField(max_length=60)
    more_than_once = models.BooleanField("willing to host more than once", default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["week", "name", "worker"],
                name="a_host_once_a_week",
                nulls_distinct=False,
                violation_error_message="This host is in the week already.",
            )
        ]

    @property
    def called(self) -> str:
        """The team or place, and the worker of it who hosts."""
        return f"{self.worker.name}, {self.name}" if self.worker else self.name

    @property
    def where(self) -> str:
        """The address as far as it is known, and the district."""
        return ", ".join(filter(None, (self.lines, self.postcode, self.district)))


class SlotQuerySet(models.QuerySet["Slot"]):
    """Questions about half-days that hosts show."""

    def to_plan(self) -> "SlotQuerySet":
        """Those that a guest may be sent to: still offered, and no family said no or took its word back."""
        return self.filter(offered=True).exclude(agreement__in=("declined", "withdrawn"))


class Slot(models.Model):
    """A half-day that a host can show something. With a family it is free only once the family agreed."""

    class Activity(models.TextChoices):
        FAMILY = "family", "A visit to a family"
        TEAM = "team", "A morning or afternoon with a team"
        MEETING = "meeting", "A meeting without a family"
        PLACE = "place", "Time at a centre, home or school"

    class Agreement(models.TextChoices):
        NOT_NEEDED = "not_needed", "No family is visited"
        WAITING = "waiting", "The family has not been asked yet"
        AGREED = "agreed", "The family agreed and the worker finds it safe"
        DECLINED = "declined", "The family said no, or it is not safe"
        WITHDRAWN = "withdrawn", "The family took its agreement back"

    row_policy = SHOWN_BY_HOST
    application_may = "INSERT, UPDATE (activity, agreement, offered)"

    host = models.ForeignKey(Host, models.PROTECT, related_name="slots")
    on = models.DateField()
    half = models.CharField(max_length=2, choices=Half)
    activity = models.CharField(max_length=7, choices=Activity, default=Activity.TEAM)
    # Kept by the verbs of `agreements`, so that whoever plans knows whether, and never whom.
    agreement = models.CharField(max_length=10, choices=Agreement, default=Agreement.NOT_NEEDED)
    offered = models.BooleanField("still offered by the host", default=True)

    objects = SlotQuerySet.as_manager()

    class Meta:
        ordering = ["on", "half"]
        constraints = [
            models.UniqueConstraint(
                fields=["host", "on", "half"],
                name="a_host_shows_one_thing_at_a_time",
                violation_error_message="The host shows something on this half-day already.",
            ),
            models.CheckConstraint(
                name="a_family_is_asked",
                condition=Q(activity="family") ^ Q(agreement="not_needed"),
                violation_error_message="A visit to a family needs the family's agreement, and nothing else does.",
            ),
        ]
