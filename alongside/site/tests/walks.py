"""Every address of the site and workers in every role, found out and not listed, for the walks over all of them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.test import Client
from django.urls import URLPattern, get_resolver
from django.urls.converters import IntConverter

from alongside.access.roles import ROLES, Part, Reach
from alongside.law.inspection import AREAS
from alongside.pathway.care.correcting.views import KINDS as CARE_KINDS
from alongside.pathway.care.health.views import RECORDS
from alongside.pathway.care.reviews.views import STEPS
from alongside.pathway.leaving_care.showing import KINDS
from alongside.people.models import Allocation, Membership, Person, Team, Worker
from alongside.practice.agreements.easy_words import VERSIONS as EASY_WORDS
from alongside.returns.documenting import BOOKS
from alongside.site import sample
from alongside.site.tests.one_of_each import NUMBER, OTHER

SINCE = date(2015, 1, 1)
# Numbers that name somebody other than the child of the page.
OTHER_NUMBERS = {"other_id": OTHER}
# Words in addresses that are not numbers, by address and blank: each of them is an address of its own.
WORDS: dict[tuple[str, str], Iterable[str]] = {
    ("style-", "page"): sample.PAGES,
    ("rules_of", "name"): BOOKS,
    ("returns:explain", "kind"): ("cin",),
    ("returns:explain", "rule"): ("8770Q",),
    ("returns:explain", "day"): ("undated",),
    ("workforce:set_weight", "state"): ("care",),
    ("care:review_step", "what"): STEPS,
    ("care:record_health", "what"): RECORDS,
    ("care:correct", "what"): CARE_KINDS,
    ("leaving_care:correct", "what"): KINDS,
    ("inspection:evidence", "area"): [area.key for area in AREAS],
    ("inspection:note", "area"): [area.key for area in AREAS],
    ("agreements:words", "whose"): EASY_WORDS,
    ("cockpit:service", "service"): ("family-help",),
    ("cockpit:state_price", "line"): ("foster-placements",),
    ("cockpit:change_line", "line"): ("foster-placements",),
    ("cockpit:end_line", "line"): ("foster-placements",),
    ("cockpit:state_rate", "rate"): ("turnover",),
    ("ahead:fit", "what"): ("care", "journey"),
    ("ahead:sentence", "kind"): ("flow", "places", "price", "spending"),
    ("observing:reply", "observation"): ("00000000-0000-4000-8000-000000000000",),
    ("observing:paper", "language"): ("en", "ur"),
    ("observing:answers", "word"): ("no-such-link",),
}


@dataclass(frozen=True)
class Address:
    """One address of the site: its name, what its view is, and the blanks in it."""

    name: str
    path: str
    view: Any
    blanks: tuple[str, ...]

    @property
    def about_somebody(self) -> bool:
        """Whether it names somebody's row by number."""
        return any(blank == "pk" or blank.endswith("_id") for blank in self.blanks)

    @property
    def open_to_all(self) -> bool:
        """Whether it answers somebody who has not signed in."""
        return not getattr(self.view, "login_required", True)


def addresses(room: str | None = None) -> list[Address]:
    """Every address of the site, or of one room by the name of its addresses; those of the sign-in library left out."""
    found = [address for address in _walk(get_resolver().url_patterns) if not address.path.startswith("/accounts/")]
    return [address for address in found if room is None or address.name.split(":")[0] == room]


def rooms() -> list[str]:
    """The rooms that have an address about somebody."""
    return sorted({address.name.split(":")[0] for address in addresses() if address.about_somebody})


def _walk(patterns: list[Any], before: str = "/", spaces: tuple[str, ...] = ()) -> Iterator[Address]:
    for pattern in patterns:
        path = before + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            name = ":".join([*spaces, pattern.name or f"{path.split('/')[1]}-"])
            for filled in _filled(name, path, pattern.pattern.converters):
                yield Address(name, filled, pattern.callback, tuple(pattern.pattern.converters))
        else:
            inner = (*spaces, pattern.namespace) if pattern.namespace else spaces
            yield from _walk(pattern.url_patterns, path, inner)


def _filled(name: str, path: str, blanks: dict[str, Any]) -> list[str]:
    """The address with its blanks filled in every way. Raises AssertionError for a blank that nobody has explained."""
    filled = [path]
    for blank, converter in {} if path.startswith("/accounts/") else blanks.items():
        number = str(OTHER_NUMBERS.get(blank, NUMBER))
        words = [number] if isinstance(converter, IntConverter) else WORDS.get((name, blank))
        assert words, f"Say in WORDS of walks.py what <{blank}> of {name} may be."
        filled = [re.sub(rf"<[^<>]*\b{blank}>", word, one) for one in filled for word in words]
    return filled


def browser(worker: Worker | None, **how: Any) -> Client:
    """A browser in which this worker has signed in, or nobody; a view that breaks answers 500."""
    client = Client(raise_request_exception=False, **how)
    if worker is not None:
        client.force_login(worker)
    return client


def workers_beside(child: Person, by: Worker) -> dict[tuple[str, ...], Worker]:
    """One worker for all roles that see the same, in each of them, allocated to the child by name."""
    alike: dict[frozenset[Part], list[str]] = {}
    for role, access in ROLES.items():
        alike.setdefault(access.sees, []).append(role)
    found = {}
    for number, roles in enumerate(alike.values()):
        worker = found[tuple(roles)] = _worker(f"beside-{number}", *roles)
        Allocation.objects.using("owner").create(
            child=child, team=_team_like(roles[0]), worker=worker, role=roles[0], started_on=SINCE, recorded_by=by
        )
    return found


def workers_elsewhere() -> dict[str, Worker]:
    """Strangers: a social worker, and two who hold every role short of the director's, all in other services.

    Whoever holds all roles passes every question of a page about roles; only the door can stop them.
    """
    some = [role for role, access in ROLES.items() if access.reach is not Reach.ALL]
    stay = [role for role in some if not ROLES[role].searches_all]
    return {
        "a social worker": _worker("elsewhere-one", "social_worker", elsewhere=True),
        "somebody in every role": _worker("elsewhere-many", *stay, elsewhere=True),
        "somebody in every role, the front door too": _worker("elsewhere-all", *some, elsewhere=True),
    }


def _team_like(role: str) -> Team:
    """The team that the cast holds this role in, or the leadership."""
    held = Membership.objects.using("owner").filter(role=role, worker__email__endswith="@example.org").first()
    return held.team if held else Team.objects.using("owner").get(name="Leadership")


def _elsewhere(like: Team) -> Team:
    """A team of the same kind in another service and town."""
    facts = {"agency_id": like.agency_id, "kind": like.kind, "service": "Elsewhere", "town": "Farmouth"}
    return Team.objects.using("owner").get_or_create(name=f"{like.name} elsewhere", defaults=facts)[0]


def _worker(key: str, *roles: str, elsewhere: bool = False) -> Worker:
    worker = Worker(email=f"{key}@walks.example.com", name=f"Somebody {key}")
    worker.set_unusable_password()
    worker.save(using="owner")
    for role in roles:
        team = _elsewhere(_team_like(role)) if elsewhere else _team_like(role)
        Membership.objects.using("owner").create(worker=worker, team=team, role=role, started_on=SINCE)
    return worker
