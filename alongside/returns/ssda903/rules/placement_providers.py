"""Who provides the placement: named where there is a provider, and one who can provide such a placement."""

from alongside.returns.ssda903 import codes
from alongside.returns.ssda903.book import Child
from alongside.returns.ssda903.kinds import (
    ADOPTION,
    FOSTERING,
    NO_PROVIDER_BY_178,
    NO_PROVIDER_BY_213,
    WITHOUT_PROVIDER,
)
from alongside.returns.ssda903.ruleset import RULES
from alongside.returns.ssda903.tables import Episode

# With parents, in hospital or in custody: no council provides those.
NO_COUNCILS = frozenset(("P1", "R2", "R5"))
NO_OTHER_PUBLIC_BODYS = FOSTERING | ADOPTION | {"K1", "K2", "P1"}


@RULES.on_row(
    Episode,
    "178",
    means="The provider is not one of PR0 to PR5, or is given for a placement type that has none.",
    fields=("PLACE_PROVIDER",),
    passes=(
        "Episodes PLACE=U4 PLACE_PROVIDER=PR1",
        "Episodes PLACE=U4 PLACE_PROVIDER=",
        "Episodes PLACE=T3 PLACE_PROVIDER=",
        "Episodes PLACE=T4 PLACE_PROVIDER=PR4",
    ),
    fails=(
        "*Episodes PLACE=U4 PLACE_PROVIDER=PR6",
        "*Episodes PLACE=T3 PLACE_PROVIDER=PR1",
        "*Episodes PLACE=Z11 PLACE_PROVIDER=PR4",
    ),
)
def provider_is_no_code(stay: Episode, child: Child) -> bool:
    if stay.place_provider is None:
        return False
    known = stay.place_provider in child.year.known(codes.PLACEMENT_PROVIDER)
    return not known or stay.place in child.year.known(NO_PROVIDER_BY_178)


@RULES.on_row(
    Episode,
    "213",
    means="A provider is given for a placement type that has none.",
    fields=("PLACE_PROVIDER",),
    passes=("Episodes PLACE=U4 PLACE_PROVIDER=PR1", "Episodes PLACE=T3 PLACE_PROVIDER="),
    fails=("*Episodes PLACE=T4 PLACE_PROVIDER=PR1", "*Episodes PLACE=Z14 PLACE_PROVIDER=PR9"),
)
def provider_where_there_is_none(stay: Episode, child: Child) -> bool:
    return stay.place_provider is not None and stay.place in child.year.known(NO_PROVIDER_BY_213)


@RULES.on_row(
    Episode,
    "526",
    means="The placement's provider is not given.",
    fields=("PLACE_PROVIDER", "PLACE"),
    passes=(
        "Episodes PLACE=U4 PLACE_PROVIDER=PR1",
        "Episodes PLACE=T0 PLACE_PROVIDER=",
        "Episodes PLACE=Z12 PLACE_PROVIDER=",
    ),
    fails=("*Episodes PLACE=U4 PLACE_PROVIDER=", "*Episodes PLACE= PLACE_PROVIDER="),
)
def provider_is_not_given(stay: Episode, child: Child) -> bool:
    return stay.place_provider is None and stay.place not in child.year.known(WITHOUT_PROVIDER)


@RULES.on_row(
    Episode,
    "527",
    means="The council itself (PR1) does not provide placements with parents, in hospital or in custody.",
    fields=("PLACE_PROVIDER", "PLACE"),
    passes=("Episodes PLACE=U4 PLACE_PROVIDER=PR1", "Episodes PLACE=P1 PLACE_PROVIDER=PR0"),
    fails=(
        "*Episodes PLACE=P1 PLACE_PROVIDER=PR1",
        "*Episodes PLACE=R2 PLACE_PROVIDER=PR1",
        "*Episodes PLACE=R5 PLACE_PROVIDER=PR1",
    ),
)
def council_provides_what_it_cannot(stay: Episode, child: Child) -> bool:
    return stay.place_provider == "PR1" and stay.place in NO_COUNCILS


@RULES.on_row(
    Episode,
    "528",
    means="Another council (PR2) does not provide placements with parents, in hospital or in custody.",
    fields=("PLACE_PROVIDER", "PLACE"),
    passes=("Episodes PLACE=U4 PLACE_PROVIDER=PR2", "Episodes PLACE=R2 PLACE_PROVIDER=PR3"),
    fails=(
        "*Episodes PLACE=P1 PLACE_PROVIDER=PR2",
        "*Episodes PLACE=R2 PLACE_PROVIDER=PR2",
        "*Episodes PLACE=R5 PLACE_PROVIDER=PR2",
    ),
)
def other_council_provides_what_it_cannot(stay: Episode, child: Child) -> bool:
    return stay.place_provider == "PR2" and stay.place in NO_COUNCILS


@RULES.on_row(
    Episode,
    "529",
    means="Another public body (PR3) provides no children's homes, fostering, adoption or placements with parents.",
    fields=("PLACE_PROVIDER", "PLACE"),
    passes=("Episodes PLACE=R2 PLACE_PROVIDER=PR3", "Episodes PLACE=K2 PLACE_PROVIDER=PR4"),
    fails=(
        "*Episodes PLACE=K1 PLACE_PROVIDER=PR3",
        "*Episodes PLACE=K2 PLACE_PROVIDER=PR3",
        "*Episodes PLACE=P1 PLACE_PROVIDER=PR3",
        "*Episodes PLACE=U6 PLACE_PROVIDER=PR3",
        "*Episodes PLACE=A3 PLACE_PROVIDER=PR3",
    ),
)
def public_body_provides_what_it_cannot(stay: Episode, child: Child) -> bool:
    return stay.place_provider == "PR3" and stay.place in NO_OTHER_PUBLIC_BODYS


@RULES.on_row(
    Episode,
    "530",
    means="A private provider (PR4) provides no placement with parents (P1).",
    fields=("PLACE_PROVIDER", "PLACE"),
    passes=("Episodes PLACE=K2 PLACE_PROVIDER=PR4", "Episodes PLACE=P1 PLACE_PROVIDER=PR0"),
    fails=("*Episodes PLACE=P1 PLACE_PROVIDER=PR4",),
)
def private_provider_of_parents(stay: Episode, child: Child) -> bool:
    return stay.place == "P1" and stay.place_provider == "PR4"


@RULES.on_row(
    Episode,
    "531",
    means="A voluntary provider (PR5) provides no placement with parents (P1).",
    fields=("PLACE_PROVIDER", "PLACE"),
    passes=("Episodes PLACE=K2 PLACE_PROVIDER=PR5", "Episodes PLACE=P1 PLACE_PROVIDER=PR0"),
    fails=("*Episodes PLACE=P1 PLACE_PROVIDER=PR5",),
)
def voluntary_provider_of_parents(stay: Episode, child: Child) -> bool:
    return stay.place == "P1" and stay.place_provider == "PR5"


@RULES.on_row(
    Episode,
    "550",
    means="Parents (PR0) provide no placement but the one with them (P1).",
    fields=("PLACE_PROVIDER", "PLACE"),
    passes=("Episodes PLACE=P1 PLACE_PROVIDER=PR0", "Episodes PLACE=U4 PLACE_PROVIDER=PR1"),
    fails=("*Episodes PLACE=U4 PLACE_PROVIDER=PR0", "*Episodes PLACE= PLACE_PROVIDER=PR0"),
)
def parents_provide_another_placement(stay: Episode, child: Child) -> bool:
    return stay.place_provider == "PR0" and stay.place != "P1"
