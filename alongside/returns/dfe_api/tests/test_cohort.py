"""Which children are sent on a day, why, and what of each."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from alongside.returns import dfe_api
from alongside.returns.dfe_api import Reason, rows
from alongside.returns.dfe_api.tests.making import ada, ada_in_care

TODAY = date(2026, 11, 24)
FIRST, LAST = date(2024, 4, 1), date(2026, 11, 25)
BEFORE = FIRST - timedelta(days=1)


def known(*episodes: rows.SocialCareEpisode, born: date | None = date(2015, 3, 27), expected: date | None = None):
    details = rows.ChildDetails(birth_date=born, expected_birth_date=expected)
    return rows.Child(child_id="1001", details=details, episodes=episodes)


def closed(on: date, **more) -> rows.SocialCareEpisode:
    return rows.SocialCareEpisode(episode_id="E1", referral_date=date(2020, 5, 4), closure_date=on, **more)


OPEN = rows.SocialCareEpisode(episode_id="E1", referral_date=date(2026, 5, 4))


@pytest.mark.parametrize(
    ("day", "first"),
    [
        (TODAY, FIRST),
        (date(2026, 3, 31), date(2023, 4, 1)),
        (date(2026, 4, 1), date(2024, 4, 1)),
        (date(2028, 2, 29), date(2025, 4, 1)),
    ],
)
def test_the_window_is_from_the_april_two_to_three_years_back_to_tomorrow(day: date, first: date) -> None:
    asked = dfe_api.window(day)
    assert (asked.first, asked.last) == (first, day + timedelta(days=1))


@pytest.mark.parametrize(
    ("born", "expected", "sent"),
    [
        (date(1998, 4, 1), None, False),  # 26 on the window's first day
        (date(1998, 4, 2), None, True),
        (LAST, None, True),
        (LAST + timedelta(days=1), None, False),
        (None, LAST, True),
        (None, LAST + timedelta(days=1), False),
        (None, BEFORE, False),
        (None, None, False),
    ],
)
def test_a_child_is_under_26_or_unborn(born: date | None, expected: date | None, sent: bool) -> None:
    assert bool(dfe_api.reasons(known(OPEN, born=born, expected=expected), TODAY)) is sent


def test_each_reason_why_a_child_is_sent() -> None:
    plan = rows.ChildInNeedPlan(plan_id="N1", start_date=date(2020, 6, 1), end_date=FIRST)
    placement = rows.Placement(placement_id="L1", start_date=date(2020, 6, 1), end_date=FIRST)
    assessed = replace(OPEN, assessments=(rows.Assessment(assessment_id="S1", start_date=date(2026, 5, 5)),))
    assert dfe_api.reasons(known(OPEN), TODAY) == {Reason.REFERRAL, Reason.WAITING}
    assert dfe_api.reasons(known(assessed), TODAY) == {Reason.REFERRAL}
    assert dfe_api.reasons(known(closed(FIRST)), TODAY) == {Reason.REFERRAL}
    assert dfe_api.reasons(known(closed(BEFORE, child_in_need_plans=(plan,))), TODAY) == {Reason.CHILD_IN_NEED_PLAN}
    assert dfe_api.reasons(known(closed(BEFORE, placements=(placement,))), TODAY) == {Reason.PLACEMENT}


def test_a_child_whose_help_ended_before_the_window_is_not_sent() -> None:
    ended = rows.ProtectionPlan(plan_id="P1", start_date=date(2020, 6, 1), end_date=BEFORE)
    assert dfe_api.reasons(known(closed(BEFORE, protection_plans=(ended,))), TODAY) == frozenset()
    assert dfe_api.reasons(known(), TODAY) == frozenset()


@pytest.mark.parametrize(
    ("born", "contact", "reason"),
    [
        (date(2006, 5, 4), date(2026, 11, 2), True),
        (date(2006, 5, 4), BEFORE, False),
        (date(2006, 5, 4), None, False),
        (date(2010, 11, 25), date(2026, 11, 2), False),  # 16 tomorrow
        (date(2010, 11, 24), date(2026, 11, 2), True),
    ],
)
def test_a_care_leaver_in_touch_is_sent(born: date, contact: date | None, reason: bool) -> None:
    leaver = replace(OPEN, care_leaver=rows.CareLeaver(contact_date=contact))
    assert (Reason.CARE_LEAVER in dfe_api.reasons(known(leaver, born=born), TODAY)) is reason


def test_a_child_is_sent_with_what_falls_in_the_window_alone() -> None:
    long_ago = date(2021, 1, 5)
    old = ada_in_care(
        workers=(rows.CareWorker(worker_id="SW1", start_date=long_ago, end_date=BEFORE), *ada_in_care().workers),
        child_in_need_plans=(
            rows.ChildInNeedPlan(plan_id="N0", start_date=long_ago, end_date=BEFORE),
            *ada_in_care().child_in_need_plans,
        ),
        section_47s=(
            rows.Section47(enquiry_id="Q0", start_date=long_ago, end_date=BEFORE),
            rows.Section47(enquiry_id="Q1", start_date=long_ago, end_date=BEFORE, conference_date=FIRST),
        ),
        adoption=rows.Adoption(decision_date=long_ago),
    )
    scores = (rows.SdqAssessment(completed_on=BEFORE, score=3), rows.SdqAssessment(completed_on=FIRST, score=4))
    earlier = replace(closed(BEFORE), episode_id="E0")
    child = ada(episodes=(earlier, old), health=rows.HealthAndWellbeing(sdq_assessments=scores))

    (sent,) = dfe_api.cohort([child, known(closed(BEFORE))], TODAY)

    (episode,) = sent.episodes
    assert [one.worker_id for one in episode.workers] == ["SW123456"]
    assert [one.plan_id for one in episode.child_in_need_plans] == ["N1"]
    assert [one.enquiry_id for one in episode.section_47s] == ["Q1"]
    assert (episode.adoption, episode.placements) == (None, old.placements)
    assert sent.health == rows.HealthAndWellbeing(sdq_assessments=scores[1:])
    assert list(dfe_api.cohort([sent], TODAY)) == [sent]


def test_an_episode_with_a_placement_that_goes_on_is_sent_though_its_referral_is_closed() -> None:
    placement = rows.Placement(placement_id="L1", start_date=date(2020, 6, 1))
    child = known(closed(BEFORE, placements=(placement,)))
    assert list(dfe_api.cohort([child], TODAY)) == [child]
