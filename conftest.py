"""What every test can ask for: a real PostgreSQL, the owner's hand, a running site.

`db` is a clone of one migrated template, worked in as the application's role, each test rolled
back. `transactional_db` is a clone of the test's own, where it commits. `owner` and `live_site`
bring that along.
"""

import atexit
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from alongside.site.testing import database as throwaway
from alongside.site.testing import site

if "ALONGSIDE_TEST_FOLDER" not in os.environ:
    os.environ["ALONGSIDE_TEST_FOLDER"] = tempfile.mkdtemp(prefix="alongside-test-")
    atexit.register(shutil.rmtree, os.environ["ALONGSIDE_TEST_FOLDER"], ignore_errors=True)
throwaway.keep_apart(os.environ["ALONGSIDE_TEST_FOLDER"])
os.environ["DJANGO_SETTINGS_MODULE"] = "alongside.site.settings"


def pytest_configure() -> None:
    """Settings that differ in a test process: a clone is left at once, and styles need not have been made."""
    from django.conf import settings

    settings.DATABASES["default"]["CONN_MAX_AGE"] = 0
    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.STATIC_ROOT = Path(os.environ["ALONGSIDE_TEST_FOLDER"], "static")
    settings.STATIC_ROOT.mkdir(exist_ok=True)
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: Any) -> Iterator[None]:
    """Start the run's server where it is not yet, and work in a clone of its template."""
    with django_db_blocker.unblock(), throwaway.server(), throwaway.clone():
        throwaway.give_committing_tests_a_clone()
        yield


@pytest.fixture
def owner(transactional_db: None) -> Iterator[psycopg.Connection[tuple[Any, ...]]]:
    """The owner's own connection to this test's own database, each statement committed at once.

    For a past with its true recorded times, which the application's role cannot write.
    """
    with throwaway.owner_of(throwaway.current()).connect() as connection:
        yield connection


@pytest.fixture
def live_site(transactional_db: None) -> Iterator[str]:
    """The address of the site, served by the real web server over this test's own database."""
    with site.serving(throwaway.current()) as address:
        yield address


SWITCHES = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A real browser, one for all the tests of this process: a second Playwright beside it would refuse to start."""
    from playwright.sync_api import sync_playwright

    # Playwright keeps a loop of its own running, which makes the framework refuse plain queries.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    path = shutil.which("chromium")
    assert path, "Debian's chromium is missing: apt-get install chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=SWITCHES)
        yield browser
        browser.close()


@pytest.fixture
def cast(db: None) -> Any:
    """The workers and teams of the test council (alongside.people.cast)."""
    from alongside.people.cast import the_cast

    return the_cast()
