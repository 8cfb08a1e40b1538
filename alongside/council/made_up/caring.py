"""A child's time in care: the period, the law, the homes, the plans, and who works with the child."""

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from alongside.council.made_up import care_work, fates
from alongside.council.made_up.families import Child
from alongside.council.made_up.fates import Fate, Home
from alongside.council.made_up.homes import Carer, Homes, with_parent
from alongside.council.made_up.places import spot
from alongside.council.made_up.rows import NotYet, Row
from alongside.council.made_up.spell import Spell, punctual, working_day
from alongside.council.made_up.working import Held
from alongside.law.care_visits import PlacementFacts
from alongside.law.working_days import add_working_days

REVIEWING = "Independent Reviewing Service"
VIRTUAL_SCHOOL = "Marlshire Virtual School"
FOSTER_FOR_LONG = ("U1", "U4")
ENDED = {"adopted": "adopted", "guardian": "guardian", "stays": "grown", "home": "home", "later": "home"}


@dataclass(slots=True, eq=False)
class InCare:
    """One child's period of care as it is being told. Nothing of the work before `since` is told."""

    spell: Spell
    child: Child
    period: Row
    fate: Fate
    start: date
    since: date
    alone: bool
    worker: Held
    officer: Held
    homes: list[tuple[Home, Row, date]]
    path: list[tuple[date, str]]
    carers: list[Carer] = field(default_factory=list)

    @property
    def until(self) -> date:
        """The day up to which the work is told: the end of care, or the present."""
        return min(self.fate.ended_on, self.spell.told.last + timedelta(days=1))

    def happened(self, event: str, day: "date | datetime", about: Row, by: Row, *only: Row) -> None:
        """An event for the child's clocks; of what came before the work is told, no clock knows."""
        if (day.date() if isinstance(day, datetime) else day) >= self.since:
            self.spell.told.happened(event, self.child.row, day, about, by, *only)

    def home_on(self, day: date) -> tuple[Home, Row]:
        return next((home, row) for home, row, _ in reversed(self.homes) if home.started_on <= day)


def look_after(
    spell: Spell, homes: Homes, start: date, since: date, ends: dict[Child, Fate], *, alone: bool
) -> dict[Child, InCare]:
    """Brothers and sisters come into care on one day; each then has a story of their own."""
    told, last = spell.told, max(fate.ended_on for fate in ends.values())
    known = max(start, since)
    settled = alone or start < since
    workers = [_worker(spell, known, last, settled), spell.hold_only(REVIEWING, known, last, "reviewing_officer")]
    act, made = told.act(), {}
    for child in spell.children:
        made[child] = _one(spell, child, homes, start, since, ends[child], act, workers, alone=alone)
    return made


def _worker(spell: Spell, start: date, last: date, settled: bool) -> Held:
    """The family's worker first; a worker for children in care once the court is done."""
    team = spell.team("Children in Care" if settled else "Family Solutions")
    passes = start + timedelta(days=spell.chance.within(120, 240))
    if settled or passes >= last or passes > spell.told.last:
        return spell.hold_only(team, start, last)
    first = spell.hold_only(team, start, passes)
    then = spell.hold_only(spell.team("Children in Care"), passes, last)
    first.spans = [*first.spans[:-1], (*first.spans[-1][:3], "TSPROC"), *then.spans]
    return first


def _one(
    spell: Spell, child: Child, homes: Homes, start: date, since: date, fate: Fate, act: str, workers: list[Held], *,
    alone: bool,
) -> InCare:  # fmt: skip
    worker, officer = workers
    path = fates.legal_path(spell.chance, fate, child.born, start, alone=alone)
    by = worker.on(start)
    period = spell.fact(
        "care.PeriodOfCare", start, by, child, act=act, started_on=start, need=spell.worry.need,
        emergency=path[0][1] in ("L1", "L2"), why=spell.line("why_care", child, spell.worry.key),
        childs_words=spell.voice("coming", child, start),
        consent=spell.line("consent", child) if path[0][1] == "V2" and not alone else "",
    )  # fmt: skip
    in_care = InCare(spell, child, period, fate, start, since, alone, worker, officer, [], path)
    told = spell.told
    in_care.happened("care.started", start, period, by)
    told.clock("came_into_care", child.row, start)
    if start >= since:
        _clocks_of_coming(in_care, by)
    statuses = _statuses(in_care)
    _homes(in_care, homes, statuses)
    _who_works(in_care)
    care_work.all_of_it(in_care)
    with suppress(NotYet):
        _end(in_care, statuses)
    return in_care


def _clocks_of_coming(in_care: InCare, by: Row) -> None:
    told, child = in_care.spell.told, in_care.child
    if in_care.period.columns["emergency"]:
        told.clock("run", child.row, in_care.start, "LA28", in_care.period, by)
    if 4 <= child.age(in_care.start) <= 16:
        told.clock("run", child.row, in_care.start, "LA26", in_care.period, by)


