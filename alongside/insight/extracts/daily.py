"""What the department is sent each day, asked of the record: its children, with all that falls in the window.

An identifier is the record's own key behind a letter that says what it is, so it never
changes. What was recorded without its referral goes with the child's referral of those
days; a time in care that no referral holds is an episode of its own. Facts of a child who
has neither are left out. Source: specification 0.8 as `alongside.returns.dfe_api` has it.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Q

from alongside.insight.extracts.daily_care import Care
from alongside.insight.extracts.daily_who import Who
from alongside.insight.extracts.in_need import NOTHING_MORE
from alongside.insight.extracts.inspection_day import Day
from alongside.insight.extracts.years import among, of
from alongside.pathway.assessment.models import Assessment, Section47Enquiry
from alongside.pathway.care.models import PeriodOfCare
from alongside.pathway.family_plan.models import ChildInNeedPlan
from alongside.pathway.front_door.models import Referral
from alongside.pathway.protection.models import Conference, ProtectionPlan
from alongside.people.models import Person
from alongside.returns.dfe_api import rows
from alongside.returns.dfe_api.cohort import cohort, window


def children_on(on: date, child_ids: list[int] | None = None) -> list[rows.Child]:
    """Whom the department is sent on the day, in order of number. Runs as whoever acts, and sees what they may see."""
    ids = _candidates(on, child_ids)
    people = Person.objects.filter(pk__in=among(ids), merged_into__isnull=True).order_by("number", "pk")
    all_of_them = _Children(ids, Day(on))
    return list(cohort((all_of_them.child(person) for person in people), on))


def _candidates(on: date, child_ids: list[int] | None) -> list[int]:
    """Children who may be asked for: something goes on, or went on in the window."""
    asked, found = window(on), set[int]()
    for model, start, end in (
        (Referral, "received_on", "closed_on"),
        (ChildInNeedPlan, "started_on", "ended_on"),
        (PeriodOfCare, "started_on", "ended_on"),
    ):
        lasting = Q(**{f"{end}__isnull": True}) | Q(**{f"{end}__gte": asked.first})
        held = model._default_manager.filter(lasting, **{f"{start}__lte": on}, **of(child_ids))
        found.update(held.values_list("child_id", flat=True))
    return sorted(found)


@dataclass(slots=True)
class Spell:
    """One episode of the payload: a referral, or a time in care without one, and what belongs to it."""

    key: str
    started_on: date
    ended_on: date | None
    referral: Referral | None = None
    assessments: list[Assessment] = field(default_factory=list)
    need_plans: list[ChildInNeedPlan] = field(default_factory=list)
    enquiries: list[Section47Enquiry] = field(default_factory=list)
    protection_plans: list[ProtectionPlan] = field(default_factory=list)
    periods: list[PeriodOfCare] = field(default_factory=list)


class _Children:
    """All that is sent of these children, each kind of fact in one query, put into the episode where it belongs."""

    def __init__(self, ids: list[int], day: Day) -> None:
        self.day, self.who, self.care = day, Who(ids, day), Care(ids, day)
        theirs = {"child_id__in": among(ids)}
        self.spells: dict[int, list[Spell]] = defaultdict(list)
        self.of_referral: dict[int | None, Spell] = {}
        for one in Referral.objects.filter(received_on__lte=day.on, **theirs).order_by("received_on", "pk"):
            self.of_referral[one.pk] = Spell(f"R{one.pk}", one.received_on, one.closed_on, one)
            self.spells[one.child_id].append(self.of_referral[one.pk])
        until = {"started_on__lte": day.on, **theirs}
        self._put_care(PeriodOfCare.objects.filter(**until).order_by("started_on", "pk"))
        self._put("assessments", Assessment.objects.filter(**until).order_by("pk"))
        self._put("need_plans", ChildInNeedPlan.objects.filter(**until).order_by("pk"))
        self._put("enquiries", Section47Enquiry.objects.filter(**until).order_by("pk"))
        self._put("protection_plans", ProtectionPlan.objects.filter(**until).order_by("pk"))
        held = Conference.objects.filter(enquiry__isnull=False, held_on__lte=day.on, **theirs).exclude(kind="review")
        # The first of several is the one that the enquiry led to.
        self.conferences = dict(held.order_by("-held_on", "-pk").values_list("enquiry_id", "held_on"))

    def _put(self, kind: str, found: Iterable[Any]) -> None:
        for one in found:
            begun = [spell for spell in self.spells[one.child_id] if spell.started_on <= one.started_on]
            near = begun[-1:] or self.spells[one.child_id][:1]
            for spell in [self.of_referral[one.referral_id]] if one.referral_id in self.of_referral else near:
                getattr(spell, kind).append(one)

    def _put_care(self, found: Iterable[PeriodOfCare]) -> None:
        for one in found:
            held = [spell for spell in self.spells[one.child_id] if _holds(spell, one.started_on)]
            if not held:
                held = [Spell(f"C{one.pk}", one.started_on, one.ended_on)]
                self.spells[one.child_id].append(held[0])
                self.spells[one.child_id].sort(key=lambda spell: spell.started_on)
            held[-1].periods.append(one)

    def child(self, person: Person) -> rows.Child:
        """One child. Who has no number of the council's has an empty one, and is held back by the check."""
        spells = self.spells[person.pk]
        open_ones = [spell for spell in spells if self.day.known(spell.ended_on) is None]
        latest = (open_ones or spells)[-1:]
        return rows.Child(
            child_id=person.returned_as,
            system_child_id=f"P{person.pk}",
            details=self.who.details(person),
            health=self.who.health(person.pk),
            episodes=tuple(self._episode(person.pk, one, last=one in latest) for one in spells),
        )

    def _episode(self, child: int, spell: Spell, *, last: bool) -> rows.SocialCareEpisode:
        referral, closed = spell.referral, self.day.known(spell.ended_on)
        return rows.SocialCareEpisode(
            episode_id=spell.key,
            referral_date=referral.received_on if referral else None,
            referral_source=(referral.source or None) if referral else None,
            no_further_action=referral.decision in NOTHING_MORE if referral and referral.decision else None,
            workers=self.who.workers(child, spell.started_on, closed),
            assessments=tuple(self._assessment(one) for one in spell.assessments),
            child_in_need_plans=tuple(
                rows.ChildInNeedPlan(plan_id=f"N{one.pk}", start_date=one.started_on, end_date=self._known(one))
                for one in spell.need_plans
            ),
            section_47s=tuple(self._enquiry(one) for one in spell.enquiries),
            protection_plans=tuple(
                rows.ProtectionPlan(plan_id=f"P{one.pk}", start_date=one.started_on, end_date=self._known(one))
                for one in spell.protection_plans
            ),
            placements=tuple(home for one in spell.periods for home in self.care.placements(one)),
            adoption=self.care.adoption(spell.periods),
            care_leaver=self.care.leaver(child) if last else None,
            closure_date=closed,
            reason_for_closure=(referral.closed_why or None) if referral and closed else None,
        )

    def _known(self, one: ChildInNeedPlan | ProtectionPlan) -> date | None:
        return self.day.known(one.ended_on)

    def _assessment(self, one: Assessment) -> rows.Assessment:
        done = self.day.known(one.authorised_on)
        factors = tuple(dict.fromkeys(one.factors)) if done else ()
        return rows.Assessment(
            assessment_id=f"A{one.pk}", start_date=one.started_on, authorisation_date=done, factors=factors
        )

    def _enquiry(self, one: Section47Enquiry) -> rows.Section47:
        concluded, conferred = self.day.known(one.concluded_on), self.conferences.get(one.pk)
        needed = conferred is not None or one.outcome == Section47Enquiry.Outcome.CONFERENCE
        return rows.Section47(
            enquiry_id=f"S{one.pk}",
            start_date=one.started_on,
            conference_required=needed if concluded or conferred else None,
            conference_date=conferred,
            end_date=concluded,
        )


def _holds(spell: Spell, day: date) -> bool:
    return spell.started_on <= day and (spell.ended_on is None or spell.ended_on >= day)
