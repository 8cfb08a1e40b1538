"""Young people who leave care: which duties are owed, their adviser, plans, where they live and what they do."""

from datetime import date, timedelta

from alongside.council.made_up.care_days import collection_year
from alongside.council.made_up.caring import InCare
from alongside.council.made_up.chance import Weighted
from alongside.council.made_up.families import Child
from alongside.council.made_up.rows import DAY, NotYet, Row
from alongside.council.made_up.spell import Spell, every, working_day
from alongside.council.made_up.working import Held
from alongside.law.due import add_months, birthday
from alongside.law.leaving_care import SOURCES, Category

LATE_REVIEW, LATE_VISIT, LATE_TOUCH = 0.14, 0.12, 0.1
LOST = 0.08  # of care leavers, who hardly ever answer
TO_25 = 0.16  # who goes on with an adviser after 21
DAYS_FROM_14 = 91
HOMES = Weighted({"U": 34, "D": 22, "Z": 20, "B": 9, "E": 7, "T": 4, "S": 1, "X": 2, "V": 1})
NEW_HOMES = Weighted({"U": 34, "D": 22, "Z": 20, "B": 9, "E": 7, "S": 1, "X": 2, "V": 1})  # at eighteen
EARLY_HOMES = Weighted({"B": 50, "D": 30, "E": 20})  # before eighteen
WHAT = Weighted({"F2": 26, "F5": 24, "P5": 6, "F4": 5, "F1": 7, "G5": 20, "G4": 6, "G6": 6})
OWED_NO_MORE = ("E2", "E3", "E11", "E12", "E41", "E45", "E46", "E47", "E48")
BECAME = {"relevant": "relevant child", "former_relevant": "former relevant young person"}
HOW = Weighted({"visit": 0, "met": 30, "call": 44, "message": 26})


def owed(in_care: InCare) -> bool:
    """Whether the young person is, or was, an eligible child: 13 weeks from 14 on, one of them after 16."""
    born, ends = in_care.child.born, in_care.fate.ended_on
    from_14 = max(in_care.start, birthday(born, 14))
    return ends > birthday(born, 16) and (min(ends, birthday(born, 18)) - from_14).days >= DAYS_FROM_14


def leave(in_care: InCare) -> None:
    """From sixteen, or from the time in care that the law asks for, to the end of what is owed."""
    child, spell, ended = in_care.child, in_care.spell, in_care.fate.ended_on
    sixteen, grown_up = birthday(child.born, 16), birthday(child.born, 18)
    entitled = max(sixteen, max(in_care.start, birthday(child.born, 14)) + timedelta(days=DAYS_FROM_14), in_care.since)
    on = working_day(entitled + timedelta(days=spell.chance.within(0, 25)))
    on = on if on < ended else entitled
    if not owed(in_care) or on >= ended:
        return
    no_more = ended < grown_up and in_care.fate.code in OWED_NO_MORE
    ends = ended if no_more else birthday(child.born, 25 if spell.chance.yes(TO_25) else 21)
    adviser = Held(spell.staff, spell.told, spell.team("Leaving Care"), "personal_adviser", on, ends)
    try:
        eligible = _eligible(in_care, adviser, on)
        if no_more:
            _no_more(spell, eligible, ended, adviser)
        else:
            _out_of_care(in_care, adviser, eligible, ends)
    except NotYet:
        return


def _no_more(spell: Spell, status: Row, on: date, adviser: Held) -> None:
    """Another family or council took over before eighteen: what was owed to an eligible child ends with care."""
    manager = spell.manager(adviser.team, on)
    spell.told.later(status, on, manager, ended_on=on, ended_why="Care ended, and others are responsible.")
    spell.told.happened("leaving_care.ended", status.columns["child"], on, status, manager)


def _status(spell: Spell, child: Child, category: Category, on: date, adviser: Held, before: Row | None) -> Row:
    manager = spell.manager(adviser.team, on)
    if before is not None:
        spell.told.later(before, on, manager, ended_on=on, ended_why=f"Became: {BECAME[category]}")
    row = spell.fact("leaving_care.LeavingCareStatus", on, manager, child, category=category, started_on=on,
                     confirmed_on=on, confirmed_by=manager, worked_out=category, law=SOURCES[category])  # fmt: skip
    spell.told.happened(f"{category}.confirmed", child.row, on, row, manager)
    return row


