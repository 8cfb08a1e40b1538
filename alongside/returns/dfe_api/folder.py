"""The bodies to be posted as files in a folder, complete or not there at all. Nothing is sent from here."""

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, Literal

from alongside.returns.dfe_api.check import parse
from alongside.returns.dfe_api.payload import Block, batches
from alongside.returns.kit.problems import Unreadable, Where

MANIFEST = "manifest.json"
SPECIFICATION = "0.8"


def write(payloads: Sequence[Block], folder: Path, *, kind: Literal["full", "delta"], day: date) -> Path:
    """Writes the bodies and a manifest into a new folder, readable by its owner alone; returns the manifest's path.

    Each file is one body of at most 100 children, posted in the order of its number. The
    manifest, written last, counts the children and those purged, and holds each file's
    SHA-256. All is written beside the folder and then named, so that the folder is there
    whole or not at all. Raises FileExistsError where it is there already.
    """
    folder = Path(folder)
    if folder.exists():
        raise FileExistsError(f"{folder} is there already, and nothing was written. Choose another folder.")
    making = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    try:
        files = [_body(making, number, body) for number, body in enumerate(batches(payloads), start=1)]
        told = {"specification": SPECIFICATION, "kind": kind, "day": day.isoformat(), **_counts(payloads)}
        _save(making / MANIFEST, json.dumps(told | {"files": files}, indent=1))
        # A folder made meanwhile is only replaced where it is empty.
        making.rename(folder)
        _settle_on_disk(folder.parent)
    except BaseException:
        shutil.rmtree(making, ignore_errors=True)
        raise
    return folder / MANIFEST


def load(folder: Path) -> list[Block]:
    """The payloads of a folder that `write` made, in order. Raises Unreadable where it is not as it was written."""
    folder = Path(folder)
    try:
        manifest: Any = parse(folder / MANIFEST)
        payloads = [payload for told in manifest["files"] for payload in _as_written(folder, told)]
        whole = _counts(payloads) == {key: manifest[key] for key in ("children", "purged")}
    except (AttributeError, KeyError, OSError, TypeError):
        raise _not_as_written(folder / MANIFEST) from None
    if not whole:
        raise _not_as_written(folder / MANIFEST)
    return payloads


def _as_written(folder: Path, told: dict[str, Any]) -> list[Block]:
    # Only a name within the folder is opened, whatever a manifest says.
    path = folder / Path(told["file"]).name
    if hashlib.sha256(path.read_bytes()).hexdigest() != told["sha256"]:
        raise _not_as_written(path)
    body: Any = parse(path)
    return list(body)


def _body(folder: Path, number: int, body: list[Block]) -> dict[str, object]:
    text = json.dumps(body, separators=(",", ":"))
    name = f"children-{number:04}.json"
    _save(folder / name, text)
    return {"file": name, **_counts(body), "sha256": hashlib.sha256(text.encode()).hexdigest()}


def _counts(payloads: Sequence[Block]) -> dict[str, int]:
    return {"children": len(payloads), "purged": sum(payload.get("purge") is True for payload in payloads)}


def _save(path: Path, text: str) -> None:
    # Names and dates of birth: nobody but the owner of the file may read it.
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def _settle_on_disk(folder: Path) -> None:
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _not_as_written(path: Path) -> Unreadable:
    return Unreadable("This is not as it was written, or not whole. Make the folder anew.", Where(path.name))
