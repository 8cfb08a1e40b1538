"""Weights that staff see, terms, days away, and recruitment from advert to first case."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from alongside.access.door import NotAllowed
from alongside.history.acting import acting
from alongside.history.refusals import refused_plainly
from alongside.pathway.record.questions.standing import STATUSES
from alongside.people.models import Post
from alongside.site.tests.walks import browser
from alongside.workforce import actions, questions, views
from alongside.workforce.models import Away, Recruitment, Terms
from alongside.workforce.weights import capacity, shipped, weights_on

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])
TODAY = date(2026, 11, 24)
SPRING = date(2026, 3, 2)


@pytest.fixture
def post(cast):
    return Post.objects.using("owner").create(
        team=cast.teams["Assessment North"], role="social_worker", title="Social worker", started_on=SPRING
    )


def test_every_state_that_the_record_shows_has_a_weight_and_words():
    assert set(shipped()) == set(STATUSES) == set(views.STATES)
    assert {key: words for key, words in views.STATES.items() if key in STATUSES} == STATUSES


def test_a_weight_holds_from_its_day_and_the_newest_wins(cast):
    with acting(cast.dev.pk):
        for weight, since in (("1.7", SPRING), ("1.9", TODAY)):
            actions.set_weight(state="care", weight=Decimal(weight), holds_from=since, why="We timed it.", on=TODAY,
                               by=cast.dev)  # fmt: skip
        assert weights_on(SPRING - timedelta(days=1))["care"] == shipped()["care"]
        assert weights_on(TODAY - timedelta(days=1))["care"] == Decimal("1.7")
        assert weights_on(TODAY)["care"] == Decimal("1.9")


@pytest.mark.parametrize("who", ["carys", "sunita", "tove"])
def test_who_manages_nobody_sets_nothing(cast, who):
    worker = getattr(cast, who)
    with acting(worker.pk), pytest.raises(NotAllowed):
        actions.set_weight(state="care", weight=Decimal(2), holds_from=TODAY, why="More.", on=TODAY, by=worker)


def test_newly_qualified_and_short_weeks_carry_less(cast):
    full = capacity(None, TODAY)
    short = Terms(share=Decimal("0.5"), protected_until=TODAY + timedelta(days=1))
    assert capacity(short, TODAY) == full * Decimal("0.5") * Decimal("0.9")
    assert capacity(short, TODAY + timedelta(days=1)) == full * Decimal("0.5")


def test_new_terms_end_those_before(cast):
    with acting(cast.dev.pk):
        actions.set_terms(worker=cast.carys, on=SPRING, by=cast.dev, share=Decimal(1))
        actions.set_terms(worker=cast.carys, on=TODAY, by=cast.dev, share=Decimal("0.6"))
        actions.set_terms(worker=cast.carys, on=TODAY, by=cast.dev, share=Decimal("0.8"))
        assert list(Terms.objects.order_by("started_on").values_list("share", "ended_on")) == [
            (Decimal(1), TODAY),
            (Decimal("0.8"), None),
        ]


def test_somebodys_days_away_are_theirs_and_their_managers(cast):
    with acting(cast.dev.pk):
        actions.note_away(worker=cast.carys, started_on=TODAY, ended_on=None, on=TODAY, by=cast.dev)
        assert Away.objects.count() == 1
    for who, sees in ((cast.carys, 1), (cast.elin, 0), (cast.sunita, 0)):
        with acting(who.pk):
            assert Away.objects.count() == sees


def test_a_post_is_filled_step_by_step(cast, post):
    with acting(cast.dev.pk):
        one = actions.advertise(post=post, on=SPRING, by=cast.dev)
        with pytest.raises(ValidationError, match="not the next step"):
            actions.take_step(recruitment=one, step="offered_on", day=TODAY, on=TODAY, by=cast.dev)
        for number, (step, _) in enumerate(Recruitment.STEPS[1:], start=1):
            actions.take_step(
                recruitment=one, step=step, day=SPRING + timedelta(days=10 * number), on=TODAY, by=cast.dev
            )
        assert not Recruitment.objects.under_way().exists()
        assert [(lead.days, lead.count) for lead in questions.lead_times()] == [(10 * n, 1) for n in range(1, 6)]


def test_a_post_is_not_advertised_twice_until_given_up(cast, post):
    with acting(cast.dev.pk):
        one = actions.advertise(post=post, on=SPRING, by=cast.dev)
        with pytest.raises(ValidationError, match="being filled already"), refused_plainly():
            actions.advertise(post=post, on=TODAY, by=cast.dev)
        actions.give_up(recruitment=one, why="Nobody came forward.", on=TODAY, by=cast.dev)
        assert actions.advertise(post=post, on=TODAY, by=cast.dev).step == 1


def test_steps_out_of_order_are_refused_in_plain_words(cast, post):
    with acting(cast.dev.pk):
        one = actions.advertise(post=post, on=TODAY, by=cast.dev)
        with pytest.raises(ValidationError, match="one after another"), refused_plainly():
            actions.take_step(recruitment=one, step="shortlisted_on", day=SPRING, on=TODAY, by=cast.dev)


def test_vacancies_are_counted_by_team(cast, post):
    [row] = questions.staffing(TODAY)
    assert (row.team, row.posts, row.vacant, row.held) == ("Assessment North", 1, 1, 0)


def test_recruitment_is_seen_by_who_manages(cast, post):
    with acting(cast.dev.pk):
        actions.advertise(post=post, on=TODAY, by=cast.dev)
    with acting(cast.carys.pk), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM workforce_recruitment")
        assert cursor.fetchone() == (0,)


def test_the_pages_of_a_manager(cast, post):
    page = browser(cast.dev)
    assert "1 posts" not in (staffing := page.get("/workforce/").content.decode())
    assert "Social worker, Assessment North" in staffing
    sent = {"day": TODAY.isoformat()}
    assert page.post(f"/workforce/posts/{post.pk}/advertise", sent).status_code == 302
    assert "Shortlisted" in page.get("/workforce/").content.decode()
    sent = {"weight": "1.5", "holds_from": TODAY.isoformat(), "reason": "Court work grew."}
    assert page.post("/workforce/weights/care", sent).status_code == 302
    assert "Court work grew." in browser(cast.carys).get("/workforce/weights").content.decode()
    for address in (f"/workforce/workers/{cast.carys.pk}/terms", f"/workforce/workers/{cast.carys.pk}/away"):
        assert page.get(address).status_code == 200
        assert browser(cast.carys).get(address).status_code == 404
    assert browser(cast.carys).get("/workforce/").status_code == 404
