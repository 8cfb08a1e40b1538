"""`python -m alongside run` prepares and serves the site, `serve` serves it.

`validate` checks a return, `region` those of many councils, `rules` writes the page of every rule, and `forecast`
tells what may come: none needs the site or its database. Anything else is one of Django's or Alongside's commands.
"""

import os
import signal
import sys
from pathlib import Path


def main(arguments: list[str]) -> None:
    """Run one command, with a database there for it where it needs one."""
    if arguments[:1] == ["validate"]:
        from alongside.returns.command import main as validate

        _leave(validate(arguments[1:]))
    if arguments[:1] == ["region"]:
        from alongside.returns.region import main as region

        sys.exit(region(arguments[1:]))
    if arguments[:1] == ["forecast"]:
        from alongside.forecasting.command.forecast import main as forecast

        _leave(forecast(arguments[1:]))
    if arguments[:1] == ["rules"]:
        from alongside.returns.documenting import write_pages

        write_pages(Path(__file__).parent.parent / "docs/rules")
        return
    _with_database(arguments)


def _leave(code: int) -> None:
    """End at once: taking a hundred thousand rows apart one by one before the process ends helps nobody."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def _with_database(arguments: list[str]) -> None:
    from alongside.site import database
    from alongside.site.embedded import EmbeddedError

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside.site.settings")
    for ending in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(ending, lambda *_: sys.exit(1))
    try:
        with database.available():
            _serve(arguments[0]) if arguments in (["run"], ["serve"]) else _command(arguments)
    except EmbeddedError as error:
        raise SystemExit(str(error)) from None


def _serve(how: str) -> None:
    import django

    django.setup()
    from alongside.site import server

    if how == "run":
        server.prepare()
    server.serve()


def _command(arguments: list[str]) -> None:
    from django.core.management import execute_from_command_line

    execute_from_command_line(["alongside", *arguments])


if __name__ == "__main__":
    main(sys.argv[1:])
