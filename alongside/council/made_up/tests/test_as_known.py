"""The made-up past, asked as it was known on a day: what came later is not known yet."""

from datetime import UTC, datetime, timedelta

from django.db import transaction

from alongside.history.acting import set_actor
from alongside.history.as_known import as_known
from alongside.pathway.care.models import Placement
from alongside.people.models import Membership


def test_two_years_ago_a_placement_was_known_without_its_later_end(council):
    then = datetime(council.year - 2, council.month, council.day, 12, tzinfo=UTC)
    ended_later = (
        Placement.objects.using("owner")
        .filter(recorded_at__lt=then, ended_on__gt=then.date() + timedelta(days=5), changed_at__gt=then)
        .order_by("pk")
        .first()
    )
    director = Membership.objects.using("owner").get(
        role="director", ended_on__isnull=True, team__name__startswith="Ch"
    )
    with transaction.atomic():
        set_actor(director.worker_id)
        assert Placement.objects.get(pk=ended_later.pk).ended_on is not None
        with as_known(ended_later.child_id, [], then):
            assert Placement.objects.get(pk=ended_later.pk).ended_on is None
