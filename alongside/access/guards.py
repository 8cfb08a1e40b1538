"""Row-level security, history triggers and grants on every table, made anew after each migration.

Walking the models rather than listing tables means that a new table of facts cannot be forgotten:
it is guarded the moment it exists. Everything here is safe to run again.
"""

from importlib.resources import files
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import connections, models

from alongside.access.policies import policy_of
from alongside.access.roles import ROLES
from alongside.history.facts import Fact
from alongside.law.emergency_access import TERMS

# What the application's role may do to tables that are not facts, where it is more than read.
WRITES = {
    "django_session": "INSERT, UPDATE, DELETE",
    "account_emailaddress": "INSERT, UPDATE, DELETE",
    "account_emailconfirmation": "INSERT, UPDATE, DELETE",
    "mfa_authenticator": "INSERT, UPDATE, DELETE",
    "people_worker": "UPDATE",
    "people_restrictionnamed": "INSERT",
}

FUNCTIONS = (
    ("history", "functions.sql"),
    ("access", "functions.sql"),
    ("access", "emergency.sql"),
    ("people.finding", "functions.sql"),
)


def guard_everything(using: str = "owner", **_: Any) -> None:
    """After each migration: functions, the tables of roles and terms, policies, triggers and grants."""
    connection = connections[using]
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
        if not {"access_rolepart", "people_searchkey", "history_version"} <= tables:
            return
        for app, name in FUNCTIONS:
            cursor.execute(files(f"alongside.{app}").joinpath(name).read_text())
        _copy_roles(cursor)
        _copy_terms(cursor)
        for model in apps.get_models(include_auto_created=True):
            if model._meta.managed and model._meta.db_table in tables:
                _guard(cursor, model)
        cursor.execute(f'GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO "{application_role()}"')


def application_role() -> str:
    """The database role that pages and tests run as: it owns no table and cannot bypass the policies."""
    return str(settings.DATABASES["default"]["USER"])


def _copy_roles(cursor: Any) -> None:
    cursor.execute("DELETE FROM access_rolereach; DELETE FROM access_rolepart")
    cursor.executemany(
        "INSERT INTO access_rolereach (role, reach, searches_all, emergency, answers) VALUES (%s, %s, %s, %s, %s)",
        [(key, r.reach.value, r.searches_all, r.emergency.value, r.answers) for key, r in ROLES.items()],
    )
    cursor.executemany(
        "INSERT INTO access_rolepart (role, part, records) VALUES (%s, %s, %s)",
        [(key, part.value, part in role.records) for key, role in ROLES.items() for part in sorted(role.sees)],
    )


def _copy_terms(cursor: Any) -> None:
    """How long emergencies last, for days of which the council has not said so itself."""
    cursor.executemany(
        "INSERT INTO access_emergencyterm (holds_from, hours, force, source) VALUES (%s, %s, %s, %s)"
        " ON CONFLICT (holds_from) DO NOTHING",
        [(term.holds_from, term.hours, term.force, term.source) for term in TERMS],
    )


def _guard(cursor: Any, model: type[models.Model]) -> None:
    table = model._meta.db_table
    _grant(cursor, model, table)
    policy = policy_of(model)
    if policy is None:
        return
    cursor.execute(f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY')
    for name, command, clause in (
        ("see", "SELECT", f"USING ({policy.see})"),
        ("add", "INSERT", f"WITH CHECK ({policy.add})"),
        ("correct", "UPDATE", f"USING ({policy.correct}) WITH CHECK ({policy.correct})"),
        ("drop", "DELETE", f"USING ({policy.correct})"),
    ):
        cursor.execute(f'DROP POLICY IF EXISTS "{name}" ON "{table}"')
        cursor.execute(f'CREATE POLICY "{name}" ON "{table}" FOR {command} {clause}')
    if issubclass(model, Fact):
        _triggers(cursor, model, table)


def _grant(cursor: Any, model: type[models.Model], table: str) -> None:
    role = application_role()
    more = getattr(model, "application_may", None) or WRITES.get(table, "")
    if issubclass(model, Fact):
        more = "INSERT, UPDATE"
    cursor.execute(f'REVOKE ALL ON "{table}" FROM "{role}"')
    cursor.execute(f'GRANT SELECT{", " + more if more else ""} ON "{table}" TO "{role}"')


def _triggers(cursor: Any, model: type[Fact], table: str) -> None:
    """Named so that the stamp runs before any trigger of the table's own."""
    cursor.execute(
        f'CREATE OR REPLACE TRIGGER a_history_stamp BEFORE INSERT OR UPDATE ON "{table}"'
        f" FOR EACH ROW EXECUTE FUNCTION history_stamp()"
    )
    cursor.execute(
        f'CREATE OR REPLACE TRIGGER history_keep AFTER UPDATE OR DELETE ON "{table}"'
        f" FOR EACH ROW EXECUTE FUNCTION history_keep('{model.subject}')"
    )
    if any(f.name == "made_in" for f in model._meta.get_fields()):
        cursor.execute(
            f'CREATE OR REPLACE TRIGGER b_made_in BEFORE INSERT OR UPDATE ON "{table}"'
            f" FOR EACH ROW EXECUTE FUNCTION access_made_in()"
        )
