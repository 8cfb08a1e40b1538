"""Section 47 enquiries, conferences and child protection plans."""

from datetime import date, timedelta

from alongside.council.made_up import at_the_edge, words
from alongside.council.made_up.chance import Chance, Weighted
from alongside.council.made_up.families import Child
from alongside.council.made_up.names import family as family_name
from alongside.council.made_up.names import given
from alongside.council.made_up.noting import note
from alongside.council.made_up.rows import DAY, Row
from alongside.council.made_up.spell import Spell, every, punctual, working_day
from alongside.council.made_up.working import Held
from alongside.law.due import birthday
from alongside.law.working_days import add_working_days

DECISIONS = Weighted({"section_47_joint": 4, "section_47_single": 6})
CATEGORIES = {"NEG": "NEG", "EMO": "EMO", "PHY": "PHY", "SAB": "SAB"}
LATE_CONFERENCE, LATE_REVIEW, LATE_VISIT, LATE_GROUP = 0.18, 0.06, 0.1, 0.1
# At which review conference a plan ends; the second time of two at the same count is a review held early.
ENDS_AT = Weighted({1: 32, 2: 44, 3: 16, 4: 6, 5: 2})
VISIT_DAYS, GROUP_DAYS = 14, 42
PARTNERS = (("police", "detective constable"), ("health", "named nurse"), ("school", "safeguarding lead"))
CHAIRS = "Independent Reviewing Service"


def enquire(spell: Spell, on: date, outcome: str) -> date:
    """A strategy discussion and the enquiry it decides on. Returns the day on which the enquiry is concluded."""
    told, team = spell.told, spell.team("Assessment")
    manager = spell.manager(team, on)
    act, decision = told.act(), spell.chance.of(DECISIONS)
    started = on + timedelta(days=0 if spell.chance.yes(0.7) else 1)
    worker = spell.staff.someone(spell.chance, team, "social_worker", on)
    seen = working_day(started, spell.chance.within(0, 2))
    concluded = working_day(seen, spell.chance.within(2, 8))
    people = _partners(spell.chance)
    for child in spell.children:
        discussion = _discuss(spell, child, on, manager, act, decision, people)
        enquiry = spell.fact(
            "assessment.Section47Enquiry", started, worker, child, act=act, strategy_discussion=discussion,
            referral=spell.referrals[child], started_on=started, worker=worker,
            conference_due_on=add_working_days(on, 15),
        )  # fmt: skip
        told.happened("section_47.started", child.row, started, enquiry, worker)
        _conclude(spell, child, enquiry, discussion, seen, concluded, outcome)
    return concluded


def _discuss(
    spell: Spell, child: Child, on: date, manager: Row, act: str, decision: str, people: list[tuple[str, str, str]]
) -> Row:
    discussion = spell.fact(
        "assessment.StrategyDiscussion", on, manager, child, act=act, referral=spell.referrals[child], held_on=on,
        kind="call" if spell.chance.yes(0.7) else "meeting", decision=decision, decided_by=manager,
        reasons=spell.line("strategy_reasons", child), shared_facts=spell.line("strategy_facts", child),
        childs_words=spell.voice("worry", child, on), safety_now=spell.line("safety_now", child),
        decision_reason=spell.line("strategy_reasons", child),
    )  # fmt: skip
    for agency, name, role in people:
        spell.fact("assessment.StrategyAttendance", on, manager, child, act=act, discussion=discussion,
                   agency=spell.staff.agencies[agency], name=name, role=role)  # fmt: skip
    spell.told.happened("strategy_discussion.held_section_47", child.row, on, discussion, manager)
    return discussion


def _conclude(spell: Spell, child: Child, enquiry: Row, discussion: Row, seen: date, on: date, outcome: str) -> None:
    worker = enquiry.columns["worker"]
    manager = spell.manager(spell.team("Assessment"), on)
    alone = child.age(seen) > 2 and spell.chance.yes(0.92)
    spell.told.later(enquiry, seen, worker, child_seen_on=seen, child_seen_alone=alone,
                     not_seen_why="" if alone else spell.line("not_alone", child),
                     childs_words=spell.voice("worry", child, seen))  # fmt: skip
    spell.told.later(
        enquiry, on, manager, concluded_on=on, concluded_by=manager, outcome=outcome,
        findings=spell.line("findings", child), outcome_reason=spell.line("enquiry_reason", child, outcome),
        family_views=spell.line("family_views", child),
    )  # fmt: skip
    spell.told.happened(f"section_47.concluded_{outcome}", child.row, on, enquiry, manager, enquiry, discussion)
    spell.enquiries[child] = enquiry


def _partners(chance: Chance) -> list[tuple[str, str, str]]:
    people = [("council", _name(chance), "team manager")]
    return people + [
        (agency, _name(chance), role) for agency, role in PARTNERS if agency != "school" or chance.yes(0.6)
    ]


def _name(chance: Chance) -> str:
    return f"{given(chance, 'british', 'F' if chance.yes(0.7) else 'M', grown=True)} {family_name(chance, 'british')}"


