"""Elin of Family Solutions North hosts a visit to the made-up Okafors; Umar is the guest, Tove leads the week."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest


@dataclass
class Scene:
    """One half-day with a family in a week around a day, its guest, and the children."""

    today: date
    week: Any
    guest: Any
    host: Any
    slot: Any
    tamsin: Any
    kofi: Any
    cast: Any


@pytest.fixture
def today():
    from django.utils import timezone

    return timezone.localdate()


@pytest.fixture
def scene_on(cast, today):
    """A scene whose visit is so many days from today, in a week from two days before it to so many after."""

    def make(visit_in: int = 1, week_goes_on: int = 2) -> Scene:
        from alongside.history.acting import acting
        from alongside.people.factories import a_child, a_mother
        from alongside.practice.weeks.actions import start_week
        from alongside.practice.weeks.factories import a_guest, a_host, a_slot

        with acting(cast.femi.pk):
            team = cast.teams["Family Solutions North"]
            tamsin = a_child(cast.femi, team=team, worker=cast.elin, born_on=today.replace(day=1, year=today.year - 11))
            kofi = a_child(
                cast.femi,
                team=team,
                worker=cast.elin,
                given_name="Kofi",
                born_on=today.replace(day=1, year=today.year - 5),
            )
            a_mother(cast.femi, tamsin, kofi)
        on = today + timedelta(visit_in)
        with acting(cast.tove.pk):
            week = start_week(
                name="Spring week",
                starts_on=on - timedelta(2),
                ends_on=on + timedelta(week_goes_on),
                by=cast.tove,
                on=today,
            )
            guest = a_guest(week, cast.umar, by=cast.tove)
            host = a_host(week, worker=cast.elin, by=cast.tove)
            slot = a_slot(host, by=cast.tove, day=2, activity="family")
        return Scene(today, week, guest, host, slot, tamsin, kofi, cast)

    return make


@pytest.fixture
def scene(scene_on):
    return scene_on()


@pytest.fixture
def visit_of(cast):
    """The guest is sent to the half-day, by the lead's hand."""

    def make(scene, guest=None):
        from alongside.history.acting import acting
        from alongside.practice.weeks.models import Visit

        with acting(cast.tove.pk):
            return Visit.objects.create(
                slot=scene.slot, guest=guest or scene.guest, on=scene.slot.on, half=scene.slot.half, why="By hand"
            )

    return make


@pytest.fixture
def signed_in():
    from django.test import Client

    def client(worker):
        browser = Client()
        browser.force_login(worker)
        return browser

    return client
