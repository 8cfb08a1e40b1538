"""What councillors are given of a month's end: counts made safe together, what may come, and what is done about it.

Nothing is counted when a councillor looks: they reach no child. A director gives the figures, and they do not change.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.timezone import localdate

from alongside.deadlines.models import Deadline
from alongside.forecasting.months import month_end, month_of
from alongside.forecasting.paths import TOTAL
from alongside.insight.ahead.histories import last_origin
from alongside.insight.ahead.models import What
from alongside.insight.cockpit import counting, inputs, money, staffing, years_ahead
from alongside.insight.cockpit.actions import require_director
from alongside.insight.cockpit.board import in_words
from alongside.insight.cockpit.counting import IN_CARE, STATES
from alongside.insight.cockpit.models import CouncillorsFigures
from alongside.insight.cockpit.who import service_of, teams_at_work
from alongside.insight.cockpit.years_ahead import Kept, Range
from alongside.pathway.record.questions.due import Risk, risk_of
from alongside.people.models import Worker
from alongside.practice.learning.publishing.naming import Text, refuse_names
from alongside.practice.suppressing.hiding import suppress
from alongside.practice.suppressing.tables import Dimension, Published, Table

CARE: Final = "In care"
YEARS_SHOWN: Final = 8
AGES: Final = ("Under 5", "5 to 10", "11 to 15", "16 and over")
AGE: Final = Dimension("age", AGES)
WHAT: Final = Dimension("what", (*(in_words(one) for one in STATES if one not in IN_CARE), CARE))
PLACE: Final = Dimension("place", tuple(in_words(one) for one in IN_CARE))
ABOUT: Final = Dimension("about", tuple(risk.words for risk in Risk))
BY_WHAT: Final = "Children, by what we do for them and age"
BY_PLACE: Final = "Children in care, by where they live and age"
LATE: Final = "Visits, reviews and plans that are late, by what they are about"
WAITING: Final = "Children who wait for a worker, by service"
# Nobody is a care leaver before 16, and everybody knows it.
NO_LEAVERS: Final = frozenset((in_words("Leaving care"), age) for age in AGES[:3])


@dataclass(frozen=True)
class Figures:
    """What would be given: the tables made safe, and the years ahead as they are kept."""

    on: date
    tables: list[Published]
    ahead: dict[str, Any]


def next_on(today: date) -> date:
    """The month's end of which the next figures are."""
    return last_origin(today)


def figures_of(on: date, today: date) -> Figures:
    """The figures of a month's end, held against all that were given before.

    Raises ValidationError, with the reason, where they were given already or cannot be made safe.
    """
    if CouncillorsFigures.objects.filter(on=on).exists():
        raise ValidationError("The figures of this month are given, and do not change. The next follow after its end.")
    before = given_before()
    try:
        safe = suppress([*tables_of(on), *years_of_care(on, before)], earlier=before)
    except ValueError as refusal:
        raise ValidationError(str(refusal)) from refusal
    return Figures(on, safe, ahead(on, today, [*before, *safe]))


@transaction.atomic
def give(*, doing: str, by: Worker, at: datetime) -> CouncillorsFigures:
    """Give councillors the figures of the month that ended last, for good.

    Raises ValidationError where the words name somebody or the tables cannot be made safe.
    """
    today = localdate(at)
    require_director(by, today)
    refuse_names([Text("What we do about it", doing)])
    found = figures_of(next_on(today), today)
    kept = [table.as_json() for table in found.tables]
    return CouncillorsFigures.objects.create(
        on=found.on, tables=kept, ahead=found.ahead, doing=doing.strip(), by=by, at=at
    )


def given_before() -> list[Published]:
    """Every table that councillors were ever given."""
    kept = CouncillorsFigures.objects.order_by("on").values_list("tables", flat=True)
    return [Published.from_json(table) for tables in kept for table in tables]


def tables_of(on: date) -> list[Table]:
    """The tables of a day with nothing hidden. For a director; what leaves goes through `suppress`."""
    ages = counting.by_state_and_age(on)
    children = _children_on(on)
    care = {state: ages.get(state, (0, 0, 0, 0)) for state in IN_CARE}
    whole = {in_words(state): ages.get(state, (0, 0, 0, 0)) for state in STATES if state not in IN_CARE}
    whole[CARE] = tuple(map(sum, zip(*care.values(), strict=True)))
    return [
        Table(BY_WHAT, children, WHAT, AGE, never=NO_LEAVERS, counts=tuple(whole[one] for one in WHAT.values)),
        Table(BY_PLACE, children, PLACE, AGE, within={"what": frozenset({CARE})}, counts=tuple(care.values())),
        _late(on),
        _waiting(on),
    ]


