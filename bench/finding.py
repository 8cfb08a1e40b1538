"""How surely and how fast a person is found among 200,000 made-up people, through the access door.

They are loaded into a database of their own by its owner, looked up as the application's role for a
front-door worker (who may search everybody), and dropped again.
"""

import os
import shutil
import tempfile
import time
from dataclasses import asdict, dataclass
from typing import Any

from bench.saying import say

AIMS = {"name and date of birth": 0.99, "name alone": 0.96}
AIM_MILLISECONDS = 25.0
PEOPLE, LOOK_UPS = 200_000, 2_000


@dataclass(frozen=True)
class Finding:
    """What came of the look-ups of one kind: shares, and times in milliseconds by the clock and of the web process."""

    what: str
    people: int
    look_ups: int
    answered: float
    in_first_ten: float
    rightly_asked: float
    p50: float
    p95: float
    p99: float
    web: float
    missed: list[str]


def measure(*, quick: bool) -> list[dict[str, Any]]:
    """Load, look up and drop again."""
    from alongside.site.testing import database as throwaway

    folder = tempfile.mkdtemp(prefix="alongside-bench-")
    os.environ.pop("DATABASE_URL", None)
    throwaway.keep_apart(folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = "alongside.site.settings"
    try:
        import django

        django.setup()
        with throwaway.server(), throwaway.clone() as name:
            found = _measured(name, *((2_000, 200) if quick else (PEOPLE, LOOK_UPS)))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return [asdict(one) for one in found]


def _measured(name: str, people: int, look_ups: int) -> list[Finding]:
    from alongside.people.cast import the_cast
    from alongside.people.finding.filing import file_waiting
    from alongside.people.finding.tests import made_up, measuring, slips
    from alongside.site.testing import database as throwaway

    made = made_up.people(people)
    sought = slips.look_ups(made, look_ups)
    by_id = the_cast().amira.pk
    began = time.monotonic()
    with throwaway.owner_of(name).connect() as owner:
        measuring.load(owner, made, by_id)
        file_waiting()
        owner.execute("VACUUM ANALYZE")
    say(f"Loaded and filed {people} people in {time.monotonic() - began:.0f} s")
    measuring.measure(made, sought[:200], by_id, with_born=True)
    return [_looked_up(what, made, sought, by_id) for what in AIMS]


def _looked_up(what: str, made: list[Any], sought: list[Any], by_id: int) -> Finding:
    from alongside.people.finding.tests import measuring

    began = time.process_time()
    done = measuring.measure(made, sought, by_id, with_born=what != "name alone")
    web = (time.process_time() - began) * 1000 / len(sought)
    p50, p95, p99 = (done.slowest(share) for share in (0.50, 0.95, 0.99))
    missed = []
    if done.answered < AIMS[what]:
        missed.append(f"{what}: {done.answered:.2%} answered, aim {AIMS[what]:.0%}")
    if p95 >= AIM_MILLISECONDS:
        missed.append(f"{what}: p95 {p95:.1f} ms, aim below {AIM_MILLISECONDS:g}")
    share_first, share_asked = done.in_first_ten / len(sought), done.rightly_asked / len(sought)
    return Finding(what, len(made), len(sought), done.answered, share_first, share_asked, p50, p95, p99, web, missed)


HEADINGS = ("looked up by", "answered", "in the first ten", "rightly asked for more", "p50 ms", "p95", "p99", "web ms")


def rows(found: list[dict[str, Any]]) -> list[tuple[str, ...]]:
    """The results as lines of a table."""
    shares, times = ("answered", "in_first_ten", "rightly_asked"), ("p50", "p95", "p99", "web")
    return [(f["what"], *(f"{f[s]:.2%}" for s in shares), *(f"{f[t]:.1f}" for t in times)) for f in found]
