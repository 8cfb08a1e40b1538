"""What few children in care have, and the earlier permanence that the 903 asks of all who come."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from alongside.council.made_up.care_days import collection_year
from alongside.council.made_up.chance import Weighted
from alongside.council.made_up.places import AUTHORITY_NUMBER
from alongside.council.made_up.spell import punctual, working_day
from alongside.law.due import birthday
from alongside.law.working_days import add_working_days

if TYPE_CHECKING:
    from alongside.council.made_up.caring import InCare

EARLIER = Weighted({"Z1": 950, "P1": 8, "P2": 22, "P3": 14, "P4": 6})
EARLIER_IN = (AUTHORITY_NUMBER, AUTHORITY_NUMBER, AUTHORITY_NUMBER, "330", "870", "931")
ADOPTERS = Weighted(
    {("2", "MF", "L11"): 66, ("2", "MF", "L3"): 8, ("2", "MM", "L12"): 6, ("2", "FF", "L12"): 5, ("2", "MM", "L4"): 1,
     ("1", "F1", "L0"): 12, ("1", "M1", "L0"): 2}
)  # fmt: skip
MOTHERS, CONVICTED, SUBSTANCES, LIBERTY = 0.08, 0.05, 0.08, 0.5
LIBERTY_DAYS = 90


def further(in_care: "InCare") -> None:
    """Everything of this kind, for one child."""
    _offer_visitor(in_care)
    _permanence_before(in_care)
    if in_care.alone:
        spell, child, start = in_care.spell, in_care.child, in_care.start
        spell.fact("care.UnaccompaniedStatus", start, in_care.worker.on(start), child, started_on=start,
                   ended_on=birthday(child.born, 18), words=spell.line("alone_words", child))  # fmt: skip
    for thread in (_adoption, _motherhood, _conviction, _substances, _liberty):
        thread(in_care)


def _permanence_before(in_care: "InCare") -> None:
    """What permanence the child had before this time in care: most had none."""
    spell, child, chance, start = in_care.spell, in_care.child, in_care.spell.chance, in_care.start
    born = child.born
    kind = "Z1" if in_care.alone or (start - born).days < 900 else chance.of(EARLIER)
    when: dict[str, int | None] = {}
    if kind != "Z1":
        on = chance.day(born + timedelta(days=300), start - timedelta(days=200))
        known = chance.one(("year", "year month", "year month day", "year month day"))
        when = {part: getattr(on, part) if part in known else None for part in ("year", "month", "day")}
    spell.fact("care.PreviousPermanence", start, in_care.worker.on(start), child, kind=kind,
               authority="" if kind == "Z1" else chance.one(EARLIER_IN), **when)  # fmt: skip


def _day_within(in_care: "InCare", age: int, share: float) -> date | None:
    """A working day in care from an age on, for this share of children for each three years in care."""
    first = max(in_care.start, in_care.since, birthday(in_care.child.born, age)) + timedelta(days=14)
    days = (in_care.until - first).days
    if days < 2 or not in_care.spell.chance.yes(share * min(1.0, days / 1000)):
        return None
    on = working_day(in_care.spell.chance.day(first, in_care.until - timedelta(days=2)))
    return on if on < in_care.until else None


def _motherhood(in_care: "InCare") -> None:
    # Only who is in care today: of a mother who has left, the 903 forbids what it asks (rules 612, 624 and 628).
    here = in_care.fate.ended_on > in_care.spell.told.last
    on = _day_within(in_care, 15, MOTHERS * 4) if here and in_care.child.sex == "F" else None
    if on is None:
        return
    # It also forbids a birth after the year's last move or change of the law (rule 625): hers then falls on that day.
    changed = [day for day, _ in in_care.path[1:]] + [home.started_on for home, _, _ in in_care.homes[1:]]
    in_year = [day for day in changed if collection_year(day) == collection_year(on) and day <= in_care.spell.told.last]
    on = min(on, max(in_year, default=on))
    if on >= birthday(in_care.child.born, 15):
        in_care.spell.fact("care.Motherhood", on, in_care.worker.on(on), in_care.child, baby_born_on=on)


def _conviction(in_care: "InCare") -> None:
    on = _day_within(in_care, 12, CONVICTED * 2)
    if on is not None:
        in_care.spell.fact("care.Conviction", on, in_care.worker.on(on), in_care.child, convicted_on=on,
                           words=in_care.spell.line("convicted", in_care.child))  # fmt: skip


def _substances(in_care: "InCare") -> None:
    on, chance = _day_within(in_care, 12, SUBSTANCES * 2), in_care.spell.chance
    if on is not None:
        received = chance.yes(0.6)
        in_care.spell.fact("care.SubstanceMisuse", on, in_care.worker.on(on), in_care.child, identified_on=on,
                           help_offered=received or chance.yes(0.8), help_received=received,
                           words=in_care.spell.line("substances", in_care.child))  # fmt: skip


def _liberty(in_care: "InCare") -> None:
    """A court's leave to deprive of liberty, for few who live in a children's home, while they live there."""
    spell, child, until = in_care.spell, in_care.child, in_care.until
    for home, _, left in in_care.homes:
        on = max(home.started_on, in_care.since, birthday(child.born, 12)) + timedelta(days=20)
        over = on + timedelta(days=LIBERTY_DAYS)
        if home.kind != "K2" or over + timedelta(days=10) > min(left, until) or not spell.chance.yes(LIBERTY / 10):
            continue
        by = in_care.worker.on(on)
        row = spell.fact("care.DeprivationOfLiberty", on, by, child, started_on=on, words=spell.line("liberty", child))
        in_care.happened("liberty.deprivation_authorised", on, row, by)
        spell.told.later(row, over, by, ended_on=over)
        in_care.happened("liberty.deprivation_ended", over, row, by)
        return


def _offer_visitor(in_care: "InCare") -> None:
    """An independent visitor and an advocate are offered within twenty working days, to most."""
    spell, child = in_care.spell, in_care.child
    on = punctual(spell.chance, in_care.start, add_working_days(in_care.start, 20), 0.12, least=3)
    if in_care.start < in_care.since or on >= in_care.until or not spell.chance.yes(0.95):
        return
    by = in_care.worker.on(on)
    row = spell.fact("care.CareEvent", on, by, child, event="independent_visitor.offered", happened_on=on,
                     words=spell.line("visitor", child))  # fmt: skip
    spell.told.happened("independent_visitor.offered", child.row, on, row, by)


def _adoption(in_care: "InCare") -> None:
    """The decision before the order, and the match before the child is placed."""
    ordered = next((day for day, code in in_care.path if code == "E1"), None)
    if ordered is None or ordered >= in_care.until:
        return
    spell, child = in_care.spell, in_care.child
    decided = max(in_care.start, ordered - timedelta(days=40))
    spell.fact("care.AdoptionDecision", decided, in_care.worker.on(decided), child, started_on=decided,
               words=spell.line("adoption_why", child))  # fmt: skip
    placed = next((home.started_on for home, _, _ in in_care.homes if home.kind == "A6"), None)
    if placed is None:
        return
    number, sex, status = spell.chance.of(ADOPTERS)
    on = max(decided, placed - timedelta(days=21))
    spell.fact("care.Adoption", on, in_care.worker.on(on), child, decided_on=decided, matched_on=on,
               by_foster_carers=False, number_of_adopters=number, sex_of_adopters=sex,
               status_of_adopters=status)  # fmt: skip
