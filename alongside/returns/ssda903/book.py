"""A 903 return as its rules look at it: child by child, this year's rows with those of the year before."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from alongside.returns.kit.authorities import today
from alongside.returns.kit.codes import CodeList
from alongside.returns.kit.rows import Row
from alongside.returns.kit.rules import Rule
from alongside.returns.ssda903 import in_care, tables

if TYPE_CHECKING:
    from alongside.returns.ssda903.reference.postcodes import Place, Postcodes
    from alongside.returns.ssda903.reference.providers import Providers

LAST_YEAR = " last year"


class Collection:
    """What is said of the return as a whole: the year, whose it is, and what was sent with it."""

    def __init__(
        self,
        year: int,
        *,
        authority: str = "",
        sent: Iterable[str] = (),
        postcodes: "Postcodes | None" = None,
        providers: "Providers | None" = None,
    ) -> None:
        self.year, self.authority = year, authority
        self.postcodes, self.providers = postcodes, providers
        also = [name for name, held in (("postcodes", postcodes), ("providers", providers)) if held is not None]
        self.sent = frozenset((*sent, *also))
        self.starts = date(year - 1, 4, 1)
        self.ends = date(year, 3, 31)
        # The council's ONS codes of today: two where a former one was divided.
        self.own = today(authority)
        self._known: dict[int, frozenset[str]] = {}
        self._places: dict[str, Place | None] = {}

    def known(self, codes: CodeList) -> frozenset[str]:
        """The codes of a list that may be sent in this year's return."""
        found = self._known.get(id(codes))
        if found is None:
            found = self._known[id(codes)] = frozenset(code.code for code in codes if code.used_in(self.year))
        return found

    def look_up(self, postcodes: Iterable[str]) -> None:
        """Finds where these postcodes lie, all at once: one by one they would cost the most of a check."""
        if self.postcodes is not None:
            self._places.update(self.postcodes.find_many(postcodes))

    def place(self, postcode: str | None) -> "Place | None":
        """Where a postcode lies; None where it is blank, malformed or unknown."""
        return self._places.get(postcode) if postcode else None


