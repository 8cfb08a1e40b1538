"""Forms are drawn as GOV.UK questions: each error tied to its box, nothing typed lost, nothing let through raw."""

from typing import Any

import pytest
from django import forms as django_forms
from django.template import engines
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from alongside.pages import forms
from alongside.site.sample import VisitForm

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1, max_size=80)


def drawn(form: forms.Form) -> html.HtmlElement:
    return html.fromstring(f"<form>{form}</form>")


def page_of(form: forms.Form) -> html.HtmlElement:
    template = engines["jinja2"].get_template("form_page.html")
    return html.document_fromstring(template.render({"form": form, "heading": "Record a visit"}))


@pytest.fixture
def sent_empty() -> VisitForm:
    return VisitForm({})


def test_each_error_is_read_out_with_its_box(sent_empty: VisitForm) -> None:
    page = page_of(sent_empty)
    for name, errors in sent_empty.errors.items():
        place = page.xpath(f'//*[contains(concat(" ", @aria-describedby, " "), " id_{name}-error ")]')
        assert place, f"no box or group is described by the error of {name}"
        assert errors[0] in page.get_element_by_id(f"id_{name}-error").text_content()


def test_each_line_of_the_summary_leads_to_a_box_that_is_there(sent_empty: VisitForm) -> None:
    page = page_of(sent_empty)
    links = page.xpath('//div[contains(@class, "govuk-error-summary")]//a/@href')
    assert len(links) == len(sent_empty.errors)
    for link in links:
        assert page.get_element_by_id(link.removeprefix("#")).tag in ("input", "textarea", "select")


def test_the_summary_leads_to_the_very_box_of_a_date_that_is_wrong() -> None:
    form = VisitForm({"seen_on-day": "24", "seen_on-month": "", "seen_on-year": "2026"})
    assert {"text": "The date of the visit must include a month", "href": "#id_seen_on-month"} in forms.error_list(form)
    wrong = drawn(form).xpath('//input[contains(@class, "govuk-input--error")]/@name')
    assert wrong == ["seen_on-month"]


def test_a_page_with_errors_says_so_first_in_its_title(sent_empty: VisitForm) -> None:
    assert page_of(sent_empty).findtext(".//title").startswith("Error: ")
    assert not page_of(VisitForm()).findtext(".//title").startswith("Error: ")


def test_every_box_has_a_label_or_a_legend() -> None:
    form = drawn(VisitForm())
    for box in form.xpath("//input[@type!='hidden'] | //textarea | //select"):
        assert form.xpath(f'//label[@for="{box.get("id")}"]'), html.tostring(box)
    for box in form.xpath("//input[@type='radio' or @name='present']"):
        assert next(box.iterancestors("fieldset")).find("legend").text_content().strip()


def test_no_two_things_share_an_id() -> None:
    ids = page_of(VisitForm({})).xpath("//@id")
    assert len(ids) == len(set(ids))


def test_it_says_why_it_asks_and_where_a_known_answer_comes_from() -> None:
    form = drawn(VisitForm(known={"worker": "12 March 2026, Ben Asante"}))
    assert "reviewing officer" in form.xpath('//details[contains(., "When did you see")]/p')[0].text
    assert "From the record: 12 March 2026, Ben Asante" in form.get_element_by_id("id_worker-hint").text_content()


def test_a_further_question_is_drawn_inside_the_answer_that_reveals_it() -> None:
    form = drawn(VisitForm())
    (box,) = form.xpath('//input[@name="why_not"]')
    (revealed,) = [div for div in box.iterancestors("div") if "govuk-radios__conditional" in div.get("class", "")]
    assert revealed.getprevious().find("input").get("value") == "no"


@given(WORDS)
def test_what_was_typed_comes_back_as_it_was_typed(words: str) -> None:
    typed = f"{words}\n  {words}\n<b>{words}"
    form = drawn(VisitForm({"words": typed, "why_not": words, "alone": "no"}))
    assert form.xpath('//textarea[@name="words"]')[0].text.removeprefix("\n") == typed
    assert form.xpath('//input[@name="why_not"]/@value') == [words]
    assert form.xpath('//input[@name="alone"][@checked]/@value') == ["no"]


@given(WORDS)
def test_nothing_said_by_people_becomes_markup(words: str) -> None:
    evil = f"<script>{words}</script>\"'><img src=x>"

    class Asked(forms.Form):
        why = {"pick": evil}
        reveals = {("pick", evil): ("more",)}
        pick = forms.ChoiceField(label=evil, help_text=evil, choices=[(evil, evil)], widget=forms.RadioSelect)
        more = forms.CharField(label=evil, required=False)

        def clean(self) -> None:
            self.add_error("pick", evil)

    form = drawn(Asked({"pick": evil, "more": evil}, known={"pick": evil}))
    assert not form.xpath("//script | //img")


def test_a_widget_without_a_component_is_refused_with_what_to_do() -> None:
    class Odd(forms.Form):
        odd = django_forms.CharField(widget=django_forms.SplitDateTimeWidget)

    with pytest.raises(TypeError, match="the field odd: give the field another widget"):
        str(Odd())


def test_yes_and_no_are_answers_and_neither_is_chosen_beforehand() -> None:
    class Asked(forms.Form):
        alone = forms.YesNoField(label="Seen alone?")

    assert not drawn(Asked()).xpath("//input[@checked]")
    answers: dict[str, Any] = {"yes": True, "no": False}
    for typed, meant in answers.items():
        form = Asked({"alone": typed})
        assert form.is_valid()
        assert form.cleaned_data["alone"] is meant
        assert drawn(Asked(initial={"alone": meant})).xpath("//input[@checked]/@value") == [typed]
    assert Asked({}).errors["alone"] == ["Choose an answer to “Seen alone?”"]


def test_the_counter_tells_the_limit_and_does_not_cut_off_pasted_words() -> None:
    (box,) = drawn(VisitForm()).xpath('//textarea[@name="words"]')
    assert box.get("maxlength") is None
    assert VisitForm({"words": "a" * 2001}).errors["words"]
