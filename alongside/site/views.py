"""The few pages that belong to no room: staying signed in, and the style guide."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from alongside.site import sample


@login_not_required
def help_(request: HttpRequest) -> HttpResponse:
    """How to get help and what to expect of every page; open to whoever cannot sign in too."""
    return render(request, "help.html", {"help_text": "Help with Alongside, the same on every page."})


def stay(request: HttpRequest) -> HttpResponse:
    """Note that this session is in use. Whose session has ended is led to the sign-in page instead."""
    return HttpResponse(status=204)


@login_not_required
def style(request: HttpRequest, page: str = "components") -> HttpResponse:
    """Every component with made-up content, for whoever builds pages. Shown in the demo alone."""
    if not settings.DEMO or page not in sample.PAGES:
        raise Http404
    if page == "form" and "draft" in request.GET:
        return HttpResponse(status=204)  # what is typed into the style guide is kept nowhere
    template, context = sample.PAGES[page](request, timezone.localdate())
    return render(request, template, {"printed_for": "Child 1042 (A.O.)", **context})
