"""Who sees the rows of Practice Week, as SQL conditions of their tables (`alongside.access.policies`).

The leads plan and learn; a guest and a host see their own. The duty line is a program: it carries a guest's
worry about a child to the front door, and a family's answers home.
"""

LEADERS = ("practice_lead", "director")
LINE = "duty_line"


def holds(*roles: str) -> str:
    """The condition that the acting user holds one of these roles today."""
    listed = ", ".join(f"'{role}'" for role in roles)
    return f"EXISTS (SELECT 1 FROM access_my_roles() m WHERE m.role IN ({listed}))"


LEADS = holds(*LEADERS)
ON_THE_LINE = holds(LINE)

_VISITS = (
    "SELECT v.id FROM weeks_visit v JOIN weeks_guest g ON g.id = v.guest_id"
    " JOIN weeks_slot s ON s.id = v.slot_id JOIN weeks_host h ON h.id = s.host_id WHERE "
)
# Of a row that points to a visit: whether the acting user is the visit's guest, or the worker who hosts it.
AS_GUEST = f"visit_id IN ({_VISITS}g.worker_id = history_actor())"
AS_HOST = f"visit_id IN ({_VISITS}h.worker_id = history_actor())"
AT_EITHER_END = f"visit_id IN ({_VISITS}history_actor() IN (g.worker_id, h.worker_id))"
