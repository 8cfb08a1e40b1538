"""How a child stands, as the identity bar and the lists say it."""

from datetime import timedelta

import pytest
from django.test import RequestFactory
from django.utils import timezone

from alongside.history.acting import acting
from alongside.pages.words import day
from alongside.pathway.assessment.models import Assessment, Section47Enquiry
from alongside.pathway.care.factories import in_care
from alongside.pathway.care.models import MissingEpisode
from alongside.pathway.front_door.models import Referral
from alongside.pathway.protection.models import ProtectionPlan
from alongside.pathway.record.context import identity
from alongside.pathway.record.questions import caseload
from alongside.pathway.record.questions.standing import alerts, standing_of, states, statuses
from alongside.people.actions import restrict

TODAY = timezone.localdate()


def said(cast, child) -> list[str]:
    with acting(cast.mina.pk):
        return [alert["text"] for alert in alerts(child, standing_of(child.pk, TODAY), day)]


@pytest.fixture
def in_trouble(cast, tamsin):
    """Everything at once: on a plan, enquired about, in care and missing."""
    with acting(cast.mina.pk):
        ProtectionPlan.objects.create(
            child=tamsin,
            started_on=TODAY - timedelta(60),
            initial_category="NEG",
            latest_category="EMO",
            recorded_by=cast.mina,
        )
        Section47Enquiry.objects.create(child=tamsin, started_on=TODAY - timedelta(5), recorded_by=cast.mina)
        in_care(tamsin, by=cast.mina, on=TODAY - timedelta(3))
        MissingEpisode.objects.create(child=tamsin, started_on=TODAY - timedelta(1), recorded_by=cast.mina)
    return tamsin


def test_what_must_not_be_missed_gravest_first(cast, in_trouble):
    found = said(cast, in_trouble)
    assert found[0] == f"Missing since {day(TODAY - timedelta(1))}"
    assert found[1:4] == [
        "Hidden address: do not tell anybody where the child lives",
        "Section 47 enquiry under way",
        "Child protection plan: emotional abuse",
    ]
    assert found[4].startswith("In care: ")
    assert "20" in found[4]
    assert found[5] == "Interpreter needed: Twi"


def test_what_is_over_is_no_alert(cast, in_trouble):
    with acting(cast.mina.pk):
        ProtectionPlan.objects.filter(child=in_trouble).update(ended_on=TODAY)
        MissingEpisode.objects.filter(child=in_trouble).update(ended_on=TODAY)
        Section47Enquiry.objects.filter(child=in_trouble).update(concluded_on=TODAY, outcome="no_further_action")
    found = said(cast, in_trouble)
    assert not [text for text in found if text.startswith(("Missing", "Child protection", "Section 47"))]


def test_a_restricted_record_says_so_to_those_named(cast, tamsin):
    with acting(cast.mina.pk):
        restrict(person=tamsin, reason="Witness", named=[cast.elin], on=TODAY, by=cast.mina)
    assert "Restricted record: only those named know of it" in said(cast, tamsin)


def test_the_bar_asks_one_question_whatever_there_is_to_say(cast, in_trouble, django_assert_num_queries):
    request = RequestFactory().get("/")
    request.child = in_trouble
    with acting(cast.elin.pk):
        identity(request)
        with django_assert_num_queries(1):
            assert len(identity(request)["identity"]["alerts"]) == 6
    assert identity(RequestFactory().get("/")) == {}


def test_a_list_says_the_same(cast, in_trouble):
    with acting(cast.elin.pk):
        (case,) = caseload.of_worker(cast.elin, TODAY)
    assert case.status == ("missing", "protection", "care", "enquiry")
    assert case.in_words == "Missing, Protection plan, In care, Section 47 enquiry"
    with acting(cast.outis.pk):
        assert caseload.of_worker(cast.elin, TODAY) == []


def test_status_and_states_follow_the_work(cast, tamsin):
    def now():
        with acting(cast.mina.pk):
            return standing_of(tamsin.pk, TODAY)

    assert statuses(now()) == ["none"]
    assert {"not_open", "no_enquiry", "not_looked_after"} <= states(now())
    with acting(cast.mina.pk):
        Referral.objects.create(child=tamsin, received_on=TODAY, source="1A", recorded_by=cast.mina)
    assert statuses(now()) == ["referral"]
    assert "referral" in states(now())
    with acting(cast.mina.pk):
        Assessment.objects.create(child=tamsin, started_on=TODAY, recorded_by=cast.mina)
    assert statuses(now()) == ["assessment"]
    assert "assessment" in states(now())


def test_the_last_day_seen_is_the_latest_of_all_visits(cast, in_trouble):
    from alongside.pathway.care.models import CareVisit
    from alongside.pathway.protection.models import ProtectionVisit

    with acting(cast.mina.pk):
        plan = ProtectionPlan.objects.get(child=in_trouble)
        for days, seen in ((9, True), (2, False)):
            ProtectionVisit.objects.create(
                child=in_trouble, plan=plan, visited_on=TODAY - timedelta(days), seen=seen, recorded_by=cast.mina
            )
        CareVisit.objects.create(child=in_trouble, visited_on=TODAY - timedelta(4), seen=True, recorded_by=cast.mina)
    with acting(cast.elin.pk):
        (case,) = caseload.of_worker(cast.elin, TODAY)
    assert case.seen_on == TODAY - timedelta(4)


def test_a_caseload_is_filtered_and_sorted(cast, tamsin, clock):
    from alongside.people.factories import a_child

    with acting(cast.bola.pk):
        a_child(cast.bola, given_name="Abe", born_on=TODAY, team=cast.teams["Family Solutions North"], worker=cast.elin)
    clock(TODAY - timedelta(1))
    with acting(cast.elin.pk):
        cases = caseload.of_worker(cast.elin, TODAY)

    def names(**how) -> list[str]:
        return [case.name for case in caseload.arranged(cases, on=TODAY, **how)]

    assert names() == ["Tamsin Okafor", "Abe Okafor"]
    assert names(sort="name") == ["Abe Okafor", "Tamsin Okafor"]
    assert names(sort="age") == ["Tamsin Okafor", "Abe Okafor"]
    assert names(overdue=True) == ["Tamsin Okafor"]
    assert names(status="care") == []
    assert len(names(status="none")) == 2
