"""Child in need plans and early help."""

from datetime import date, timedelta

from alongside.council.made_up import at_the_edge
from alongside.council.made_up.chance import Weighted
from alongside.council.made_up.families import Child
from alongside.council.made_up.noting import note
from alongside.council.made_up.protecting import tell_actions
from alongside.council.made_up.rows import DAY, Row
from alongside.council.made_up.spell import Spell, every, punctual, working_day
from alongside.council.made_up.working import Held
from alongside.law.working_days import add_working_days

LATE_VISIT, LATE_REVIEW, LATE_MEETING = 0.11, 0.12, 0.12
VISIT_DAYS, REVIEW_DAYS = 28, 42
ENDS = Weighted({"closed": 72, "early_help": 22, "protection": 6})
ASSESSED_IN_TIME = 0.86


def support(spell: Spell, start: date, end: date, ended_why: str, *, edge: bool = False) -> None:
    """A child in need plan with its meeting, visits and reviews, to its end. With `edge`, support beside it."""
    held = spell.hold(spell.team("Family Solutions"), start, end + timedelta(days=spell.chance.within(0, 7)))
    plans = _begin(spell, start, held.on(start))
    if edge:
        at_the_edge.support(spell, held, start, end)
    elif ended_why == "care":
        at_the_edge.before_care(spell, held, start, end)
    first = punctual(spell.chance, start, add_working_days(start, 7), LATE_MEETING, least=1)
    until = min(end, spell.told.last + DAY)
    for child, plan in plans.items():
        tell_actions(spell, "family_plan.PlanAction", child, plan, start, held)
    if first < until:
        _meet(spell, plans, first, held.on(first))
    for on in every(spell.chance, start, until, 7 if edge else VISIT_DAYS, LATE_VISIT):
        _visit(spell, plans, on, held.on(on))
    for on in every(spell.chance, start, until, REVIEW_DAYS, LATE_REVIEW):
        _review(spell, plans, on, held.on(on))
    note(spell, held, start, end, 11 if edge else 24)
    _end(spell, plans, end, ended_why)


def _begin(spell: Spell, on: date, worker: Row) -> dict[Child, Row]:
    act, key, plans = spell.told.act(), spell.worry.key, {}
    for child in spell.children:
        plan = spell.fact(
            "family_plan.ChildInNeedPlan", on, worker, child, act=act, referral=spell.referrals[child], started_on=on,
            childs_words=spell.voice("wants", child, on), family_views=spell.line("family_views", child),
            must_change=spell.line("must_change", child, key),
            safety_plan=spell.line("safety_plan", child),
        )  # fmt: skip
        spell.told.happened("child_in_need_plan.started", child.row, on, plan, worker)
        plans[child] = plan
    return plans


def _meet(spell: Spell, plans: dict[Child, Row], on: date, worker: Row) -> None:
    act, attended = spell.told.act(), spell.line("attended", spell.children[0])
    for child, plan in plans.items():
        row = spell.fact(
            "family_plan.FamilyMeeting", on, worker, child, act=act, plan=plan, held_on=on, attended=attended,
            childs_words=spell.voice("wants", child, on), family_views=spell.line("family_views", child),
            agreed=spell.line("must_change", child, spell.worry.key),
        )  # fmt: skip
        spell.told.happened("child_in_need_meeting.held", child.row, on, row, worker)


def _visit(spell: Spell, plans: dict[Child, Row], on: date, worker: Row) -> None:
    act, chance, nobody_in = spell.told.act(), spell.chance, spell.chance.yes(0.06)
    for child, plan in plans.items():
        seen = not nobody_in and chance.yes(0.95)
        alone = (child.age(on) > 3 and chance.yes(0.6)) if seen else None
        row = spell.fact(
            "family_plan.ChildInNeedVisit", on, worker, child, act=act, late=True, plan=plan, visited_on=on,
            worker=worker,
            seen=seen, seen_alone=alone,
            not_seen_why="" if alone else spell.line("not_alone" if seen else "not_seen", child),
            childs_words=spell.voice("home", child, on) if seen else "",
            notes=spell.lines("visit_notes", 2, child) if seen else "",
        )  # fmt: skip
        if seen:
            spell.told.happened("child_in_need_visit.made", child.row, on, row, worker)


