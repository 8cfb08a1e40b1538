"""OC2 of a year: the health, convictions and questionnaires of children in care all through it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import date, timedelta
from typing import Any

from alongside.insight.extracts.years import Year, among
from alongside.pathway.care.episodes import PeriodSpan
from alongside.pathway.care.health.questions import outcomes_of
from alongside.pathway.care.models import OutcomesOfYear
from alongside.pathway.care.periods.models import SHORT_BREAKS
from alongside.people.models import Person
from alongside.returns.kit.dates import age_on
from alongside.returns.ssda903 import tables


def outcomes(
    when: Year, who: Mapping[int, Person], periods: Mapping[int, Sequence[PeriodSpan]]
) -> Iterator[tuple[int, tables.Outcomes]]:
    """A row for each child in care on every day of the year, or whom a loaded return of the year gave one."""
    given = OutcomesOfYear.objects.filter(year=when.number, child__in=among(who))
    loaded = set(given.values_list("child_id", flat=True))
    asked = [one for one in who if one in loaded or any(_all_year(span, when) for span in periods.get(one, ()))]
    for child, said in outcomes_of(asked, when.number).items():
        answers: dict[str, Any] = {name: None if value == "" else value for name, value in asdict(said).items()}
        if child not in loaded:
            answers |= _not_asked(who[child].born_on, when)
        yield child, tables.Outcomes(child=who[child].returned_as, dob=who[child].born_on, **answers)


def _not_asked(born: date | None, when: Year) -> dict[str, Any]:
    """What the return does not ask of a child of this age: it must be blank, whatever the record knows."""
    if born is None:
        return {}
    at_end, before = age_on(born, when.ends), age_on(born, when.starts - timedelta(days=1))
    blank = ["convicted"] if at_end < 10 else []
    blank += ["health_check"] if at_end >= 5 else []
    blank += ["sdq_score", "sdq_reason"] if at_end < 4 or before >= 17 else []
    return dict.fromkeys(blank)


def _all_year(span: PeriodSpan, when: Year) -> bool:
    through = span.started_on <= when.starts and (span.ended_on is None or span.ended_on > when.ends)
    return through and not all(status.code in SHORT_BREAKS for status in span.statuses)
