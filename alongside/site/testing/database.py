"""Throwaway databases for tests, on an embedded server of their own or on DATABASE_URL's.

Every test process works in a clone of one migrated template. A test that commits gets a further
clone, dropped at its end, where Django would flush every table.
"""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from django.core.management import call_command
from django.db import connections
from django.test import TransactionTestCase
from psycopg import sql

from alongside.site import database, embedded
from alongside.site.database import Address
from alongside.site.places import data_folder
from alongside.site.sharing import shared

# A machine that fails loses the test's data with it: nothing need wait for the disk.
SETTINGS = {**embedded.SETTINGS, "fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
THEIR_SERVER = "ALONGSIDE_TEST_SERVER"


def keep_apart(folder: str) -> None:
    """Point this run's settings at a database and a role of its own, before the settings are read.

    Nothing of a DATABASE_URL given is touched but its server, where both are made and dropped again.
    """
    os.environ["ALONGSIDE_DATA"] = folder
    if database.is_embedded() or THEIR_SERVER in os.environ:
        return
    given = os.environ[THEIR_SERVER] = os.environ["DATABASE_URL"]
    owner = replace(Address.read("DATABASE_URL"), name=f"alongside_test_{secrets.token_hex(4)}")
    application = replace(owner, user=f"{owner.name}_app", password=secrets.token_hex(16))
    os.environ.update(
        {THEIR_SERVER: given, "DATABASE_URL": owner.conninfo(), "ALONGSIDE_APP_URL": application.conninfo()}
    )


@contextmanager
def server() -> Iterator[None]:
    """A server with the migrated template on it, shared by all the test processes of one run."""
    with shared(data_folder(), _begin, _end):
        yield


def _begin() -> None:
    if database.is_embedded():
        database.start_embedded(SETTINGS)
    ready = data_folder() / "template-is-ready"
    if ready.exists():
        return
    if not database.is_embedded():
        _run("CREATE DATABASE {}", database.owner_address().name)
    call_command("migrate", verbosity=0, interactive=False)
    _make_cast()
    connections.close_all()
    ready.touch()


def _make_cast() -> None:
    from alongside.people.cast import make_cast

    make_cast()


def _end() -> None:
    if database.is_embedded():
        embedded.stop(data_folder())
        return
    _run("DROP DATABASE IF EXISTS {}", database.owner_address().name)
    _run("DROP ROLE IF EXISTS {}", database.application_address().user)


def _run(statement: str, *names: str) -> None:
    """Run a statement on the server from outside the template, which nobody may be in while it is cloned."""
    outside = database.superuser_address() if database.is_embedded() else Address.read(THEIR_SERVER)
    with outside.connect() as connection:
        connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))


@contextmanager
def clone() -> Iterator[str]:
    """The name of a new clone of the template, which both addresses then lead to; dropped at the end."""
    home, name = current(), f"{database.owner_address().name}_{secrets.token_hex(6)}"
    _run(
        "CREATE DATABASE {} TEMPLATE {} OWNER {}",
        name,
        database.owner_address().name,
        database.owner_address().user,
    )
    _point_at(name)
    try:
        yield name
    finally:
        _point_at(home)
        _run("DROP DATABASE {} WITH (FORCE)", name)


def current() -> str:
    """The name of the database that the tests of this process are in now."""
    return str(connections["default"].settings_dict["NAME"])


def _point_at(name: str) -> None:
    for alias in connections:
        connections[alias].close()
        connections[alias].settings_dict["NAME"] = name


def give_committing_tests_a_clone() -> None:
    """Have a test that commits (pytest's `transactional_db`) work in a clone instead of flushing every table."""
    held: list[Any] = []

    def enter(cls: type[TransactionTestCase]) -> None:
        held.append(clone())
        held[-1].__enter__()

    def leave(self: TransactionTestCase) -> None:
        held.pop().__exit__(None, None, None)

    TransactionTestCase._fixture_setup = classmethod(enter)  # type: ignore[attr-defined]
    TransactionTestCase._fixture_teardown = leave  # type: ignore[attr-defined]


def owner_of(name: str) -> Address:
    """The owner's address of one of the run's databases."""
    return replace(database.owner_address(), name=name)


def application_of(name: str) -> Address:
    """The application's address of one of the run's databases."""
    return replace(database.application_address(), name=name)
