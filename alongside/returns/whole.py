"""A whole return on disk, read and checked in one go. Each needs only what it is: imports wait until they are asked."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from alongside.returns.kit.checking import Outcome
from alongside.returns.kit.problems import Problems, Unreadable, Where
from alongside.returns.kit.rows import Texts

if TYPE_CHECKING:
    from alongside.returns.annex_a.book import Elsewhere

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


def inspection_lists(
    path: Path, year: int, *, on: date | None = None, census_file: Path | None = None, folder_903: Path | None = None
) -> Answer:
    """An Annex A workbook as of a day, beside the year's census and 903 where they are given. Raises Unreadable."""
    from alongside.returns.annex_a.check import check_return
    from alongside.returns.annex_a.read import read

    file = read(_file(path))
    sent, said = _beside(census_file, folder_903)
    covers = dict.fromkeys(sent, (date(year - 1, 4, 1), date(year, 3, 31)))
    return check_return(file, year, on=on, covers=covers, elsewhere=said), file.problems


def _beside(census_file: Path | None, folder_903: Path | None) -> "tuple[list[str], Mapping[str, Elsewhere]]":
    if census_file is None and folder_903 is None:
        return [], {}
    from alongside.returns import beside
    from alongside.returns.cin.read import read_whole
    from alongside.returns.ssda903.read import read

    census_says = beside.said_by_census(read_whole(_file(census_file))[1]) if census_file else {}
    care_says = beside.said_by_903(read(files_of(folder_903)).rows) if folder_903 else {}
    sent = [name for name, given in (("census", census_file), ("ssda903", folder_903)) if given]
    return sent, beside.both(census_says, care_says)


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
