"""A file is put down whole or not at all."""

from pathlib import Path

import pytest

from alongside.returns.kit.keeping import kept_whole


def test_it_takes_its_place_once_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "new/out.csv"
    with kept_whole(path) as part:
        part.write_text("half")
        assert not path.exists()
        part.write_text("whole")
    assert path.read_text() == "whole"
    assert list(path.parent.iterdir()) == [path]


def test_what_stood_there_stays_where_writing_fails(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    path.write_text("before")

    def fail() -> None:
        with kept_whole(path) as part:
            part.write_text("half")
            raise ValueError("half way")

    with pytest.raises(ValueError, match="half way"):
        fail()
    assert path.read_text() == "before"
    assert list(tmp_path.iterdir()) == [path]
