"""What a child is too young or too old for, and placements that were to be short."""

from collections.abc import Iterable
from datetime import timedelta

from alongside.returns.kit.dates import birthday, turns, younger
from alongside.returns.kit.rows import Row
from alongside.returns.ssda903.book import Child
from alongside.returns.ssda903.kinds import ADOPTED
from alongside.returns.ssda903.ruleset import RULES
from alongside.returns.ssda903.tables import Episode

INDEPENDENT = ("E5", "E6")
SPECIAL_GUARDIANSHIP = ("E45", "E46", "E47", "E48")
YOUTH_JUSTICE = ("J1", "J2", "J3")


@RULES.on_child(
    "234",
    means="A placement changed because of custody while the child was younger than ten.",
    fields=("REASON_PLACE_CHANGE", "DOB"),
    reads=("Header",),
    first=2026,
    passes=("Episodes DECOM=01/05/2025 REASON_PLACE_CHANGE=CUSTOD; Header DOB=01/05/2015",),
    fails=("*Episodes DECOM=30/04/2025 REASON_PLACE_CHANGE=CUSTOD; *Header DOB=01/05/2015",),
)
def custody_under_ten(child: Child) -> Iterable[Row]:
    stays = [
        one for one in child.episodes if one.reason_place_change == "CUSTOD" and younger(child.born, 10, on=one.decom)
    ]
    return [*stays, *child.headers] if stays else []


@RULES.on_child(
    "302",
    means="The first episode begins before the child was born.",
    fields=("DECOM", "DOB"),
    reads=("Header",),
    passes=("Episodes DECOM=01/05/2025; Header DOB=01/05/2025",),
    fails=("*Episodes DECOM=30/04/2025; *Header DOB=01/05/2025; Episodes DECOM=02/05/2025",),
)
def in_care_before_birth(child: Child) -> Iterable[Row]:
    first, born = child.first_episode, child.born
    early = first is not None and first.decom is not None and born is not None and born > first.decom
    return [first, *child.headers] if first and early else []


@RULES.on_row(
    Episode,
    "352",
    means="Nobody comes into care at eighteen or older.",
    fields=("DECOM", "RNE"),
    reads=("Header",),
    passes=(
        "Episodes RNE=S DECOM=30/04/2025; Header DOB=01/05/2007",
        "Episodes RNE=P DECOM=01/05/2025; Header DOB=01/05/2007",
    ),
    fails=("*Episodes RNE=S DECOM=01/05/2025; Header DOB=01/05/2007",),
)
def came_into_care_as_an_adult(stay: Episode, child: Child) -> bool:
    return stay.rne == "S" and turns(child.born, 18, by=stay.decom)


@RULES.on_child(
    "358",
    means="A legal status of youth justice needs a child older than ten.",
    fields=("LS", "DECOM", "DOB"),
    reads=("Header",),
    passes=(
        "Episodes LS=J1 DECOM=02/05/2025; Header DOB=01/05/2015",
        "Episodes LS=C2 DECOM=01/05/2020; Header DOB=01/05/2015",
    ),
    fails=("*Episodes LS=J2 DECOM=01/05/2025; *Header DOB=01/05/2015",),
)
def youth_justice_under_ten(child: Child) -> Iterable[Row]:
    stays = [one for one in child.episodes if one.ls in YOUTH_JUSTICE and _not_past_tenth_birthday(one, child)]
    return [*stays, *child.headers] if stays else []


def _not_past_tenth_birthday(stay: Episode, child: Child) -> bool:
    return child.born is not None and stay.decom is not None and birthday(child.born, 10) >= stay.decom


@RULES.on_row(
    Episode,
    "359",
    means="Over eighteen at the year's end, nobody is still in care, but under section 20 in a children's home.",
    fields=("DEC", "LS", "PLACE"),
    reads=("Header",),
    passes=(
        "Episodes LS=C2 PLACE=U4; Header DOB=31/03/2008",
        "Episodes LS=V2 PLACE=K2; Header DOB=30/03/2008",
        "Episodes LS=C2 PLACE=U4 DEC=30/03/2026; Header DOB=30/03/2008",
    ),
    fails=("*Episodes LS=C2 PLACE=K2; Header DOB=30/03/2008",),
    year=2026,
)
def still_in_care_as_an_adult(stay: Episode, child: Child) -> bool:
    open_still = stay.dec is None and "DEC" not in stay.unread
    grown = child.born is not None and birthday(child.born, 18) < child.year.ends
    return open_still and grown and not (stay.ls == "V2" and stay.place == "K2")


