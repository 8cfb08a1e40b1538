"""Agencies, teams, posts and the workers who sign in."""

from datetime import date

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q

from alongside.history.overlap import no_overlap


def current(on: date, prefix: str = "") -> Q:
    """Rows whose days [started_on, ended_on) hold `on`; the end is exclusive, and null while open."""
    return Q(**{f"{prefix}started_on__lte": on}) & (
        Q(**{f"{prefix}ended_on__isnull": True}) | Q(**{f"{prefix}ended_on__gt": on})
    )


class Agency(models.Model):
    """The council itself, or a partner: police, health, school, probation."""

    class Kind(models.TextChoices):
        COUNCIL = "council", "Council"
        POLICE = "police", "Police"
        HEALTH = "health", "Health"
        SCHOOL = "school", "School or college"
        PROBATION = "probation", "Probation"
        HOUSING = "housing", "Housing"
        OTHER = "other", "Other agency"

    name = models.CharField(max_length=120, unique=True)
    kind = models.CharField(max_length=12, choices=Kind)

    class Meta:
        verbose_name_plural = "agencies"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Team(models.Model):
    """A team of an agency. `service` groups the teams that one service manager answers for."""

    class Kind(models.TextChoices):
        FRONT_DOOR = "front_door", "Front door"
        EARLY_HELP = "early_help", "Early help"
        ASSESSMENT = "assessment", "Assessment"
        FAMILY_SOLUTIONS = "family_solutions", "Family support and safeguarding"
        CHILDREN_IN_CARE = "children_in_care", "Children in care"
        LEAVING_CARE = "leaving_care", "Leaving care"
        REVIEWING = "reviewing", "Reviewing officers and conference chairs"
        HEALTH = "health", "Health"
        EDUCATION = "education", "Virtual school"
        LEADERSHIP = "leadership", "Leadership"
        SUPPORT = "support", "Business support"
        PARTNER = "partner", "Partner agency"

    name = models.CharField(max_length=120, unique=True)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="teams")
    kind = models.CharField(max_length=20, choices=Kind)
    service = models.CharField(max_length=80, blank=True, default="")
    town = models.CharField(max_length=60, blank=True, default="")

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class WorkerManager(BaseUserManager["Worker"]):
    """Finds workers by e-mail address, whatever its case."""

    def get_by_natural_key(self, username: str | None) -> "Worker":
        return self.get(email__iexact=username)

    def create_user(self, email: str, password: str | None = None, **fields: object) -> "Worker":
        worker = self.model(email=self.normalize_email(email), **fields)
        worker.set_password(password)
        worker.save(using=self._db)
        return worker


class Worker(AbstractBaseUser):
    """Somebody who works with children and signs in. What they may do comes from memberships, not from flags."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    registration_number = models.CharField("Social Work England number", max_length=20, blank=True, default="")
    number = models.CharField("council's own number", max_length=20, blank=True, default="", db_index=True)
    is_active = models.BooleanField(default=True)
    is_system = models.BooleanField("stands for a load or a program, cannot sign in", default=False)
    joined_at = models.DateTimeField(auto_now_add=True)

    # A day and the roles held that day, of the worker whose request this is (set at the door, no column).
    roles_held: "tuple[date, frozenset[str]] | None" = None

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    objects = WorkerManager()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Post(models.Model):
    """A post in a team's establishment; vacant when no membership fills it."""

    team = models.ForeignKey(Team, models.PROTECT, related_name="posts")
    role = models.CharField(max_length=40)
    title = models.CharField(max_length=80)
    started_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["team", "title"]

    def __str__(self) -> str:
        return self.title


class Membership(models.Model):
    """A worker's role in a team, from when to when. `role` is a key of `alongside.law.roles`."""

    worker = models.ForeignKey(Worker, models.PROTECT, related_name="memberships")
    team = models.ForeignKey(Team, models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=40)
    post = models.ForeignKey(Post, models.PROTECT, related_name="memberships", null=True, blank=True)
    started_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="membership_ends_after_start",
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=models.F("started_on")),
            ),
            no_overlap("one_worker_in_a_post", "post", condition=Q(post__isnull=False)),
        ]
        indexes = [models.Index(fields=["worker", "role"], name="membership_of_worker")]

    def __str__(self) -> str:
        return f"{self.role} in team {self.team_id}"
