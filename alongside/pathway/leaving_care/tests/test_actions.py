"""What is owed to a young person who leaves care, with its clocks."""

from datetime import date
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError

from alongside.access.door import NotAllowed
from alongside.deadlines.models import Deadline, Departure
from alongside.history.acting import acting
from alongside.history.refusals import refused_plainly
from alongside.law.events import EVENTS
from alongside.pathway.care.models import LegalStatus, PeriodOfCare
from alongside.pathway.leaving_care import actions
from alongside.pathway.leaving_care.factories import a_former_relevant, a_home, a_pathway_plan
from alongside.pathway.leaving_care.living import actions as living
from alongside.pathway.leaving_care.models import (
    Accommodation,
    Activity,
    InTouch,
    LeavingCareStatus,
    PathwayPlan,
)
from alongside.pathway.leaving_care.questions import work_out
from alongside.people.models import Address, Allocation

EIGHTEEN = date(2025, 10, 10)
HERE = Path(actions.__file__).parent


def open_clock(code):
    return Deadline.objects.open().get(code=code)


def test_care_to_eighteen_makes_former_relevant(cast, marlon):
    with acting(cast.lucan.pk):
        assert work_out(marlon, date(2025, 10, 9)).category == "eligible"
        assert work_out(marlon, EIGHTEEN).category == "former_relevant"


def test_short_breaks_alone_make_nothing(cast, marlon):
    with acting(cast.lucan.pk):
        LegalStatus.objects.filter(child=marlon).update(code="V4")
        assert work_out(marlon, date(2025, 1, 1)).category == "none"


def test_what_was_worked_out_is_kept_beside_what_was_confirmed(cast, marlon):
    with acting(cast.lucan.pk):
        a_pathway_plan(marlon, on=date(2025, 9, 1), by=cast.lucan)
        a_home(marlon, on=EIGHTEEN, by=cast.lucan)
        status = actions.confirm_status(child=marlon, category="former_relevant", on=EIGHTEEN, by=cast.lucan)
        assert status.worked_out == "former_relevant"
        assert "section" in status.law
        assert any("91 days" in reason for reason in status.reasons)
        assert open_clock("LV08").due_on == date(2025, 12, 5)  # eight weeks
        assert open_clock("LV09").due_on == date(2032, 10, 10)  # the 25th birthday


def test_to_differ_from_the_law_needs_a_reason(cast, marlon):
    with acting(cast.lucan.pk):
        with pytest.raises(ValidationError, match="differs from what the law gives"):
            actions.confirm_status(child=marlon, category="qualifying", on=EIGHTEEN, by=cast.lucan)
        status = actions.confirm_status(
            child=marlon, category="qualifying", on=EIGHTEEN, by=cast.lucan, differs_why="Most of it was hospital"
        )
        assert (status.worked_out, status.category) == ("former_relevant", "qualifying")


def test_former_relevant_without_plan_or_home_is_passed_with_a_reason(cast, marlon):
    told = {"child": marlon, "category": "former_relevant", "on": EIGHTEEN, "by": cast.lucan}
    with acting(cast.lucan.pk):
        with pytest.raises(ValidationError, match="pathway plan is up to date"), refused_plainly():
            actions.confirm_status(**told)
        actions.confirm_status(**told, passed_why="He turned 18 before the plan was finished")
        assert Departure.objects.count() == 2


def test_one_status_follows_another(cast, marlon):
    with acting(cast.lucan.pk):
        eligible = actions.confirm_status(child=marlon, category="eligible", on=date(2023, 10, 10), by=cast.lucan)
        assert open_clock("LV01").due_on == date(2024, 1, 10)  # three months
        a_former_relevant(marlon, on=EIGHTEEN, by=cast.lucan)
        eligible.refresh_from_db()
        assert eligible.ended_on == EIGHTEEN
        with pytest.raises(ValidationError, match="already has a leaving care status"), refused_plainly():
            LeavingCareStatus.objects.create(
                child=marlon, category="qualifying", started_on=date(2026, 1, 1), recorded_by=cast.lucan
            )


def test_a_manager_appoints_the_adviser(cast, marlon):
    team, on = cast.teams["Leaving Care"], date(2025, 11, 3)
    with acting(cast.lucan.pk):
        actions.confirm_status(child=marlon, category="eligible", on=date(2024, 10, 10), by=cast.lucan)
        assert "LV12" not in set(Deadline.objects.open().values_list("code", flat=True))  # no number is set
        actions.appoint_adviser(child=marlon, worker=cast.katya, team=team, on=on, by=cast.lucan)
        assert Allocation.objects.current(on).get(child=marlon, role="personal_adviser").worker == cast.katya
    with acting(cast.katya.pk), pytest.raises(NotAllowed, match="team manager"):
        actions.appoint_adviser(child=marlon, worker=cast.katya, team=team, on=on, by=cast.katya)


