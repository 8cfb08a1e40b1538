"""Tamsin and Kofi, whom the Children in Care team works with.

Rooms are imported where they are used: Django's are not ready yet when pytest reads this file.
"""

from datetime import date

import pytest

BEGAN = date(2026, 3, 2)  # a Monday


@pytest.fixture
def tamsin(cast):
    """Seven years old."""
    return _known_to_all(cast, given_name="Tamsin", born_on=date(2018, 5, 14))


@pytest.fixture
def kofi(cast, tamsin):
    """Her brother, three years old."""
    from alongside.history.acting import acting
    from alongside.people.actions import make_family

    brother = _known_to_all(cast, given_name="Kofi", sex="M", born_on=date(2022, 9, 1))
    with acting(cast.jonah.pk):
        make_family(name="Okafor", members=[tamsin, brother], on=date(2024, 1, 2), by=cast.jonah)
    return brother


@pytest.fixture
def period(cast, tamsin):
    """Tamsin came into care on 2 March 2026, and lives with foster carers."""
    from alongside.history.acting import acting
    from alongside.pathway.care.factories import in_care

    with acting(cast.rafe.pk):
        return in_care(tamsin, by=cast.rafe, on=BEGAN)


def _known_to_all(cast, **who):
    from alongside.history.acting import acting
    from alongside.people.actions import allocate
    from alongside.people.factories import a_child

    with acting(cast.jonah.pk):
        child = a_child(cast.jonah, team=cast.teams["Children in Care"], worker=cast.iona, **who)
        officers = cast.teams["Reviewing Service"]
        allocate(
            child=child, team=officers, role="reviewing_officer", on=date(2024, 1, 2), by=cast.jonah, worker=cast.hamid
        )
    return child
