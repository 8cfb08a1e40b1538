"""The children in need census of a year, asked of the record: each child with its episodes of need.

In it is every episode of need that was open on a day of the year, and of its assessments,
plans, enquiries and protection plans those that the census asks for: what ended in the
year or had not ended by its last day. Source: children in need census guide.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

from django.db.models import Model, Q

from alongside.insight.extracts.years import Year, among, of
from alongside.pathway.assessment.models import Assessment, Section47Enquiry
from alongside.pathway.family_plan.models import ChildInNeedPlan
from alongside.pathway.front_door.models import Referral
from alongside.pathway.protection.models import Conference, ProtectionPlan
from alongside.people.models import Person
from alongside.returns.cin import rows

M = TypeVar("M", bound=Model)

# What a referral was answered with where social care did nothing more itself.
NOTHING_MORE = (Referral.Decision.NO_FURTHER_ACTION, Referral.Decision.EARLY_HELP)
UNBORN_SEX = "U"


def children_of(year: int, child_ids: list[int] | None = None) -> list[rows.Child]:
    """The census's children in order of their numbers. Runs as whoever acts, and sees what they may see."""
    when = Year(year)
    referrals = list(_referrals(when, child_ids))
    held = _Held(when, [one.pk for one in referrals])
    by_child: dict[int, list[Referral]] = defaultdict(list)
    for one in referrals:
        by_child[one.child_id].append(one)
    people = Person.objects.filter(pk__in=among(by_child), merged_into__isnull=True).order_by("number")
    return [_child(person, by_child[person.pk], held, when) for person in people]


def _referrals(when: Year, child_ids: list[int] | None) -> Iterable[Referral]:
    lasting = Q(closed_on__isnull=True) | Q(closed_on__gte=when.starts)
    found = Referral.objects.filter(lasting, received_on__lte=when.ends, **of(child_ids))
    # A referral that came to nothing is told in the year in which it came.
    return found.exclude(decision__in=NOTHING_MORE, received_on__lt=when.starts).order_by("received_on", "pk")


class _Held:
    """What was done in these episodes of need, by the referral, each kind in one query."""

    def __init__(self, when: Year, referrals: list[int]) -> None:
        mine = {"referral__in": among(referrals)}
        open_still = Q(authorised_on__isnull=True) | Q(authorised_on__gt=when.ends)
        ended = Q(authorised_on__range=(when.starts, when.ends))
        began = Q(started_on__range=(when.starts, when.ends))
        self.assessments = _by(Assessment.objects.filter(ended | (open_still & began), **mine), "referral_id")
        lasting = Q(ended_on__isnull=True) | Q(ended_on__gte=when.starts)
        until = {"started_on__lte": when.ends, **mine}
        self.plans = _by(ChildInNeedPlan.objects.filter(lasting, **until), "referral_id")
        self.protection = _by(ProtectionPlan.objects.filter(lasting, **until), "referral_id")
        # What was held after the year is not known in it.
        known = Conference.objects.filter(held_on__lte=when.ends, **mine)
        self.conferences = _by(known.exclude(kind="review").order_by("held_on"), "enquiry_id")
        self.transferred = _by(known.filter(enquiry__isnull=True).exclude(kind="review"), "referral_id")
        self.reviews = _by(known.filter(kind="review").order_by("held_on"), "plan_id")
        in_year = [one.enquiry_id for of_one in self.conferences.values() for one in of_one if when.holds(one.held_on)]
        enquiries = Section47Enquiry.objects.filter(began | Q(pk__in=among(in_year)), **mine)
        self.enquiries = _by(enquiries, "referral_id")


def _by(found: Iterable[M], column: str) -> dict[int | None, list[M]]:
    held: dict[int | None, list[M]] = defaultdict(list)
    for one in found:
        held[getattr(one, column)].append(one)
    for of_one in held.values():
        of_one.sort(key=_began)
    return held


def _began(one: Any) -> tuple[date, int]:
    return getattr(one, "started_on", None) or one.held_on, one.pk


