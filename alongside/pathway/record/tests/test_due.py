"""What is due: by risk, then date; the page and the command say the same."""

from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.urls import NoReverseMatch, Resolver404, resolve, reverse
from django.utils import timezone

from alongside.access.roles import ROLES
from alongside.history.acting import acting
from alongside.law.clocks import CLOCKS
from alongside.pathway.record import routes
from alongside.pathway.record.questions import due
from alongside.pathway.record.questions.due import Risk
from alongside.pathway.record.questions.standing import Standing, states
from alongside.people.factories import a_child

TODAY = timezone.localdate()


def in_days(number: int) -> date:
    return TODAY + timedelta(days=number)


def test_the_gravest_comes_first_then_the_oldest(cast, tamsin, clock):
    for code, days in (("CN03", -9), ("AS01", -2), ("AS03", 3), ("CP07", 5), ("LA39", 6), ("LA11", 1)):
        clock(in_days(days), code)
    with acting(cast.elin.pk):
        lines = due.of_worker(cast.elin, TODAY)
    assert [line.risk for line in lines] == [
        Risk.MISSING,
        Risk.PROTECTION,
        Risk.CARE,
        Risk.PLANS,
        Risk.PLANS,
        Risk.PLANS,
    ]
    assert [line.due_on for line in lines][3:] == [in_days(-9), in_days(-2), in_days(3)]


def test_there_are_no_more_than_five_kinds_and_every_clock_has_one():
    assert len(Risk) == 5
    assert {due.risk_of(clock.code) for clock in CLOCKS} == set(Risk)
    assert due.risk_of("LA39") == Risk.MISSING
    assert due.risk_of("FD03") == Risk.PROTECTION


def test_what_is_due_later_than_a_week_waits(cast, tamsin, clock):
    clock(in_days(8))
    with acting(cast.elin.pk):
        assert due.of_worker(cast.elin, TODAY) == []
        assert len(due.of_child(tamsin.pk)) == 1


def test_a_manager_is_asked_for_what_managers_answer_for_and_not_for_the_rest(cast, tamsin, clock):
    clock(in_days(1), "AS02")
    clock(in_days(1), "AS01")
    with acting(cast.femi.pk):
        assert [line.what for line in due.of_worker(cast.femi, TODAY)] == [due.NAMES["AS02"]]
        assert len(due.of_team(cast.teams["Family Solutions North"], TODAY)) == 2
    with acting(cast.elin.pk):
        assert [line.what for line in due.of_worker(cast.elin, TODAY)] == [due.NAMES["AS01"]]


def test_a_key_worker_chases_those_outside_the_council(cast, tamsin, clock):
    clock(in_days(1), "LA24")  # the health professional answers for it
    with acting(cast.elin.pk):
        assert [line.whose for line in due.of_worker(cast.elin, TODAY)] == ["Health professional"]


def test_an_outsider_has_nothing_due(cast, tamsin, clock):
    clock(in_days(-1))
    with acting(cast.outis.pk):
        assert due.of_worker(cast.outis, TODAY) == due.of_everybody(TODAY) == due.of_child(tamsin.pk) == []


def test_the_command_lists_what_the_page_lists(cast, tamsin, clock, signed_in):
    clock(in_days(-3), "CP07")
    clock(in_days(2), "AS03")
    told = StringIO()
    call_command("due", worker="elin@example.org", stdout=told)
    *lines, total = told.getvalue().splitlines()
    page = signed_in(cast.elin).get(reverse("record:my_week")).content.decode()
    assert len(lines) == 2
    for line in lines:
        kind, _, when, child, what = line.split("\t")
        assert page.index(kind) < page.index(what)
        assert child in page
        assert when.capitalize().replace("In", "Due in") in page
    assert total == "2 due, 1 overdue"


