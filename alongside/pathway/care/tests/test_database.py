"""What the database refuses about a child in care, in the words that the page shows."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from alongside.history.acting import acting
from alongside.history.refusals import refused_plainly
from alongside.pathway.care.models import CareReview, LegalStatus, PeriodOfCare, Placement
from alongside.people.factories import a_child

MARCH, MAY, JULY = date(2026, 3, 2), date(2026, 5, 4), date(2026, 7, 6)


@pytest.fixture
def period(cast, tamsin):
    with acting(cast.jonah.pk):
        yield PeriodOfCare.objects.create(child=tamsin, started_on=MARCH, need="N1", recorded_by=cast.jonah)


def test_two_periods_of_care_exclude_each_other(cast, tamsin, period):
    with pytest.raises(ValidationError, match="already looked after"), refused_plainly():
        PeriodOfCare.objects.create(child=tamsin, started_on=MAY, recorded_by=cast.jonah)


def test_care_never_ends_with_x1(cast, tamsin):
    with acting(cast.jonah.pk), pytest.raises(ValidationError, match="reason of its own"), refused_plainly():
        PeriodOfCare.objects.create(
            child=tamsin, started_on=MARCH, ended_on=MAY, ended_why="X1", recorded_by=cast.jonah
        )


@pytest.mark.parametrize("kind", [LegalStatus, Placement])
def test_nothing_lies_before_the_care_began(cast, tamsin, period, kind):
    code = {"code": "C2"} if kind is LegalStatus else {"kind": "U4"}
    with pytest.raises(ValidationError, match="period of care"), refused_plainly():
        kind.objects.create(child=tamsin, period=period, started_on=date(2026, 3, 1), recorded_by=cast.jonah, **code)


def test_a_placement_cannot_outlast_the_care(cast, tamsin, period):
    Placement.objects.create(child=tamsin, period=period, started_on=MARCH, kind="U4", recorded_by=cast.jonah)
    period.ended_on, period.ended_why = MAY, "E8"
    with pytest.raises(ValidationError, match="placed only while looked after"), refused_plainly():
        period.save()


def test_a_placement_belongs_to_the_same_child(cast, period):
    kofi = a_child(cast.jonah, team=cast.teams["Children in Care"], given_name="Kofi")
    with pytest.raises(ValidationError, match="placed only while looked after"), refused_plainly():
        Placement.objects.create(child=kofi, period=period, started_on=MARCH, kind="U4", recorded_by=cast.jonah)


def test_a_review_is_not_held_before_care_began(cast, tamsin, period):
    with pytest.raises(ValidationError, match="not before care began"), refused_plainly():
        CareReview.objects.create(child=tamsin, period=period, held_on=date(2026, 2, 27), recorded_by=cast.jonah)


def test_two_legal_statuses_follow_each_other(cast, tamsin, period):
    LegalStatus.objects.create(
        child=tamsin, period=period, code="C1", started_on=MARCH, ended_on=MAY, recorded_by=cast.jonah
    )
    LegalStatus.objects.create(child=tamsin, period=period, code="C2", started_on=MAY, recorded_by=cast.jonah)
    with pytest.raises(ValidationError, match="already has a legal status"), refused_plainly():
        LegalStatus.objects.create(child=tamsin, period=period, code="E1", started_on=JULY, recorded_by=cast.jonah)