def test_a_needs_assessment_and_a_plan_with_its_six_months(cast, marlon):
    with acting(cast.katya.pk):
        actions.confirm_status(child=marlon, category="eligible", on=date(2023, 10, 10), by=cast.katya)
        actions.complete_needs_assessment(
            child=marlon, started_on=date(2023, 10, 20), on=date(2023, 12, 1), by=cast.katya, needs="A home"
        )
        assert Deadline.objects.get(code="LV01").met_on == date(2023, 12, 1)
        plan = a_pathway_plan(marlon, on=date(2024, 1, 8), by=cast.katya)
        assert open_clock("LV04").due_on == date(2024, 7, 8)
        actions.review_plan(plan=plan, on=date(2024, 6, 3), by=cast.katya, young_persons_words="Better")
        assert open_clock("LV04").due_on == date(2024, 12, 3)


def test_a_new_plan_takes_the_place_of_the_old(cast, marlon):
    with acting(cast.katya.pk):
        first = a_pathway_plan(marlon, on=date(2024, 1, 8), by=cast.katya)
        a_pathway_plan(marlon, on=date(2025, 1, 8), by=cast.katya)
        first.refresh_from_db()
        assert first.ended_on == date(2025, 1, 8)
        with pytest.raises(ValidationError, match="already a pathway plan"), refused_plainly():
            PathwayPlan.objects.filter(pk=first.pk).update(ended_on=None)
        with pytest.raises(ValidationError, match="cannot end before it began"), refused_plainly():
            PathwayPlan.objects.filter(pk=first.pk).update(ended_on=date(2023, 1, 1))


def test_only_being_in_touch_meets_the_eight_weeks(cast, marlon):
    with acting(cast.katya.pk):
        a_former_relevant(marlon, on=EIGHTEEN, by=cast.katya)
        actions.keep_in_touch(
            child=marlon, how="unanswered", in_touch="NO", on=date(2025, 11, 3), by=cast.katya, notes="Rang twice"
        )
        assert open_clock("LV08").due_on == date(2025, 12, 5)
        actions.keep_in_touch(child=marlon, how="call", in_touch="YES", on=date(2025, 11, 10), by=cast.katya)
        assert open_clock("LV08").due_on == date(2026, 1, 5)
        with pytest.raises(ValidationError, match="Nobody answered"):
            actions.keep_in_touch(child=marlon, how="unanswered", in_touch="YES", on=date(2025, 11, 11), by=cast.katya)


def test_declining_support_is_not_the_end(cast, marlon):
    with acting(cast.katya.pk):
        a_former_relevant(marlon, on=EIGHTEEN, by=cast.katya)
        with pytest.raises(ValidationError, match="in their own words"), refused_plainly():
            actions.decline_support(child=marlon, on=date(2025, 11, 3), by=cast.katya, young_persons_words="No")
        declined = actions.decline_support(
            child=marlon,
            on=date(2025, 11, 3),
            by=cast.katya,
            young_persons_words="I am fine, leave me be",
            keep_trying="A card at Christmas, and his aunt has the number",
        )
        assert open_clock("LV08").due_on == date(2025, 12, 5)
        actions.resume_support(declined=declined, resumed_words="Lost my job", on=date(2026, 2, 2), by=cast.katya)
        assert declined.ended_on == date(2026, 2, 2)
        assert Deadline.objects.open().filter(code="LV08").exists()


def test_a_move_starts_the_clocks_of_visit_and_review_and_ends_the_place_before(cast, marlon):
    with acting(cast.katya.pk):
        before = a_home(marlon, on=EIGHTEEN, by=cast.katya, kind="Z")
        address = {"lines": "2 Mill Lane", "town": "Riverton", "postcode": "RV1 1AA"}
        made = a_home(marlon, on=date(2026, 3, 2), by=cast.katya, kind="D", address=address)
        before.refresh_from_db()
        assert before.ended_on == date(2026, 3, 2)
        assert made.code == "D1"
        assert Address.objects.get(person=marlon).postcode == "RV1 1AA"
        due = dict(Deadline.objects.open().filter(about_id=made.pk).values_list("code", "due_on"))
        assert due["LV06"] == date(2026, 3, 9)  # seven days
        living.visit_home(child=marlon, on=date(2026, 3, 6), by=cast.katya, young_persons_words="It is warm")
        assert not Deadline.objects.open().filter(code="LV06").exists()
        assert open_clock("LV07").due_on == date(2026, 5, 6)  # two months on
        assert InTouch.objects.get().in_touch == "YES"


