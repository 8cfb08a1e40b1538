"""The days of a child in care: health, school, questionnaires, going missing, and what few children have."""

from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from alongside.council.made_up import words
from alongside.council.made_up.chance import Weighted
from alongside.council.made_up.places import school as a_school
from alongside.council.made_up.spell import every, punctual, working_day
from alongside.law.due import add_months
from alongside.law.working_days import add_working_days

if TYPE_CHECKING:
    from alongside.council.made_up.caring import InCare

TERM = 112
GOES_MISSING, TIMES_MISSING = 0.2, Weighted({1: 50, 2: 20, 3: 10, 5: 8, 8: 7, 14: 5})
LATE_HEALTH, LATE_SCHOOL = 0.16, 0.12


@cache
def decided_things() -> tuple[str, ...]:
    """What reviews decide."""
    return words.things("decided")


def health(in_care: "InCare") -> None:
    """The first assessment and plan, then reviews at the law's pace; teeth and immunisations each year."""
    spell, child, chance = in_care.spell, in_care.child, in_care.spell.chance
    start = max(in_care.start, in_care.since)
    checks = start + timedelta(days=chance.within(30, 200))
    kind, on = "review", start + timedelta(days=chance.within(5, 300))
    if in_care.start >= in_care.since:
        kind, on = "initial", punctual(chance, start, add_working_days(start, 20), 0.3, least=6)
    while on < in_care.until:
        _assess_health(in_care, kind, on)
        months = 6 if child.age(on) < 5 else 12
        gap = timedelta(
            days=30 * months - chance.within(0, 20) + (chance.within(35, 80) if chance.yes(LATE_HEALTH) else 0)
        )
        kind, on = "review", working_day(on + gap)
    while checks < in_care.until:
        for what in ("dental", "immunisations"):
            by = in_care.worker.on(checks)
            row = spell.fact(
                "care.HealthCheck", checks, by, child, kind=what, held_on=checks, up_to_date=chance.yes(0.9)
            )
            if what == "dental":
                spell.told.happened("dental_check.held", child.row, checks, row, by)
        checks = working_day(checks + timedelta(days=chance.within(290, 400)))


def _assess_health(in_care: "InCare", kind: str, on: date) -> None:
    spell, child, told = in_care.spell, in_care.child, in_care.spell.told
    by = in_care.worker.on(on)
    row = spell.fact("care.HealthAssessment", on, by, child, kind=kind, held_on=on,
                     by_whom="Nurse for children in care",
                     childs_words=spell.voice("health", child, on), findings=spell.line("health_found",
                     child))  # fmt: skip
    told.happened(f"health_assessment.{kind}_held", child.row, on, row, by)
    code, other = ("LA24", "LA25") if child.age(on) < 5 else ("LA25", "LA24")
    told.clock("stand_down", child.row, on, (other,), by)
    told.clock("run", child.row, on, code, row, by)
    if kind == "initial" or spell.chance.yes(0.5):
        plan_on = working_day(on, spell.chance.within(0, 5))
        if plan_on < in_care.until:
            plan = spell.fact(
                "care.HealthPlan", plan_on, by, child, made_on=plan_on, plan=spell.line("health_plan", child)
            )
            told.happened("health_plan.made", child.row, plan_on, plan, by)


def school(in_care: "InCare") -> None:
    """A personal education plan within twenty working days and then each term, from nursery age on."""
    spell, child, chance = in_care.spell, in_care.child, in_care.spell.chance
    start = max(in_care.start, in_care.since, add_months(child.born, 36))
    if start >= in_care.until:
        return
    first = punctual(chance, start, add_working_days(start, 20), LATE_SCHOOL, least=5)
    attends = a_school(chance, spell.town, child.age(first))
    for on in (first, *every(chance, first, in_care.until, TERM, 0.06, 0.15)):
        if on >= in_care.until:
            return
        by = in_care.worker.on(on)
        if child.age(on) == 11:
            attends = a_school(chance, spell.town, 11)
        row = spell.fact(
            "care.PersonalEducationPlan", on, by, child, made_on=on, school=attends or "Nursery",
            childs_words=spell.voice("school", child, on), progress=spell.line("school_goes", child),
            targets=spell.line("school_next", child),
        )  # fmt: skip
        spell.told.happened("personal_education_plan.made", child.row, on, row, by)


def questionnaires(in_care: "InCare") -> None:
    """The carer's questionnaire each year, from 4 to 16."""
    spell, child, chance = in_care.spell, in_care.child, in_care.spell.chance
    on = max(in_care.start, in_care.since) + timedelta(days=chance.within(60, 300))
    usual = chance.within(5, 22)
    while on < in_care.until:
        if 4 <= child.age(on) <= 16 and chance.yes(0.93):
            by = in_care.worker.on(on)
            scored = chance.yes(0.9)
            row = spell.fact(
                "care.StrengthsAndDifficulties", on, by, child, scored_on=on,
                score=min(40, max(0, usual + chance.within(-4, 4))) if scored else None,
                no_score_why="" if scored else chance.one(("SDQ2", "SDQ3", "SDQ4", "SDQ5")),
            )  # fmt: skip
            spell.told.happened("strengths_and_difficulties.scored", child.row, on, row, by)
        on = working_day(on + timedelta(days=chance.within(320, 390)))


