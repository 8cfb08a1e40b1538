"""Every table of the database, asked by SQL as the application's role: nothing is read, written or owned past the door.

Tables and functions come from PostgreSQL's own catalogue, so one that no model knows of is walked too.
"""

import re
from collections.abc import Callable

import psycopg
import pytest
from django.apps import apps
from django.conf import settings
from psycopg import sql
from psycopg.errors import InsufficientPrivilege
from psycopg.types.json import Jsonb

from alongside.access.guards import WRITES
from alongside.history.facts import fact_models
from alongside.site.testing import database as throwaway
from alongside.site.tests.one_of_each import NUMBER, make_one_of_each

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])

# Tables whose rows anybody signed in may read, and why that shows nothing of a child.
READ_BY_ALL = {
    "access_emergencyterm": "for how many hours an emergency opens a record",
    "access_rolepart": "which role sees which part: the door's own table",
    "access_rolereach": "which role reaches how far: the door's own table",
    "account_emailaddress": "workers' e-mail addresses, for the sign-in library",
    "account_emailconfirmation": "workers' e-mail addresses, for the sign-in library",
    "auth_group": "empty: the framework's own",
    "auth_group_permissions": "empty: the framework's own",
    "auth_permission": "the framework's own",
    "council_origin": "where records come from: counts, and no names of children",
    "deadlines_localsetting": "a council's own numbers for clocks",
    "django_content_type": "the framework's own",
    "django_migrations": "the framework's own",
    "django_session": "who is signed in: read by its key",
    "insight_checkrun": "when the returns' rules were run, and counts over the whole council",
    "insight_councillorsfigures": "figures made safe to be given to councillors",
    "insight_owninflation": "by how much everything rises, as the council reckons",
    "insight_ownline": "which lines the council's budget has and for whom each is paid",
    "insight_ownprice": "what the council pays for what: staff see the numbers that their work is planned by",
    "insight_ownrate": "how many workers come and go in a year, as the council counts them",
    "insight_run": "what is worked out in the background and how far it is: no figures",
    "learning_publication": "reports made safe to be published",
    "mfa_authenticator": "workers' second factors, for the sign-in library",
    "people_agency": "names of agencies",
    "people_membership": "who works in which team as what",
    "people_post": "a team's posts",
    "people_team": "names of teams",
    "people_worker": "who works here",
    "weeks_guest": "which leaders come to a Practice Week",
    "weeks_host": "who shows leaders what, and no family",
    "weeks_offer": "the half-days that leaders give",
    "weeks_slot": "which half-days, whether with a family, and never which",
    "weeks_theme": "what a Practice Week looks at",
    "weeks_week": "the days of Practice Weeks",
    "workforce_caseweight": "how much work each state of a child asks for: staff see their own measure",
}
TABLES = "SELECT relname FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace"
# Guarded when they are written, and read by all.
OPEN = "(SELECT tablename FROM pg_policies WHERE cmd = 'SELECT' AND qual = 'true')"
GUARDED = f"{TABLES} AND relrowsecurity ORDER BY 1"
READABLE = f"{TABLES} AND (NOT relrowsecurity OR relname IN {OPEN}) ORDER BY 1"
SOME_COLUMNS = re.compile(r"UPDATE \((.*?)\)")
APPLICATION = settings.APPLICATION_ROLE


@pytest.fixture
def made(cast):
    """A child with one fact of every kind."""
    make_one_of_each(cast.nadia, cast.teams["Family Solutions North"])


@pytest.fixture
def as_application(transactional_db) -> Callable[..., int]:
    """Runs one statement as the application's role and undoes it; says how many rows it touched, -1 if refused."""
    with throwaway.application_of(throwaway.current()).connect() as connection:

        def run(statement: str, table: str, values: tuple = (), *, user: int | str = "") -> int:
            named = sql.SQL(statement).format(table=sql.Identifier(table))
            with connection.transaction(force_rollback=True):
                connection.execute("SELECT set_config('alongside.user_id', %s, true)", [str(user)])
                try:
                    return connection.execute(named, values).rowcount
                except InsufficientPrivilege:
                    return -1

        yield run


def names(connection, statement):
    return [name for (name,) in connection.execute(statement)]


def some_column(owner, table):
    return owner.execute(
        "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0 ORDER BY attnum LIMIT 1", [table]
    ).fetchone()[0]


def touched(owner, as_application, table, **user):
    """Rows that reading, changing and dropping a table touches as this user."""
    column = sql.Identifier(some_column(owner, table)).as_string()
    return {
        "read": as_application("SELECT * FROM {table}", table, **user),
        "changed": as_application(f"UPDATE {{table}} SET {column} = {column}", table, **user),
        "dropped": as_application("DELETE FROM {table}", table, **user),
    }


@pytest.mark.parametrize("who", ["nobody", "outis", "sunita"])
def test_a_stranger_and_nobody_read_change_and_drop_no_row(cast, made, owner, as_application, who):
    user = {"user": getattr(cast, who).pk} if who != "nobody" else {}
    tables = names(owner, GUARDED)
    assert {model._meta.db_table for model in fact_models()} <= set(tables)
    for table in tables:
        rows = touched(owner, as_application, table, **user)
        if table in READ_BY_ALL:
            del rows["read"]
        assert all(number <= 0 for number in rows.values()), table


def test_the_director_reads_a_row_of_every_kind_and_drops_none(cast, made, owner, as_application):
    for model in fact_models():
        rows = touched(owner, as_application, model._meta.db_table, user=cast.nadia.pk)
        assert rows["read"] >= 1, model._meta.db_table
        assert rows["dropped"] == -1, model._meta.db_table


