"""Children counted: each once, in the gravest of what holds, by team, and as whoever asks sees them."""

from datetime import timedelta

import pytest

from alongside.history.acting import acting
from alongside.insight.cockpit import carrying, counting
from alongside.insight.cockpit.tests.conftest import BEGAN, TODAY
from alongside.workforce import actions as workforce

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def seen_by(worker, question, *asked):
    with acting(worker.pk):
        return question(*asked)


def test_a_child_in_care_who_has_a_plan_too_is_counted_once_in_care(cast, tamsin, ruby):
    assert seen_by(cast.nadia, counting.by_state, TODAY) == {"Fostering": 1, "Child in need": 1}


def test_the_day_before_care_began_the_child_was_in_need(cast, tamsin):
    assert seen_by(cast.nadia, counting.by_state, BEGAN - timedelta(days=1)) == {"Child in need": 1}


def test_each_team_has_its_own(cast, tamsin, ruby, waiting):
    care, north = cast.teams["Children in Care"], cast.teams["Family Solutions North"]
    found = seen_by(cast.nadia, counting.by_team, TODAY)
    assert found == {care.pk: {"Fostering": 1}, north.pk: {"Child in need": 1}}
    assert seen_by(cast.nadia, counting.of_teams, [care.pk, north.pk], TODAY) == {"Fostering": 1, "Child in need": 1}
    assert seen_by(cast.nadia, counting.of_teams, [north.pk], TODAY) == {"Child in need": 1}


def test_a_service_manager_counts_the_children_of_their_service_alone(cast, tamsin, ruby):
    assert seen_by(cast.rafe, counting.by_state, TODAY) == {"Fostering": 1}
    assert seen_by(cast.mina, counting.by_state, TODAY) == {"Child in need": 1}
    assert seen_by(cast.sunita, counting.by_state, TODAY) == {}


def test_a_child_of_eight_stands_among_those_of_five_to_ten(cast, tamsin):
    assert seen_by(cast.nadia, counting.by_state_and_age, TODAY) == {"Fostering": (0, 1, 0, 0)}


def test_who_waits_is_whom_a_team_has_and_nobody_by_name(cast, ruby, waiting):
    north = cast.teams["Family Solutions North"]
    found = seen_by(cast.nadia, counting.waiting_by_team, TODAY)
    assert {team: one.children for team, one in found.items()} == {north.pk: 1}


def test_late_clocks_of_the_teams_are_those_of_everybody_where_each_child_has_one_team(cast, tamsin, ruby):
    found = seen_by(cast.nadia, counting.late_by_team, TODAY)
    whole = found.pop(None)
    assert whole.clocks == sum(one.clocks for one in found.values()) > 0
    assert whole.children <= 2
    assert whole.unexplained <= whole.clocks


def test_a_weight_that_staff_set_changes_the_work_from_its_day(cast, tamsin, ruby):
    team = cast.teams["Children in Care"]
    before = seen_by(cast.nadia, carrying.carried, TODAY)
    with acting(cast.jonah.pk):
        workforce.set_weight(
            state="care", weight=2.5, holds_from=TODAY, why="Courts ask for more.", on=TODAY, by=cast.jonah
        )
    after = seen_by(cast.nadia, carrying.carried, TODAY)
    assert after.by_team[team.pk].weight == 2.5
    assert after.by_worker[team.pk, cast.iona.pk].weight == 2.5
    assert after.of_social_workers.weight - before.of_social_workers.weight == pytest.approx(
        2.5 - before.by_team[team.pk].weight
    )
    assert seen_by(cast.nadia, carrying.carried, TODAY - timedelta(days=1)) == before


def test_a_child_who_waits_is_the_team_s_work_and_no_worker_s(cast, waiting):
    north = cast.teams["Family Solutions North"]
    found = seen_by(cast.nadia, carrying.carried, TODAY)
    assert found.by_team[north.pk].children == 1
    assert found.by_worker == {}


def test_a_worker_without_children_carries_nothing_of_a_full_caseload(cast, ruby):
    with acting(cast.femi.pk):
        held = carrying.carried(TODAY)
        (elin,) = carrying.of_team(cast.teams["Family Solutions North"], TODAY, held)
        (iona,) = carrying.of_team(cast.teams["Children in Care"], TODAY, held)
    assert elin.share == round(100 * elin.work.weight / 16.5)
    assert (iona.work.children, iona.share) == (0, 0)
