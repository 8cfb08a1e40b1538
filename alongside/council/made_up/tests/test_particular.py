"""What few have, and everybody must cope with: hidden addresses, unborn children, short breaks, look-alikes."""

from datetime import date

from alongside.council.made_up import names
from alongside.council.made_up.chance import Chance
from alongside.pathway.assessment.models import Assessment
from alongside.pathway.care.models import LegalStatus
from alongside.people.models import Address, Allocation, OtherName, Person, Restriction, RestrictionNamed


def rows(model):
    return model.objects.using("owner")


def test_some_addresses_are_hidden_and_say_why(council):
    hidden = rows(Address).filter(hidden=True)
    assert hidden
    assert not hidden.filter(hidden_why="").exists()
    assert hidden.count() < rows(Address).count() / 20


def test_children_not_born_yet_are_assessed_with_nothing_said_for_them(council):
    unborn = rows(Person).filter(expected_on__isnull=False)
    assert unborn
    assert not unborn.exclude(born_on=None, sex="U", disabilities=[]).exists()
    assert not unborn.filter(expected_on__lt=council).exists()
    assert not rows(Assessment).filter(child__in=unborn).exclude(childs_words="").exists()


def test_short_breaks_are_weekends_and_nobody_is_on_one_today(council):
    stays = rows(LegalStatus).filter(code="V3")
    assert stays
    assert {(stay.ended_on - stay.started_on).days for stay in stays} == {2}
    assert not stays.filter(child__born_on__gt=date(council.year - 4, 1, 1)).exists()


def test_people_have_former_names_and_short_names_that_somebody_would_use(council):
    assert {"birth", "former"} <= set(rows(OtherName).values_list("kind", flat=True))
    called = rows(Person).exclude(known_as="").exclude(given_name="")
    assert called
    assert all(one.known_as == names.short(one.given_name) for one in called)


def test_partners_work_with_children_under_a_plan_or_in_care(council):
    roles = set(rows(Allocation).current(council).values_list("role", flat=True))
    assert {"police_partner", "health_partner"} <= roles


def test_somebody_who_is_known_already_comes_again_under_a_name_that_was_misheard():
    for name in ("Noah", "Zuzanna", "Al"):
        assert names.misheard(Chance(name), name) != name


def test_a_restricted_record_names_those_who_work_with_the_child(council):
    restricted = list(rows(Restriction))
    assert restricted
    for one in restricted:
        named = set(rows(RestrictionNamed).filter(restriction=one).values_list("worker", flat=True))
        working = rows(Allocation).current(council).filter(child=one.person_id, role="social_worker")
        assert one.reason
        assert named >= {held.worker_id for held in working}
