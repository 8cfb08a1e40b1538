"""The three good inspections of the last six years, what they recommended and what became of it."""

from datetime import date, timedelta

from alongside.council.made_up.practising.ground import OWNER, Ground, monday_of
from alongside.council.made_up.practising.learning import told
from alongside.law.inspection import AREAS
from alongside.people.models import Worker
from alongside.practice.audits.models import Mark
from alongside.practice.inspection.models import Action, AreaGrade, Inspection, Note, Recommendation

A_YEAR = timedelta(days=365)


def tell_inspections(here: Ground, today: date, director: Worker) -> None:
    """Write down the inspections, an action for each recommendation, and the council's view of itself by area."""
    owners = [one.worker for one in here.by_role["service_manager"]]
    for one in told("inspections")["inspection"]:
        began = monday_of(today - timedelta(weeks=one["ago"]))
        inspection = Inspection.objects.using(OWNER).create(
            framework=one["framework"],
            started_on=began,
            ended_on=began + timedelta(days=one["days"] - 1),
            overall=Mark.GOOD,
            recorded_by=director,
        )
        judged = [area.key for area in AREAS if area.holds_from <= began]
        AreaGrade.objects.using(OWNER).bulk_create(
            [AreaGrade(inspection=inspection, area=area, mark=Mark.GOOD) for area in judged]
        )
        for number, about in enumerate(one["recommendation"]):
            _recommend(inspection, about, owners[number % len(owners)])
    Note.objects.using(OWNER).bulk_create(
        Note(area=area, kind=Note.Kind.EVALUATION, words=words, on=today - timedelta(days=80), by=director)
        for area, words in told("inspections")["notes"].items()
    )


def _recommend(inspection: Inspection, about: dict[str, str], owner: Worker) -> None:
    """A recommendation and its action; one without words of what changed is still under way."""
    made = Recommendation.objects.using(OWNER).create(inspection=inspection, area=about["area"], words=about["words"])
    due = inspection.ended_on + A_YEAR
    done = due - timedelta(days=30) if about["changed"] else None
    Action.objects.using(OWNER).create(
        recommendation=made, words=about["action"], owner=owner, due_on=due if done else due + A_YEAR, done_on=done,
        changed=about["changed"],
    )  # fmt: skip
