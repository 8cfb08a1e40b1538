"""The story that care tells: every kind of fact as a line, the year's outcomes, and two records that become one."""

from datetime import date

from django.apps import apps

from alongside.history.acting import acting
from alongside.history.chronology import COLUMNS, KEY, Chronicled
from alongside.pathway.care.health.actions import (
    hold_assessment,
    note_substance_misuse,
    record_check,
    score_questionnaire,
)
from alongside.pathway.care.health.questions import outcomes_of
from alongside.pathway.care.models import OutcomesOfYear, PeriodOfCare
from alongside.pathway.care.periods.questions import episodes
from alongside.pathway.care.visits.actions import visit
from alongside.people.factories import a_child
from alongside.people.merging import merge, unmerge

MARCH = date(2026, 3, 20)


def all_lines():
    kinds = [m._default_manager.all() for m in apps.get_app_config("care").get_models()]
    first, *rest = [rows.chronology() for rows in kinds if isinstance(rows, Chronicled)]
    return [dict(zip(COLUMNS, line, strict=True)) for line in first.union(*rest, all=True)]


def test_every_kind_of_fact_has_a_line_and_they_unite(cast, tamsin, period):
    with acting(cast.iona.pk):
        words = {"seen": True, "seen_alone": True, "childs_words": "I like the cat."}
        visit(children=[(tamsin, words)], on=date(2026, 3, 6), by=cast.iona)
        told = {line["kind"]: line for line in all_lines()}
    assert told["care_started"]["title"] == "Came into care: Abuse, neglect or exploitation"
    assert told["legal_status"]["weight"] == KEY
    assert told["placement"]["title"].startswith("Placement: Foster placement")
    assert told["care_visit"]["words"] == "I like the cat."


def test_the_outcomes_of_a_year_come_from_dated_facts(cast, tamsin, period):
    with acting(cast.iona.pk):
        score_questionnaire(child=tamsin, on=MARCH, score=9, by=cast.iona)
        score_questionnaire(child=tamsin, on=date(2026, 3, 30), score=14, by=cast.iona)
        hold_assessment(child=tamsin, kind="initial", on=MARCH, by=cast.iona)
        record_check(child=tamsin, kind="dental", on=date(2026, 4, 1), by=cast.iona)  # the year after
        note_substance_misuse(child=tamsin, on=MARCH, words="", help_offered=True, by=cast.iona)
        answers = outcomes_of([tamsin.pk], 2026)[tamsin.pk]
    assert (answers.sdq_score, answers.health_assessment, answers.teeth_check) == (14, True, False)
    assert (answers.substance_misuse, answers.intervention_received, answers.intervention_offered) == (
        True,
        False,
        True,
    )


def test_a_year_that_a_return_gave_is_answered_as_it_gave_it(cast, tamsin, period):
    with acting(cast.iona.pk):
        score_questionnaire(child=tamsin, on=MARCH, score=9, by=cast.iona)
        OutcomesOfYear.objects.create(child=tamsin, year=2026, sdq_reason="SDQ2", recorded_by=cast.iona)
        answers = outcomes_of([tamsin.pk], 2026)[tamsin.pk]
    assert (answers.sdq_score, answers.sdq_reason, answers.convicted) == (None, "SDQ2", None)


def test_care_moves_with_a_record_that_is_found_to_be_the_same_child_and_back(cast, tamsin, period):
    with acting(cast.jonah.pk):
        twin = a_child(cast.jonah, team=cast.teams["Children in Care"], given_name="Tamzin")
        one = merge(kept=twin, gone=tamsin, reason="The same girl", by=cast.jonah)
        assert [e.ls for e in episodes(twin.pk)] == ["V2"]
        unmerge(merge=one, reason="Two girls after all", by=cast.jonah)
        assert PeriodOfCare.objects.get().child_id == tamsin.pk
