"""SWEpisodes of one child together, and beside the episodes: social workers follow each other without a gap."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from alongside.returns.kit.dates import after
from alongside.returns.ssda903.book import Child
from alongside.returns.ssda903.given import lacks
from alongside.returns.ssda903.ruleset import RULES
from alongside.returns.ssda903.tables import SocialWorkerEpisode

SINCE = 2024
FIRST_CONTACT = "FCONTA"
# How far apart one worker's end and the next one's beginning may lie, either way.
TOLERANCE = timedelta(days=7)


def _dated(child: Child) -> list[SocialWorkerEpisode]:
    """The child's social workers whose beginning can be read, in order."""
    return [worker for worker in child.sw_episodes if worker.sw_decom]


@RULES.on_row(
    SocialWorkerEpisode,
    "SW08STG2",
    means="Another social worker began on the same day or later, so the day this one ended must be given.",
    fields=("SW_DEC",),
    first=SINCE,
    passes=(
        "SWEpisodes SW_DECOM=01/05/2025 SW_DEC=01/06/2025; SWEpisodes SW_DECOM=01/06/2025",
        "SWEpisodes CHILD=1 SW_DECOM=01/05/2025; SWEpisodes CHILD=2 SW_DECOM=01/06/2025",
        "SWEpisodes SW_DECOM=01/05/2025; SWEpisodes SW_DECOM=soon",
    ),
    fails=(
        "*SWEpisodes SW_DECOM=01/05/2025 SW_DEC=; SWEpisodes SW_DECOM=01/06/2025",
        "SWEpisodes SW_DECOM=01/07/2025; *SWEpisodes SW_DECOM=01/06/2025",
        "*SWEpisodes SW_ID=SW1 SW_DECOM=01/05/2025; *SWEpisodes SW_ID=SW2 SW_DECOM=01/05/2025",
    ),
)
def did_not_end(worker: SocialWorkerEpisode, child: Child) -> bool:
    began = worker.sw_decom
    if began is None or not lacks(worker, "sw_dec"):
        return False
    return any(one.sw_decom and one.sw_decom >= began for one in child.sw_episodes if one is not worker)


@RULES.on_child(
    "SW14STG2",
    means="Only the latest social worker can be without an end.",
    fields=("SW_DEC",),
    first=SINCE,
    last=2024,
    passes=("SWEpisodes SW_DECOM=01/05/2023 SW_DEC=01/06/2023; SWEpisodes SW_DECOM=01/06/2023",),
    fails=("*SWEpisodes SW_DECOM=01/05/2023 SW_DEC=; SWEpisodes SW_DECOM=01/06/2023",),
)
def is_not_the_latest(child: Child) -> Iterator[SocialWorkerEpisode]:
    return (worker for worker in child.sw_episodes[:-1] if lacks(worker, "sw_dec"))


def _apart(one: date | None, other: date | None, days: timedelta) -> bool:
    return one is not None and other is not None and abs(one - other) > days


def _far_from_the_one_before(child: Child) -> Iterator[SocialWorkerEpisode]:
    for before, worker in pairwise(child.sw_episodes):
        if _apart(worker.sw_decom, before.sw_dec, TOLERANCE):
            yield worker


@RULES.on_child(
    "SW10STG2",
    means="A social worker must begin within seven days before or after the one before ended.",
    fields=("SW_DECOM", "SW_DEC"),
    first=SINCE,
    last=2024,
    passes=(
        "SWEpisodes SW_DECOM=01/05/2023 SW_DEC=01/06/2023; SWEpisodes SW_DECOM=08/06/2023",
        "SWEpisodes SW_DECOM=01/05/2023 SW_DEC=; SWEpisodes SW_DECOM=08/06/2023",
    ),
    fails=(
        "SWEpisodes SW_DECOM=01/05/2023 SW_DEC=01/06/2023; *SWEpisodes SW_DECOM=09/06/2023 SW_REASON=FCONTA",
        "SWEpisodes SW_DECOM=01/05/2023 SW_DEC=01/06/2023; *SWEpisodes SW_DECOM=24/05/2023",
    ),
)
def began_far_from_the_one_before(child: Child) -> Iterator[SocialWorkerEpisode]:
    return _far_from_the_one_before(child)