class Conferences:
    """The conferences of one family, in one chair's hands."""

    def __init__(self, spell: Spell, start: date, end: date | None) -> None:
        self.spell = spell
        self.held = spell.hold(CHAIRS, start, end, "conference_chair")

    def hold(
        self, kind: str, on: date, arranged: date, decision: str, links: dict[Child, dict[str, Row]]
    ) -> dict[Child, Row]:
        """Arrange a conference and hold it. When the day has not come it stays arranged, and NotYet is raised."""
        spell = self.spell
        chair, act = self.held.on(arranged), spell.told.act()
        manager = spell.manager(spell.team("Family Solutions"), arranged)
        rows = {}
        for child in spell.children:
            row = spell.fact(
                "protection.Conference", arranged, manager, child, act=act, kind=kind, chair=chair,
                referral=spell.referrals[child], arranged_on=arranged, planned_for=on, **links.get(child, {}),
            )  # fmt: skip
            spell.told.happenings[child.row].append(
                (arranged, "happened", "conference.arranged", on, row, manager, None)
            )
            rows[child] = row
        self._report(rows, on, manager)
        people = _partners(spell.chance)
        for child, row in rows.items():
            self._decide(child, row, on, self.held.on(on), decision, people)
        self._circulate(rows, on)
        return rows

    def _report(self, rows: dict[Child, Row], on: date, by: Row) -> None:
        spell = self.spell
        shared = working_day(on, 1 - spell.chance.within(2, 5)) if spell.chance.yes(0.85) else on
        for child, row in rows.items():
            assert row.on is not None
            shared = max(shared, row.on)
            spell.told.later(row, shared, by, report=spell.line("report", child), report_shared_on=shared,
                             report_shared_how="Read through together at home.")  # fmt: skip
            spell.told.happened("conference.report_shared", child.row, shared, row, by, row)

    def _decide(
        self, child: Child, row: Row, on: date, chair: Row, decision: str, people: list[tuple[str, str, str]]
    ) -> None:
        spell = self.spell
        category = spell.worry.category if decision in ("plan", "continues") else ""
        spell.told.later(
            row, on, chair, held_on=on, chair=chair, decision=decision, category=category,
            quorate=spell.chance.yes(0.96), childs_words=spell.voice("wants", child, on),
            parents_views=spell.line("parents_views", child),
            decision_reason=spell.line(f"conference_{decision}", child),
        )  # fmt: skip
        for agency, name, role in people:
            spell.fact("protection.ConferenceAttendance", on, chair, child, act=row.act, conference=row, name=name,
                       agency=spell.staff.agencies[agency], role=role, reported=spell.chance.yes(0.7))  # fmt: skip
        event = {"plan": "initial_held_plan", "no_plan": "initial_held_no_plan", "continues": "review_held_continues",
                 "ends": "review_held_ends"}[decision]  # fmt: skip
        spell.told.happened(f"conference.{event}", child.row, on, row, chair)

    def _circulate(self, rows: dict[Child, Row], on: date) -> None:
        spell = self.spell
        sent = punctual(spell.chance, on, working_day(on, 1), 0.12, least=0)
        if sent > spell.told.last:
            return
        for child, row in rows.items():
            spell.told.later(row, sent, row.columns["chair"], circulated_on=sent,
                             circulated_to=spell.line("circulated", child))  # fmt: skip
            spell.told.happened("conference.decisions_circulated", child.row, sent, row, row.columns["chair"], row)


def protect(spell: Spell, discussion: date, concluded: date, ends_at: int, care: date | None = None) -> date:
    """The initial conference and the plan, to the review conference that ends it, or to the day of `care`."""
    initial = punctual(spell.chance, concluded, add_working_days(discussion, 15), LATE_CONFERENCE, least=3)
    days = [initial]
    for number in range(ends_at):
        by = 90 if number == 0 else 181
        days.append(working_day(days[-1] + timedelta(days=by - spell.chance.within(1, 18) + (
            spell.chance.within(20, 45) if spell.chance.yes(LATE_REVIEW) else 0))))  # fmt: skip
    end = min(days[-1], care or days[-1])
    conferences = Conferences(spell, concluded, end)
    held = spell.hold(spell.team("Family Solutions"), concluded, end)
    links = {child: {"enquiry": spell.enquiries[child]} for child in spell.children}
    rows = conferences.hold("initial", initial, concluded, "plan", links)
    plans = _begin(spell, rows, initial, held)
    if care is not None:
        at_the_edge.before_care(spell, held, initial, care)
    _carry(spell, plans, held, initial, end)
    for number, on in enumerate(days[1:], 1):
        if care is not None and on >= care:
            break
        decision = "ends" if number == ends_at and care is None else "continues"
        conferences.hold(
            "review", on, days[number - 1] + DAY, decision, {c: {"plan": plan} for c, plan in plans.items()}
        )
    _end(spell, plans, end, conferences.held.on(end))
    return end


