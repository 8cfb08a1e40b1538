"""SWEpisodes: a social worker's time with a child, each by itself. Sent since 2023-24."""

from datetime import date

from alongside.returns.kit.dates import after, birthday, partial_date
from alongside.returns.ssda903 import codes
from alongside.returns.ssda903.book import Child
from alongside.returns.ssda903.given import lacks, misspelt
from alongside.returns.ssda903.ruleset import RULES
from alongside.returns.ssda903.tables import SocialWorkerEpisode

SINCE = 2024
# SW for a number of Social Work England's, XX for a worker who has none.
BEGINNINGS = ("SW", "XX")
# The day from which the department asks for the reason.
REASONS_SINCE = date(2023, 4, 1)


def _begins_wrongly(worker: SocialWorkerEpisode) -> bool:
    return (worker.sw_id or "")[:2] not in BEGINNINGS


@RULES.on_row(
    SocialWorkerEpisode,
    "SW02STG1",
    means="The social worker's number must begin with SW or XX.",
    fields=("SW_ID",),
    first=SINCE,
    last=2025,
    passes=("SWEpisodes SW_ID=SW123456", "SWEpisodes SW_ID=xx1", "SWEpisodes SW_ID=SW"),
    fails=("*SWEpisodes SW_ID=123456", "*SWEpisodes SW_ID="),
)
def number_begins_wrongly(worker: SocialWorkerEpisode, child: Child) -> bool:
    return _begins_wrongly(worker)


@RULES.on_row(
    SocialWorkerEpisode,
    "SW02STG1",
    means="The social worker's number must begin with SW or XX and be four characters or longer.",
    fields=("SW_ID",),
    first=2026,
    passes=("SWEpisodes SW_ID=SW12", "SWEpisodes SW_ID=XX123456"),
    fails=("*SWEpisodes SW_ID=SW1", "*SWEpisodes SW_ID=1234", "*SWEpisodes SW_ID="),
)
def number_begins_wrongly_or_is_short(worker: SocialWorkerEpisode, child: Child) -> bool:
    return _begins_wrongly(worker) or len(worker.sw_id or "") < 4


def _is_no_partial_date(worker: SocialWorkerEpisode, field: str) -> bool:
    said = worker.unread.get(field.upper(), "")
    return misspelt(worker, field) and partial_date(said) is None


@RULES.on_row(
    SocialWorkerEpisode,
    "SW04STG1",
    means="The day a social worker began must be a real date, written like 31/12/2023, with zz for what is not known.",
    fields=("SW_DECOM",),
    first=SINCE,
    last=2025,
    passes=("SWEpisodes SW_DECOM=01/05/2023", "SWEpisodes SW_DECOM=zz/05/2020", "SWEpisodes SW_DECOM="),
    fails=("*SWEpisodes SW_DECOM=31/02/2023", "*SWEpisodes SW_DECOM=2023-05-01"),
)
def start_is_no_partial_date(worker: SocialWorkerEpisode, child: Child) -> bool:
    return _is_no_partial_date(worker, "sw_decom")


@RULES.on_row(
    SocialWorkerEpisode,
    "SW04STG1",
    means="The day a social worker began must be a real date, written like 31/12/2025.",
    fields=("SW_DECOM",),
    first=2026,
    passes=("SWEpisodes SW_DECOM=01/05/2025", "SWEpisodes SW_DECOM="),
    fails=("*SWEpisodes SW_DECOM=31/02/2025", "*SWEpisodes SW_DECOM=zz/05/2025"),
)
def start_is_no_date(worker: SocialWorkerEpisode, child: Child) -> bool:
    return misspelt(worker, "sw_decom")


@RULES.on_row(
    SocialWorkerEpisode,
    "SW05STG1",
    means="The day a social worker ended must be a real date, written like 31/12/2023, with zz for what is not known.",
    fields=("SW_DEC",),
    first=SINCE,
    last=2025,
    passes=("SWEpisodes SW_DEC=01/05/2023", "SWEpisodes SW_DEC=zz/05/2020", "SWEpisodes SW_DEC="),
    fails=("*SWEpisodes SW_DEC=31/02/2023", "*SWEpisodes SW_DEC=2023-05-01"),
)
def end_is_no_partial_date(worker: SocialWorkerEpisode, child: Child) -> bool:
    return _is_no_partial_date(worker, "sw_dec")


