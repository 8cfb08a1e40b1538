"""Many children at once, for tests of lists. Call inside `acting` as somebody who may record."""

from datetime import date, timedelta

from alongside.deadlines.models import Deadline
from alongside.pathway.front_door.models import Referral
from alongside.people.models import Allocation, Person, Team, Worker


def many_children(count: int, *, by: Worker, team: Team, worker: Worker, on: date) -> list[Person]:
    """Children of one worker, each with an open referral and two clocks."""
    people = Person.objects.bulk_create(
        [
            Person(
                given_name=f"Child{at}",
                family_name=f"Of{at % 17}",
                born_on=date(2015, 1, 1) + timedelta(at),
                recorded_by=by,
            )
            for at in range(count)
        ]
    )
    Allocation.objects.bulk_create(
        [
            Allocation(
                child=one, team=team, worker=worker, role="social_worker", started_on=on - timedelta(90), recorded_by=by
            )
            for one in people
        ]
    )
    Referral.objects.bulk_create(
        [Referral(child=one, received_on=on - timedelta(90), source="1A", recorded_by=by) for one in people]
    )
    Deadline.objects.bulk_create(
        [
            Deadline(
                child=one,
                code=code,
                started_on=on - timedelta(30),
                first_started_on=on - timedelta(30),
                due_on=on + timedelta(at % 9 - 4),
                recorded_by=by,
            )
            for at, one in enumerate(people)
            for code in ("AS01", "CP07")
        ]
    )
    return people


def many_lines(child: Person, count: int, *, by: Worker, on: date) -> None:
    """So many referrals of one child, each a line of the chronology."""
    Referral.objects.bulk_create(
        [
            Referral(
                child=child,
                received_on=on - timedelta(days=at),
                source="1A",
                decision="no_further_action",
                decision_reason="Advice was given about school meals and the way to the clinic.",
                decided_on=on,
                closed_on=on,
                recorded_by=by,
            )
            for at in range(count)
        ]
    )
