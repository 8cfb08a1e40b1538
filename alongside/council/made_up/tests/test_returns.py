"""What the statutory returns would find in the made-up council: what the department's rules ask of its facts."""

from collections import defaultdict
from datetime import date, timedelta
from itertools import pairwise

import pytest
from django.db.models import F

from alongside.council.made_up.places import AUTHORITY
from alongside.history.acting import acting
from alongside.insight.extracts.writing import WRITERS, Order
from alongside.law.due import birthday
from alongside.pathway.assessment.models import Assessment, Section47Enquiry
from alongside.pathway.care.models import (
    Adoption,
    AdoptionDecision,
    LegalStatus,
    MissingEpisode,
    PeriodOfCare,
    Placement,
    PreviousPermanence,
    StrengthsAndDifficulties,
)
from alongside.pathway.family_plan.models import ChildInNeedPlan
from alongside.pathway.front_door.models import Referral
from alongside.pathway.leaving_care.models import Accommodation, Activity, LeavingCareStatus
from alongside.pathway.protection.models import Conference, ProtectionPlan
from alongside.people.models import Allocation, Membership, Person
from alongside.returns.ssda903.reference.distance import derive
from alongside.returns.ssda903.reference.postcodes import Postcodes

SHORT_BREAK = "V3"
NO_NUMBER = ("P1", "R1", "R5")  # kinds of placement of which the inspector keeps no number
YEAR_BEGAN, YEAR_ENDED = date(2025, 4, 1), date(2026, 3, 31)


def rows(model):
    return model.objects.using("owner")


def at_home():
    """Placements that are no short break."""
    return rows(Placement).exclude(period__legal_statuses__code=SHORT_BREAK)


def by_child(facts):
    found = defaultdict(list)
    for fact in facts:
        found[fact.child_id].append(fact)
    return found


@pytest.mark.parametrize("year", [2025, 2026])
@pytest.mark.parametrize("kind", ["ssda903", "cin", "annex_a"])
def test_a_return_of_a_whole_year_breaks_no_rule(council, kind, year, tmp_path, settings):
    settings.AUTHORITY = AUTHORITY
    data = rows(Membership).filter(role="data", ended_on__isnull=True).first()
    with acting(data.worker_id, reason="The return was written."):
        outcome = WRITERS[kind](Order(year, tmp_path / "return", council)).outcome
    assert not outcome.crashed
    assert {one.rule.code for one in outcome.findings if one.rule.severity == "error"} == set()
    assert (tmp_path / "return").exists()


def test_everybody_in_care_has_an_open_case_since_before_they_came(council):
    in_care = rows(PeriodOfCare).filter(ended_on=None).exclude(legal_statuses__code=SHORT_BREAK)
    assert in_care.filter(started_on__lt=council.replace(year=council.year - 8)).exists()
    for period in in_care:
        case = rows(Referral).get(child=period.child_id, closed_on=None)
        assert case.received_on <= period.started_on
        assert case.decision


def test_nobody_of_seventeen_is_made_the_subject_of_a_care_order(council):
    orders = list(rows(LegalStatus).filter(code__in=("C1", "C2")).select_related("child"))
    assert orders
    assert not [one for one in orders if one.started_on >= birthday(one.child.born_on, 17)]


def test_no_protection_plan_goes_on_for_somebody_grown_up(council):
    for plan in rows(ProtectionPlan).select_related("child"):
        assert (plan.ended_on or council) < birthday(plan.child.born_on or date.max.replace(year=9000), 18)


def test_each_placement_is_where_its_postcode_is(council):
    placements = list(at_home())
    derived = derive([(one.home_postcode or None, one.postcode) for one in placements], AUTHORITY, Postcodes())
    for one, said in zip(placements, derived, strict=True):
        assert (one.authority, one.location) == (said.pl_la, said.pl_location)
        assert (one.distance is None) == (said.pl_distance is None) == (not one.home_postcode)
        assert one.distance is None or abs(float(one.distance) - said.pl_distance) < 0.11
    assert not at_home().exclude(kind="P1").filter(postcode=F("home_postcode")).exists()


def test_a_placement_has_the_provider_and_the_inspectors_number_that_its_kind_asks_for(council):
    of = defaultdict(set)
    for kind, provider, urn in at_home().values_list("kind", "provider", "urn"):
        assert (provider == "PR0") == (kind == "P1")
        assert bool(urn) == (kind not in NO_NUMBER)
        of[urn].add(provider)
    assert all(len(providers) == 1 for urn, providers in of.items() if urn)


def test_the_law_allows_each_placement_and_each_end_of_care(council):
    law = by_child(rows(LegalStatus))
    for home in rows(Placement).filter(kind__in=("P1", "A6", "K3")).select_related("child"):
        codes = {
            one.code
            for one in law[home.child_id]
            if one.started_on < (home.ended_on or date.max) and (one.ended_on or date.max) > home.started_on
        }
        assert home.kind == "K3" or codes == ({"C2"} if home.kind == "P1" else {"E1"})
        assert home.kind != "K3" or home.started_on >= birthday(home.child.born_on, 16)
    adopted = rows(PeriodOfCare).filter(ended_why__in=("E11", "E12")).values("child")
    assert not adopted.exclude(child__in=rows(Placement).filter(kind="A6").values("child")).exists()
    assert not rows(PeriodOfCare).filter(ended_on__month=3, ended_on__day=31).exists()


