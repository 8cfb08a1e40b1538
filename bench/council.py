"""The database of the benchmark: an embedded server in a folder of its own, with a made-up council and the scene."""

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.saying import say

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / ".data-bench"


def settle(scale: float, *, fresh: bool) -> Path:
    """Point this process at the database of a council of this size, before the settings are read."""
    folder = FOLDER / f"{scale:g}"
    if fresh:
        shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)
    os.environ.pop("DATABASE_URL", None)
    os.environ.pop("ALONGSIDE_APP_URL", None)
    os.environ["ALONGSIDE_DATA"] = str(folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = "alongside.site.settings"
    return folder


@contextmanager
def filled(scale: float) -> Iterator[dict[str, int]]:
    """The database, running, with the council and the scene in it; the numbers of its people and facts.

    A council takes minutes to make, ten times that at ten times the size: it is kept for the next time.
    """
    import django

    django.setup()
    from django.core.management import call_command
    from django.utils import timezone

    from alongside.people.models import Worker
    from alongside.site import database
    from bench import scenery

    with database.available():
        call_command("migrate", verbosity=0, interactive=False)
        if not Worker.objects.filter(email="director@bench.example").exists():
            began = time.monotonic()
            call_command("made_up_council", if_empty=True, scale=scale)
            scenery.make(timezone.localdate())
            say(f"Made a council of {scale:g} times the usual size in {time.monotonic() - began:.0f} s")
        yield _size()


def _size() -> dict[str, int]:
    from alongside.deadlines.models import Deadline
    from alongside.pathway.notes.models import CaseNote
    from alongside.people.models import Allocation, Person

    counted = {"people": Person, "allocations": Allocation, "clocks": Deadline, "case notes": CaseNote}
    return {name: model._default_manager.using("owner").count() for name, model in counted.items()}
