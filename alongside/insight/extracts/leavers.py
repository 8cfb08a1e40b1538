"""OC3 of a year: who left care, whether in touch round the birthday, what they do and where they live."""

from datetime import date

from django.db.models import Q

from alongside.insight.extracts.years import Year, among, of
from alongside.law.due import add_months
from alongside.pathway.care.models import PeriodOfCare
from alongside.pathway.leaving_care.models import InTouch, LeavingCareStatus
from alongside.pathway.leaving_care.questions import around_birthdays, birthday_in, round_birthday
from alongside.people.models import Person
from alongside.returns.ssda903 import tables

OLDEST, YOUNGEST = 22, 16
OWED = ("relevant", "former_relevant")


def care_leavers(when: Year, child_ids: list[int] | None) -> dict[int, tables.CareLeaver]:
    """Each care leaver's row: those owed leaving care duties on the birthday, who were not in care on it."""
    young = _of_an_age(when, child_ids)
    told = around_birthdays(young, when.number)
    owed, cared = _owed(when, young), _in_care(when, young)
    return {
        one.pk: tables.CareLeaver(
            child=one.returned_as,
            dob=one.born_on,
            in_touch=told[one.pk].in_touch,
            activ=told[one.pk].activity or None,
            accom=told[one.pk].accommodation or None,
        )
        for one in young
        if one.pk in told and one.pk in owed and one.pk not in cared
    }


def _of_an_age(when: Year, child_ids: list[int] | None) -> list[Person]:
    known = Q(pk__in=LeavingCareStatus.objects.values("child")) | Q(pk__in=InTouch.objects.values("child"))
    ages = (add_months(when.starts, -12 * OLDEST), add_months(when.ends, -12 * YOUNGEST))
    people = Person.objects.filter(known, born_on__range=ages, merged_into__isnull=True)
    if child_ids is not None:
        people = people.filter(pk__in=among(child_ids))
    return list(people.order_by("number"))


def _owed(when: Year, young: list[Person]) -> set[int]:
    """Owed the duties in the year, or known by a contact round the birthday to have been kept in touch with."""
    ids = [one.pk for one in young]
    statuses = LeavingCareStatus.objects.filter(child__in=among(ids), category__in=OWED, started_on__lte=when.ends)
    lasting = statuses.filter(Q(ended_on__isnull=True) | Q(ended_on__gte=when.starts)).values_list(
        "child_id", flat=True
    )
    birthdays = {one.pk: birthday_in(one.born_on, when.number) for one in young if one.born_on}
    touches = InTouch.objects.filter(child__in=among(ids)).values_list("child_id", "happened_on")
    return {*lasting, *(child for child, on in touches if round_birthday(birthdays[child], on))}


def _in_care(when: Year, young: list[Person]) -> set[int]:
    """Those whom a period of care holds on the birthday."""
    days = {one.pk: birthday_in(one.born_on, when.number) for one in young if one.born_on}
    periods = PeriodOfCare.objects.filter(**of(list(days))).values_list("child_id", "started_on", "ended_on")
    return {child for child, began, ended in periods if _holds(began, ended, days[child])}


def _holds(began: date, ended: date | None, day: date) -> bool:
    return began <= day and (ended is None or day < ended)
