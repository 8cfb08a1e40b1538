"""The same child in three returns becomes one record, whose pages, clocks and story work as if typed."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.council.cast import is_made_up
from alongside.council.load.tests.linked import CENSUS, LAST_YEAR, NOW, THIS_YEAR, annex, fingerprint, loaded, refusals
from alongside.council.models import Origin
from alongside.deadlines.models import Deadline
from alongside.history.acting import acting
from alongside.history.models import Version
from alongside.pathway.assessment.models import Assessment, Section47Enquiry
from alongside.pathway.care.episodes import episodes_in
from alongside.pathway.care.models import CareReview, LegalStatus, PeriodOfCare, Placement
from alongside.pathway.care.periods.questions import periods_of_care
from alongside.pathway.front_door.models import Contact, Referral
from alongside.pathway.leaving_care.models import Accommodation, Activity
from alongside.pathway.protection.models import Conference, ProtectionPlan
from alongside.people.models import Allocation, Person, Worker
from alongside.returns import ssda903
from alongside.site.testing import database as throwaway

ALONE = pytest.mark.django_db(transaction=True, databases=["default", "owner"])


def of(model, number, **more):
    return model._default_manager.using("owner").filter(child__number=number, **more)


def one(model, number, **more):
    return of(model, number, **more).get()


@pytest.fixture(scope="module")
def paths(tmp_path_factory):
    return [CENSUS, *LAST_YEAR, *THIS_YEAR, annex(tmp_path_factory.mktemp("annex"))]


@pytest.fixture(scope="module")
def all_three(django_db_setup, django_db_blocker, paths):
    """The linked set, loaded once into a database of its own, for tests that only look."""
    with django_db_blocker.unblock(), throwaway.clone():
        done = loaded(*paths)
        assert refusals(done) == []
        assert done.exit_code == 0
        yield


def test_a_child_in_three_files_is_one_person_with_one_of_each_fact(all_three):
    rowan = Person.objects.using("owner").get(number="A1001")
    assert (rowan.born_on, rowan.sex, rowan.upn, rowan.ethnicity) == (date(2014, 5, 3), "F", "A999200000011", "WBRI")
    assert rowan.disabilities == ["LD"]
    for kind in (Referral, Contact, ProtectionPlan, PeriodOfCare, Placement, LegalStatus, Section47Enquiry):
        assert of(kind, "A1001").count() == 1, kind
    referral = one(Referral, "A1001")
    assert (referral.source, referral.primary_need, referral.came_from) == ("2A", "N1", "CIN census 2025-26")
    plan = one(ProtectionPlan, "A1001")
    assert plan.conference.decision == "plan"
    assert plan.referral == referral
    assert (plan.initial_category, plan.latest_category) == ("NEG", "EMO")


def test_a_twin_with_the_same_birth_is_another_child(all_three):
    assert Person.objects.using("owner").filter(born_on=date(2014, 5, 3)).count() == 2
    assert one(Referral, "A1002").closed_why == "RC7"


def test_a_child_not_yet_born_has_an_expected_birth(all_three):
    unborn = Person.objects.using("owner").get(number="A3002")
    assert (unborn.born_on, unborn.expected_on, unborn.upn_unknown) == (None, date(2026, 5, 20), "UN1")


def test_loading_the_same_files_twice_changes_nothing(all_three, paths):
    before = fingerprint()
    again = loaded(*paths)
    assert fingerprint() == before
    assert again.written.untouched == again.written.children_matched == 5
    assert Origin.objects.using("owner").count() == 1


@ALONE
def test_files_may_come_one_by_one(tmp_path):
    for paths in (LAST_YEAR, [CENSUS], [annex(tmp_path)], THIS_YEAR):
        assert refusals(loaded(*paths)) == []
    for kind in (Referral, ProtectionPlan, PeriodOfCare, Placement, LegalStatus):
        assert of(kind, "A1001").count() == 1, kind
    before = fingerprint()
    loaded(*LAST_YEAR)
    assert fingerprint() == before


@ALONE
def test_next_years_return_carries_on_from_last_years():
    loaded(*LAST_YEAR)
    home = one(Placement, "A2001")
    assert home.ended_on is None
    loaded(*THIS_YEAR)
    homes = of(Placement, "A2001").order_by("started_on")
    assert [(p.started_on, p.ended_on, p.kind, p.change_reason) for p in homes] == [
        (date(2024, 5, 6), date(2025, 9, 15), "U6", "CARPL"),
        (date(2025, 9, 15), None, "U4", ""),
    ]
    assert list(of(LegalStatus, "A2001").order_by("started_on").values_list("code", flat=True)) == ["V2", "C1", "C2"]
    assert of(PeriodOfCare, "A2001").count() == 1
    stood = Version.objects.using("owner").get(table_name="care_placement", row_id=homes[0].pk)
    assert stood.row["ended_on"] is None


def test_the_episodes_of_a_file_come_back_out_of_the_record(all_three):
    sent = [
        row for path in (LAST_YEAR[0], THIS_YEAR[0]) for row in ssda903.read([path]).episodes if row.child == "A2001"
    ]
    child = Person.objects.using("owner").get(number="A2001")
    held = Worker.objects.using("owner").get(email="nadia@example.org")
    with acting(held.pk):
        kept = [episode for _, span in periods_of_care([child.pk]) for episode in episodes_in(span)]
    newest = {row.decom: row for row in sent}
    assert [(e.decom, e.rne, e.ls, e.place, e.dec, e.rec, e.reason_place_change) for e in kept] == [
        (day, row.rne, row.ls, row.place, row.dec, row.rec or "", row.reason_place_change or "")
        for day, row in sorted(newest.items())
    ]


def test_the_past_is_recorded_on_its_own_days(all_three):
    assessment = one(Assessment, "A1001")
    assert timezone.localtime(assessment.recorded_at).strftime("%Y-%m-%d %H:%M") == "2025-04-15 17:00"
    assert timezone.localtime(assessment.changed_at).date() == date(2025, 6, 10)
    stood = Version.objects.using("owner").get(table_name="assessment_assessment", row_id=assessment.pk)
    assert (stood.row["outcome"], stood.row["authorised_on"], stood.row["version"]) == ("", None, 1)
    assert (stood.known_from, stood.known_to) == (assessment.recorded_at, assessment.changed_at)
    assert assessment.recorded_by.name == "Loaded from the council's files"


def test_clocks_run_as_if_the_facts_had_been_typed(all_three):
    """Referral on Monday 14 April 2025: 45 working days, over four bank holidays, end on 20 June."""
    clocks = {row.code: row for row in of(Deadline, "A1001")}
    assert (clocks["AS01"].due_on, clocks["AS01"].met_on) == (date(2025, 6, 20), date(2025, 6, 10))
    assert (clocks["CP01"].due_on, clocks["CP01"].met_on) == (date(2025, 7, 3), date(2025, 7, 1))
    assert (clocks["CP05"].due_on, clocks["CP05"].met_on) == (date(2025, 10, 1), date(2025, 9, 25))
    assert (clocks["LA01"].due_on, clocks["LA01"].met_on) == (date(2025, 12, 1), date(2025, 11, 27))
    still = of(Deadline, "A1001", met_on__isnull=True, stopped_on__isnull=True)
    due = {row.code: row.due_on for row in still}
    assert due["LA03"] == date(2026, 8, 19)  # six months after the second review
    assert due["LA12"] == date(2026, 5, 1)  # six weeks after the visit that Annex A tells of


def test_what_no_file_could_tell_is_not_held_against_anybody(all_three):
    silent = one(Deadline, "A1001", code="CP03")  # the first core group
    assert (silent.met_on, silent.stopped_by) == (None, "not told by the files")
    assert one(Deadline, "A3002", code="AS01").stopped_by == ""


def test_leaving_care_and_motherhood_come_from_both_returns(all_three):
    assert one(Activity, "A3001").started_on == date(2025, 9, 19)
    home = one(Accommodation, "A3001")
    assert (home.kind, home.suitability) == ("K", "1")
    adviser = one(Allocation, "A3001")
    assert (adviser.role, adviser.worker.name) == ("personal_adviser", "Ode Lindqvist")


def test_workers_of_the_files_are_shown_and_cannot_sign_in(all_three):
    now = of(Allocation, "A1001", ended_on__isnull=True)
    assert {(row.worker.name, row.team.name) for row in now} == {("Maud Ferreira", "Children in care, north")}
    assert not Worker.objects.using("owner").filter(email__endswith="@files.invalid", is_active=True).exists()


def test_a_review_conference_that_was_not_the_last_keeps_the_plan(all_three):
    held = of(Conference, "A1001", kind="review")
    assert [(row.held_on, row.decision, row.plan.started_on) for row in held] == [
        (date(2025, 9, 25), "continues", date(2025, 7, 1))
    ]
    assert of(CareReview, "A2001").count() == 5


def test_the_childs_page_shows_number_age_and_sex(all_three, client):
    rowan = Person.objects.using("owner").get(number="A1001")
    client.force_login(Worker.objects.using("owner").get(email="nadia@example.org"))
    page = client.get(reverse("record:child", args=[rowan.pk])).content.decode()
    assert "Child A1001" in page
    assert f"{rowan.age(timezone.localdate())}" in page
    assert "Female" in page
    story = client.get(reverse("record:chronology", args=[rowan.pk])).content.decode()
    for words in ("Referral: School", "Came into care", "Placement: Foster", "Child protection plan began: Neglect"):
        assert words in story
    client.force_login(Worker.objects.using("owner").get(email="outis@example.org"))
    assert client.get(reverse("record:child", args=[rowan.pk])).status_code == 404


@ALONE
def test_real_files_close_the_demo():
    loaded(CENSUS)
    assert is_made_up()
    loaded(*LAST_YEAR, made_up=False, now=NOW)
    assert not is_made_up()
