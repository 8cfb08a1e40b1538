"""Opens the transaction of each request and tells the database who is asking."""

from collections.abc import Callable

from django.db import transaction
from django.http import HttpRequest, HttpResponse

from alongside.history.acting import set_actor


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
            set_actor(request.user.pk)
            response = self.get_response(request)
            if response.status_code >= 500:
                transaction.set_rollback(True)
        return response
