"""Who acts: the database is told the user of each transaction, and answers nothing without one."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DEFAULT_DB_ALIAS, connections, transaction


@contextmanager
def acting(worker_id: int, *, reason: str = "", using: str = DEFAULT_DB_ALIAS) -> Iterator[None]:
    """Run a block as this worker, in one transaction; `reason` is kept with each correction it makes.

    Inside another `acting` block the outer user comes back at the end.
    """
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        cursor.execute("SELECT current_setting('alongside.user_id', true), current_setting('alongside.reason', true)")
        before = cursor.fetchone()
        set_actor(worker_id, reason=reason, using=using)
        yield
        cursor.execute(_SET, [before[0] or "", before[1] or ""])


_SET = "SELECT set_config('alongside.user_id', %s, true), set_config('alongside.reason', %s, true)"


def set_actor(worker_id: int | None, *, reason: str = "", using: str = DEFAULT_DB_ALIAS) -> None:
    """Set the user for the rest of this transaction. Must be called inside one."""
    with connections[using].cursor() as cursor:
        cursor.execute(_SET, [str(worker_id or ""), reason])


def because(reason: str, *, using: str = DEFAULT_DB_ALIAS) -> None:
    """Say why the next corrections of this transaction are made."""
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT set_config('alongside.reason', %s, true)", [reason])
