"""Who works with whom: a worker's children with what a list says of each, in one query."""

from datetime import date

from django.db.models import QuerySet

from alongside.people.models import Allocation, Worker


def of_worker(worker: Worker, on: date) -> "QuerySet[Allocation]":
    """The children allocated to a worker by name."""
    return Allocation.objects.current(on).filter(worker=worker)
