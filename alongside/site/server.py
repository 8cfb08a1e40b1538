"""Starting the site: the database, its tables, the made-up council, the web server."""

import ctypes
import os
import signal
import sys

from django.conf import settings
from django.core.management import call_command, get_commands
from granian import Granian
from granian.constants import Interfaces

WORKERS = 2
THREADS = 4


def prepare() -> None:
    """Bring the tables up to date, and fill an empty database with the made-up council when there is one to make."""
    call_command("migrate", verbosity=0, interactive=False)
    if "made_up_council" in get_commands():
        call_command("made_up_council")


def announce() -> None:
    """Say where the site is and who one can sign in as."""
    print(f"\nAlongside is at http://localhost:{settings.PORT}   (Ctrl-C stops it)")
    for line in _cast():
        print(f"  {line}")
    sys.stdout.flush()


def _cast() -> list[str]:
    try:
        from alongside.council.cast import sign_in_lines
    except ImportError:
        return []
    return sign_in_lines()


def serve() -> None:
    """Answer requests on the loopback address until told to stop."""
    server = Granian(
        "alongside.site.wsgi:application",
        address="127.0.0.1",
        port=settings.PORT,
        interface=Interfaces.WSGI,
        workers=WORKERS,
        blocking_threads=THREADS,
        respawn_failed_workers=True,
        log_level="warning",
    )
    server.on_startup(announce)
    server.serve()


def die_with_parent() -> None:
    """Ask the system to stop this process when the one that started it is killed, so that none is left over."""
    set_parent_death_signal = 1
    ctypes.CDLL(None, use_errno=True).prctl(set_parent_death_signal, signal.SIGTERM)
    if os.getppid() == 1:
        raise SystemExit
