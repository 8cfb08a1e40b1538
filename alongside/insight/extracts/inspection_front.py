"""Annex A from the first contact to the enquiry: lists 1 to 5."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date

from django.conf import settings

from alongside.insight.extracts.in_need import NOTHING_MORE
from alongside.insight.extracts.inspection_day import Day, Told
from alongside.insight.extracts.years import of
from alongside.law.due import local_day
from alongside.pathway.assessment.models import Assessment, Section47Enquiry
from alongside.pathway.early_help.models import EarlyHelpEpisode
from alongside.pathway.front_door.models import Contact, Referral
from alongside.pathway.protection.models import Conference
from alongside.returns.annex_a import lists_1_to_7 as lists
from alongside.returns.kit.authorities import find

NEEDS_CARE = (Assessment.Outcome.CHILD_IN_NEED, Assessment.Outcome.STRATEGY_DISCUSSION)
INITIAL, PLAN = Conference.Kind.INITIAL, Conference.Decision.PLAN


def contacts(day: Day, child_ids: list[int] | None) -> Told:
    """List 1: every contact of the six months."""
    held = Contact.objects.filter(received_at__date__range=(day.since, day.on), **of(child_ids))
    columns = held.order_by("received_at", "pk").values_list("child_id", "received_at", "source")
    return [(child, lists.Contact(contact_date=local_day(at), source=source or None)) for child, at, source in columns]


def early_help(day: Day, child_ids: list[int] | None) -> Told:
    """List 2: every early help assessment that went on in the six months."""
    lasting = day.lasting("assessment_started_on", "assessment_completed_on")
    held = EarlyHelpEpisode.objects.filter(lasting, **of(child_ids)).select_related("lead_agency")
    return [(one.child_id, _early_help(one, day)) for one in held.order_by("assessment_started_on", "pk")]


def _early_help(one: EarlyHelpEpisode, day: Day) -> lists.EarlyHelpAssessment:
    """Where nobody else is named, the council's own worker does it."""
    agency = one.lead_agency.name if one.lead_agency else ""
    own = find(settings.AUTHORITY) if one.lead_worker_id else None
    return lists.EarlyHelpAssessment(
        start_date=one.assessment_started_on,
        completion_date=day.known(one.assessment_completed_on),
        organisation=one.organisation or agency or (own.name if own else None),
    )


def referrals(day: Day, child_ids: list[int] | None) -> Told:
    """List 3: every referral of the six months, with how many the child had in twelve."""
    held = Referral.objects.filter(received_on__range=(day.year_ago, day.on), **of(child_ids))
    found = list(held.order_by("received_on", "pk"))
    times = Counter(one.child_id for one in found)
    return [
        (
            one.child_id,
            lists.Referral(
                referral_date=one.received_on,
                source=one.source or None,
                no_further_action=one.decision in NOTHING_MORE and one.decided_on == day.known(one.decided_on),
                referrals_in_12_months=times[one.child_id],
            ),
        )
        for one in found
        if day.recent(one.received_on)
    ]


def assessments(day: Day, child_ids: list[int] | None) -> Told:
    """List 4: every assessment that went on in the six months."""
    held = Assessment.objects.filter(day.lasting("started_on", "authorised_on"), **of(child_ids))
    return [(one.child_id, _assessment(one, day)) for one in held.order_by("started_on", "pk")]


def _assessment(one: Assessment, day: Day) -> lists.Assessment:
    done = day.known(one.authorised_on)
    seen = "Yes" if day.known(one.child_seen_on) else "No" if done or one.not_seen_why else None
    return lists.Assessment(
        start_date=one.started_on,
        child_seen=seen,
        authorisation_date=done,
        needs_social_care=one.outcome in NEEDS_CARE if done else None,
    )


def enquiries(day: Day, child_ids: list[int] | None) -> Told:
    """List 5: every enquiry that began in the six months, or led to a conference in them.

    An initial conference without an enquiry has a row of its own. A conference on a child
    who moves in from another council is none of these.
    """
    began = Section47Enquiry.objects.filter(started_on__range=(day.year_ago, day.on), **of(child_ids))
    found = list(began.order_by("started_on", "pk"))
    of_year = Conference.objects.filter(kind=INITIAL, held_on__range=(day.year_ago, day.on), **of(child_ids))
    conferences = list(of_year.select_related("enquiry").order_by("held_on", "pk"))
    rows = [*_enquiries(day, found, conferences), *_without(day, found, conferences)]
    enquired = Counter(one.child_id for one in found)
    conferred = Counter(one.child_id for one in conferences)
    for child, row in rows:
        row.enquiries_in_12_months = enquired[child]
        row.conferences_in_12_months = conferred[child]
    return list(rows)


def _enquiries(
    day: Day, found: Sequence[Section47Enquiry], conferences: Sequence[Conference]
) -> list[tuple[int, lists.Section47]]:
    held: dict[int | None, list[Conference]] = defaultdict(list)
    for one in conferences:
        held[one.enquiry_id].append(one)
    rows = []
    for enquiry in found:
        first = next(iter(held[enquiry.pk]), None)
        if day.recent(enquiry.started_on) or _recent(first, day):
            row = _conferred(first, enquiry.started_on)
            if first or day.known(enquiry.concluded_on):
                row.conference_unnecessary = first is None and enquiry.outcome != Section47Enquiry.Outcome.CONFERENCE
            rows.append((enquiry.child_id, row))
    return rows


def _recent(conference: Conference | None, day: Day) -> bool:
    return conference is not None and day.recent(conference.held_on)


def _without(
    day: Day, found: Sequence[Section47Enquiry], conferences: Sequence[Conference]
) -> list[tuple[int, lists.Section47]]:
    """Initial conferences of the six months whose enquiry, if any, began longer ago than a year."""
    told = {one.pk for one in found}
    return [
        (one.child_id, _conferred(one, one.enquiry.started_on if one.enquiry else None))
        for one in conferences
        if one.enquiry_id not in told and day.recent(one.held_on)
    ]


def _conferred(conference: Conference | None, began: date | None) -> lists.Section47:
    """An enquiry begins with its strategy discussion, as the census has it."""
    if conference is None:
        return lists.Section47(strategy_discussion=began)
    return lists.Section47(
        strategy_discussion=began,
        conference_unnecessary=False,
        conference_date=conference.held_on,
        led_to_plan="Yes" if conference.decision == PLAN else "No",
    )
