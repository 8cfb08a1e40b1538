"""Who is near a child, how they are related, and where they live, as far as the acting worker may see."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from string import ascii_uppercase
from typing import Any, Final, NamedTuple

from django.db import DEFAULT_DB_ALIAS
from django.db.models import Exists, FilteredRelation, OuterRef, Q, QuerySet

from alongside.pathway.care.models import PeriodOfCare
from alongside.pathway.protection.models import ProtectionPlan
from alongside.pathway.record.family_picture.family import Bond, Family, Kind, Member, read_family
from alongside.pathway.record.family_picture.relations import relations
from alongside.pathway.record.questions.prepared import CHILD, DAY, PEOPLE, Prepared
from alongside.people.addresses import NOT_TOLD, Purpose, shown
from alongside.people.models import Address, Allocation, FamilyMember, Person, Relationship, current

KINDS: Final = {
    Relationship.Kind.PARENT: Kind.PARENT,
    Relationship.Kind.STEP_PARENT: Kind.STEP,
    Relationship.Kind.ADOPTIVE_PARENT: Kind.ADOPTIVE,
    Relationship.Kind.CARER: Kind.CARER,
    Relationship.Kind.GRANDPARENT: Kind.GRANDPARENT,
    Relationship.Kind.AUNT_UNCLE: Kind.AUNT_OR_UNCLE,
    Relationship.Kind.SIBLING: Kind.SIBLING,
    Relationship.Kind.HALF_SIBLING: Kind.HALF_SIBLING,
    Relationship.Kind.STEP_SIBLING: Kind.STEP_SIBLING,
    Relationship.Kind.PARTNER: Kind.PARTNER,
    Relationship.Kind.SPOUSE: Kind.MARRIED,
    Relationship.Kind.FORMER_PARTNER: Kind.SEPARATED,
    Relationship.Kind.OTHER: Kind.OTHER,
}


class Tie(NamedTuple):
    """`person` is `kind` of `other` (see `Relationship`)."""

    person_id: int
    other_id: int
    kind: str
    parental_responsibility: bool
    started_on: date | None
    ended_on: date | None


@dataclass(frozen=True)
class Near:
    """The people near a child by id, what binds them, where each lives, and whose record may be opened."""

    people: dict[int, Person]
    ties: list[Tie]
    addresses: dict[int, Address]
    opens: frozenset[int]


@dataclass(frozen=True)
class Relative:
    """One relative of the child, in words."""

    person: Person
    word: str
    responsible: bool
    with_child: bool
    opens: bool


def near(child_id: int, on: date) -> Near:
    """Everybody in the child's families or related to the child, or to one of those: three queries."""
    core = {child_id, *(pk for (pk,) in _MEMBERS.rows(child=child_id, day=on))}
    ties = [Tie(*row) for row in _TIES.rows(people=sorted(core))]
    tied = core.union(*((tie.person_id, tie.other_id) for tie in ties))
    rows = _PEOPLE.rows(people=sorted(tied), day=on)
    people = {row[0]: Person.from_db(DEFAULT_DB_ALIAS, _PERSON, row[: len(_PERSON)]) for row in rows}
    homes = {row[0]: dict(zip(_HOME, row[-len(_HOME) :], strict=True)) for row in rows}
    opens = frozenset(row[0] for row in rows if row[len(_PERSON)])
    known = [tie for tie in ties if tie.person_id in people and tie.other_id in people]
    return Near(people, known, {pk: Address(person_id=pk, **home) for pk, home in homes.items() if home["id"]}, opens)


_PERSON: Final = (
    "id", "given_name", "family_name", "known_as", "number", "sex", "born_on", "expected_on", "died_on"
)  # fmt: skip
_HOME: Final = ("id", "lines", "town", "postcode", "household", "hidden")
_FAMILIES: Final = FamilyMember.objects.filter(current(DAY), person=CHILD).values("family")


