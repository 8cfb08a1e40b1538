"""The made-up council at a twentieth: as many as there should be, nobody without what everybody has."""

from collections import Counter
from datetime import date, timedelta

import pytest
from django.db.models import F, Q

from alongside.council.made_up.building import Size
from alongside.council.made_up.tests.conftest import SCALE
from alongside.council.models import Origin
from alongside.deadlines.models import Deadline
from alongside.history.models import Version
from alongside.law.roles import ROLES
from alongside.pathway.assessment.models import Assessment
from alongside.pathway.care.models import LegalStatus, PeriodOfCare, Placement
from alongside.pathway.edge_of_care.models import EdgeOfCareSupport
from alongside.pathway.family_plan.models import ChildInNeedPlan
from alongside.pathway.front_door.models import Contact, Referral
from alongside.pathway.leaving_care.models import Accommodation, Activity
from alongside.pathway.notes.models import CaseNote, Words
from alongside.pathway.protection.models import Conference, ProtectionPlan
from alongside.people.finding.models import SearchKey
from alongside.people.models import Allocation, Membership, Person, Post, current
from alongside.returns.cin import codes as cin
from alongside.returns.kit.codes import CodeList
from alongside.returns.kit.lists.leaving_care import ACCOMMODATION_KIND
from alongside.returns.ssda903 import codes as care_codes

SIZE = Size().scaled(SCALE)
YEAR_OF_RETURN = 2027


def rows(model):
    return model.objects.using("owner")


def test_as_many_children_are_in_care_today_as_there_should_be_and_were_eight_years_ago(council):
    assert rows(PeriodOfCare).on(council).count() == SIZE.in_care == 39
    began = date(council.year - 8, council.month, council.day)
    assert abs(rows(PeriodOfCare).on(began).count() - SIZE.in_care_at_start) <= 2


def test_children_are_protected_and_in_need_in_the_numbers_of_the_press_release(council):
    protected = rows(ProtectionPlan).open().count()
    in_need = rows(ChildInNeedPlan).filter(ended_on__isnull=True).count()
    assert SIZE.protected <= protected <= SIZE.protected + 5
    assert SIZE.in_need <= in_need <= SIZE.in_need + SIZE.edge + 8
    supported = rows(EdgeOfCareSupport).open().count()
    assert SIZE.edge / 2 <= supported <= SIZE.edge + 5
    open_now = rows(Referral).open().values("child").distinct().count()
    assert open_now >= 2000 * SCALE


def test_everyone_in_care_has_one_legal_status_and_one_home(council):
    in_care = set(rows(PeriodOfCare).on(council).values_list("child", flat=True))
    assert set(rows(LegalStatus).on(council).values_list("child", flat=True)) == in_care
    assert set(rows(Placement).on(council).values_list("child", flat=True)) == in_care


def test_everyone_in_care_has_a_worker_and_a_reviewing_officer_who_work_here_today(council):
    in_care = set(rows(PeriodOfCare).on(council).values_list("child", flat=True))
    for role in ("social_worker", "reviewing_officer"):
        held = rows(Allocation).current(council).filter(role=role, worker__is_active=True)
        assert in_care <= set(held.values_list("child", flat=True))


def test_nobody_in_care_or_on_a_plan_is_grown_up_and_nobody_is_older_than_care_leavers(council):
    grown_up = council.replace(year=council.year - 18)
    for model in (PeriodOfCare, ProtectionPlan, ChildInNeedPlan):
        standing = rows(model).filter(current(council))
        assert not standing.filter(child__born_on__lte=grown_up).exists()
    for model, day in ((PeriodOfCare, "started_on"), (Contact, "received_at__date"), (Assessment, "started_on")):
        assert not rows(model).filter(child__born_on__gt=F(day)).exists()


