"""What the child says, wherever it was written down: her own words with the day and who heard them."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, Final

from django.db.models import DateTimeField, F, TextField, Value
from django.db.models.functions import Cast

from alongside.history.facts import Fact, fact_models
from alongside.pathway.record.questions.prepared import CHILD, Prepared

# The day on which the words of each kind of fact were said, by its table.
SAID_ON: Final = {
    "assessment_assessment": "child_seen_on",
    "assessment_emergencyaction": "taken_at",
    "assessment_section47enquiry": "child_seen_on",
    "assessment_strategydiscussion": "held_on",
    "care_careplan": "made_on",
    "care_carereview": "held_on",
    "care_carevisit": "visited_on",
    "care_healthassessment": "held_on",
    "care_periodofcare": "started_on",
    "care_personaleducationplan": "made_on",
    "care_placement": "started_on",
    "care_placementplan": "made_on",
    "care_returninterview": "held_on",
    "early_help_earlyhelpepisode": "started_on",
    "early_help_teammeeting": "held_on",
    "edge_of_care_edgeofcarereview": "held_on",
    "edge_of_care_edgeofcaresupport": "started_on",
    "family_plan_childinneedplan": "started_on",
    "family_plan_childinneedreview": "held_on",
    "family_plan_childinneedvisit": "visited_on",
    "family_plan_familymeeting": "held_on",
    "front_door_contact": "received_at",
    "front_door_harmsuspicion": "suspected_at",
    "front_door_transfer": "on",
    "leaving_care_accommodation": "started_on",
    "leaving_care_accommodationvisit": "visited_on",
    "leaving_care_declinedsupport": "started_on",
    "leaving_care_intouch": "happened_on",
    "leaving_care_needsassessment": "completed_on",
    "leaving_care_pathwayplan": "started_on",
    "leaving_care_pathwayreview": "held_on",
    "leaving_care_plannedrelease": "recorded_at",
    "notes_casenote": "happened_at",
    "protection_conference": "held_on",
    "protection_coregroup": "held_on",
    "protection_protectionplan": "started_on",
    "protection_protectionvisit": "visited_on",
}


_COLUMNS: Final = ("childs_words", "young_persons_words")


@dataclass(frozen=True)
class Said:
    """The child's words, verbatim; when, to whom, and where they are written."""

    words: str
    on: datetime
    heard_by: str
    where: str
    row_id: int


def latest(child_id: int, parts: frozenset[str], most: int = 3) -> list[Said]:
    """What the child said last, newest first, in one query."""
    asked = _question(parts)
    return [Said(*row) for row in asked.rows(child=child_id, most=most)] if asked else []


@cache
def _question(parts: frozenset[str]) -> Prepared | None:
    models = [model for model in fact_models() if model._meta.db_table in SAID_ON and model.part in parts]
    return Prepared(lambda: _united(models), "({}) ORDER BY 2 DESC, 5 DESC LIMIT %(most)s") if models else None


def _united(models: list[type[Fact]]) -> Any:
    first, *others = (_said(model) for model in models)
    return first.union(*others, all=True)


def voice_column(model: type[Fact]) -> str:
    """The column in which this kind of fact keeps the child's own words; blank when it keeps none."""
    names = {field.name for field in model._meta.concrete_fields}
    return next((name for name in _COLUMNS if name in names), "")


def _said(model: type[Fact]) -> Any:
    """The words of one kind of fact, as rows of Said."""
    when, words = SAID_ON[model._meta.db_table], voice_column(model)
    facts: Any = model._default_manager
    return (
        facts.filter(child_id=CHILD, **{f"{when}__isnull": False})
        .exclude(**{words: ""})
        .order_by()
        .annotate(
            said=F(words),
            said_on=Cast(when, DateTimeField()),
            heard=F("recorded_by__name"),
            where=Value(str(model._meta.verbose_name), output_field=TextField()),
            row=F("pk"),
        )
        .values_list("said", "said_on", "heard", "where", "row")
    )