@RULES.on_row(
    Episode,
    "371",
    means="Semi-independent accommodation without supervision needs a child of fourteen or older.",
    fields=("PLACE", "DECOM"),
    reads=("Header",),
    last=2023,
    passes=("Episodes PLACE=H5 DECOM=01/05/2022; Header DOB=01/05/2008",),
    fails=("*Episodes PLACE=H5 DECOM=30/04/2022; Header DOB=01/05/2008",),
)
def semi_independent_under_fourteen(stay: Episode, child: Child) -> bool:
    return stay.place == "H5" and younger(child.born, 14, on=stay.decom)


@RULES.on_row(
    Episode,
    "371",
    means="Semi-independent accommodation needs a young person of sixteen or older.",
    fields=("PLACE", "DECOM"),
    reads=("Header",),
    first=2024,
    last=2024,
    passes=("Episodes PLACE=H5 DECOM=01/05/2022; Header DOB=01/05/2006",),
    fails=("*Episodes PLACE=H5 DECOM=30/04/2022; Header DOB=01/05/2006",),
)
def semi_independent_under_sixteen(stay: Episode, child: Child) -> bool:
    return stay.place == "H5" and younger(child.born, 16, on=stay.decom)


@RULES.on_row(
    Episode,
    "371",
    means="Supported accommodation needs a young person of sixteen or older.",
    fields=("PLACE", "DECOM"),
    reads=("Header",),
    first=2025,
    passes=("Episodes PLACE=K3 DECOM=01/05/2022; Header DOB=01/05/2006",),
    fails=("*Episodes PLACE=K3 DECOM=30/04/2022; Header DOB=01/05/2006",),
)
def supported_accommodation_under_sixteen(stay: Episode, child: Child) -> bool:
    return stay.place == "K3" and younger(child.born, 16, on=stay.decom)


@RULES.on_row(
    Episode,
    "372",
    means="A placement in a young offender institution needs a child of ten or older.",
    fields=("PLACE", "DECOM"),
    reads=("Header",),
    passes=("Episodes PLACE=R5 DECOM=01/05/2022; Header DOB=01/05/2012",),
    fails=("*Episodes PLACE=R5 DECOM=30/04/2022; Header DOB=01/05/2012",),
)
def custody_under_ten_in_placement(stay: Episode, child: Child) -> bool:
    return stay.place == "R5" and younger(child.born, 10, on=stay.decom)


@RULES.on_row(
    Episode,
    "373",
    means="A residential school needs a child of four or older.",
    fields=("PLACE", "DECOM"),
    reads=("Header",),
    passes=("Episodes PLACE=S1 DECOM=01/05/2022; Header DOB=01/05/2018",),
    fails=("*Episodes PLACE=S1 DECOM=30/04/2022; Header DOB=01/05/2018",),
)
def residential_school_under_four(stay: Episode, child: Child) -> bool:
    return stay.place == "S1" and younger(child.born, 4, on=stay.decom)


@RULES.on_row(
    Episode,
    "374",
    means="Residential employment needs a young person of fourteen or older.",
    fields=("PLACE", "DECOM"),
    reads=("Header",),
    passes=("Episodes PLACE=P3 DECOM=01/05/2022; Header DOB=01/05/2008",),
    fails=("*Episodes PLACE=P3 DECOM=30/04/2022; Header DOB=01/05/2008",),
)
def residential_employment_under_fourteen(stay: Episode, child: Child) -> bool:
    return stay.place == "P3" and younger(child.born, 14, on=stay.decom)


@RULES.on_row(
    Episode,
    "375",
    means="A temporary stay in hospital (T1) lasts six weeks at the most.",
    fields=("PLACE", "DEC", "DECOM"),
    passes=("Episodes PLACE=T1 DECOM=01/05/2025 DEC=12/06/2025", "Episodes PLACE=T1 DECOM=01/05/2025"),
    fails=("*Episodes PLACE=T1 DECOM=01/05/2025 DEC=13/06/2025",),
)
def long_stay_in_hospital(stay: Episode, child: Child) -> bool:
    return stay.place == "T1" and _longer(stay, 42)


