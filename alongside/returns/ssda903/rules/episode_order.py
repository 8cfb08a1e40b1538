"""How one episode follows another: each begins the day the last one ended, and says so."""

from collections.abc import Iterator

from alongside.returns.ssda903 import codes
from alongside.returns.ssda903.book import Child
from alongside.returns.ssda903.ruleset import RULES
from alongside.returns.ssda903.tables import Episode

CONTINUES = frozenset(("P", "L", "T", "U", "B"))
# Died, or found to be an adult.
NEVER_AGAIN = frozenset(("E2", "E15"))


def _left_care(stay: Episode, child: Child) -> bool:
    return stay.rec not in (None, "X1") and stay.rec in child.year.known(codes.REASON_EPISODE_CEASED)


@RULES.on_child(
    "142",
    means="A later episode has begun, but this one has no end or no reason for its end.",
    fields=("DEC", "REC"),
    passes=(
        "Episodes DECOM=01/05/2025 DEC=01/06/2025 REC=X1; Episodes DECOM=01/06/2025",
        "Episodes DECOM=01/05/2025 DEC=31/06/2025 REC=X1; Episodes DECOM=01/07/2025",
        "Episodes DECOM=01/05/2025; Episodes DECOM=",
        "Episodes DECOM=01/05/2025; Episodes CHILD=2 DECOM=01/06/2025",
    ),
    fails=(
        "Episodes DECOM=01/06/2025; *Episodes DECOM=01/05/2025",
        "*Episodes DECOM=01/05/2025 DEC=01/06/2025; Episodes DECOM=01/06/2025",
        "*Episodes DECOM=01/05/2025 REC=X1; Episodes DECOM=01/06/2025",
    ),
)
def still_open_though_another_began(child: Child) -> Iterator[Episode]:
    for stay, _ in child.steps:
        if stay.is_open or stay.rec is None:
            yield stay


@RULES.on_child(
    "357",
    means="The child's first episode begins in the year, so its reason must be S; or an earlier episode was left out.",
    fields=("RNE",),
    passes=(
        "Episodes DECOM=01/04/2025 RNE=S; Episodes DECOM=01/05/2025 RNE=P",
        "Episodes DECOM=31/03/2025 RNE=P",
        "Episodes DECOM= RNE=P",
    ),
    fails=(
        "*Episodes DECOM=01/04/2025 RNE=P",
        "*Episodes DECOM=01/04/2025 RNE=; Episodes DECOM=02/04/2025 RNE=S",
        "Episodes DECOM=01/04/2025 RNE=P; *Episodes DECOM=01/04/2025 DEC=01/04/2025 RNE=P",
    ),
)
def first_episode_starts_nothing(child: Child) -> Iterator[Episode]:
    first = child.first_episode
    if first is None or first.decom is None or first.decom < child.year.starts:
        return
    together = [stay for stay in child.dated if stay.decom == first.decom]
    if all(stay.rne != "S" for stay in together):
        # One that was sent twice is wrong twice; one that only began the same day is not the first.
        yield from (stay for stay in together if stay.dec == first.dec)


@RULES.on_child(
    "388",
    means="Reason X1 says that another episode begins the same day, and any other reason that none does.",
    fields=("REC",),
    passes=(
        "Episodes DECOM=01/05/2025 DEC=01/06/2025 REC=X1; Episodes DECOM=01/06/2025",
        "Episodes DECOM=01/05/2025 DEC=01/06/2025 REC=E4A; Episodes DECOM=02/06/2025",
        "Episodes DECOM=01/05/2025 REC=X1",
    ),
    fails=(
        "*Episodes DECOM=01/05/2025 DEC=01/06/2025 REC=X1; Episodes DECOM=02/06/2025",
        "*Episodes DECOM=01/05/2025 DEC=01/06/2025 REC=E4A; Episodes DECOM=01/06/2025",
        "*Episodes DECOM=01/05/2025 DEC=01/06/2025 REC=X1",
    ),
)
def end_and_next_start_disagree(child: Child) -> Iterator[Episode]:
    for stay, after in child.steps:
        if stay.dec and stay.rec and (stay.rec == "X1") is not (stay.dec == after.decom):
            yield stay
    last = child.latest_episode
    if last and last.dec and last.rec == "X1":
        yield last


@RULES.on_child(
    "431",
    means="Reason S says that the child came into care, but the episode before had not ended by the day before.",
    fields=("RNE", "DECOM"),
    passes=(
        "Episodes DECOM=01/05/2025 DEC=31/05/2025; Episodes DECOM=01/06/2025 RNE=S",
        "Episodes DECOM=01/05/2025 DEC=01/06/2025; Episodes DECOM=01/06/2025 RNE=P",
        "Episodes DECOM=01/05/2025; Episodes DECOM=01/06/2025 RNE=S",
    ),
    fails=(
        "Episodes DECOM=01/05/2025 DEC=01/06/2025; *Episodes DECOM=01/06/2025 RNE=S",
        "Episodes DECOM=01/05/2025 DEC=02/06/2025; *Episodes DECOM=01/06/2025 RNE=S",
    ),
)
def came_into_care_while_in_care(child: Child) -> Iterator[Episode]:
    for before, stay in child.steps:
        if stay.rne == "S" and before.dec and stay.decom and stay.decom <= before.dec:
            yield stay


