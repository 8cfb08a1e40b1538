"""Code lists: what a department's code means in plain words, and in which years it may be sent."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Code:
    """One code of a list.

    `first` and `last` are collection years, the year in which the return ends (2026 is
    1 April 2025 to 31 March 2026); None means since, or until, further than is known
    here. `checked` is False where the wording or the years were not seen in the
    department's own text and must be compared with it.
    """

    code: str
    label: str
    first: int | None = None
    last: int | None = None
    checked: bool = True

    def used_in(self, year: int) -> bool:
        """Whether the code may be sent in the return of that year."""
        return (self.first or year) <= year <= (self.last or year)


@dataclass(frozen=True)
class CodeList:
    """A named list of codes, in the department's order."""

    name: str
    codes: tuple[Code, ...]

    @cached_property
    def index(self) -> Mapping[str, Code]:
        """The codes by their spelling."""
        return {code.code: code for code in self.codes}

    def __contains__(self, code: object) -> bool:
        return code in self.index

    def __iter__(self) -> Iterator[Code]:
        return iter(self.codes)

    def __len__(self) -> int:
        return len(self.codes)

    def label(self, code: str) -> str:
        """The code in plain words; the code itself where the list does not know it."""
        found = self.index.get(code)
        return found.label if found else code

    def choices(self, year: int | None = None) -> list[tuple[str, str]]:
        """(code, label) pairs for a form: those of one return year, or all there have been."""
        return [(code.code, code.label) for code in self.codes if year is None or code.used_in(year)]


def code_list(name: str, *codes: tuple[str, str] | Code) -> CodeList:
    """A list from (code, label) pairs, or from Code where years or doubts are to be told."""
    return CodeList(name, tuple(code if isinstance(code, Code) else Code(*code) for code in codes))
