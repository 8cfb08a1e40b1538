"""How accounts come about: a council makes them; nobody makes their own."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class NobodySignsUp(DefaultAccountAdapter):
    """The sign-in library's rules, with signing up shut."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """No: a worker's account is made by the council."""
        return False
