"""A query asks: whoever knows says why it is right, and it is not asked again. An error is mended, never explained."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alongside.access.door import open_child
from alongside.history.acting import acting
from alongside.insight.models import CheckRun, Explanation
from alongside.insight.workbench import actions, checking, explaining, questions
from alongside.insight.workbench.mending import told
from alongside.pathway.assessment.factories import a_referred_child

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
TODAY = date(2026, 11, 24)
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
NO_NUMBER = "8770Q"  # of school age, and no pupil number


@pytest.fixture
def child(cast):
    """Ten years old, referred in May, with no pupil number, and none of the council yet."""
    with acting(cast.bola.pk):
        return a_referred_child(cast, date(2026, 5, 4), born_on=date(2016, 3, 1), upn_unknown="").child


def wrong(worker, child, code=NO_NUMBER):
    with acting(worker.pk):
        opened = open_child(worker, child.pk, page="test")
        found = told(checking.check_child(child.pk, opened.sees, TODAY), opened, worker, TODAY)
    return [one for part in found for _, those in part.spots for one in those if one.code == code]


def explain(worker, child, rule=NO_NUMBER, words="She came to England in October."):
    with acting(worker.pk):
        return explaining.explain(
            child=child, kind="cin", year=2027, rule=rule, on=None, words=words, by=worker, at=NOON
        )


def test_an_explained_query_says_why_and_asks_no_more(cast, child):
    (before,) = wrong(cast.carys, child)
    assert (before.severity, bool(before.ask), before.explained) == ("query", True, "")
    explain(cast.carys, child)
    (after,) = wrong(cast.carys, child)
    assert (after.severity, after.ask) == ("explained", "")
    assert "She came to England in October." in after.explained


def test_the_newest_explanation_stands_and_the_older_stays(cast, child):
    explain(cast.carys, child, words="Not known yet.")
    explain(cast.carys, child)
    assert "October" in wrong(cast.carys, child)[0].explained
    with acting(cast.carys.pk):
        assert Explanation.objects.count() == 2
    with acting(cast.carys.pk), pytest.raises(DatabaseError), transaction.atomic():
        Explanation.objects.all().delete()


def test_an_error_is_not_explained(cast, child):
    with pytest.raises(ValidationError, match="mend it"):
        explain(cast.carys, child, rule="1103")


def test_the_workbench_counts_it_as_explained(cast, child):
    with acting(cast.nadia.pk):
        actions.run_again(by=cast.nadia, at=NOON)
    explain(cast.carys, child)
    with acting(cast.nadia.pk):
        lines = [one for one in questions.lines(list(CheckRun.objects.all()), TODAY) if one.rule == NO_NUMBER]
    assert {one.severity for one in lines} == {"explained"}
    assert {one.explained for one in lines} == {"She came to England in October."}


def test_it_is_explained_on_a_page_of_one_question(cast, child):
    client = Client()
    client.force_login(cast.carys)
    year = checking.ends(2027).year if timezone.localdate() <= checking.ends(2027) else 2028
    address = reverse("returns:explain", args=[child.pk, "cin", year, NO_NUMBER, "undated"])
    assert client.get(address).status_code == 200
    assert client.post(address, {"words": ""}).status_code == 422
    answer = client.post(address, {"words": "Educated at home abroad until July."})
    assert answer.headers["Location"] == reverse("returns:child", args=[child.pk])
    with acting(cast.carys.pk):
        assert Explanation.objects.get().by == cast.carys


@pytest.mark.parametrize(
    "rest", [("cin", 2027, "9999", "undated"), ("school", 2027, NO_NUMBER, "undated"), ("cin", 2027, NO_NUMBER, "soon")]
)
def test_what_nobody_asks_is_not_found(cast, child, rest):
    client = Client()
    client.force_login(cast.carys)
    assert client.post(reverse("returns:explain", args=[child.pk, *rest]), {"words": "Right."}).status_code == 404


def test_a_stranger_finds_nothing_to_explain(cast, child):
    client = Client()
    client.force_login(cast.iona)
    assert client.get(reverse("returns:explain", args=[child.pk, "cin", 2027, NO_NUMBER, "undated"])).status_code == 404


def test_a_child_whom_the_council_gave_no_number_is_returned_under_the_records(cast, child):
    assert child.number is None
    assert child.returned_as == f"AL{child.pk:07}"
    assert wrong(cast.carys, child, code="8500") == []
