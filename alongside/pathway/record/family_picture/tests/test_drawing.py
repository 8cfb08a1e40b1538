"""The drawing: well-formed, within the security policy, and for everyone."""

import re
from datetime import date
from pathlib import Path

from hypothesis import given, settings
from lxml import etree

from ..drawing import key, region, svg
from ..family import Bond, Kind, Member
from ..labels import LONGEST, NAME_SIZE, age_in_sign, name_lines, text_width
from ..layout import lay_out
from .families import MENSAHS, TODAY, messy_families, names

SVG = "{http://www.w3.org/2000/svg}"
STYLES = Path(__file__).parents[2] / "static/record/family_picture.css"


def drawn(family, **options):
    return etree.fromstring(svg(lay_out(*family), on=TODAY, **options))


def sign(**facts):
    """Tags of the shapes that stand for one person."""
    root = drawn(([Member("x", "X", **facts)], []))
    return [e.tag.removeprefix(SVG) for e in root.iter() if "fp-sign" in e.get("class", "")]


@settings(max_examples=40, deadline=None)
@given(messy_families())
def test_it_is_well_formed_and_everyone_can_be_reached(family):
    root = drawn(family, href=lambda person: f"/people/{person}")
    links = root.findall(f".//{SVG}a")
    assert sorted(a.get("href") for a in links) == sorted(f"/people/{m.id}" for m in family[0])
    assert all(a.get("aria-label") for a in links)


@settings(max_examples=40, deadline=None)
@given(messy_families())
def test_nothing_in_it_offends_a_strict_content_security_policy(family):
    root = etree.fromstring(region(lay_out(*family), on=TODAY))
    for element in root.iter():
        assert element.tag.removeprefix(SVG) not in ("script", "style", "foreignObject")
        assert not [name for name in element.attrib if name == "style" or name.startswith("on")]


@settings(max_examples=40, deadline=None)
@given(messy_families())
def test_every_class_has_a_look_in_the_stylesheet(family):
    styles = STYLES.read_text()
    picture = lay_out(*family)
    text = region(picture, on=TODAY, href=lambda person: "/") + "".join(s for s, _ in key(picture))
    for name in set(" ".join(re.findall(r'class="([^"]*)"', text)).split()):
        plain = name in ("fp-parent", "fp-sibling")  # as every line: no look of their own
        assert plain or re.search(rf"\.{name}\b", styles), name


@given(names)
def test_a_name_takes_at_most_two_lines_that_fit(name):
    lines = name_lines(name)
    assert 1 <= len(lines) <= 2
    assert all(text_width(line, NAME_SIZE) <= LONGEST or len(line) <= 2 for line in lines)


def test_a_double_name_breaks_after_its_hyphen():
    assert name_lines("Esther Mensah-Whittingham") == ("Esther Mensah-", "Whittingham")


def test_signs():
    assert sign(sex="M") == ["rect"]
    assert sign(sex="F") == ["circle"]
    assert sign(sex="U") == ["polygon"]
    assert sign(sex="F", expected=date(2027, 3, 3)) == ["polygon"]
    assert sign(sex="F", is_focus=True) == ["circle", "circle"]


def test_a_cross_stands_for_death_and_words_say_it():
    root = drawn(([Member("x", "Samuel", "M", date(1958, 3, 1), died=date(2019, 2, 2))], []))
    assert len(root.findall(f".//{SVG}path[@class='fp-cross']")) == 2
    assert "died 2019" in [t.text for t in root.iter(f"{SVG}text")]
    assert "60" in [t.text for t in root.iter(f"{SVG}text")]


def test_age_is_in_years_and_before_the_first_birthday_in_months():
    def age(*born):
        return age_in_sign(Member("x", "X", born=date(*born)), TODAY)

    assert age(2017, 11, 24) == "9"
    assert age(2017, 11, 25) == "8"
    assert age(2026, 4, 1) == "7m"
    assert age(2027, 1, 1) == ""


def test_without_links_it_is_one_image_and_with_links_a_group_whose_links_are_heard():
    assert drawn(MENSAHS).get("role") == "img"
    assert drawn(MENSAHS, href=lambda person: "/").get("role") == "group"


def test_it_has_a_name_and_a_description():
    root = drawn(MENSAHS, prefix="amaras")
    named = root.find(f".//*[@id='{root.get('aria-labelledby')}']")
    described = root.find(f".//*[@id='{root.get('aria-describedby')}']")
    assert (named.tag, named.text) == (f"{SVG}title", "Family picture")
    assert described.tag == f"{SVG}desc"
    assert described.text.startswith("5 people in 3 rows")


def test_the_child_the_page_is_about_can_be_jumped_to():
    assert drawn(MENSAHS, prefix="p").find(".//*[@id='p-focus']").get("aria-label").startswith("Amara, 9 years")


def test_a_person_whose_page_the_reader_may_not_open_is_no_link():
    root = drawn(MENSAHS, href=lambda person: None if person == "daniel" else "/")
    assert len(root.findall(f".//{SVG}a")) == 4
    assert "Daniel, 38 years, male" in [g.get("aria-label") for g in root.iter(f"{SVG}g")]


def test_the_key_explains_the_lines_that_occur_and_no_others():
    assert [words for _, words in key(lay_out(*MENSAHS))] == [
        "Married or in a civil partnership",
        "Separated",
        "Child by birth",
    ]


def test_foster_and_adoptive_lines_have_their_own_look():
    members = [Member(i, i) for i in ("child", "ali", "pam")]
    bonds = [Bond(Kind.ADOPTIVE, "ali", "child"), Bond(Kind.CARER, "pam", "child")]
    looks = {e.get("class") for e in drawn((members, bonds)).iter(f"{SVG}path")}
    assert {"fp-line fp-adoptive-parent", "fp-line fp-carer"} <= looks


def test_the_frame_scrolls_by_keyboard():
    frame = etree.fromstring(region(lay_out(*MENSAHS), on=TODAY, title="The family of Amara"))
    assert (frame.get("tabindex"), frame.get("role")) == ("0", "region")
    assert frame.get("aria-label") == "The family of Amara, scrolls sideways"
