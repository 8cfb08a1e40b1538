"""Strategy discussions and section 47 enquiries, for one child and for brothers and sisters."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from alongside.access.door import NotAllowed
from alongside.deadlines.models import Deadline, Departure
from alongside.history.acting import acting
from alongside.history.refusals import refused_plainly
from alongside.pathway.assessment.enquiry import actions
from alongside.pathway.assessment.enquiry.actions import Attended, ConcludedFor, DecidedFor
from alongside.pathway.assessment.factories import a_discussion, all_three
from alongside.pathway.assessment.models import Section47Enquiry, StrategyAttendance, StrategyDiscussion
from alongside.pathway.assessment.tests.family import *  # noqa: F403

MONDAY = date(2026, 12, 14)
# 15 to 24 December are 8 working days, 29 to 31 three more, 4 to 7 January the last four.
FIFTEEN_WORKING_DAYS_ON = date(2027, 1, 7)


def begin(cast, discussions, on=MONDAY):
    return actions.start_enquiries(discussions=discussions, worker=cast.carys, on=on, by=cast.dev)


def conclude(cast, enquiry, outcome, by=None):
    done = ConcludedFor(enquiry, outcome, "What we found")
    return actions.conclude(concluded=[done], on=MONDAY, by=by or cast.dev, passed_why="Seen with his nurse.")[0]


def test_the_conference_is_due_fifteen_working_days_after_the_discussion_over_christmas(cast, tamsin):
    with acting(cast.dev.pk):
        (enquiry,) = begin(cast, a_discussion(tamsin, cast=cast, on=MONDAY), on=MONDAY + timedelta(days=1))
        assert Deadline.objects.open().get(code="CP01").due_on == FIFTEEN_WORKING_DAYS_ON
        assert enquiry.conference_due_on == FIFTEEN_WORKING_DAYS_ON


def test_no_enquiry_no_conference(cast, tamsin):
    with acting(cast.dev.pk):
        a_discussion(tamsin, cast=cast, on=MONDAY, decision="no_section_47")
        assert not Deadline.objects.filter(code="CP01").exists()
        assert not StrategyDiscussion.objects.without_enquiry().exists()


@pytest.mark.parametrize(
    ("outcome", "goes_on", "not_required"),
    [("conference", True, False), ("child_in_need", False, True), ("no_further_action", False, True)],
)
def test_only_a_conference_keeps_the_clock_running(cast, tamsin, outcome, goes_on, not_required):
    with acting(cast.dev.pk):
        (enquiry,) = begin(cast, a_discussion(tamsin, cast=cast, on=MONDAY))
        assert not enquiry.icpc_not_required
        assert conclude(cast, enquiry, outcome).icpc_not_required == not_required
        assert Deadline.objects.open().filter(code="CP01").exists() == goes_on


def test_brother_and_sister_share_the_facts_and_not_the_decision(cast, tamsin, kit):
    decided = [
        DecidedFor(tamsin, "section_47_joint", "She has a burn.", "The iron was hot."),
        DecidedFor(kit, "no_section_47", "Nobody saw him hurt.", "I was at Gran's."),
    ]
    with acting(cast.dev.pk):
        held = actions.hold_discussion(
            children=decided, attended=all_three(), on=MONDAY, by=cast.dev, shared_facts="Three calls this year."
        )
        assert len({d.act for d in held}) == 1
        assert [d.section_47 for d in held] == [True, False]
        assert [d.childs_words for d in held] == ["The iron was hot.", "I was at Gran's."]
        assert {d.referral.child for d in held} == {tamsin, kit}
        assert StrategyAttendance.objects.filter(child=kit).count() == 3


def test_without_the_police_it_goes_on_with_a_reason(cast, tamsin):
    without_police = [p for p in all_three() if p.agency.kind != "police"]
    decided = [DecidedFor(tamsin, "section_47_single", "A burn")]
    with acting(cast.dev.pk):
        answers = {"children": decided, "attended": without_police, "on": MONDAY, "by": cast.dev}
        with pytest.raises(ValidationError, match="Police, health and social care"):
            actions.hold_discussion(**answers)
        actions.hold_discussion(**answers, passed_why="Police were on an incident and rang back at six.")
        assert "rang back" in Departure.objects.get().reason


def test_who_disagreed_says_why(cast, tamsin):
    doctor = Attended("Dr Ife Bello", all_three()[2].agency, "Paediatrician", dissent="It should be joint.")
    with acting(cast.dev.pk):
        actions.hold_discussion(
            children=[DecidedFor(tamsin, "section_47_single", "A burn")],
            attended=[*all_three(), doctor],
            on=MONDAY,
            by=cast.dev,
        )
        assert StrategyAttendance.objects.get(dissented=True).dissent == "It should be joint."


def test_the_database_refuses_an_enquiry_before_its_discussion(cast, tamsin):
    with acting(cast.dev.pk):
        discussions = a_discussion(tamsin, cast=cast, on=MONDAY)
        with pytest.raises(ValidationError, match="before the strategy discussion"), refused_plainly():
            begin(cast, discussions, on=MONDAY - timedelta(days=1))


def test_the_database_refuses_a_conclusion_without_an_outcome(cast, tamsin):
    with acting(cast.dev.pk):
        (enquiry,) = begin(cast, a_discussion(tamsin, cast=cast, on=MONDAY))
        with pytest.raises(ValidationError, match="needs its outcome"), refused_plainly():
            Section47Enquiry.objects.filter(pk=enquiry.pk).update(concluded_on=MONDAY)


def test_a_social_worker_does_not_decide_at_a_discussion_or_conclude_an_enquiry(cast, tamsin):
    with acting(cast.dev.pk):
        (enquiry,) = begin(cast, a_discussion(tamsin, cast=cast, on=MONDAY))
    with acting(cast.carys.pk):
        with pytest.raises(NotAllowed):
            conclude(cast, enquiry, "conference", by=cast.carys)
        with pytest.raises(NotAllowed):
            actions.hold_discussion(
                children=[DecidedFor(tamsin, "no_section_47", "Fine")], attended=[], on=MONDAY, by=cast.carys
            )


def test_whoever_made_the_enquiry_does_not_conclude_it(cast, tamsin):
    with acting(cast.dev.pk):
        (enquiry,) = begin(cast, a_discussion(tamsin, cast=cast, on=MONDAY))
        enquiry.worker = cast.dev
        with pytest.raises(ValidationError, match="somebody else"):
            conclude(cast, enquiry, "child_in_need")
