"""A children in need census is read into typed rows, and each fault is told where it stands."""

from datetime import date
from pathlib import Path

import pytest

from alongside.returns import cin
from alongside.returns.kit.problems import Unreadable
from alongside.returns.tests.making import ADA, HEADER, census, write


def told(file: cin.CensusFile) -> list[tuple[str, int | None, str]]:
    """(severity, line, field) of each problem, once every child has been read."""
    list(file.children)
    return [(problem.severity, problem.where.line, problem.where.field) for problem in file.problems]


def test_a_child_is_read_with_everything_that_happened(tmp_path: Path) -> None:
    file = cin.read(write(tmp_path, "cin.xml", census(ADA)))
    (ada,) = file.children
    (episode,) = ada.cin_details
    (plan,) = episode.protection_plans

    assert (file.header.year, file.header.local_authority) == (2026, "999")
    assert (ada.identifiers.la_child_id, ada.identifiers.birth_date) == ("ADA1", date(2015, 3, 27))
    assert ada.characteristics.disability_codes == ("HAND", "HEAR")
    assert (episode.referral_source, episode.no_further_action) == ("1A", False)
    assert episode.assessments[0].factor_codes == ("2A", "24A")
    assert episode.plans[0].start_date == date(2025, 11, 1)
    assert episode.section_47s[0].conference_not_required is False
    assert (plan.previous_plans, plan.review_dates) == (0, (date(2026, 2, 15),))
    assert len(file.problems) == 0


def test_every_row_knows_its_line(tmp_path: Path) -> None:
    path = write(tmp_path, "cin.xml", census(ADA))
    lines = path.read_text().splitlines()
    (ada,) = cin.read(path).children
    assert lines[(ada.where.line or 0) - 1] == "<Child>"
    assert lines[(ada.cin_details[0].where.line or 0) - 1] == "<CINdetails>"
    assert lines[(ada.cin_details[0].protection_plans[0].where.line or 0) - 1] == "<ChildProtectionPlans>"


@pytest.mark.parametrize(
    ("element", "expected"),
    [
        ("<Sex>M</Sex>", "M"),
        ("<Sex>1</Sex>", "M"),
        ("<GenderCurrent>1</GenderCurrent>", "M"),
        ("<GenderCurrent>2</GenderCurrent>", "F"),
        ("<GenderCurrent>0</GenderCurrent>", "U"),
        ("<GenderCurrent>9</GenderCurrent>", "U"),
    ],
)
def test_sex_is_read_from_files_of_every_year(tmp_path: Path, element: str, expected: str) -> None:
    file = cin.read(write(tmp_path, "cin.xml", census(ADA.replace("<Sex>F</Sex>", element))))
    (ada,) = file.children
    assert ada.identifiers.sex == expected
    assert len(file.problems) == 0


@pytest.mark.parametrize(
    "reviews",
    [
        "<Reviews><CPPreviewDate>2026-02-15</CPPreviewDate><CPPreviewDate>2026-03-20</CPPreviewDate></Reviews>",
        "<Reviews><CPPreviewDate>2026-02-15</CPPreviewDate></Reviews>\n"
        "<Reviews><CPPreviewDate>2026-03-20</CPPreviewDate></Reviews>",
    ],
)
def test_no_review_is_lost_in_either_shape(tmp_path: Path, reviews: str) -> None:
    before = "<Reviews><CPPreviewDate>2026-02-15</CPPreviewDate></Reviews>"
    file = cin.read(write(tmp_path, "cin.xml", census(ADA.replace(before, reviews))))
    (ada,) = file.children
    assert ada.cin_details[0].protection_plans[0].review_dates == (date(2026, 2, 15), date(2026, 3, 20))


@pytest.mark.parametrize(("word", "answer"), [("0", False), ("1", True), ("false", False), ("True", True)])
def test_both_ways_of_saying_yes_and_no(tmp_path: Path, word: str, answer: bool) -> None:
    text = ADA.replace("<ReferralNFA>0<", f"<ReferralNFA>{word}<")
    (ada,) = cin.read(write(tmp_path, "cin.xml", census(text))).children
    assert ada.cin_details[0].no_further_action is answer


