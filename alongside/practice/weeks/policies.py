"""Who sees the rows of Practice Week, as SQL conditions of their tables (`alongside.access.policies`).

The leads plan and learn; a guest and a host see their own. The duty line is a program: it carries a guest's
worry about a child to the front door, and a family's answers home.
"""

from alongside.access.policies import Policy

LEADERS = ("practice_lead", "director")
LINE = "duty_line"


def holds(*roles: str) -> str:
    """The condition that the acting user holds one of these roles today."""
    listed = ", ".join(f"'{role}'" for role in roles)
    return f"EXISTS (SELECT 1 FROM access_my_roles() m WHERE m.role IN ({listed}))"


LEADS = holds(*LEADERS)
# Who comes and who shows what is no secret, and names no family. Who else writes it could make themselves a visit's
# guest or host, and so read what was seen: nobody changes whose row it is (`application_may` names the columns).
PLANNED_BY_LEADS = Policy("true", LEADS, LEADS)
_GUESTS_OWN = f"({LEADS} OR guest_id IN (SELECT g.id FROM weeks_guest g WHERE g.worker_id = history_actor()))"
OFFERED_BY_GUEST = Policy("true", _GUESTS_OWN, _GUESTS_OWN)
GUEST_TELLS = Policy("true", LEADS, f"({LEADS} OR worker_id = history_actor())")
_HOSTS_OWN = f"({LEADS} OR host_id IN (SELECT h.id FROM weeks_host h WHERE h.worker_id = history_actor()))"
# Whether the family agreed is kept by whoever records for its child: that table's own policy says who sees it.
SHOWN_BY_HOST = Policy("true", _HOSTS_OWN, f"({_HOSTS_OWN} OR id IN (SELECT f.slot_id FROM agreements_familyvisit f))")
ON_THE_LINE = holds(LINE)

_VISITS = (
    "SELECT v.id FROM weeks_visit v JOIN weeks_guest g ON g.id = v.guest_id"
    " JOIN weeks_slot s ON s.id = v.slot_id JOIN weeks_host h ON h.id = s.host_id WHERE "
)
# Of a row that points to a visit: whether the acting user is the visit's guest, or the worker who hosts it.
AS_GUEST = f"visit_id IN ({_VISITS}g.worker_id = history_actor())"
AS_HOST = f"visit_id IN ({_VISITS}h.worker_id = history_actor())"
AT_EITHER_END = f"visit_id IN ({_VISITS}history_actor() IN (g.worker_id, h.worker_id))"
