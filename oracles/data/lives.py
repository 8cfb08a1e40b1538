"""What is made up about one child in care: a whole history, from which each year's rows are drawn."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(slots=True)
class Episode:
    """One episode of care, with the department's codes; `end` is None while it goes on."""

    start: date
    rne: str
    ls: str
    place: str
    provider: str = ""
    urn: str = ""
    post: str = ""
    end: date | None = None
    rec: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Adoption:
    """The decision that a child be adopted, and how it came about; `adopted` where it did."""

    decided: date
    matched: date
    foster_carers: bool
    adopters: tuple[str, str, str]
    adopted: bool


@dataclass(slots=True)
class Life:
    """A child in care or once in care. `worker_until` is None while a worker is there."""

    child: str
    number: int
    sex: str
    born: date
    ethnic: str
    need: str
    home: str = ""
    unaccompanied: bool = False
    mother_of: date | None = None
    episodes: list[Episode] = field(default_factory=list)
    reviews: list[tuple[date, str]] = field(default_factory=list)
    workers: list[tuple[str, date, date | None, str]] = field(default_factory=list)
    missing: list[tuple[str, date, date]] = field(default_factory=list)
    orders: list[tuple[date, date]] = field(default_factory=list)
    adoption: Adoption | None = None
    leaver: tuple[str, str, str] | None = None
    before_care: tuple[str, str, date | None] = ("Z1", "", None)
    answers: tuple[int, ...] = ()

    @property
    def respite_only(self) -> bool:
        """Whether the child has had short breaks alone."""
        return all(one.ls in ("V3", "V4") for one in self.episodes)

    @property
    def left(self) -> date | None:
        """The day care ended; None while it goes on."""
        return self.episodes[-1].end if self.episodes else None
