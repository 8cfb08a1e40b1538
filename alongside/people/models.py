"""Who people are: persons, their names, addresses, families and relationships, and who works with them.

A person's sex, ethnicity and disability are in the department's codes (children in need census
2026 to 2027, code sets Sex, Ethnicity and Disability); their words come from `alongside.returns`.
"""

from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from alongside.history.facts import ChildFact, Fact, PersonFact
from alongside.history.overlap import ends_after_start, no_overlap
from alongside.people.finding.models import SearchKey
from alongside.people.restrictions import Restriction, RestrictionNamed
from alongside.people.workers import Agency, Membership, Post, Team, Worker, current

__all__ = [
    "Address",
    "Agency",
    "Allocation",
    "Family",
    "FamilyMember",
    "Membership",
    "Mending",
    "Merge",
    "OtherName",
    "Person",
    "Post",
    "Relationship",
    "Restriction",
    "RestrictionNamed",
    "SearchKey",
    "Team",
    "Worker",
    "current",
]


# Before the record's own number, where the council gave a child none: letters and digits, ten signs at most.
RECORD_NUMBER = "AL"


class Person(Fact):
    """A child, parent, carer or other person. `number` is the council's own number for a child it works with."""

    part = "people"
    subject = "id"

    class Sex(models.TextChoices):
        FEMALE = "F", "Female"
        MALE = "M", "Male"
        UNKNOWN = "U", "Not recorded or unknown"

    given_name = models.CharField(max_length=80, blank=True, default="")
    family_name = models.CharField(max_length=80, blank=True, default="")
    known_as = models.CharField(max_length=80, blank=True, default="")
    number = models.CharField("council's own number", max_length=20, unique=True, null=True, blank=True)
    sex = models.CharField(max_length=1, choices=Sex, default=Sex.UNKNOWN)
    born_on = models.DateField(null=True, blank=True)
    expected_on = models.DateField("expected date of birth", null=True, blank=True)
    died_on = models.DateField(null=True, blank=True)
    ethnicity = models.CharField(max_length=4, blank=True, default="")
    disabilities = ArrayField(models.CharField(max_length=4), default=list, blank=True)
    language = models.CharField("first language", max_length=40, blank=True, default="")
    interpreter_needed = models.BooleanField(default=False)
    nhs_number = models.CharField("NHS number", max_length=10, unique=True, null=True, blank=True)
    upn = models.CharField("unique pupil number", max_length=13, unique=True, null=True, blank=True)
    former_upn = models.CharField(max_length=13, blank=True, default="")
    upn_unknown = models.CharField("why the pupil number is not known", max_length=4, blank=True, default="")
    photograph_agreed = models.BooleanField(default=False)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, related_name="merged", editable=False)
    made_in = models.BigIntegerField(null=True, editable=False)  # the transaction that made the row

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="person_dies_after_birth",
                condition=Q(died_on__isnull=True) | Q(born_on__isnull=True) | Q(died_on__gte=F("born_on")),
                violation_error_message="Nobody dies before they are born. Check both dates.",
            ),
        ]
        indexes = [
            models.Index(fields=["born_on"], name="person_born"),
            models.Index(fields=["family_name", "given_name"], name="person_name"),
            models.Index(fields=["made_in"], name="person_made_in", condition=Q(made_in__isnull=False)),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name to show. A child loaded from a return shows under the council's own number."""
        called = f"{self.known_as or self.given_name} {self.family_name}".strip()
        return called or (f"Child {self.number}" if self.number else f"Person {self.pk}")

    @property
    def returned_as(self) -> str:
        """The number under which returns know the child: the council's own, else the record's, which never changes."""
        return self.number or f"{RECORD_NUMBER}{self.pk:07}"

    def age(self, on: date) -> int | None:
        """Age in whole years on a day; None when not born yet or the date is not known."""
        if self.born_on is None or self.born_on > on:
            return None
        return on.year - self.born_on.year - ((on.month, on.day) < (self.born_on.month, self.born_on.day))


class OtherName(PersonFact):
    """A former name, birth name or alias, with the days it was used."""

    class Kind(models.TextChoices):
        BIRTH = "birth", "Name at birth"
        FORMER = "former", "Former name"
        ALIAS = "alias", "Also known as"

    kind = models.CharField(max_length=6, choices=Kind)
    given_name = models.CharField(max_length=80, blank=True, default="")
    family_name = models.CharField(max_length=80, blank=True, default="")
    started_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [ends_after_start("name_ends_after_start")]

    def __str__(self) -> str:
        return f"{self.given_name} {self.family_name}".strip()


class Address(PersonFact):
    """Where somebody lived from when to when. A hidden one is shown to nobody who might pass it on.

    People with the same `household` number live together.
    """

    lines = models.CharField("address", max_length=200, blank=True, default="")
    town = models.CharField(max_length=60, blank=True, default="")
    postcode = models.CharField(max_length=8, blank=True, default="")
    household = models.BigIntegerField(null=True, blank=True, db_index=True)
    started_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    hidden = models.BooleanField("must not be told to others", default=False)
    hidden_why = models.TextField(blank=True, default="")

    class Meta:
        constraints = [
            no_overlap("one_address_at_a_time", "person", message="There is already an address for these days."),
            ends_after_start("address_ends_after_start"),
            models.CheckConstraint(
                name="hidden_address_has_reason",
                condition=Q(hidden=False) | ~Q(hidden_why=""),
                violation_error_message="Say why this address must not be told to others.",
            ),
        ]


class Family(Fact):
    """People who belong together for the work. A child may belong to more than one over time."""

    part = "people"
    subject = "id"

    name = models.CharField(max_length=120)
    made_in = models.BigIntegerField(null=True, editable=False)  # the transaction that made the row


class FamilyMember(PersonFact):
    """A person's place in a family, from when to when."""

    family = models.ForeignKey(Family, models.PROTECT, related_name="members")
    started_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            no_overlap(
                "once_in_a_family",
                "family",
                "person",
                message="This person belongs to the family on these days already.",
            ),
            ends_after_start("family_member_ends_after_start"),
        ]


