"""How long a child stays in care, how it ends, under which law, and in which homes: chosen when care begins.

Shares are set by England's published figures (age at start, reasons for ceasing, placements and
legal statuses on 31 March, stability), rounded; see README.md.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from alongside.council.made_up.chance import Chance, Weighted
from alongside.law.due import birthday

AGE_AT_START = Weighted(
    {0: 17, 2: 5, 3: 5, 4: 6, 5: 4, 6: 4, 7: 3, 8: 3, 9: 3, 10: 3, 11: 4, 12: 4, 13: 5, 14: 6, 15: 7, 16: 9}
)
ALONE_SHARE = 0.1
# What becomes of a child, by age when care begins: adopted, guardian, home soon, home later, other soon, stays.
_FATES = (
    (1, Weighted({"adopted": 30, "guardian": 22, "home": 20, "later": 5, "stays": 23})),
    (5, Weighted({"adopted": 17, "guardian": 20, "home": 28, "later": 8, "stays": 27})),
    (10, Weighted({"guardian": 11, "order": 6, "home": 28, "later": 13, "stays": 42})),
    (16, Weighted({"guardian": 3, "order": 3, "home": 34, "later": 10, "elsewhere": 5, "stays": 45})),
    (18, Weighted({"home": 22, "elsewhere": 8, "custody": 2, "stays": 68})),
)
_GROWN_UP = Weighted({"E5": 40, "E17": 26, "E6": 11, "E4A": 9, "E7": 8, "E8": 6})
_ALONE_GROWN_UP = Weighted({"E5": 62, "E17": 14, "E6": 14, "E8": 10})
_GUARDIANS = Weighted({"E47": 55, "E45": 25, "E46": 12, "E48": 8})
_HOME = Weighted({"E4A": 74, "E4B": 18, "E13": 8})
END_OF_YEAR = (3, 31)  # nobody leaves care on the last day of a collection year: whether that is within it is disputed


@dataclass(frozen=True, slots=True)
class Fate:
    """How care ends: the day (None while it is years away is not used: it is always known here), code and kind."""

    kind: str
    ended_on: date
    code: str


def fate(chance: Chance, born: date, start: date, *, alone: bool) -> Fate:
    """What becomes of a child whose care begins on a day."""
    grown_up = birthday(born, 18)
    kind = "stays" if alone else chance.of(_by_age(born, start))
    days = {
        "adopted": 470 + int(chance.expovariate(1 / 170)),
        "guardian": 200 + int(chance.expovariate(1 / 190)),
        "order": 200 + int(chance.expovariate(1 / 200)),
        "home": 6 + int(chance.expovariate(1 / 130)),
        "later": 400 + int(chance.expovariate(1 / 500)),
        "elsewhere": 30 + int(chance.expovariate(1 / 200)),
        "custody": 20 + int(chance.expovariate(1 / 100)),
        "stays": 10_000,
    }[kind]
    ended = start + timedelta(days=days)
    if (ended.month, ended.day) == END_OF_YEAR:
        ended -= timedelta(days=1)
    if ended >= grown_up:
        return Fate("stays", grown_up, chance.of(_ALONE_GROWN_UP if alone else _GROWN_UP))
    code = {
        "adopted": "E11" if chance.yes(0.4) else "E12",
        "guardian": chance.of(_GUARDIANS),
        "order": "E41",
        "elsewhere": chance.one(("E3", "E13", "E8", "E4A")),
        "custody": "E9",
    }.get(kind) or chance.of(_HOME)
    return Fate(kind, ended, code)


def _by_age(born: date, start: date) -> "Weighted[str]":
    age = (start - born).days / 365.25
    return next(weights for below, weights in _FATES if age < below or below == 18)


# How often care begins with a parent's agreement, by what becomes of the child.
_AGREED = {"home": 0.6, "elsewhere": 0.7, "stays": 0.22, "later": 0.3}


# Children Act 1989, section 31(3): no care order is made once a child is seventeen; nor is one asked for just before.
NO_ORDER_FROM, DAYS_IN_COURT = 17, 60


def legal_path(chance: Chance, fate: Fate, born: date, start: date, *, alone: bool) -> list[tuple[date, str]]:
    """The legal statuses in turn, each from a day on; the last one holds until care ends."""
    if alone:
        return [(start, "V2")]
    if fate.kind == "custody":
        return [(start, "J1")]
    path, court = _emergency(chance, start)
    if chance.yes(_AGREED.get(fate.kind, 0.12)) and fate.kind != "adopted":
        path.append((court, "V2"))
        if fate.kind not in ("stays", "later") or chance.yes(0.55):
            return _before(path, fate.ended_on)
        court += timedelta(days=chance.within(60, 300))
    latest = birthday(born, NO_ORDER_FROM) - timedelta(days=1)
    if court > latest - timedelta(days=DAYS_IN_COURT):
        return _before(path if path and path[-1][1] == "V2" else [*path, (court, "V2")], fate.ended_on)
    path.append((court, "C1"))
    final = min(latest, court + timedelta(days=chance.within(170, 330)))
    if fate.kind == "adopted":
        path.append((min(final, fate.ended_on - timedelta(days=240)), "E1"))
    elif fate.kind != "guardian" or chance.yes(0.15):
        path.append((final, "C2"))
    return _before(path, fate.ended_on)


def _emergency(chance: Chance, start: date) -> tuple[list[tuple[date, str]], date]:
    """Police protection or an emergency order, for few; and the day on which the next status begins."""
    roll = chance.random()
    if roll < 0.09:
        return [(start, "L1")], start + timedelta(days=chance.within(1, 2))
    if roll < 0.12:
        return [(start, "L2")], start + timedelta(days=chance.within(4, 7))
    return [], start


def _before(path: list[tuple[date, str]], end: date) -> list[tuple[date, str]]:
    return [step for at, step in enumerate(path) if at == 0 or path[at - 1][0] < step[0] < end]


@dataclass(frozen=True, slots=True)
class Home:
    """One home in turn: from when, what kind, and why the child came on from it (blank while it is the last)."""

    started_on: date
    kind: str
    why_left: str = ""
    same_carer: bool = False


_KINDS = (
    (5, Weighted({"U6": 70, "U3": 18, "U1": 5, "U2": 2, "U5": 2, "R3": 3})),
    (10, Weighted({"U6": 50, "U4": 22, "U3": 13, "U1": 11, "K2": 4})),
    (16, Weighted({"U6": 38, "U4": 27, "U3": 8, "U1": 8, "K2": 17, "S1": 1.5, "K1": 0.5})),
    (99, Weighted({"U6": 20, "U4": 18, "U3": 3, "U1": 6, "K2": 17, "K3": 48, "R5": 1})),
)
_ALONE_KINDS = Weighted({"K3": 52, "U6": 38, "U4": 10})
_WHY_LEFT = Weighted(
    {"CARPL": 38, "CREQB": 24, "CREQO": 14, "CHILD": 8, "LAREQ": 6, "CLOSE": 3, "STAND": 2, "ALLEG": 1, "OTHER": 4}
)
SETTLES, BACK_WITH_PARENTS, SUPPORTED = 0.27, 0.09, 0.3
TO_FOSTER_CARERS = {"E45": "U3", "E46": "U6"}  # special guardians whom the child lived with in foster care
WITH_PARENTS = 0.08  # of homes that begin under a care order


def homes(
    chance: Chance, fate: Fate, born: date, start: date, path: list[tuple[date, str]], *, alone: bool
) -> list[Home]:
    """The homes in turn, from the start of care to its end."""
    found: list[Home] = []
    day, moves = start, 0
    last = _last_home(chance, fate, start, path)
    until = last.started_on if last else fate.ended_on
    while day < until:
        age = (day - born).days / 365.25
        kind = chance.of(_ALONE_KINDS) if alone and day >= birthday(born, 16) else chance.of(_kinds(age))
        if kind == "K3" and day < birthday(born, 16):
            kind = "U6"
        at_home = bool(found) and found[-1].kind == "P1"
        if chance.yes(WITH_PARENTS) and _law_on(path, day) == "C2" and not at_home:
            kind = "P1"
        found.append(Home(day, kind))
        moves += 1
        settles = chance.yes(min(0.85, SETTLES + 0.13 * moves)) or (kind in ("U1", "U4") and chance.yes(0.7))
        stay = 5_000 if settles else 8 + int(chance.expovariate(1 / 130))
        day += timedelta(days=stay)
    if last and not (found and found[-1].kind == last.kind == "P1"):
        found.append(last)
    return [
        Home(home.started_on, home.kind, _why_left(chance, home, found[at + 1]) if at + 1 < len(found) else "",
             at > 0 and home.kind == "U4" and found[at - 1].kind == "U6" and chance.yes(0.3))
        for at, home in enumerate(found)
    ]  # fmt: skip


def _law_on(path: list[tuple[date, str]], day: date) -> str:
    return next(code for since, code in reversed(path) if since <= day)


def _kinds(age: float) -> "Weighted[str]":
    return next(weights for below, weights in _KINDS if age < below)


def _last_home(chance: Chance, fate: Fate, start: date, path: list[tuple[date, str]]) -> "Home | None":
    """Adopters, or parents while the order still holds, come last."""
    placement_order = next((day for day, code in path if code == "E1"), None)
    if fate.kind == "adopted" and placement_order is not None:
        return Home(max(placement_order + timedelta(days=45), fate.ended_on - timedelta(days=230)), "A6")
    if fate.code in TO_FOSTER_CARERS:
        return Home(max(start, fate.ended_on - timedelta(days=chance.within(150, 500))), TO_FOSTER_CARERS[fate.code])
    if fate.kind == "later" and path[-1][1] == "C2":
        started = fate.ended_on - timedelta(days=150)
        return Home(started, "P1") if started > path[-1][0] else None
    if fate.kind == "stays":
        return _way_out(chance, fate, start, path)
    return None


def _way_out(chance: Chance, fate: Fate, start: date, path: list[tuple[date, str]]) -> "Home | None":
    """Some grow up with a parent under the order; some move to supported accommodation at sixteen or seventeen."""
    roll = chance.random()
    if roll < BACK_WITH_PARENTS and path[-1][1] == "C2":
        started = max(path[-1][0], start) + timedelta(days=chance.within(60, 900))
        return Home(started, "P1") if started < fate.ended_on - timedelta(days=200) else None
    if roll < BACK_WITH_PARENTS + SUPPORTED:
        started = fate.ended_on - timedelta(days=chance.within(120, 640))
        return Home(started, "K3") if started > start + timedelta(days=40) else None
    return None


def _why_left(chance: Chance, home: Home, after: Home) -> str:
    return "CARPL" if after.kind in ("A6", "P1") else chance.of(_WHY_LEFT)
