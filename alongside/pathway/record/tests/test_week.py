"""Decisions that wait and appointments stand in the same list as clocks."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.history.acting import acting
from alongside.pathway.assessment.models import Assessment
from alongside.pathway.care.factories import in_care
from alongside.pathway.care.models import CareReview, ReviewDecision
from alongside.pathway.protection.models import Conference
from alongside.pathway.record.questions import week
from alongside.pathway.record.questions.due import Risk

TODAY = timezone.localdate()


def whats(worker) -> list[str]:
    with acting(worker.pk):
        return [line.what for line in week.of_worker(worker, TODAY)]


def test_a_finished_assessment_waits_for_a_manager_who_did_not_write_it(cast, tamsin):
    with acting(cast.elin.pk):
        Assessment.objects.create(
            child=tamsin,
            started_on=TODAY - timedelta(20),
            completed_on=TODAY - timedelta(1),
            completed_by=cast.elin,
            recorded_by=cast.elin,
        )
    (what,) = whats(cast.femi)
    assert what.startswith("Authorise an assessment, finished on ")
    assert whats(cast.elin) == []
    assert whats(cast.jonah) == []


@pytest.mark.parametrize(("days", "shown"), [(0, True), (7, True), (8, False), (-1, False)])
def test_a_conference_within_the_week_is_an_appointment(cast, tamsin, days, shown):
    with acting(cast.femi.pk):
        Conference.objects.create(
            child=tamsin, kind="initial", planned_for=TODAY + timedelta(days), chair=cast.greta, recorded_by=cast.femi
        )
    assert (whats(cast.elin) == ["Be at the initial child protection conference"]) == shown


def test_reviews_and_what_they_decided(cast, tamsin):
    with acting(cast.mina.pk):
        period = in_care(tamsin, by=cast.mina, on=TODAY - timedelta(40))
        review = CareReview.objects.create(
            child=tamsin, period=period, arranged_for=TODAY + timedelta(2), recorded_by=cast.mina
        )
        for what, who in (("Find a swimming club", None), ("Ask her father", cast.femi)):
            ReviewDecision.objects.create(
                child=tamsin,
                review=review,
                what=what,
                responsible=who,
                due_on=TODAY - timedelta(3),
                recorded_by=cast.mina,
            )
    mine = whats(cast.elin)
    assert "Be at the review in care" in mine
    assert "Decided in a review: Find a swimming club" in mine
    assert "Decided in a review: Ask her father" not in mine
    assert "Decided in a review: Ask her father" in whats(cast.femi)
    with acting(cast.elin.pk):
        assert {line.risk for line in week.of_worker(cast.elin, TODAY)} == {Risk.CARE}
