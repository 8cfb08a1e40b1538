"""Who finds whom, and what they are told. Amira is at the front door; Carys works with Tamsin; Outis with nobody."""

from datetime import date

import pytest
from django.db import connection
from django.db.utils import ProgrammingError

from alongside.history.acting import acting
from alongside.people import actions
from alongside.people.factories import a_child, a_mother
from alongside.people.finding.find import find, likely_duplicates
from alongside.people.merging import merge, unmerge
from alongside.people.models import OtherName, SearchKey

BORN = date(2018, 5, 14)
TODAY = date(2026, 11, 24)


@pytest.fixture
def tamsin(cast):
    with acting(cast.dev.pk):
        child = a_child(cast.dev, team=cast.teams["Assessment North"], worker=cast.carys)
        a_mother(cast.dev, child)
        actions.move(person=child, on=date(2020, 1, 1), by=cast.dev, town="Southmere", postcode="ZZ9 9ZZ")
        actions.move(person=child, on=date(2024, 1, 1), by=cast.dev, town="Riverton", postcode="ZZ1 1AA")
    return child


def found_by(worker, *asked, **facts):
    with acting(worker.pk):
        return [card.person_id for card in find(*asked, **facts).results]


def card_for(worker, *asked):
    with acting(worker.pk):
        return find(*asked).results[0]


@pytest.mark.parametrize("typed", ["Tamsin Okafor", "okafor TAMSIN", "Tamzin Okafour", "Tasmin Okafor", "T Okafor"])
def test_the_front_door_finds_a_child_however_the_name_is_written(cast, tamsin, typed):
    assert tamsin.pk in found_by(cast.amira, typed)


def test_a_date_alone_finds_her_and_so_does_the_date_swapped(cast, tamsin):
    assert found_by(cast.amira, "", BORN) == [tamsin.pk]
    with acting(cast.dev.pk):
        actions.correct_person(person=tamsin, by=cast.dev, why="It was swapped", born_on=date(2018, 5, 4))
    assert found_by(cast.amira, "", date(2018, 4, 5)) == [tamsin.pk]


def test_nothing_asked_finds_nobody(cast, tamsin):
    assert found_by(cast.amira, "  ") == []


def test_her_worker_finds_her_and_her_mother_and_may_open_only_what_the_door_lets(cast, tamsin):
    assert len(found_by(cast.carys, "Okafor")) == 2
    assert card_for(cast.carys, "Tamsin Okafor").opens


@pytest.mark.parametrize("who", ["outis", "elin", "sunita", "jonah"])
def test_a_stranger_finds_nobody(cast, tamsin, who):
    assert found_by(getattr(cast, who), "Tamsin Okafor", BORN) == []


def test_with_no_user_set_nobody_is_found(cast, tamsin):
    assert find("Tamsin Okafor", BORN).results == []


def test_the_front_door_sees_a_card_and_who_works_with_her_but_may_not_open_her_record(cast, tamsin):
    card = card_for(cast.amira, "Tamsin Okafor")
    assert not card.opens
    assert (card.name, card.born_on, card.town, card.district) == ("Tamsin Okafor", BORN, "Riverton", "ZZ1")
    assert [(with_whom.team, with_whom.worker) for with_whom in card.works_with] == [
        ("Assessment North", cast.carys.name)
    ]


def test_a_former_address_helps_and_is_said(cast, tamsin):
    with acting(cast.amira.pk):
        assert "former address" in find("Tamsin Okafor", postcode="zz99zz").results[0].why


def test_a_hidden_address_is_neither_shown_nor_confirmed(cast, tamsin):
    with acting(cast.dev.pk):
        actions.move(
            person=tamsin, on=TODAY, by=cast.dev, town="Elsewhere", postcode="ZZ7 7ZZ", hidden=True, hidden_why="Refuge"
        )
    with acting(cast.amira.pk):
        card = find("Tamsin Okafor", postcode="ZZ7 7ZZ").results[0]
    assert (card.town, card.district) == ("", "")
    assert not [reason for reason in card.why if "postcode" in reason or "address" in reason]