@RULES.on_row(
    SocialWorkerEpisode,
    "SW05STG1",
    means="The day a social worker ended must be a real date, written like 31/12/2025.",
    fields=("SW_DEC",),
    first=2026,
    passes=("SWEpisodes SW_DEC=01/05/2025", "SWEpisodes SW_DEC="),
    fails=("*SWEpisodes SW_DEC=31/02/2025", "*SWEpisodes SW_DEC=zz/05/2025"),
)
def end_is_no_date(worker: SocialWorkerEpisode, child: Child) -> bool:
    return misspelt(worker, "sw_dec")


@RULES.on_row(
    SocialWorkerEpisode,
    "SW06STG2",
    means="The social worker began after the year's end.",
    fields=("SW_DECOM",),
    first=SINCE,
    passes=("SWEpisodes SW_DECOM=31/03/2026",),
    fails=("*SWEpisodes SW_DECOM=01/04/2026",),
    year=2026,
)
def began_after_the_year(worker: SocialWorkerEpisode, child: Child) -> bool:
    return after(worker.sw_decom, child.year.ends)


@RULES.on_row(
    SocialWorkerEpisode,
    "SW07STG2",
    means="The social worker ended before the year began, or ends after it.",
    fields=("SW_DEC",),
    first=SINCE,
    last=2024,
    passes=("SWEpisodes SW_DEC=01/04/2023", "SWEpisodes SW_DEC=31/03/2024", "SWEpisodes SW_DEC="),
    fails=("*SWEpisodes SW_DEC=31/03/2023", "*SWEpisodes SW_DEC=01/04/2024"),
)
def ended_in_another_year(worker: SocialWorkerEpisode, child: Child) -> bool:
    return worker.sw_dec is not None and not child.year.starts <= worker.sw_dec <= child.year.ends


@RULES.on_row(
    SocialWorkerEpisode,
    "SW07STG2",
    means="The social worker ended before last year began, or ends after this one.",
    fields=("SW_DEC",),
    first=2025,
    passes=("SWEpisodes SW_DEC=01/04/2024", "SWEpisodes SW_DEC=31/03/2026", "SWEpisodes SW_DEC="),
    fails=("*SWEpisodes SW_DEC=31/03/2024", "*SWEpisodes SW_DEC=01/04/2026"),
    year=2026,
)
def ended_in_neither_year(worker: SocialWorkerEpisode, child: Child) -> bool:
    earliest = birthday(child.year.starts, -1)
    return worker.sw_dec is not None and not earliest <= worker.sw_dec <= child.year.ends


@RULES.on_row(
    SocialWorkerEpisode,
    "SW09STG2",
    means="The social worker ended on the day of beginning: check both dates.",
    fields=("SW_DEC", "SW_DECOM"),
    first=SINCE,
    passes=("SWEpisodes SW_DECOM=01/05/2025 SW_DEC=02/05/2025", "SWEpisodes SW_DECOM=01/05/2025"),
    fails=("*SWEpisodes SW_DECOM=01/05/2025 SW_DEC=01/05/2025",),
)
def lasted_less_than_a_day(worker: SocialWorkerEpisode, child: Child) -> bool:
    return worker.sw_dec is not None and worker.sw_dec == worker.sw_decom


@RULES.on_row(
    SocialWorkerEpisode,
    "SW13STG1",
    means="The reason for the change of social worker must be given, by one of the codes.",
    fields=("SW_REASON",),
    first=SINCE,
    last=2024,
    passes=("SWEpisodes SW_REASON=FCONTA",),
    fails=("*SWEpisodes SW_REASON=", "*SWEpisodes SW_REASON=MOVED"),
)
def reason_is_no_code(worker: SocialWorkerEpisode, child: Child) -> bool:
    return worker.sw_reason not in child.year.known(codes.SOCIAL_WORKER_CHANGE)


