"""The work with a child in care: visits, reviews, plans, health, school, and going missing."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from alongside.council.made_up import care_days, care_facts
from alongside.council.made_up.chance import Weighted
from alongside.council.made_up.noting import note
from alongside.council.made_up.rows import NotYet, Row
from alongside.council.made_up.spell import every, punctual, working_day
from alongside.law.due import add_months
from alongside.law.working_days import add_working_days

if TYPE_CHECKING:
    from alongside.council.made_up.caring import InCare

LATE_VISIT, LATE_FIRST_REVIEW, LATE_REVIEW = 0.09, 0.12, 0.06
VISIT_DAYS, LONG_TERM_DAYS, WEEKLY, MONTHLY = 42, 88, 5, 26
TAKES_PART = Weighted({"PN1": 46, "PN2": 6, "PN3": 7, "PN4": 3, "PN5": 8, "PN6": 22, "PN7": 8})
PERMANENCE = {"adopted": "adoption", "guardian": "special_guardianship", "home": "return_home", "later": "return_home",
              "order": "return_home", "elsewhere": "not_decided", "custody": "not_decided"}  # fmt: skip


def all_of_it(in_care: "InCare") -> None:
    """Everything that is done for the child while in care, thread by thread."""
    for thread in (
        _visits,
        _reviews,
        _care_plan,
        care_days.health,
        care_days.school,
        care_days.questionnaires,
        care_days.missing,
        care_facts.further,
        _notes,
    ):
        try:
            thread(in_care)
        except NotYet:
            continue


def _notes(in_care: "InCare") -> None:
    note(in_care.spell, in_care.worker, max(in_care.start, in_care.since), in_care.until, 38, [in_care.child])


def _visits(in_care: "InCare") -> None:
    """Within a week of each move, then as often as the law asks there."""
    spell = in_care.spell
    for home, row, until in in_care.homes:
        end = min(until, in_care.until)
        if end <= in_care.since:
            continue
        start = max(home.started_on, in_care.since)
        chance = spell.chance
        first = start + timedelta(days=chance.within(1, 7 if not chance.yes(0.09) else 15))
        if home.started_on < in_care.since:
            first = start + timedelta(days=chance.within(1, 20))
        if first >= end:
            continue
        _visit(in_care, first, row)
        settled = add_months(home.started_on, 12)
        temporary = row.columns["carer_temporary"]
        stages = (
            (home.started_on + timedelta(days=35), WEEKLY if temporary else VISIT_DAYS),
            (settled, MONTHLY if temporary else VISIT_DAYS),
            (end, LONG_TERM_DAYS if row.columns["long_term"] else VISIT_DAYS),
        )
        for stage_ends, days in stages:
            for on in every(chance, first, min(end, stage_ends), days, LATE_VISIT):
                _visit(in_care, on, row)
                first = on


def _visit(in_care: "InCare", on: date, home: Row) -> None:
    spell, child, chance = in_care.spell, in_care.child, in_care.spell.chance
    worker, seen = in_care.worker.on(on), chance.yes(0.96)
    alone = seen and child.age(on) > 3 and chance.yes(0.83)
    row = spell.fact(
        "care.CareVisit", on, worker, child, late=True, placement=home, visited_on=on, visited_by=worker, seen=seen,
        not_seen_why="" if seen else spell.line("not_seen", child), seen_alone=alone if seen else None,
        not_alone_why="" if alone or not seen else spell.line("not_alone", child),
        bedroom_seen=chance.yes(0.6) if seen else None,
        childs_words=spell.voice("care", child, on) if seen else "",
        observed=spell.lines("observed", 2, child) if seen else "", carers_words=spell.line("carers_words", child),
        to_do=spell.line("to_do", child),
    )  # fmt: skip
    if seen:
        spell.told.clock("visited", child.row, on, worker)
    del row


def review_days(in_care: "InCare") -> list[date]:
    """When the child's case is reviewed, from the first one told to the first that lies ahead."""
    chance, days = in_care.spell.chance, []
    if in_care.start >= in_care.since:
        first = punctual(chance, in_care.start, add_working_days(in_care.start, 20), LATE_FIRST_REVIEW, least=10)
        days = [first, working_day(first + timedelta(days=88 - chance.within(0, 16) + _late(in_care)))]
    else:
        days = [working_day(in_care.since + timedelta(days=chance.within(3, 170)))]
    while days[-1] < in_care.until:
        days.append(working_day(days[-1] + timedelta(days=182 - chance.within(0, 18) + _late(in_care))))
    return days


def _late(in_care: "InCare") -> int:
    return in_care.spell.chance.within(18, 45) if in_care.spell.chance.yes(LATE_REVIEW) else 0


