"""A query asks whether a value is right: whoever knows says why it is, and it is not asked again."""

from collections.abc import Collection
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from alongside.insight.workbench.checking import rule_of
from alongside.insight.workbench.models import Explanation
from alongside.people.models import Person, Worker

# What an explanation is about: child, return, year, rule, and the day of the fact.
Key = tuple[int, str, int, str, date | None]


@transaction.atomic
def explain(
    *, child: Person, kind: str, year: int, rule: str, on: date | None, words: str, by: Worker, at: datetime
) -> Explanation:
    """Say why what a query asks about is right. Raises ValidationError for an error, which is mended instead."""
    asked = rule_of(kind, rule, year)
    if asked is None or asked.severity != "query":
        raise ValidationError("This is wrong by its rule, so it cannot be explained: mend it in the record.")
    return Explanation.objects.create(
        child=child, kind=kind, year=year, rule=rule, on=on, words=words.strip(), by=by, at=at
    )


def explained(child_ids: Collection[int]) -> dict[Key, Explanation]:
    """The explanations that stand for these children, each by what it is about."""
    found = Explanation.objects.filter(child__in=child_ids).order_by("at", "pk").select_related("by")
    return {(one.child_id, one.kind, one.year, one.rule, one.on): one for one in found}
