"""What the journeys ask for: the site over a made-up council of nobody real, and people at browsers."""

from collections.abc import Callable, Iterator
from typing import Any

import psycopg
import pytest


@pytest.fixture
def council(chromium: Any, owner: psycopg.Connection[Any], cast: Any) -> Iterator[str]:
    """The address of the site, where one may pick anybody of the cast to be."""
    from django.utils import timezone

    from alongside.council.models import Origin
    from alongside.site.testing import database, site

    people = [[worker.pk, key] for key, worker in cast.workers.items()]
    Origin.objects.using("owner").create(kind="council", made_up=True, at=timezone.now(), cast=people)
    with site.serving(database.current()) as address:
        yield address


@pytest.fixture
def at_browser(chromium: Any, council: str, cast: Any) -> Iterator[Callable[..., Any]]:
    """Somebody of the cast at a browser of their own, signed in; what they opened must have been sound."""
    from alongside.site.tests.journeys.somebody import Somebody

    there: dict[str, Somebody] = {}

    def sit_down(who: str, **screen: Any) -> Somebody:
        if who not in there:
            context = chromium.new_context(base_url=council, **{"viewport": {"width": 1280, "height": 900}, **screen})
            there[who] = Somebody(context, cast.workers[who], scripts=screen.get("java_script_enabled", True))
            there[who].sign_in()
        return there[who]

    yield sit_down
    for somebody in there.values():
        somebody.context.close()
    assert [line for somebody in there.values() for line in somebody.complaints] == []


@pytest.fixture
def newest(owner: psycopg.Connection[Any]) -> Callable[..., int]:
    """The number of the row that was made last in a table, of one child where one is given."""

    def of(table: str, child: int | None = None) -> int:
        mine = "" if child is None else f"WHERE child_id = {child}"
        (number,) = owner.execute(f"SELECT max(id) FROM {table} {mine}").fetchone() or (None,)
        assert number is not None, f"There is nothing in {table}"
        return int(number)

    return of
