"""What few families have: partners at the table, a refuge, a foster home that is secret, a record most may not see."""

from datetime import date, timedelta
from typing import Any

from alongside.council.made_up import places
from alongside.council.made_up.caring import InCare
from alongside.council.made_up.chance import Weighted
from alongside.council.made_up.families import Child, Family
from alongside.council.made_up.rows import Row, Told
from alongside.council.made_up.spell import FRONT_DOOR, Spell
from alongside.council.made_up.staff import PARTNERS, Staff
from alongside.council.made_up.working import KIND

RESTRICTED_EVERY = 200  # of so many families one, where somebody works with the children today
REFUGE = 0.04  # of families where one parent hurts another
CONFIDENTIAL = 0.06  # of children in foster care today
WHY_RESTRICTED = Weighted(
    {
        "A parent works for this council; only those named may see the record.": 5,
        "Somebody in the family is protected as a witness.": 2,
        "The family is known from the newspapers; people have looked who had no reason to.": 2,
        "A worker of the council is related to the family.": 4,
    }
)
IN_REFUGE = "They live in a refuge. The former partner must not learn where, nor the children's school or surgery."
NOT_TOLD = "The parents have threatened the carers and must not learn where the child lives."
# Who of the partners is asked along, for how many children with an open plan or in care.
AT_THE_TABLE = {
    "protection.ProtectionPlan": {"police_partner": 0.3, "school_partner": 0.5, "probation_partner": 0.08},
    "care.PeriodOfCare": {"health_partner": 0.45},
}
TEAMS_OF = {
    role: tuple(team for _, _, team, held, _ in PARTNERS if held == role) for role in {row[3] for row in PARTNERS}
}


def add_particulars(told: Told, staff: Staff, family: Family, number: int) -> None:
    """Partners and a restriction, for the family whose story was told as the so-manieth."""
    for kind, roles in AT_THE_TABLE.items():
        for row in told.rows.get(kind, ()):
            if row.columns.get("ended_on") is None:
                _invite(told, staff, family, row, roles)
    if number % RESTRICTED_EVERY == RESTRICTED_EVERY // 4:
        _restrict(told, staff, family)


def _invite(told: Told, staff: Staff, family: Family, about: Row, roles: dict[str, float]) -> None:
    child = next(child for child in family.children if child.row is about.columns["child"])
    for role, share in roles.items():
        team = _team(role, family, child, told.last)
        if not team or not told.chance.yes(share):
            continue
        on = about.columns["started_on"]
        member = min(staff.members[team, role], key=lambda member: member.load)
        member.load += 1
        since = max(on, member.started_on)
        assert about.by is not None
        told.tell(KIND, since, about.by, child=child.row, team=member.team, worker=member.worker, role=role,
                  started_on=since)  # fmt: skip


def _team(role: str, family: Family, child: Child, on: date) -> str:
    """Which team of a partner; blank where it has nothing to do with this child."""
    if role == "school_partner":
        return next((team for team in TEAMS_OF[role] if team.startswith(family.town.name)), "") * (child.age(on) >= 11)
    return TEAMS_OF[role][0]


def _restrict(told: Told, staff: Staff, family: Family) -> None:
    """Only those who work with the children now, and one service manager, may know that there is a record."""
    reason = told.chance.of(WHY_RESTRICTED)
    chief = staff.manager("Children in Care Aldwater", told.last, "service_manager")
    by = staff.manager(FRONT_DOOR, told.last, "front_door_manager")
    for child in family.children:
        on, working = child.row.on, _working_now(told, child)
        if on is None or not working:
            continue
        row = told.tell("people.Restriction", on, by, person=child.row, reason=reason, started_on=on)
        for worker in dict.fromkeys([chief, *working]):
            told.add("people.RestrictionNamed", restriction=row, worker=worker)


def _working_now(told: Told, child: Child) -> list[Row]:
    return [
        row.columns["worker"]
        for row in told.rows.get(KIND, ())
        if row.columns["child"] is child.row and row.columns.get("ended_on") is None
    ]


def flee(spell: Spell, since: date) -> None:
    """A mother and her children go to a refuge: where they live now is told to nobody who might pass it on."""
    told, family = spell.told, spell.family
    on = since + timedelta(days=spell.chance.within(8, 120))
    if spell.worry.key != "domestic_abuse" or family.mother is None or on > told.last or not spell.chance.yes(REFUGE):
        return
    household, home = spell.chance.getrandbits(40), places.address(spell.chance, spell.chance.of(places.WHERE))
    for person in (family.mother, *(child.row for child in family.children)):
        _move(told, person, on, spell.someone_who_allocates(spell.team("Assessment"), on), household=household,
              hidden=True, hidden_why=IN_REFUGE, **home)  # fmt: skip


def keep_secret(one: InCare) -> None:
    """A child's foster home that must not be told, for as long as the child lives there."""
    told, (home, row, until) = one.spell.told, one.homes[-1]
    on = home.started_on
    if home.kind[0] != "U" or until <= told.last or not told.chance.yes(CONFIDENTIAL):
        return
    lines = f"{told.chance.within(1, 148)} {told.chance.one(places.STREETS)}"
    _move(told, one.child.row, on, one.worker.on(on), lines=lines, postcode=row.columns["postcode"],
          hidden=True, hidden_why=NOT_TOLD)  # fmt: skip


def _move(told: Told, person: Row, on: date, by: Row, **columns: Any) -> None:
    """Somebody moves: where they lived until then ends, and the new address begins."""
    for row in told.rows["people.Address"]:
        if row.columns["person"] is person and row.columns.get("ended_on") is None:
            on = max(on, row.columns["started_on"])
            told.later(row, on, by, ended_on=on)
    told.tell("people.Address", on, by, person=person, started_on=on, **columns)
