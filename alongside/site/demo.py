"""Being somebody in the made-up council: pick a person, no password. Shut as soon as anybody real may be there."""

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from alongside.council.cast import people_to_be

PICKED = "picked-in-demo"  # the session's mark: no second factor is asked of it


@login_not_required
def pick(request: HttpRequest) -> HttpResponse:
    """Choose whom to be. Raises Http404 unless this is the demo and nobody in the database is real."""
    people = people_to_be() if settings.DEMO else []
    if not people:
        raise Http404
    chosen = {str(worker.pk): worker for worker, _ in people}.get(request.POST.get("who", ""))
    if request.method == "POST" and chosen:
        login(request, chosen, backend=settings.AUTHENTICATION_BACKENDS[0])
        request.session[PICKED] = True
        return redirect("home")
    return render(request, "pick.html", {"people": people})