def missing(in_care: "InCare") -> None:
    """Some young people go missing, most of them once, a few again and again."""
    spell, child, chance = in_care.spell, in_care.child, in_care.spell.chance
    start = max(in_care.start, in_care.since, add_months(child.born, 12 * 12))
    if start >= in_care.until or not chance.yes(GOES_MISSING):
        return
    on = chance.day(start, in_care.until)
    for _ in range(chance.of(TIMES_MISSING)):
        hours = 3 + int(chance.expovariate(1 / 22))
        went = spell.moment(on)
        back = went + timedelta(hours=hours)
        if on < start or back.date() >= in_care.until:
            return
        _go_missing(in_care, on, hours)
        on = back.date() + timedelta(days=2 + int(chance.expovariate(1 / 40)))


def _go_missing(in_care: "InCare", on: date, hours: int) -> None:
    spell, child, told = in_care.spell, in_care.child, in_care.spell.told
    by, went = in_care.worker.on(on), spell.moment(on)
    back = went + timedelta(hours=hours)
    reported = went + timedelta(hours=min(hours, spell.chance.within(1, 5)))
    row = spell.fact(
        "care.MissingEpisode", on, by, child, kind="M" if spell.chance.yes(0.75) else "A", started_on=on,
        started_at=went,
        reported_at=reported, police_reference=f"M{on:%j%y}/{spell.chance.within(100, 999)}",
        last_seen=spell.line("last_seen", child), risks=spell.line("feared", child),
    )  # fmt: skip
    told.happened("missing.started", child.row, went, row, by)
    told.happened("missing.reported", child.row, reported, row, by, row)
    told.later(row, back.date(), by, ended_on=back.date(), returned_at=back, found=spell.line("found", child))
    told.happened("missing.returned", child.row, back, row, by, row)
    held = back.date() + timedelta(
        days=spell.chance.within(1, 3) if spell.chance.yes(0.75) else spell.chance.within(4, 12)
    )
    if held >= in_care.until:
        return
    declined = spell.chance.yes(0.3)
    spell.fact(
        "care.ReturnInterview", held, by, child, episode=row, offered_on=back.date(), held_on=held, declined=declined,
        independent=True, interviewer="Return interview service",
        childs_words="" if declined else spell.voice("missing", child, held),
        why_away="" if declined else spell.line("drew", child), actions="" if declined else spell.line("after", child),
    )  # fmt: skip
    told.happened(f"return_interview.{'declined' if declined else 'held'}", child.row, held, row, by, row)


def further(in_care: "InCare") -> None:
    """What few children have: asylum, a plan for adoption, a court's leave to deprive of liberty."""
    spell, child, chance = in_care.spell, in_care.child, in_care.spell.chance
    by = in_care.worker.on(in_care.start)
    _offer_visitor(in_care)
    if in_care.alone:
        spell.fact("care.UnaccompaniedStatus", in_care.start, by, child, started_on=in_care.start,
                   ended_on=in_care.fate.ended_on, words=spell.line("alone_words", child))  # fmt: skip
    ordered = next((day for day, code in in_care.path if code == "E1"), None)
    if ordered is not None and ordered < in_care.until:
        decided = max(in_care.start, ordered - timedelta(days=40))
        spell.fact("care.AdoptionDecision", decided, in_care.worker.on(decided), child, started_on=decided,
                   words=spell.line("adoption_why", child))  # fmt: skip
        _match(in_care, decided)
    elif child.age(in_care.start) >= 13 and chance.yes(0.01):
        on = max(in_care.start, in_care.since) + timedelta(days=30)
        row = spell.fact("care.DeprivationOfLiberty", on, by, child, started_on=on, words=spell.line("liberty", child))
        spell.told.happened("liberty.deprivation_authorised", child.row, on, row, by)
        over = on + timedelta(days=90)
        spell.told.later(row, over, by, ended_on=over)
        spell.told.happened("liberty.deprivation_ended", child.row, over, row, by)


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


def _match(in_care: "InCare", decided: date) -> None:
    spell, child = in_care.spell, in_care.child
    placed = next((home.started_on for home, _, _ in in_care.homes if home.kind == "A6"), None)
    if placed is None:
        return
    two = spell.chance.yes(0.8)
    on = max(decided, placed - timedelta(days=21))
    spell.fact("care.Adoption", on, in_care.worker.on(on), child, decided_on=decided, matched_on=on,
               by_foster_carers=False,
               number_of_adopters="2" if two else "1", sex_of_adopters="MF" if two else "F1",
               status_of_adopters="L11" if two else "L0")  # fmt: skip