def _late(on: date) -> Table:
    """Clocks that were late on a day, whatever became of them later."""
    open_ = Q(met_on__isnull=True) | Q(met_on__gt=on), Q(stopped_on__isnull=True) | Q(stopped_on__gt=on)
    codes = Deadline.objects.filter(*open_, due_on__lt=on).values_list("code", flat=True)
    counts = Counter(risk_of(code).words for code in codes)
    return Table(LATE, f"late on {on}", ABOUT, counts=tuple((counts[one],) for one in ABOUT.values))


def _waiting(on: date) -> Table:
    teams = {team.pk: service_of(team) for team in teams_at_work()}
    counts: Counter[str] = Counter()
    for team, waiting in counting.waiting_by_team(on).items():
        if team in teams:
            counts[teams[team]] += waiting.children
    services = Dimension("service", tuple(sorted(set(teams.values()))))
    return Table(WAITING, f"waiting on {on}", services, counts=tuple((counts[one],) for one in services.values))


def years_of_care(on: date, before: Sequence[Published]) -> list[Table]:
    """All children in care on the same day of each year before, as far back as the forecast's history goes.

    Each is a table of its own, so that it is hidden with the others and held against what was given of its day. A
    day that was told of before is not counted anew.
    """
    kept = years_ahead.newest().get(What.CARE)
    told = {table.of for table in before}
    if kept is None:
        return []
    days = [day for day in _years_before(on) if day >= kept.results.known.months[0] and _children_on(day) not in told]
    counted = {day: counting.by_state(day) for day in days}
    return [
        Table(
            f"Children in care on {day}",
            _children_on(day),
            Dimension("all", (CARE,)),
            margins=(),
            within={"what": frozenset({CARE})},
            counts=((sum(counts.get(state, 0) for state in IN_CARE),),),
        )
        for day, counts in counted.items()
    ]


def _years_before(on: date) -> list[date]:
    return [month_end(month_of(on) - 12 * years) for years in range(1, YEARS_SHOWN + 1)]


def _children_on(day: date) -> str:
    """What the counts of a day are counts of."""
    return f"children on {day}"


def ahead(on: date, today: date, given: Sequence[Published]) -> dict[str, Any]:
    """What may come, as it is kept with the figures: of the whole council alone. Blank without a forecast.

    `given` is every table that councillors have, with these: a year is shown in the picture where a table shows it.
    """
    found = years_ahead.newest()
    care, first = found.get(What.CARE), years_ahead.first(found)
    told: dict[str, Any] = {"care": _care(care, on, given)} if care else {}
    told["warnings"] = years_ahead.warnings(found)
    if first:
        costs = money.costs(first.results, inputs.budget())
        lacking = staffing.lacking(first.results.workers, today)
        told["money"] = [[cost.year, *_three(cost.total)] for cost in costs]
        told["workers"] = [[one.month.isoformat(), _three(one.needed), _three(one.in_post)] for one in lacking.months]
    return told


def _care(kept: Kept, on: date, given: Sequence[Published]) -> dict[str, Any]:
    """All children in care: the years that are shown in tables, and the fan quarter by quarter from the next one on.

    The forecast's first day is left out: there its range is the count itself, whether the tables hide it or not.
    """
    known = [[day.isoformat(), count] for day in (*reversed(_years_before(on)), on) if (count := _shown(day, given))]
    months = kept.results.months
    quarters = [at for at in range(3, min(37, len(months)), 3) if months[at] > on]
    spread = kept.results.spread(TOTAL)[:, quarters]
    return {
        "known": known,
        "months": [months[at].isoformat() for at in quarters],
        "spread": [[round(float(one)) for one in line] for line in spread],
    }


def _shown(day: date, given: Sequence[Published]) -> int | None:
    """All children in care on a day, where a table shows them."""
    of = [table for table in given if table.of == _children_on(day)]
    places = [(CARE, None), (CARE, "All")]
    return next((table.shown[place] for table in of for place in places if place in table.shown), None)


def _three(one: Range) -> list[float]:
    return [round(one.low, 1), round(one.middle, 1), round(one.high, 1)]


def months_given(figures: Sequence[CouncillorsFigures]) -> list[tuple[date, dict[str, int | None]]]:
    """The total of each kind of help at each month's end that was given, as it was given: nothing is counted anew."""
    found = []
    for one in figures:
        tables = {table["name"]: Published.from_json(table) for table in one.tables}
        whole = tables[BY_WHAT]
        found.append((one.on, {row: whole.shown.get((row, None)) for row in whole.rows.values}))
    return found
