"""The frame itself: who the tests are to the database, and what a committing test leaves behind."""

import psycopg
import pytest
from django.db import connection
from django.test import Client


@pytest.mark.django_db
def test_pages_are_served_as_a_role_that_can_bypass_nothing() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb FROM pg_roles WHERE rolname = session_user"
        )
        assert cursor.fetchone() == (False,)
        cursor.execute("SELECT count(*) FROM pg_class WHERE pg_get_userbyid(relowner) = session_user")
        assert cursor.fetchone() == (0,)


@pytest.mark.django_db
def test_the_application_cannot_rewrite_the_list_of_migrations() -> None:
    with connection.cursor() as cursor, pytest.raises(Exception, match="permission denied"):
        cursor.execute("DELETE FROM django_migrations")


@pytest.mark.parametrize("turn", [1, 2])
def test_a_test_that_commits_has_a_database_of_its_own(owner: psycopg.Connection, turn: int) -> None:
    owner.execute("CREATE TABLE left_behind (turn int)")
    owner.execute("GRANT SELECT ON left_behind TO PUBLIC")
    owner.execute("INSERT INTO left_behind VALUES (%s)", [turn])
    with connection.cursor() as cursor:
        cursor.execute("SELECT turn FROM left_behind")
        assert cursor.fetchall() == [(turn,)]


@pytest.mark.django_db
def test_no_page_is_kept_by_the_browser_and_no_script_from_elsewhere_runs(client: Client) -> None:
    response = client.get("/health")
    assert response.status_code == 200
    assert "no-store" in response.headers["Cache-Control"]
    policy = response.headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