_EVENTS = {"L1": "police_protection", "L2": "emergency_protection_order", "J1": "remand"}
_BEGAN = {"L1": "taken", "L2": "made", "J1": "started"}


def _statuses(in_care: InCare) -> list[Row]:
    """The legal statuses in turn, each ended by the next."""
    spell, child = in_care.spell, in_care.child
    rows: list[Row] = []
    for at, (day, code) in enumerate(in_care.path):
        if day > spell.told.last:
            break
        by = in_care.worker.on(day)
        if rows:
            spell.told.later(rows[-1], day, by, ended_on=day)
            before = in_care.path[at - 1][1]
            if before in _EVENTS:
                in_care.happened(f"{_EVENTS[before]}.ended", spell.moment(day), rows[-1], by)
        moment = spell.moment(day) if code in ("L1", "L2") else None
        row = spell.fact("care.LegalStatus", day, by, child, act=in_care.period.act, period=in_care.period, code=code,
                         started_on=day, started_at=moment, words=spell.line("order", child, code))  # fmt: skip
        if at:
            in_care.happened("legal_status.changed", day, row, by)
        if code in _EVENTS:
            in_care.happened(f"{_EVENTS[code]}.{_BEGAN[code]}", moment or day, row, by)
        rows.append(row)
    return rows


def _homes(in_care: InCare, homes: Homes, statuses: list[Row]) -> None:
    """The homes in turn, each ended by the next, with who was told and the plan for each."""
    spell, child = in_care.spell, in_care.child
    planned = fates.homes(spell.chance, in_care.fate, child.born, in_care.start, in_care.path, alone=in_care.alone)
    before: Row | None = None
    for at, home in enumerate(planned):
        if home.started_on > spell.told.last:
            break
        until = planned[at + 1].started_on if at + 1 < len(planned) else in_care.fate.ended_on
        day, by = home.started_on, in_care.worker.on(home.started_on)
        if before is not None:
            reason = planned[at - 1].why_left
            spell.told.later(
                before, day, by, ended_on=day, change_reason=reason, ended_words=_moved(spell, child, reason)
            )
            in_care.happened("placement.ended", day, before, by)
        before = _move_in(in_care, homes, home, until, by)
        in_care.homes.append((home, before, until))
    for day, _ in in_care.path[1:]:
        if in_care.since <= day <= spell.told.last:
            _tell_visiting(in_care, day)
    if in_care.start < in_care.since:
        _tell_visiting(in_care, in_care.since)


def _moved(spell: Spell, child: Child, reason: str) -> str:
    known = reason in ("CARPL", "PLACE", "CREQB", "CREQO", "CHILD")
    return spell.line("moved", child, reason if known else "any")


def _carer(in_care: InCare, homes: Homes, home: Home, until: date) -> Carer:
    """Who the home is with: nobody whom the child has just left, unless that is the point."""
    before = in_care.carers[-1] if in_care.carers else None
    if home.kind == "P1":
        return with_parent(spot(in_care.spell.family.home["postcode"]))
    if home.same_carer and before is not None:
        return before
    never = (in_care.spell.family.home["postcode"], before.spot.postcode if before else "")
    return homes.find(in_care.spell.chance, home.kind, home.started_on, until, never)


def _where(in_care: InCare, carer: Carer) -> dict[str, object]:
    """Where the home is, and how far from the child's own; a child who came alone has none here."""
    own = spot(in_care.spell.family.home["postcode"])
    return {
        "provider": carer.provider, "carer": carer.name, "postcode": carer.spot.postcode, "urn": carer.urn,
        "authority": carer.spot.authority, "location": carer.location,
        "home_postcode": "" if in_care.alone else own.postcode,
        "distance": None if in_care.alone else own.miles_to(carer.spot),
    }  # fmt: skip


def _move_in(in_care: InCare, homes: Homes, home: Home, until: date, by: Row) -> Row:
    spell, child, day = in_care.spell, in_care.child, home.started_on
    carer = _carer(in_care, homes, home, until)
    in_care.carers.append(carer)
    child.slots["carer"] = "Mum" if home.kind == "P1" else carer.name if home.kind[0] in "AU" else "the staff"
    relative = home.kind in ("U1", "U2", "U3")
    for_long = home.kind in FOSTER_FOR_LONG or (home.kind == "K2" and until - day > timedelta(days=700))
    row = spell.fact(
        "care.Placement", day, by, child, act=in_care.period.act if day == in_care.start else None,
        period=in_care.period, started_on=day, kind=home.kind, same_carer=home.same_carer, long_term=for_long,
        fewer_visits_agreed=for_long and home.kind in FOSTER_FOR_LONG and spell.chance.yes(0.3),
        carer_temporary=home.kind == "U3" and spell.chance.yes(0.4),
        why=spell.line("why_home", child, "relative" if relative else "any"),
        childs_words=spell.voice("care", child, day) if spell.chance.yes(0.7) else "", **_where(in_care, carer),
    )  # fmt: skip
    in_care.happened("placement.started", day, row, by)
    if day >= in_care.since:
        in_care.homes.append((home, row, until))
        _tell_visiting(in_care, day)
        in_care.homes.pop()
        _papers_of(in_care, row, day)
    return row


