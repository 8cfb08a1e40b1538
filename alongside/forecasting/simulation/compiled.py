"""How the simulation is compiled: once for each version of its source, and kept on disk.

What is kept lies beside this file, or, where that is read-only, in the user's own cache or the temporary folder. Its
folder is named after what the source says: numba itself looks only at the file that a function stands in, not at those
it calls, and would go on running an older simulation after an update.
"""

import os
import tempfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar, cast

import numba
from numba import njit

Function = TypeVar("Function", bound=Callable[..., Any])
HERE = Path(__file__).parent
SETTINGS: Any = numba.config


def kept(function: Function) -> Function:
    """Compiled when first called, and kept."""
    return _kept(function, nogil=True)


def kept_uncounted(function: Function) -> Function:
    """The same, for functions that make no array: they need not count who holds one, which costs ten times the rest."""
    return _kept(function, nogil=True, _nrt=False)


def woven(function: Function) -> Function:
    """Made part of each function that calls it."""
    return cast(Function, njit(inline="always")(function))


def _kept(function: Function, **options: bool) -> Function:
    before, SETTINGS.CACHE_DIR = SETTINGS.CACHE_DIR, str(FOLDER)
    try:
        return cast(Function, njit(cache=True, **options)(function))  # type: ignore[call-overload] # _nrt is untold
    finally:
        SETTINGS.CACHE_DIR = before


def _folder() -> Path:
    source = b"".join(path.read_bytes() for path in sorted(HERE.glob("*.py")))
    name = f"simulation-{sha256(source).hexdigest()[:12]}"
    user = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "alongside"
    for parent in (HERE / "__pycache__", user):
        try:
            (parent / name).mkdir(parents=True, exist_ok=True)
        except OSError:
            continue
        if os.access(parent / name, os.W_OK):
            return parent / name
    return Path(tempfile.mkdtemp(prefix=name))


FOLDER = _folder()
