"""What the tests of the record ask for."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest


@pytest.fixture
def signed_in(db: None) -> Callable[[Any], Any]:
    """A browser in which a worker has signed in."""
    from django.test import Client

    def of(worker: Any) -> Client:
        client = Client()
        client.force_login(worker)
        return client

    return of


@pytest.fixture
def tamsin(cast: Any) -> Any:
    """A child with a family, a worker and a hidden address (see `scene`)."""
    from alongside.history.acting import acting
    from alongside.pathway.record.tests.scene import make_tamsin

    with acting(cast.bola.pk):
        return make_tamsin(cast)


@pytest.fixture
def clock(cast: Any, tamsin: Any) -> Callable[..., Any]:
    """Open a clock of Tamsin's."""
    from alongside.deadlines.models import Deadline
    from alongside.history.acting import acting

    def of(due_on: date, code: str = "AS01") -> Deadline:
        began = date(2026, 1, 1)
        with acting(cast.elin.pk):
            return Deadline.objects.create(
                child=tamsin, code=code, started_on=began, first_started_on=began, due_on=due_on, recorded_by=cast.elin
            )

    return of


@pytest.fixture
def count_queries(db: None) -> Callable[[Any, str], int]:
    """How many queries a page asks, beside the bookkeeping of transactions."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def of(client: Any, address: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            page = client.get(address)
        assert page.status_code == 200
        return sum("SAVEPOINT" not in query["sql"] for query in captured.captured_queries)

    return of
