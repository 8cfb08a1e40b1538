"""The days of a child in care: health, school, questionnaires and going missing."""

from datetime import date, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING

from alongside.council.made_up import words
from alongside.council.made_up.chance import Weighted
from alongside.council.made_up.places import school as a_school
from alongside.council.made_up.rows import DAY
from alongside.council.made_up.spell import every, punctual, working_day
from alongside.law.due import add_months, birthday
from alongside.law.working_days import add_working_days

if TYPE_CHECKING:
    from alongside.council.made_up.caring import InCare

TERM = 112
GOES_MISSING, TIMES_MISSING = 0.2, Weighted({1: 50, 2: 20, 3: 10, 5: 8, 8: 7, 14: 5})
LATE_HEALTH, LATE_SCHOOL = 0.16, 0.12


def collection_year(on: date) -> int:
    """The 903's year that a day is in: 2026 is April 2025 to March 2026."""
    return on.year + (on.month >= 4)


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
        if child.age(checks) < 5:
            spell.fact("care.HealthCheck", checks, in_care.worker.on(checks), child, kind="development",
                       held_on=checks, up_to_date=chance.yes(0.94))  # fmt: skip
        # Of the youngest the return asks each year how they develop: the next check comes within twelve months.
        checks = working_day(checks + timedelta(days=chance.within(290, 360 if child.age(checks) < 5 else 400)))


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
    """The carer's questionnaire once in each collection year, from the fourth birthday to the day before the 17th."""
    chance = in_care.spell.chance
    usual, into = chance.within(5, 22), chance.within(20, 330)
    year = collection_year(max(in_care.start, in_care.since))
    while date(year - 1, 4, 1) < in_care.until:
        _questionnaire(in_care, year, into + chance.within(-15, 15), usual)
        year += 1


def _questionnaire(in_care: "InCare", year: int, into: int, usual: int) -> None:
    """One year's, about so many days into it. Whoever is in care all that year has a score, or the reason for none."""
    spell, child, chance = in_care.spell, in_care.child, in_care.spell.chance
    began, ends = date(year - 1, 4, 1), date(year, 3, 31)
    four, seventeen = birthday(child.born, 4), birthday(child.born, 17)
    whole = in_care.start <= began and in_care.fate.ended_on > ends
    first = max(began, in_care.start + timedelta(days=30 * (not whole)), in_care.since, four)
    last = min(ends, in_care.fate.ended_on - DAY, max(began, seventeen - DAY))
    if first > last or seventeen < began or not (whole or chance.yes(0.6)):
        return
    on = min(max(first, began + timedelta(days=into)), last)
    scored, by = chance.yes(0.9) and on < seventeen, in_care.worker.on(on)
    reason = chance.one(("SDQ2", "SDQ3", "SDQ4", "SDQ5")) if on < seventeen else "SDQ1"
    row = spell.fact(
        "care.StrengthsAndDifficulties", on, by, child, scored_on=on, no_score_why="" if scored else reason,
        score=min(40, max(0, usual + chance.within(-4, 4))) if scored else None,
    )  # fmt: skip
    in_care.happened("strengths_and_difficulties.scored", on, row, by)


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
        _go_missing(in_care, went, hours)
        on = back.date() + timedelta(days=2 + int(chance.expovariate(1 / 40)))


def _go_missing(in_care: "InCare", went: datetime, hours: int) -> None:
    spell, child, told = in_care.spell, in_care.child, in_care.spell.told
    on = went.date()
    by = in_care.worker.on(on)
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
