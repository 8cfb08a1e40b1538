"""Who leads and who looks on: the Practice Week's lead, the guests of such weeks, and the line that carries worries."""

from dataclasses import dataclass

from alongside.council.made_up.places import COUNTY
from alongside.council.made_up.rows import Row
from alongside.council.made_up.spell import FRONT_DOOR
from alongside.council.made_up.staff import Staff

LEADERSHIP = "Children's Leadership"
LINE = "The duty line"
SCHOOLS = f"{COUNTY} Schools Together"


@dataclass(frozen=True, slots=True)
class Group:
    """Guests of one kind: whose they are, their team, the role in which they sign in, and how many they are."""

    kind: str
    agency: str
    team: str
    role: str
    number: int
    town: str = "Aldwater"


GROUPS = (
    Group("chief_executive", "council", "Chief Executive's Office", "practice_guest", 1),
    Group("deputy_director", "council", "Directors' Office", "practice_guest", 3),
    Group("cabinet_member", "council", f"{COUNTY} Cabinet", "councillor", 2),
    Group("councillor", "council", "Council Members", "councillor", 9),
    Group("police", "police", f"{COUNTY} Police Command", "practice_guest", 8),
    Group("health", "health", f"{COUNTY} Health Board", "practice_guest", 8),
    Group("probation", "probation", "Probation Leadership", "practice_guest", 4),
    Group("school_leader", SCHOOLS, "School Leaders North", "practice_guest", 6),
    Group("school_leader", SCHOOLS, "School Leaders South", "practice_guest", 5, "Stanmarsh"),
)


def add_leaders(staff: Staff) -> None:
    """Everybody of them, in teams of their own: none of them sees a child's record by it."""
    staff.agencies[SCHOOLS] = staff.told.add("people.Agency", name=SCHOOLS, kind="school")
    staff.join(LEADERSHIP, "practice_lead", None, staff.start, None)
    for group in GROUPS:
        _add_team(staff, group)
        for _ in range(_so_many(group.number, staff.scale)):
            staff.join(group.team, group.role, None, staff.start, None)
    _add_line(staff)


def _add_team(staff: Staff, group: Group) -> None:
    own = group.agency == "council"
    agency: Row = staff.agencies[group.agency]
    kind = "leadership" if own else "partner"
    staff.teams[group.team] = staff.told.add(
        "people.Team", name=group.team, agency=agency, kind=kind, service="", town=group.town
    )


def _so_many(number: int, scale: float) -> int:
    return number if number < 3 else max(2, round(number * min(1.0, scale)))


def _add_line(staff: Staff) -> None:
    """A system account in the front door's team: nobody signs in as it."""
    line = staff.told.add(
        "people.Worker", email="duty.line@marlshire.example", name=LINE, number="LINE", is_system=True,
        joined_at=staff.told.recorded(staff.start),
    )  # fmt: skip
    staff.told.add(
        "people.Membership", worker=line, team=staff.teams[FRONT_DOOR], role="duty_line", started_on=staff.start
    )
