"""Who works with a child, from when to when: allocations that pass from worker to worker as people leave."""

from datetime import date, timedelta

from alongside.council.made_up.chance import Chance
from alongside.council.made_up.rows import Row, Told
from alongside.council.made_up.staff import Member, Staff

CHANGED_FOR_WORK = 0.25  # of allocations in a year pass to a colleague for other reasons than leaving
PASSED_ON = ("MANAGE", "MANAGE", "ABSENC", "ORGRST", "TSPROC", "CHCHAN", "PCCHAN")
FULL = 15  # children, from which on a new colleague takes over what comes
KIND, LEFT = "people.Allocation", "LEFTRL"


class Held:
    """A family's worker in one role, day by day; brothers and sisters keep the same one."""

    def __init__(
        self, staff: Staff, told: Told, team: str, role: str, start: date, end: date | None, children: int = 1
    ) -> None:
        self.team, self.role, self.told, self.children = team, role, told, children
        self.spans: list[tuple[Member, date, date | None, str]] = []
        until = end if end is not None and end <= told.last else None
        day: date | None = start
        while day is not None and (until is None or day < until):
            day = self._next_span(staff, told.chance, day, until)

    def _next_span(self, staff: Staff, chance: Chance, day: date, until: date | None) -> date | None:
        """Add who holds the case from a day on; returns the day on which they pass it on, if they do."""
        here = staff.present(self.team, self.role, day)
        others = [m for m in here if not self.spans or m is not self.spans[-1][0]] or here
        passes = day + timedelta(days=30 + int(chance.expovariate(CHANGED_FOR_WORK) * 365))
        staying = [m for m in others if m.ended_on is None]
        last = until or self.told.last
        if until is None and staying and (passes > last or not self._may_pass(chance, day, last)):
            self._stays_with(staff, chance, min(staying, key=lambda m: m.load), day)
            return None
        member = chance.one(others)
        leaves = member.ended_on if member.ended_on is not None and member.ended_on > day else date.max
        ends, why = (leaves, LEFT) if len(here) == 1 else min((leaves, LEFT), (passes, chance.one(PASSED_ON)))
        if ends < last:
            self.spans.append((member, day, ends, why))
            return ends
        member.load += self.children if until is None else 0
        self.spans.append((member, day, until, ""))
        return None

    def _stays_with(self, staff: Staff, chance: Chance, member: Member, day: date) -> None:
        """The worker who has the case today; where theirs are too many, somebody newer took it over lately."""
        newer = [m for m in staff.members[self.team, self.role] if m.ended_on is None and m.started_on > day]
        if member.load >= FULL and newer:
            relief = min(newer, key=lambda m: m.load)
            since = max(relief.started_on, self.told.last - timedelta(days=chance.within(10, 300)))
            if relief.load < member.load and since <= self.told.last:
                self.spans.append((member, day, since, "MANAGE"))
                member, day = relief, since
        member.load += self.children
        self.spans.append((member, day, None, ""))

    @staticmethod
    def _may_pass(chance: Chance, day: date, last: date) -> bool:
        return (last - day).days > 120 and chance.yes(0.6)

    def on(self, day: date) -> Row:
        """Who holds the case on a day."""
        for member, since, until, _ in reversed(self.spans):
            if since <= day and (until is None or day <= until):
                return member.worker
        return self.spans[0][0].worker

    def allocate(self, child: Row, by: Row, act: str, left: date | None = None) -> None:
        """Tell the allocations of one child, up to the day on which that child left."""
        for member, since, until, why in self.spans:
            if since > self.told.last or (left is not None and since >= left):
                return
            if left is not None and (until is None or until > left):
                until, why = left, ""
            since = max(since, self._free_from(child, member, until))
            if (until is not None and since >= until) or since > self.told.last:
                continue
            row = self.told.tell(
                KIND,
                since,
                by,
                act=act,
                child=child,
                team=member.team,
                worker=member.worker,
                role=self.role,
                started_on=since,
            )
            if until is not None and until <= self.told.last:
                self.told.later(row, until, by, ended_on=until, ended_why=why)

    def _free_from(self, child: Row, member: Member, until: date | None) -> date:
        """The day until which this worker is allocated to the child already (they stay on, when the work changes)."""
        held = self.told.allocated
        key = (child, member.team, member.worker)
        before = held.get(key, date.min)
        held[key] = max(before, until or date.max)
        return before
