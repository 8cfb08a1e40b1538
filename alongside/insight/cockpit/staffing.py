"""Workers as the forecast has them: needed, there and lacking, when to advertise, and caseloads if nobody is found."""

from dataclasses import dataclass
from datetime import date

from alongside.forecasting.workers.staffing import Advert, adverts_for
from alongside.insight.ahead.results import Workers
from alongside.insight.cockpit.years_ahead import Range, range_of


@dataclass(frozen=True)
class Then:
    """Workers at a month's end: as the children then ask for, and as recruiting as usual brings."""

    month: date
    needed: Range
    in_post: Range
    lacking: Range
    caseload: Range
    in_post_if_nobody: Range
    caseload_if_nobody: Range


@dataclass(frozen=True)
class Lacking:
    """The months shown, and the adverts that would fill what is lacking in half of all cases."""

    months: tuple[Then, ...]
    adverts: tuple[Advert, ...]
    lead_months: int

    @property
    def most(self) -> Advert | None:
        """The month from which more are lacking than at any time before."""
        return self.adverts[-1] if self.adverts else None


def lacking(workers: Workers, today: date) -> Lacking:
    """The first month forecast, and one and three years after the forecast's first day."""
    shown = [at for at in (0, 11, 35) if at < len(workers.months)]
    adverts = adverts_for(workers.months[:36], workers.lacking[:, :36], workers.lead_months, today=today)
    return Lacking(tuple(_then(workers, at) for at in shown), tuple(adverts), workers.lead_months)


def _then(workers: Workers, at: int) -> Then:
    return Then(
        workers.months[at],
        range_of(workers.needed[:, at]),
        range_of(workers.in_post[:, at]),
        range_of(workers.lacking[:, at]),
        range_of(workers.caseload[:, at]),
        range_of(workers.in_post_if_nobody_is_found[:, at]),
        range_of(workers.caseload_if_nobody_is_found[:, at]),
    )
