"""Short breaks for disabled children in an agreed series, each stay an episode of its own (legal status V3).

The return takes no postcode and no inspector's number for them (SSDA903, rules 214 and 398), so none is told.
"""

from datetime import date, timedelta

from alongside.council.made_up.families import Child
from alongside.council.made_up.places import AUTHORITY
from alongside.council.made_up.rows import Row
from alongside.council.made_up.spell import Spell

SHARE, FROM_AGE, EVERY = 0.35, 5, 35
NIGHTS = 2  # from Friday to Sunday: far below the 17 days of one stay and the 75 of a year
FRIDAY = 4


def give_short_breaks(spell: Spell, start: date, end: date) -> None:
    """A weekend about every five weeks while the plan lasts, for some disabled children. None is under way today."""
    for child in spell.children:
        if not child.disabled or child.age(start) < FROM_AGE or not spell.chance.yes(SHARE):
            continue
        on = start + timedelta(days=spell.chance.within(10, 40))
        first = True
        while on + timedelta(days=10) < min(end, spell.told.last) and child.age(on) < 17:
            on += timedelta(days=(FRIDAY - on.weekday()) % 7)
            _stay(spell, child, on, first=first)
            first = False
            on += timedelta(days=spell.chance.within(EVERY - 12, EVERY + 12))


def _stay(spell: Spell, child: Child, on: date, *, first: bool) -> None:
    child.slots["carer"] = "the staff"
    by, act, until = spell.manager(spell.team("Family Solutions"), on), spell.told.act(), on + timedelta(days=NIGHTS)
    period = spell.fact(
        "care.PeriodOfCare", on, by, child, act=act, started_on=on, need="N2", why=spell.line("short_break", child),
        consent=spell.line("consent", child) if first else "",
    )  # fmt: skip
    parts: list[Row] = [
        spell.fact("care.LegalStatus", on, by, child, act=act, period=period, code="V3", started_on=on),
        spell.fact(
            "care.Placement", on, by, child, act=act, period=period, started_on=on, kind="R1", provider="PR4",
            carer="Meadow House short breaks", authority=AUTHORITY, location="IN",
            childs_words=spell.voice("care", child, on) if spell.chance.yes(0.4) else "",
        ),
    ]  # fmt: skip
    if first:
        spell.fact("care.PreviousPermanence", on, by, child, kind="Z1")
    for row in parts:
        spell.told.later(row, until, by, ended_on=until)
    spell.told.later(period, until, by, ended_on=until, ended_why="E4A", ended_words="Home on Sunday after tea.")
