"""Who is shown which page of the cockpit, and that none of them names a child."""

import pytest
from django.urls import reverse

from alongside.history.acting import acting
from alongside.insight.models import OwnPrice, OwnRate
from alongside.people.factories import a_child
from alongside.site.tests.walks import browser

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])

COCKPIT, GIVEN, GIVE = "cockpit:cockpit", "cockpit:councillors", "cockpit:give"
MONEY, RATES = "cockpit:money", "cockpit:rates"
SEES = {
    "nadia": {COCKPIT, GIVEN, GIVE, MONEY, RATES},
    "rafe": {COCKPIT, GIVEN, MONEY, RATES},
    "jonah": {MONEY, RATES},
    "iona": {MONEY, RATES},
    "sunita": {GIVEN},
    "umar": set(),
}


def status(worker, name, *numbers):
    return browser(worker).get(reverse(name, args=numbers)).status_code


@pytest.mark.parametrize(("who", "pages"), SEES.items())
def test_each_sees_the_pages_of_their_role(cast, tamsin, who, pages):
    for name in (COCKPIT, GIVEN, GIVE, MONEY, RATES):
        assert status(getattr(cast, who), name) == (200 if name in pages else 404), name


@pytest.mark.parametrize(
    ("who", "teams"),
    [
        ("nadia", {"Children in Care", "Family Solutions North"}),
        ("rafe", {"Children in Care"}),
        ("jonah", {"Children in Care"}),
        ("mina", {"Family Solutions North"}),
        ("iona", set()),
        ("sunita", set()),
    ],
)
def test_a_team_s_page_is_there_for_those_who_answer_for_it(cast, tamsin, who, teams):
    for name in ("Children in Care", "Family Solutions North"):
        found = status(getattr(cast, who), "cockpit:team", cast.teams[name].pk)
        assert found == (200 if name in teams else 404), name


def test_a_service_s_page_is_there_for_its_own_manager_and_no_team_manager(cast, tamsin):
    assert status(cast.rafe, "cockpit:service", "care") == 200
    assert status(cast.rafe, "cockpit:service", "family-help") == 404
    assert status(cast.nadia, "cockpit:service", "no-such-service") == 404
    assert status(cast.jonah, "cockpit:service", "care") == 404


def test_no_page_names_a_child_and_the_team_s_says_who_carries_what(cast, tamsin, ruby, waiting):
    pages = [reverse(COCKPIT), reverse("cockpit:service", args=["care"])]
    pages += [reverse("cockpit:team", args=[cast.teams["Children in Care"].pk])]
    said = [browser(cast.nadia).get(page).content.decode() for page in pages]
    assert not any(child.name in page for page in said for child in (tamsin, ruby, waiting))
    assert "Iona Baird" in said[-1]


def test_a_page_asks_no_more_questions_for_more_children(cast, tamsin, django_assert_max_num_queries):
    client = browser(cast.nadia)
    client.get(reverse(COCKPIT))
    with acting(cast.jonah.pk):
        for _ in range(12):
            a_child(cast.jonah, team=cast.teams["Children in Care"], worker=cast.iona)
    for name, numbers, most in (
        (COCKPIT, [], 26),
        ("cockpit:service", ["care"], 20),
        ("cockpit:team", [cast.teams["Children in Care"].pk], 22),
    ):
        with django_assert_max_num_queries(most, connection=None):
            assert client.get(reverse(name, args=numbers)).status_code == 200


def test_a_director_states_a_price_in_pounds_and_a_rate_in_a_hundred(cast):
    client = browser(cast.nadia)
    told = {"holds_from": "2027-04-01", "within": "10", "source": "Contract 7.", "verified": "yes"}
    kept = client.post(reverse("cockpit:state_price", args=["foster-placements"]), {**told, "pounds": "812.50"})
    assert kept.status_code == 302, kept.content.decode()
    client.post(reverse("cockpit:state_rate", args=["turnover"]), {**told, "value": "14.5"})
    client.post(reverse("cockpit:state_rate", args=["lead_months"]), {**told, "value": "6"})
    assert OwnPrice.objects.get().pence == 81_250
    assert {row.rate: row.value for row in OwnRate.objects.all()} == {
        "turnover": pytest.approx(0.145),
        "lead_months": 6,
    }
    assert "From 1 April 2027: £812.50" in client.get(reverse(MONEY)).content.decode()
    assert "11.8 in a hundred" in client.get(reverse(RATES)).content.decode()  # until April


@pytest.mark.parametrize("name", [("cockpit:state_price", "foster-placements"), ("cockpit:state_rate", "turnover")])
def test_nobody_else_is_asked_for_a_price_or_a_rate(cast, name):
    for worker in (cast.rafe, cast.jonah, cast.sunita):
        assert browser(worker).post(reverse(name[0], args=[name[1]]), {"value": "1"}).status_code == 404
