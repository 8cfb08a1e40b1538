"""The real web server in a process of its own, over one of the run's databases."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from alongside.site.places import CHECKOUT, STATIC
from alongside.site.testing import database


@contextmanager
def serving(name: str) -> Iterator[str]:
    """The address of the site over this database; its processes are gone at the end.

    Raises RuntimeError when the site's styles and scripts have not been made, or it does not start.
    """
    if not STATIC.exists():
        raise RuntimeError("The site's styles and scripts are missing: run bin/test or bin/run once.")
    port = _free_port()
    served = subprocess.Popen(
        [sys.executable, "-m", "alongside", "serve"],
        cwd=CHECKOUT,
        env={
            **os.environ,
            "ALONGSIDE_PORT": str(port),
            "DATABASE_URL": database.owner_of(name).conninfo(),
            "ALONGSIDE_APP_URL": database.application_of(name).conninfo(),
        },
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        _wait_until_it_says_so(served)
        yield f"http://localhost:{port}"
    finally:
        served.terminate()
        served.communicate()


def _wait_until_it_says_so(served: "subprocess.Popen[str]") -> None:
    assert served.stdout is not None
    for line in served.stdout:
        if line.startswith("Alongside is at"):
            return
    raise RuntimeError("The site did not start; what it said is above.")


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])