def _review(spell: Spell, plans: dict[Child, Row], on: date, worker: Row) -> None:
    act, chance = spell.told.act(), spell.chance
    attended, scale = spell.line("attended", spell.children[0]), chance.within(3, 8)
    for child, plan in plans.items():
        row = spell.fact(
            "family_plan.ChildInNeedReview", on, worker, child, act=act, late=True, plan=plan, held_on=on,
            attended=attended, scale=scale, decision="continue", next_review_on=on + timedelta(days=REVIEW_DAYS),
            childs_words=spell.voice("home", child, on), progress=spell.lines("review_progress", 2, child),
            family_views=spell.line("family_views", child),
        )  # fmt: skip
        spell.told.happened("child_in_need_review.held", child.row, on, row, worker)


def _end(spell: Spell, plans: dict[Child, Row], on: date, why: str) -> None:
    manager = spell.manager(spell.team("Family Solutions"), on)
    for child, plan in plans.items():
        spell.told.later(plan, on, manager, ended_on=on, ended_why=why, ended_reason=spell.line("ended_cin", child,
                         why),
                         family_feedback=spell.line("feedback", child) if spell.chance.yes(0.7) else "")  # fmt: skip
        spell.told.happened(f"child_in_need_plan.ended_{why}", child.row, on, plan, manager)


def help_early(spell: Spell, start: date, end: date) -> None:
    """Early help that the family agreed to, led by a family worker, with its assessment."""
    team = spell.team("Early Help")
    held = spell.hold(team, start, end, "early_help_worker")
    rows, act = {}, spell.told.act()
    for child in spell.children:
        worker = held.on(start)
        row = spell.fact(
            "early_help.EarlyHelpEpisode", start, worker, child, act=act, started_on=start, lead_worker=worker,
            lead_agency=spell.staff.agencies["council"], reason=spell.line("help_reason", child),
            childs_words=spell.voice("home", child, start) if spell.chance.yes(0.5) else "",
            assessment_started_on=start, organisation="Children and family centre",
        )  # fmt: skip
        rows[child] = row
        spell.told.happened("early_help.consented", child.row, start, row, worker)
    _meet_early(spell, rows, _assess_early(spell, rows, start, end, held.on(start)), end, held)
    for child, row in rows.items():
        spell.told.later(row, end, held.on(end), ended_on=end, ended_why=spell.line("help_ended", child),
                         family_feedback=spell.line("feedback", child))  # fmt: skip
        spell.told.happened("early_help.ended", child.row, end, row, held.on(end))


def _meet_early(spell: Spell, rows: dict[Child, Row], assessed_on: date, end: date, held: Held) -> None:
    """The team around the family meets about every six weeks, sometimes late."""
    for on in every(spell.chance, assessed_on, min(end, spell.told.last + DAY), REVIEW_DAYS, LATE_MEETING):
        act, attended = spell.told.act(), spell.line("attended", spell.children[0])
        for child, row in rows.items():
            met = spell.fact(
                "early_help.TeamMeeting", on, held.on(on), child, act=act, late=True, episode=row, held_on=on,
                attended=attended, agreed=spell.lines("review_progress", 2, child),
                childs_words=spell.voice("home", child, on) if spell.chance.yes(0.5) else "",
            )  # fmt: skip
            spell.told.happened("early_help_meeting.held", child.row, on, met, held.on(on))


def _assess_early(spell: Spell, rows: dict[Child, Row], start: date, end: date, worker: Row) -> date:
    on = punctual(spell.chance, start, add_working_days(start, 45), 1 - ASSESSED_IN_TIME, least=10)
    if on >= end:
        on = working_day(end, -1)
    for child, row in rows.items():
        spell.told.later(row, max(start, on), worker, assessment_completed_on=max(start, on),
                         assessment_summary=spell.line("help_summary", child))  # fmt: skip
        spell.told.happened("early_help_assessment.completed", child.row, max(start, on), row, worker)
    return max(start, on)
