"""What likeness of words suggests to whoever tags a finding. A person chooses or leaves it."""

from collections.abc import Sequence

from alongside.practice.learning.likeness import most_alike
from alongside.practice.learning.models import Finding, Tag, Theme

Suggested = list[tuple[Theme, float]]


def themes_suggested(finding: Finding) -> Suggested:
    """The themes of the findings most like this one, and those whose title is; with how alike, the likest first."""
    tagged = Tag.objects.exclude(finding=finding).values_list("theme", "finding__words")
    titled = Theme.objects.values_list("pk", "title")
    held = set(finding.tags.values_list("theme", flat=True))
    found = [pair for pair in most_alike(finding.words, [*tagged, *titled]) if pair[0] not in held]
    themes = Theme.objects.in_bulk([pk for pk, _ in found])
    return [(themes[pk], alike) for pk, alike in found]


def repeats_suggested(finding: Finding) -> list[tuple[Finding, float]]:
    """The findings of earlier weeks that are most like this one."""
    earlier = Finding.objects.filter(week__ends_on__lt=finding.week.starts_on).select_related("week")
    known = {one.pk: one for one in earlier}
    found = most_alike(finding.words, [(one.pk, one.words) for one in known.values()])
    return [(known[pk], alike) for pk, alike in found]


def of_the_same_theme(finding: Finding) -> Sequence[Finding]:
    """The findings of earlier weeks under one of this one's themes: those a person would look at first."""
    themes = finding.tags.values("theme")
    earlier = Finding.objects.filter(week__ends_on__lt=finding.week.starts_on, tags__theme__in=themes)
    return list(earlier.select_related("week").distinct().order_by("-week__starts_on", "pk"))
