"""Whom one can sign in as, while the council in the database is the made-up one."""

from alongside.council.models import Origin
from alongside.people.models import Worker


def is_made_up() -> bool:
    """Whether everybody in this database is made up: there is the made-up council, and nothing real beside it."""
    made_up = list(Origin.objects.values_list("made_up", flat=True))
    return bool(made_up) and all(made_up)


def people_to_be() -> list[tuple[Worker, str]]:
    """The workers whom one can be in the demo, each with a line on what they do; none beside real people."""
    if not is_made_up():
        return []
    lines = [tuple(line) for cast in Origin.objects.values_list("cast", flat=True) for line in cast]
    workers = Worker.objects.in_bulk([pk for pk, _ in lines])
    return [(workers[pk], says) for pk, says in lines if pk in workers]


def sign_in_lines() -> list[str]:
    """What `bin/run` prints: whom one can pick to be."""
    people = people_to_be()
    return ["Pick a person to be (nobody here is real):", *(f"  {worker.name}, {says}" for worker, says in people)]
