"""Nothing that is sent as a census can harm, or raise anything but Unreadable."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.returns import cin
from alongside.returns.kit.problems import Unreadable
from alongside.returns.tests.making import ADA, census, refused, write

LAUGHS = """<?xml version="1.0"?>
<!DOCTYPE Message [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>
<Message>&c;</Message>"""
OUTSIDE = '<!DOCTYPE Message [<!ENTITY x SYSTEM "file:///etc/passwd">]><Message>&x;</Message>'
WHOLE = census(ADA, ADA.replace("ADA1", "BEN1")).encode()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("hostile")


def reads_or_refuses(path: Path) -> None:
    refusal = refused(lambda: list(cin.read(path).children))
    assert refusal is None or (refusal.message.endswith(".") and str(path.parent) not in str(refusal))


@pytest.mark.parametrize("text", [LAUGHS, OUTSIDE, "<!DOCTYPE Message><Message/>", "<!-- x --><!DOCTYPE a><Message/>"])
def test_a_doctype_is_refused_before_anything_is_expanded(tmp_path: Path, text: str) -> None:
    with pytest.raises(Unreadable, match="DOCTYPE"):
        cin.read(write(tmp_path, "cin.xml", text))


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32"])
def test_a_doctype_cannot_hide_in_another_encoding(tmp_path: Path, encoding: str) -> None:
    with pytest.raises(Unreadable):
        cin.read(write(tmp_path, "cin.xml", LAUGHS.encode(encoding)))


def test_a_declared_encoding_that_could_hide_one_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="UTF-8"):
        cin.read(write(tmp_path, "cin.xml", '<?xml version="1.0" encoding="utf-7"?>' + census(ADA)))


@given(end=st.integers(0, len(WHOLE) - 10))
def test_a_file_cut_off_anywhere_is_refused_before_a_child_is_given(folder: Path, end: int) -> None:
    with pytest.raises(Unreadable):
        cin.read(write(folder, "cut.xml", WHOLE[:end]))


@given(at=st.integers(0, len(WHOLE)), junk=st.binary(min_size=1, max_size=20))
def test_junk_written_over_it_never_raises_anything_else(folder: Path, at: int, junk: bytes) -> None:
    reads_or_refuses(write(folder, "junk.xml", WHOLE[:at] + junk + WHOLE[at + len(junk) :]))


@given(value=st.text(st.characters(codec="utf-8", exclude_characters="<&\r"), max_size=40))
def test_no_value_of_any_element_raises(folder: Path, value: str) -> None:
    text = ADA
    for element in (
        "CINreferralDate",
        "NumberOfPreviousCPP",
        "ReferralNFA",
        "Sex",
        "AssessmentFactors",
        "CPPreviewDate",
    ):
        start, rest = text.split(f"<{element}>", 1)
        text = f"{start}<{element}>{value}</{element}>{rest.split(f'</{element}>', 1)[1]}"
    reads_or_refuses(write(folder, "value.xml", census(text)))


def test_deep_nesting_and_endless_siblings_are_refused(tmp_path: Path) -> None:
    deep = "<Message>" + "<a>" * 5000 + "</a>" * 5000 + "</Message>"
    endless = "<Message><Children>" + "<a/>" * 2_500_000 + "</Children></Message>"
    for text in (deep, endless):
        with pytest.raises(Unreadable):
            cin.read(write(tmp_path, "cin.xml", text))


def test_lines_are_still_known_a_hundred_thousand_lines_down(tmp_path: Path) -> None:
    text = census(ADA, ADA.replace("2025-10-06", "soon")).replace("<Children>", "<!-- -->\n" * 120_000 + "<Children>")
    path = write(tmp_path, "cin.xml", text)
    file = cin.read(path)
    list(file.children)
    (problem,) = file.problems
    assert problem.where.line == text.splitlines().index("<CINreferralDate>soon</CINreferralDate>") + 1
