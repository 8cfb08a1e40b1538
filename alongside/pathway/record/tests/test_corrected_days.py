"""A corrected day moves the clocks that its event started or met, whatever step it belongs to."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from alongside.deadlines.models import Deadline
from alongside.history.acting import acting
from alongside.history.models import Version
from alongside.law.working_days import add_working_days
from alongside.pathway.assessment.actions import authorise, complete, see_child
from alongside.pathway.assessment.enquiry.actions import start_enquiries
from alongside.pathway.assessment.factories import a_discussion, a_referred_child, an_assessment
from alongside.pathway.assessment.models import Section47Enquiry
from alongside.pathway.care.factories import in_care
from alongside.pathway.care.health.actions import record_check
from alongside.pathway.family_plan import actions as family_plan
from alongside.pathway.family_plan.factories import a_plan as a_family_plan
from alongside.pathway.leaving_care import actions as leaving_care
from alongside.pathway.leaving_care.factories import a_home, a_pathway_plan
from alongside.pathway.protection.actions import SeenOnVisit, visit
from alongside.pathway.protection.factories import a_plan
from alongside.pathway.protection.models import ProtectionPlan
from alongside.people.factories import a_child

BEGAN = date(2026, 10, 1)
WHY = "The diary says another day."


def clock(child, code, **which):
    return Deadline.objects.filter(child=child, code=code, **which).order_by("turn").first()


def as_sent(value):
    """A column's value as a form sends it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.isoformat() if isinstance(value, date) else value


@pytest.fixture
def corrects(signed_in):
    """Sends a row's correction page as a worker: what stands, with other answers."""

    def send(worker, page, row, *words, **answers):
        with acting(worker.pk):
            standing = type(row).objects.get(pk=row.pk)
        columns = {field.attname: getattr(standing, field.attname) for field in row._meta.fields}
        stands = {name: as_sent(value) for name, value in columns.items() if value not in (None, "")}
        address = reverse(page, args=[*words, row.pk])
        sent = signed_in(worker).post(address, {**stands, "why_corrected": WHY, **answers})
        assert sent.status_code == 302, sent.content.decode().partition("error-summary")[2][:500]

    return send


@pytest.fixture
def referral(cast):
    with acting(cast.bola.pk):
        return a_referred_child(cast, BEGAN)


def test_the_assessment_of_a_referral_is_due_by_the_corrected_day(cast, referral, corrects, signed_in):
    to = BEGAN - timedelta(days=6)
    corrects(cast.dev, "front_door:correct_referral", referral, received_on=to.isoformat())
    with acting(cast.dev.pk):
        assert clock(referral.child, "AS01").due_on == add_working_days(to, 45)
        kept = Version.objects.filter(table_name="deadlines_deadline", child_id=referral.child_id)
        assert WHY in kept.values_list("reason", flat=True)
    address = reverse("front_door:correct_referral", args=[referral.pk])
    sent = signed_in(cast.dev).post(address, {"received_on": "2099-01-01", "why_corrected": WHY})
    assert sent.status_code == 422
    with acting(cast.dev.pk):
        assert clock(referral.child, "AS01").due_on == add_working_days(to, 45)


def test_the_days_of_an_assessment(cast, referral, corrects):
    with acting(cast.carys.pk):
        made = an_assessment(referral, cast, BEGAN)
        see_child(assessment=made, alone=True, on=BEGAN + timedelta(3), by=cast.carys, childs_words="I wait.")
        finished = {"proposed_outcome": "no_further_action", "on": BEGAN + timedelta(20), "by": cast.carys}
        complete(assessment=made, passed_why="No copy yet.", **finished)
    with acting(cast.dev.pk):
        decided = {"outcome": "no_further_action", "reason": "I agree.", "on": BEGAN + timedelta(21), "by": cast.dev}
        authorise(assessment=made, **decided)
    days = {"completed_on": (BEGAN + timedelta(15)).isoformat(), "authorised_on": (BEGAN + timedelta(16)).isoformat()}
    for who, authorised in ((cast.carys, 21), (cast.dev, 16)):  # the day of authorising is not the author's to correct
        corrects(who, "assessment:correct", made, **days)
        with acting(who.pk):
            assert clock(referral.child, "AS02", stopped_by="assessment.completed").stopped_on == BEGAN + timedelta(15)
            assert clock(referral.child, "AS01").met_on == BEGAN + timedelta(authorised)


def test_the_day_of_a_strategy_discussion_moves_its_conference(cast, referral, corrects):
    with acting(cast.dev.pk):
        (held,) = a_discussion(referral.child, cast=cast, on=BEGAN + timedelta(7))
        start_enquiries(discussions=[held], worker=cast.carys, on=BEGAN + timedelta(7), by=cast.dev)
    to = BEGAN + timedelta(6)
    said = {"reasons": "A burn", "shared_facts": "Two calls", "safety_now": "Gran"}
    corrects(cast.dev, "assessment:correct_strategy", held, held_on=to.isoformat(), **said)
    with acting(cast.dev.pk):
        due = add_working_days(to, 15)
        assert clock(referral.child, "CP01").due_on == due
        assert Section47Enquiry.objects.get(strategy_discussion=held).conference_due_on == due


