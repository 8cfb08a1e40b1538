"""The stories told of children: each makes one life that breaks no rule."""

from collections.abc import Callable
from datetime import date

from oracles.data.days import birthday, days
from oracles.data.lives import Adoption, Episode, Life
from oracles.data.teller import Teller

FAMILY = ("U1", "U2", "U3", "U4", "U4", "U5", "U6", "U6", "U6")
ADOPTERS = (
    ("2", "MF", "L11"),
    ("2", "MF", "L11"),
    ("2", "FF", "L12"),
    ("2", "MM", "L12"),
    ("1", "F1", "L0"),
    ("1", "M1", "L0"),
)

ACTIVE = ("F1", "P1", "F2", "P2", "F4", "P4", "F5", "P5", "G4", "G5", "G6")
LIVING = ("B1", "C1", "D1", "E1", "K1", "R1", "U1", "V1", "Y1")

Story = Callable[[Teller], Life]


def _placement(tell: Teller, born: date, on: date) -> str:
    places = list(FAMILY) * 2 + ["K1"] * 4
    if on >= birthday(born, 5):
        places += ["S1"]
    if on >= birthday(born, 16):
        places += ["K3"] * 8
    return tell.rng.choice(places)


def _looked_after(tell: Teller, youngest: int, oldest: int, *, ls: str = "") -> Life:
    """In care since before last year, in one placement, still there."""
    life = tell.life(born=tell.born(youngest, oldest))
    start = max(life.born + days(5), tell.year.before.start - days(tell.rng.randint(30, 1200)))
    status = ls or tell.rng.choice(("C1", "C2", "C2", "V2"))
    life.episodes = [tell.episode(life, start, "S", status, _placement(tell, life.born, start))]
    return life


def settled(tell: Teller) -> Life:
    """In one placement for years."""
    return tell.cared_for(_looked_after(tell, 3, 17))


def moved(tell: Teller) -> Life:
    """One move in the year before, and one to three this year."""
    life = _looked_after(tell, 4, 17)
    tell.moves(life, tell.year.before.some_day(tell.rng), _placement(tell, life.born, tell.year.before.start))
    for at in range(tell.rng.randint(1, 3)):
        on = tell.year.some_day(tell.rng, first=20 + 110 * at, last=110 + 110 * at)
        tell.moves(life, on, _placement(tell, life.born, on))
    return tell.cared_for(life)


def new_status(tell: Teller) -> Life:
    """An interim care order becomes a full one."""
    life = _looked_after(tell, 3, 17, ls="C1")
    tell.changes_status(life, tell.year.some_day(tell.rng), "C2")
    return tell.cared_for(life)


def missing_often(tell: Teller) -> Life:
    """Goes missing from a placement."""
    life = _looked_after(tell, 12, 17)
    tell.goes_missing(life, tell.rng.randint(1, 6))
    return tell.cared_for(life)


def mother(tell: Teller) -> Life:
    """A girl who became a mother in the year."""
    life = _looked_after(tell, 16, 17)
    life.sex = "F"
    life.mother_of = tell.year.some_day(tell.rng)
    return tell.cared_for(life)


def at_home(tell: Teller) -> Life:
    """Placed with parents under a care order."""
    life = _looked_after(tell, 3, 16, ls="C2")
    life.episodes = [tell.episode(life, life.episodes[0].start, "S", "C2", "P1")]
    return tell.cared_for(life)


def deprived_of_liberty(tell: Teller) -> Life:
    """In a children's home, with an order that deprives of liberty for a while."""
    life = _looked_after(tell, 12, 16, ls="C2")
    life.episodes = [tell.episode(life, life.episodes[0].start, "S", "C2", "K1")]
    start = tell.year.some_day(tell.rng, last=250)
    life.orders = [(start, start + days(60))]
    return tell.cared_for(life)


def away_and_back(tell: Teller) -> Life:
    """Away for a holiday of the carers', then back in the same placement."""
    life = _looked_after(tell, 5, 16)
    away = tell.year.some_day(tell.rng, last=300)
    home = life.episodes[0]
    tell.moves(life, away, "T3")
    tell.ends(life, away + days(14), "X1")
    life.episodes.append(Episode(away + days(14), "P", home.ls, home.place, home.provider, home.urn, home.post))
    return tell.cared_for(life)


def came(tell: Teller) -> Life:
    """Came into care in the year."""
    life = tell.life(born=tell.born(1, 16))
    start = tell.year.some_day(tell.rng)
    life.episodes = [tell.episode(life, start, "S", tell.rng.choice(("V2", "C1")), _placement(tell, life.born, start))]
    if tell.rng.random() < 0.1:
        life.before_care = (tell.rng.choice(("P1", "P2", "P3")), "931", max(life.born + days(30), start - days(700)))
    if life.episodes[0].ls == "V2" and tell.rng.random() < 0.4 and start + days(40) < tell.year.end:
        tell.changes_status(life, start + days(30), "C1")
    return tell.cared_for(life)


