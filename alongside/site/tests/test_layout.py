"""What every page has: landmarks, a way past the menu, whose record it is, and the same silence to strangers."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.http import Http404
from django.template import engines
from django.test import RequestFactory
from lxml import html

from alongside.people.models import Worker
from alongside.site import sample, views

ADA = Worker(pk=7, name="Ada Ford")
TODAY = date(2026, 11, 24)
ERRORS = ("400.html", "403.html", "403_csrf.html", "404.html", "500.html")
SHARED = {
    "user": ADA,
    "demo": True,
    "council_name": "Ashbourne County Council",
    "navigation": [{"text": "My week", "href": "/my-week", "current": True}],
    "now": datetime(2026, 11, 24, 14, 5, tzinfo=UTC),
    "session_seconds": 1800,
    "printed_for": "Child 1042 (A.O.)",
}


def style_page(name: str = "components") -> html.HtmlElement:
    template, context = sample.PAGES[name](RequestFactory().get("/style/"), TODAY)
    return html.document_fromstring(engines["jinja2"].get_template(template).render(SHARED | context))


@pytest.mark.parametrize("name", sample.PAGES)
def test_every_kind_of_page_has_its_landmarks_and_one_heading(name: str) -> None:
    page = style_page(name)
    assert [len(page.xpath(path)) for path in ("//header", "//main", "//footer", "//h1")] == [1, 1, 1, 1]
    first_link = page.xpath("//a")[0]
    assert first_link.get("href") == "#" + page.xpath("//main/@id")[0]
    assert page.get("lang") == "en"
    assert page.findtext(".//title").endswith(" - Alongside - Ashbourne County Council")


@pytest.mark.parametrize("name", sample.PAGES)
def test_no_page_carries_a_style_or_script_that_the_security_policy_refuses(name: str) -> None:
    page = style_page(name)
    assert not page.xpath("//@style | //style | //script[not(@src)] | //@*[starts-with(name(), 'on')]")


def test_no_crown_and_no_typeface_of_the_government() -> None:
    text = html.tostring(style_page()).decode()
    assert "govuk-logo" not in text
    assert "GOV.UK" not in text


def test_the_identity_bar_always_shows_age_and_alerts() -> None:
    (bar,) = style_page().xpath('//section[@aria-label="Whose record this is"]')
    said = " ".join(bar.text_content().split())
    assert "Amara Okafor-Lindqvist" in said
    assert "7 years" in said
    assert "Do not share the address with Mr Okafor" in said
    assert not bar.xpath(".//details")


def test_the_printed_head_names_who_printed_and_no_child() -> None:
    (head,) = style_page().find_class("app-printed")
    assert "Printed by Ada Ford" in head.text_content()
    assert "Amara" not in head.text_content()


def test_cells_carry_the_name_of_their_column_for_the_phone() -> None:
    (table,) = style_page().find_class("app-cases")
    names = [cell.text_content().strip() for cell in table.xpath(".//thead//th")]
    for row in table.xpath(".//tbody/tr"):
        assert [row[0].tag, *(cell.get("data-label") for cell in row[1:])] == ["th", *names[1:]]


def test_the_style_guide_is_shown_in_the_demo_alone(settings: Any) -> None:
    settings.DEMO = False
    with pytest.raises(Http404):
        views.style(RequestFactory().get("/style/"))


@pytest.mark.parametrize("name", ERRORS)
def test_an_error_page_is_drawn_without_a_request(name: str) -> None:
    page = html.document_fromstring(engines["jinja2"].get_template(name).render())
    assert page.xpath("//h1")[0].text_content().strip() == page.findtext(".//title").split(" - ")[0].strip()
    assert page.xpath("//body[@data-keeps-drafts]")


def test_not_found_never_says_why() -> None:
    template = engines["jinja2"].get_template("404.html")
    hidden = template.render({"exception": "Child 1042 is restricted", "request_path": "/children/1042/"})
    assert hidden == template.render({"exception": "No such child", "request_path": "/children/99/"})


def test_the_menu_shows_what_is_built_and_where_one_is(monkeypatch: pytest.MonkeyPatch) -> None:
    from alongside.site import context

    monkeypatch.setattr(context, "PARTS", (("Help", "help"), ("Not built", "no_such_part")))
    assert context.menu("/help") == [{"text": "Help", "href": "/help", "current": True}]


def test_a_long_chronology_stays_cheap_and_keeps_its_words_apart() -> None:
    macro = engines["jinja2"].env.get_template("components/child.html").module.timeline
    day = date(2026, 11, 24)
    drawn = html.fromstring(macro([{"when": day, "title": f"<b>{n}", "text": "a\nb"} for n in range(300)], day))
    assert len(drawn.find_class("app-timeline__event")) == 300
    assert not drawn.xpath("//b")
