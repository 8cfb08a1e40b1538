"""A whole return on disk, read and checked in one go. Each needs only what it is: imports wait until they are asked."""

from collections.abc import Sequence
from pathlib import Path

from alongside.returns.kit.checking import Outcome
from alongside.returns.kit.problems import Problems, Unreadable, Where
from alongside.returns.kit.rows import Texts

Answer = tuple[Outcome, Problems]


def looked_after(
    folder: Path, year: int, *, authority: str = "", previous: Path | None = None, providers: Sequence[Path] = ()
) -> Answer:
    """A 903: the folder of its files, that of the year before, and Ofsted's lists of providers. Raises Unreadable."""
    from alongside.returns.ssda903.check import check_return
    from alongside.returns.ssda903.read import read
    from alongside.returns.ssda903.reference.postcodes import Postcodes
    from alongside.returns.ssda903.reference.providers import read_providers

    texts: Texts = {}
    this = read(files_of(folder), texts)
    before = read(files_of(previous), texts) if previous else None
    listed = read_providers([_file(path) for path in providers], this.problems) if providers else None
    outcome = check_return(this, year, authority=authority, previous=before, providers=listed, postcodes=Postcodes())
    return outcome, this.problems


def census(path: Path, year: int) -> Answer:
    """A children in need census. Raises Unreadable."""
    from alongside.returns.cin.check import check_return
    from alongside.returns.cin.read import read_whole

    file, children = read_whole(_file(path))
    return check_return(file.header, children, year), file.problems


def inspection_lists(path: Path, year: int) -> Answer:
    """An Annex A workbook. Raises Unreadable."""
    from alongside.returns.annex_a.check import check_return
    from alongside.returns.annex_a.read import read

    file = read(_file(path))
    return check_return(file, year), file.problems


def files_of(folder: Path) -> list[Path]:
    """The CSV or XML files of a folder, or the one file that was named. Raises Unreadable."""
    if folder.is_file():
        return [folder]
    found = sorted(path for path in folder.glob("*") if path.suffix.lower() in (".csv", ".xml"))
    if not found:
        raise Unreadable("There is no CSV or XML file here. Name the folder that holds them.", Where(str(folder)))
    return found


def _file(path: Path) -> Path:
    if not path.is_file():
        raise Unreadable("There is no such file.", Where(str(path)))
    return path
