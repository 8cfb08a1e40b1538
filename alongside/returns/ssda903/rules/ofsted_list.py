"""What Ofsted's list says of the provider whose URN the episode has.

A URN that the list does not have agrees with nothing, so each of these rules finds it;
where the list has the provider but says nothing of the matter, there is nothing to compare.
"""

from typing import TYPE_CHECKING

from alongside.returns.ssda903 import placed
from alongside.returns.ssda903.book import Child
from alongside.returns.ssda903.kinds import AT_ONE_ADDRESS, RESPITE, WITHOUT_URN
from alongside.returns.ssda903.rules.urns import PLACEHOLDER
from alongside.returns.ssda903.ruleset import RULES
from alongside.returns.ssda903.tables import Episode

if TYPE_CHECKING:
    from alongside.returns.ssda903.reference.providers import Provider

# The examples' list: a home of Birmingham's own, open, and one that closed.
LIST = "provider URN=1234567 PLACES=K2 PROVIDERS=PR1 AUTHORITY=Birmingham POSTCODE=B11BB; "
CLOSED = "provider URN=SC1 PLACES=K2 PROVIDERS=PR4 AUTHORITY=Oxfordshire CLOSED=01/06/2025; "
UNSAID = "provider URN=SC2; "


def _named(stay: Episode) -> bool:
    return stay.urn is not None and stay.urn != PLACEHOLDER


def _listed(stay: Episode, child: Child) -> "Provider | None":
    providers = child.year.providers
    return providers.get(stay.urn) if providers is not None and stay.urn else None


@RULES.on_row(
    Episode,
    "219",
    means="Ofsted's list does not have the URN for this type of placement.",
    fields=("URN", "PLACE"),
    reads=("providers",),
    passes=(
        LIST + "Episodes URN=1234567 PLACE=K2",
        LIST + "Episodes URN=XXXXXXX PLACE=U4",
        LIST + "Episodes URN= PLACE=U4",
        UNSAID + "Episodes URN=SC2 PLACE=K2",
    ),
    fails=(LIST + "*Episodes URN=1234567 PLACE=R3", LIST + "*Episodes URN=7654321 PLACE=K2"),
)
def registered_for_other_placements(stay: Episode, child: Child) -> bool:
    if not _named(stay):
        return False
    provider = _listed(stay, child)
    codes = provider.placement_codes if provider else None
    return codes is None or (bool(codes) and stay.place not in codes)


@RULES.on_row(
    Episode,
    "221",
    means="The placement's postcode is not the one that Ofsted's list has for the URN.",
    fields=("PL_POST",),
    reads=("providers",),
    passes=(
        LIST + 'Episodes URN=1234567 PLACE=K2 PL_POST="B1 1BB"',
        LIST + "Episodes URN=1234567 PLACE=U4 PL_POST=B24QA",
        LIST + "Episodes URN=1234567 PLACE=K2 PL_POST=",
        LIST + "Episodes URN=1234567 PLACE=K2 PL_POST=B24QA LS=V3",
        UNSAID + "Episodes URN=SC2 PLACE=K2 PL_POST=B24QA",
    ),
    fails=(
        LIST + "*Episodes URN=1234567 PLACE=K2 PL_POST=B24QA",
        LIST + "*Episodes URN=7654321 PLACE=K3 PL_POST=B11BB",
    ),
)
def listed_at_another_address(stay: Episode, child: Child) -> bool:
    if stay.pl_post is None or not _named(stay) or stay.place not in child.year.known(AT_ONE_ADDRESS):
        return False
    provider = None if stay.ls in RESPITE else _listed(stay, child)
    if provider is None:
        return stay.ls not in RESPITE
    return bool(provider.postcodes) and stay.pl_post.replace(" ", "") not in provider.postcodes


