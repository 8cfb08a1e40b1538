"""What each page costs, beside an empty page and beside its floor, and whether that is little enough."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from alongside.access import door
from alongside.people.models import Worker
from bench import floors
from bench.browser import Browser, sign_in
from bench.measuring import Cost, Effort, ratio, together, typical
from bench.scenery import Scene

QUERIES = 15
A_FORECAST = 0.5, 300  # seconds and kilobytes that a forecast may take


@dataclass(frozen=True)
class Page:
    """A page as somebody asks for it; its floor; how often the floor and the empty page it may cost (0: no aim).

    `like` names the page that must send as many statements, however much longer its list is. `seconds` and
    `kilobytes` are what it may take by the clock and weigh, where there is an aim of its own.
    """

    name: str
    who: int
    address: str
    floor: Callable[[], str] | None = None
    floors: float = 0
    empties: float = 0
    like: str = ""
    seconds: float = 0
    kilobytes: float = 0


@dataclass(frozen=True)
class Result:
    """What was measured of one page. Costs are in milliseconds, ratios of the web process's time."""

    name: str
    web: float
    database: float
    clock: float
    kilobytes: float
    queries: int
    empties: float
    floors: float | None
    floor_web: float | None
    floor_database: float | None
    missed: list[str]


def pages_of(scene: Scene, on: date) -> list[Page]:
    """The pages that everybody lives in. A child's overview shows a dozen of 300 lines, the chronology all."""

    def of(name: str, *args: Any) -> str:
        return reverse(f"record:{name}", args=args)

    long, short = scene.long_list, scene.short_list
    tale, little = scene.long_story, scene.short_story
    return [
        Page("caseload of 20", short, of("my_caseload"), floors.caseload(short, on)),
        Page("caseload of 200", long, of("my_caseload"), floors.caseload(long, on), 4, 20, "caseload of 20"),
        Page("child with 30 lines", short, of("child", little), floors.child(little)),
        Page("child with 300 lines", short, of("child", tale), floors.child(tale), 0, 30, "child with 30 lines"),
        Page("chronology of 30 lines", short, of("chronology", little), floors.whole_chronology(little, on)),
        Page(
            "chronology of 300 lines",
            short,
            of("chronology", tale),
            floors.whole_chronology(tale, on),
            5,
            30,
            "chronology of 30 lines",
        ),
        Page("my week, 20 children", short, of("my_week")),
        Page("my week, 200 children", long, of("my_week"), like="my week, 20 children"),
        Page("team of 300 children, its manager", scene.manager, of("team")),
        Page("family of 12", short, of("family", tale)),
        Page("find a person by name", short, of("find") + "?q=Amina+Ashworth"),
        Page("find, as a director", scene.director, of("find") + "?q=Amina+Ashworth"),
        Page("search of words, a director", scene.director, reverse("notes:search") + "?asked=one"),
        _forecast("forecast of children in care", scene.director, "care"),
        _forecast("forecast of the whole journey", scene.director, "journey"),
        Page("child with 300 lines, a director", scene.director, of("child", tale)),
    ]


def _forecast(name: str, who: int, of: str) -> Page:
    seconds, kilobytes = A_FORECAST
    return Page(name, who, f"{reverse('ahead:forecast')}?of={of}", seconds=seconds, kilobytes=kilobytes)


def measure(scene: Scene, on: date, effort: Effort) -> list[Result]:
    """Every page, the empty page first."""
    pages = pages_of(scene, on)
    browsers = {
        who: sign_in(Worker.objects.get(pk=who), questions={"one": "breakfast"}) for who in {p.who for p in pages}
    }
    counts = {page.name: browsers[page.who].queries(page.address) for page in pages}
    results = [_measure(page, browsers[page.who], counts, effort) for page in pages]
    return [_empty(browsers[scene.short_list], effort), *results]


EMPTY = "/bench/empty"


def _empty(browser: Browser, effort: Effort) -> Result:
    cost = typical(together({"page": lambda: browser.get(EMPTY)}, effort)["page"])
    size = len(browser.get(EMPTY)) / 1024
    return Result("empty page", *cost, size, browser.queries(EMPTY), 1, None, None, None, [])


def _measure(page: Page, browser: Browser, counts: dict[str, int], effort: Effort) -> Result:
    calls: dict[str, Callable[[], Any]] = {
        "empty": lambda: browser.get(EMPTY),
        "page": lambda: browser.get(page.address),
    }
    if page.floor:
        floors.set_user(page.who)
        calls["floor"] = page.floor
    costs = together(calls, effort)
    floor = typical(costs["floor"]) if page.floor else None
    over = ratio(costs["page"], costs["floor"]) if page.floor else None
    empties = ratio(costs["page"], costs["empty"])
    cost, kilobytes = typical(costs["page"]), len(browser.get(page.address).encode()) / 1024
    return Result(
        page.name,
        *cost,
        kilobytes,
        counts[page.name],
        empties,
        over,
        floor.web if floor else None,
        floor.database if floor else None,
        [*_missed(page, empties, over, counts), *_too_much(page, cost.clock / 1000, kilobytes)],
    )


def _too_much(page: Page, seconds: float, kilobytes: float) -> Iterator[str]:
    if page.seconds and seconds > page.seconds:
        yield f"{page.name}: {seconds:.2f} seconds, aim {page.seconds:g}"
    if page.kilobytes and kilobytes > page.kilobytes:
        yield f"{page.name}: {kilobytes:.0f} kB, aim {page.kilobytes:g}"


def _missed(page: Page, empties: float, over: float | None, counts: dict[str, int]) -> Iterator[str]:
    if page.floors and over and over > page.floors:
        yield f"{page.name}: {over:.1f} times its floor, aim {page.floors:g}"
    if page.empties and empties > page.empties:
        yield f"{page.name}: {empties:.1f} times the empty page, aim {page.empties:g}"
    if counts[page.name] > QUERIES:
        yield f"{page.name}: {counts[page.name]} queries, aim {QUERIES}"
    if page.like and counts[page.name] != counts[page.like]:
        yield f"{page.name}: {counts[page.name]} queries, but {counts[page.like]} for {page.like}"


def cost_of_noting(scene: Scene, effort: Effort) -> tuple[Cost, Cost]:
    """A child's page with its opening noted, and the same page if nobody noted it."""
    browser = sign_in(Worker.objects.get(pk=scene.short_list))
    address = reverse("record:child", args=[scene.short_story])

    def unnoted() -> str:
        with _nothing_noted():
            return browser.get(address)

    costs = together({"noted": lambda: browser.get(address), "unnoted": unnoted}, effort)
    return typical(costs["noted"]), typical(costs["unnoted"])


@contextmanager
def _nothing_noted() -> Iterator[None]:
    note = door._note_opening
    door._note_opening = lambda *args, **more: None
    try:
        yield
    finally:
        door._note_opening = note


def as_facts(results: list[Result]) -> list[dict[str, Any]]:
    """The results to be kept in a file."""
    return [asdict(result) for result in results]