def _eligible(in_care: InCare, adviser: Held, on: date) -> Row:
    spell, child = in_care.spell, in_care.child
    manager = spell.manager(adviser.team, on)
    status = _status(spell, child, "eligible", on, adviser, None)
    adviser.allocate(child.row, manager, spell.told.act())
    spell.told.happened("personal_adviser.appointed", child.row, on, spell.told.rows["people.Allocation"][-1], manager)
    assessed = working_day(on + timedelta(days=spell.chance.within(30, 88 if spell.chance.yes(0.85) else 150)))
    ahead = in_care.fate.ended_on - timedelta(days=3)
    assessed = max(on, min(assessed, ahead))
    by = adviser.on(assessed)
    row = spell.fact(
        "leaving_care.NeedsAssessment", assessed, by, child, started_on=on, completed_on=assessed, worker=by,
        young_persons_words=spell.voice("leaving", child, assessed), going_well=spell.line("going_well_leaver", child),
        needs=spell.line("needs_leaver", child), others_views=spell.line("others_say", child),
    )  # fmt: skip
    spell.told.happened("needs_assessment.completed", child.row, assessed, row, by)
    planned = max(assessed, min(ahead, working_day(assessed + timedelta(days=spell.chance.within(5, 40)))))
    plan = _plan(spell, child, planned, adviser)
    _reviews(spell, child, plan, planned, birthday(child.born, 18), adviser)
    return status


def _plan(spell: Spell, child: Child, on: date, adviser: Held) -> Row:
    by = adviser.on(on)
    row = spell.fact(
        "leaving_care.PathwayPlan", on, by, child, started_on=on, young_persons_words=spell.voice("leaving", child, on),
        health=spell.line("area_health", child), education_work=spell.line("area_work", child),
        home=spell.line("area_home", child), money=spell.line("area_money", child),
        relationships=spell.line("area_people", child), identity=spell.line("area_identity", child),
        contingency=spell.line("contingency_leaver", child),
    )  # fmt: skip
    spell.told.happened("pathway_plan.made", child.row, on, row, by)
    return row


def _reviews(spell: Spell, child: Child, plan: Row, start: date, until: date, adviser: Held) -> None:
    for on in every(spell.chance, start, min(until, spell.told.last), 178, LATE_REVIEW, 0.12):
        by = adviser.on(on)
        row = spell.fact(
            "leaving_care.PathwayReview", on, by, child, plan=plan, held_on=on, worker=by,
            next_review_on=add_months(on, 6),
            young_persons_words=spell.voice("leaving", child, on), changed=spell.line("changed", child),
            agreed=spell.line("agreed", child), attended=f"{child.slots['name']}, personal adviser",
        )  # fmt: skip
        spell.told.happened("pathway_plan.reviewed", child.row, on, row, by)


def _out_of_care(in_care: InCare, adviser: Held, status: Row, ends: date) -> None:
    """Out of care: a relevant child until eighteen, then a former relevant young person until 21 or 25."""
    spell, child, out = in_care.spell, in_care.child, in_care.fate.ended_on
    grown_up = birthday(child.born, 18)
    if out < grown_up:
        status = _status(spell, child, "relevant", out, adviser, status)
    answers = 0.05 if spell.chance.yes(LOST) else 0.92
    threads = (
        lambda: _live(spell, child, out, ends, adviser, answers),
        lambda: _do(spell, child, out, ends, adviser),
        lambda: _keep_in_touch(spell, child, out, ends, adviser, answers),
        lambda: _grow_up(spell, child, grown_up, status, ends, adviser),
    )
    for thread in threads:
        try:
            thread()
        except NotYet:
            continue


def _grow_up(spell: Spell, child: Child, on: date, before: Row, ends: date, adviser: Held) -> None:
    status = _status(spell, child, "former_relevant", on, adviser, before)
    try:
        _plan_anew(spell, child, working_day(on + timedelta(days=spell.chance.within(0, 30))), ends, adviser)
    except NotYet:
        return
    _end(spell, child, status, ends, adviser)


def _plan_anew(spell: Spell, child: Child, on: date, ends: date, adviser: Held) -> None:
    """Eighteen: a plan of their own takes the place of the one made in care."""
    for row in spell.told.rows["leaving_care.PathwayPlan"]:
        if row.columns["child"] is child.row and row.columns.get("ended_on") is None:
            spell.told.later(row, on, adviser.on(on), ended_on=on)
    plan = _plan(spell, child, on, adviser)
    _reviews(spell, child, plan, on, ends, adviser)


