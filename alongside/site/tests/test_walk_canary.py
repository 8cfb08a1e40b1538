"""What is written of a child comes out nowhere but on her pages: not in a log, an error, an address or an e-mail."""

import io
import logging

import pytest
from django.conf import settings
from django.core import mail

from alongside.access.roles import Part
from alongside.people.models import Person
from alongside.site.tests.one_of_each import HIDDEN, NUMBER, canary, make_one_of_each
from alongside.site.tests.walks import addresses, browser, workers_beside

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])

WORDS = ["Tansy", "Quillfeather", "zebrafinch", *HIDDEN, *map(canary, Part)]


@pytest.fixture
def insider(cast):
    """A worker who sees all of the child's record, in a browser."""
    make_one_of_each(cast.nadia, cast.teams["Family Solutions North"])
    beside = workers_beside(Person.objects.using("owner").get(pk=NUMBER), cast.nadia)
    return browser(next(iter(beside.values())))


@pytest.fixture
def log():
    """What the site's own handlers write, in full."""
    written = io.StringIO()
    handlers = {h for name in ("", "django") for h in logging.getLogger(name).handlers if type(h.formatter).__module__}
    ours = [h for h in handlers if type(h.formatter).__name__ == "WithoutPeople"]
    assert ours, "The site's own log is not there"
    before = [(handler, handler.setStream(written)) for handler in ours]
    yield written
    for handler, stream in before:
        handler.setStream(stream)


def told_in(text):
    return [word for word in WORDS if word.lower() in text.lower()]


def test_pages_that_break_say_nothing_of_her_in_the_log_or_on_the_screen(insider, log, monkeypatch):
    def breaks(request, template, context, **more):
        raise ValueError(f"{context} {WORDS}")

    monkeypatch.setattr("alongside.pages.asking.render", breaks)
    broken = 0
    for address in addresses():
        answer = insider.get(f"{address.path}?words=Tansy+Quillfeather")
        if answer.status_code == 500:
            broken += 1
            assert told_in(answer.content.decode()) == [], address.name
    assert broken > 50
    assert log.getvalue().count("ValueError") >= broken
    assert told_in(log.getvalue()) == []


def test_what_a_page_is_sent_stays_out_of_the_log_and_of_addresses(insider, log):
    said = {"words": "Tansy Quillfeather", "reason": canary(Part.NOTES), "on": "2026-11-24", "lines": HIDDEN[0]}
    for address in addresses():
        if address.name not in ("front_door:take_up", "stay"):
            answer = insider.post(address.path, said)
            assert answer.status_code < 500, address.name
            assert told_in(answer.headers.get("Location", "")) == [], address.name
    assert told_in(log.getvalue()) == []


def test_no_e_mail_is_sent_by_a_page_and_one_to_a_worker_names_nobody(cast, insider):
    for address in addresses():
        insider.get(address.path)
    assert mail.outbox == []
    browser(None).post("/accounts/password/reset/", {"email": cast.elin.email})
    assert [told_in(f"{sent.subject} {sent.body}") for sent in mail.outbox] == [[]]
    assert mail.outbox[0].from_email == settings.DEFAULT_FROM_EMAIL
