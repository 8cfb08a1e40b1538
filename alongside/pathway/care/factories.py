"""Children in care for tests, made through the verbs. Call inside `acting` as a service manager of the team."""

from datetime import date
from typing import Any

from alongside.pathway.care.models import PeriodOfCare
from alongside.pathway.care.periods.actions import Coming, start_care
from alongside.people.models import Person, Worker

FOSTERED = {"kind": "U6", "provider": "PR1", "carer": "Mr and Mrs Alder", "postcode": "RV2 3CD"}


def in_care(
    *children: Person, by: Worker, on: date, status: str = "V2", home: dict[str, Any] | None = None, **shared: Any
) -> PeriodOfCare:
    """Start care for a child (and brothers and sisters), fostered, with a mother's agreement. The first's period."""
    shared = {"consent": "Her mother, who understood.", "why": "Nobody was safe to care for her.", **shared}
    coming = [Coming(child, {**FOSTERED, **(home or {})}, "N1", "I want my bear.") for child in children]
    return start_care(children=coming, on=on, status=status, by=by, **shared)[0]
