"""Assessments, discussions and enquiries for tests, made through the verbs. Call inside `acting` as a manager."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from alongside.pathway.assessment import actions
from alongside.pathway.assessment.enquiry import actions as enquiry_actions
from alongside.pathway.assessment.enquiry.actions import Attended, ConcludedFor, DecidedFor
from alongside.pathway.assessment.models import Assessment, Section47Enquiry, StrategyDiscussion
from alongside.pathway.front_door.factories import a_referral
from alongside.pathway.front_door.models import Referral
from alongside.people.cast import Cast
from alongside.people.models import Agency, Person


def a_referred_child(cast: Cast, on: date, **facts: Any) -> Referral:
    """A child referred on a day and handed to Carys of Assessment North. Call inside `acting(cast.bola.pk)`."""
    from alongside.pathway.front_door import actions as front_door
    from alongside.people.factories import a_child

    team = cast.teams["Front door"]
    child = a_child(cast.bola, **facts)
    at = datetime(on.year, on.month, on.day, 10, tzinfo=ZoneInfo("Europe/London"))
    referral = a_referral(child, by=cast.bola, team=team, at=at)
    return front_door.decide_referral(
        referral=referral,
        decision="assessment",
        reason="She may be neglected.",
        primary_need="N1",
        on=on,
        by=cast.bola,
        team=cast.teams["Assessment North"],
        worker=cast.carys,
    )


def an_assessment(referral: Referral, cast: Cast, on: date, **columns: Any) -> Assessment:
    """Carys's assessment of a referred child. Call inside `acting(cast.carys.pk)`."""
    assessment = actions.start(referral=referral, worker=cast.carys, on=on, by=cast.carys)
    columns = {"analysis": "She is often alone.", "factors": ["4B"], "childs_words": "I wait for Mum.", **columns}
    actions.write(assessment=assessment, version=assessment.version, by=cast.carys, **columns)
    assessment.refresh_from_db()
    return assessment


def all_three() -> list[Attended]:
    """Police, health and social care."""
    agencies = {agency.kind: agency for agency in Agency.objects.all()}
    kinds = (Agency.Kind.COUNCIL, Agency.Kind.POLICE, Agency.Kind.HEALTH)
    return [Attended(f"Somebody of {agencies[kind].name}", agencies[kind], "Officer") for kind in kinds]


def a_discussion(
    *children: Person, cast: Cast, on: date, decision: str = "section_47_single"
) -> list[StrategyDiscussion]:
    """A strategy discussion that Dev holds. Call inside `acting(cast.dev.pk)`."""
    decided = [DecidedFor(child, decision, "She has a burn that nobody can explain.", "It hurt.") for child in children]
    return enquiry_actions.hold_discussion(children=decided, attended=all_three(), on=on, by=cast.dev)


def a_concluded_enquiry(child: Person, *, cast: Cast, on: date, concluded_on: date) -> Section47Enquiry:
    """An enquiry that leads to a conference. Call inside `acting(cast.dev.pk)`."""
    discussions = a_discussion(child, cast=cast, on=on)
    (enquiry,) = enquiry_actions.start_enquiries(discussions=discussions, worker=cast.carys, on=on, by=cast.dev)
    enquiry_actions.write(enquiry=enquiry, version=1, by=cast.dev, child_seen_on=on, child_seen_alone=True)
    enquiry.refresh_from_db()
    done = ConcludedFor(enquiry, "conference", "The burn was not an accident.")
    return enquiry_actions.conclude(concluded=[done], on=concluded_on, by=cast.dev)[0]
