"""The visit, which is recorded more often than anything: few screens, keyboard alone, scripts off, on a phone."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from alongside.history.acting import acting
from alongside.site.tests.journeys.somebody import PHONE

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])

WORDS = "I like the cat."


@pytest.fixture
def tamsin(cast: Any) -> Any:
    """In care for five days; Iona is her social worker, and must visit within two."""
    from alongside.pathway.care.factories import in_care
    from alongside.people.factories import a_child

    with acting(cast.jonah.pk):
        child = a_child(cast.jonah, team=cast.teams["Children in Care"], worker=cast.iona)
    with acting(cast.rafe.pk):
        in_care(child, by=cast.rafe, on=timezone.localdate() - timedelta(5))
    return child


def answers(child: Any) -> dict[str, str]:
    own = {"how": "alone", "alone_words": WORDS, "alone_bedroom": "yes"}
    return {"observed": "At ease.", **{f"child{child.pk}__{name}": value for name, value in own.items()}}


def test_a_visit_takes_three_screens_from_my_week(at_browser: Any, tamsin: Any) -> None:
    iona = at_browser("iona")
    iona.screens = 0
    iona.open("record:my_week")
    iona.page.get_by_role("link", name="visit").first.click()
    iona.look()
    iona.answer(answers(tamsin)).press().says(WORDS)
    assert iona.screens <= 3


def test_a_visit_with_the_keyboard_alone(at_browser: Any, tamsin: Any) -> None:
    iona, key = at_browser("iona"), f"child{tamsin.pk}"
    iona.open("care:visit_child", tamsin.pk)
    iona.tab_to(f"{key}-how").type(" ")
    iona.tab_to(f"{key}-alone_words").type(WORDS)
    iona.tab_to(f"{key}-alone_bedroom").type(" ")
    iona.tab_to("observed").type("At ease.")
    iona.tab_to("", "BUTTON")
    with iona.page.expect_navigation():
        iona.page.keyboard.press("Enter")
    iona.says(WORDS)


def test_a_visit_with_scripts_off(at_browser: Any, tamsin: Any) -> None:
    iona = at_browser("iona", java_script_enabled=False)
    iona.open("record:my_caseload").says("Tamsin Okafor")
    iona.send("care:visit_child", tamsin.pk, **answers(tamsin)).says(WORDS)
    iona.open("record:chronology", tamsin.pk).says(WORDS)


def test_a_visit_on_a_phone(at_browser: Any, tamsin: Any) -> None:
    iona = at_browser("iona", viewport=PHONE, has_touch=True, is_mobile=True)
    iona.open("care:visit_child", tamsin.pk).answer(answers(tamsin))
    assert iona.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    small = """() => [...document.querySelectorAll("main button, main input:not([type=hidden]), main textarea")]
        .filter(one => one.checkVisibility() && Math.min(one.offsetWidth, one.offsetHeight) < 24)
        .map(one => one.outerHTML)"""
    assert iona.page.evaluate(small) == []
    iona.press().says(WORDS)
    expect(iona.page.get_by_role("heading", level=1)).to_be_in_viewport()
