"""The verbs of learning: a finding is written, put under themes, decided on, done. The lead's, but for what is done."""

from collections.abc import Collection
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from alongside.access.door import NotAllowed
from alongside.people.models import Worker
from alongside.practice.learning.models import Decision, Done, Finding, Repeat, Tag, Theme
from alongside.practice.learning.publishing.naming import Text, refuse_names
from alongside.practice.learning.suggesting import repeats_suggested, themes_suggested
from alongside.practice.weeks.leading import leads, require_lead
from alongside.practice.weeks.models import Week


@transaction.atomic
def add_theme(*, title: str, by: Worker, on: date) -> Theme:
    """A theme that findings of any week can be put under."""
    require_lead(by, on)
    theme = Theme(title=title.strip())
    theme.full_clean()
    theme.save()
    return theme


@transaction.atomic
def write_finding(
    *,
    week: Week,
    words: str,
    source: str,
    by: Worker,
    on: date,
    source_id: str = "",
    themes: Collection[Theme] = (),
) -> Finding:
    """Write what was found, about practice and systems. `source_id` is what it came from.

    Raises ValidationError where the words name a worker, a team, a place or somebody of the record.
    """
    require_lead(by, on)
    refuse_names([Text("What did you find?", words)])
    finding = Finding.objects.create(week=week, words=words.strip(), source=source, source_id=source_id, on=on, by=by)
    tag(finding=finding, themes=themes, by=by, on=on)
    return finding


@transaction.atomic
def tag(*, finding: Finding, themes: Collection[Theme], by: Worker, on: date) -> list[Tag]:
    """Put a finding under these themes and no others. Whether the machine had suggested one is kept beside it."""
    require_lead(by, on)
    suggested = {theme.pk for theme, _ in themes_suggested(finding)}
    finding.tags.exclude(theme__in=[theme.pk for theme in themes]).delete()
    held = set(finding.tags.values_list("theme", flat=True))
    new = [theme for theme in themes if theme.pk not in held]
    return Tag.objects.bulk_create(
        Tag(finding=finding, theme=theme, suggested=theme.pk in suggested, by=by) for theme in new
    )


@transaction.atomic
def say_repeated(*, finding: Finding, earlier: Finding | None, by: Worker, on: date) -> Repeat | None:
    """Say that a finding of an earlier week came back, or (with none) that it did not after all."""
    require_lead(by, on)
    Repeat.objects.filter(finding=finding).delete()
    if earlier is None:
        return None
    if earlier.week.ends_on >= finding.week.starts_on:
        raise ValidationError("Only a finding of an earlier week can have come back.")
    suggested = earlier.pk in {one.pk for one, _ in repeats_suggested(finding)}
    return Repeat.objects.create(finding=finding, earlier=earlier, suggested=suggested, by=by)


@transaction.atomic
def decide(
    *,
    finding: Finding,
    by: Worker,
    on: date,
    action: str = "",
    owner: Worker | None = None,
    due_on: date | None = None,
    why_not: str = "",
) -> Decision:
    """What is done about a finding, who answers for it and by when; or why nothing is: one of them.

    Deciding again changes what was decided; the day of the first decision stays. Raises ValidationError once done.
    """
    require_lead(by, on)
    told = {"action": action.strip(), "owner": owner, "due_on": due_on, "why_not": why_not.strip(), "by": by}
    decision = Decision.objects.filter(finding=finding).first() or Decision(finding=finding, on=on)
    if Done.objects.filter(decision=decision.pk).exists():
        raise ValidationError("This is done already. Write a new finding if it is not enough.")
    for name, value in told.items():
        setattr(decision, name, value)
    decision.full_clean()
    decision.save()
    return decision


@transaction.atomic
def finish(*, decision: Decision, changed: str, by: Worker, on: date) -> Done:
    """The action is done, and this changed. Whoever answers for it says so, or who leads the week."""
    if decision.owner_id != by.pk and not leads(by, on):
        raise NotAllowed("This is for whoever answers for the action, or the Practice Week lead, to say.")
    if decision.owner_id is None:
        raise ValidationError("Nothing was to be done about this finding.")
    if on < decision.on:
        raise ValidationError("An action is done after it was decided. Check the date.")
    return Done.objects.create(decision=decision, on=on, changed=changed.strip(), by=by)
