"""Where made-up children live: real postcodes, and providers that are on the made-up Ofsted list.

Postcodes: `postcodes.csv`, 900 of Oxfordshire and 400 of councils around it. Contains OS data © Crown copyright
and database right, Royal Mail data © Royal Mail copyright and database right, and National Statistics data © Crown
copyright and database right, under the Open Government Licence.
"""

import csv
import random
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path

OWN = "Oxfordshire"
OWN_CODE = "E10000025"

FOSTERING = ("U1", "U2", "U3", "U4", "U5", "U6")
ADOPTION = ("A3", "A4", "A5", "A6")

# Kind, placement codes, provider code, whether in the council's own area, how many at the size of one council.
KINDS = (
    ("Children's Home", ("K1",), "PR1", True, 8),
    ("Children's Home", ("K1",), "PR4", True, 25),
    ("Children's Home", ("K1",), "PR4", False, 40),
    ("Children's Home", ("K1",), "PR5", False, 8),
    ("Secure Children's Home", ("K2",), "PR4", False, 3),
    ("Supported accommodation", ("K3",), "PR4", True, 35),
    ("Residential family centre", ("R3",), "PR4", False, 4),
    ("Residential special school", ("S1",), "PR4", False, 5),
    ("Local authority fostering agency", FOSTERING, "PR1", True, 1),
    ("Independent fostering agency", FOSTERING, "PR4", False, 12),
    ("Independent fostering agency", FOSTERING, "PR5", True, 3),
    ("Local authority adoption agency", ADOPTION, "PR1", True, 1),
    ("Voluntary adoption agency", ADOPTION, "PR5", False, 4),
)

HEADINGS = (
    "Local Authority",
    "URN",
    "Provider type",
    "Placement code",
    "Placement provider code",
    "Deregistration date",
    "Setting address postcode",
)


@dataclass(frozen=True, slots=True)
class Provider:
    """One line of the made-up Ofsted list."""

    urn: str
    kind: str
    places: tuple[str, ...]
    code: str
    authority: str
    postcode: str
    closed: date | None = None

    @property
    def is_a_building(self) -> bool:
        """Whether children live at its own postcode, as they do not at an agency's."""
        return self.places not in (FOSTERING, ADOPTION)


@cache
def postcodes(*, own: bool) -> tuple[tuple[str, str], ...]:
    """(council, postcode) of the council's own area, or of those around it."""
    with Path(__file__).with_name("postcodes.csv").open(newline="") as file:
        rows = [(row["authority"], row["postcode"]) for row in csv.DictReader(file)]
    return tuple(row for row in rows if (row[0] == OWN) == own)


def make_providers(rng: random.Random, closing: date) -> list[Provider]:
    """A list of about 150 providers; one home closes on that day."""
    made: list[Provider] = []
    for kind, places, code, own, count in KINDS:
        for _ in range(count):
            authority, postcode = rng.choice(postcodes(own=own))
            made.append(Provider(f"SC{500000 + 7 * len(made)}", kind, places, code, authority, postcode))
    last = made[0]
    made[0] = Provider(last.urn, last.kind, last.places, last.code, last.authority, last.postcode, closing)
    return made


def write_list(providers: list[Provider], path: Path) -> None:
    """The list as the workbook of one sheet that Ofsted publishes."""
    import xlsxwriter

    with xlsxwriter.Workbook(str(path)) as book:
        # The same list is the same file, whenever it is written.
        book.set_properties({"created": datetime(2026, 4, 1)})  # noqa: DTZ001
        sheet = book.add_worksheet("Providers")
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write_row(0, 0, HEADINGS)
        for at, one in enumerate(providers, start=1):
            sheet.write_row(at, 0, (one.authority, one.urn, one.kind, ",".join(one.places), one.code))
            if one.closed:
                sheet.write_datetime(at, 5, one.closed, day)
            sheet.write_string(at, 6, one.postcode)
