"""The child's page on a past day shows what was known then, and no more."""

from datetime import UTC, date, datetime

from django.urls import reverse

from alongside.deadlines.models import Deadline
from alongside.history.acting import acting
from alongside.pathway.front_door.models import Referral
from alongside.pathway.protection.models import ProtectionPlan
from alongside.pathway.record.tests.scene import CANARY
from alongside.people.actions import correct_person
from alongside.people.models import Address, Allocation, Person, Relationship

THEN = datetime(2024, 3, 1, tzinfo=UTC)
TWO_YEARS_AGO = "2024-11-24"
OF_THEN = (Person, Allocation, Relationship, Address, Referral, ProtectionPlan, Deadline)


def known_since(owner, when: datetime) -> None:
    """Have everything recorded so far be known since a day of the past, as a loaded past is."""
    for model in OF_THEN:
        table = model._meta.db_table
        owner.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        owner.execute(f"UPDATE {table} SET recorded_at = %s, changed_at = %s", [when, when])
        owner.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
    owner.execute("DELETE FROM history_version")


def a_plan(cast, tamsin) -> ProtectionPlan:
    with acting(cast.femi.pk):
        Referral.objects.create(child=tamsin, received_on=date(2024, 2, 1), source="1A", recorded_by=cast.femi)
        plan = ProtectionPlan.objects.create(
            child=tamsin,
            started_on=date(2024, 2, 20),
            initial_category="NEG",
            latest_category="NEG",
            childs_words="I want breakfast before school.",
            must_change="There is food in the house every day.",
            safety_plan="Her aunt calls every evening.",
            recorded_by=cast.femi,
        )
        Deadline.objects.create(
            child=tamsin,
            code="CP05",
            started_on=date(2024, 2, 20),
            first_started_on=date(2024, 2, 20),
            due_on=date(2024, 12, 1),
            recorded_by=cast.femi,
        )
    return plan


def test_the_page_two_years_ago(owner, cast, tamsin, signed_in):
    plan = a_plan(cast, tamsin)
    known_since(owner, THEN)
    with acting(cast.elin.pk, reason="The plan ended"):
        correct_person(person=tamsin, by=cast.elin, why="Her own wish", known_as="Tammy")
        plan.ended_on = date(2025, 2, 1)
        plan.save(update_fields=["ended_on"])
        Referral.objects.create(child=tamsin, received_on=date(2026, 1, 9), source="2A", recorded_by=cast.elin)

    client, address = signed_in(cast.elin), reverse("record:child", args=[tamsin.pk])
    then, now = (client.get(address + query).content.decode() for query in (f"?as_known={TWO_YEARS_AGO}", ""))

    assert "what was known at the end of 24 November 2024" in then
    assert "Tamsin Okafor" in then
    assert "Tammy" not in then
    assert "Child protection plan: neglect" in then
    assert "Her aunt calls every evening." in then
    assert "Due in 7 days" in then
    assert "Ruth Okafor" in then
    assert "9 January 2026" not in then
    assert CANARY not in then

    assert "Tammy" in now
    assert "Child protection plan: neglect" not in now
    assert "9 January 2026" in now
    assert "what was known" not in now


def test_the_chronology_of_a_past_day(owner, cast, tamsin, signed_in):
    a_plan(cast, tamsin)
    known_since(owner, THEN)
    address = reverse("record:chronology", args=[tamsin.pk])
    client = signed_in(cast.elin)
    assert "Referral" in client.get(address + f"?as_known={TWO_YEARS_AGO}").content.decode()
    before = client.get(address + "?as_known=2024-02-01").content.decode()
    assert "was not known here on 1 February 2024" in before


def test_who_may_not_see_the_history_is_not_shown_a_past_day(cast, tamsin, signed_in):
    with acting(cast.femi.pk):
        Allocation.objects.create(
            child=tamsin,
            team=cast.teams["Early Help North"],
            worker=cast.petra,
            role="early_help_worker",
            started_on=date(2026, 1, 1),
            recorded_by=cast.femi,
        )
    client, address = signed_in(cast.petra), reverse("record:child", args=[tamsin.pk])
    page = client.get(address)
    assert page.status_code == 200
    assert "as it was known on a past day" not in page.content.decode()
    assert client.get(address + f"?as_known={TWO_YEARS_AGO}").status_code == 404


def test_a_day_to_come_is_refused_in_words(cast, tamsin, signed_in):
    page = signed_in(cast.elin).get(reverse("record:child", args=[tamsin.pk]) + "?as_known=2999-01-01")
    assert "The day must be on or before" in page.content.decode()
