"""A worker's week: clocks, decisions that wait for them and appointments, in one list by risk, then date."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, Final

from django.db.models import Q, QuerySet

from alongside.access.door import may_decide
from alongside.pages.words import day
from alongside.pathway.assessment.models import Assessment
from alongside.pathway.care.models import CareReview, ReviewDecision
from alongside.pathway.protection.models import Conference
from alongside.pathway.record.questions import due
from alongside.pathway.record.questions.due import AHEAD, KEY_WORKERS, Due, Risk, shown_name
from alongside.pathway.record.routes import link
from alongside.people.models import Allocation, Worker

AUTHORISES: Final = "assessment.authorised_child_in_need"
_CHILD: Final = ("child_id", "child__known_as", "child__given_name", "child__family_name", "child__number")


def of_worker(worker: Worker, on: date, ahead: timedelta = AHEAD) -> list[Due]:
    """Everything that this worker has to do or to be at within `ahead`, and what is overdue: the gravest first."""
    until = on + ahead
    mine = Allocation.objects.current(on).filter(worker=worker).exclude(role="auditor").values("child")
    found = [
        *due.of_worker(worker, on, ahead),
        *_to_authorise(worker, on),
        *_conferences(Q(child__in=mine) | Q(chair=worker), on, until),
        *_reviews(Q(child__in=mine) | Q(officer=worker), on, until),
        *_decided_in_review(Q(responsible=worker) | _for_a_key_worker(mine), until),
    ]
    return sorted(found, key=lambda one: (one.risk, one.due_on, one.child))


def _to_authorise(worker: Worker, on: date) -> Iterator[Due]:
    """Finished assessments that wait for this manager, who did not write them."""
    if not may_decide(worker, AUTHORISES, on):
        return
    waiting = Assessment.objects.waiting().exclude(completed_by=worker)
    for pk, completed, *child in waiting.values_list("pk", "completed_on", *_CHILD):
        what = f"Authorise an assessment, finished on {day(completed)}"
        yield _line(Risk.PLANS, on, what, child, link("assessment:decide", pk))


def _conferences(whose: Q, on: date, until: date) -> Iterator[Due]:
    planned = Conference.objects.planned().filter(whose, planned_for__range=(on, until))
    for pk, when, kind, *child in planned.values_list("pk", "planned_for", "kind", *_CHILD):
        what = f"Be at the {Conference.Kind(kind).label.lower()}"
        yield _line(Risk.PROTECTION, when, what, child, link("protection:conference", pk))


def _reviews(whose: Q, on: date, until: date) -> Iterator[Due]:
    arranged = CareReview.objects.arranged().filter(whose, arranged_for__range=(on, until))
    for pk, when, *child in arranged.values_list("pk", "arranged_for", *_CHILD):
        yield _line(Risk.CARE, when, "Be at the review in care", child, link("care:review", pk))


def _decided_in_review(whose: Q, until: date) -> Iterator[Due]:
    open_now: QuerySet[ReviewDecision] = ReviewDecision.objects.open().filter(whose, due_on__lte=until)
    for pk, when, what, *child in open_now.values_list("pk", "due_on", "what", *_CHILD):
        yield _line(Risk.CARE, when, f"Decided in a review: {what}", child, link("care:finish", pk))


def _for_a_key_worker(mine: Any) -> Q:
    """What a review asked of the child's social worker, without a name."""
    return Q(responsible__isnull=True, responsible_role__in=KEY_WORKERS, child__in=mine)


def _line(risk: Risk, when: date, what: str, child: list[Any], href: str) -> Due:
    return Due(risk, when, None, what, child[0], shown_name(*child), "", href)
