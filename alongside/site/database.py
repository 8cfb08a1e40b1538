"""The two addresses of the database: its owner's, who migrates, and the application's, who may do less."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from alongside.site import embedded
from alongside.site.places import data_folder, secret
from alongside.site.sharing import shared

APPLICATION_ROLE = "alongside_app"
OLDEST_SERVER = 15


@dataclass(frozen=True)
class Address:
    """Where a database is and who one is there. The password stays out of the printed form."""

    user: str
    password: str = field(repr=False)
    host: str = ""
    port: str = ""
    name: str = "alongside"
    options: tuple[tuple[str, str], ...] = ()

    @classmethod
    def read(cls, variable: str) -> "Address":
        """Read an address such as postgresql://user:password@host:5432/name from an environment variable."""
        try:
            parts = conninfo_to_dict(os.environ[variable])
        except psycopg.ProgrammingError:
            raise SystemExit(
                f"{variable} cannot be read. It should look like postgresql://user:password@host:5432/name"
            ) from None
        user, password, host, port, name = (
            str(parts.pop(key, None) or "") for key in ("user", "password", "host", "port", "dbname")
        )
        if not user or not name:
            raise SystemExit(f"{variable} must name a user and a database: postgresql://user:password@host:5432/name")
        return cls(user, password, host, port, name, tuple((k, str(v)) for k, v in parts.items()))

    def conninfo(self) -> str:
        """The address as libpq reads it."""
        named = {"user": self.user, "password": self.password, "host": self.host, "port": self.port}
        return make_conninfo("", dbname=self.name, **{k: v for k, v in named.items() if v}, **dict(self.options))

    def connect(self) -> psycopg.Connection[tuple[Any, ...]]:
        """A connection of its own, each statement committed at once. Raises psycopg.OperationalError."""
        return psycopg.connect(self.conninfo(), autocommit=True)

    def settings(self, **more: object) -> dict[str, object]:
        """The address as one of Django's DATABASES."""
        return {
            "ENGINE": "alongside.site.postgres",
            "NAME": self.name,
            "USER": self.user,
            "PASSWORD": self.password,
            "HOST": self.host,
            "PORT": self.port,
            "ATOMIC_REQUESTS": False,
            "OPTIONS": {**dict(self.options), "server_side_binding": True, "prepare_threshold": 2},
            **more,
        }


def is_embedded() -> bool:
    """Whether the database is the one that comes along, not one that DATABASE_URL names."""
    return not os.environ.get("DATABASE_URL")


def owner_address() -> Address:
    """The owner's address: DATABASE_URL, or the embedded server's."""
    if not is_embedded():
        return Address.read("DATABASE_URL")
    return Address(embedded.OWNER, secret("owner-password"), str(embedded.socket_folder(data_folder())))


def application_address() -> Address:
    """The application's address: ALONGSIDE_APP_URL, or the owner's database as the role that set-up makes."""
    if os.environ.get("ALONGSIDE_APP_URL"):
        return Address.read("ALONGSIDE_APP_URL")
    return replace(owner_address(), user=APPLICATION_ROLE, password=secret("application-password"))


@contextmanager
def available() -> Iterator[None]:
    """See that there is a database for the length of a block: start the embedded one when it is the one meant."""
    if not is_embedded():
        _see_that_it_answers(owner_address())
        yield
        return
    data = data_folder()
    with shared(data, start_embedded, partial(embedded.stop, data)):
        yield


def _see_that_it_answers(address: Address) -> None:
    try:
        address.connect().close()
    except psycopg.OperationalError as error:
        raise SystemExit(f"The database that DATABASE_URL names does not let us in.\n{error}") from None


def start_embedded(settings: Mapping[str, str] = embedded.SETTINGS) -> None:
    """Start the embedded server where it does not run, and make its roles and database where they are missing."""
    embedded.ensure_started(data_folder(), secret("superuser-password"), settings)
    _make_embedded_roles()


def superuser_address() -> Address:
    """The embedded server's superuser, who makes its roles and databases and does nothing else."""
    return replace(owner_address(), user=embedded.SUPERUSER, password=secret("superuser-password"), name="postgres")


def _make_embedded_roles() -> None:
    """Make the embedded server's two roles and its database, each where it is missing."""
    owner, application = owner_address(), application_address()
    with superuser_address().connect() as superuser:
        make_plain_role(superuser, owner.user, owner.password)
        make_plain_role(superuser, application.user, application.password)
        if not superuser.execute("SELECT 1 FROM pg_database WHERE datname = %s", [owner.name]).fetchone():
            superuser.execute(
                sql.SQL("CREATE DATABASE {} OWNER {}").format(sql.Identifier(owner.name), sql.Identifier(owner.user))
            )


def make_plain_role(maker: psycopg.Connection[tuple[Any, ...]], role: str, password: str) -> None:
    """Make a role when it is missing: it can sign in, and bypass nothing.

    Raises psycopg.errors.InsufficientPrivilege when the maker may not make roles.
    """
    if maker.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone():
        return
    maker.execute(
        sql.SQL(
            "CREATE ROLE {} LOGIN PASSWORD {} NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOINHERIT NOREPLICATION"
        ).format(sql.Identifier(role), sql.Literal(password))
    )


def before_migrating(owner: Address, application: Address) -> None:
    """See that the application's role exists, may do no more than it should, and will be let into new tables.

    A table that must be closer kept takes rights away again in its own migration.
    Exits with the remedy when the server is too old or the role cannot be made.
    """
    with owner.connect() as connection:
        if connection.info.server_version < OLDEST_SERVER * 10_000:
            raise SystemExit(f"PostgreSQL {OLDEST_SERVER} or newer is needed. Point DATABASE_URL at one.")
        try:
            make_plain_role(connection, application.user, application.password)
        except psycopg.errors.InsufficientPrivilege:
            raise SystemExit(
                f"{owner.user} may not make roles. Make one that can sign in but owns nothing and cannot bypass "
                "row-level security, and give its address in ALONGSIDE_APP_URL."
            ) from None
        _refuse_powerful(connection, application.user)
        for statement in _LET_IN:
            connection.execute(sql.SQL(statement).format(sql.Identifier(application.user)))


_LET_IN = (
    "GRANT USAGE ON SCHEMA public TO {}",
    "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {}",
    "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO {}",
)


def _refuse_powerful(connection: psycopg.Connection[tuple[Any, ...]], role: str) -> None:
    powers = connection.execute(
        "SELECT rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolname = current_user "
        "FROM pg_roles WHERE rolname = %s",
        [role],
    ).fetchone()
    if powers is None or powers[0]:
        raise SystemExit(
            f"The application's role {role} could pass by row-level security. "
            "ALONGSIDE_APP_URL must name a role other than the owner, without SUPERUSER, BYPASSRLS, "
            "CREATEROLE or CREATEDB."
        )


def after_migrating(owner: Address, application: Address) -> None:
    """The application reads which migrations were run; it does not write that list."""
    with owner.connect() as connection:
        connection.execute(
            sql.SQL("REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {}").format(
                sql.Identifier(application.user)
            )
        )
