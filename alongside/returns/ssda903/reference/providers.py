"""Ofsted's lists of children's homes and other providers, by URN.

Source: the lists Ofsted gives councils each year for this return, as XLSX; their forms are in `provider_lists.py`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from alongside.returns.kit.authorities import by_name
from alongside.returns.kit.dates import iso_date, uk_date
from alongside.returns.kit.problems import Problems, Where
from alongside.returns.kit.safe_xlsx import open_xlsx
from alongside.returns.ssda903.reference.provider_lists import Field, Listing, listings

# The code of all supported accommodation (peer-derived: some years' sheets do not say it).
SUPPORTED_ACCOMMODATION = "K3"

_SPREADSHEET_EPOCH = date(1899, 12, 30)


@dataclass(frozen=True, slots=True)
class Provider:
    """One URN of the lists. A provider of several settings has several councils and postcodes.

    Codes are in capitals; where the list does not say them there are none, and nothing to compare with.
    `authorities` are the councils the settings are in, as the list names them. `closed` is None while any of the
    settings is open. `postcodes` are in capitals without spaces.
    """

    urn: str
    placement_codes: frozenset[str]
    provider_codes: frozenset[str]
    authorities: frozenset[str]
    closed: date | None
    postcodes: frozenset[str]

    @property
    def authority_codes(self) -> frozenset[str]:
        """The ONS codes, as at today, of the councils whose name is known."""
        found = (by_name(name) for name in self.authorities)
        return frozenset(authority.code for authority in found if authority)


class Providers:
    """All providers of one or more lists."""

    def __init__(self, providers: Iterable[Provider]) -> None:
        self._by_urn: dict[str, Provider] = {}
        for provider in providers:
            before = self._by_urn.get(provider.urn)
            self._by_urn[provider.urn] = _joined(before, provider) if before else provider

    def get(self, urn: str) -> Provider | None:
        """The provider of a URN as an episode has it; None where no list has it."""
        # Most are spelt as they are compared, and a council's return asks thousands of times.
        return self._by_urn.get(urn) or self._by_urn.get(urn_text(urn))

    def __contains__(self, urn: str) -> bool:
        return urn_text(urn) in self._by_urn

    def __iter__(self) -> Iterator[Provider]:
        return iter(self._by_urn.values())

    def __len__(self) -> int:
        return len(self._by_urn)


def read_providers(paths: Iterable[Path], problems: Problems) -> Providers:
    """The providers of Ofsted's lists, in any of the forms seen and in any order.

    Raises Unreadable where a file is no such list or a column is missing.
    """
    return Providers(provider for path in paths for provider in _workbook(Path(path), problems))


def urn_text(urn: str) -> str:
    """A URN as it is compared: capitals, no spaces; a number without the noughts and the ".0" that a cell adds."""
    squeezed = "".join(urn.upper().split())
    number = re.fullmatch(r"0*(\d+?)(?:\.0+)?", squeezed, re.ASCII)
    return number[1] if number else squeezed


def _workbook(path: Path, problems: Problems) -> Iterator[Provider]:
    found = listings(open_xlsx(path, problems), Where(path.name))
    addresses = dict(_addresses(listing for listing in found if not listing.of_providers))
    for listing in found:
        if listing.of_providers:
            yield from _providers(listing, addresses)


def _addresses(sheets: Iterable[Listing]) -> Iterator[tuple[str, str]]:
    for sheet in sheets:
        if "postcode" in sheet.columns:
            for cells in sheet.cells():
                yield urn_text(cells["urn"]), cells["postcode"]


def _providers(listing: Listing, addresses: Mapping[str, str]) -> Iterator[Provider]:
    supported = frozenset({SUPPORTED_ACCOMMODATION} if listing.supported else ())
    for cells in listing.cells():
        if urn := urn_text(cells["urn"]):
            yield _provider(urn, {"postcode": addresses.get(urn, ""), **cells}, supported)


def _provider(urn: str, cells: Mapping[Field, str], placement_codes: frozenset[str]) -> Provider:
    authority, postcode = cells.get("authority", ""), "".join(cells.get("postcode", "").upper().split())
    return Provider(
        urn=urn,
        placement_codes=placement_codes | _codes(cells.get("placement_codes", "")),
        provider_codes=_codes(cells.get("provider_codes", "")),
        authorities=frozenset({authority} - {"", "-"}),
        closed=_day(cells.get("closed", "")),
        postcodes=frozenset({postcode} - {"", "-"}),
    )


def _codes(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[A-Z0-9]+", text.upper()))


def _day(text: str) -> date | None:
    if re.fullmatch(r"[1-9]\d{4}", text, re.ASCII):
        return _SPREADSHEET_EPOCH + timedelta(days=int(text))
    return iso_date(text) or uk_date(text)


def _joined(one: Provider, other: Provider) -> Provider:
    return Provider(
        urn=one.urn,
        placement_codes=one.placement_codes | other.placement_codes,
        provider_codes=one.provider_codes | other.provider_codes,
        authorities=one.authorities | other.authorities,
        closed=_last([one.closed, other.closed]),
        postcodes=one.postcodes | other.postcodes,
    )


def _last(days: Sequence[date | None]) -> date | None:
    known = [day for day in days if day]
    return max(known) if len(known) == len(days) else None
