"""`python -m bench`: see bin/bench."""

import argparse
import json
import subprocess
import sys
from typing import Any

from bench import council, finding, forecasts, practice, regions, returns, writing
from bench.saying import say

WHAT = ("pages", "finding", "returns", "regions", "practice", "forecasts", "all")


def main() -> None:
    """Measure, print the tables, and exit with 1 when an aim is missed."""
    asked = _asked()
    if asked.apart:
        print(json.dumps(_apart(asked)))
        return
    results: dict[str, Any] = {"command": " ".join(["bin/bench", *sys.argv[1:]]), "pages": {}}
    if asked.what in ("pages", "all"):
        for scale in asked.scale.split(","):
            say(f"Pages, at {scale} times the made-up council")
            results["pages"][scale] = _in_a_process("pages", "--scale", scale, *asked.flags)
    if asked.what in ("finding", "all"):
        say("Finding")
        results["finding"] = _in_a_process("finding", *asked.flags)
    for what, module in (("returns", returns), ("regions", regions), ("practice", practice), ("forecasts", forecasts)):
        if asked.what in (what, "all"):
            say(what.capitalize())
            results[what] = module.measure(quick=asked.quick)
    results["postgres"] = _postgres_version()
    print(writing.report(results))
    if not asked.quick:
        say(f"Wrote {writing.keep(results)}")
    sys.exit(1 if writing.missed_in(results) else 0)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bin/bench", description="Measures how fast it is, never as a test.")
    parser.add_argument("what", nargs="?", choices=WHAT, default="all")
    parser.add_argument("--scale", default="1,10", help="sizes of the made-up council, parted by commas")
    parser.add_argument("--quick", action="store_true", help="a first look: few rounds, few people")
    parser.add_argument("--fresh", action="store_true", help="make the councils anew")
    parser.add_argument("--apart", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    asked.flags = [flag for flag in ("--quick", "--fresh") if flag in sys.argv]
    return asked


def _in_a_process(*arguments: str) -> Any:
    """Measure in a process of its own: settings are read once, and nothing is left over from what was before."""
    done = subprocess.run([sys.executable, "-m", "bench", *arguments, "--apart"], stdout=subprocess.PIPE, check=True)
    return json.loads(done.stdout.splitlines()[-1])


def _apart(asked: argparse.Namespace) -> Any:
    if asked.what == "finding":
        return finding.measure(quick=asked.quick)
    scale = float(asked.scale)
    council.settle(scale, fresh=asked.fresh)
    with council.filled(scale) as size:
        return {"size": size, **_pages(quick=asked.quick)}


def _pages(*, quick: bool) -> dict[str, Any]:
    from django.utils import timezone

    from bench import ahead, measuring, pages, scenery

    effort = measuring.QUICK if quick else measuring.Effort()
    scene = scenery.scene()
    ahead.prepare(scene.director)
    measured = pages.measure(scene, timezone.localdate(), effort)
    return {"pages": pages.as_facts(measured), "noting": pages.cost_of_noting(scene, effort)}


def _postgres_version() -> str:
    from alongside.site import embedded

    said = subprocess.run([embedded.programs() / "postgres", "--version"], capture_output=True, text=True, check=True)
    return said.stdout.split()[2]


if __name__ == "__main__":
    main()
