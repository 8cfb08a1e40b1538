"""Whole families through the doors of the council: which kinds of stories there are, and how each goes."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta

from alongside.council.made_up import arriving, helping, protecting
from alongside.council.made_up.chance import Chance, Weighted
from alongside.council.made_up.families import SIZES, Families
from alongside.council.made_up.particular import flee
from alongside.council.made_up.rows import DAY, NotYet, Told
from alongside.council.made_up.short_breaks import give_short_breaks
from alongside.council.made_up.spell import FRONT_DOOR, Spell, working_day
from alongside.council.made_up.staff import Staff
from alongside.council.made_up.worries import AGE_OF_EXPLOITATION, BY_HARM, BY_NOTICE, WORRIES, Worry

LATER_BORN = 0.12
OUTCOMES = Weighted({"no_further_action": 60, "early_help": 40})
STEPS_DOWN = 0.62
RE_REFERRED = 0.2
NOT_RECOGNISED = 0.12


def ages(chance: Chance, worry: Worry) -> list[int]:
    """How old the children of a family are when it comes to the council."""
    young = AGE_OF_EXPLOITATION if worry.key in ("exploitation", "behaviour") else 0
    eldest = chance.within(young, 16)
    found = [eldest]
    for _ in range(chance.of(SIZES) - 1):
        found.append(max(0, found[-1] - chance.within(1, 4)))
        if found[-1] == 0:
            break
    return found


def births(chance: Chance, on: date, worry: Worry) -> list[date]:
    """When those children were born."""
    return sorted({on - timedelta(days=int(365.25 * age) + chance.within(14, 350)) for age in ages(chance, worry)})


class Stories:
    """Tells the stories of families that are helped at home."""

    def __init__(self, told: Told, staff: Staff, families: Families) -> None:
        self.told, self.staff, self.families = told, staff, families

    def _spell(self, on: date, worry: Worry) -> Spell:
        told = self.told
        by = self.staff.someone(told.chance, FRONT_DOOR, "front_door_worker", on)
        family = self.families.make(told, on, by, births(told.chance, on, worry))
        return Spell(told, self.staff, family, family.children, worry)

    def _through(self, story: Callable[[Spell], None], on: date, worry: Worry) -> Spell:
        spell = self._spell(on, worry)
        with suppress(NotYet):
            story(spell)
        flee(spell, on)
        return spell

    def contact_only(self, on: date) -> Spell:
        """A contact that goes no further."""
        chance = self.told.chance
        decision = "early_help" if chance.yes(0.15) else "no_further_action"

        def story(spell: Spell) -> None:
            if chance.yes(NOT_RECOGNISED):
                self.families.not_recognised(self.told, spell.family, on)
            arriving.contact(spell, on, decision)

        return self._through(story, on, chance.of(BY_NOTICE))

    def unborn(self, on: date) -> Spell:
        """A family that is assessed before its child is born."""
        chance, told = self.told.chance, self.told
        on = min(on, told.last - timedelta(days=8))
        worry = chance.one((WORRIES["substance"], WORRIES["domestic_abuse"], WORRIES["mental_health"]))
        by = self.staff.someone(chance, FRONT_DOOR, "front_door_worker", on)
        family = self.families.expecting(told, on, by, told.last + timedelta(days=chance.within(25, 150)))
        spell = Spell(told, self.staff, family, family.children, worry)
        with suppress(NotYet):
            decided = arriving.referral(spell, on, "assessment")
            (child,) = spell.children
            spell.fact("assessment.UnbornConcern", decided, by, child, raised_on=on, raised_by="Midwife",
                       concern=spell.line("worries", child))  # fmt: skip
            arriving.assess(spell, decided, "child_in_need")
        return spell

    def assessed_only(self, on: date) -> Spell:
        """A referral that ends with its assessment (or before it)."""
        chance = self.told.chance

        def story(spell: Spell) -> None:
            if chance.yes(0.06):
                arriving.referral(spell, on, "no_further_action")
                return
            outcome = chance.of(OUTCOMES)
            decided = arriving.referral(spell, on, "assessment")
            if chance.yes(0.12):
                protecting.enquire(spell, working_day(decided, chance.within(0, 2)), "no_further_action")
            authorised = arriving.assess(spell, decided, outcome)
            # RC8 and RC9 say that nothing but an assessment was done (children in need census, rule 2990).
            after_it = "RC9" if outcome == "early_help" else "RC8"
            arriving.close(spell, working_day(authorised), "RC7" if spell.enquiries else after_it)

        return self._through(story, on, chance.of(BY_NOTICE))

    def in_need(self, on: date, *, edge: bool = False) -> Spell:
        """A family that is helped under a child in need plan."""
        chance = self.told.chance
        worry = chance.one((WORRIES["behaviour"], WORRIES["exploitation"])) if edge else chance.of(BY_NOTICE)
        length = 70 + int(chance.expovariate(1 / (45 if edge else 150)))

        def story(spell: Spell) -> None:
            decided = arriving.referral(spell, on, "assessment", again=chance.yes(RE_REFERRED))
            if chance.yes(0.15):
                outcome = "child_in_need" if chance.yes(0.4) else "no_further_action"
                protecting.enquire(spell, working_day(decided, chance.within(0, 2)), outcome)
            authorised = arriving.assess(spell, decided, "child_in_need")
            start = working_day(authorised, chance.within(0, 3))
            end = working_day(start + timedelta(days=length))
            why = chance.of(helping.ENDS)
            give_short_breaks(spell, start, end)
            helping.support(spell, start, end, why if why != "protection" else "closed", edge=edge)
            arriving.close(spell, working_day(end, 2), "RC7")

        return self._through(story, on, worry)

    def protected(self, on: date) -> Spell:
        """A family whose children have a child protection plan; most go on with a child in need plan."""
        chance = self.told.chance
        ends_at = chance.of(protecting.ENDS_AT)

        def story(spell: Spell) -> None:
            decided = arriving.referral(spell, on, "strategy_discussion", again=chance.yes(RE_REFERRED))
            discussion = working_day(decided, 0)
            concluded = protecting.enquire(spell, discussion, "conference")
            self._beside(lambda: void(arriving.assess(spell, decided, "strategy_discussion")))
            reviews = min(ends_at, protecting.most_reviews(spell, concluded))
            end = protecting.protect(spell, discussion, concluded, reviews)
            if not chance.yes(STEPS_DOWN):
                arriving.close(spell, working_day(end, 5), "RC7")
                return
            until = working_day(end + timedelta(days=chance.within(60, 160)))
            helping.support(spell, working_day(end, 1), until, "closed")
            arriving.close(spell, working_day(until, 2), "RC7")

        return self._through(story, on, chance.of(BY_HARM))

    def helped_early(self, on: date) -> Spell:
        """A family with early help alone."""
        chance = self.told.chance
        end = on + timedelta(days=60 + int(chance.expovariate(1 / 130)))
        return self._through(lambda spell: helping.help_early(spell, on, end), on, chance.of(BY_NOTICE))

    def _beside(self, thread: Callable[[], None]) -> None:
        """A thread of the story that runs beside the next one, and may not have come to its end."""
        with suppress(NotYet):
            thread()


def void(_: object) -> None:
    """For a step whose answer nobody needs."""


__all__ = ["DAY", "Stories"]
