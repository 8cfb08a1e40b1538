"""What an episode's columns say: dates that can be read, codes that are in their lists."""

from alongside.returns.ssda903 import codes
from alongside.returns.ssda903.book import Child
from alongside.returns.ssda903.ruleset import RULES
from alongside.returns.ssda903.tables import Episode


@RULES.on_row(
    Episode,
    "141",
    means="The day the episode began must be a real date, written like 31/12/2025.",
    fields=("DECOM",),
    passes=("Episodes DECOM=29/02/2024", "Episodes DECOM="),
    fails=("*Episodes DECOM=29/02/2025", "*Episodes DECOM=2025-05-01", "*Episodes DECOM=May"),
)
def start_is_no_date(stay: Episode, child: Child) -> bool:
    return "DECOM" in stay.unread or "DECOM" in stay.taken


@RULES.on_row(
    Episode,
    "143",
    means="The reason for the new episode is not one of S, L, P, T, B and U.",
    fields=("RNE",),
    passes=("Episodes RNE=S", "Episodes RNE=u", "Episodes RNE="),
    fails=("*Episodes RNE=X", "*Episodes RNE=SS"),
)
def reason_for_start_is_no_code(stay: Episode, child: Child) -> bool:
    return stay.rne is not None and stay.rne not in child.year.known(codes.REASON_NEW_EPISODE)


@RULES.on_row(
    Episode,
    "144",
    means="The legal status is not a code of the list.",
    fields=("LS",),
    passes=("Episodes LS=C2", "Episodes LS="),
    fails=("*Episodes LS=C3", "*Episodes LS=V1"),
)
def legal_status_is_no_code(stay: Episode, child: Child) -> bool:
    return stay.ls is not None and stay.ls not in child.year.known(codes.LEGAL_STATUS)


@RULES.on_row(
    Episode,
    "145",
    means="The category of need is not one of N1 to N8.",
    fields=("CIN",),
    passes=("Episodes CIN=N1", "Episodes CIN=N8", "Episodes CIN="),
    fails=("*Episodes CIN=N0", "*Episodes CIN=N9"),
)
def need_is_no_code(stay: Episode, child: Child) -> bool:
    return stay.cin is not None and stay.cin not in child.year.known(codes.NEED)


@RULES.on_row(
    Episode,
    "146",
    means="The placement type is not a code of this year's list.",
    fields=("PLACE",),
    passes=("Episodes PLACE=U4", "Episodes PLACE=k3", "Episodes PLACE=Z11", "Episodes PLACE="),
    fails=("*Episodes PLACE=Z1", "*Episodes PLACE=H5", "*Episodes PLACE=U7"),
)
def placement_is_no_code(stay: Episode, child: Child) -> bool:
    return stay.place is not None and stay.place not in child.year.known(codes.PLACEMENT)


@RULES.on_row(
    Episode,
    "147",
    means="The day the episode ceased must be a real date, written like 31/12/2025.",
    fields=("DEC",),
    passes=("Episodes DEC=29/02/2024", "Episodes DEC="),
    fails=("*Episodes DEC=29/02/2025", "*Episodes DEC=2025-05-01"),
)
def end_is_no_date(stay: Episode, child: Child) -> bool:
    return "DEC" in stay.unread or "DEC" in stay.taken


@RULES.on_row(
    Episode,
    "148",
    means="The day the episode ceased and the reason go together: give both, or neither.",
    fields=("DEC", "REC"),
    passes=("Episodes DEC=01/05/2025 REC=X1", "Episodes DEC= REC=", "Episodes DEC=31/02/2025 REC=X1"),
    fails=("*Episodes DEC=01/05/2025 REC=", "*Episodes DEC= REC=X1"),
)
def end_without_reason_or_reason_without_end(stay: Episode, child: Child) -> bool:
    return stay.is_open is not (stay.rec is None)


@RULES.on_row(
    Episode,
    "149",
    means="The reason why the episode ceased is not a code of the list.",
    fields=("REC",),
    passes=("Episodes REC=E4A", "Episodes REC=X1", "Episodes REC="),
    fails=("*Episodes REC=E4", "*Episodes REC=E43"),
)
def reason_for_end_is_no_code(stay: Episode, child: Child) -> bool:
    return stay.rec is not None and stay.rec not in child.year.known(codes.REASON_EPISODE_CEASED)


@RULES.on_row(
    Episode,
    "1009",
    means="The reason for the change of placement is not a code of the list.",
    fields=("REASON_PLACE_CHANGE",),
    passes=("Episodes REASON_PLACE_CHANGE=CARPL", "Episodes REASON_PLACE_CHANGE="),
    fails=("*Episodes REASON_PLACE_CHANGE=CARPLAN",),
)
def reason_for_change_is_no_code(stay: Episode, child: Child) -> bool:
    given = stay.reason_place_change
    return given is not None and given not in child.year.known(codes.REASON_PLACE_CHANGE)