@pytest.mark.parametrize("who", ["nobody", "outis", "sunita"])
def test_a_stranger_and_nobody_add_nothing_about_the_child(cast, made, owner, as_application, who):
    user = getattr(cast, who).pk if who != "nobody" else ""
    free = {"people_person", "people_family", "people_merge"}  # who may record people may make a new one
    for table in {model._meta.db_table for model in fact_models()} - (free if who == "outis" else set()):
        row = owner.execute(
            sql.SQL("SELECT to_jsonb(t) FROM {} t WHERE id = %s").format(sql.Identifier(table)), [NUMBER]
        ).fetchone()[0]
        copy = "INSERT INTO {table} SELECT (jsonb_populate_record(NULL::{table}, %s)).*"
        assert as_application(copy, table, (Jsonb(row | {"id": NUMBER + 9}),), user=user) == -1, table


def test_history_and_the_log_of_openings_are_written_by_the_database_alone(cast, made, as_application):
    for table in ("history_version", "history_opening", "access_emergencyopening", "access_emergencylook"):
        for statement in ("INSERT INTO {table} DEFAULT VALUES", "UPDATE {table} SET id = id", "DELETE FROM {table}"):
            assert as_application(statement, table, user=cast.nadia.pk) == -1


def test_tables_that_all_may_read_are_a_short_list(owner):
    assert set(names(owner, READABLE)) == set(READ_BY_ALL)


def test_no_table_may_be_written_but_those_said_to_be(owner):
    facts = {model._meta.db_table: "INSERT, UPDATE" for model in fact_models()}
    said = {m._meta.db_table: m.application_may for m in apps.get_models() if hasattr(m, "application_may")}
    granted = owner.execute(
        "SELECT table_name, privilege_type FROM information_schema.role_table_grants"
        " WHERE grantee = %s AND table_schema = 'public'",
        [APPLICATION],
    ).fetchall()
    for table in names(owner, f"{TABLES} ORDER BY 1"):
        more = SOME_COLUMNS.sub("", (WRITES | said | facts).get(table, ""))
        whole = {word.strip() for word in more.split(",")}
        assert {what for of, what in granted if of == table} == {"SELECT", *filter(None, whole)}, table


def test_where_some_columns_may_be_changed_the_others_may_not(owner):
    said = {
        m._meta.db_table: SOME_COLUMNS.search(m.application_may)
        for m in apps.get_models()
        if hasattr(m, "application_may")
    }
    some = {table: set(found[1].split(", ")) for table, found in said.items() if found}
    assert len(some) >= 6
    for table, columns in some.items():
        granted = owner.execute(
            "SELECT column_name FROM information_schema.role_column_grants"
            " WHERE grantee = %s AND table_name = %s AND privilege_type = 'UPDATE'",
            [APPLICATION, table],
        )
        assert {column for (column,) in granted} == columns, table


def test_each_guarded_table_has_a_policy_for_every_command(owner):
    policies = set(owner.execute("SELECT tablename, cmd FROM pg_policies WHERE permissive = 'PERMISSIVE'"))
    for table in names(owner, GUARDED):
        assert {cmd for of, cmd in policies if of == table} == {"SELECT", "INSERT", "UPDATE", "DELETE"}, table


def test_each_fact_is_stamped_and_keeps_what_stood_before(owner):
    triggers = owner.execute(
        "SELECT tgrelid::regclass::text, tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled IN ('O', 'A')"
    ).fetchall()
    for model in fact_models():
        held = {name for table, name in triggers if table == model._meta.db_table}
        assert {"a_history_stamp", "history_keep"} <= held, model._meta.db_table


def test_nothing_is_shown_through_a_view(owner):
    shown = "SELECT relname FROM pg_class WHERE relkind IN ('v', 'm') AND relnamespace = 'public'::regnamespace"
    assert names(owner, shown) == []


OURS = """
    SELECT p.oid::regprocedure::text, p.prosecdef, coalesce(p.proconfig, '{}'), p.proowner::regrole::text
    FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace
      AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
"""


def test_functions_that_run_as_the_owner_look_nowhere_but_in_the_owner_s_own(owner):
    functions = owner.execute(OURS).fetchall()
    assert len(functions) > 10
    me = owner.execute("SELECT current_user").fetchone()[0]
    for name, as_owner, settings_, whose in functions:
        assert whose == me, name
        if as_owner:
            assert "search_path=pg_catalog, public, pg_temp" in settings_, name


def test_the_application_s_role_owns_nothing_and_passes_nothing_by(owner: psycopg.Connection):
    powers = owner.execute(
        "SELECT rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolreplication FROM pg_roles WHERE rolname = %s",
        [APPLICATION],
    ).fetchone()
    assert not any(powers)
    owned = (
        "SELECT relname FROM pg_class WHERE relowner = {role}::regrole"
        " UNION ALL SELECT proname FROM pg_proc WHERE proowner = {role}::regrole"
        " UNION ALL SELECT nspname FROM pg_namespace WHERE nspowner = {role}::regrole"
        " UNION ALL SELECT roleid::regrole::text FROM pg_auth_members WHERE member = {role}::regrole"
    )
    assert owner.execute(sql.SQL(owned).format(role=sql.Literal(APPLICATION))).fetchall() == []


def test_the_application_s_role_makes_no_table_function_or_schema(owner: psycopg.Connection):
    may = owner.execute(
        "SELECT has_schema_privilege(%(role)s, 'public', 'CREATE'),"
        " has_database_privilege(%(role)s, current_database(), 'CREATE')",
        {"role": APPLICATION},
    ).fetchone()
    assert may == (False, False)