@RULES.on_row(
    SocialWorkerEpisode,
    "SW13STG1",
    means="The reason for a change of social worker since April 2023 must be given, and be one of the codes.",
    fields=("SW_REASON", "SW_DECOM"),
    first=2025,
    passes=("SWEpisodes SW_REASON=fconta SW_DECOM=01/05/2025", "SWEpisodes SW_REASON= SW_DECOM=31/03/2023"),
    fails=("*SWEpisodes SW_REASON= SW_DECOM=01/04/2023", "*SWEpisodes SW_REASON=MOVED SW_DECOM=31/03/2023"),
)
def reason_is_wanting_or_no_code(worker: SocialWorkerEpisode, child: Child) -> bool:
    if worker.sw_reason is None:
        return worker.sw_decom is not None and worker.sw_decom >= REASONS_SINCE
    return worker.sw_reason not in child.year.known(codes.SOCIAL_WORKER_CHANGE)


@RULES.on_row(
    SocialWorkerEpisode,
    "SW18STG2",
    means="The social worker must end on a later day than they began.",
    fields=("SW_DEC", "SW_DECOM"),
    first=2026,
    passes=("SWEpisodes SW_DECOM=01/05/2025 SW_DEC=02/05/2025", "SWEpisodes SW_DECOM=01/05/2025"),
    fails=("*SWEpisodes SW_DECOM=01/05/2025 SW_DEC=01/05/2025",),
)
def ended_before_beginning(worker: SocialWorkerEpisode, child: Child) -> bool:
    return worker.sw_dec is not None and worker.sw_decom is not None and worker.sw_dec <= worker.sw_decom


@RULES.on_row(
    SocialWorkerEpisode,
    "SW03STG1",
    means="The social worker's number, the day they began and the reason must all be given.",
    fields=("SW_ID", "SW_DECOM", "SW_REASON"),
    first=SINCE,
    last=2024,
    passes=("SWEpisodes SW_ID=SW1 SW_DECOM=01/05/2023 SW_REASON=FCONTA",),
    fails=("*SWEpisodes SW_ID=SW1 SW_DECOM=01/05/2023", "*SWEpisodes SW_DECOM=01/05/2023 SW_REASON=FCONTA"),
)
def is_half_told(worker: SocialWorkerEpisode, child: Child) -> bool:
    return lacks(worker, "sw_id", "sw_decom", "sw_reason")


@RULES.on_row(
    SocialWorkerEpisode,
    "SW01aSTG1",
    means="Of a social worker who began before April 2023 the number and the day must be given.",
    fields=("SW_ID", "SW_DECOM"),
    first=2025,
    last=2025,
    passes=("SWEpisodes SW_ID=SW1 SW_DECOM=31/03/2023", "SWEpisodes SW_ID= SW_DECOM=01/04/2023"),
    fails=("*SWEpisodes SW_ID= SW_DECOM=31/03/2023", "*SWEpisodes SW_ID=SW1 SW_DECOM="),
)
def is_half_told_before_reasons(worker: SocialWorkerEpisode, child: Child) -> bool:
    if worker.sw_decom is None:
        return True
    return worker.sw_decom < REASONS_SINCE and worker.sw_id is None


@RULES.on_row(
    SocialWorkerEpisode,
    "SW01bSTG1",
    means="Of a social worker who began since April 2023 the number, the day and the reason must be given.",
    fields=("SW_ID", "SW_DECOM", "SW_REASON"),
    first=2025,
    last=2025,
    passes=(
        "SWEpisodes SW_ID=SW1 SW_DECOM=01/04/2023 SW_REASON=FCONTA",
        "SWEpisodes SW_ID=SW1 SW_DECOM=31/03/2023 SW_REASON=",
    ),
    fails=(
        "*SWEpisodes SW_ID=SW1 SW_DECOM=01/04/2023 SW_REASON=",
        "*SWEpisodes SW_ID= SW_DECOM=01/04/2023 SW_REASON=FCONTA",
        "*SWEpisodes SW_ID=SW1 SW_DECOM= SW_REASON=FCONTA",
    ),
)
def is_half_told_since_reasons(worker: SocialWorkerEpisode, child: Child) -> bool:
    if worker.sw_decom is None:
        return True
    return worker.sw_decom >= REASONS_SINCE and (worker.sw_id is None or worker.sw_reason is None)
