"""A file is put down whole or not at all: whoever opens it never finds half of one."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def kept_whole(path: Path) -> Iterator[Path]:
    """Where to write: it takes its place at `path` once all is written, and leaves nothing where that fails.

    Raises OSError where the folder cannot be made or written to.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    try:
        yield part
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)
