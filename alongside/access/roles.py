"""Which role reaches which children, and which parts of their record it sees and records in.

One table, read by the door, by the database's policies (copied there after each migration) and by
the page that explains access. After the account of roles agreed with practitioners: you see a
child because you work with the child, supervise somebody who does, or hold a named function.
"""

from dataclasses import dataclass, field
from enum import StrEnum


class Part(StrEnum):
    """The parts of a child's record. Every table of facts belongs to one."""

    PEOPLE = "people"
    ALLOCATION = "allocation"
    CLOCKS = "clocks"
    FRONT_DOOR = "front_door"
    ASSESSMENT = "assessment"
    PROTECTION = "protection"
    FAMILY_PLAN = "family_plan"
    CARE = "care"
    HEALTH = "health"
    EDUCATION = "education"
    LEAVING_CARE = "leaving_care"
    NOTES = "notes"
    DOCUMENTS = "documents"
    PRACTICE = "practice"
    HISTORY = "history"


class Emergency(StrEnum):
    """What a role may open in an emergency, outside its reach: nothing, ordinary records, or restricted ones too."""

    NOTHING = ""
    ORDINARY = "ordinary"
    RESTRICTED = "restricted"


class Reach(StrEnum):
    """Whose records a role reaches, beside those of children whom the worker is allocated to by name."""

    NAMED = "named"
    TEAM = "team"
    SERVICE = "service"
    ALL = "all"


EVERYTHING = frozenset(Part)
WORK = EVERYTHING - {Part.HISTORY}


@dataclass(frozen=True)
class RoleAccess:
    """A role's reach, the parts it sees and those it records in (always some that it sees).

    `answers`: whether it is told of records that others opened in an emergency, and looks at them.
    """

    reach: Reach
    sees: frozenset[Part]
    records: frozenset[Part] = field(default=frozenset())
    searches_all: bool = False
    emergency: Emergency = Emergency.NOTHING
    answers: bool = False


def _parts(*parts: Part) -> frozenset[Part]:
    return frozenset(parts)


_BASICS = _parts(Part.PEOPLE, Part.ALLOCATION, Part.CLOCKS)
_CHILD_LIFE = _BASICS | _parts(Part.CARE, Part.HEALTH, Part.EDUCATION)