class Relationship(PersonFact):
    """`person` is `kind` of `other`: "mother of", "partner of", from when to when."""

    class Kind(models.TextChoices):
        PARENT = "parent", "Parent"
        STEP_PARENT = "step_parent", "Step-parent"
        ADOPTIVE_PARENT = "adoptive_parent", "Adoptive parent"
        CARER = "carer", "Carer"
        GRANDPARENT = "grandparent", "Grandparent"
        AUNT_UNCLE = "aunt_uncle", "Aunt or uncle"
        SIBLING = "sibling", "Brother or sister"
        HALF_SIBLING = "half_sibling", "Half-brother or half-sister"
        STEP_SIBLING = "step_sibling", "Step-brother or step-sister"
        PARTNER = "partner", "Partner"
        SPOUSE = "spouse", "Husband, wife or civil partner"
        FORMER_PARTNER = "former_partner", "Former partner"
        OTHER = "other", "Other relationship"

    other = models.ForeignKey(Person, models.PROTECT, related_name="relationships_from")
    kind = models.CharField(max_length=16, choices=Kind)
    parental_responsibility = models.BooleanField(default=False)
    started_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="related_to_somebody_else",
                condition=~Q(person=F("other")),
                violation_error_message="Nobody is related to themselves. Choose somebody else.",
            ),
            ends_after_start("relationship_ends_after_start"),
            models.UniqueConstraint(
                name="one_relationship_of_a_kind",
                fields=["person", "other", "kind"],
                condition=Q(ended_on__isnull=True),
                violation_error_message="This relationship is recorded already.",
            ),
        ]


class AllocationQuerySet(models.QuerySet["Allocation"]):
    """Questions about who works with whom."""

    def current(self, on: date) -> "AllocationQuerySet":
        return self.filter(current(on))


class Allocation(ChildFact):
    """Who works with a child, as what, from when to when: a team, and a worker of it once one is named.

    This is what lets them see the child (see `alongside.access`).
    """

    part = "allocation"

    team = models.ForeignKey(Team, models.PROTECT, related_name="allocations")
    worker = models.ForeignKey(Worker, models.PROTECT, related_name="allocations", null=True, blank=True)
    role = models.CharField(max_length=40)
    started_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    # Codes of the 903's SW_REASON: why this worker came in place of another, and why the work ended.
    started_why = models.CharField(max_length=10, blank=True, default="")
    ended_why = models.CharField(max_length=10, blank=True, default="")

    objects = AllocationQuerySet.as_manager()

    class Meta:
        constraints = [
            no_overlap(
                "one_allocation_in_a_role",
                "child",
                "team",
                "worker",
                condition=Q(worker__isnull=False),
                message="This worker is already allocated to the child for these days.",
            ),
            ends_after_start("allocation_ends_after_start"),
        ]
        indexes = [
            models.Index(fields=["worker"], name="allocation_open_worker", condition=Q(ended_on__isnull=True)),
            models.Index(fields=["team"], name="allocation_open_team", condition=Q(ended_on__isnull=True)),
        ]


class MendingQuerySet(models.QuerySet["Mending"]):
    """Questions about what is to be mended."""

    def open(self) -> "MendingQuerySet":
        return self.filter(mended_on__isnull=True)


class Mending(ChildFact):
    """Something that a loaded file says of a child and that is wrong by a rule: it was taken, and is to be mended."""

    part = "people"

    sentence = models.TextField("what is wrong, without what the file said")
    mended_on = models.DateField(null=True, blank=True)
    mended_how = models.TextField("how it was mended", blank=True, default="")

    objects = MendingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="mended_in_words",
                condition=Q(mended_on__isnull=True) | Q(mended_how__regex=r"\S"),
                violation_error_message="Say how it was mended.",
            ),
        ]
        indexes = [models.Index(fields=["child"], name="mending_open", condition=Q(mended_on__isnull=True))]


class Merge(Fact):
    """Two records found to be one person: what was moved, so that it can be moved back."""

    part = "people"
    subject = "kept_id"

    kept = models.ForeignKey(Person, models.PROTECT, related_name="+")
    gone = models.ForeignKey(Person, models.PROTECT, related_name="+")
    reason = models.TextField()
    moved = models.JSONField()  # [[table, column, row id], ...]
    before = models.JSONField()  # the kept person's own columns as they stood
    undone_at = models.DateTimeField(null=True, blank=True)