@RULES.on_child(
    "432",
    means="The child left care at the end of the episode before, so the reason for this one must be S.",
    fields=("RNE",),
    passes=(
        "Episodes DECOM=01/05/2025 REC=E4A; Episodes DECOM=01/06/2025 RNE=S",
        "Episodes DECOM=01/05/2025 REC=X1; Episodes DECOM=01/06/2025 RNE=P",
    ),
    fails=(
        "Episodes DECOM=01/05/2025 REC=E4A; *Episodes DECOM=01/06/2025 RNE=P",
        "Episodes DECOM=01/05/2025 REC=E17; *Episodes DECOM=01/06/2025 RNE=",
    ),
)
def came_back_without_coming_into_care(child: Child) -> Iterator[Episode]:
    for before, stay in child.steps:
        if stay.rne != "S" and _left_care(before, child):
            yield stay


@RULES.on_child(
    "433",
    means="The reason says that this episode continues the one before, but it does not begin the day that one ended.",
    fields=("DECOM", "RNE"),
    passes=(
        "Episodes DECOM=01/05/2025 DEC=01/06/2025; Episodes DECOM=01/06/2025 RNE=P",
        "Episodes DECOM=01/05/2025 DEC=31/05/2025; Episodes DECOM=01/06/2025 RNE=S",
        "Episodes DECOM=01/05/2025 DEC=31/06/2025; Episodes DECOM=01/07/2025 RNE=P",
        "Episodes DECOM= RNE=P",
    ),
    fails=(
        "Episodes DECOM=01/05/2025 DEC=31/05/2025; *Episodes DECOM=01/06/2025 RNE=P",
        "Episodes DECOM=01/05/2025 DEC=02/06/2025; *Episodes DECOM=01/06/2025 RNE=L",
        "Episodes DECOM=01/05/2025 DEC=; *Episodes DECOM=01/06/2025 RNE=P",
        "Episodes DECOM=01/05/2025 DEC=01/06/2025; *Episodes DECOM= RNE=P",
    ),
)
def continues_from_another_day(child: Child) -> Iterator[Episode]:
    for before, stay in child.steps:
        if stay.rne in CONTINUES and stay.decom != before.dec and "DEC" not in before.unread:
            yield stay
    for stay in child.episodes if child.dated else ():
        if stay.rne in CONTINUES and stay.decom is None and "DECOM" not in stay.unread:
            yield stay


@RULES.on_child(
    "437",
    means="The child died or was found to be an adult at the end of this episode, but another follows.",
    fields=("REC",),
    passes=(
        "Episodes DECOM=01/05/2025 REC=X1; Episodes DECOM=01/06/2025 REC=E2",
        "Episodes DECOM=01/05/2025 REC=E17; Episodes DECOM=01/06/2025",
    ),
    fails=(
        "*Episodes DECOM=01/05/2025 REC=E2; Episodes DECOM=01/06/2025",
        "*Episodes DECOM=01/05/2025 REC=E15; Episodes DECOM=01/06/2025",
    ),
)
def more_after_the_last(child: Child) -> Iterator[Episode]:
    for stay, _ in child.steps:
        if stay.rec in NEVER_AGAIN:
            yield stay


@RULES.on_child(
    "501",
    means="The episode begins before the one before it ended.",
    fields=("DECOM", "DEC"),
    passes=(
        "Episodes DECOM=01/05/2025 DEC=01/06/2025; Episodes DECOM=01/06/2025",
        "Episodes DECOM=01/05/2025 DEC=; Episodes DECOM=01/06/2025",
    ),
    fails=("Episodes DECOM=01/05/2025 DEC=02/06/2025; *Episodes DECOM=01/06/2025",),
)
def overlaps_the_one_before(child: Child) -> Iterator[Episode]:
    for before, stay in child.steps:
        if before.dec and stay.decom and stay.decom < before.dec:
            yield stay


@RULES.on_child(
    "504",
    means="The category of need is another than in the episode that this one continues: it stays for the whole time in care.",
    fields=("CIN",),
    passes=(
        "Episodes DECOM=01/05/2025 DEC=01/06/2025 REC=X1 CIN=N1; Episodes DECOM=01/06/2025 CIN=N1",
        "Episodes DECOM=01/05/2025 DEC=01/06/2025 REC=X1 CIN=N1; Episodes DECOM=02/06/2025 CIN=N2",
        "Episodes DECOM=01/05/2025 DEC=01/06/2025 REC=E4A CIN=N1; Episodes DECOM=01/06/2025 CIN=N2",
    ),
    fails=(
        "Episodes DECOM=01/05/2025 DEC=01/06/2025 REC=X1 CIN=N1; *Episodes DECOM=01/06/2025 CIN=N2",
        "Episodes DECOM=01/05/2025 DEC=01/06/2025 REC=X1 CIN=N1; *Episodes DECOM=01/06/2025 CIN=",
    ),
)
def need_changed_in_care(child: Child) -> Iterator[Episode]:
    for before, stay in child.steps:
        if before.rec == "X1" and before.dec == stay.decom and before.cin != stay.cin:
            yield stay
