"""Who each child of the daily payload is, who works with them, and how they feel by their questionnaires."""

from collections import defaultdict
from datetime import date

from alongside.insight.extracts.inspection_day import SOCIAL_WORKER, Day
from alongside.insight.extracts.looked_after import worker_id
from alongside.insight.extracts.years import among
from alongside.pathway.care.models import PeriodOfCare, StrengthsAndDifficulties, UnaccompaniedStatus
from alongside.people.models import Address, Allocation, Person, current
from alongside.returns.dfe_api import rows

UNBORN_SEX = "U"


class Who:
    """These children's details, workers and questionnaires, each kind in one query."""

    def __init__(self, ids: list[int], day: Day) -> None:
        self.day = day
        theirs = {"child_id__in": among(ids)}
        # An address that must not be told to others is not told here either.
        homes = Address.objects.filter(current(day.on), person_id__in=among(ids), hidden=False).exclude(postcode="")
        self.postcodes = dict(homes.values_list("person_id", "postcode"))
        alone = UnaccompaniedStatus.objects.filter(started_on__lte=day.on, **theirs).order_by("started_on", "pk")
        self.unaccompanied = dict(alone.values_list("child_id", "ended_on"))
        cared = PeriodOfCare.objects.filter(started_on__lte=day.on, **theirs)
        self.cared_for = frozenset(cared.values_list("child_id", flat=True))
        self.scores: dict[int, list[rows.SdqAssessment]] = defaultdict(list)
        scored = StrengthsAndDifficulties.objects.filter(scored_on__lte=day.on, score__isnull=False, **theirs)
        for child, on, score in scored.values_list("child_id", "scored_on", "score"):
            self.scores[child].append(rows.SdqAssessment(completed_on=on, score=score))
        self.held: dict[int, list[rows.CareWorker]] = defaultdict(list)
        work = Allocation.objects.filter(role=SOCIAL_WORKER, worker__isnull=False, started_on__lte=day.on, **theirs)
        columns = ("child_id", "worker__registration_number", "worker__number", "started_on", "ended_on")
        for child, registration, number, began, ended in work.values_list(*columns):
            known = rows.CareWorker(
                worker_id=worker_id(registration, number), start_date=began, end_date=day.known(ended)
            )
            self.held[child].append(known)

    def details(self, person: Person) -> rows.ChildDetails:
        """Who the child is. Whether a child is unaccompanied is known of children who have been in care alone."""
        born = self.day.known(person.born_on)
        alone = person.pk in self.unaccompanied
        return rows.ChildDetails(
            upn=person.upn or None,
            former_upn=person.former_upn or None,
            upn_unknown=None if person.upn else person.upn_unknown or None,
            first_name=person.given_name or None,
            surname=person.family_name or None,
            birth_date=born,
            expected_birth_date=None if born else person.expected_on or person.born_on,
            sex=person.sex if born else UNBORN_SEX,
            ethnicity=person.ethnicity or None,
            disabilities=tuple(dict.fromkeys(person.disabilities)),
            postcode=self.postcodes.get(person.pk),
            uasc=alone if alone or person.pk in self.cared_for else None,
            uasc_end_date=self.day.known(self.unaccompanied.get(person.pk)),
        )

    def health(self, child: int) -> rows.HealthAndWellbeing | None:
        """The child's questionnaires that have a score."""
        scores = tuple(self.scores[child])
        return rows.HealthAndWellbeing(sdq_assessments=scores) if scores else None

    def workers(self, child: int, began: date, ended: date | None) -> tuple[rows.CareWorker, ...]:
        """The social workers of an episode: whoever worked with the child on one of its days."""
        return tuple(
            one
            for one in self.held[child]
            if (ended is None or (one.start_date and one.start_date <= ended))
            and (one.end_date is None or one.end_date >= began)
        )