ROLES: dict[str, RoleAccess] = {
    "social_worker": RoleAccess(Reach.NAMED, EVERYTHING, WORK, emergency=Emergency.ORDINARY),
    "team_manager": RoleAccess(Reach.TEAM, EVERYTHING, WORK, emergency=Emergency.ORDINARY, answers=True),
    "service_manager": RoleAccess(Reach.SERVICE, EVERYTHING, WORK, emergency=Emergency.RESTRICTED, answers=True),
    "front_door_worker": RoleAccess(Reach.TEAM, EVERYTHING, WORK, searches_all=True, emergency=Emergency.ORDINARY),
    "front_door_manager": RoleAccess(
        Reach.TEAM, EVERYTHING, WORK, searches_all=True, emergency=Emergency.ORDINARY, answers=True
    ),
    "emergency_duty_worker": RoleAccess(Reach.TEAM, EVERYTHING, WORK, searches_all=True, emergency=Emergency.ORDINARY),
    "early_help_worker": RoleAccess(
        Reach.NAMED,
        _BASICS | _parts(Part.FRONT_DOOR, Part.FAMILY_PLAN, Part.NOTES, Part.DOCUMENTS, Part.EDUCATION, Part.PRACTICE),
        _BASICS | _parts(Part.FRONT_DOOR, Part.FAMILY_PLAN, Part.NOTES, Part.DOCUMENTS, Part.PRACTICE),
    ),
    "lead_practitioner": RoleAccess(
        Reach.NAMED,
        _BASICS | _parts(Part.FRONT_DOOR, Part.FAMILY_PLAN, Part.NOTES, Part.DOCUMENTS, Part.EDUCATION),
        _BASICS | _parts(Part.FAMILY_PLAN, Part.NOTES, Part.DOCUMENTS),
    ),
    "lead_protection_practitioner": RoleAccess(Reach.NAMED, EVERYTHING, WORK, emergency=Emergency.ORDINARY),
    "protection_team_member": RoleAccess(
        Reach.NAMED,
        WORK - {Part.LEAVING_CARE, Part.PRACTICE},
        _BASICS | _parts(Part.ASSESSMENT, Part.PROTECTION, Part.NOTES),
    ),
    "adult_practitioner": RoleAccess(Reach.NAMED, _BASICS | _parts(Part.FAMILY_PLAN, Part.PROTECTION)),
    "conference_chair": RoleAccess(
        Reach.NAMED,
        EVERYTHING,
        _BASICS | _parts(Part.PROTECTION, Part.FAMILY_PLAN, Part.NOTES, Part.DOCUMENTS),
        emergency=Emergency.ORDINARY,
    ),
    "reviewing_officer": RoleAccess(
        Reach.NAMED,
        EVERYTHING,
        _BASICS | _parts(Part.CARE, Part.HEALTH, Part.NOTES, Part.DOCUMENTS),
        emergency=Emergency.ORDINARY,
    ),
    "personal_adviser": RoleAccess(
        Reach.NAMED,
        _CHILD_LIFE | _parts(Part.LEAVING_CARE, Part.NOTES, Part.DOCUMENTS, Part.PRACTICE),
        _BASICS | _parts(Part.LEAVING_CARE, Part.NOTES, Part.DOCUMENTS, Part.PRACTICE),
        emergency=Emergency.ORDINARY,
    ),
    "virtual_school": RoleAccess(
        Reach.NAMED,
        _CHILD_LIFE - {Part.HEALTH} | _parts(Part.PRACTICE),
        _parts(Part.CLOCKS, Part.EDUCATION, Part.PRACTICE),
    ),
    "police_partner": RoleAccess(Reach.NAMED, _parts(Part.PEOPLE)),
    "health_partner": RoleAccess(
        Reach.NAMED, _parts(Part.PEOPLE, Part.HEALTH, Part.CLOCKS), _parts(Part.CLOCKS, Part.HEALTH)
    ),
    "school_partner": RoleAccess(Reach.NAMED, _parts(Part.PEOPLE, Part.EDUCATION)),
    "probation_partner": RoleAccess(Reach.NAMED, _parts(Part.PEOPLE)),
    "residential_worker": RoleAccess(
        Reach.NAMED, _parts(Part.PEOPLE, Part.CARE, Part.CLOCKS, Part.PRACTICE), _parts(Part.CLOCKS, Part.PRACTICE)
    ),
    "director": RoleAccess(Reach.ALL, EVERYTHING, WORK, emergency=Emergency.RESTRICTED, answers=True),
    "auditor": RoleAccess(Reach.NAMED, EVERYTHING),
    "inspector": RoleAccess(Reach.NAMED, EVERYTHING),
    "legal": RoleAccess(
        Reach.NAMED, _CHILD_LIFE | _parts(Part.PROTECTION, Part.ASSESSMENT, Part.DOCUMENTS, Part.FAMILY_PLAN)
    ),
    "business_support": RoleAccess(Reach.TEAM, _BASICS, _parts(Part.CLOCKS)),
    "foster_carer": RoleAccess(Reach.NAMED, _parts()),
    "young_person": RoleAccess(Reach.NAMED, _parts()),
    "parent": RoleAccess(Reach.NAMED, _parts()),
    "councillor": RoleAccess(Reach.NAMED, _parts()),
    "finance": RoleAccess(Reach.NAMED, _parts()),
    # Who makes the returns answers for every child's facts, but needs nobody's words.
    "data": RoleAccess(Reach.ALL, EVERYTHING - {Part.NOTES, Part.DOCUMENTS, Part.PRACTICE, Part.HISTORY}),
    # Practice Week: who runs it and who comes see no child's record. The line brings a worry to the front door.
    "practice_lead": RoleAccess(Reach.NAMED, _parts()),
    "practice_guest": RoleAccess(Reach.NAMED, _parts()),
    "duty_line": RoleAccess(
        Reach.TEAM, _BASICS | _parts(Part.FRONT_DOOR), _BASICS | _parts(Part.FRONT_DOOR), searches_all=True
    ),
    "system_administrator": RoleAccess(Reach.NAMED, _parts()),
}
