"""Where things lie on this machine: the checkout, the data folder, and the secrets kept in it."""

import os
import secrets
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
ASSETS = CHECKOUT / ".assets"
STATIC = CHECKOUT / ".static"


def data_folder() -> Path:
    """The folder that holds the embedded database and the secrets; only its owner may look into it.

    `ALONGSIDE_DATA`, or `.data` in the checkout.
    """
    folder = Path(os.environ.get("ALONGSIDE_DATA") or CHECKOUT / ".data").resolve()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def secret(name: str) -> str:
    """A random secret, made when first asked for and kept in the data folder, readable by its owner alone."""
    path = data_folder() / name
    try:
        return path.read_text().strip()
    except FileNotFoundError:
        _write_once(path, secrets.token_urlsafe(48))
        return path.read_text().strip()
    except PermissionError:
        raise SystemExit(
            f"{path} belongs to another user of this machine.\n"
            "Start Alongside as the user who first started it, or point ALONGSIDE_DATA at a folder of your own."
        ) from None


def _write_once(path: Path, text: str) -> None:
    """Write a whole file or none, and leave one that another process has written meanwhile."""
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    with open(draft, "w", opener=lambda p, flags: os.open(p, flags, 0o600)) as file:
        file.write(text)
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
