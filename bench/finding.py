"""How surely and how fast a person is found among 200,000 made-up people, through the access door.

    .venv/bin/python bench/finding.py [people] [look-ups]

Makes a database of its own, loads it as the owner, looks people up as the application's role for a
front-door worker (who may search everybody), and drops it again.
"""

import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
AIMS = {"name and date of birth": 0.99, "name alone": 0.96}
AIM_MILLISECONDS = 25.0


def main(people: int = 200_000, look_ups: int = 2_000) -> None:
    """Run in a folder that is removed at the end; exits with 1 when an aim is missed."""
    from alongside.site.testing import database as throwaway

    folder = tempfile.mkdtemp(prefix="alongside-bench-")
    throwaway.keep_apart(folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = "alongside.site.settings"
    try:
        import django

        django.setup()
        with throwaway.server(), throwaway.clone() as name:
            met = measured(name, people, look_ups)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    sys.exit(0 if met else 1)


def measured(name: str, people: int, look_ups: int) -> bool:
    """Load, look up, print; True when every aim is met."""
    from alongside.people.cast import the_cast
    from alongside.people.finding.filing import file_waiting
    from alongside.people.finding.tests import made_up, measuring, slips
    from alongside.site.testing import database as throwaway

    made = made_up.people(people)
    sought = slips.look_ups(made, look_ups)
    cast = the_cast()
    with throwaway.owner_of(name).connect() as owner:
        timed("load", lambda: measuring.load(owner, made, cast.amira.pk))
        timed("file", file_waiting)
        owner.execute("VACUUM ANALYZE")
    measuring.measure(made, sought[:200], cast.amira.pk, with_born=True)
    met = True
    for what, aim in AIMS.items():
        began = time.process_time()
        done = measuring.measure(made, sought, cast.amira.pk, with_born=what != "name alone")
        own = (time.process_time() - began) * 1000 / look_ups
        p50, p95, p99 = (done.slowest(share) for share in (0.50, 0.95, 0.99))
        met &= done.answered >= aim and p95 < AIM_MILLISECONDS
        print(
            f"{what}: {done.answered:.2%} answered (aim {aim:.0%}): {done.in_first_ten / look_ups:.2%} in the first"
            f" ten, {done.rightly_asked / look_ups:.2%} rightly asked; {p50:.1f} ms p50, {p95:.1f} p95, {p99:.1f} p99;"
            f" {own:.1f} ms of it the web process's own work on average; machine load {os.getloadavg()[0]:.1f}"
        )
        for one in done.missed[: int(os.environ.get("SHOW", "0"))]:
            print("   missed", one.wanted.names, one.query, one.slips)
    return met


def timed(what: str, work: object) -> None:
    """Do it and print how long it took."""
    began = time.perf_counter()
    work()  # type: ignore[operator]
    print(f"{what}: {time.perf_counter() - began:.1f} s")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
