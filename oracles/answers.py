"""Asks the peers, and keeps what they answered: the same files are never put to them twice.

An answer is kept under .oracles/cache by what it depends on: the peer's lock and the
Python it runs on, our script, the job, and every byte of the files in it.
"""

import fcntl
import hashlib
import json
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent
MADE = ROOT / ".oracles"

# For each rule {table: [rows]}, or one sentence that says why there is none.
Answers = dict[str, dict[str, list[int]] | str]


def ssda903(job: Mapping[str, object]) -> Answers:
    """What each rule of the SSDA903 peer says, run alone; `job` as in run_ssda903.py."""
    return _asked("ssda903", {"rules": None, "previous": None, "providers": None, **job})


def cin(job: Mapping[str, object]) -> Answers:
    """What each rule of the census peer says, run alone; `job` as in run_cin.py."""
    return _asked("cin", {"rules": None, **job})


def on_its_own_libraries(oracle: str) -> bool:
    """Whether the peer runs on the libraries it asks for, which end with Python 3.11, and not on newer ones."""
    made = (MADE / oracle / "pyvenv.cfg").read_text()
    return "version = 3.11." in made


def _asked(oracle: str, job: dict[str, object]) -> Answers:
    kept = MADE / "cache" / f"{oracle}-{_key(oracle, job)}.json"
    kept.parent.mkdir(parents=True, exist_ok=True)
    # Tests run in several processes; the second waits for what the first is asking.
    with kept.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            _ask(oracle, job, kept)
    answers: Answers = json.loads(kept.read_text())
    return answers


def _ask(oracle: str, job: dict[str, object], kept: Path) -> None:
    asked, answered = kept.with_suffix(".job"), kept.with_suffix(".answer")
    asked.write_text(json.dumps(job))
    python = MADE / oracle / "bin" / "python"
    if not python.exists():
        raise FileNotFoundError(f"The peer for {oracle} is not installed. Run oracles/install.")
    subprocess.run([python, HERE / f"run_{oracle}.py", asked, answered], check=True)
    answered.rename(kept)
    asked.unlink()


def _key(oracle: str, job: dict[str, object]) -> str:
    found = hashlib.sha256()
    for path in (MADE / oracle / "pyvenv.cfg", HERE / f"{oracle}.txt", HERE / f"run_{oracle}.py"):
        found.update(path.read_bytes())
    for name, value in sorted(job.items()):
        found.update(f"\n{name}\n".encode())
        for part in _parts(value):
            found.update(part)
    return found.hexdigest()[:24]


def _parts(value: object) -> Iterator[bytes]:
    """What a value of a job means: of a file or folder what stands in it, wherever that is."""
    path = Path(value) if isinstance(value, str) and value.startswith("/") else None
    if path is None:
        yield json.dumps(value).encode()
        return
    for one in sorted(path.iterdir()) if path.is_dir() else [path]:
        yield f"\n{one.name}\n".encode()
        yield one.read_bytes()
