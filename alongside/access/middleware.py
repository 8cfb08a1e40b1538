"""Opens the transaction of each request and tells the database who is asking."""

from collections.abc import Callable

from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from alongside.people.models import Worker

# Every page asks both, so they are one statement.
_ACT = (
    "SELECT set_config('alongside.user_id', %s, true), set_config('alongside.reason', '', true),"
    " ARRAY(SELECT role FROM people_membership"
    " WHERE worker_id = %s AND started_on <= %s AND (ended_on IS NULL OR ended_on > %s))"
)


class ActingWorker:
    """One transaction for one request, as the signed-in worker; undone when the page fails.

    Stands after the authentication middleware. A 404 is kept: the log of refused openings must stay.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.user.is_authenticated:
            return self.get_response(request)
        with transaction.atomic():
            _act_as(request.user)
            response = self.get_response(request)
            if response.status_code >= 500:
                transaction.set_rollback(True)
        return response


def _act_as(worker: Worker) -> None:
    """Tell the database who asks, and keep the roles that they hold today with them (`door.roles_of`)."""
    today = timezone.localdate()
    with connection.cursor() as cursor:
        cursor.execute(_ACT, [str(worker.pk), worker.pk, today, today])
        worker.roles_held = today, frozenset(cursor.fetchone()[2])
