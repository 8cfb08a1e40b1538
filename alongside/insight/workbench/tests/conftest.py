"""Tamsin, in care since spring, whose home was recorded as her parent's: foster carers are nobody's parents."""

from datetime import date

import pytest

TODAY = date(2026, 11, 24)
BEGAN = date(2026, 5, 4)
NUMBER = "=1+1"  # as a council may number its children, and no spreadsheet may take it for a sum


@pytest.fixture
def tamsin(cast):
    """Eight years old, and Iona's."""
    from alongside.history.acting import acting
    from alongside.people.factories import a_child

    with acting(cast.jonah.pk):
        return a_child(cast.jonah, team=cast.teams["Children in Care"], worker=cast.iona, number=NUMBER)


@pytest.fixture
def period(cast, tamsin):
    """Her period of care, in a foster home that is said to be provided by her parents."""
    from alongside.history.acting import acting
    from alongside.pathway.care.factories import in_care

    with acting(cast.rafe.pk):
        return in_care(tamsin, by=cast.rafe, on=BEGAN, home={"provider": "PR0"})