def test_a_bad_date_is_told_at_its_line_and_its_text_kept(tmp_path: Path) -> None:
    path = write(tmp_path, "cin.xml", census(ADA.replace("2025-10-06", "2025-02-31")))
    line = path.read_text().splitlines().index("<CINreferralDate>2025-02-31</CINreferralDate>") + 1
    file = cin.read(path)
    (ada,) = file.children
    (problem,) = file.problems
    assert ada.cin_details[0].referral_date is None
    assert ada.cin_details[0].unread == {"CINreferralDate": "2025-02-31"}
    assert (problem.severity, problem.where.line, problem.where.field) == ("refused", line, "CINreferralDate")
    assert problem.value == "2025-02-31"
    assert problem.value not in str(problem), "what a cell said is not for the log"


def test_an_unknown_code_is_kept_with_a_warning(tmp_path: Path) -> None:
    file = cin.read(write(tmp_path, "cin.xml", census(ADA.replace(">24A<", ">RB<"))))
    (ada,) = file.children
    assert ada.cin_details[0].assessments[0].factor_codes == ("2A", "RB")
    assert [problem.severity for problem in file.problems] == ["warning"]


def test_what_does_not_belong_is_told(tmp_path: Path) -> None:
    text = ADA.replace("<UPN>", "<Nickname>Addie</Nickname>stray<UPN>").replace(
        "<Sex>F</Sex>", "<Sex>F</Sex><Sex>M</Sex>"
    )
    file = cin.read(write(tmp_path, "cin.xml", census(text)))
    assert told(file) == [("warning", 10, ""), ("warning", 10, "Nickname"), ("warning", 12, "Sex")]


def test_a_child_without_its_blocks_is_told(tmp_path: Path) -> None:
    file = cin.read(write(tmp_path, "cin.xml", census("<ChildIdentifiers/>")))
    assert [severity for severity, _, _ in told(file)] == ["refused", "refused"]


def test_a_census_without_header_or_children_is_told(tmp_path: Path) -> None:
    assert told(cin.read(write(tmp_path, "a.xml", census(ADA, header="")))) == [("refused", None, "")]
    assert told(cin.read(write(tmp_path, "b.xml", census()))) == [("refused", None, "")]


def test_the_new_module_of_2026_27_is_read(tmp_path: Path) -> None:
    module = """<PreProceedingsandFGDM><PPStartDate>2026-09-09</PPStartDate>
<FGDMMeetingOffer>1</FGDMMeetingOffer><ReviewMeetingsCount>3</ReviewMeetingsCount></PreProceedingsandFGDM>"""
    text = ADA.replace("</CINdetails>", f"{module}</CINdetails>")
    (ada,) = cin.read(write(tmp_path, "cin.xml", census(text))).children
    (found,) = ada.cin_details[0].pre_proceedings
    assert (found.start_date, found.family_meeting_offered, found.review_meetings) == (date(2026, 9, 9), True, 3)


def test_a_namespace_is_no_hindrance(tmp_path: Path) -> None:
    text = census(ADA).replace("<Message>", '<Message xmlns="urn:cin">')
    assert len(list(cin.read(write(tmp_path, "cin.xml", text)).children)) == 1


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("<CINdetailsCollection><Child/></CINdetailsCollection>", "it begins with CINdetailsCollection"),
        ("<EXPSSDA903><CHILD/></EXPSSDA903>", "SSDA903 return, not the"),
        (census(ADA, header=HEADER.replace(">CIN<", ">CSWW<")), "CSWW collection"),
        ("<Message><Nothing/></Message>", "holds no child"),
    ],
)
def test_another_xml_is_refused_in_a_sentence(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        cin.read(write(tmp_path, "cin.xml", text))
