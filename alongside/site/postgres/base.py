"""Before each request a kept connection is looked at, not asked: a question costs as much as a small page's own."""

import select
from typing import Any

from django.db.backends.postgresql import base
from psycopg.pq import TransactionStatus


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection that the server has closed has something to read: the end. An idle one has nothing."""

    def is_usable(self) -> bool:
        """Whether the connection still stands, as far as this machine has heard, and would answer a question."""
        connection: Any = self.connection
        if connection is None or connection.closed or connection.info.transaction_status == TransactionStatus.INERROR:
            return False
        watch = select.poll()
        watch.register(connection.fileno(), select.POLLIN)
        return not watch.poll(0)
