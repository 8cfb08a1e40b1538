"""Starting the site: the database, its tables, the made-up council, the web server."""

import ctypes
import os
import signal
import socket
import subprocess
import sys
import threading
import time

from django.conf import settings
from django.core.management import call_command, get_commands
from django.db import connections
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from alongside.site import database, embedded
from alongside.site.places import data_folder, secret

WORKERS = 2
THREADS = 4
STOP_WITHIN = 10  # seconds: one that was told to stop while it started has not heard it
LOOK_AGAIN = 2  # seconds between two looks whether the embedded database still runs


def prepare() -> None:
    """Bring the tables up to date, and fill an empty database with the made-up council when there is one to make."""
    call_command("migrate", verbosity=0, interactive=False)
    if "made_up_council" in get_commands():
        call_command("made_up_council", if_empty=True)


def serve() -> None:
    """Answer requests on the loopback address until told to stop. Exits when the port is taken."""
    _refuse_taken_port()
    settings.DEMO = _is_made_up()  # the processes that answer are forked from this one
    os.environ["ALONGSIDE_DEMO"] = "1" if settings.DEMO else "0"
    if database.is_embedded():
        threading.Thread(target=_keep_database_up, daemon=True).start()
    threading.Thread(target=_keep_working_ahead, daemon=True).start()
    connections.close_all()  # the processes forked below must not share one
    server = Granian(
        "alongside.site.wsgi:application",
        address="127.0.0.1",
        port=settings.PORT,
        interface=Interfaces.WSGI,
        workers=WORKERS,
        blocking_threads=THREADS,
        respawn_failed_workers=True,
        workers_kill_timeout=STOP_WITHIN,
        log_level=LogLevels.warning,
    )
    server.on_startup(_stop_with_terminal)
    threading.Thread(target=_announce, daemon=True).start()
    server.serve()


def _stop_with_terminal() -> None:
    """A closed terminal stops the site, as Ctrl-C does; the web server would take it as "reload"."""
    signal.signal(signal.SIGHUP, signal.getsignal(signal.SIGTERM))


def _announce() -> None:
    """Say where the site is, and who one can sign in as, once it answers."""
    while not _answers():
        time.sleep(0.05)
    print(f"Alongside is at http://localhost:{settings.PORT}   (Ctrl-C stops it)")
    for line in _cast():
        print(f"  {line}")
    sys.stdout.flush()


def _answers() -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", settings.PORT)) == 0


def _cast() -> list[str]:
    try:
        from alongside.council.cast import sign_in_lines  # type: ignore[import-not-found,unused-ignore]
    except ImportError:
        return []
    return sign_in_lines() if settings.DEMO else []


def _is_made_up() -> bool:
    """Whether the council in the database is the made-up one."""
    try:
        from alongside.council.cast import is_made_up  # type: ignore[import-not-found,unused-ignore]
    except ImportError:
        return False
    return is_made_up()


def _refuse_taken_port() -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", settings.PORT))
        except OSError:
            raise SystemExit(
                f"Port {settings.PORT} is taken, perhaps by another Alongside. Stop that, or set ALONGSIDE_PORT."
            ) from None


def _keep_database_up() -> None:
    """Start the embedded database again when it has died under the site."""
    while True:
        time.sleep(LOOK_AGAIN)
        embedded.ensure_started(data_folder(), secret("superuser-password"))


def _keep_working_ahead() -> None:
    """Keep one process beside the web server's that makes what people asked for in the background."""
    command = [sys.executable, "-m", "alongside", "work_ahead", "--beside", str(os.getpid())]
    while True:
        subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
        time.sleep(LOOK_AGAIN)


def die_with_parent() -> None:
    """Ask the system to stop this process when the one that started it is killed, so that none is left over."""
    set_parent_death_signal = 1
    ctypes.CDLL(None).prctl(set_parent_death_signal, signal.SIGTERM)
