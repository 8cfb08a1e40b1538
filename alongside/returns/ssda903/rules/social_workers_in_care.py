"""SWEpisodes beside the episodes: a child in care has a social worker, on 31 March above all."""

from collections.abc import Iterator
from datetime import timedelta

from alongside.returns.kit.dates import after, birthday
from alongside.returns.ssda903.book import Child
from alongside.returns.ssda903.given import gave, lacks
from alongside.returns.ssda903.kinds import RESPITE
from alongside.returns.ssda903.ruleset import RULES
from alongside.returns.ssda903.tables import Episode, SocialWorkerEpisode

SINCE = 2024
# SW11a is about ends before these last days of the year, SW11b about those in them; the next worker may be as far off.
LAST_DAYS = timedelta(days=5)
EPISODES = ("Episodes", "SWEpisodes")


def _latest(child: Child) -> SocialWorkerEpisode | None:
    """The one who began last; of those whose beginning cannot be read only one without an end may be it."""
    known = (one for one in reversed(child.sw_episodes) if one.sw_decom or lacks(one, "sw_dec"))
    return next(known, None)


@RULES.on_row(
    Episode,
    "SW01STG1",
    means="The child is in care on 31 March, but no social worker is told with number, beginning and reason.",
    fields=("DEC", "SW_ID", "SW_DECOM", "SW_REASON"),
    reads=("SWEpisodes",),
    first=SINCE,
    last=2024,
    passes=(
        "Episodes LS=C2; SWEpisodes SW_ID=SW1 SW_DECOM=01/05/2023 SW_REASON=FCONTA; SWEpisodes SW_ID=SW2",
        "Episodes LS=V4",
        "Episodes LS=C2 DEC=01/05/2023",
    ),
    fails=("*Episodes LS=C2", "*Episodes LS=C2; SWEpisodes SW_ID=SW1 SW_DECOM=01/05/2023; SWEpisodes SW_REASON=FCONTA"),
)
def no_social_worker_is_told(stay: Episode, child: Child) -> bool:
    if not stay.is_open or stay.ls in RESPITE:
        return False
    return all(lacks(worker, "sw_id", "sw_decom", "sw_reason") for worker in child.sw_episodes)


@RULES.on_row(
    Episode,
    "SW12STG2",
    means="The child is in care on 31 March, but no social worker is told for any day of this episode.",
    fields=("DECOM", "SW_DECOM", "SW_DEC"),
    reads=("SWEpisodes",),
    first=SINCE,
    passes=(
        "Episodes DECOM=01/05/2025 LS=C2; SWEpisodes SW_DECOM=01/05/2024",
        "Episodes DECOM=01/05/2025 LS=C2; SWEpisodes SW_DECOM=31/03/2026",
        "Episodes DECOM=01/05/2025 LS=C2; SWEpisodes SW_DECOM=01/05/2024 SW_DEC=01/05/2025",
        "Episodes DECOM=01/05/2025 LS=V4",
        "Episodes DECOM=01/05/2025 LS=C2 DEC=01/06/2025 REC=E4A",
        "Episodes DECOM=01/05/2023 LS=C2 DEC=31/03/2024; Episodes DECOM=01/05/2025; SWEpisodes SW_DECOM=01/05/2025",
        "Episodes DECOM=01/05/2025 LS=C2 DEC=30/04/2025; Episodes DECOM=02/05/2025; SWEpisodes SW_DECOM=02/05/2025",
    ),
    fails=(
        "*Episodes DECOM=01/05/2025 LS=C2",
        "*Episodes DECOM=01/05/2025 LS=C2; SWEpisodes SW_DECOM=01/05/2024 SW_DEC=30/04/2025",
        "*Episodes DECOM=01/05/2025 LS=C2 DEC=01/06/2025; Episodes DECOM=01/06/2025 LS=C2; SWEpisodes SW_DECOM=02/06/2025",
    ),
    year=2026,
)
def had_no_social_worker(stay: Episode, child: Child) -> bool:
    if stay.decom is None or stay.ls in RESPITE or not child.in_care_at_the_end:
        return False
    return _is_of_two_years(stay, child) and not any(_at_any_time(worker, stay) for worker in child.sw_episodes)


def _is_of_two_years(stay: Episode, child: Child) -> bool:
    """Social workers are sent of this year and the last; nobody can be told for an episode that runs backwards."""
    earliest = birthday(child.year.starts, -1)
    return not after(earliest, stay.dec) and not after(stay.decom, stay.dec)


def _at_any_time(worker: SocialWorkerEpisode, stay: Episode) -> bool:
    """Whether their times meet, as far as can be read."""
    return not after(worker.sw_decom, stay.dec) and not after(stay.decom, worker.sw_dec)


