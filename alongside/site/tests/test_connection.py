"""A kept connection that the database has closed is noticed before a request uses it."""

import select

import pytest
from django.db import DatabaseError, connection, transaction


@pytest.mark.django_db(transaction=True)
def test_a_connection_that_stands_is_kept_and_one_that_was_closed_is_not() -> None:
    connection.ensure_connection()
    assert connection.is_usable()
    raw = connection.connection
    transaction.set_autocommit(False)
    with pytest.raises(DatabaseError):
        connection.cursor().execute("SELECT nothing")
    assert not connection.is_usable()
    transaction.rollback()
    transaction.set_autocommit(True)
    with connection.cursor() as cursor:
        cursor.execute("SET idle_session_timeout = '1ms'")
    select.select([raw.fileno()], [], [], 10)
    assert not connection.is_usable()
    connection.close()
    connection.ensure_connection()
    assert connection.is_usable()
