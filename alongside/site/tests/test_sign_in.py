"""Signing in: a password alone opens nothing, the demo is shut beside real people."""

from io import StringIO

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils import timezone

from alongside.council.models import Origin
from alongside.people.models import Worker

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])

PASSWORD = "three green boats at anchor"


def make_account(**more):
    said = StringIO()
    named = {"email": "wren@example.com", "name": "Wren Abara", "role": "social_worker", "team": "Assessment North"}
    call_command("account", **{**named, **more}, stdout=said)
    return said.getvalue()


@pytest.fixture
def wren():
    """A worker with an account and a password, and no second factor yet."""
    make_account()
    worker = Worker.objects.get(email="wren@example.com")
    worker.set_password(PASSWORD)
    worker.save()
    return worker


def sign_in(client):
    return client.post("/accounts/login/", {"login": "wren@example.com", "password": PASSWORD})


def test_an_account_comes_with_an_address_to_choose_a_password_at(client):
    address = make_account().split()[-1]
    page = client.get(address.replace("http://localhost:8000", ""), follow=True)
    assert page.status_code == 200
    chosen = client.post(page.request["PATH_INFO"], {"password1": PASSWORD, "password2": PASSWORD})
    assert chosen.status_code == 302
    assert Worker.objects.get(email="wren@example.com").check_password(PASSWORD)


def test_one_account_for_one_address():
    make_account()
    with pytest.raises(CommandError, match="already"):
        make_account(email="WREN@example.com")


def test_a_password_alone_leads_to_setting_up_a_second_factor(wren, client):
    assert sign_in(client).status_code == 302
    assert client.get("/my-caseload", follow=True).request["PATH_INFO"] == "/accounts/2fa/"


def test_with_a_second_factor_the_code_is_asked_before_anything(wren, client):
    TOTP.activate(wren, generate_totp_secret())
    sent_on = sign_in(client)
    assert sent_on.url.startswith("/accounts/2fa/authenticate/")
    assert client.get("/help").status_code == 200
    assert client.get("/").url.startswith("/accounts/login/")


@pytest.mark.parametrize("who", ["made-up alone", "beside real people", "not a demo"])
def test_picking_a_person_is_for_the_made_up_council_alone(client, settings, who):
    settings.DEMO = who != "not a demo"
    worker = Worker.objects.get(email="carys@example.org")
    now = timezone.now()
    Origin.objects.using("owner").create(kind="council", made_up=True, at=now, cast=[[worker.pk, "social worker"]])
    if who == "beside real people":
        Origin.objects.using("owner").create(kind="files", made_up=False, at=now)
    page = client.get("/pick")
    assert page.status_code == (200 if who == "made-up alone" else 404)
    picked = client.post("/pick", {"who": worker.pk})
    assert picked.status_code == (302 if who == "made-up alone" else 404)


def test_only_those_on_the_list_can_be_picked(client, settings):
    settings.DEMO = True
    Origin.objects.using("owner").create(kind="council", made_up=True, at=timezone.now(), cast=[[1, "nobody"]])
    client.post("/pick", {"who": Worker.objects.get(email="nadia@example.org").pk})
    assert "_auth_user_id" not in client.session