@RULES.on_row(
    Episode,
    "224",
    means="The kind of provider is not the one that Ofsted's list has for the URN.",
    fields=("PLACE_PROVIDER",),
    reads=("providers",),
    passes=(
        LIST + "Episodes URN=1234567 PLACE_PROVIDER=PR1",
        LIST + "Episodes URN=XXXXXXX PLACE_PROVIDER=PR2",
        UNSAID + "Episodes URN=SC2 PLACE_PROVIDER=PR4",
        "provider URN=SC3 PROVIDERS=PR1,PR2; Episodes URN=SC3 PLACE_PROVIDER=PR2",
    ),
    fails=(
        LIST + "*Episodes URN=1234567 PLACE_PROVIDER=PR2",
        LIST + "*Episodes URN=1234567 PLACE_PROVIDER=",
        LIST + "*Episodes URN=7654321 PLACE_PROVIDER=PR1",
    ),
)
def listed_as_another_kind(stay: Episode, child: Child) -> bool:
    if not _named(stay):
        return False
    provider = _listed(stay, child)
    codes = provider.provider_codes if provider else None
    return codes is None or (bool(codes) and stay.place_provider not in codes)


@RULES.on_row(
    Episode,
    "227",
    means="The episode begins when the provider had closed.",
    fields=("URN", "DECOM"),
    reads=("providers",),
    passes=(CLOSED + "Episodes URN=SC1 DECOM=31/05/2025", LIST + "Episodes URN=1234567 DECOM=01/06/2025"),
    fails=(CLOSED + "*Episodes URN=SC1 DECOM=01/06/2025",),
)
def began_after_closure(stay: Episode, child: Child) -> bool:
    if not _named(stay):
        return False
    provider = _listed(stay, child)
    closed = provider.closed if provider else None
    return closed is not None and stay.decom is not None and stay.decom >= closed


@RULES.on_row(
    Episode,
    "228",
    means="The episode goes on after the provider closed.",
    fields=("URN", "DEC"),
    reads=("providers",),
    passes=(
        CLOSED + "Episodes URN=SC1 DEC=01/06/2025",
        "provider URN=SC4 CLOSED=31/03/2026; Episodes URN=SC4 DEC=",
        CLOSED + "Episodes URN=SC1 DEC=31/06/2025",
    ),
    fails=(
        CLOSED + "*Episodes URN=SC1 DEC=02/06/2025",
        "provider URN=SC4 CLOSED=30/03/2026; *Episodes URN=SC4 DEC=",
    ),
)
def went_on_after_closure(stay: Episode, child: Child) -> bool:
    if not _named(stay):
        return False
    provider = _listed(stay, child)
    ended = child.year.ends if stay.is_open else stay.dec
    return provider is not None and provider.closed is not None and ended is not None and ended > provider.closed


def _of_another_council(stay: Episode, child: Child) -> bool:
    """Own provision at a provider that is not the council's, or another council's at one that is."""
    provider = _listed(stay, child)
    if provider is None:
        return stay.place_provider == "PR1"
    councils = provider.authority_codes
    if stay.place_provider == "PR1":
        return bool(councils) and councils.isdisjoint(child.year.own)
    return not councils.isdisjoint(child.year.own)


@RULES.on_row(
    Episode,
    "229",
    means="The provider is said to be the council itself (PR1) or another council (PR2), and Ofsted's list says otherwise.",
    fields=("PLACE_PROVIDER", "URN"),
    reads=("providers",),
    last=2025,
    passes=(
        LIST + "Episodes URN=1234567 PLACE_PROVIDER=PR1",
        CLOSED + "Episodes URN=SC1 PLACE_PROVIDER=PR2",
        LIST + "Episodes URN=1234567 PLACE_PROVIDER=PR4",
    ),
    fails=(
        LIST + "*Episodes URN=1234567 PLACE_PROVIDER=PR2",
        CLOSED + "*Episodes URN=SC1 PLACE=K3 PLACE_PROVIDER=PR1",
        CLOSED + "*Episodes URN=SC9 PLACE_PROVIDER=PR1",
    ),
)
def of_another_council(stay: Episode, child: Child) -> bool:
    return stay.place_provider in ("PR1", "PR2") and _named(stay) and _of_another_council(stay, child)


