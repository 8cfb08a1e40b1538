"""Why something is recorded late is kept, whatever it is that ended, was agreed or was done."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.history.acting import acting
from alongside.history.models import Version
from alongside.pathway.care.factories import in_care
from alongside.pathway.care.missing import actions as missing
from alongside.pathway.care.periods import further
from alongside.pathway.care.periods.actions import end_care
from alongside.pathway.care.plans import actions as plans
from alongside.pathway.care.reviews import actions as reviews
from alongside.people.models import Allocation

LATE = "The office was closed."
ON = date(2026, 3, 9)
AT = datetime(2026, 3, 9, 21, 30, tzinfo=ZoneInfo("Europe/London"))


def kept(row):
    """Why the latest change of a row was made."""
    version = Version.objects.filter(table_name=row._meta.db_table, row_id=row.pk).order_by("-known_to", "-pk").first()
    assert version is not None
    return version.reason


def told_police(cast, period):
    episode = missing.report_missing(children=[period.child], started_at=AT, kind="M", by=cast.iona)[0]
    return missing.tell_police(episode=episode, at=AT, reference="RV 1", by=cast.iona, late_entry_reason=LATE)


def came_back(cast, period):
    episode = missing.report_missing(children=[period.child], started_at=AT, kind="M", by=cast.iona)[0]
    return missing.come_back(episode=episode, returned_at=AT, found="Well", by=cast.iona, late_entry_reason=LATE)


def agreed(cast, period):
    plan = plans.make_care_plan(period=period, on=ON, permanence="family", by=cast.iona)
    return plans.agree_permanence(plan=plan, on=ON, by=cast.hamid, late_entry_reason=LATE)


def a_review(cast, period):
    return reviews.hold_review(period=period, on=ON, participation="PN1", by=cast.hamid)


def sent(cast, period):
    return reviews.send_record(review=a_review(cast, period), on=ON, by=cast.hamid, late_entry_reason=LATE)


def finished(cast, period):
    task = reviews.decide(review=a_review(cast, period), decided=reviews.Decided("A bed"), by=cast.hamid)
    return reviews.finish_decision(decision=task, on=ON, words="It is there", by=cast.iona, late_entry_reason=LATE)


def free_again(cast, period):
    held = further.deprive_of_liberty(child=period.child, on=ON, words="High Court", by=cast.iona)
    return further.end_deprivation(deprivation=held, on=ON, by=cast.iona, late_entry_reason=LATE)


def no_adoption(cast, period):
    decided = further.decide_adoption(child=period.child, on=ON, words="No way home", by=cast.iona)
    return further.end_adoption_plan(decision=decided, on=ON, why="RD4", by=cast.iona, late_entry_reason=LATE)


@pytest.mark.parametrize("act", [told_police, came_back, agreed, sent, finished, free_again, no_adoption])
def test_the_reason_stands_with_what_it_changed(cast, period, act):
    with acting(cast.iona.pk):
        assert kept(act(cast, period)) == LATE


def test_an_officers_appointment_carries_its_reason(cast, period):
    with acting(cast.rafe.pk):
        for row in Allocation.objects.filter(child=period.child, role=reviews.OFFICER):
            row.ended_on = ON
            row.save(update_fields=["ended_on"])
        made = reviews.appoint_officer(
            child=period.child,
            officer=cast.hamid,
            team=cast.teams["Reviewing Service"],
            on=ON,
            by=cast.rafe,
            late_entry_reason=LATE,
        )
        assert Allocation.objects.get(pk=made.pk).late_entry_reason == LATE


def test_the_end_of_care_does_not_overwrite_why_its_start_came_late(cast, tamsin):
    with acting(cast.rafe.pk):
        held = in_care(tamsin, by=cast.rafe, on=ON, late_entry_reason="I was ill.")
        end_care(
            period=held,
            on=ON + timedelta(30),
            why="E4A",
            words="With her mother",
            not_reviewed_why="She came back",
            by=cast.rafe,
            late_entry_reason=LATE,
        )
        held.refresh_from_db()
        assert held.late_entry_reason == "I was ill."
        assert kept(held) == LATE


def test_the_page_asks_once_and_keeps_the_answer(cast, period, client):
    """A day more than a week back needs its sentence; with it the answer stands in the history."""
    with acting(cast.iona.pk):
        held = further.deprive_of_liberty(child=period.child, on=ON, words="High Court", by=cast.iona)
    client.force_login(cast.iona)
    address = reverse("care:end_deprivation", args=[held.pk])
    answers = {"on": (timezone.localdate() - timedelta(20)).isoformat()}
    assert client.post(address, answers).status_code == 422
    assert client.post(address, {**answers, "late_entry_reason": LATE}).status_code == 302
    with acting(cast.iona.pk):
        assert kept(held) == LATE
