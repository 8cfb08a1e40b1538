"""Case notes of the last months: calls, direct work, supervision."""

from datetime import date, timedelta

from alongside.council.made_up.chance import Weighted
from alongside.council.made_up.families import Child
from alongside.council.made_up.rows import DAY
from alongside.council.made_up.spell import Spell, working_day
from alongside.council.made_up.working import Held

MONTHS_BACK = 150  # days
KINDS = Weighted(
    {"telephone_call": 44, "email": 16, "direct_work": 18, "supervision": 12, "management_oversight": 4, "meeting": 6}
)
OVERSEEN = ("supervision", "management_oversight")
WITH = {"telephone_call": ("{mother}", "School", "Health visitor"), "email": ("School", "GP", "Solicitor"),
        "direct_work": ("{name}",),
        "supervision": ("Team manager",), "management_oversight": ("",), "meeting": ("{mother}, school",)}  # fmt: skip


def note(
    spell: Spell, held: Held, start: date, until: date, every_days: int, children: list[Child] | None = None
) -> None:
    """Notes between two days, of those days that lie in the last months."""
    told, chance = spell.told, spell.chance
    day = max(start, told.last - timedelta(days=MONTHS_BACK))
    end = min(until, told.last + DAY)
    while True:
        day = working_day(day + timedelta(days=1 + int(chance.expovariate(1 / every_days))))
        if day >= end:
            return
        _one(spell, held, day, children or spell.children)


def _one(spell: Spell, held: Held, on: date, children: list[Child]) -> None:
    chance = spell.chance
    kind = chance.of(KINDS)
    by = spell.someone_who_allocates(held.team, on) if kind in OVERSEEN else held.on(on)
    act, at, spoke = spell.told.act(), spell.moment(on), chance.one(WITH[kind])
    for child in children:
        spell.fact(
            "notes.CaseNote", on, by, child, act=act, late=True, happened_at=at, kind=kind,
            with_whom=spoke.format_map(child.slots), words=spell.line("note", child, kind),
            childs_words=spell.voice("home", child, on) if kind == "direct_work" else "",
            significant=kind == "meeting" or chance.yes(0.05),
        )  # fmt: skip
