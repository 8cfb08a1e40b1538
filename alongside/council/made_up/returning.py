"""The data officer has run the returns' rules, and what last year's queries ask has been explained."""

from datetime import date, datetime, time
from typing import Final

from django.utils.timezone import make_aware

from alongside.history.acting import acting
from alongside.insight.workbench.actions import run_again
from alongside.insight.workbench.checking import Checked, check_return
from alongside.insight.workbench.kinds import KINDS
from alongside.insight.workbench.mending import day_of
from alongside.insight.workbench.models import Explanation
from alongside.insight.workbench.places import THINGS
from alongside.people.models import Person, Worker
from alongside.returns.kit.checking import Finding

SENT_YEARLY: Final = ("ssda903", "cin")
# Invented, as everybody is; by the rule that asks.
WHY: Final = {
    "2991Q": "Strategy discussion on the first day; the assessment followed with her sister.",
    "8670Q": "The family was abroad for some weeks. The assessment was finished soon after the year ended.",
    "347": "He turned eighteen within the year and moved into the foyer after that.",
}
OTHERWISE: Final = "Looked at with the social worker: what the record says is right."


def hold_against_the_rules(today: date) -> None:
    """Run the rules as the data officer would at the end of a day, and explain the last whole year's queries."""
    officer = Worker.objects.using("owner").filter(memberships__role="data").order_by("pk").first()
    if officer is None:
        return
    at = make_aware(datetime.combine(today, time(17)))
    with acting(officer.pk):
        run_again(by=officer, at=at)
        year = today.year if today > date(today.year, 3, 31) else today.year - 1
        for kind in SENT_YEARLY:
            _explain(check_return(KINDS[kind], year, today), officer, at)


def _explain(checked: Checked, officer: Worker, at: datetime) -> None:
    queries = [one for one in checked.outcome.findings if checked.severity(one) == "query"]
    known = Person.objects.filter(number__in={one.child for one in queries}).values_list("number", "pk")
    children = dict(known)
    Explanation.objects.bulk_create(
        Explanation(
            child_id=children[one.child],
            kind=checked.kind.key,
            year=checked.year,
            rule=one.rule.code,
            on=_day(checked, one),
            words=WHY.get(one.rule.code, OTHERWISE),
            by=officer,
            at=at,
        )
        for one in queries
        if one.child in children
    )


def _day(checked: Checked, one: Finding) -> date | None:
    thing = THINGS.get((checked.kind.key, one.row.table))
    return day_of(thing, one.row) if thing else None