def _homes(child: Child, day: date) -> "Weighted[str]":
    """Where somebody may live from a day on: in no foyer who was not eighteen as the year began (903, rule 347)."""
    if child.age(day) < 18:
        return EARLY_HOMES
    return HOMES if child.age(date(collection_year(day) - 1, 4, 1)) >= 18 else NEW_HOMES


def _live(spell: Spell, child: Child, start: date, ends: date, adviser: Held, answers: float) -> None:
    chance, day, before = spell.chance, start, None
    while day < ends:
        by, kind = adviser.on(day), chance.of(_homes(child, day))
        fits = kind not in ("S", "X", "V") and chance.yes(0.92)
        if before is not None:
            spell.told.later(before, day, by, ended_on=day)
        before = spell.fact(
            "leaving_care.Accommodation", day, by, child, kind=kind, suitability="1" if fits else "2", started_on=day,
            not_suitable_why="" if fits else spell.line("not_suitable", child), arranged=kind not in ("B", "S", "X"),
            young_persons_words=spell.line("home_words", child),
        )  # fmt: skip
        if kind not in ("B", "S", "X"):
            spell.told.happened("accommodation.provided", child.row, day, before, by)
        until = day + timedelta(days=200 + int(chance.expovariate(1 / 500)))
        _visits(spell, child, before, day, min(until, ends), adviser, answers)
        day = until


def _visits(spell: Spell, child: Child, home: Row, start: date, until: date, adviser: Held, answers: float) -> None:
    chance = spell.chance
    first = start + timedelta(days=chance.within(2, 7) if chance.yes(0.85) else chance.within(8, 20))
    until = min(until, spell.told.last)
    for on in (first, *every(chance, first, until, 60, LATE_VISIT)):
        if on >= until:
            return
        by, seen, act = adviser.on(on), chance.yes(answers), spell.told.act()
        said = spell.voice("leaving", child, on) if seen else ""
        row = spell.fact(
            "leaving_care.AccommodationVisit", on, by, child, act=act, late=True, accommodation=home, visited_on=on,
            worker=by, seen=seen, not_seen_why="" if seen else "Nobody in.", young_persons_words=said,
            notes=spell.line("home_notes", child) if seen else "",
        )  # fmt: skip
        touch = spell.fact("leaving_care.InTouch", on, by, child, act=act, happened_on=on, how="visit", worker=by,
                           in_touch="YES" if seen else "NO", young_persons_words=said)  # fmt: skip
        if seen:
            spell.told.happened("accommodation_visit.made", child.row, on, row, by)
            spell.told.happened("leaver.in_touch", child.row, on, touch, by)


def _keep_in_touch(spell: Spell, child: Child, start: date, ends: date, adviser: Held, answers: float) -> None:
    for on in every(spell.chance, start, min(ends, spell.told.last), 90, LATE_TOUCH, 0.4):
        by = adviser.on(on)
        answered = spell.chance.yes(answers)
        row = spell.fact(
            "leaving_care.InTouch", on, by, child, late=True, happened_on=on, worker=by,
            how=spell.chance.of(HOW) if answered else "unanswered", in_touch="YES" if answered else "NO",
            young_persons_words=spell.voice("leaving", child, on) if answered else "",
            notes=spell.line("touch_notes", child),
        )  # fmt: skip
        if answered:
            spell.told.happened("leaver.in_touch", child.row, on, row, by)


def _do(spell: Spell, child: Child, start: date, ends: date, adviser: Held) -> None:
    chance, day, before = spell.chance, start, None
    while day < ends:
        by = adviser.on(day)
        if before is not None:
            spell.told.later(before, day, by, ended_on=day, ended_why="Something else began")
        before = spell.fact("leaving_care.Activity", day, by, child, code=chance.of(WHAT), started_on=day,
                            what=spell.line("works_at", child))  # fmt: skip
        day += timedelta(days=90 + int(chance.expovariate(1 / 330)))


def _end(spell: Spell, child: Child, status: Row, on: date, adviser: Held) -> None:
    manager = spell.manager(adviser.team, on)
    spell.told.later(
        status, on, manager, ended_on=on, final_letter_on=on, ended_why="Reached the age to which it is owed."
    )
    spell.told.happened("leaving_care.ended", child.row, on, status, manager)
    # The return asks how things stand on the birthday: where they live and what they do is known up to that day.
    after = min(on + DAY, spell.told.last)
    for kind in ("leaving_care.Accommodation", "leaving_care.Activity", "leaving_care.PathwayPlan"):
        for row in spell.told.rows[kind]:
            if row.columns["child"] is child.row and row.columns.get("ended_on") is None:
                spell.told.later(row, after, manager, ended_on=after)