def most_reviews(spell: Spell, concluded: date) -> int:
    """How many review conferences, however late, fit between an enquiry and the day on which the eldest is grown up."""
    days = (birthday(min(child.born for child in spell.children), 18) - concluded).days
    return 1 + max(0, (days - 183) // 229)


def _begin(spell: Spell, rows: dict[Child, Row], on: date, held: Held) -> dict[Child, Row]:
    key, plans = spell.worry.key, {}
    for child, conference in rows.items():
        chair = conference.columns["chair"]
        plan = spell.fact(
            "protection.ProtectionPlan", on, chair, child, act=conference.act, conference=conference, started_on=on,
            referral=spell.referrals[child], initial_category=spell.worry.category,
            latest_category=spell.worry.category, previous_plans=int(spell.chance.yes(0.2)),
        )  # fmt: skip
        written = working_day(on, spell.chance.within(1, 8))
        if written <= spell.told.last:
            spell.told.later(
                plan, written, held.on(written), must_change=spell.line("must_change", child, key),
                safety_plan=spell.line("safety_plan", child), contingency=spell.line("contingency", child),
                childs_words=spell.voice("wants", child, on),
            )  # fmt: skip
        spell.told.happened("protection_plan.started", child.row, on, plan, chair)
        plans[child] = plan
    return plans


def _end(spell: Spell, plans: dict[Child, Row], on: date, chair: Row) -> None:
    for child, plan in plans.items():
        spell.told.later(plan, on, chair, ended_on=on, ended_why=spell.line("conference_ends", child))
        spell.told.happened("protection_plan.ended", child.row, on, plan, chair)


def _carry(spell: Spell, plans: dict[Child, Row], held: Held, start: date, end: date) -> None:
    """Visits, core groups and actions, from the conference that began the plan to the one that ended it."""
    for child, plan in plans.items():
        tell_actions(spell, "protection.PlanAction", child, plan, start, held)
    until = min(end, spell.told.last + DAY)
    slow = 0.24 if spell.chance.yes(0.15) else LATE_VISIT
    for on in every(spell.chance, start, until, VISIT_DAYS, slow, 0.35):
        _visit(spell, plans, on, held.on(on))
    note(spell, held, start, end, 20)
    first = punctual(spell.chance, start, add_working_days(start, 10), LATE_GROUP, least=4)
    if first < until:
        _core_group(spell, plans, first, held.on(first))
        for on in every(spell.chance, first, until, GROUP_DAYS, LATE_GROUP, 0.3):
            _core_group(spell, plans, on, held.on(on))


def _visit(spell: Spell, plans: dict[Child, Row], on: date, worker: Row) -> None:
    act, chance, nobody_in = spell.told.act(), spell.chance, spell.chance.yes(0.05)
    for child, plan in plans.items():
        seen = not nobody_in and chance.yes(0.97)
        alone = (child.age(on) > 2 and chance.yes(0.72)) if seen else None
        row = spell.fact(
            "protection.ProtectionVisit", on, worker, child, act=act, late=True, plan=plan, visited_on=on,
            worker=worker,
            seen=seen, seen_alone=alone, bedroom_seen=chance.yes(0.6) if seen else None,
            not_seen_why="" if alone else spell.line("not_alone" if seen else "not_seen", child),
            childs_words=spell.voice("home", child, on) if seen else "",
            notes=spell.lines("visit_notes", 2, child) if seen else "", concerns=spell.line("concerns", child),
        )  # fmt: skip
        if seen:
            spell.told.happened("protection_visit.made", child.row, on, row, worker)


def _core_group(spell: Spell, plans: dict[Child, Row], on: date, worker: Row) -> None:
    act = spell.told.act()
    attended = spell.line("attended", spell.children[0])
    for child, plan in plans.items():
        row = spell.fact(
            "protection.CoreGroup", on, worker, child, act=act, late=True, plan=plan, held_on=on, attended=attended,
            progress=spell.lines("progress", 2, child), family_views=spell.line("family_views", child),
            childs_words=spell.voice("home", child, on) if spell.chance.yes(0.6) else "",
        )  # fmt: skip
        spell.told.happened("core_group.held", child.row, on, row, worker)


def tell_actions(spell: Spell, kind: str, child: Child, plan: Row, start: date, held: Held) -> None:
    """A few things that somebody will do under a plan, most of them done in the end."""
    chance = spell.chance
    for what, who in chance.sample(words.pairs("actions"), chance.within(2, 3)):
        by_when = working_day(start + timedelta(days=chance.within(14, 70)))
        row = spell.fact(kind, start, held.on(start), child, act=plan.act, plan=plan, by_when=by_when,
                         what=what.format_map(child.slots), who=who.format_map(child.slots))  # fmt: skip
        done = by_when + timedelta(days=chance.within(-10, 25))
        if chance.yes(0.8) and start < done <= spell.told.last:
            spell.told.later(row, done, held.on(done), done_on=done, came_of_it=spell.line("action_done", child))
