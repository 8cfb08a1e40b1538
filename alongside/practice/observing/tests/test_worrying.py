"""A guest's worry about a child is a contact at the front door at once, and shows the guest nothing of the child."""

from datetime import date
from uuid import uuid4

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.urls import reverse

from alongside.history.acting import acting
from alongside.pathway.front_door.models import Contact
from alongside.people.actions import restrict
from alongside.people.models import Allocation, Person, Worker
from alongside.practice.observing.factories import noon
from alongside.practice.observing.models import Observation, WorrySent
from alongside.practice.observing.worrying.actions import NobodyOnTheLine, Worry, duty_line, tell_duty

WORDS = "The little one has a burn on her arm."


def tell(cast, scene, *, key=None, visit=None, **said):
    worry = Worry(words=WORDS, telephone="01632 960 001", **said)
    with acting(cast.umar.pk):
        tell_duty(
            key=key or uuid4(),
            guest=scene.guest,
            visit=visit,
            worry=worry,
            at=noon(scene.with_family.on),
            by=cast.umar,
            where="https://alongside.example/front-door/",
        )


def contacts(worker):
    with acting(worker.pk):
        return list(Contact.objects.select_related("child"))


def rows(worker, table):
    with acting(worker.pk), connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        return cursor.fetchone()[0]


def test_it_is_a_red_contact_about_the_child_of_the_family_visited(cast, scene):
    tell(cast, scene, visit=scene.with_family, of_family=True)
    (contact,) = contacts(cast.bola)
    assert (contact.child_id, contact.urgency, contact.source) == (scene.child.pk, "red", "6")
    assert (contact.contacted_by, contact.recorded_by) == ("Umar Siddiq", cast.line)
    assert WORDS in contact.worries
    assert "Elin Marsh" in contact.worries
    assert "01632 960 001" in contact.worries


def test_the_front_door_s_manager_finds_it_in_the_queue_as_hers_to_decide(cast, scene):
    tell(cast, scene, visit=scene.with_family, of_family=True)
    client = Client()
    client.force_login(cast.bola)
    queue = client.get(reverse("front_door:queue")).content.decode()
    assert scene.child.name in queue
    assert "Red" in queue
    (contact,) = contacts(cast.bola)
    assert client.get(reverse("front_door:decide_contact", args=[contact.pk])).status_code == 200


def test_of_another_child_it_says_what_the_guest_can_say(cast, scene):
    tell(cast, scene, given_name="Wren", who="About six, at the school gate")
    (contact,) = contacts(cast.bola)
    assert contact.child.name == "Wren"
    assert "About six, at the school gate" in contact.worries


def test_of_a_child_whom_the_guest_cannot_name_it_arrives_too(cast, scene):
    tell(cast, scene, visit=scene.yesterday, of_family=True)
    (contact,) = contacts(cast.bola)
    assert contact.child.name == "Child not yet named"


def test_a_restricted_record_is_not_opened_and_the_worry_still_arrives(cast, scene):
    with acting(cast.elin.pk):
        restrict(person=scene.child, reason="Witness", named=[cast.elin], on=date(2024, 1, 2), by=cast.elin)
    tell(cast, scene, visit=scene.with_family, of_family=True)
    (contact,) = contacts(cast.bola)
    assert contact.child_id != scene.child.pk
    assert "of the family that was visited" in contact.worries


def test_the_guest_gets_no_sight_of_the_child(cast, scene):
    tell(cast, scene, visit=scene.with_family, of_family=True)
    for table in ("people_person", "people_allocation", "front_door_contact", "agreements_familyvisit"):
        assert rows(cast.umar, table) == 0, table
    with acting(cast.umar.pk):
        assert WorrySent.objects.count() == 1
        assert not Person.objects.filter(pk=scene.child.pk).exists()


def test_it_is_in_no_observation_and_nobody_but_the_guest_sees_that_it_was_sent(cast, scene):
    tell(cast, scene, visit=scene.with_family, of_family=True)
    for worker in (cast.tove, cast.nadia, cast.elin, cast.line):
        assert rows(worker, "observing_worrysent") == 0
        with acting(worker.pk):
            assert not Observation.objects.exists()
    assert {field.name for field in WorrySent._meta.fields} == {"id", "by", "at"}


def test_sent_twice_it_is_one_contact(cast, scene):
    key = uuid4()
    for _ in range(2):
        tell(cast, scene, key=key, visit=scene.with_family, of_family=True)
    assert len(contacts(cast.bola)) == 1


def test_the_front_door_s_managers_are_mailed_where_and_nothing_else(cast, scene, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        tell(cast, scene, visit=scene.with_family, of_family=True)
    (sent,) = mail.outbox
    assert sent.to == [cast.bola.email]
    text = f"{sent.subject} {sent.body}"
    assert "https://alongside.example/front-door/" in text
    for word in (scene.child.given_name, scene.child.family_name, "burn", "Umar", "Elin"):
        assert word not in text


def test_without_a_duty_line_nothing_is_kept_and_the_guest_is_told_to_telephone(cast, scene):
    with acting(cast.nadia.pk):
        Worker.objects.filter(pk=cast.line.pk).update(is_active=False)
    assert duty_line(scene.with_family.on) is None
    with pytest.raises(NobodyOnTheLine, match="Telephone now"):
        tell(cast, scene, given_name="Wren")
    with acting(cast.umar.pk):
        assert not WorrySent.objects.exists()


def test_the_duty_line_reaches_the_child_through_the_front_door_s_team_alone(cast, scene):
    tell(cast, scene, visit=scene.with_family, of_family=True)
    with acting(cast.line.pk):
        mine = Allocation.objects.current(scene.with_family.on).filter(child=scene.child)
        assert {one.team.name for one in mine.select_related("team")} >= {"Front door"}
        assert not mine.filter(worker=cast.line).exists()
