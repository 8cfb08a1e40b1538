"""The sheets and columns of Ofsted's lists, which it renames most years.

Seen so far: a list of children's homes ("Provider information", or settings and addresses in sheets of their own)
with a list of other providers ("Current providers", "Providers closed in ..."); one list of both ("Providers"); and
that with a second sheet of supported accommodation ("SA providers").
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from alongside.returns.kit.problems import Unreadable, Where
from alongside.returns.kit.safe_xlsx import Worksheet

Field = Literal["urn", "authority", "placement_codes", "provider_codes", "closed", "postcode"]

# Each field's names, lower case, the one that is meant first where a sheet has two.
NAMES: Mapping[Field, tuple[str, ...]] = {
    "urn": ("urn",),
    "authority": ("local authority", "setting local authority"),
    "placement_codes": ("placement code", "provider code"),
    "provider_codes": ("placement provider code", "provider placement code"),
    "closed": ("deregistration date", "closed date"),
    "postcode": ("setting address postcode", "setting postcode", "provider postcode"),
}
CODES: frozenset[Field] = frozenset({"placement_codes", "provider_codes"})
NEEDED: tuple[Field, ...] = ("authority", "placement_codes", "provider_codes")

# Only supported accommodation tells the provider's council apart from the setting's.
SUPPORTED = "provider local authority"

# Titles and notes stand above the columns in some years.
_TOP_ROWS = 10


@dataclass(frozen=True)
class Listing:
    """A sheet that lists URNs: where its columns are, and its cells.

    A sheet of providers says their codes, one of supported accommodation need not; any other is of addresses,
    conditions and the like.
    """

    name: str
    columns: Mapping[Field, int]
    rows: Sequence[Sequence[str]]
    supported: bool

    @property
    def of_providers(self) -> bool:
        return self.supported or not CODES.isdisjoint(self.columns)

    def cells(self) -> Iterator[Mapping[Field, str]]:
        """Each row's cells by field, as far as the sheet has the field."""
        for row in self.rows:
            yield {field: row[at].strip() for field, at in self.columns.items()}


def listings(sheets: Iterable[Worksheet], where: Where) -> list[Listing]:
    """The sheets that list URNs. Raises Unreadable where none lists providers, or a column is missing."""
    found = [listing for sheet in sheets if (listing := _listing(sheet))]
    providers = [listing for listing in found if listing.of_providers]
    if not providers:
        raise Unreadable(
            "No sheet of this workbook lists providers with their URN and codes. "
            "Send the list of providers as Ofsted published it.",
            where,
        )
    apart = any("postcode" in listing.columns for listing in found if not listing.of_providers)
    for listing in providers:
        _check(listing, NEEDED[:1] if listing.supported else NEEDED, where)
        _check(listing, () if apart else ("postcode",), where)
    if not any("closed" in listing.columns for listing in providers):
        _check(providers[0], ("closed",), where)
    return found


def _listing(sheet: Worksheet) -> Listing | None:
    for above, row in enumerate(sheet.rows[:_TOP_ROWS], start=1):
        names = [cell.lower() for cell in row]
        if "urn" in names:
            return Listing(sheet.name, dict(_columns(names)), sheet.rows[above:], SUPPORTED in names)
    return None


def _columns(names: Sequence[str]) -> Iterator[tuple[Field, int]]:
    for field, spellings in NAMES.items():
        present = [spelling for spelling in spellings if spelling in names]
        if present:
            yield field, names.index(present[0])


def _check(listing: Listing, needed: Iterable[Field], where: Where) -> None:
    missing = [field for field in needed if field not in listing.columns]
    if not missing:
        return
    wanted = "; ".join(" or ".join(f'"{name}"' for name in NAMES[field]) for field in missing)
    raise Unreadable(
        f'The sheet "{listing.name}" has no column {wanted}. '
        "Send the list of providers as Ofsted published it, or give the column that name.",
        where,
    )
