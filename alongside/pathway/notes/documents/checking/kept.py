"""What comes of a check."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError


class Refused(ValidationError):
    """A file that may not come in; the words say why and what to do."""


@dataclass(frozen=True)
class Kept:
    """A file made anew: its bytes, what they are, the ending of its name, and the words in it to be searched."""

    content: bytes
    content_type: str
    ending: str
    text: str = ""