@RULES.on_child(
    "SW10STG2",
    means="A social worker who is not a first contact must begin within seven days before or after the one "
    "before ended.",
    fields=("SW_DECOM", "SW_DEC", "SW_REASON"),
    first=2025,
    passes=(
        "SWEpisodes SW_DECOM=01/05/2025 SW_DEC=01/06/2025; SWEpisodes SW_DECOM=25/05/2025 SW_REASON=LEFTRL",
        "SWEpisodes SW_DECOM=01/05/2025 SW_DEC=01/06/2025; SWEpisodes SW_DECOM=09/06/2025 SW_REASON=FCONTA",
    ),
    fails=("SWEpisodes SW_DECOM=01/05/2025 SW_DEC=01/06/2025; *SWEpisodes SW_DECOM=24/05/2025 SW_REASON=",),
)
@RULES.on_child(
    "SW10aSTG2",
    means="The social worker began more than seven days before or after the one before ended, and is no first contact.",
    fields=("SW_DECOM", "SW_DEC", "SW_REASON"),
    first=2026,
    passes=(
        "SWEpisodes SW_DECOM=01/05/2025 SW_DEC=01/06/2025; SWEpisodes SW_DECOM=08/06/2025 SW_REASON=LEFTRL",
        "SWEpisodes SW_DECOM=01/05/2025 SW_DEC=01/06/2025; SWEpisodes SW_DECOM=09/06/2025 SW_REASON=FCONTA",
    ),
    fails=("SWEpisodes SW_DECOM=01/05/2025 SW_DEC=01/06/2025; *SWEpisodes SW_DECOM=09/06/2025 SW_REASON=",),
)
def did_not_follow_the_one_before(child: Child) -> Iterator[SocialWorkerEpisode]:
    return (worker for worker in _far_from_the_one_before(child) if worker.sw_reason != FIRST_CONTACT)


@RULES.on_child(
    "SW10bSTG2",
    means="A social worker of first contact must begin after the one before ended.",
    fields=("SW_DECOM", "SW_REASON", "SW_DEC"),
    first=2026,
    passes=(
        "SWEpisodes SW_DECOM=01/05/2025 SW_DEC=01/06/2025; SWEpisodes SW_DECOM=02/06/2025 SW_REASON=FCONTA",
        "SWEpisodes SW_DECOM=01/05/2025 SW_DEC=01/06/2025; SWEpisodes SW_DECOM=01/06/2025 SW_REASON=LEFTRL",
    ),
    fails=("SWEpisodes SW_DECOM=01/05/2025 SW_DEC=01/06/2025; *SWEpisodes SW_DECOM=01/06/2025 SW_REASON=FCONTA",),
)
def first_contact_before_the_end(child: Child) -> Iterator[SocialWorkerEpisode]:
    for before, worker in pairwise(child.sw_episodes):
        known = worker.sw_decom is not None and before.sw_dec is not None
        if worker.sw_reason == FIRST_CONTACT and known and not after(worker.sw_decom, before.sw_dec):
            yield worker


@RULES.on_child(
    "SW19STG2",
    means="Two social workers of the child began on the same day.",
    fields=("SW_DECOM", "SW_DEC"),
    first=2026,
    passes=(
        "SWEpisodes SW_DECOM=01/05/2025; SWEpisodes SW_DECOM=02/05/2025",
        "SWEpisodes SW_DECOM=; SWEpisodes SW_DECOM=",
    ),
    fails=("*SWEpisodes SW_DECOM=01/05/2025; *SWEpisodes SW_DECOM=01/05/2025; SWEpisodes SW_DECOM=02/05/2025",),
)
def began_with_another(child: Child) -> Iterator[SocialWorkerEpisode]:
    for before, worker in pairwise(_dated(child)):
        if before.sw_decom == worker.sw_decom:
            yield before
            yield worker