@RULES.on_row(
    Episode,
    "376",
    means="Cover for a carer's holiday (T3) lasts three weeks at the most.",
    fields=("PLACE", "DEC", "DECOM"),
    passes=("Episodes PLACE=T3 DECOM=01/05/2025 DEC=22/05/2025", "Episodes PLACE=T3 DECOM=01/05/2025"),
    fails=("*Episodes PLACE=T3 DECOM=01/05/2025 DEC=23/05/2025",),
)
def long_holiday_cover(stay: Episode, child: Child) -> bool:
    return stay.place == "T3" and _longer(stay, 21)


@RULES.on_row(
    Episode,
    "379",
    means="An unspecified temporary placement (T4) lasts seven days at the most.",
    fields=("PLACE", "DEC", "DECOM"),
    passes=("Episodes PLACE=T4 DECOM=01/05/2025 DEC=08/05/2025", "Episodes PLACE=T4 DECOM=01/05/2025"),
    fails=("*Episodes PLACE=T4 DECOM=01/05/2025 DEC=09/05/2025",),
)
def long_temporary_placement(stay: Episode, child: Child) -> bool:
    return stay.place == "T4" and _longer(stay, 7)


def _longer(stay: Episode, days: int) -> bool:
    return stay.dec is not None and stay.decom is not None and stay.dec > stay.decom + timedelta(days=days)


@RULES.on_row(
    Episode,
    "386",
    means="Nobody is adopted out of care at eighteen or older.",
    fields=("REC", "DEC"),
    reads=("Header",),
    passes=(
        "Episodes REC=E11 DEC=30/04/2025; Header DOB=01/05/2007",
        "Episodes REC=E4A DEC=01/05/2025; Header DOB=01/05/2007",
    ),
    fails=("*Episodes REC=E12 DEC=01/05/2025; Header DOB=01/05/2007",),
)
def adopted_as_an_adult(stay: Episode, child: Child) -> bool:
    return stay.rec in ADOPTED and turns(child.born, 18, by=stay.dec)


@RULES.on_row(
    Episode,
    "387",
    means="Nobody moves into independent living before fourteen.",
    fields=("REC", "DEC"),
    reads=("Header",),
    passes=("Episodes REC=E5 DEC=01/05/2025; Header DOB=01/05/2011",),
    fails=("*Episodes REC=E6 DEC=30/04/2025; Header DOB=01/05/2011",),
)
def independent_under_fourteen(stay: Episode, child: Child) -> bool:
    return stay.rec in INDEPENDENT and younger(child.born, 14, on=stay.dec)


@RULES.on_row(
    Episode,
    "389",
    means="Nobody passes to adult social care before sixteen.",
    fields=("REC", "DEC"),
    reads=("Header",),
    passes=("Episodes REC=E7 DEC=01/05/2025; Header DOB=01/05/2009",),
    fails=("*Episodes REC=E7 DEC=30/04/2025; Header DOB=01/05/2009",),
)
def adult_services_under_sixteen(stay: Episode, child: Child) -> bool:
    return stay.rec == "E7" and younger(child.born, 16, on=stay.dec)


@RULES.on_child(
    "407",
    means="A special guardianship order is made before eighteen.",
    fields=("REC", "DEC", "DOB"),
    reads=("Header",),
    passes=("Episodes REC=E45 DEC=01/05/2025; Header DOB=01/05/2007",),
    fails=("*Episodes REC=E48 DEC=02/05/2025; *Header DOB=01/05/2007",),
)
def guardianship_of_an_adult(child: Child) -> Iterable[Row]:
    stays = [one for one in child.episodes if one.rec in SPECIAL_GUARDIANSHIP and _ended_after_eighteenth(one, child)]
    return [*stays, *child.headers] if stays else []


def _ended_after_eighteenth(stay: Episode, child: Child) -> bool:
    return child.born is not None and stay.dec is not None and birthday(child.born, 18) < stay.dec


@RULES.on_row(
    Episode,
    "460",
    means="Staying put with a carer as an adult (E17) begins at eighteen.",
    fields=("REC", "DEC"),
    reads=("Header",),
    passes=("Episodes REC=E17 DEC=01/05/2025; Header DOB=01/05/2007",),
    fails=("*Episodes REC=E17 DEC=30/04/2025; Header DOB=01/05/2007",),
)
def stayed_put_as_a_child(stay: Episode, child: Child) -> bool:
    return stay.rec == "E17" and younger(child.born, 18, on=stay.dec)