@pytest.mark.parametrize("days", [-2, 3])
def test_the_day_of_a_conference_moves_the_plan_that_it_began(cast, referral, corrects, days):
    held, to = BEGAN + timedelta(14), BEGAN + timedelta(14 + days)
    with acting(cast.dev.pk):
        plan = a_plan(referral.child, cast=cast, on=held)
        conference, visits = plan.conference, clock(referral.child, "CP07").due_on
    corrects(cast.greta, "protection:correct_conference", conference, held_on=to.isoformat())
    with acting(cast.dev.pk):
        assert ProtectionPlan.objects.get(pk=plan.pk).started_on == to
        assert clock(referral.child, "CP05").started_on == to
        assert clock(referral.child, "CP07").started_on == to
        assert clock(referral.child, "CP07").due_on != visits


def test_the_day_of_a_visit_moves_what_it_met_and_the_next(cast, referral, corrects):
    with acting(cast.dev.pk):
        plan = a_plan(referral.child, cast=cast, on=BEGAN)
    with acting(cast.carys.pk):
        seen = [SeenOnVisit(plan, seen=True, seen_alone=True, childs_words="I have a new bed.")]
        (made,) = visit(seen=seen, notes="Warm.", on=BEGAN + timedelta(8), by=cast.carys)
    to = BEGAN + timedelta(5)
    corrects(cast.carys, "protection:correct_visit", made, visited_on=to.isoformat(), seen="yes", seen_alone="yes")
    with acting(cast.carys.pk):
        first, second = Deadline.objects.filter(child=referral.child, code="CP07").order_by("turn")
        assert (first.met_on, second.started_on) == (to, to)
        assert second.due_on == add_working_days(to, 10)


def test_the_day_of_a_visit_under_a_child_in_need_plan(cast, referral, corrects):
    with acting(cast.carys.pk):
        a_family_plan(referral.child, on=BEGAN, by=cast.carys)
        seen = [family_plan.Seen(referral.child, "Fine.", seen=True, seen_alone=True)]
        (made,) = family_plan.visit(children=seen, notes="Warm.", on=BEGAN + timedelta(9), by=cast.carys)
    to = BEGAN + timedelta(8)
    corrects(cast.carys, "family_plan:correct_visit", made, visited_on=to.isoformat(), seen="yes", seen_alone="yes")
    with acting(cast.carys.pk):
        assert clock(referral.child, "CN03").met_on == to


@pytest.fixture
def period(cast):
    with acting(cast.rafe.pk):
        child = a_child(cast.rafe, team=cast.teams["Children in Care"], worker=cast.iona)
        return in_care(child, by=cast.rafe, on=BEGAN)


def test_the_day_on_which_care_began_moves_its_first_review_and_the_homes_clocks(cast, period, corrects):
    to = BEGAN - timedelta(days=3)
    corrects(cast.rafe, "care:correct_period", period, started_on=to.isoformat())
    with acting(cast.rafe.pk):
        assert clock(period.child, "LA01").due_on == add_working_days(to, 20)
        assert clock(period.child, "LA21").started_on == to


def test_the_day_of_a_dental_check(cast, period, corrects):
    with acting(cast.iona.pk):
        check = record_check(child=period.child, kind="dental", on=BEGAN + timedelta(20), by=cast.iona)
        assert clock(period.child, "LA27", met_on=BEGAN + timedelta(20))
    to = BEGAN + timedelta(18)
    corrects(cast.iona, "care:correct", check, "check", held_on=to.isoformat(), up_to_date="yes")
    with acting(cast.iona.pk):
        assert clock(period.child, "LA27", met_on=to)
        assert not clock(period.child, "LA27", met_on=BEGAN + timedelta(20))


def test_the_day_of_being_in_touch(cast, corrects):
    with acting(cast.lucan.pk):
        leaver = a_child(cast.lucan, team=cast.teams["Leaving Care"], born_on=date(2007, 5, 4))
        team = cast.teams["Leaving Care"]
        leaving_care.appoint_adviser(child=leaver, worker=cast.katya, team=team, on=BEGAN, by=cast.lucan)
    with acting(cast.katya.pk):
        a_pathway_plan(leaver, on=BEGAN, by=cast.katya)
        a_home(leaver, on=BEGAN, by=cast.katya)
    with acting(cast.lucan.pk):
        leaving_care.confirm_status(
            child=leaver, category="former_relevant", on=BEGAN, by=cast.lucan, differs_why="Another council's care."
        )
    with acting(cast.katya.pk):
        made = leaving_care.keep_in_touch(
            child=leaver, how="call", in_touch="YES", on=BEGAN + timedelta(10), by=cast.katya
        )
        met = Deadline.objects.filter(child=leaver, met_on=BEGAN + timedelta(10)).values_list("pk", flat=True)
        ids = list(met)
        assert ids
    to = BEGAN + timedelta(12)
    corrects(cast.katya, "leaving_care:correct", made, "touch", happened_on=to.isoformat())
    with acting(cast.katya.pk):
        assert set(Deadline.objects.filter(pk__in=ids).values_list("met_on", flat=True)) == {to}
