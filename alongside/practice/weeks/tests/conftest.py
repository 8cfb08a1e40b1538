"""A week being planned: two guests who can do all, a team and a worker with a family who show a half-day each."""

from datetime import UTC, datetime

import pytest

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.fixture
def led(cast):
    """Tove leads Practice Weeks; the test acts as her."""
    from alongside.history.acting import acting  # models cannot be read before the tests are set up

    with acting(cast.tove.pk):
        yield cast.tove


@pytest.fixture
def week(led):
    from alongside.practice.weeks.factories import a_week

    return a_week(by=led)


@pytest.fixture
def umar(cast, week):
    from alongside.practice.weeks.factories import a_guest

    return a_guest(week, cast.umar, by=cast.tove)


@pytest.fixture
def councillor(cast, week):
    from alongside.practice.weeks.factories import a_guest

    return a_guest(week, cast.sunita, by=cast.tove, kind="councillor")


@pytest.fixture
def team_slot(cast, week):
    """Assessment North shows its work on Monday morning."""
    from alongside.practice.weeks.factories import a_host, a_slot

    host = a_host(week, by=cast.tove, team=cast.teams["Assessment North"])
    return a_slot(host, by=cast.tove)


@pytest.fixture
def family_slot(cast, week):
    """Elin goes to a family on Tuesday morning, which has not been asked yet."""
    from alongside.practice.weeks.factories import a_host, a_slot

    host = a_host(week, by=cast.tove, worker=cast.elin, team=cast.teams["Family Solutions North"])
    return a_slot(host, by=cast.tove, day=1, activity="family")