def test_the_review_after_a_move_is_due_in_28_days(cast, marlon):
    with acting(cast.katya.pk):
        a_home(marlon, on=date(2026, 3, 2), by=cast.katya, kind="D")
        assert open_clock("LV05").due_on == date(2026, 3, 30)
        a_home(marlon, on=date(2026, 3, 9), by=cast.katya, kind="E", regulated=True)
        assert open_clock("LV05").due_on == date(2026, 3, 30)  # nothing more for an inspected place


def test_a_relevant_young_person_without_a_plan_is_assessed_in_three_months(cast, marlon):
    with acting(cast.katya.pk):
        told = {"differs_why": "He went home", "passed_why": "Left care at short notice"}
        actions.confirm_status(child=marlon, category="relevant", on=date(2025, 1, 6), by=cast.katya, **told)
        assert open_clock("LV02").due_on == date(2025, 4, 6)


def test_a_place_that_is_not_suitable_says_why_and_two_places_at_once_are_refused(cast, marlon):
    with acting(cast.katya.pk):
        with pytest.raises(ValidationError, match="why it is not suitable"):
            a_home(marlon, on=EIGHTEEN, by=cast.katya, kind="W", suitability="2")
        a_home(marlon, on=EIGHTEEN, by=cast.katya)
        with pytest.raises(ValidationError, match="already lives somewhere"), refused_plainly():
            Accommodation.objects.create(child=marlon, kind="U", started_on=date(2026, 1, 1), recorded_by=cast.katya)


def test_an_activity_takes_the_place_of_another_or_stands_beside_it(cast, marlon):
    with acting(cast.katya.pk):
        living.start_activity(child=marlon, code="G5", on=EIGHTEEN, by=cast.katya)
        living.start_activity(child=marlon, code="F2", on=date(2026, 1, 5), by=cast.katya, what="College")
        living.start_activity(child=marlon, code="P5", on=date(2026, 2, 2), by=cast.katya, instead=False)
        now = Activity.objects.current(date(2026, 3, 1)).filter(child=marlon)
        assert sorted(now.values_list("code", flat=True)) == ["F2", "P5"]


def test_learning_after_21_brings_duties_back(cast, marlon, monkeypatch):
    told = []
    monkeypatch.setattr(living, "happened", lambda event, **_: told.append(event))
    with acting(cast.katya.pk):
        a_former_relevant(marlon, on=EIGHTEEN, by=cast.katya)
        told.clear()
        living.start_activity(child=marlon, code="F1", on=date(2028, 10, 9), by=cast.katya)
        assert told == []
        living.start_activity(child=marlon, code="F1", on=date(2028, 10, 10), by=cast.katya)
        assert told == ["former_relevant.education_started"]


def test_the_plan_is_reviewed_a_month_before_release(cast, marlon):
    with acting(cast.katya.pk):
        living.plan_release(child=marlon, release_on=date(2026, 5, 20), on=date(2026, 3, 2), by=cast.katya)
        assert open_clock("LV11").due_on == date(2026, 4, 20)


def test_duties_end_with_a_last_letter(cast, marlon):
    on = date(2032, 10, 10)
    with acting(cast.lucan.pk):
        status = a_former_relevant(marlon, on=EIGHTEEN, by=cast.lucan)
        with pytest.raises(ValidationError, match="last letter"), refused_plainly():
            actions.end_duties(status=status, ended_why="He is 25", on=on, by=cast.lucan)
        actions.end_duties(status=status, ended_why="He is 25", on=on, by=cast.lucan, final_letter_on=date(2032, 9, 30))
        assert not Allocation.objects.current(on).filter(child=marlon, role="personal_adviser").exists()


@pytest.mark.parametrize("event", sorted(name for name, one in EVENTS.items() if one.step == "leaving_care"))
def test_each_event_of_the_step_is_announced_by_one_verb(event):
    source = (HERE / "actions.py").read_text() + (HERE / "living" / "actions.py").read_text()
    if event.endswith(".confirmed"):
        assert event.removesuffix(".confirmed") in LeavingCareStatus.Category.values
        assert source.count('event = f"{category}.confirmed"') == 1
    else:
        assert source.count(f'happened("{event}"') == 1


def test_care_that_began_after_the_day_asked_about_is_not_counted(cast, marlon):
    with acting(cast.lucan.pk):
        PeriodOfCare.objects.filter(child=marlon).update(started_on=date(2021, 3, 1))
        assert work_out(marlon, date(2020, 1, 1)).category == "none"
