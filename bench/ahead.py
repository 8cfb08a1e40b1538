"""The forecast whose pages are measured: fitted to the made-up council and made before any clock runs."""

from django.utils import timezone

from alongside.history.acting import acting
from alongside.people.models import Worker


def prepare(director: int) -> None:
    """Fit both histories and forecast as now, as somebody asks for it on the page; what is there is not made again."""
    from alongside.insight.ahead import actions, histories, running
    from alongside.insight.ahead.models import What

    by, now = Worker.objects.get(pk=director), timezone.now()
    with acting(director):
        for what in What:
            opens_on = histories.told_from(what, timezone.localdate())
            if opens_on is not None:
                actions.ask_fit(what=what, opens_on=opens_on, by=by, at=now)
    while running.work_once():
        pass
