"""Contacts and referrals for tests, made through the verbs. Call inside `acting` as the front door."""

from datetime import datetime
from typing import Any

from alongside.pathway.front_door import actions
from alongside.pathway.front_door.models import Contact, Referral
from alongside.people.models import Person, Team, Worker


def a_contact(child: Person, *, by: Worker, team: Team, at: datetime, **told: Any) -> Contact:
    """A teacher's contact about one child."""
    told = {"source": "2A", "worries": "She has come to school hungry three days running.", **told}
    return actions.receive_contact(children=[child], received_at=at, team=team, by=by, **told)[0]


def a_referral(child: Person, *, by: Worker, team: Team, at: datetime, **told: Any) -> Referral:
    """A contact that became a referral the same day. `by` must be a front door manager."""
    contact = a_contact(child, by=by, team=team, at=at, **told)
    referral = actions.decide_contact(
        contact=contact, decision="referral", reason="She may be neglected.", on=at.date(), by=by
    )
    assert referral is not None
    return referral