@RULES.on_row(
    Episode,
    "229",
    means="The provider is said to be the council itself (PR1) or another council (PR2), and Ofsted's list says otherwise.",
    fields=("PLACE_PROVIDER", "URN"),
    reads=("providers",),
    first=2026,
    passes=(
        LIST + "Episodes URN=1234567 PLACE=K2 PLACE_PROVIDER=PR1",
        "council AUTHORITY=E10000025; " + CLOSED + "Episodes URN=SC1 PLACE=K2 PLACE_PROVIDER=PR1",
        CLOSED + "Episodes URN=SC1 PLACE=K3 PLACE_PROVIDER=PR1",
        CLOSED + "Episodes URN=SC1 PLACE=P1 PLACE_PROVIDER=PR1",
        UNSAID + "Episodes URN=SC2 PLACE=K2 PLACE_PROVIDER=PR1",
    ),
    fails=(
        LIST + "*Episodes URN=1234567 PLACE=K2 PLACE_PROVIDER=PR2",
        CLOSED + "*Episodes URN=SC1 PLACE=K2 PLACE_PROVIDER=PR1",
        CLOSED + "*Episodes URN=SC9 PLACE=K2 PLACE_PROVIDER=PR1",
    ),
)
def of_another_council_supported_accommodation_apart(stay: Episode, child: Child) -> bool:
    if stay.place_provider not in ("PR1", "PR2") or not _named(stay) or stay.place == "K3":
        return False
    return stay.place not in child.year.known(WITHOUT_URN) and _of_another_council(stay, child)


@RULES.on_row(
    Episode,
    "241",
    means="The supported accommodation is in a council where Ofsted's list has no premises of the provider.",
    fields=("URN",),
    reads=("providers", "postcodes"),
    first=2026,
    passes=(
        LIST + "Episodes URN=1234567 PLACE=K3 PL_POST=B24QA",
        "provider URN=SC5 AUTHORITY=Birmingham,Oxfordshire; Episodes URN=SC5 PLACE=K3 PL_POST=OX11ND",
        LIST + "Episodes URN=1234567 PLACE=K2 PL_POST=OX11ND",
        LIST + "Episodes URN=1234567 PLACE=K3 PL_POST=ZZ11ZZ",
        UNSAID + "Episodes URN=SC2 PLACE=K3 PL_POST=B11BB",
    ),
    fails=(
        LIST + "*Episodes URN=1234567 PLACE=K3 PL_POST=OX11ND",
        LIST + "*Episodes URN=1234567 PLACE=K3 PL_POST=CF104UW",
        LIST + "*Episodes URN=7654321 PLACE=K3 PL_POST=B11BB",
    ),
)
def provider_has_no_premises_there(stay: Episode, child: Child) -> bool:
    council = placed.authority(stay, child.year) if stay.place == "K3" and _named(stay) else None
    if council is None:
        return False
    provider = _listed(stay, child)
    councils = provider.authority_codes if provider else None
    return councils is None or (bool(councils) and council not in councils)


@RULES.on_row(
    Episode,
    "1008",
    means="Ofsted's list does not have the URN.",
    fields=("URN",),
    reads=("providers",),
    passes=(
        LIST + "Episodes URN=1234567",
        LIST + "Episodes URN=1234567.0",
        CLOSED + "Episodes URN=sc1",
        LIST + "Episodes URN=XXXXXXX",
        LIST + "Episodes URN=",
    ),
    fails=(LIST + "*Episodes URN=7654321", LIST + "*Episodes URN=XXXXXX"),
)
def urn_is_not_listed(stay: Episode, child: Child) -> bool:
    return _named(stay) and _listed(stay, child) is None
