"""Where workers are needed: teams share the council's work as they hold it today, and whoever asks sees their own."""

import io
from datetime import date, timedelta

import numpy as np
import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from alongside.history.acting import acting
from alongside.insight.ahead import questions, running, workers_now
from alongside.insight.ahead.models import Forecast
from alongside.insight.ahead.tests.conftest import NOW
from alongside.insight.cockpit.actions import state_inflation
from alongside.pathway.care.factories import in_care
from alongside.people import actions as people
from alongside.people.factories import a_child
from alongside.people.models import Membership, Post
from alongside.site.tests.walks import browser

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])
TODAY = NOW.date()
CARE, NORTH = "Children in Care", "Family Solutions North"


@pytest.fixture
def held(cast):
    """Three children in care whom Iona's team holds; of one of them the northern team holds half."""
    children = []
    for _ in range(3):
        with acting(cast.nadia.pk):
            children.append(a_child(cast.nadia, team=cast.teams[CARE], worker=cast.iona))
        with acting(cast.rafe.pk):
            in_care(children[-1], by=cast.rafe, on=date(2026, 5, 4))
    with acting(cast.nadia.pk):
        people.allocate(
            child=children[0], team=cast.teams[NORTH], role="social_worker", on=TODAY, by=cast.nadia, worker=cast.elin
        )
    return children


@pytest.fixture
def posts(cast):
    """Two posts of social workers in care, of which Iona holds one."""
    team = cast.teams[CARE]
    one, _ = (
        Post.objects.using("owner").create(
            team=team, role="social_worker", title="Social worker", started_on=date(2020, 1, 1)
        )
        for _ in range(2)
    )
    Membership.objects.using("owner").filter(worker=cast.iona, team=team).update(post=one)


def start(cast, what="care"):
    with acting(cast.nadia.pk):
        return workers_now.start(what, TODAY)


def work():
    while running.work_once(lambda: NOW):
        pass


def shares(found, cast, state="Fostering"):
    named = {str(team.pk): name for name, team in cast.teams.items()}
    return {named[team.name]: team.shares[state] for team in found.teams if state in team.shares}


def test_a_child_whom_two_teams_hold_is_half_of_each(cast, held):
    assert shares(start(cast), cast) == {CARE: pytest.approx(2.5 / 3), NORTH: pytest.approx(0.5 / 3)}


def test_teams_have_the_posts_and_the_other_work_of_the_council_between_them(cast, held, posts):
    for what in ("care", "journey"):
        found = start(cast, what)
        assert found.whole.posts == sum(team.now.posts for team in found.teams) >= 2
        assert found.whole.permanent == sum(team.now.permanent for team in found.teams) >= 1
        assert found.whole.other_work == pytest.approx(sum(team.now.other_work for team in found.teams))
        assert all(sum(shares(found, cast, state).values()) == pytest.approx(1) for state in ("Fostering",))


def test_every_forecast_of_a_fit_starts_from_the_same_workers_whoever_asks(cast, held, posts, asked):
    first = asked()
    work()
    Post.objects.using("owner").filter(team=cast.teams[CARE]).update(ended_on=TODAY)
    other = asked("more-foster-carers", by=cast.mina)
    work()
    with acting(cast.nadia.pk):
        one, two = (questions.results_of(Forecast.objects.get(pk=forecast.pk)) for forecast in (first, other))
    assert one.start == two.start
    assert one.start.whole.posts >= 2


def test_reckoned_anew_by_somebody_who_sees_a_part_a_forecast_starts_from_the_same_workers(cast, held, posts, asked):
    first = asked()
    work()
    with acting(cast.nadia.pk):
        before = questions.results_of(Forecast.objects.get(pk=first.pk))
        state_inflation(
            holds_from=TODAY, percent=9.0, spread=0.0, reason="Prices rose.", source="The treasurer.", verified=True,
            by=cast.nadia, at=NOW + timedelta(hours=1),
        )  # fmt: skip
    asked(by=cast.mina)
    while running.work_once(lambda: NOW + timedelta(hours=2)):
        pass
    with acting(cast.nadia.pk):
        after = questions.results_of(Forecast.objects.get(pk=first.pk))
    assert not np.array_equal(after.money.pence, before.money.pence)
    assert after.start == before.start


def test_each_overseer_sees_their_own_teams_by_quarter(cast, held, posts, asked):
    asked()
    work()
    query = {"of": "care", "months": "24", "runs": "200", "seed": "7"}
    pages = {}
    for who in (cast.nadia, cast.rafe, cast.mina):
        page = browser(who).get(reverse("ahead:workers"), query)
        assert page.status_code == 200
        assert len(page.content) < 300_000
        pages[who] = page.content.decode()
    assert "What each worker carries if nobody is found" in pages[cast.nadia]
    assert "keep its share of the work of each kind" in pages[cast.nadia]
    seen = {who: {name for name in (CARE, NORTH) if f">{name}</a>" in page} for who, page in pages.items()}
    assert seen == {cast.nadia: {CARE, NORTH}, cast.rafe: {CARE}, cast.mina: {NORTH}}
    assert (
        "Where they are lacking, March 2028"
        in browser(cast.nadia).get(reverse("ahead:workers"), {**query, "quarter": "2028-03-31"}).content.decode()
    )


def test_the_spreadsheet_holds_every_quarter_of_whoever_downloads_it_s_teams(cast, held, posts, asked):
    asked()
    work()
    query = {"of": "care", "months": "24", "runs": "200", "seed": "7"}
    told = {}
    for who in (cast.nadia, cast.mina):
        book = CalamineWorkbook.from_filelike(io.BytesIO(browser(who).get(reverse("ahead:xlsx"), query).content))
        told[who] = book.get_sheet_by_name("Social workers by team").to_python()[1:]
    assert {row[2] for row in told[cast.nadia]} >= {CARE, NORTH}
    assert {row[2] for row in told[cast.mina]} == {NORTH}
    assert len([row for row in told[cast.nadia] if row[2] == CARE]) == 8 * 4


def test_the_team_s_own_page_and_the_cockpit_say_the_same_of_it(cast, held, posts, asked):
    asked()
    work()
    team = cast.teams[CARE]
    with acting(cast.nadia.pk):
        (forecast,) = Forecast.objects.all()
        where = questions.results_of(forecast).where
    assert np.isfinite(where.caseload).all()
    lacking = f"{round(float(where.lacking[where.of(team.pk), 4, 3])):,} ("
    cockpit = browser(cast.nadia).get(reverse("cockpit:cockpit")).content.decode()
    own = browser(cast.nadia).get(reverse("cockpit:team", args=[team.pk])).content.decode()
    assert "Where they are lacking, September 2027" in cockpit
    assert "Social workers in the years ahead" in own
    assert lacking in cockpit
    assert lacking in own
