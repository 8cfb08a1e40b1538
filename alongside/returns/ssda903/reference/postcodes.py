"""Where a postcode is: its council, its country and its grid reference, for distances and for IN and OUT.

Source: the Office for National Statistics' postcode directory, terminated postcodes included (Open Government
Licence). It gives Northern Ireland on the Irish grid and the Channel Islands and the Isle of Man no grid reference.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from alongside.returns.kit.authorities import upper_tier
from alongside.returns.ssda903.reference.postcode_index import EASTING_BITS, NORTHING_BITS, UNIT, VALUE, index_path

# SQLite takes more, but a batch this long already costs nothing beside the reading.
_BATCH = 500


class Place(NamedTuple):
    """Where a postcode is.

    `authority`: the ONS code of the children's services authority as at today, None outside England. `easting` and
    `northing`: metres, None where not known. `country`: E, W, S or N; L for the Channel Islands, M for the Isle of
    Man, blank for the postcodes that no district is told of.
    """

    authority: str | None
    easting: int | None
    northing: int | None
    country: str


class Postcodes:
    """The index of postcodes, open for asking; made first where there is none. Raises NoPostcodes."""

    def __init__(self, index: Path | None = None) -> None:
        address = f"{(index or index_path()).absolute().as_uri()}?mode=ro&immutable=1"
        # Nothing is ever written to it, so the threads of a web process may share it.
        self._database = sqlite3.connect(address, uri=True, check_same_thread=False)
        self._districts = dict(self._database.execute("SELECT number, laua FROM district"))

    def find(self, postcode: str) -> Place | None:
        """Where the postcode is, in any case and spacing; None where there is none such."""
        return self.find_many([postcode]).get(postcode)

    def find_many(self, postcodes: Iterable[str]) -> dict[str, Place]:
        """Where each is, by the postcode as it was written; those that do not exist are left out."""
        sectors: dict[str, list[tuple[str, bytes]]] = {}
        for postcode in set(postcodes):
            if key := padded(postcode):
                sectors.setdefault(key[:5], []).append((postcode, key[5:].encode()))
        return dict(self._places(sectors))

    def _places(self, sectors: Mapping[str, list[tuple[str, bytes]]]) -> Iterator[tuple[str, Place]]:
        # In their order on disk, so that a page is read once.
        names = iter(sorted(sectors))
        while batch := list(islice(names, _BATCH)):
            marks = ",".join("?" * len(batch))
            query = f"SELECT sector, units FROM sector WHERE sector IN ({marks})"  # noqa: S608 # question marks only
            for sector, units in self._database.execute(query, batch):
                for postcode, unit in sectors[sector]:
                    if (value := _value(units, unit)) is not None:
                        yield postcode, self._place(value)

    def _place(self, value: int) -> Place:
        laua = self._districts[value >> (EASTING_BITS + NORTHING_BITS)]
        easting = (value >> NORTHING_BITS) & ((1 << EASTING_BITS) - 1)
        northing = value & ((1 << NORTHING_BITS) - 1)
        return Place(upper_tier(laua), easting or None, northing or None, laua[:1])


def padded(postcode: str) -> str:
    """The postcode in the directory's seven characters: "ox1 1aa" is "OX1 1AA", "M11AA" is "M1  1AA"; else blank."""
    squeezed = "".join(postcode.upper().split())
    if not 5 <= len(squeezed) <= 7 or not squeezed.isascii():
        return ""
    return squeezed[:-3].ljust(4) + squeezed[-3:]


def _value(units: bytes, unit: bytes) -> int | None:
    end = len(units) // (UNIT + VALUE.size) * UNIT
    at = units.find(unit, 0, end)
    # Two letters that straddle two postcodes are none.
    while at > 0 and at % UNIT:
        at = units.find(unit, at + 1, end)
    return VALUE.unpack_from(units, end + at // UNIT * VALUE.size)[0] if at >= 0 else None
