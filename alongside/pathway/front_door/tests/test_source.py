"""Who referred is a fact of its own, apart from where a row came from."""

from datetime import date

from alongside.history.acting import acting
from alongside.pathway.front_door.actions import meet, refer


def test_the_referral_source_is_kept_as_typed(cast):
    with acting(cast.bola.pk):
        child = meet(team=cast.teams["Front door"], on=date(2026, 3, 2), by=cast.bola, given_name="Ines")
        referral = refer(child=child, contact=None, source="2A", on=date(2026, 3, 2), by=cast.bola)
        referral.refresh_from_db()
    assert referral.source == "2A"
    assert referral.came_from == ""