@RULES.on_child(
    "SW11aSTG2",
    means="The social worker ended before the last days of the year, and no other began within five days of that.",
    fields=("SW_DEC", "SW_DECOM"),
    reads=EPISODES,
    first=SINCE,
    last=2024,
    passes=(
        "SWEpisodes SW_DECOM=01/04/2023 SW_DEC=01/06/2023; SWEpisodes SW_DECOM=06/06/2023",
        "SWEpisodes SW_DECOM=01/04/2023 SW_DEC=01/06/2023; Episodes DECOM=01/04/2023 DEC=01/06/2023",
        "SWEpisodes SW_DECOM=01/04/2023 SW_DEC=27/03/2024; Episodes DECOM=01/04/2023",
    ),
    fails=(
        "*SWEpisodes SW_DECOM=01/04/2023 SW_DEC=01/06/2023; SWEpisodes SW_DECOM=07/06/2023",
        "*SWEpisodes SW_DECOM=01/04/2023 SW_DEC=26/03/2024; Episodes DECOM=01/04/2023",
    ),
)
def nobody_followed(child: Child) -> Iterator[SocialWorkerEpisode]:
    for place, worker in enumerate(child.sw_episodes, start=1):
        later = child.sw_episodes[place:]
        early = worker.sw_dec is not None and worker.sw_dec <= child.year.ends - LAST_DAYS
        # Of a child who has left care nobody follows the last worker.
        wanted = early and (later or child.in_care_at_the_end)
        if wanted and not any(_follows(other, worker) for other in later):
            yield worker


def _follows(other: SocialWorkerEpisode, worker: SocialWorkerEpisode) -> bool:
    if other.sw_decom is None or worker.sw_dec is None:
        return False
    return abs(other.sw_decom - worker.sw_dec) <= LAST_DAYS


@RULES.on_child(
    "SW11bSTG2",
    means="The last social worker ended in the last days of the year, but the child is in care on 31 March.",
    fields=("SW_DEC",),
    reads=EPISODES,
    first=SINCE,
    passes=(
        "SWEpisodes SW_DECOM=01/04/2025 SW_DEC=25/03/2026; Episodes DECOM=01/04/2025",
        "SWEpisodes SW_DECOM=01/04/2025 SW_DEC=26/03/2026; Episodes DECOM=01/04/2025 DEC=26/03/2026",
        "SWEpisodes SW_DECOM=01/04/2025 SW_DEC=26/03/2026; SWEpisodes SW_DECOM=26/03/2026; Episodes DECOM=01/04/2025",
    ),
    fails=(
        "*SWEpisodes SW_DECOM=01/04/2025 SW_DEC=26/03/2026; Episodes DECOM=01/04/2025",
        "SWEpisodes SW_DECOM=01/04/2025 SW_DEC=26/03/2026; *SWEpisodes SW_DECOM=26/03/2026 SW_DEC=31/03/2026; "
        "Episodes DECOM=01/04/2025",
    ),
    year=2026,
)
def ended_just_before_the_end(child: Child) -> Iterator[SocialWorkerEpisode]:
    last = _latest(child)
    if last is None or last.sw_dec is None or not child.in_care_at_the_end:
        return
    if child.year.ends - LAST_DAYS <= last.sw_dec <= child.year.ends:
        yield last


@RULES.on_child(
    "SW17STG2",
    means="The child is in care on 31 March, but the latest social worker has ended.",
    fields=("SW_DEC", "SW_DECOM"),
    reads=EPISODES,
    first=2026,
    passes=(
        "SWEpisodes SW_DECOM=01/04/2025; Episodes DECOM=01/04/2025",
        "SWEpisodes SW_DECOM=01/04/2025 SW_DEC=01/06/2025; Episodes DECOM=01/04/2025 DEC=01/06/2025",
        "SWEpisodes SW_DECOM=01/04/2025 SW_DEC=01/06/2025; Episodes DECOM=01/04/2025 LS=V4",
        "SWEpisodes SW_DECOM=01/04/2025 SW_DEC=01/06/2025; SWEpisodes SW_DECOM=soon; Episodes DECOM=01/04/2025",
    ),
    fails=(
        "*SWEpisodes SW_DECOM=01/06/2025 SW_DEC=01/07/2025; SWEpisodes SW_DECOM=01/04/2025; Episodes DECOM=01/04/2025 LS=C2",
        "*SWEpisodes SW_DECOM=01/06/2025 SW_DEC=soon; Episodes DECOM=01/04/2025",
    ),
)
def no_social_worker_at_the_end(child: Child) -> Iterator[SocialWorkerEpisode]:
    last = _latest(child)
    if last is not None and gave(last, "sw_dec") and child.in_care_at_the_end:
        yield last