class Child:
    """All that the return holds of one child. Rows stand in order of their dates, whatever the file's order was."""

    def __init__(self, number: str, year: Collection, rows: Mapping[str, list[Any]], before: "Child | None") -> None:
        self.id = "" if number.startswith("\0") else number
        self.year = year
        self._rows = rows
        self._before = before

    def of(self, table: str) -> list[Any]:
        """The rows of a table, by its name."""
        return self._rows.get(table, [])

    @cached_property
    def before(self) -> "Child":
        """The child in last year's return: without a row where there was none."""
        return self._before or Child(self.id, self.year, {}, None)

    @cached_property
    def headers(self) -> list[tables.Header]:
        return self.of("Header")

    @cached_property
    def header(self) -> tables.Header | None:
        """The child's own row; None where the return has episodes or others for a child it does not introduce."""
        return self.headers[0] if self.headers else None

    @cached_property
    def unaccompanied(self) -> bool:
        """Whether the return says that the child is an unaccompanied asylum-seeking child, by its flag or its table."""
        flag = self.header.uasc if self.header else None
        return bool(self.uasc) if flag is None else flag

    @cached_property
    def first_episode(self) -> tables.Episode | None:
        """The earliest stay of the year whose start can be read."""
        return next((stay for stay in self.episodes if stay.decom), None)

    @cached_property
    def latest_episode(self) -> tables.Episode | None:
        """The stay of the year that began last."""
        return next((stay for stay in reversed(self.episodes) if stay.decom), None)

    @cached_property
    def carried_over(self) -> tables.Episode | None:
        """Last year's latest stay, where it went on into this year."""
        last = self.before.latest_episode
        return last if last and last.dec is None and "DEC" not in last.unread else None

    def went_on(self, stay: tables.Episode) -> tables.Episode | None:
        """Last year's open episode, where this is the year's first: the two should be the same."""
        return self.carried_over if stay is self.first_episode else None

    @cached_property
    def born(self) -> date | None:
        """The date of birth, from the header."""
        return self.header.dob if self.header else None

    @cached_property
    def episodes(self) -> list[tables.Episode]:
        return sorted(self.of("Episodes"), key=_by("decom", "dec", "rne", "ls", "place", "rec"))

    @cached_property
    def dated(self) -> list[tables.Episode]:
        """The episodes whose start can be read: the others have no place in the order."""
        return [episode for episode in self.episodes if episode.decom is not None]

    @cached_property
    def steps(self) -> list[tuple[tables.Episode, tables.Episode]]:
        """Each dated episode with the one that comes next."""
        return list(pairwise(self.dated))

    @cached_property
    def in_care_all_year(self) -> bool:
        """Whether the child was looked after for the whole of the year, without short breaks: whom OC2 is about."""
        return in_care.in_care_all_year(self.episodes, self.year.starts, self.year.ends)

    @cached_property
    def in_care_in_the_year(self) -> bool:
        """Whether any of the child's episodes lies in the year, in part or whole."""
        return any(in_care.in_the_year(stay, self.year.starts, self.year.ends) for stay in self.episodes)

    @cached_property
    def in_care_at_the_end(self) -> bool:
        """Whether the child was looked after on the year's last day, short breaks not counted."""
        last = self.latest_episode
        return last is not None and last.is_open and last.ls not in in_care.SHORT_BREAKS

    @cached_property
    def times_in_care(self) -> list[in_care.TimeInCare]:
        """Episodes that follow each other without a gap, as one time each; the earliest first."""
        return list(in_care.times_in_care(self.dated))

    @cached_property
    def reviews(self) -> list[tables.Review]:
        return sorted(self.of("Reviews"), key=_by("review", "review_code"))

    @cached_property
    def uasc(self) -> list[tables.Uasc]:
        return self.of("UASC")

    @cached_property
    def oc2(self) -> list[tables.Outcomes]:
        return self.of("OC2")

    @cached_property
    def oc3(self) -> list[tables.CareLeaver]:
        return self.of("OC3")

    @cached_property
    def ad1(self) -> list[tables.Adoption]:
        return self.of("AD1")

    @cached_property
    def placed_adoption(self) -> list[tables.PlacedForAdoption]:
        return sorted(self.of("PlacedAdoption"), key=_by("date_placed", "date_placed_ceased"))

    @cached_property
    def prev_perm(self) -> list[tables.PreviousPermanence]:
        return self.of("PrevPerm")

    @cached_property
    def missing(self) -> list[tables.Missing]:
        return sorted(self.of("Missing"), key=_by("mis_start", "mis_end", "missing"))

    @cached_property
    def sw_episodes(self) -> list[tables.SocialWorkerEpisode]:
        return sorted(self.of("SWEpisodes"), key=_by("sw_decom", "sw_dec", "sw_id"))

    @cached_property
    def dolo(self) -> list[tables.DeprivationOfLiberty]:
        return sorted(self.of("DoLo"), key=_by("dolo_start", "dolo_end"))


def _by(*names: str) -> Callable[[Any], tuple[Any, ...]]:
    """A key that puts blanks last, so that the file's order never decides."""
    read = attrgetter(*names)
    return lambda row: tuple((value is None, "" if value is None else value) for value in read(row))


class Return903:
    """A whole return, or as much of it as is about one child; `gone` are those whom only last year's had."""

    def __init__(
        self, year: Collection, rows: Mapping[str, Sequence[Any]], before: Mapping[str, Sequence[Any]] | None = None
    ) -> None:
        self.year = year
        self._pairs: dict[str, list[tuple[Row, Child]]] = {}
        earlier = _by_child(before or {})
        held = _by_child(rows)
        past = {number: Child(number, year, of, None) for number, of in earlier.items()}
        self.children = [Child(number, year, of, past.get(number)) for number, of in held.items()]
        self.gone = [child for number, child in past.items() if number not in held]
        stays = [*rows.get("Episodes", ()), *(before or {}).get("Episodes", ())]
        year.look_up({post for stay in stays for post in (stay.home_post, stay.pl_post) if post})

    def rows(self, kind: type[Row]) -> list[tuple[Row, Child]]:
        """Every row of a table, with its child."""
        found = self._pairs.get(kind.table)
        if found is None:
            found = [(row, child) for child in self.children for row in child.of(kind.table)]
            self._pairs[kind.table] = found
        return found

    def lacks(self, rule: Rule) -> str:
        """What the rule reads and nobody sent."""
        missing = [name for name in rule.reads if name not in self.year.sent]
        return f"Not run: {', '.join(missing)} not sent." if missing else ""


def _by_child(rows: Mapping[str, Sequence[Any]]) -> dict[str, dict[str, list[Any]]]:
    """Rows by child and table. A row without a number stands for a child of its own: nobody knows whose it is."""
    found: dict[str, dict[str, list[Any]]] = {}
    for table, held in rows.items():
        for row in held:
            number = row.child or f"\0{table}{row.number}"
            found.setdefault(number, {}).setdefault(table, []).append(row)
    return found
