"""The benchmark runs, and compares like with like. What it measures is never tested."""

import re
from calendar import month_abbr
from html import unescape

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone

from bench import measuring, pages, scenery, writing

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])


@pytest.fixture
def scene(db, monkeypatch):
    monkeypatch.setitem(connection.settings_dict, "CONN_MAX_AGE", 600)  # as the site keeps it between requests
    monkeypatch.setattr(settings, "ROOT_URLCONF", "bench.urls")
    for name, size in (("LONG", 6), ("SHORT", 5)):
        monkeypatch.setattr(scenery, name, size)
    return scenery.make(timezone.localdate(), share=0.1)


def test_a_short_benchmark_of_a_small_scene(scene):
    measured = pages.as_facts(pages.measure(scene, timezone.localdate(), measuring.Effort(rounds=1, seconds=0, warm=1)))
    told = writing.report({"command": "bin/bench", "postgres": "18", "pages": {"1": {**SIZE, "pages": measured}}})
    assert all(f"| {one['name']} |" in told for one in measured)
    short, long = (one["queries"] for one in measured if one["name"].startswith("caseload"))
    assert 0 < short == long <= pages.QUERIES


SIZE = {"size": {"people": 1}, "noting": ((1.0, 1.0, 1.0), (1.0, 1.0, 1.0))}


def test_a_page_says_what_its_floor_says(scene):
    for page in pages.pages_of(scene, timezone.localdate()):
        if page.floors:
            drawn = words(pages.sign_in(pages.Worker.objects.get(pk=page.who)).get(page.address))
            pages.floors.set_user(page.who)
            said = words(page.floor())
            assert len(said) > 20
            assert {word for word in said if word[0].isupper()} - {*month_abbr} <= drawn, page.name


def words(markup):
    return set(re.findall(r"[\w'’]+", unescape(re.sub(r"<[^>]*>", " ", markup))))
