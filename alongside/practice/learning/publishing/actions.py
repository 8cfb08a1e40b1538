"""The verbs of publishing: a finding is put into words for everybody, a second person passes them, a week is told."""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import localdate

from alongside.people.models import Worker
from alongside.practice.learning.models import Finding, Publication, Wording
from alongside.practice.learning.publishing.blocks import kept
from alongside.practice.learning.publishing.naming import Text, refuse_names
from alongside.practice.learning.publishing.report import Report, report_of
from alongside.practice.weeks.leading import require_lead
from alongside.practice.weeks.models import Week

# What each text is called where it is written, for whoever has to mend it.
WHERE = {
    "said": "You said",
    "did": "We did",
    "easy_said": "You said, in easy words",
    "easy_did": "We did, in easy words",
    "quote": "Somebody’s words",
}


@transaction.atomic
def word(
    *,
    finding: Finding,
    said: str,
    did: str,
    easy_said: str,
    easy_did: str,
    by: Worker,
    on: date,
    quote: str = "",
) -> Wording:
    """Put a finding into words for everybody. Words that were passed are to be passed again.

    Raises ValidationError where a text names somebody, when nothing is decided yet, and once the week is published.
    """
    require_lead(by, on)
    _require_unpublished(finding.week)
    if not hasattr(finding, "decision"):
        raise ValidationError("Decide first what is done about this finding, or why nothing is.")
    told = {"said": said, "did": did, "easy_said": easy_said, "easy_did": easy_did, "quote": quote}
    told = {name: text.strip() for name, text in told.items()}
    refuse_names(Text(WHERE[name], text) for name, text in told.items())
    anew = {**told, "written_by": by, "written_on": on, "passed_by": None, "passed_on": None}
    return Wording.objects.update_or_create(finding=finding, defaults=anew)[0]


@transaction.atomic
def pass_wording(*, wording: Wording, by: Worker, on: date) -> Wording:
    """A second person has read the words and finds that nobody can be told from them."""
    require_lead(by, on)
    _require_unpublished(wording.finding.week)
    if by.pk == wording.written_by_id:
        raise ValidationError("Somebody other than who wrote it passes it.")
    refuse_names(_texts(wording))
    wording.passed_by, wording.passed_on = by, on
    wording.save(update_fields=["passed_by", "passed_on"])
    return wording


@transaction.atomic
def publish(*, week: Week, by: Worker, at: datetime) -> Publication:
    """Publish the report of a week, for good: its tables are what every later report is held against.

    Raises ValidationError while the week is not over, words wait to be passed or name somebody, or the tables
    cannot be made safe; saying which.
    """
    today = localdate(at)
    require_lead(by, today)
    _require_unpublished(week)
    if week.stage != Week.Stage.CLOSED:
        raise ValidationError("Close the week first: until then its visits still change.")
    waiting = Wording.objects.filter(finding__week=week, passed_by__isnull=True).count()
    if waiting:
        raise ValidationError(f"Words of {waiting} findings wait for a second person to pass them.")
    for wording in Wording.objects.filter(finding__week=week):
        refuse_names(_texts(wording))
    refuse_names([Text("The week’s name", week.name)])
    told = safe_report(week)
    tables = [table.as_json() for table in told.tables]
    return Publication.objects.create(
        week=week, at=at, by=by, blocks=kept(told.blocks), you_said=told.you_said, tables=tables
    )


def safe_report(week: Week) -> Report:
    """The report as it would be published. Raises ValidationError, with the reason, when it cannot be made safe."""
    try:
        return report_of(week)
    except ValueError as refusal:
        raise ValidationError(str(refusal)) from refusal


def _require_unpublished(week: Week) -> None:
    if Publication.objects.filter(week=week).exists():
        raise ValidationError("The report of this week is published, and does not change.")


def _texts(wording: Wording) -> list[Text]:
    return [Text(where, getattr(wording, name)) for name, where in WHERE.items()]
