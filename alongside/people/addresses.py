"""What may be said of where somebody lives: the one place that decides it for every page, letter and list."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from alongside.people.models import Address, Person, current


class Purpose(StrEnum):
    """What an address is wanted for."""

    PAGE = "page"  # any page, list, letter or file: it may be printed, sent or read over a shoulder
    REVEAL = "reveal"  # the one page that a worker opens to see a hidden address, logged, and never printed


@dataclass(frozen=True)
class Shown:
    """What may be said: the words (empty for none recorded), and whether they hide something."""

    text: str
    hidden: bool
    why: str = ""


NOT_TOLD = "a hidden address"


def address_for(person: Person, purpose: Purpose, on: date) -> Shown:
    """Where somebody lives on a day, as far as it may be said for this purpose.

    A hidden address is said to nobody but on the page that reveals it.
    """
    return shown(Address.objects.filter(current(on), person=person).first(), purpose)


def shown(address: Address | None, purpose: Purpose) -> Shown:
    """What may be said of one address."""
    if address is None:
        return Shown("", hidden=False)
    if address.hidden and purpose != Purpose.REVEAL:
        return Shown(NOT_TOLD, hidden=True)
    text = ", ".join(filter(None, (address.lines, address.town, address.postcode)))
    return Shown(text, address.hidden, address.hidden_why if purpose == Purpose.REVEAL else "")
