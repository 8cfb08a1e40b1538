"""The bodies stand in a folder whole or not at all, and are read back as they were written."""

import json
import os
from datetime import date
from pathlib import Path

import pytest

from alongside.returns import dfe_api
from alongside.returns.dfe_api.tests.making import ada
from alongside.returns.kit.problems import Unreadable

TODAY = date(2026, 11, 24)
COUNCIL = dfe_api.full(ada(child_id=f"{number:04}") for number in range(201))


def test_bodies_are_numbered_and_counted(tmp_path: Path) -> None:
    purge = {"la_child_id": "0999", "purge": True}
    manifest = dfe_api.write([purge, *COUNCIL], tmp_path / "out", kind="delta", day=TODAY)

    told = json.loads(manifest.read_text())
    assert {key: told[key] for key in ("specification", "kind", "day", "children", "purged")} == {
        "specification": "0.8",
        "kind": "delta",
        "day": "2026-11-24",
        "children": 202,
        "purged": 1,
    }
    assert [(one["file"], one["children"], one["purged"]) for one in told["files"]] == [
        ("children-0001.json", 100, 1),
        ("children-0002.json", 100, 0),
        ("children-0003.json", 2, 0),
    ]
    body = json.loads((tmp_path / "out/children-0001.json").read_text())
    assert body == [purge, *COUNCIL[:99]]
    assert dfe_api.load(tmp_path / "out") == [purge, *COUNCIL]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out"]


def test_an_empty_delta_is_a_manifest_alone(tmp_path: Path) -> None:
    dfe_api.write([], tmp_path / "out", kind="delta", day=TODAY)
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["manifest.json"]
    assert dfe_api.load(tmp_path / "out") == []


def test_nobody_but_the_owner_can_read_it(tmp_path: Path) -> None:
    dfe_api.write(COUNCIL[:1], tmp_path / "out", kind="full", day=TODAY)
    modes = {path.stat().st_mode & 0o777 for path in (tmp_path / "out").iterdir()}
    assert ((tmp_path / "out").stat().st_mode & 0o777, modes) == (0o700, {0o600})


def test_a_folder_that_is_there_is_left_as_it_was(tmp_path: Path) -> None:
    dfe_api.write(COUNCIL[:1], tmp_path / "out", kind="full", day=TODAY)
    with pytest.raises(FileExistsError, match="nothing was written"):
        dfe_api.write(COUNCIL, tmp_path / "out", kind="full", day=TODAY)
    assert dfe_api.load(tmp_path / "out") == COUNCIL[:1]


def test_a_disk_that_fails_half_way_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened, synced = [], os.fsync

    def full_at_the_third(file: int) -> None:
        opened.append(file)
        if len(opened) == 3:
            raise OSError(28, "No space left on device")
        synced(file)

    monkeypatch.setattr(os, "fsync", full_at_the_third)
    with pytest.raises(OSError, match="No space left"):
        dfe_api.write(COUNCIL, tmp_path / "out", kind="full", day=TODAY)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("harm", ["cut", "gone", "other", "no manifest", "counts", "no object"])
def test_a_folder_that_is_not_as_written_is_refused(tmp_path: Path, harm: str) -> None:
    manifest = dfe_api.write(COUNCIL, tmp_path / "out", kind="full", day=TODAY)
    body = tmp_path / "out/children-0002.json"
    told = json.loads(manifest.read_text())
    if harm == "cut":
        body.write_bytes(body.read_bytes()[:-1])
    elif harm == "gone":
        body.unlink()
    elif harm == "other":
        body.write_bytes((tmp_path / "out/children-0001.json").read_bytes())
    elif harm == "no manifest":
        manifest.unlink()
    elif harm == "counts":
        manifest.write_text(json.dumps(told | {"files": told["files"][:2]}))
    else:
        manifest.write_text("[]")
    with pytest.raises(Unreadable, match="Make the folder anew"):
        dfe_api.load(tmp_path / "out")


def test_a_manifest_opens_nothing_outside_its_folder(tmp_path: Path) -> None:
    manifest = dfe_api.write(COUNCIL[:1], tmp_path / "out", kind="full", day=TODAY)
    (tmp_path / "children-0001.json").write_text("[]")
    manifest.write_text(manifest.read_text().replace("children-0001", "../children-0001"))
    assert dfe_api.load(tmp_path / "out") == COUNCIL[:1]
