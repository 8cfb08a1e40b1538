"""Something several processes share: the first in begins it, the last out ends it."""

import fcntl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def shared(folder: Path, begin: Callable[[], None], end: Callable[[], None]) -> Iterator[None]:
    """Run `begin` on the way in and, in the last process to leave, `end`; never two of them at once.

    `begin` is run by everybody and must find out what is done already. The count is a shared file
    lock, so that a killed process does not stay counted.
    """
    with open(folder / "in-use.lock", "a") as users:
        with _alone(folder):
            fcntl.flock(users, fcntl.LOCK_SH)
            begin()
        try:
            yield
        finally:
            with _alone(folder):
                if _last_one(users.fileno()):
                    end()


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    with open(folder / "start.lock", "a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _last_one(users: int) -> bool:
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
