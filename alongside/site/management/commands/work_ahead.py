"""`bin/alongside work_ahead`: makes the forecasts that people ask for. `serve` starts it beside the web server."""

import os
import signal
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from alongside.insight.ahead.running import work_forever
from alongside.site.server import die_with_parent

NICE = 10  # whoever looks at a page goes before whoever waits for a forecast


class Command(BaseCommand):
    """Works until it is told to stop; what it was at is gone on with when it starts again."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--beside", type=int, help="the process that this one ends with")

    def handle(self, *args: Any, **options: Any) -> None:
        die_with_parent()
        if options["beside"] not in (None, os.getppid()):
            return  # the site stopped while this one started
        os.nice(NICE)
        for ending in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(ending, lambda *_: sys.exit(0))
        work_forever()