@pytest.mark.parametrize(
    ("model", "column", "codes"),
    [
        (Person, "ethnicity", cin.ETHNICITY),
        (Referral, "source", cin.REFERRAL_SOURCE),
        (Referral, "primary_need", cin.PRIMARY_NEED),
        (Referral, "closed_why", cin.REASON_FOR_CLOSURE),
        (ProtectionPlan, "initial_category", cin.CATEGORY_OF_ABUSE),
        (PeriodOfCare, "need", care_codes.NEED),
        (PeriodOfCare, "ended_why", care_codes.REASON_EPISODE_CEASED),
        (LegalStatus, "code", care_codes.LEGAL_STATUS),
        (Placement, "kind", care_codes.PLACEMENT),
        (Placement, "provider", care_codes.PLACEMENT_PROVIDER),
        (Placement, "change_reason", care_codes.REASON_PLACE_CHANGE),
        (Accommodation, "kind", ACCOMMODATION_KIND),
        (Activity, "code", care_codes.ACTIVITY),
        (Allocation, "ended_why", care_codes.SOCIAL_WORKER_CHANGE),
    ],
)
def test_every_code_is_one_of_the_departments_for_this_year(council, model, column, codes: CodeList):
    allowed = {code.code for code in codes if code.last is None or code.last >= YEAR_OF_RETURN - 1}
    used = set(rows(model).values_list(column, flat=True)) - {""}
    assert used
    assert used <= allowed


def test_assessment_factors_are_the_departments_for_this_year(council):
    used = {factor for factors in rows(Assessment).values_list("factors", flat=True) for factor in factors}
    assert used
    assert used <= {code.code for code in cin.ASSESSMENT_FACTOR if code.last is None}


def test_clocks_are_mostly_kept_and_plausibly_broken(council):
    met = rows(Deadline).filter(met_on__isnull=False)
    late = met.filter(met_on__gt=F("due_on"))
    assert 0.05 <= late.count() / met.count() <= 0.30
    explained = late.exclude(late_reason="").count() / late.count()
    assert 0.4 <= explained <= 0.8
    assert rows(Deadline).open().filter(due_on__gte=council).exists()
    assert rows(Deadline).overdue(council).exists()


def test_what_is_recorded_was_recorded_after_it_happened_and_a_little_of_it_late(council):
    assert not rows(Placement).filter(recorded_at__date__lt=F("started_on")).exists()
    assert not rows(Conference).filter(changed_at__lt=F("recorded_at")).exists()
    late = rows(CaseNote).exclude(late_entry_reason="").count() / rows(CaseNote).count()
    assert 0 < late < 0.06


def test_a_placement_that_ended_is_kept_as_it_stood_before_it_ended(council):
    ended = rows(Placement).filter(ended_on__isnull=False).count()
    kept = rows(Version).filter(table_name="care_placement")
    assert kept.count() == ended
    assert not kept.exclude(row__ended_on=None).exists()
    assert not kept.filter(known_to__lte=F("known_from")).exists()


def test_everybody_can_be_found_by_name_and_words_can_be_searched(council):
    assert rows(SearchKey).filter(keys__isnull=False).count() >= rows(Person).count() * 0.99
    assert rows(Words).count() > 1000


def test_a_sixth_of_the_social_workers_posts_is_vacant_and_no_one_holds_far_too_many_children(council):
    posts = rows(Post).filter(role="social_worker")
    filled = rows(Membership).filter(current(council), post__in=posts).count()
    assert posts.count() - filled == max(1, round(42 * SCALE))
    held = Counter(
        rows(Allocation)
        .current(council)
        .filter(role="social_worker", worker__isnull=False)
        .values_list("worker", flat=True)
    )
    assert max(held.values()) <= 30


def test_there_is_somebody_of_each_chief_role_to_be(council):
    (origin,) = rows(Origin)
    assert origin.made_up
    assert origin.report["whole"]
    assert len(origin.cast) >= 14
    held = rows(Membership).filter(current(council), worker__in=[pk for pk, _ in origin.cast])
    roles = set(held.values_list("role", flat=True))
    assert roles <= set(ROLES)
    assert {"front_door_worker", "team_manager", "conference_chair", "director", "councillor"} <= roles


def test_todays_work_was_done_through_the_verbs(council):
    assert rows(Contact).filter(received_at__date=council).exists()
    assert rows(Contact).filter(decided_on=council).exists()
    assert rows(Deadline).filter(Q(met_on=council) | Q(stopped_on=council)).exists()
    assert council - timedelta(days=1) < council
