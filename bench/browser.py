"""Asking for pages within this process, through every middleware, as the web server does."""

import io
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.base import SessionBase
from django.core.wsgi import get_wsgi_application
from django.db import connection

from alongside.people.models import Worker


@dataclass(frozen=True)
class Browser:
    """Somebody signed in."""

    site: Callable[..., Any]
    cookie: str

    def get(self, address: str) -> str:
        """The page at this address. Raises RuntimeError when it is not there."""
        path, _, query = address.partition("?")
        said: list[str] = []
        body = self.site(
            {
                "REQUEST_METHOD": "GET",
                "PATH_INFO": path,
                "QUERY_STRING": query,
                "HTTP_COOKIE": self.cookie,
                "HTTP_HOST": "localhost",
                "SERVER_NAME": "localhost",
                "SERVER_PORT": "8000",
                "SERVER_PROTOCOL": "HTTP/1.1",
                "REMOTE_ADDR": "127.0.0.1",
                "wsgi.version": (1, 0),
                "wsgi.url_scheme": "http",
                "wsgi.input": io.BytesIO(),
                "wsgi.errors": sys.stderr,
                "wsgi.multithread": True,
                "wsgi.multiprocess": True,
                "wsgi.run_once": False,
            },
            lambda status, headers, *_: said.append(status),
        )
        page = b"".join(body)
        body.close()
        if said != ["200 OK"]:
            raise RuntimeError(f"The page {path} answered {said[0]}")
        return page.decode()

    def queries(self, address: str) -> int:
        """How many statements the page sends, beside those that open and close the transaction."""
        sent: list[str] = []

        def count(execute: Callable[..., Any], statement: Any, *rest: Any) -> Any:
            sent.append(str(statement))
            return execute(statement, *rest)

        self.get(address)  # the first request of a session notes that it began
        with connection.execute_wrapper(count):
            self.get(address)
        return sum("SAVEPOINT" not in one for one in sent)


def sign_in(worker: Worker, **more: Any) -> Browser:
    """A browser in which this worker has signed in; `more` is kept in the session."""
    settings.ROOT_URLCONF = "bench.urls"
    session: SessionBase = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(worker.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = worker.get_session_auth_hash()
    session.update({"began": time.time(), **more})
    session.save()
    cookies = f"{settings.SESSION_COOKIE_NAME}={session.session_key}; {settings.CSRF_COOKIE_NAME}={'a' * 32}"
    return Browser(get_wsgi_application(), cookies)
