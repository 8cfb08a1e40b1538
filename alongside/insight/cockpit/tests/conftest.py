"""Children of two teams: Iona's, in care; Elin's, with plans; one who waits in the north."""

from datetime import date

import pytest

TODAY = date(2026, 11, 24)
BEGAN = date(2026, 5, 4)


@pytest.fixture
def tamsin(cast):
    """Eight, in foster care, and in need still: the plan was never ended."""
    from alongside.history.acting import acting
    from alongside.pathway.care.factories import in_care
    from alongside.pathway.family_plan.factories import a_plan
    from alongside.people.factories import a_child

    with acting(cast.nadia.pk):
        child = a_child(cast.nadia, team=cast.teams["Children in Care"], worker=cast.iona)
    with acting(cast.iona.pk):
        a_plan(child, on=date(2026, 4, 1), by=cast.iona)
    with acting(cast.rafe.pk):
        in_care(child, by=cast.rafe, on=BEGAN)
    return child


@pytest.fixture
def ruby(cast):
    """Elin's, with a child in need plan."""
    from alongside.history.acting import acting
    from alongside.pathway.family_plan.factories import a_plan
    from alongside.people.factories import a_child

    with acting(cast.femi.pk):
        child = a_child(cast.femi, team=cast.teams["Family Solutions North"], worker=cast.elin, given_name="Ruby")
    with acting(cast.elin.pk):
        a_plan(child, on=BEGAN, by=cast.elin)
    return child


@pytest.fixture
def waiting(cast):
    """A child whom the northern family team has taken on, and nobody of it by name."""
    from alongside.history.acting import acting
    from alongside.people.factories import a_child

    with acting(cast.femi.pk):
        return a_child(cast.femi, team=cast.teams["Family Solutions North"], given_name="Wren")