def _child(person: Person, referrals: Sequence[Referral], held: _Held, when: Year) -> rows.Child:
    unborn = person.born_on is None or person.born_on > when.ends
    codes = [rows.Disability(disability=code) for code in dict.fromkeys(person.disabilities)]
    return rows.Child(
        identifiers=rows.Identifiers(
            la_child_id=person.returned_as,
            upn=person.upn or None,
            former_upn=person.former_upn or None,
            upn_unknown=None if person.upn else person.upn_unknown or None,
            birth_date=None if unborn else person.born_on,
            expected_birth_date=(person.expected_on or person.born_on) if unborn else None,
            sex=UNBORN_SEX if unborn else person.sex,
            death_date=when.known(person.died_on),
        ),
        characteristics=rows.Characteristics(ethnicity=person.ethnicity or None, disabilities=tuple(codes)),
        cin_details=tuple(_details(one, held, when) for one in referrals),
    )


def _details(referral: Referral, held: _Held, when: Year) -> rows.CinDetails:
    nothing = referral.decision in NOTHING_MORE
    closed = when.known(referral.closed_on) if not nothing or referral.closed_why else None
    direct = held.transferred.get(referral.pk, [])
    details = rows.CinDetails(
        referral_date=referral.received_on,
        referral_source=referral.source or None,
        primary_need=referral.primary_need or None,
        closure_date=closed,
        reason_for_closure=(referral.closed_why or None) if closed else None,
        conference_date=next((one.held_on for one in direct if when.holds(one.held_on)), None),
        no_further_action=nothing,
        assessments=tuple(_assessment(one, when) for one in held.assessments.get(referral.pk, ())),
        plans=tuple(
            rows.PlanDates(start_date=one.started_on, end_date=when.known(one.ended_on))
            for one in held.plans.get(referral.pk, ())
        ),
        section_47s=tuple(
            _enquiry(one, held.conferences.get(one.pk, []), when) for one in held.enquiries.get(referral.pk, ())
        ),
        protection_plans=tuple(_protection(one, held.reviews, when) for one in held.protection.get(referral.pk, ())),
    )
    return _bound(details)


def _assessment(one: Assessment, when: Year) -> rows.Assessment:
    done = when.known(one.authorised_on)
    codes = tuple(rows.Factor(factor=code) for code in dict.fromkeys(one.factors)) if done else ()
    made = rows.Assessment(
        start_date=one.started_on, internal_review_date=one.internal_review_on, authorisation_date=done, factors=codes
    )
    for factor in codes:
        factor.assessment = made
    return made


def _enquiry(one: Section47Enquiry, conferences: Sequence[Conference], when: Year) -> rows.Section47:
    first = next((held.held_on for held in conferences if when.known(held.held_on)), None)
    concluded = when.known(one.concluded_on) is not None
    return rows.Section47(
        start_date=one.started_on,
        conference_target=one.conference_due_on,
        conference_date=first,
        conference_not_required=first is None and concluded and one.outcome != Section47Enquiry.Outcome.CONFERENCE,
    )


def _protection(
    plan: ProtectionPlan, reviews: Mapping[int | None, Sequence[Conference]], when: Year
) -> rows.ProtectionPlan:
    held = tuple(rows.Review(review_date=one.held_on) for one in reviews.get(plan.pk, ()))
    made = rows.ProtectionPlan(
        start_date=plan.started_on,
        end_date=when.known(plan.ended_on),
        initial_category=plan.initial_category or None,
        latest_category=plan.latest_category or None,
        previous_plans=plan.previous_plans,
        reviews=held,
    )
    for review in held:
        review.plan = made
    return made


def _bound(details: rows.CinDetails) -> rows.CinDetails:
    blocks: tuple[Any, ...] = (
        *details.assessments,
        *details.plans,
        *details.section_47s,
        *details.protection_plans,
    )
    for block in blocks:
        block.details = details
    return details


def numbered(children: Sequence[rows.Child]) -> list[rows.Child]:
    """The children with each row's place among its kind, as a file of them would have it."""
    counted: dict[str, int] = defaultdict(int)
    for child in children:
        for row in every(child):
            row.number = counted[row.table]
            counted[row.table] += 1
    return list(children)


def every(child: rows.Child) -> Iterable[Any]:
    """Each row of a child, the child itself first."""
    yield from (child, child.identifiers, child.characteristics, *child.characteristics.disabilities)
    for details in child.cin_details:
        yield from (details, *details.assessments, *details.plans, *details.section_47s, *details.protection_plans)
        yield from (factor for one in details.assessments for factor in one.factors)
        yield from (review for one in details.protection_plans for review in one.reviews)
