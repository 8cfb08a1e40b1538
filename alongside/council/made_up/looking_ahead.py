"""The director has asked for the years ahead: the program in the background makes them once the site runs."""

from datetime import date

from django.utils import timezone

from alongside.history.acting import acting
from alongside.insight.ahead.actions import ask_fit
from alongside.insight.ahead.histories import told_from
from alongside.insight.ahead.models import Run, What
from alongside.people.models import Worker, current


def ask_years_ahead(today: date) -> None:
    """Ask once for each history that is told for long enough; a small council may have none."""
    director = Worker.objects.filter(
        current(today, "memberships__"), memberships__role="director", is_active=True
    ).first()
    if director is None or Run.objects.exists():
        return
    with acting(director.pk):
        for what in What.values:
            if opens_on := told_from(what, today):
                ask_fit(what=what, opens_on=opens_on, by=director, at=timezone.now())
