"""Of 5,000 made-up people, the right one is found through every slip. The full measure is bench/finding.py."""

import io

import pytest
from django.core.management import call_command

from alongside.people.cast import the_cast
from alongside.people.finding.tests import made_up, slips
from alongside.people.finding.tests.measuring import load, measure


@pytest.mark.django_db(transaction=True, databases=["default", "owner"])
def test_the_right_person_is_in_the_first_ten(owner):
    amira = the_cast().amira.pk
    made = made_up.people(5_000)
    load(owner, made, amira)
    call_command("file_people", stdout=io.StringIO())
    look_ups = slips.look_ups(made, 300)
    assert any(look_up.slips for look_up in look_ups)
    with_born = measure(made, look_ups, amira, with_born=True)
    by_name = measure(made, look_ups, amira, with_born=False)
    assert with_born.answered >= 0.99, [(one.query, one.slips) for one in with_born.missed]
    assert by_name.answered >= 0.97, [(one.query, one.slips) for one in by_name.missed]
