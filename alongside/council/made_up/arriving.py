"""How a family comes to the council: the contact, the checks, the decisions, and the assessment."""

from datetime import date, timedelta

from alongside.council.made_up.chance import Weighted
from alongside.council.made_up.families import Child
from alongside.council.made_up.rows import NotYet, Row
from alongside.council.made_up.spell import FRONT_DOOR, Spell, punctual, working_day
from alongside.law.working_days import add_working_days

URGENCY = Weighted({"red": 12, "amber": 48, "green": 40})
CALLERS = {
    "2A": ("designated safeguarding lead", "head teacher", "class teacher", "pastoral lead"),
    "3A": ("GP",), "3B": ("health visitor",), "3D": ("midwife",), "3E": ("nurse in charge",), "3F": ("consultant",),
    "6": ("police constable", "police sergeant"), "1A": ("grandmother", "mother", "aunt"), "1B": ("neighbour",),
    "8": ("family worker",), "2B": ("attendance officer",), "5A": ("adult social worker",), "7": ("probation officer",),
    "5C": ("duty social worker of another council",),
}  # fmt: skip
CHECKED_WITH = Weighted({"police": 45, "health": 45, "school": 10})
DAYS_OF_ASSESSMENT = 45
LOOKS = (5, 16, 28)  # working days into it on which a manager looks
LATE_ASSESSMENT, LATE_DECISION = 0.13, 0.07


def contact(spell: Spell, on: date, decision: str, latest: date = date.max) -> date:
    """A contact about the children, decided no later than a day, and the referrer told. Returns the decision's day."""
    told, staff = spell.told, spell.staff
    by = staff.someone(spell.chance, FRONT_DOOR, "front_door_worker", on)
    source = spell.chance.one(spell.worry.sources)
    at, act, urgency = spell.moment(on), told.act(), spell.chance.of(URGENCY)
    decided = min(latest, punctual(spell.chance, on, working_day(on, 1), LATE_DECISION, least=0))
    manager = staff.manager(FRONT_DOOR, decided, "front_door_manager")
    held = spell.hold(FRONT_DOOR, on, decided + timedelta(days=spell.chance.within(1, 4)), "front_door_worker")
    del held
    as_ = spell.chance.one(CALLERS.get(source, ("",)))
    tells = decided + timedelta(days=spell.chance.within(0, 4))
    for child in spell.children:
        row = spell.fact(
            "front_door.Contact", on, by, child, act=act, received_at=at, source=source, contacted_by_as=as_,
            worries=spell.line("worries", child, spell.worry.key), urgency=urgency,
            going_well=spell.line("going_well", child) if spell.chance.yes(0.6) else "",
            childs_words=spell.voice("worry", child, on) if spell.chance.yes(0.4) else "",
            family_told=spell.chance.yes(0.8),
        )  # fmt: skip
        told.happened("contact.received", child.row, at, row, by)
        spell.referrals[child] = row
    for child in spell.children:
        _check(spell, child, spell.referrals[child], on)
    for child in spell.children:
        row = spell.referrals[child]
        told.later(row, decided, manager, decision=decision, decided_on=decided, decided_by=manager,
                   decision_reason=spell.line(_REASONS[decision], child))  # fmt: skip
        told.happened(f"contact.decided_{decision}", child.row, decided, row, manager, row)
        if decision != "referral" and tells <= told.last:
            told.later(row, tells, by, referrer_told_on=tells, referrer_told_how=spell.line("told", child))
            told.happened("contact.referrer_told", child.row, tells, row, by, row)
    return decided


_REASONS = {"no_further_action": "contact_nothing", "early_help": "contact_early_help", "referral": "contact_referral"}


def _check(spell: Spell, child: Child, about: Row, on: date) -> None:
    if not spell.chance.yes(0.35) or on >= spell.told.last:
        return
    by = about.by
    assert by is not None
    agency = spell.staff.agencies[spell.chance.of(CHECKED_WITH)]
    check = spell.fact("front_door.Check", on, by, child, contact=about, agency=agency, asked_on=on,
                       question=spell.line("check_question", child))  # fmt: skip
    answered = on + timedelta(days=spell.chance.within(0, 1))
    spell.told.later(check, answered, by, answered_on=answered, answer=spell.line("check_answer", child))


