"""Lines of the budget and what everything rises by: stated in plain sentences, kept with who and why, used at once."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.urls import reverse

from alongside.access.door import NotAllowed
from alongside.forecasting.money.budget import shipped_budget
from alongside.forecasting.money.costs import cost
from alongside.forecasting.money.tests.histories import lived, month_ends
from alongside.history.acting import acting
from alongside.insight.cockpit import actions, inputs
from alongside.insight.models import OwnInflation, OwnLine
from alongside.site.tests.walks import browser

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
TODAY, APRIL = NOON.date(), date(2027, 4, 1)
WHY = {"reason": "The contract ends.", "source": "Cabinet paper 12.", "verified": True}
PLAIN = {"per": "year", "of": [], "starts_on": None, "ends_on": None, "percent": 0.0, "spread": 0.0, **WHY}
ENDS = month_ends(date(2026, 10, 1), 30)


def add(by, *, line="Advocates", pence=120_000_00, at=NOON, **more):
    with acting(by.pk):
        return actions.add_line(line=line, pence=pence, price_spread=0.0, by=by, at=at, **{**PLAIN, **more})


def change(by, line, *, at=NOON, **more):
    with acting(by.pk):
        return actions.change_line(line=line, by=by, at=at, **{**PLAIN, **more})


def rise(by, percent, *, holds_from=APRIL, at=NOON):
    with acting(by.pk):
        return actions.state_inflation(holds_from=holds_from, percent=percent, spread=0.0, by=by, at=at, **WHY)


def line_of(name):
    return next(line for line in inputs.budget().lines if line.name == name)


def paid(name):
    """Pence of each month on one line, by the budget as it stands; nothing else happens and nobody is there."""
    costs = cost(lived(ENDS, []), inputs.budget(), seed=1)
    return dict(zip(costs.months, costs.pence[0, :, costs.lines.index(name)].tolist(), strict=True))


def test_a_new_line_costs_its_sum_from_its_first_day_until_it_ends_to_the_penny(cast):
    add(cast.nadia, starts_on=date(2027, 1, 1))
    rise(cast.nadia, 0.0, holds_from=date(2020, 1, 1))
    with acting(cast.nadia.pk):
        actions.end_line(line="Advocates", ends_on=date(2027, 7, 1), by=cast.nadia, at=NOON + timedelta(hours=1), **WHY)
    account = {end: 10_000_00 if date(2027, 1, 1) <= end < date(2027, 7, 1) else 0 for end in ENDS[1:]}
    assert paid("Advocates") == account
    assert OwnLine.objects.filter(line="Advocates").count() == 2


def test_what_everything_rises_by_is_as_stated_from_its_day_on(cast):
    add(cast.nadia, starts_on=date(2026, 11, 1))
    rise(cast.nadia, 5.0)
    rise(cast.nadia, 10.0, at=NOON + timedelta(hours=1))
    found = paid("Advocates")
    assert found[date(2027, 3, 31)] == 10_000_00
    assert sum(cost for day, cost in found.items() if date(2027, 4, 1) <= day < date(2028, 4, 1)) == 132_000_00
    assert inputs.rise_on(APRIL).percent == 10.0
    assert inputs.rise_on(APRIL - timedelta(days=1)) == shipped_budget().inflation
    assert OwnInflation.objects.count() == 2


def test_a_shipped_line_is_as_it_was_stated_last_and_the_others_are_as_they_were(cast):
    change(cast.nadia, "Foster placements", per="child_week", of=["Fostering"], percent=4.0)
    line = line_of("Foster placements")
    assert (line.per, line.of, line.rise.percent, line.rise.verified) == ("child_week", ("Fostering",), 4.0, True)
    assert line.prices == shipped_budget().lines[0].prices
    assert list(inputs.budget().lines[1:]) == list(shipped_budget().lines[1:])


def test_a_line_that_has_ended_can_go_on_again(cast):
    with acting(cast.nadia.pk):
        actions.end_line(line="Short breaks", ends_on=APRIL, by=cast.nadia, at=NOON, **WHY)
    assert line_of("Short breaks").ends_on == APRIL
    change(cast.nadia, "Short breaks", at=NOON + timedelta(days=1))
    assert line_of("Short breaks").ends_on is None


@pytest.mark.parametrize("name", ["Foster placements", "foster  placements", "New", "Inflation", "!!"])
def test_a_name_that_there_is_already_or_that_no_address_can_bear_is_refused(cast, name):
    with pytest.raises(ValidationError, match="There is a line of that name"):
        add(cast.nadia, line=name)


@pytest.mark.parametrize(
    "wrong",
    [
        {"per": "week"},
        {"per": "child_week"},
        {"per": "year", "of": ["Fostering"]},
        {"per": "worker_year", "of": ["Fostering"]},
        {"per": "child_week", "of": ["Aeroplanes"]},
        {"starts_on": APRIL, "ends_on": APRIL},
    ],
)
def test_a_line_that_cannot_be_paid_is_refused(cast, wrong):
    with pytest.raises(ValidationError):
        add(cast.nadia, **wrong)
    assert not OwnLine.objects.exists()


@pytest.mark.parametrize("who", ["rafe", "jonah", "sunita"])
def test_nobody_but_a_director_changes_the_budget_not_even_past_the_verbs(cast, who):
    worker = getattr(cast, who)
    for verb in (lambda: add(worker), lambda: change(worker, "Short breaks"), lambda: rise(worker, 3.0)):
        with pytest.raises(NotAllowed):
            verb()
    with acting(worker.pk), pytest.raises(DatabaseError), transaction.atomic():
        OwnLine.objects.create(line="Mine", per="year", source="Nobody.", verified=True, reason="", by=worker, at=NOON)
    for name, blanks in (("add_line", []), ("state_inflation", []), ("change_line", ["short-breaks"])):
        assert browser(worker).get(reverse(f"cockpit:{name}", args=blanks)).status_code == 404


def day(name, on):
    return {f"{name}-day": str(on.day), f"{name}-month": str(on.month), f"{name}-year": str(on.year)}


def test_a_director_adds_changes_and_ends_a_line_on_the_pages_and_all_of_it_is_told(cast):
    client, why = browser(cast.nadia), {"reason": "Courts ask for it.", "source": "Ledger.", "verified": "yes"}
    told = {"percent": "1", "off": "0", **why}
    new = {"line": "Travel to school", "per": "child_week", "weeks_of": ["Fostering", "Residential"], **told}
    assert client.post(reverse("cockpit:add_line"), {**new, "weeks_of": []}).status_code == 422
    kept = client.post(reverse("cockpit:add_line"), {**new, "pounds": "45.50", "within": "10"})
    assert kept.status_code == 302, kept.content.decode()
    page = client.get(reverse("cockpit:money")).content.decode().replace("&#39;", "'")
    assert "Paid by the week, for each child in foster homes and children's homes." in page
    assert "Rises by 1 in a hundred a year more than other things." in page
    assert "£45.50" in page
    end = client.post(reverse("cockpit:end_line", args=["travel-to-school"]), {**day("ends_on", APRIL), **why})
    assert end.status_code == 302, end.content.decode()
    workers = {"per": "worker_year", "workers": ["agency"], **told}
    changed = client.post(reverse("cockpit:change_line", args=["agency-social-workers"]), workers)
    assert changed.status_code == 302, changed.content.decode()
    risen = client.post(
        reverse("cockpit:state_inflation"), {**day("holds_from", APRIL), "percent": "3.5", "off": "1", **why}
    )
    assert risen.status_code == 302, risen.content.decode()
    page = client.get(reverse("cockpit:money")).content.decode()
    for said in (
        "Ends on 1 April 2027.",
        "Everything rises by 3.5 in a hundred each April from 1 April 2027, give or take 1.",
        cast.nadia.name,
        "Why: Courts ask for it.",
    ):
        assert said in page, said
    assert line_of("Agency social workers").of == ("agency",)
    assert client.get(reverse("cockpit:change_line", args=["travel-to-school"])).status_code == 200
