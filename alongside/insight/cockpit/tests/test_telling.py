"""What councillors are given: safe, for good, and without their reaching a child."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from alongside.access.door import NotAllowed
from alongside.history.acting import acting
from alongside.insight.cockpit import telling
from alongside.insight.models import CouncillorsFigures
from alongside.pathway.family_plan.factories import a_plan
from alongside.people.factories import a_child
from alongside.practice.suppressing.attack import recoverable
from alongside.practice.suppressing.tables import Published
from alongside.site.tests.walks import browser

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
DOING = "We meet every Monday on what is late."


@pytest.fixture
def eight(cast, tamsin):
    """Eight more children with plans, of one age, so that there is something to show beside what is hidden."""
    for _ in range(8):
        with acting(cast.femi.pk):
            child = a_child(cast.femi, team=cast.teams["Family Solutions North"], worker=cast.elin)
        with acting(cast.elin.pk):
            a_plan(child, on=telling.next_on(NOON.date()) - timedelta(days=100), by=cast.elin)


def give(cast, doing=DOING, at=NOON):
    with acting(cast.nadia.pk):
        return telling.give(doing=doing, by=cast.nadia, at=at)


def test_small_numbers_are_hidden_and_nobody_can_work_them_out(cast, eight):
    figures = give(cast)
    tables = [Published.from_json(one) for one in figures.tables]
    by_what = tables[0]
    assert 9 in by_what.shown.values()
    assert ("In care", "5 to 10") not in by_what.shown
    assert all(count >= 6 or table.empty(place) for table in tables for place, count in table.shown.items())
    assert recoverable(tables) == []


def test_later_figures_are_held_against_the_earlier(cast, eight):
    give(cast)
    give(cast, at=NOON + timedelta(days=31))
    assert recoverable(telling.given_before()) == []
    assert [one.on.month for one in CouncillorsFigures.objects.order_by("on")] == [10, 11]


def test_a_month_is_given_once(cast, eight):
    give(cast)
    with pytest.raises(ValidationError, match="do not change"):
        give(cast, at=NOON + timedelta(days=1))


def test_words_that_name_a_worker_are_not_given(cast, eight):
    with pytest.raises(ValidationError, match="names Iona"):
        give(cast, doing="We asked Iona to see to it.")
    assert not CouncillorsFigures.objects.exists()


def test_only_a_director_gives(cast, eight):
    for worker in (cast.rafe, cast.sunita):
        with acting(worker.pk), pytest.raises(NotAllowed):
            telling.give(doing=DOING, by=worker, at=NOON)


def test_a_councillor_reads_what_was_given_and_no_name(cast, eight, tamsin):
    empty = browser(cast.sunita).get(reverse("cockpit:councillors")).content.decode()
    assert "not given councillors any figures" in empty
    figures = give(cast)
    for address in (reverse("cockpit:councillors"), reverse("cockpit:earlier", args=[figures.pk])):
        said = browser(cast.sunita).get(address).content.decode()
        assert DOING in said
        assert "Child in need plan" in said
        assert tamsin.name not in said
        assert not any(team in said for team in ("Family Solutions North", "Assessment North"))


def test_the_director_gives_from_the_page_and_sees_first_what_will_be_seen(cast, eight):
    page = browser(cast.nadia).get(reverse("cockpit:give")).content.decode()
    assert "Children, by what we do for them and age" in page
    assert browser(cast.nadia).post(reverse("cockpit:give"), {"doing": DOING}).status_code == 302
    assert CouncillorsFigures.objects.get().doing == DOING
