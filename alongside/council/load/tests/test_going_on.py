"""What lasts longer than a return of one year tells: Annex A says since when, and none of it is told twice."""

from datetime import date

import pytest

from alongside.council.load.tests.linked import CENSUS, annex, fingerprint, loaded, refusals
from alongside.council.load.tests.test_refusing import table
from alongside.history.acting import acting
from alongside.pathway.care.models import LegalStatus, PeriodOfCare, Placement
from alongside.pathway.care.periods.questions import episodes
from alongside.pathway.family_plan.models import ChildInNeedPlan
from alongside.pathway.front_door.models import Referral
from alongside.people.models import Person, Worker

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])

CAME, ORDER, MOVED = date(2016, 8, 29), date(2017, 2, 20), date(2025, 5, 1)
BIRCH = {"child_id": "B1", "gender": "F", "ethnicity": "WBRI", "birth_date": date(2014, 5, 3), "age": 11}
IN_CARE = {
    "started": CAME,
    "need": "N1",
    "legal_status_date": ORDER,
    "legal_status": "C2",
    "placement_started": MOVED,
    "placement": "U6",
    "provider": "PR4",
}


def of(kind, number="B1"):
    return list(kind._default_manager.using("owner").filter(child__number=number).order_by("started_on"))


def years_return(folder, *rows):
    return [table(folder, "header", "B1,F,03/05/2014,WBRI,,,"), table(folder, "episodes", *rows)]


def said():
    """The episodes of the record, as the 903 would have them."""
    child = Person.objects.using("owner").get(number="B1")
    with acting(Worker.objects.using("owner").get(email="nadia@example.org").pk):
        return [(one.decom, one.rne, one.ls, one.place, one.dec) for one in episodes(child.pk)]


def test_care_that_goes_on_begins_when_annex_a_says_and_the_episodes_stay_as_they_were_sent(tmp_path):
    paths = years_return(tmp_path, "B1,01/05/2025,P,C2,N1,U6,PR4,,,,,,")
    assert refusals(loaded(*paths)) == []
    before = said()
    assert before == [(MOVED, "P", "C2", "U6", None)]
    assert refusals(loaded(annex(tmp_path, {8: [BIRCH | IN_CARE]}))) == []
    assert [period.started_on for period in of(PeriodOfCare)] == [CAME]
    assert [status.started_on for status in of(LegalStatus)] == [ORDER]
    assert [home.started_on for home in of(Placement)] == [MOVED]
    assert said() == before
    stood = fingerprint()
    for again in (paths, [tmp_path / "annex-a.xlsx"]):
        loaded(*again)
    assert fingerprint() == stood


def test_care_that_began_in_the_year_is_not_moved(tmp_path):
    paths = years_return(tmp_path, "B1,01/05/2025,S,C2,N1,U6,PR4,,,,,,")
    done = loaded(*paths, annex(tmp_path, {8: [BIRCH | IN_CARE]}))
    assert refusals(done) == []
    assert [period.started_on for period in of(PeriodOfCare)] == [MOVED]
    assert any("Period of care: the record has another first day already" in str(one) for one in done.lines)


def test_a_status_is_not_moved_over_the_one_before_it(tmp_path):
    """Annex A has C2 since 2017; the 903 has C1 until July, and then C2."""
    rows = ("B1,01/05/2025,P,C1,N1,U6,PR4,01/07/2025,X1,,,,", "B1,01/07/2025,L,C2,N1,U6,PR4,,,,,,")
    assert refusals(loaded(*years_return(tmp_path, *rows), annex(tmp_path, {8: [BIRCH | IN_CARE]}))) == []
    assert [(one.code, one.started_on) for one in of(LegalStatus)] == [("C1", MOVED), ("C2", date(2025, 7, 1))]


def test_a_case_in_lists_3_and_6_and_in_the_census_is_one_and_has_one_plan(tmp_path):
    twin = {"child_id": "A1002", "gender": "M", "ethnicity": "WBRI", "birth_date": date(2014, 5, 3), "age": 11}
    loaded(CENSUS)
    (referral,) = Referral.objects.using("owner").filter(child__number="A1002")
    plans = [(one.started_on, one.ended_on) for one in of(ChildInNeedPlan, "A1002")]
    came = {"referral_date": referral.received_on, "source": referral.source, "no_further_action": "No"}
    case = {"start_date": referral.received_on, "primary_need": "N1", "case_status": "CIN"}
    assert refusals(loaded(annex(tmp_path, {3: [twin | came], 6: [twin | case]}))) == []
    assert Referral.objects.using("owner").filter(child__number="A1002").count() == 1
    assert [(one.started_on, one.ended_on) for one in of(ChildInNeedPlan, "A1002")] == plans


def test_an_ethnic_group_not_asked_for_yet_is_said_until_another_file_tells_it(tmp_path):
    episodes_of_year = table(tmp_path, "episodes", "B1,01/05/2025,S,C2,N1,U6,PR4,,,,,,")
    loaded(table(tmp_path, "header", "B1,F,03/05/2014,NOBT,,,"), episodes_of_year)
    assert Person.objects.using("owner").get(number="B1").ethnicity == "NOBT"
    done = loaded(table(tmp_path, "header", "B1,F,03/05/2014,WBRI,,,"), episodes_of_year)
    assert Person.objects.using("owner").get(number="B1").ethnicity == "WBRI"
    assert not any("differs" in str(one) for one in done.lines)