def referral(spell: Spell, on: date, decision: str, again: bool = False, latest: date = date.max) -> date:
    """A contact that becomes a referral by a day at the latest, and the decision on it. Returns that decision's day."""
    received = contact(spell, on, "referral", latest)
    told, staff = spell.told, spell.staff
    manager = staff.manager(FRONT_DOOR, received, "front_door_manager")
    act = told.act()
    decided = punctual(spell.chance, received, working_day(received, 1), LATE_DECISION, least=0)
    for child in spell.children:
        row = spell.fact("front_door.Referral", received, manager, child, act=act, contact=spell.referrals[child],
                         received_on=received, source=spell.referrals[child].columns["source"],
                         primary_need=spell.worry.need)  # fmt: skip
        spell.referrals[child] = row
        told.happened("referral.received", child.row, received, row, manager)
        if again:
            told.happened("referral.re_referred", child.row, received, row, manager)
    for child in spell.children:
        _decide(spell, child, decision, decided, manager)
    return decided


def _decide(spell: Spell, child: Child, decision: str, on: date, manager: Row) -> None:
    row, told = spell.referrals[child], spell.told
    told.later(row, on, manager, decision=decision, decided_on=on, decided_by=manager, primary_need=spell.worry.need,
               decision_reason=spell.line(_WHY[decision], child))  # fmt: skip
    told.happened(f"referral.decided_{decision}", child.row, on, row, manager, row)
    if decision == "no_further_action":
        told.later(row, on, manager, closed_on=on, closed_why="RC7")
    tells = on + timedelta(days=spell.chance.within(0, 6))
    if spell.chance.yes(0.93) and tells <= told.last:
        told.later(row, tells, manager, referrer_told_on=tells, referrer_told_how=spell.line("told", child))
        told.happened("referral.referrer_told", child.row, tells, row, manager, row)


def brought_over(spell: Spell, on: date) -> None:
    """Children who were in care before anything was told: of what led there, the referral and its decision alone."""
    manager = spell.staff.manager(FRONT_DOOR, on, "front_door_manager")
    source, act = spell.chance.one(spell.worry.sources), spell.told.act()
    for child in spell.children:
        spell.referrals[child] = spell.fact(
            "front_door.Referral", on, manager, child, act=act, received_on=on, source=source, decision="assessment",
            decided_on=on, decided_by=manager, decision_reason=spell.line(_WHY["assessment"], child),
            primary_need=spell.worry.need,
        )  # fmt: skip


_WHY = {
    "assessment": "referral_assessment",
    "strategy_discussion": "referral_strategy",
    "no_further_action": "referral_nothing",
    "early_help": "contact_early_help",
}


def assess(spell: Spell, decided: date, outcome: str, until: date | None = None) -> date:
    """The child and family assessment. Returns the day on which a manager authorised it."""
    team = spell.team("Assessment")
    received = min(row.columns["received_on"] for row in spell.referrals.values())
    start = working_day(decided, spell.chance.within(0, 2))
    due = add_working_days(received, DAYS_OF_ASSESSMENT)
    authorised = until or punctual(spell.chance, start, due, LATE_ASSESSMENT, least=9)
    completed = max(start, working_day(authorised - timedelta(days=spell.chance.within(1, 4))))
    authorised = max(completed, authorised)
    held = spell.hold(team, decided, authorised + timedelta(days=spell.chance.within(1, 9)))
    rows = _begin(spell, start, held.on(start))
    _see(spell, rows, start, completed)
    _look(spell, rows, start, completed)
    _complete(spell, rows, completed, held.on(completed), outcome)
    _authorise(spell, rows, authorised, spell.manager(team, authorised), outcome)
    return authorised


def _begin(spell: Spell, on: date, worker: Row) -> dict[Child, Row]:
    act, rows = spell.told.act(), {}
    for child in spell.children:
        row = spell.fact("assessment.Assessment", on, worker, child, act=act, referral=spell.referrals[child],
                         started_on=on, worker=worker, internal_review_on=working_day(on, 10))  # fmt: skip
        rows[child] = row
        spell.told.happened("assessment.started", child.row, on, row, worker)
    return rows