@pytest.mark.parametrize("who", ["amira", "bola", "carys", "nadia"])
def test_a_restricted_child_is_found_by_nobody_but_those_named(cast, tamsin, who):
    with acting(cast.dev.pk):
        actions.restrict(person=tamsin, reason="A worker's niece", named=[cast.mina], on=TODAY, by=cast.dev)
    assert tamsin.pk not in found_by(getattr(cast, who), "Tamsin Okafor", BORN)
    with acting(getattr(cast, who).pk):
        assert likely_duplicates("Tamsin", "Okafor", BORN) == []
    assert tamsin.pk in found_by(cast.mina, "Tamsin Okafor", BORN)


def test_a_new_name_is_found_at_once_and_the_old_one_still(cast, tamsin):
    with acting(cast.dev.pk):
        actions.rename(person=tamsin, given_name="Tamsin", family_name="Whitlock", on=TODAY, by=cast.dev)
    assert found_by(cast.amira, "Tamsin Whitlock")[0] == tamsin.pk
    assert "other name" in card_for(cast.amira, "Tamsin Okafor").why


def test_a_name_written_without_filing_its_keys_is_found_all_the_same(cast, tamsin):
    with acting(cast.dev.pk):
        OtherName.objects.create(
            person=tamsin, kind=OtherName.Kind.ALIAS, given_name="Zuleika", family_name="Quist", recorded_by=cast.dev
        )
    assert found_by(cast.amira, "Zulaika Quist")[0] == tamsin.pk


def test_a_merged_record_is_found_as_the_one_kept_and_after_parting_as_itself(cast, tamsin):
    with acting(cast.nadia.pk):
        twice = a_child(cast.nadia, given_name="Tamsyn", family_name="Grantley", nhs_number="9434765919")
        done = merge(kept=tamsin, gone=twice, reason="The same child", by=cast.nadia)
        assert found_by(cast.amira, "Tamsyn Grantley") == found_by(cast.amira, "943 476 5919") == [tamsin.pk]
        unmerge(merge=done, reason="Two cousins", by=cast.nadia)
        assert found_by(cast.amira, "Tamsyn Grantley")[0] == twice.pk
        assert found_by(cast.amira, "943 476 5919") == [twice.pk]


def test_she_is_a_likely_duplicate_of_herself_and_her_mother_is_not(cast, tamsin):
    with acting(cast.amira.pk):
        assert [card.person_id for card in likely_duplicates("Tamsyn", "Okafor", BORN)] == [tamsin.pk]
        assert likely_duplicates("Harriet", "Lowe", BORN) == []


def test_when_more_than_ten_share_the_name_it_says_so_and_asks_for_the_date_of_birth(cast):
    with acting(cast.amira.pk):
        children = [a_child(cast.amira, born_on=date(2010 + year, 1, 1)) for year in range(12)]
        found = find("Tamsin Okafor")
        assert (len(found.results), found.too_many, found.ask) == (10, True, "date of birth")
        narrowed = find("Tamsin Okafor", children[3].born_on)
        assert narrowed.results[0].person_id == children[3].pk
        assert not narrowed.too_many


def test_the_search_rows_are_closed_to_pages(cast, tamsin):
    with acting(cast.nadia.pk):
        assert not SearchKey.objects.exists()


def test_pages_cannot_refile(cast, tamsin):
    with pytest.raises(ProgrammingError, match="permission denied"), connection.cursor() as cursor:
        cursor.execute("SELECT finding_refile(ARRAY[1::bigint])")


def test_keys_cannot_be_overwritten_once_filed(cast, tamsin):
    with acting(cast.outis.pk), connection.cursor() as cursor:
        cursor.execute("SELECT finding_file(%s, '{}', NULL, '{}', 'tnobody')", [tamsin.pk])
    assert found_by(cast.amira, "Tamsin Okafor")[0] == tamsin.pk