def _people() -> "QuerySet[Person, tuple[Any, ...]]":
    return (
        Person.objects.filter(pk=PEOPLE, merged_into__isnull=True)
        .annotate(home=FilteredRelation("addresss", condition=current(DAY, "addresss__")))
        .annotate(opens=Exists(Allocation.objects.current(DAY).filter(child=OuterRef("pk"))))
        .values_list(*_PERSON, "opens", *(f"home__{column}" for column in _HOME))
    )


_MEMBERS: Final = Prepared(
    lambda: FamilyMember.objects.filter(current(DAY), family__in=_FAMILIES).values_list("person")
)
_TIES: Final = Prepared(
    lambda: Relationship.objects.filter(Q(person=PEOPLE) | Q(other=PEOPLE)).order_by("pk").values_list(*Tie._fields)
)
_PEOPLE: Final = Prepared(_people)


def ever_near(child_id: int) -> list[int]:
    """Everybody ever in the child's families or related to the child: whose facts a past day is drawn from."""
    families = FamilyMember.objects.filter(person=child_id).values("family")
    core = {child_id, *FamilyMember.objects.filter(family__in=families).values_list("person", flat=True)}
    ties = Relationship.objects.filter(Q(person__in=core) | Q(other__in=core)).values_list("person", "other")
    return sorted(core.union(*ties))


def relatives(around: Near, child_id: int) -> list[Relative]:
    """The child's relatives in words, parents first."""
    found = relations(as_family(around, child_id, set(), set()))
    homes = households(around)
    responsible = {t.person_id for t in around.ties if t.other_id == child_id and t.parental_responsibility}
    listed: dict[int, Relative] = {}
    for relative in found.get(str(child_id), []):
        person = around.people[int(relative.id)]
        lives_with = bool(homes.get(person.pk)) and homes.get(person.pk) == homes.get(child_id)
        entry = Relative(person, relative.word, person.pk in responsible, lives_with, person.pk in around.opens)
        listed.setdefault(person.pk, entry)
    return list(listed.values())


def as_family(around: Near, child_id: int, in_care: set[int], on_plan: set[int]) -> Family:
    """The same people as the family picture reads them."""
    return read_family(*drawn(around, child_id, in_care, on_plan))


def drawn(around: Near, child_id: int, in_care: set[int], on_plan: set[int]) -> tuple[list[Member], list[Bond]]:
    """Members and bonds for the family picture. Names of homes never hold a hidden address."""
    homes = households(around)
    members = [
        Member(
            id=str(pk),
            label=person.name,
            sex=person.sex,
            born=person.born_on,
            expected=person.expected_on,
            died=person.died_on,
            is_focus=pk == child_id,
            in_care=pk in in_care,
            on_plan=pk in on_plan,
            household=homes.get(pk),
        )
        for pk, person in around.people.items()
    ]
    bonds = [
        Bond(KINDS[Relationship.Kind(t.kind)], str(t.person_id), str(t.other_id), t.started_on, t.ended_on)
        for t in around.ties
    ]
    return members, bonds


def households(around: Near) -> dict[int, str]:
    """The name of each person's home: who live together share it. Hidden homes are told apart by a letter.

    A home is hidden when it is for anybody who lives there.
    """
    keys = {pk: _key(address) for pk, address in around.addresses.items()}
    secret = sorted({keys[pk] for pk, address in around.addresses.items() if address.hidden})
    letters = {key: f"{NOT_TOLD} ({ascii_uppercase[at % 26]})" for at, key in enumerate(secret)}
    return {pk: letters.get(keys[pk]) or shown(address, Purpose.PAGE).text for pk, address in around.addresses.items()}


def _key(address: Address) -> str:
    """What two addresses share when they are one home: the same words, or else the same household."""
    words = "".join(f"{address.lines}{address.postcode}".lower().split())
    return words or f"household {address.household}"


def flagged(ids: Iterable[int], on: date) -> tuple[set[int], set[int]]:
    """Which of these people are in care, and which have a child protection plan."""
    of = list(ids)
    in_care = PeriodOfCare.objects.on(on).filter(child__in=of).values_list("child", flat=True)
    on_plan = ProtectionPlan.objects.current(on).filter(child__in=of).values_list("child", flat=True)
    return set(in_care), set(on_plan)
