"""A slip is seen on the child's page while it can still be mended: seen, followed, mended and gone."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Locator, expect

from alongside.history.acting import acting
from alongside.insight.workbench.checking import rule_of
from alongside.insight.workbench.kinds import years_on
from alongside.site.tests.journeys.somebody import PHONE, Somebody

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])


@pytest.fixture
def tamsin(cast: Any) -> Any:
    """In care for some weeks with foster carers; by a slip the home is down as provided by her parents."""
    from alongside.pathway.care.factories import in_care
    from alongside.people.factories import a_child

    with acting(cast.jonah.pk):
        child = a_child(cast.jonah, team=cast.teams["Children in Care"], worker=cast.iona, number="M1")
    with acting(cast.rafe.pk):
        in_care(child, by=cast.rafe, on=timezone.localdate() - timedelta(40), home={"provider": "PR0"})
    return child


@pytest.fixture
def slip() -> str:
    """What the rule says of such a home."""
    rule = rule_of("ssda903", "550", years_on(timezone.localdate())[-1])
    assert rule is not None
    return rule.means


def returns_on_the_page(worker: Somebody) -> Locator:
    """The part of the overview that tells of the returns, once it is there."""
    part = worker.page.locator("section", has=worker.page.get_by_role("heading", name="The returns"))
    expect(part).not_to_have_attribute("aria-busy", "true")
    return part


def test_a_slip_is_seen_followed_mended_and_gone(at_browser: Any, tamsin: Any, slip: str) -> None:
    iona = at_browser("iona")
    iona.open("record:child", tamsin.pk)
    shown = returns_on_the_page(iona).get_by_role("listitem").filter(has_text=slip)
    expect(shown).to_contain_text("PLACE_PROVIDER")
    shown.get_by_role("link", name="Correct the placement").first.click()
    iona.answer({"provider": "PR1", "why_corrected": "The wrong line was chosen."}).press()
    iona.open("record:child", tamsin.pk)
    expect(returns_on_the_page(iona)).not_to_contain_text(slip)


def test_with_scripts_off_a_link_leads_to_it(at_browser: Any, tamsin: Any, slip: str) -> None:
    iona = at_browser("iona", java_script_enabled=False)
    iona.open("record:child", tamsin.pk)
    iona.page.get_by_role("link", name="Check the returns for this child").click()
    iona.says(slip)


def test_the_director_runs_the_rules_and_finds_the_child_on_a_phone(at_browser: Any, tamsin: Any, slip: str) -> None:
    nadia = at_browser("nadia", viewport=PHONE, has_touch=True, is_mobile=True)
    nadia.open("returns:workbench")
    nadia.page.get_by_role("button", name="Run the rules again now").click()
    nadia.says("The rules were run over every child", slip)
    nadia.look()
    nadia.page.get_by_role("link", name="By child").click()
    nadia.page.get_by_role("link", name=tamsin.name).click()
    nadia.look()
    nadia.says(slip)