def _see(spell: Spell, rows: dict[Child, Row], start: date, completed: date) -> None:
    on = min(completed, working_day(start, spell.chance.within(0, 7)))
    for child, row in rows.items():
        worker = row.columns["worker"]
        if child.unborn:
            spell.told.later(row, on, worker, not_seen_why="Not born yet: seen with the parents, at home.")
            continue
        alone = child.age(on) > 2 and spell.chance.yes(0.9)
        spell.told.later(row, on, worker, child_seen_on=on, child_seen_alone=alone,
                         childs_words=spell.voice("home", child, on),
                         not_seen_why="" if alone else spell.line("not_alone", child))  # fmt: skip
        spell.told.happened("assessment.child_seen", child.row, on, row, worker, row)


def _look(spell: Spell, rows: dict[Child, Row], start: date, completed: date) -> None:
    """The manager looks at it on the way."""
    for days in LOOKS:
        on = working_day(start, days + spell.chance.within(-2, 1))
        if on >= completed or spell.chance.yes(0.1):
            continue
        manager, act = spell.manager(spell.team("Assessment"), on), spell.told.act()
        for child, row in rows.items():
            looked = spell.fact("assessment.AssessmentReview", on, manager, child, act=act, assessment=row, held_on=on,
                                comment=spell.line("manager_said", child))  # fmt: skip
            spell.told.happened(
                "assessment.reviewed_by_manager", child.row, on, looked, manager, row, spell.referrals[child]
            )


def _complete(spell: Spell, rows: dict[Child, Row], on: date, worker: Row, outcome: str) -> None:
    key, chance = spell.worry.key, spell.chance
    factors = (
        ["21"]
        if outcome == "no_further_action" and not spell.enquiries and chance.yes(0.7)
        else sorted(set(chance.sample(spell.worry.factors, min(len(spell.worry.factors), chance.within(1, 3)))))
    )
    for child, row in rows.items():
        spell.told.later(
            row, on, worker, completed_on=on, completed_by=worker, proposed_outcome=outcome, factors=factors,
            family_views=spell.line("family_views", child), strengths=spell.lines("strengths", 2, child),
            risks=spell.line("risks", child, key), analysis=spell.line("analysis", child, key),
            family_copy_on=on if chance.yes(0.85) else None,
        )  # fmt: skip
        about = (row, spell.referrals[child])
        spell.told.happened("assessment.completed", child.row, on, row, worker, *about)


def _authorise(spell: Spell, rows: dict[Child, Row], on: date, manager: Row, outcome: str) -> None:
    for child, row in rows.items():
        spell.told.later(row, on, manager, authorised_on=on, authorised_by=manager, outcome=outcome,
                         outcome_reason=spell.line("outcome_reason", child, outcome))  # fmt: skip
        about = (row, spell.referrals[child])
        spell.told.happened(f"assessment.authorised_{outcome}", child.row, on, row, manager, *about)


def close(spell: Spell, on: date, why: str) -> None:
    """The case closes, once nothing is being looked into any more, with words that the child can read one day."""
    on = max(on, *(looked_into_by(spell, child) for child in spell.children))
    team = spell.team("Assessment" if why in ("RC8", "RC9") else "Family Solutions")
    manager = spell.manager(team, on)
    for child in spell.children:
        row = spell.referrals[child]
        spell.told.later(row, on, manager, closed_on=on, closed_why=why, closing_summary=spell.line("closing", child))
        spell.told.happened("case.closed", child.row, on, row, manager)


def looked_into_by(spell: Spell, child: Child) -> date:
    """The day by which every assessment and enquiry about a child had ended. Raises NotYet while one has not."""
    days = [
        row.columns.get(ended)
        for kind, ended in (
            ("assessment.Assessment", "authorised_on"),
            ("assessment.Section47Enquiry", "concluded_on"),
        )
        for row in spell.told.rows[kind]
        if row.columns["child"] is child.row
    ]
    if None in days:
        raise NotYet
    return max(filter(None, days), default=date.min)
