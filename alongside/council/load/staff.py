"""The teams and workers whom files name. They can be allocated, and shown; they cannot sign in."""

from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from alongside.council.load.intended import TeamNamed, Told, WorkerNamed
from alongside.council.past import OWNER
from alongside.people.models import Agency, Team, Worker

LOADER = "loaded-from-files@files.invalid"
NOT_TOLD = "Team not told by the files"


def loader() -> Worker:
    """The worker who stands for a load of the council's files."""
    found = Worker.objects.using(OWNER).filter(email=LOADER).first()
    return found or _worker(LOADER, "Loaded from the council's files", is_system=True)


def _worker(email: str, name: str, **more: Any) -> Worker:
    worker = Worker(email=email, name=name, is_active=False, **more)
    worker.set_unusable_password()
    worker.save(using=OWNER)
    return worker


class Staff:
    """Teams and workers by what files call them; those who are not known yet are made."""

    def __init__(self, tolds: Iterable[Told]) -> None:
        named = {value for told in tolds for fact in told.facts for value in _named(fact.key, fact.columns)}
        self._known: dict[WorkerNamed | TeamNamed, Worker | Team] = {}
        for one in sorted(named, key=repr):
            self._known[one] = _team(one) if isinstance(one, TeamNamed) else _somebody(one)

    def of(self, value: Any) -> Any:
        """The worker or team that a planned value names; any other value is itself."""
        return self._known[value] if isinstance(value, WorkerNamed | TeamNamed) else value


def _named(*columns: dict[str, Any]) -> list[WorkerNamed | TeamNamed]:
    return [value for some in columns for value in some.values() if isinstance(value, WorkerNamed | TeamNamed)]


def _team(named: TeamNamed) -> Team:
    name = named.name[:120] or NOT_TOLD
    found = Team.objects.using(OWNER).filter(name__iexact=name).first()
    return found or Team.objects.using(OWNER).create(name=name, agency=_council(), kind=Team.Kind.FAMILY_SOLUTIONS)


def _council() -> Agency:
    council = Agency.objects.using(OWNER).filter(kind=Agency.Kind.COUNCIL).first()
    return council or Agency.objects.using(OWNER).create(name="The council", kind=Agency.Kind.COUNCIL)


def _somebody(named: WorkerNamed) -> Worker:
    """One worker alone with that number, or that name: of two with one name nobody can tell who is meant."""
    workers = Worker.objects.using(OWNER).filter(is_system=False)
    if named.number:
        found = list(workers.filter(number=named.number[:20])[:2])
    else:
        found = list(workers.filter(name__iexact=named.name[:120])[:2])
    if len(found) == 1:
        return found[0]
    name = named.name[:120] or f"Worker {named.number}"
    made = Worker.objects.using(OWNER).filter(email=_address(named)).first()
    return made or _worker(_address(named), name, number=named.number[:20])


def _address(named: WorkerNamed) -> str:
    """An address that reaches nobody and tells nothing, the same for the same worker."""
    digest = sha256((named.number or named.name.casefold()).encode()).hexdigest()[:20]
    return f"{digest}@files.invalid"
