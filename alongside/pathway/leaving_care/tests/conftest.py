"""Marlon, born on 10 October 2007, in care from 2021 to his eighteenth birthday; Katya and Lucan work with him."""

from datetime import date

import pytest


@pytest.fixture
def marlon(cast):
    from alongside.history.acting import acting  # models cannot be read before the tests are set up
    from alongside.pathway.care.models import LegalStatus, PeriodOfCare
    from alongside.people.actions import allocate
    from alongside.people.factories import a_child

    team = cast.teams["Leaving Care"]
    with acting(cast.lucan.pk):
        child = a_child(cast.lucan, given_name="Marlon", family_name="Reid", sex="M", born_on=date(2007, 10, 10))
        allocate(child=child, team=team, role="personal_adviser", on=date(2024, 1, 2), by=cast.lucan, worker=cast.katya)
        span = {"started_on": date(2021, 3, 1), "ended_on": date(2025, 10, 10)}
        period = PeriodOfCare.objects.create(child=child, ended_why="E3", recorded_by=cast.lucan, **span)
        LegalStatus.objects.create(child=child, period=period, code="C2", recorded_by=cast.lucan, **span)
    return child
