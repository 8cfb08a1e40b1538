"""The daily payload from the record: everything at first, then what changed, by identifiers that never do."""

import json
from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alongside.council.load.tests.linked import CENSUS, LAST_YEAR, THIS_YEAR, annex, loaded, refusals
from alongside.insight.extracts.daily import children_on
from alongside.insight.extracts.tests.files import seeing_all
from alongside.insight.extracts.writing import WRITERS, Order
from alongside.pathway.care.models import PeriodOfCare
from alongside.pathway.front_door.models import Referral
from alongside.people.models import Person
from alongside.returns.dfe_api import apply, check, full, load
from alongside.site.testing import database as throwaway

DAY = date(2026, 3, 31)


@pytest.fixture(scope="module")
def folder(django_db_setup, django_db_blocker, tmp_path_factory):
    """The linked set, loaded into a database of its own."""
    folder = tmp_path_factory.mktemp("daily")
    with django_db_blocker.unblock(), throwaway.clone():
        assert refusals(loaded(CENSUS, *LAST_YEAR, *THIS_YEAR, annex(folder))) == []
        yield folder


def payloads(day=DAY, ids=None):
    with seeing_all():
        return full(children_on(day, ids))


def of(number, found):
    (one,) = (child for child in found if child["la_child_id"] == number)
    return one


def test_every_child_can_be_sent_and_goes_by_the_records_own_keys(folder):
    found = payloads()
    assert {child["la_child_id"] for child in found} >= {"A1001", "A1002", "A2001"}
    assert not [one for one in check(found) if one.severity == "refused"]
    rowan = Person.objects.using("owner").get(number="A1001")
    (case,) = of("A1001", found)["social_care_episodes"]
    assert of("A1001", found)["mis_child_id"] == f"P{rowan.pk}"
    assert case["social_care_episode_id"] == f"R{Referral.objects.using('owner').get(child=rowan).pk}"
    assert case["child_protection_plans"][0]["start_date"] == "2025-07-01"
    (home,) = case["child_looked_after_placements"]
    assert (home["start_date"], home["start_reason"], home["placement_type"]) == ("2025-11-03", "S", "U6")


def test_a_time_in_care_without_a_referral_is_an_episode_of_its_own(folder):
    (case,) = of("A2001", payloads())["social_care_episodes"]
    period = PeriodOfCare.objects.using("owner").get(child__number="A2001")
    assert case["social_care_episode_id"] == f"C{period.pk}"
    assert "referral_date" not in case
    first, second = sorted(case["child_looked_after_placements"], key=lambda home: home["start_date"])
    assert (first["end_reason"], first["change_reason"], second["start_reason"]) == ("X1", "CARPL", "B")


def test_asked_twice_it_is_the_same_and_one_child_takes_as_many_queries_as_all(folder):
    def asked(ids):
        with seeing_all(), CaptureQueriesContext(connection) as queries:
            found = full(children_on(DAY, ids))
        return found, len(queries)

    everybody, many = asked(None)
    rowan, few = asked([Person.objects.using("owner").get(number="A1001").pk])
    assert everybody == payloads()
    assert rowan == [of("A1001", everybody)]
    assert few == many


def write(to, today, *since):
    with seeing_all():
        return WRITERS["dfe-api"](Order(2026, to, today, since))


def test_a_day_on_only_what_changed_is_sent_and_what_is_held_is_then_as_it_is(folder, tmp_path):
    """By the day before care began, Rowan has a plan alone; later payloads tell of care, then of nothing."""
    first, second, third = (tmp_path / name for name in ("first", "second", "third"))
    before, after = date(2025, 11, 2), date(2026, 3, 31)
    assert write(first, before).held_back == []
    write(second, after, first)
    write(third, after, first, second)
    assert json.loads((second / "manifest.json").read_text())["kind"] == "delta"
    assert load(third) == []
    told = of("A1001", load(second))
    assert [home["start_date"] for home in told["social_care_episodes"][0]["child_looked_after_placements"]] == [
        "2025-11-03"
    ]
    assert apply(load(first), load(second)) == payloads(after)


def test_changes_alone_are_nothing_to_go_on_from(folder, tmp_path):
    write(tmp_path / "first", DAY)
    write(tmp_path / "second", DAY, tmp_path / "first")
    to = str(tmp_path / "third")
    told = StringIO()
    for since in ([tmp_path / "second"], [tmp_path / "first"] * 2):
        with pytest.raises(CommandError, match="everything first") as refusal:
            call_command("write", "dfe-api", "--year", "2025-26", "--to", to, "--since", *map(str, since), stdout=told)
        assert refusal.value.returncode == 2
    with pytest.raises(CommandError, match="dfe-api alone"):
        call_command("write", "cin", "--year", "2025-26", "--to", to, "--since", str(tmp_path / "first"), stdout=told)
    assert not (tmp_path / "third").exists()


def test_the_command_writes_it_and_says_whom_it_held_back(folder, tmp_path):
    told = StringIO()
    call_command("write", "dfe-api", "--year", "2025-26", "--to", str(tmp_path / "all"), stdout=told)
    assert "Written to" in told.getvalue()
    assert {child["la_child_id"] for child in load(tmp_path / "all")} == {one["la_child_id"] for one in payloads()}
