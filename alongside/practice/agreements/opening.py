"""A half-day with a family and the child's record, opened together by the worker who hosts it."""

from django.db.models import QuerySet
from django.http import Http404

from alongside.access.door import Opened, open_to_record
from alongside.access.roles import Part
from alongside.people.models import Worker
from alongside.practice.agreements.models import FamilyVisit
from alongside.practice.weeks.models import Slot, Visit


def hosted_by(worker: Worker) -> QuerySet[Slot]:
    """The half-days with families that a worker hosts, soonest first."""
    mine = Slot.objects.filter(host__worker=worker, activity=Slot.Activity.FAMILY, offered=True)
    return mine.select_related("host__week").order_by("on", "half")


def own_slot(worker: Worker, slot_id: int) -> Slot:
    """A half-day with a family that this worker hosts. Raises Http404 for everybody else."""
    slot = hosted_by(worker).filter(pk=slot_id).first()
    if slot is None:
        raise Http404
    return slot


def open_slot(worker: Worker, slot_id: int, *, page: str) -> tuple[Opened, Slot]:
    """The half-day, and the record of the child whose family it is with, to record in.

    Raises Http404 for whoever does not host it, or may not see the child (any more), and before a family is named.
    """
    slot = own_slot(worker, slot_id)
    family = FamilyVisit.objects.filter(slot=slot).first()
    if family is None:
        raise Http404
    return open_to_record(worker, family.child_id, part=Part.PRACTICE, page=page), slot


def own_visit(worker: Worker, visit_id: int) -> Visit:
    """A visit to this worker as host, whatever it is to. Raises Http404 for everybody else."""
    visit = Visit.objects.filter(pk=visit_id, slot__host__worker=worker)
    found = visit.select_related("slot__host__week", "slot__host__worker", "guest__worker").first()
    if found is None:
        raise Http404
    return found
