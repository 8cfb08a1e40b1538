"""Brothers and sisters, for work that is done for several children in one act."""

from datetime import date

from django.db.models import Q, QuerySet

from alongside.people.models import FamilyMember, Person, Relationship, current

PARENTS = (Relationship.Kind.PARENT, Relationship.Kind.STEP_PARENT, Relationship.Kind.ADOPTIVE_PARENT)
SIBLINGS = (
    Relationship.Kind.SIBLING,
    Relationship.Kind.HALF_SIBLING,
    Relationship.Kind.STEP_SIBLING,
)
GROWN_UP = 18


def siblings_of(child: Person, on: date) -> QuerySet[Person]:
    """The child's brothers and sisters under 18 whom the acting worker may see: by relationship, parent or family."""
    bonds = Relationship.objects.filter(kind__in=SIBLINGS)
    parents = Relationship.objects.filter(kind__in=PARENTS, other=child).values("person")
    families = FamilyMember.objects.filter(current(on), person=child).values("family")
    near = (
        Q(pk__in=bonds.filter(person=child).values("other"))
        | Q(pk__in=bonds.filter(other=child).values("person"))
        | Q(pk__in=Relationship.objects.filter(kind__in=PARENTS, person__in=parents).values("other"))
        | Q(pk__in=FamilyMember.objects.filter(current(on), family__in=families).values("person"))
    )
    grown_up = Q(born_on__lte=date(on.year - GROWN_UP, on.month, min(on.day, 28)))
    return Person.objects.filter(near, merged_into__isnull=True, died_on__isnull=True).exclude(
        grown_up | Q(pk=child.pk)
    )
