"""Whom one can be in the made-up council: one worker of each role, with a line on what they do and hold."""

from alongside.council.made_up.places import COUNTY
from alongside.council.made_up.spell import FRONT_DOOR
from alongside.council.made_up.staff import Member, Staff

# team, role, what the page says
PARTS = (
    ("Assessment Aldwater", "social_worker", "social worker in Assessment Aldwater"),
    ("Family Solutions Aldwater", "social_worker", "social worker in Family Solutions Aldwater"),
    ("Children in Care Aldwater", "social_worker", "social worker in Children in Care Aldwater"),
    ("Assessment Aldwater", "team_manager", "team manager of Assessment Aldwater"),
    ("Family Solutions Aldwater", "team_manager", "team manager of Family Solutions Aldwater"),
    ("Children in Care Aldwater", "team_manager", "team manager of Children in Care Aldwater"),
    (FRONT_DOOR, "front_door_worker", "front door worker"),
    (FRONT_DOOR, "front_door_manager", "front door manager"),
    ("Independent Reviewing Service", "conference_chair", "child protection conference chair"),
    ("Independent Reviewing Service", "reviewing_officer", "independent reviewing officer"),
    ("Leaving Care Aldwater", "personal_adviser", "personal adviser in Leaving Care Aldwater"),
    ("Early Help Aldwater", "early_help_worker", "early help worker"),
    ("Marlshire Virtual School", "virtual_school", "virtual school"),
    ("Family Solutions Aldwater", "service_manager", "service manager of Family Solutions North"),
    ("Children in Care Aldwater", "service_manager", "service manager for children in care and leaving care"),
    ("Children's Leadership", "director", "director of children's services"),
    ("Children's Leadership", "data", "data and returns officer"),
    ("Children's Leadership", "councillor", "councillor, who sees numbers and no names"),
    ("Children's Leadership", "practice_lead", "Practice Week lead, who sees no child's record"),
    ("Chief Executive's Office", "practice_guest", "chief executive, a guest of Practice Week"),
    (f"{COUNTY} Police Command", "practice_guest", f"guest of Practice Week, {COUNTY} Police"),
    ("Police Child Abuse Investigation Unit", "police_partner", f"{COUNTY} Police"),
    ("Children in Care Nurses", "health_partner", f"nurse for children in care, {COUNTY} Health"),
)
CLOSE_TO = 18  # children whom the social worker one is shown holds, as near as can be


def cast(staff: Staff) -> list[tuple[int, str]]:
    """The id of each worker to be, with the line that the sign-in page shows."""
    return [(member.worker.id, _says(member, says)) for member, says in ((_who(staff, t, r), s) for t, r, s in PARTS)]


def _who(staff: Staff, team: str, role: str) -> Member:
    here = [member for member in staff.members[team, role] if member.ended_on is None]
    return min(here, key=lambda member: abs(member.load - CLOSE_TO))


def _says(member: Member, says: str) -> str:
    return f"{says}: {member.load} children" if member.load else says
