"""The story of a family whose children came into care: how it came to that, the time in care, and what follows."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta

from alongside.council.made_up import arriving, caring, helping, leaving, protecting
from alongside.council.made_up.entries import Entry
from alongside.council.made_up.families import Families, Family
from alongside.council.made_up.homes import Homes
from alongside.council.made_up.particular import keep_secret
from alongside.council.made_up.rows import NotYet, Told
from alongside.council.made_up.spell import FRONT_DOOR, Spell, working_day
from alongside.council.made_up.staff import Staff
from alongside.council.made_up.worries import ALONE, BY_HARM

PROTECTED_FIRST, HELPED_FIRST = 0.3, 0.2


class CareStories:
    """Tells them, one family after another. `since` is the day from which the council's work is told."""

    def __init__(self, staff: Staff, families: Families, homes: Homes, since: date, window: date) -> None:
        self.staff, self.families, self.homes, self.since, self.window = staff, families, homes, since, window

    def tell(self, told: Told, entry: Entry) -> Family:
        """One family."""
        chance = told.chance
        worry = ALONE if entry.alone else chance.of(BY_HARM)
        known = self._known_since(told, entry)
        by = self.staff.someone(chance, FRONT_DOOR, "front_door_worker", known)
        family = self.families.make(told, known, by, list(entry.born), alone=entry.alone)
        spell = Spell(told, self.staff, family, family.children, worry)
        if entry.on > self.since:
            _as_far_as_it_goes(lambda: self._before_care(spell, entry, known))
        else:
            arriving.brought_over(spell, entry.on)
        fates = dict(zip(family.children, entry.fates, strict=True))
        try:
            in_care = caring.look_after(spell, self.homes, entry.on, self.since, fates, alone=entry.alone)
        except NotYet:
            return family
        for one in in_care.values():
            leaving.leave(one)
            keep_secret(one)
            _as_far_as_it_goes(lambda one=one: self._after_care(spell, one))  # type: ignore[misc]
        return family

    def _known_since(self, told: Told, entry: Entry) -> date:
        """When the family first came to the council: days before for a child alone or newborn, else months."""
        youngest = max(entry.born)
        if entry.alone:
            return entry.on
        wait = told.chance.within(3, 40) if told.chance.yes(0.35) else told.chance.within(60, 320)
        return max(entry.on - timedelta(days=wait), youngest)

    def _before_care(self, spell: Spell, entry: Entry, known: date) -> None:
        """The referral, and what was tried. Long ago it is told in short."""
        chance, days = spell.chance, (entry.on - known).days
        first = "assessment" if entry.alone else "strategy_discussion"
        decided = arriving.referral(spell, known, first, latest=entry.on)
        finished = working_day(known + timedelta(days=chance.within(36, 66)))
        if entry.alone:
            arriving.assess(spell, decided, "child_in_need", until=finished)
            return
        if days > 12:
            finished = min(finished, entry.on)
        outcome = "child_in_need" if finished <= entry.on else "strategy_discussion"
        discussion = working_day(decided, 0)
        if days < 45 or entry.on < self.window:
            if chance.yes(0.6) and discussion < entry.on:
                protecting.enquire(spell, discussion, "child_in_need")
            arriving.assess(spell, decided, outcome, until=finished)
            return
        if days > 100 and chance.yes(PROTECTED_FIRST):
            concluded = protecting.enquire(spell, discussion, "conference")
            arriving.assess(spell, decided, "strategy_discussion", until=finished)
            protecting.protect(spell, discussion, concluded, 3, care=entry.on)
            return
        authorised = arriving.assess(spell, decided, "child_in_need", until=working_day(known + timedelta(days=40)))
        start = working_day(authorised, 2)
        if start < entry.on and chance.yes(HELPED_FIRST / (1 - PROTECTED_FIRST) + 0.3):
            helping.support(spell, start, entry.on, "care")

    def _after_care(self, spell: Spell, one: caring.InCare) -> None:
        """A child who went home has a plan for a while, then the case closes; for others it closes with care."""
        end, child = one.fate.ended_on, one.child
        if child not in spell.referrals or end > spell.told.last:
            return
        alone = Spell(spell.told, spell.staff, spell.family, [child], spell.worry, {child: spell.referrals[child]})
        why = {"adopted": "RC1", "guardian": "RC4", "order": "RC3"}.get(one.fate.kind, "RC7")
        if one.fate.kind in ("home", "later") and child.age(end) < 17 and end > self.window:
            until = end + timedelta(days=spell.chance.within(60, 150))
            helping.support(alone, end, until, "closed")
            arriving.close(alone, working_day(until, 2), "RC7")
            return
        arriving.close(alone, working_day(end, 3), why)


def _as_far_as_it_goes(thread: Callable[[], None]) -> None:
    with suppress(NotYet):
        thread()
