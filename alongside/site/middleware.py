"""What holds for every page, whoever asks for it."""

import time
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers

Answer = Callable[[HttpRequest], HttpResponse]

# How old the note of the last request may grow before it is written anew, in seconds.
NOTE_AGAIN = 60


def keep_no_copy(answer: Answer) -> Answer:
    """Tell the browser, and whatever stands between, to keep no copy of any page (ASVS 5.0, 14.3.2)."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        if not response.has_header("Cache-Control"):
            add_never_cache_headers(response)
        response.headers["Permissions-Policy"] = "camera=(self), geolocation=(), microphone=(), payment=(), usb=()"
        return response

    return middleware


def end_old_sessions(answer: Answer) -> Answer:
    """End a session after 30 minutes without a request, and after 12 hours in any case (ASVS 5.0, 7.3)."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            _end_or_note(request, time.time())
        return answer(request)

    return middleware


def _end_or_note(request: HttpRequest, now: float) -> None:
    from django.contrib.auth import logout

    began = request.session.setdefault("began", now)
    seen = request.session.get("seen", now)
    if now - began > settings.SESSION_LONGEST or now - seen > settings.SESSION_IDLE:
        logout(request)
    elif "seen" not in request.session or now - seen > NOTE_AGAIN:
        request.session["seen"] = now
