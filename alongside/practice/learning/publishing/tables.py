"""The counts of a week that are published, as tables to be made safe: what everybody may know of who went where."""

from collections import Counter
from collections.abc import Iterable

from alongside.practice.audits.models import File, Heading, Mark, Round
from alongside.practice.audits.questions import outcomes, spread
from alongside.practice.learning.models import Publication
from alongside.practice.observing.models import FamilyVoice, Observation
from alongside.practice.suppressing.tables import ROWS, Dimension, Published, Table
from alongside.practice.weeks.models import Host, Service, Visit, Week

BY_DISTRICT = "Visits that took place, by service and district"
BY_OUTCOME = "Visits that took place, and visits that did not"
BY_BARRIER = "What got in the way"
LISTENED, HELPED = "Did the worker listen to you?", "Does what we do help you?"
GRADES = "Files audited, by heading and grade"

SERVICE = Dimension("service", tuple(Service.labels))
TOOK_PLACE, DID_NOT = "Took place", "Did not take place"
OUTCOME = Dimension("outcome", (TOOK_PLACE, DID_NOT))
NOT_TOLD = "Nothing was written"
BARRIER = Dimension("barrier", (*Observation.Barrier.labels, NOT_TOLD))
ANSWERS = tuple(reversed(FamilyVoice.Answer.labels))
HEADING, MARK = Dimension("heading", tuple(Heading.labels)), Dimension("grade", tuple(Mark.labels))

# Every visit that took place was written about or not, so that observations are counted as visits, once for all
# tables: else the totals of one would tell what the other hides.
VISITS, VOICES, FILES = "visits", "families' answers", "files audited"


def tables_of(week: Week) -> list[Table]:
    """The tables of a week, with nothing hidden. For those who lead; what they publish goes through `suppress`."""
    only = {"week": frozenset({str(week.pk)})}
    done = {**only, "outcome": frozenset({TOOK_PLACE})}
    visits = list(
        Visit.objects.filter(slot__host__week=week).values_list("state", "slot__host__service", "slot__host__district")
    )
    took = [(service, district) for state, service, district in visits if state == Visit.State.DONE]
    districts = _districts(week)
    outcome = Counter(TOOK_PLACE if state == Visit.State.DONE else DID_NOT for state, _, _ in visits)
    return [
        Table(
            BY_DISTRICT,
            VISITS,
            SERVICE,
            districts,
            within=done,
            never=_nobody_there(week, districts),
            counts=_counted([(Service(service).label, district) for service, district in took], SERVICE, districts),
        ),
        Table(BY_OUTCOME, VISITS, OUTCOME, within=only, counts=tuple((outcome[one],) for one in OUTCOME.values)),
        Table(BY_BARRIER, VISITS, BARRIER, within=done, counts=_barriers(week, len(took))),
        _answers(week, LISTENED, "listened", only),
        _answers(week, HELPED, "helped", only),
        *_grades(week, only),
    ]


def published_before(week: Week) -> list[Published]:
    """Every table of every report that was published, but this week's."""
    kept = Publication.objects.exclude(week=week).order_by("at").values_list("tables", flat=True)
    return [Published.from_json(table) for tables in kept for table in tables]


def _districts(week: Week) -> Dimension:
    return Dimension("district", tuple(sorted(set(Host.objects.filter(week=week).values_list("district", flat=True)))))


def _nobody_there(week: Week, districts: Dimension) -> frozenset[tuple[str, str]]:
    """The services that no district had anybody to visit of."""
    hosted = set(Host.objects.filter(week=week).values_list("service", "district"))
    return frozenset(
        (Service(service).label, district)
        for service in Service.values
        for district in districts.values
        if (service, district) not in hosted
    )


def _counted(pairs: Iterable[tuple[str, str]], rows: Dimension, columns: Dimension) -> tuple[tuple[int, ...], ...]:
    counts = Counter(pairs)
    return tuple(tuple(counts[row, column] for column in columns.values) for row in rows.values)


def _barriers(week: Week, took_place: int) -> tuple[tuple[int, ...], ...]:
    """What got in the way, and how many visits nobody wrote about."""
    told = Counter(Observation.objects.filter(week=week).values_list("barrier", flat=True))
    silent = max(took_place - told.total(), 0)
    return (*((told[barrier],) for barrier in Observation.Barrier.values), (silent,))


def _answers(week: Week, question: str, column: str, only: dict[str, frozenset[str]]) -> Table:
    given = Counter(FamilyVoice.objects.filter(week=week).values_list(column, flat=True))
    counts = tuple((given[answer.value],) for answer in reversed(FamilyVoice.Answer))
    return Table(question, VOICES, Dimension(column, ANSWERS), within=only, counts=counts)


def _grades(week: Week, only: dict[str, frozenset[str]]) -> list[Table]:
    """How files were graded, where files were audited; without totals of grades, which nobody asks for."""
    rounds = Round.objects.filter(week=week, kind=Round.Kind.AUDIT, drawn_on__isnull=False)
    if not rounds:
        return []
    found = spread(outcomes(File.objects.filter(round__in=rounds)))
    counts = tuple(tuple(found[heading][mark] for mark in Mark) for heading in Heading)
    return [Table(GRADES, FILES, HEADING, MARK, margins=(ROWS,), within=only, counts=counts)]
