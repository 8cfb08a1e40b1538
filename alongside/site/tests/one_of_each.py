"""A child with one fact of every kind, made by walking the models: a new kind of fact is in it by itself.

Every row about the child has the same number as the child. Whatever an address asks for by number is there,
and nobody has to say which kind of row the number means.
"""

from datetime import UTC, date, datetime
from typing import Any

from django.db import IntegrityError, models, transaction

from alongside.history.facts import ChildFact, Fact, PersonFact, fact_models
from alongside.people.models import Agency, Person, Team, Worker
from alongside.practice.audits.models import File, Framed, Round
from alongside.practice.weeks.models import Host, Slot, Week

NUMBER, OTHER = 7_654_321, 7_654_322
DAY = date(2026, 3, 2)
NAME = "Tansy Quillfeather"
HIDDEN = ("17 Canary Wharfside", "RV1 7ZZ")

# What a kind of row needs that its columns do not say of themselves: codes, and days that hide nobody.
NEEDS: dict[str, dict[str, Any]] = {
    "care_careevent": {"event": "long_stay.started"},
    "care_legalstatus": {"code": "C2"},
    "care_missingepisode": {"kind": "M"},
    "care_periodofcare": {"first_reason": "S"},
    "care_placement": {"kind": "U4"},
    "care_previouspermanence": {"kind": "P1"},
    "care_reviewdecision": {"responsible_role": "social_worker"},
    "care_strengthsanddifficulties": {"score": 12},
    "deadlines_deadline": {"code": "AS01"},
    "deadlines_done": {"code": "CN04"},
    "deadlines_departure": {"event": "assessment.started"},
    "leaving_care_accommodation": {"kind": "U"},
    "leaving_care_activity": {"code": "F1"},
    "leaving_care_intouch": {"in_touch": "YES1"},
    "notes_document": {"file": "no-such-file", "content_type": "text/plain", "sha256": "0" * 64},
    "people_address": {"lines": HIDDEN[0], "postcode": HIDDEN[1], "hidden": True, "hidden_why": "He must not know."},
    "people_allocation": {"role": "social_worker"},
    "people_merge": {"kept_id": NUMBER, "gone_id": OTHER, "before": {"kept": {}, "gone": {}}},
    "people_person": {"given_name": "Tansy", "family_name": "Quillfeather", "born_on": date(2010, 5, 14)},
    "people_relationship": {"other_id": OTHER},
    "people_restriction": {"person_id": OTHER, "ended_on": DAY},
    "protection_protectionplan": {"initial_category": "NEG", "latest_category": "NEG"},
}


def canary(part: str) -> str:
    """The one word that stands in every text of this part of the record, and nowhere else."""
    return f"zebrafinch{part.replace('_', '')}"


def make_one_of_each(by: Worker, team: Team) -> list[type[Fact]]:
    """Make the child, another person, and one fact of every kind about the child; return the kinds.

    Raises AssertionError naming the kinds that could not be made, to be helped along in `NEEDS`.
    """
    given = {Worker: by.pk, Team: team.pk, Agency: Agency.objects.using("owner").first().pk}
    given[Slot] = _slot(by).pk
    given[File] = _file(by).pk
    Person.objects.using("owner").create(pk=OTHER, given_name="Ruta", family_name="Quillfeather", recorded_by=by)
    waiting, made, refusals = fact_models(), [], {}
    while waiting:
        ready = [model for model in waiting if _needs(model, made)]
        assert ready, f"Each of these waits for another: {waiting}"
        for model in ready:
            waiting.remove(model)
            made.append(model)
            try:
                with transaction.atomic(using="owner"):
                    _row(model, given, made, by).save(using="owner", force_insert=True)
            except IntegrityError as refusal:
                refusals[model._meta.db_table] = str(refusal)
    assert not refusals, f"Say in NEEDS of one_of_each.py what these need: {refusals}"
    return made


def _slot(by: Worker) -> Slot:
    """A half-day with a family: a fact may be about one, and it is no fact itself."""
    week = Week.objects.using("owner").create(pk=NUMBER, name="March", starts_on=DAY, ends_on=DAY, planned_by=by)
    host = Host.objects.using("owner").create(pk=NUMBER, week=week, name="Outreach", worker=by, district="North")
    with_family = {"activity": Slot.Activity.FAMILY, "agreement": Slot.Agreement.WAITING}
    return Slot.objects.using("owner").create(pk=NUMBER, host=host, on=DAY, half="am", **with_family)


def _file(by: Worker) -> File:
    """A file drawn for an audit: which child's it is, is a fact."""
    days = {"starts_on": DAY, "ends_on": DAY, "drawn_on": DAY}
    drawn = Round.objects.using("owner").create(
        pk=NUMBER, name="Audits", kind=Round.Kind.AUDIT, seed="March", size=1, planned_by=by, **days
    )
    strata = {"plan": "need", "risk": "none", "age_band": "10", "team": "North"}
    framed = Framed.objects.using("owner").create(pk=NUMBER, round=drawn, key="k", drawn=True, **strata)
    return File.objects.using("owner").create(pk=NUMBER, round=drawn, number=1, framed=framed, first=by)


def _needs(model: type[Fact], made: list[type[Fact]]) -> bool:
    """Whether every row that one of this kind must point to is there."""
    must = [field.related_model for field in model._meta.fields if field.is_relation and not field.null]
    return all(not issubclass(to, Fact) or to in made or to is model for to in must)


def _row(model: type[Fact], given: dict[Any, int], made: list[type[Fact]], by: Worker) -> Fact:
    row = model(pk=NUMBER, recorded_by=by)
    needs = NEEDS.get(model._meta.db_table, {})
    for field in model._meta.fields:
        if field.attname in needs or field.primary_key or field.name in ("recorded_by", "changed_by", "merged_into"):
            continue
        if field.is_relation:
            setattr(row, field.attname, _points_to(field, given, made))
        elif (value := _value(field, model.part)) is not None:
            setattr(row, field.attname, value)
    for name, value in needs.items():
        setattr(row, name, value)
    return row


def _points_to(field: Any, given: dict[Any, int], made: list[type[Fact]]) -> int | None:
    kind = field.related_model
    if kind in given:
        return given[kind] if not field.null or field.name in ("worker", "chair", "agency") else None
    if kind is Person and field.name not in ("child", "person"):
        return None if field.null else OTHER
    return NUMBER if kind in made else None


def _value(field: Any, part: str) -> Any:
    """What stands in a column: the part's canary in every text, an answer where one must be; None leaves it be."""
    if isinstance(field, models.TextField):
        return canary(part)
    if field.null or field.blank or field.has_default():
        return None
    if field.choices:
        return field.choices[0][0]
    if isinstance(field, models.DateTimeField):
        return datetime(DAY.year, DAY.month, DAY.day, 12, tzinfo=UTC)
    values = {models.DateField: DAY, models.BooleanField: False, models.JSONField: []}
    for kind, value in values.items():
        if isinstance(field, kind):
            return value
    return canary(part)[: field.max_length] if isinstance(field, models.CharField) else 1


def kinds_of_child(made: list[type[Fact]]) -> list[type[Fact]]:
    """Those kinds whose row is about the child."""
    return [model for model in made if issubclass(model, ChildFact | PersonFact) or model is Person]
