"""No names before a host shares one: what is written for a guest is looked through for the family's own."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Final

from django.core.exceptions import ValidationError
from django.db.models import Q

from alongside.people.models import FamilyMember, Person, Relationship, current

_SHORTEST: Final = 3  # letters: shorter names stand inside too many sentences
_POSTCODE: Final = re.compile(r"\b[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}\b", re.IGNORECASE)


def refuse_names(words: str, child: Person, on: date) -> None:
    """Raises ValidationError where words for a guest name the child, somebody near, or a postcode.

    Names are looked for as they are written, so that "may" is not May. The refusal repeats none of them.
    """
    written = set(re.findall(r"[\w'’-]+", words))
    written |= {word.removesuffix("'s").removesuffix("’s") for word in written}
    if written & _names_near(child, on):
        raise ValidationError("Leave names out: the guest is told none until you share a first name.")
    if _POSTCODE.search(words):
        raise ValidationError("Leave addresses out: the guest comes with you from where you meet.")


def _names_near(child: Person, on: date) -> set[str]:
    """The words of the names of the child, of relatives and theirs (half-brothers too), and of who shares a family."""
    relatives = _related_to([child.pk])
    families = FamilyMember.objects.filter(current(on), person=child).values("family")
    members = FamilyMember.objects.filter(current(on), family__in=families).values_list("person", flat=True)
    near = Person.objects.filter(pk__in={child.pk, *relatives, *_related_to(relatives), *members})
    names = near.values_list("given_name", "family_name", "known_as")
    return {word for row in names for name in row for word in name.split() if len(word) >= _SHORTEST}


def _related_to(people: Iterable[int]) -> set[int]:
    whose = list(people)
    rows = Relationship.objects.filter(Q(person__in=whose) | Q(other__in=whose)).values_list("person", "other")
    return {one for row in rows for one in row}
