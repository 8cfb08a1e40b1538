"""Two children of the made-up Okafor family, worked with by Elin of Family Solutions North; Mina is over them."""

import pytest


@pytest.fixture
def okafors(cast):
    from datetime import date  # models cannot be read before the tests are set up

    from alongside.history.acting import acting
    from alongside.people.factories import a_child, a_mother

    team = cast.teams["Family Solutions North"]
    with acting(cast.femi.pk):
        tamsin = a_child(cast.femi, team=team, worker=cast.elin)
        kofi = a_child(cast.femi, team=team, worker=cast.elin, given_name="Kofi", sex="M", born_on=date(2015, 3, 2))
        a_mother(cast.femi, tamsin, kofi)
    return tamsin, kofi


@pytest.fixture
def tamsin(okafors):
    return okafors[0]


@pytest.fixture
def kofi(okafors):
    return okafors[1]
