"""The database that comes along outlives whatever is killed, and trusts nobody unasked."""

import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from alongside.site import embedded

PASSWORD = "a secret of this test"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("d")
    yield folder
    embedded.stop(folder)


@pytest.fixture
def data(made: Path) -> Path:
    embedded.ensure_started(made, PASSWORD)
    return made


def connect(data: Path, password: str = PASSWORD) -> psycopg.Connection:
    socket = str(embedded.socket_folder(data))
    return psycopg.connect(host=socket, user="postgres", password=password, dbname="postgres", autocommit=True)


def master(data: Path) -> int:
    return int((data / "cluster" / "postmaster.pid").read_text().splitlines()[0])


def kill_and_see_it_gone(pid: int) -> None:
    process = os.pidfd_open(pid)
    signal.pidfd_send_signal(process, signal.SIGKILL)
    select.select([process], [], [], 10)
    os.close(process)


def test_it_lets_nobody_in_without_the_secret(data: Path) -> None:
    with pytest.raises(psycopg.OperationalError, match="password"):
        connect(data, password="a guess")


def test_it_checks_its_pages_and_keeps_the_time_of_nowhere(data: Path) -> None:
    with connect(data) as connection:
        assert connection.execute("SHOW data_checksums").fetchone() == ("on",)
        assert connection.execute("SHOW timezone").fetchone() == ("UTC",)
        assert connection.execute("SHOW listen_addresses").fetchone() == ("",)


def test_what_was_saved_is_there_after_its_master_was_killed(data: Path) -> None:
    with connect(data) as connection:
        connection.execute("CREATE TABLE saved AS SELECT 1 AS one")
    kill_and_see_it_gone(master(data))
    embedded.ensure_started(data, PASSWORD)
    with connect(data) as connection:
        assert connection.execute("SELECT one FROM saved").fetchone() == (1,)


def test_one_left_running_is_adopted(data: Path) -> None:
    before = master(data)
    embedded.ensure_started(data, PASSWORD)
    assert master(data) == before


def test_a_number_that_now_belongs_to_another_process_does_not_stop_it_from_starting(data: Path) -> None:
    embedded.stop(data)
    (data / "cluster" / "postmaster.pid").write_text(f"{os.getpid()}\n{data / 'cluster'}\n")
    embedded.ensure_started(data, PASSWORD)
    with connect(data) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)


def test_a_cluster_half_made_is_made_anew(data: Path) -> None:
    embedded.stop(data)
    (data / "cluster").rename(data / "cluster.new")
    (data / "cluster.new" / "PG_VERSION").unlink()
    embedded.ensure_started(data, PASSWORD)
    with connect(data) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)


def test_a_refused_row_is_not_quoted_in_the_log(data: Path) -> None:
    with connect(data) as connection:
        connection.execute("CREATE TABLE people (name text UNIQUE)")
        with pytest.raises(psycopg.errors.UniqueViolation):
            connection.execute("INSERT INTO people VALUES ('Jasmine Made-Up'), ('Jasmine Made-Up')")
    assert "Jasmine" not in (data / "cluster" / "server.log").read_text()


def test_the_last_of_two_users_stops_it(data: Path) -> None:
    embedded.stop(data)
    hold = (
        "import sys; from functools import partial; from pathlib import Path\n"
        "from alongside.site import embedded; from alongside.site.sharing import shared\n"
        f"data = Path({str(data)!r})\n"
        f"with shared(data, partial(embedded.ensure_started, data, {PASSWORD!r}), partial(embedded.stop, data)):\n"
        "    print('in', flush=True); sys.stdin.readline()\n"
    )
    users = [
        subprocess.Popen([sys.executable, "-c", hold], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    assert [user.stdout.readline() for user in users if user.stdout] == ["in\n", "in\n"]
    users[0].communicate("\n")
    assert master(data)
    users[1].communicate("\n")
    assert not (data / "cluster" / "postmaster.pid").exists()
