"""A password alone opens nothing: whoever signs in without a second factor is led to set one up first."""

from collections.abc import Callable
from typing import Any

from allauth.account.signals import user_logged_in
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

MISSING = "second-factor-missing"
OPEN_WITHOUT = ("/accounts/", "/help", "/stay")


@receiver(user_logged_in)
def note_when_missing(request: HttpRequest, user: Any, **_: Any) -> None:
    """On signing in with a password or passkey, note whether there is a second factor at all."""
    if not Authenticator.objects.filter(user=user).exists():
        request.session[MISSING] = True


@receiver(authenticator_added)
def forget_when_added(request: HttpRequest, **_: Any) -> None:
    """From the moment that a second factor is set up, the pages open."""
    request.session.pop(MISSING, None)


def ask_second_factor(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Lead somebody without a second factor to the page that sets one up."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.session.get(MISSING) and not request.path.startswith(OPEN_WITHOUT):
            return redirect("mfa_index")
        return answer(request)

    return middleware