def test_each_move_is_to_another_home_and_says_why(council):
    for homes in by_child(at_home().order_by("started_on")).values():
        for before, after in pairwise(homes):
            assert before.ended_on == after.started_on
            assert before.change_reason
            there, here = ((one.kind, one.provider, one.postcode, one.urn) for one in (before, after))
            assert there != here


def test_adoption_is_decided_before_the_order_and_matched_before_the_move(council):
    decided = dict(rows(AdoptionDecision).values_list("child", "started_on"))
    ordered = list(rows(LegalStatus).filter(code="E1"))
    assert ordered
    for order in ordered:
        assert decided[order.child_id] <= order.started_on
    for one in rows(Adoption):
        placed = rows(Placement).get(child=one.child_id, kind="A6").started_on
        assert decided[one.child_id] == one.decided_on <= one.matched_on <= placed


def test_everybody_who_came_into_care_says_what_permanence_there_was_before(council):
    told = rows(PreviousPermanence).values("child")
    assert not rows(PeriodOfCare).exclude(child__in=told).exists()
    for one in rows(PreviousPermanence).exclude(kind="Z1"):
        assert one.authority
        assert one.year


def test_children_in_care_have_one_social_worker_after_another_without_a_gap(council):
    held = by_child(rows(Allocation).filter(role="social_worker").order_by("started_on"))
    for period in rows(PeriodOfCare).exclude(legal_statuses__code=SHORT_BREAK):
        since, until = max(period.started_on, council - timedelta(days=365)), period.ended_on or council
        turns = [a for a in held[period.child_id] if (a.ended_on or date.max) > since and a.started_on < until]
        assert since >= until or turns[0].started_on <= since
        assert all(before.ended_on == after.started_on for before, after in pairwise(turns))
        assert all((a.ended_on - a.started_on).days >= 3 for a in turns if a.ended_on)


def test_whoever_was_in_care_all_the_year_has_a_questionnaire_at_the_ages_that_have_one(council):
    whole = rows(PeriodOfCare).filter(started_on__lte=YEAR_BEGAN).exclude(ended_on__lte=YEAR_ENDED)
    scored = set(
        rows(StrengthsAndDifficulties).filter(scored_on__range=(YEAR_BEGAN, YEAR_ENDED)).values_list("child", flat=True)
    )
    asked = {
        one.child_id
        for one in whole.select_related("child")
        if birthday(one.child.born_on, 4) <= YEAR_ENDED and birthday(one.child.born_on, 17) >= YEAR_BEGAN
    }
    assert asked
    assert asked <= scored


def test_nobody_is_missing_before_or_after_care(council):
    for one in rows(MissingEpisode):
        period = rows(PeriodOfCare).get(child=one.child_id)
        assert period.started_on <= one.started_on
        assert period.ended_on is None or one.ended_on <= period.ended_on


def test_of_each_care_leaver_it_is_known_where_they_live_and_what_they_do_on_each_birthday(council):
    homes, does = by_child(rows(Accommodation)), by_child(rows(Activity))
    leavers = rows(LeavingCareStatus).filter(category="former_relevant").select_related("child")
    assert leavers
    for status in leavers:
        for age in (19, 20, 21):
            on = birthday(status.child.born_on, age)
            if status.started_on < on < council:
                for facts in (homes, does):
                    assert any(f.started_on <= on < (f.ended_on or date.max) for f in facts[status.child_id])


def test_a_case_closed_after_its_assessment_had_nothing_but_the_assessment(council):
    closed = rows(Referral).filter(closed_why__in=("RC8", "RC9"))
    assert closed
    for model in (Section47Enquiry, Conference, ProtectionPlan, ChildInNeedPlan):
        assert not rows(model).filter(referral__in=closed).exists()
    assert not rows(Referral).filter(decision="no_further_action", closed_why__in=("RC8", "RC9")).exists()


def test_nothing_is_assessed_after_the_case_closed(council):
    closed = rows(Assessment).filter(referral__closed_on__isnull=False)
    assert not closed.filter(authorised_on=None).exists()
    assert not closed.filter(authorised_on__gt=F("referral__closed_on")).exists()
    assert not rows(Assessment).filter(factors__contains=["21"], factors__len__gt=1).exists()


def test_pupil_numbers_carry_the_councils_number_and_disabilities_are_told_apart(council):
    upns = list(rows(Person).filter(upn__isnull=False).values_list("upn", flat=True))
    assert all(upn[1:4] == "931" and upn[4] == "9" for upn in upns)
    kinds = [set(one) for one in rows(Person).exclude(disabilities=[]).values_list("disabilities", flat=True)]
    assert any(len(one) > 1 for one in kinds)
    assert not any("NONE" in one and len(one) > 1 for one in kinds)
