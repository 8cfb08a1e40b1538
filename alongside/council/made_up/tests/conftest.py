"""One small made-up council for all these tests, in a database of its own."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.core.management import call_command

from alongside.site.testing import database as throwaway

TODAY = date(2026, 6, 30)
SCALE = 0.05


@pytest.fixture(scope="package")
def council(django_db_setup: None, django_db_blocker: Any) -> Iterator[date]:
    """The council as of TODAY; its today is given."""
    with django_db_blocker.unblock(), throwaway.clone():
        call_command("made_up_council", scale=SCALE, today=TODAY, seed=7)
        yield TODAY
