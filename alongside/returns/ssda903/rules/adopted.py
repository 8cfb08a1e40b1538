"""AD1 beside the episodes and the decision: a child who was adopted has all three, and they tell one story."""

from alongside.returns.kit.dates import after
from alongside.returns.ssda903.book import Child
from alongside.returns.ssda903.given import gave, lacks
from alongside.returns.ssda903.kinds import ADOPTED, ADOPTION, WITH_PRESENT_CARER
from alongside.returns.ssda903.rules.adoption_items import ITEM_FIELDS, ITEMS
from alongside.returns.ssda903.ruleset import RULES
from alongside.returns.ssda903.tables import Adoption, Episode, PlacedForAdoption

WITH_OTHERS = ADOPTION - WITH_PRESENT_CARER


def _ended_in_adoption(child: Child) -> list[Episode]:
    return [stay for stay in child.episodes if stay.rec in ADOPTED]


def _begun_before_the_match(adoption: Adoption, child: Child) -> list[Episode]:
    return [stay for stay in _ended_in_adoption(child) if after(adoption.date_match, stay.decom)]


@RULES.on_row(
    Adoption,
    "331",
    means="The child was matched with the adopters after being placed with them.",
    fields=("DATE_MATCH", "DECOM", "REC"),
    reads=("Episodes",),
    also=_begun_before_the_match,
    passes=(
        "AD1 DATE_MATCH=01/05/2025; Episodes DECOM=01/05/2025 REC=E11",
        "AD1 DATE_MATCH=01/05/2025; Episodes DECOM=30/04/2025 REC=X1",
    ),
    fails=("*AD1 DATE_MATCH=01/05/2025; *Episodes DECOM=30/04/2025 REC=E12; Episodes DECOM=01/03/2025 REC=X1",),
)
def was_matched_after_being_placed(adoption: Adoption, child: Child) -> bool:
    return bool(_begun_before_the_match(adoption, child))


def _came_into_care(adoption: Adoption, child: Child) -> list[Episode]:
    """The start of the latest time in care."""
    came = [stay for stay in child.dated if stay.rne == "S"]
    return came[-1:]


@RULES.on_row(
    Adoption,
    "334",
    means="The decision that adoption is best was made before the child last came into care.",
    fields=("DATE_INT", "DECOM", "RNE"),
    reads=("Episodes",),
    also=_came_into_care,
    passes=(
        "AD1 DATE_INT=01/05/2025; Episodes DECOM=01/05/2025 RNE=S",
        "AD1 DATE_INT=01/05/2025; Episodes DECOM=02/05/2025 RNE=P",
    ),
    fails=("*AD1 DATE_INT=01/05/2025; *Episodes DECOM=02/05/2025 RNE=S; Episodes DECOM=01/04/2025 RNE=S",),
)
def was_decided_before_care_began(adoption: Adoption, child: Child) -> bool:
    return any(after(stay.decom, adoption.date_int) for stay in _came_into_care(adoption, child))


def _with_other_carers_than_told(adoption: Adoption, child: Child) -> list[Episode]:
    wrong = WITH_OTHERS if adoption.foster_care else WITH_PRESENT_CARER
    return [stay for stay in _ended_in_adoption(child) if stay.place in wrong]


@RULES.on_row(
    Adoption,
    "335",
    means="Whether the foster carers adopted does not go with the last placement: A3 and A5 are with them, "
    "A4 and A6 are not.",
    fields=("FOSTER_CARE", "PLACE"),
    reads=("Episodes",),
    also=_with_other_carers_than_told,
    passes=(
        "AD1 FOSTER_CARE=1; Episodes PLACE=A5 REC=E11",
        "AD1 FOSTER_CARE=0; Episodes PLACE=A6 REC=E11",
        "AD1 FOSTER_CARE=0; Episodes PLACE=A3 REC=X1",
        "AD1 FOSTER_CARE=; Episodes PLACE=A5 REC=E11",
    ),
    fails=("*AD1 FOSTER_CARE=0; *Episodes PLACE=A5 REC=E11", "*AD1 FOSTER_CARE=1; *Episodes PLACE=A4 REC=E12"),
)
def adopters_are_not_the_last_carers(adoption: Adoption, child: Child) -> bool:
    return adoption.foster_care is not None and bool(_with_other_carers_than_told(adoption, child))


def _placed_before_the_decision(adoption: Adoption, child: Child) -> list[Episode]:
    return [stay for stay in child.episodes if stay.place in ADOPTION and after(adoption.date_int, stay.decom)]


@RULES.on_row(
    Adoption,
    "521",
    means="The child was placed for adoption before the decision that adoption is best.",
    fields=("DATE_INT", "DECOM", "PLACE"),
    reads=("Episodes",),
    also=_placed_before_the_decision,
    passes=(
        "AD1 DATE_INT=01/05/2025; Episodes DECOM=01/05/2025 PLACE=A5",
        "AD1 DATE_INT=01/05/2025; Episodes DECOM=30/04/2025 PLACE=U5",
    ),
    fails=("*AD1 DATE_INT=01/05/2025; *Episodes DECOM=30/04/2025 PLACE=A5; Episodes DECOM=01/05/2025 PLACE=A6",),
)
def was_placed_before_the_decision(adoption: Adoption, child: Child) -> bool:
    return bool(_placed_before_the_decision(adoption, child))


