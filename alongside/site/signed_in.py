"""Who asks, read by two plain statements.

Every page needs the session and the worker. Written by the ORM anew each time, these two questions
would be a third of what an empty page costs.
"""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.sessions.backends import db
from django.db import DEFAULT_DB_ALIAS, connection
from django.utils import timezone

from alongside.people.models import Worker

_COLUMNS = [field.attname for field in Worker._meta.concrete_fields]
_SESSION = "SELECT session_data FROM django_session WHERE session_key = %s AND expire_date > %s"
_WORKER = f"SELECT {', '.join(_COLUMNS)} FROM people_worker WHERE id = %s"  # noqa: S608 (our own columns)


class SessionStore(db.SessionStore):
    """Django's sessions in the database."""

    def load(self) -> dict[str, Any]:
        """What the session holds; nothing when it is unknown or has ended."""
        with connection.cursor() as cursor:
            cursor.execute(_SESSION, [self.session_key, timezone.now()])
            row = cursor.fetchone()
        if row is None:
            self._session_key = None
            return {}
        return self.decode(row[0])


class Backend(AuthenticationBackend):
    """The sign-in library's rules."""

    def get_user(self, user_id: int) -> Worker | None:
        """The worker whose session this is, unless their account is closed."""
        with connection.cursor() as cursor:
            cursor.execute(_WORKER, [user_id])
            row = cursor.fetchone()
        worker = Worker.from_db(DEFAULT_DB_ALIAS, _COLUMNS, row) if row else None
        return worker if worker and self.user_can_authenticate(worker) else None