def came_and_left(tell: Teller) -> Life:
    """Came and left within the year."""
    life = tell.life(born=tell.born(1, 14))
    start = tell.year.some_day(tell.rng, last=200)
    life.episodes = [tell.episode(life, start, "S", "V2", _placement(tell, life.born, start))]
    tell.ends(life, start + days(tell.rng.randint(30, 140)), tell.rng.choice(("E4A", "E4B", "E13")))
    return tell.cared_for(life)


def left(tell: Teller) -> Life:
    """Left care in the year, after years in it."""
    life = _looked_after(tell, 3, 16)
    on = tell.year.some_day(tell.rng)
    endings = ["E4A", "E4B", "E13", "E47", "E48"]
    if life.episodes[0].place[0] == "U":
        endings += ["E45", "E46"]
    if on >= birthday(life.born, 16):
        endings += ["E5", "E7"]
    tell.ends(life, on, tell.rng.choice(endings))
    return tell.cared_for(life)


def came_of_age(tell: Teller) -> Life:
    """Care ended with the eighteenth birthday in the year."""
    born = birthday(tell.year.some_day(tell.rng), -18)
    life = tell.life(born=born)
    start = tell.year.before.start - days(tell.rng.randint(30, 1200))
    life.episodes = [tell.episode(life, start, "S", "C2", _placement(tell, born, start))]
    tell.ends(life, birthday(born, 18), "E8")
    return tell.cared_for(life)


def adopted(tell: Teller) -> Life:
    """Placement order, placed, adopted in the year."""
    life = _looked_after(tell, 2, 5, ls="C1")
    year = tell.year
    start = max(life.born + days(5), year.before.start - days(200))
    life.episodes = [tell.episode(life, start, "S", "C1", "U6")]
    order = max(start, year.before.start) + days(tell.rng.randint(20, 60))
    tell.changes_status(life, order, "E1")
    placed = order + days(tell.rng.randint(60, 200))
    foster_carers = tell.rng.random() < 0.4
    if foster_carers:
        tell.ends(life, placed, "X1", "PLACE")
        old = life.episodes[-1]
        new = tell.episode(life, placed, "T", "E1", "A5")
        new.post = old.post
        life.episodes.append(new)
    else:
        tell.moves(life, placed, "A6")
    tell.ends(life, max(placed + days(80), year.some_day(tell.rng, first=100)), tell.rng.choice(("E11", "E12")))
    life.adoption = Adoption(order - days(10), placed - days(30), foster_carers, tell.rng.choice(ADOPTERS), True)
    return tell.cared_for(life)


def alone(tell: Teller) -> Life:
    """An unaccompanied boy seeking asylum, who came last year or this."""
    life = tell.life(born=tell.born(15, 17), sex="M")
    life.home, life.need, life.unaccompanied = "", "N5", True
    year = tell.rng.choice((tell.year, tell.year.before))
    start = year.some_day(tell.rng, last=300)
    place = "K3" if start >= birthday(life.born, 16) else "U6"
    life.episodes = [tell.episode(life, start, "S", "V2", place)]
    return tell.cared_for(life)


def short_breaks(tell: Teller) -> Life:
    """A few short breaks in the year, each an agreed series."""
    life = tell.life(born=tell.born(6, 15))
    day = tell.year.some_day(tell.rng, last=60)
    for _ in range(tell.rng.randint(1, 3)):
        stay = Episode(day, "S", "V3", "R1", "PR4", end=day + days(tell.rng.randint(4, 10)), rec="E4A")
        life.episodes.append(stay)
        day += days(tell.rng.randint(40, 80))
    tell.works_with(life)
    return life


def care_leaver(tell: Teller) -> Life:
    """Left care at eighteen one to three years ago; one in three of them last year."""
    rng = tell.rng
    age_now = rng.choice((18, 19, 20))
    life = tell.life(born=tell.born(age_now, age_now))
    in_touch = rng.choice(("YES",) * 6 + ("NO", "REFU", "RHOM"))
    life.leaver = (in_touch, "0", "0") if in_touch == "RHOM" else (in_touch, rng.choice(ACTIVE), rng.choice(LIVING))
    of_age = birthday(life.born, 18)
    if age_now == 19 and tell.year.before.start < of_age <= tell.year.before.end:
        life.episodes = [tell.episode(life, of_age - days(900), "S", "C2", "U6")]
        tell.ends(life, of_age, "E8")
        tell.cared_for(life)
    return life


# How many of a hundred children each story is told of.
MIX: tuple[tuple[Story, int], ...] = (
    (settled, 15),
    (moved, 12),
    (new_status, 8),
    (missing_often, 5),
    (mother, 1),
    (at_home, 3),
    (deprived_of_liberty, 1),
    (away_and_back, 2),
    (came, 12),
    (came_and_left, 5),
    (left, 6),
    (came_of_age, 3),
    (adopted, 3),
    (alone, 3),
    (short_breaks, 1),
    (care_leaver, 20),
)