def _reviews(in_care: "InCare") -> None:
    for number, on in enumerate(review_days(in_care)):
        if on >= in_care.fate.ended_on:
            return
        event = "later" if in_care.start < in_care.since else ("first", "second", "later")[min(number, 2)]
        _review(in_care, on, event)


def _review(in_care: "InCare", on: date, event: str) -> None:
    spell, child, chance = in_care.spell, in_care.child, in_care.spell.chance
    arranged = max(on - timedelta(days=chance.within(12, 60)), in_care.start, in_care.since)
    officer = in_care.officer.on(on)
    row = spell.fact(
        "care.CareReview", arranged, officer, child, period=in_care.period, arranged_for=on, officer=officer
    )
    spell.told.happenings[child.row].append((arranged, "happened", "care_review.arranged", on, row, officer, None))
    papers = working_day(on, -chance.within(3, 6) if chance.yes(0.8) else -1)
    if papers > arranged:
        spell.told.later(row, papers, in_care.worker.on(papers), papers_sent_on=papers)
        spell.told.happened("care_review.papers_sent", child.row, papers, row, in_care.worker.on(papers), row)
    part = "PN0" if child.age(on) < 4 else chance.of(TAKES_PART)
    spell.told.later(
        row, on, officer, held_on=on, participation=part, discussion=spell.lines("discussion", 2, child),
        childs_words=spell.voice("review", child, on) if part not in ("PN4", "PN7") else "",
        parents_words=spell.line("parents_said", child),
    )  # fmt: skip
    spell.told.happened(f"care_review.{event}_held", child.row, on, row, officer)
    if event == "first":
        spell.told.clock("reviewed", child.row, on, officer)
    _after_review(in_care, row, on, officer)


def _after_review(in_care: "InCare", row: Row, on: date, officer: Row) -> None:
    """Decisions are sent, the record is written and sent, and the decisions become tasks."""
    spell, child, chance = in_care.spell, in_care.child, in_care.spell.chance
    for count, column, event in (
        (5, "decisions_sent_on", "decisions_circulated"),
        (15, "record_written_on", "record_written"),
        (20, "record_sent_on", "record_distributed"),
    ):
        done = punctual(chance, on, add_working_days(on, count), 0.1)
        if done <= spell.told.last and chance.yes(0.995):
            spell.told.later(row, done, officer, **{column: done})
            spell.told.happened(f"care_review.{event}", child.row, done, row, officer, row)
    for what in chance.sample(care_days.decided_things(), chance.within(1, 2)):
        due_on = working_day(on + timedelta(days=chance.within(14, 80)))
        task = spell.fact("care.ReviewDecision", on, officer, child, act=row.act, review=row,
                          what=what.format_map(child.slots),
                          due_on=due_on, responsible=in_care.worker.on(on))  # fmt: skip
        done = due_on + timedelta(days=chance.within(-12, 30))
        if done <= spell.told.last and done > on and chance.yes(0.85):
            spell.told.later(
                task, done, in_care.worker.on(done), done_on=done, done_words=spell.line("decided_done", child)
            )


def _care_plan(in_care: "InCare") -> None:
    """The care plan within ten working days, and made anew once where the child is to stay is known."""
    spell, child, chance = in_care.spell, in_care.child, in_care.spell.chance
    wanted = PERMANENCE.get(in_care.fate.kind) or (
        "independence" if child.age(in_care.start) >= 15 else "long_term_fostering"
    )
    if in_care.start >= in_care.since:
        on = punctual(chance, in_care.start, add_working_days(in_care.start, 10), 0.13, least=2)
        if on < in_care.until:
            _make_plan(in_care, on, "not_decided" if chance.yes(0.6) else "return_home")
    then = max(in_care.start, in_care.since) + timedelta(days=chance.within(95, 150))
    if then < in_care.until:
        row = _make_plan(in_care, working_day(then), wanted)
        agreed = working_day(then + timedelta(days=chance.within(5, 60)))
        if wanted != "not_decided" and agreed < in_care.until:
            manager = spell.manager(spell.team("Children in Care"), agreed)
            spell.told.later(row, agreed, manager, permanence_agreed_on=agreed)
            spell.told.happened("permanence_plan.agreed", child.row, agreed, row, manager)


def _make_plan(in_care: "InCare", on: date, permanence: str) -> Row:
    spell, child = in_care.spell, in_care.child
    by = in_care.worker.on(on)
    row = spell.fact(
        "care.CarePlan", on, by, child, period=in_care.period, made_on=on, permanence=permanence,
        permanence_words=spell.line("permanence", child, permanence), childs_words=spell.voice("care", child, on),
        parents_words=spell.line("parents_said", child), family_time=spell.line("family_time", child),
        health=spell.line("plan_health", child), education=spell.line("plan_school", child),
        identity=spell.line("identity", child),
    )  # fmt: skip
    spell.told.happened("care_plan.made", child.row, on, row, by)
    return row