def _tell_visiting(in_care: InCare, day: date) -> None:
    """How often to visit depends on the home and the law: tell the clocks of both as they stand on a day."""
    home, row = in_care.home_on(day)
    code, made_on = next((code, since) for since, code in reversed(in_care.path) if since <= day)
    with_parent, columns = home.kind == "P1", row.columns
    facts = PlacementFacts(
        started_on=home.started_on,
        intended_to_last_to_18=columns["long_term"],
        long_term_foster_child_agrees=columns["fewer_visits_agreed"],
        carer_approved_temporarily=columns["carer_temporary"],
        with_parent_under_interim_care_order=with_parent and code == "C1",
        with_parent_care_order_made_on=made_on if with_parent and code == "C2" else None,
    )
    what = "moved_in" if in_care.start >= in_care.since or home.started_on >= in_care.since else "brought_over"
    in_care.spell.told.clock(what, in_care.child.row, day, facts, row, in_care.worker.on(day))


def _papers_of(in_care: InCare, placement: Row, day: date) -> None:
    """The plan for the home, and those who had to be told."""
    spell, child, by = in_care.spell, in_care.child, in_care.worker.on(day)
    due = add_working_days(day, 5)
    for kind, event, told in (
        ("care.PlacementPlan", "placement_plan.made", 0.92),
        ("care.PlacementNotice", "placement.notified", 0.94),
    ):
        on = punctual(spell.chance, day, due, 0.14, least=0)
        if on >= in_care.until or not spell.chance.yes(told):
            continue
        columns = (
            {"made_on": on, "day_to_day": spell.line("day_to_day", child), "childs_words": spell.voice("care", child,
             on),
             "carer_may_decide": spell.line("may_decide", child)}
            if kind == "care.PlacementPlan" else {"told_on": on, "whom": spell.line("told_of_home", child)}
        )  # fmt: skip
        row = spell.fact(kind, on, by, child, placement=placement, **columns)
        spell.told.happened(event, child.row, on, placement, by)
        del row


def _who_works(in_care: InCare) -> None:
    """The child's worker, reviewing officer and virtual school see the record from the first day."""
    spell, child, end = in_care.spell, in_care.child, in_care.fate.ended_on
    act, left = spell.told.act(), end if end <= spell.told.last else None
    manager = spell.someone_who_allocates(spell.team("Children in Care"), in_care.start)
    in_care.worker.allocate(child.row, manager, act, left)
    appointed = punctual(spell.chance, in_care.start, add_working_days(in_care.start, 5), 0.08, least=0)
    in_care.officer.allocate(child.row, manager, act, left)
    if in_care.start >= in_care.since and appointed < in_care.until:
        row = spell.told.rows["people.Allocation"][-1]
        spell.told.happened("reviewing_officer.appointed", child.row, appointed, row, manager)
    if child.age(in_care.until) >= 4 and child.age(in_care.start) < 17:
        first = working_day(max(in_care.start, in_care.since), 2)
        if first >= in_care.until:
            return
        school = spell.hold_only(VIRTUAL_SCHOOL, first, left, "virtual_school")
        school.allocate(child.row, manager, act, left)


def _end(in_care: InCare, statuses: list[Row]) -> None:
    """Care ends: legal status, home and period on one day."""
    spell, child, end = in_care.spell, in_care.child, in_care.fate.ended_on
    by = in_care.worker.on(end)
    last_home = in_care.homes[-1][1]
    spell.told.later(statuses[-1], end, by, ended_on=end)
    spell.told.later(last_home, end, by, ended_on=end)
    if statuses[-1].columns["code"] in _EVENTS:
        spell.told.happened(
            f"{_EVENTS[statuses[-1].columns['code']]}.ended", child.row, spell.moment(end), statuses[-1], by
        )
    spell.told.happened("placement.ended", child.row, end, last_home, by)
    spell.told.later(
        in_care.period, end, by, ended_on=end, ended_why=in_care.fate.code,
        ended_words=spell.line("ended_care", child, ENDED.get(in_care.fate.kind, "any")),
        ended_childs_words=spell.voice("care", child, end),
    )  # fmt: skip
    spell.told.happened("care.ended", child.row, end, in_care.period, by)