def _of_another_day(adoption: Adoption, child: Child) -> list[PlacedForAdoption]:
    known = (decision for decision in child.placed_adoption if decision.date_placed)
    return [decision for decision in known if adoption.date_int and decision.date_placed != adoption.date_int]


@RULES.on_row(
    Adoption,
    "523",
    means="The decision that adoption is best and the decision to place the child for adoption are of different days.",
    fields=("DATE_INT", "DATE_PLACED"),
    reads=("PlacedAdoption",),
    also=_of_another_day,
    passes=(
        "AD1 DATE_INT=01/05/2025; PlacedAdoption DATE_PLACED=01/05/2025",
        "AD1 DATE_INT=; PlacedAdoption DATE_PLACED=01/05/2025",
        "AD1 DATE_INT=01/05/2025; PlacedAdoption DATE_PLACED=",
    ),
    fails=("*AD1 DATE_INT=01/05/2025; *PlacedAdoption DATE_PLACED=02/05/2025",),
)
def decisions_are_of_two_days(adoption: Adoption, child: Child) -> bool:
    return bool(_of_another_day(adoption, child))


def _reversed(adoption: Adoption, child: Child) -> list[PlacedForAdoption]:
    return [decision for decision in child.placed_adoption if gave(decision, "date_placed_ceased")]


@RULES.on_row(
    Adoption,
    "525",
    means="The decision to place the child for adoption was reversed, so there can be no adoption in the year.",
    fields=("DATE_PLACED_CEASED", *ITEM_FIELDS),
    reads=("PlacedAdoption",),
    also=_reversed,
    passes=(
        "AD1 FOSTER_CARE=0; PlacedAdoption DATE_PLACED=01/05/2025",
        "AD1 DOB=01/05/2020; PlacedAdoption DATE_PLACED_CEASED=01/05/2025",
    ),
    fails=("*AD1 FOSTER_CARE=0; *PlacedAdoption DATE_PLACED_CEASED=01/05/2025; PlacedAdoption DATE_PLACED=02/05/2025",),
)
def was_adopted_though_reversed(adoption: Adoption, child: Child) -> bool:
    return gave(adoption, *ITEMS) and bool(_reversed(adoption, child))


@RULES.on_row(
    Episode,
    "582",
    means="The child was adopted on the very day of being matched with the adopters: check both dates.",
    fields=("DEC", "DATE_MATCH"),
    reads=("AD1",),
    severity="query",
    passes=(
        "Episodes REC=E11 DEC=02/05/2025; AD1 DATE_MATCH=01/05/2025",
        "Episodes REC=X1 DEC=01/05/2025; AD1 DATE_MATCH=01/05/2025",
        "Episodes REC=E11 DEC=; AD1 DATE_MATCH=",
    ),
    fails=("*Episodes REC=E12 DEC=01/05/2025; AD1 DATE_MATCH=01/05/2025",),
)
def was_adopted_when_matched(stay: Episode, child: Child) -> bool:
    if stay.rec not in ADOPTED or stay.dec is None:
        return False
    return any(adoption.date_match == stay.dec for adoption in child.ad1)


def _in_the_year(stay: Episode, child: Child) -> bool:
    return stay.rec in ADOPTED and stay.dec is not None and child.year.starts <= stay.dec <= child.year.ends


def _wanting(stay: Episode, child: Child) -> list[Adoption]:
    return [adoption for adoption in child.ad1 if lacks(adoption, *ITEMS)]


@RULES.on_row(
    Episode,
    "601",
    means="The child was adopted in the year, but not all that is asked about the adoption and the adopters is given.",
    fields=(*ITEM_FIELDS, "REC"),
    reads=("AD1",),
    also=_wanting,
    passes=(
        "Episodes REC=E11 DEC=01/05/2025; "
        "AD1 DATE_INT=01/02/2025 DATE_MATCH=01/03/2025 FOSTER_CARE=0 NB_ADOPTR=2 SEX_ADOPTR=MF LS_ADOPTR=L11",
        "Episodes REC=E11 DEC=31/03/2025",
        "Episodes REC=X1 DEC=01/05/2025; AD1 FOSTER_CARE=0",
    ),
    fails=(
        "*Episodes REC=E11 DEC=01/04/2025; *AD1 FOSTER_CARE=0; Episodes REC=X1 DEC=01/04/2025",
        "*Episodes REC=E12 DEC=31/03/2026; AD1 CHILD=2",
    ),
    year=2026,
)
def was_adopted_without_a_word(stay: Episode, child: Child) -> bool:
    return _in_the_year(stay, child) and (not child.ad1 or bool(_wanting(stay, child)))


@RULES.on_row(
    Adoption,
    "602",
    means="An adoption is told, but no episode of the year ended with one (E11 or E12).",
    fields=("CHILD",),
    reads=("Episodes",),
    passes=(
        "AD1 FOSTER_CARE=0; Episodes REC=E11 DEC=01/04/2025",
        "AD1 DOB=01/05/2020; Episodes REC=X1 DEC=01/05/2025",
    ),
    fails=(
        "*AD1 FOSTER_CARE=0; Episodes REC=X1 DEC=01/05/2025",
        "*AD1 FOSTER_CARE=0; Episodes REC=E11 DEC=31/03/2025",
        "*AD1 DATE_INT=soon",
    ),
    year=2026,
)
def was_not_adopted_in_the_year(adoption: Adoption, child: Child) -> bool:
    return gave(adoption, *ITEMS) and not any(_in_the_year(stay, child) for stay in child.episodes)