def test_the_command_for_a_team_and_for_everybody_shows_what_that_worker_may_see(cast, tamsin, clock):
    clock(in_days(1))
    for options, count in (
        ({"worker": "femi@example.org", "team": "Family Solutions North"}, 1),
        ({"worker": "outis@example.org", "team": "Family Solutions North"}, 0),
        ({"worker": "nadia@example.org", "all": True}, 1),
        ({"worker": "outis@example.org", "all": True}, 0),
    ):
        told = StringIO()
        call_command("due", stdout=told, **options)
        assert told.getvalue().endswith(f"{count} due, 0 overdue\n")


@pytest.mark.parametrize(
    "options", [{"worker": "nobody@example.org"}, {"worker": "femi@example.org", "team": "Nowhere"}]
)
def test_the_command_says_what_it_does_not_know(cast, options):
    with pytest.raises(CommandError):
        call_command("due", **options)


def test_every_page_that_a_clock_or_a_step_leads_to_exists():
    named = [*routes.ROW_PAGES.values(), *routes.CHILD_PAGES.values(), *routes.STEP_PAGES.values()]
    for name in [*named, *(step.route for step in routes.STEPS)]:
        try:
            resolve(routes.link(name, 7))
        except (NoReverseMatch, Resolver404):
            pytest.fail(f"There is no page {name}")


def test_every_clock_of_the_built_steps_leads_somewhere():
    built = [clock for clock in CLOCKS if clock.code[:2] in ("AS", "CP", "CN", "LA", "LV")]
    assert built
    assert all(routes.page_for(clock.code, 7, "", None) for clock in built)
    assert routes.page_for("FD01", 7, "front_door_referral", 9) == reverse("front_door:decide_referral", args=[9])


def steps(role: str, **standing: object) -> list[str]:
    found = routes.next_steps(7, 17, {role}, states(Standing(**standing)), {"protection:plan": 9})
    return [text for _, items in found for text, _ in items]


def test_what_may_be_done_next_follows_from_how_the_child_stands_and_who_asks():
    assert "Assess the child" in steps("social_worker", assessment=True, referral=True)
    assert "Assess the child" not in steps("social_worker", in_need_plan=True, referral=True)
    assert "Record a visit" in steps("social_worker", in_care=True)
    assert "Hold a strategy discussion" in steps("team_manager", assessment=True)
    assert "Hold a strategy discussion" not in steps("social_worker", assessment=True)
    assert "The child is back" in steps("social_worker", missing_since=TODAY)
    assert "Report the child missing" not in steps("social_worker", missing_since=TODAY)
    assert steps("councillor", in_care=True) == []


def test_leaving_care_is_not_offered_to_a_small_child():
    def texts(age: int) -> list[str]:
        found = routes.next_steps(
            7, age, {"team_manager", "personal_adviser", "social_worker"}, states(Standing(in_care=True)), {}
        )
        return [text for _, items in found for text, _ in items]

    confirm = "Confirm what the young person is entitled to"
    assert confirm in texts(16)
    assert confirm not in texts(8)


def test_every_step_is_for_somebody():
    offered = {
        text
        for role in ROLES
        for standing in (
            {},
            {"referral": True},
            {"assessment": True},
            {"in_need_plan": True},
            {"in_care": True},
            {"protection_category": "NEG"},
            {"enquiry": True},
            {"missing_since": TODAY},
            {"was_in_care": True, "leaver": "relevant"},
            {"early_help": True},
            {"conference_planned": TODAY},
        )
        for text in steps(role, **standing)
    }
    assert offered == {step.text for step in routes.STEPS}


def test_a_childs_name_and_not_another_is_beside_what_is_due(cast, tamsin, clock, signed_in):
    with acting(cast.elin.pk):
        a_child(cast.elin, given_name="Kofi")
    clock(in_days(1))
    page = signed_in(cast.elin).get(reverse("record:my_week")).content.decode()
    assert "Tamsin Okafor" in page
    assert "Kofi" not in page
