"""The site as it is really served."""

from urllib.request import urlopen

import psycopg
from django.conf import settings


def test_it_is_served_from_the_test_s_own_database(live_site: str, owner: psycopg.Connection) -> None:
    with urlopen(f"{live_site}/health") as answer:
        assert answer.status == 200
        assert answer.read() == b"well"
    users = owner.execute("SELECT usename FROM pg_stat_activity WHERE datname = current_database()").fetchall()
    assert (settings.APPLICATION_ROLE,) in users
