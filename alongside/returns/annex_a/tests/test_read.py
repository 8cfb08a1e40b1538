"""An Annex A workbook is read whatever its sheets are called and however its answers are worded."""

from datetime import date
from pathlib import Path

import pytest

from alongside.returns import annex_a
from alongside.returns.annex_a import codes
from alongside.returns.annex_a.tests.making import header_of, workbook
from alongside.returns.kit.problems import Unreadable
from alongside.returns.kit.reading import Reader

CONTACT = [9212044.0, "b) Female", "a) WBRI", date(2015, 1, 25), 6.9, date(2025, 9, 16), "q) 6: Police"]


def told(found: annex_a.AnnexA) -> list[tuple[str, int | None, str]]:
    """(severity, row, field) of each problem, but for the lists that a small workbook leaves out."""
    return [
        (problem.severity, problem.where.row, problem.where.field)
        for problem in found.problems
        if "has no List" not in problem.message
    ]


def test_a_contact_is_read(tmp_path: Path) -> None:
    found = annex_a.read(workbook(tmp_path / "a.xlsx", {"List 1": [header_of(1), CONTACT]}))
    (contact,) = found.contacts
    assert (contact.child_id, contact.gender, contact.ethnicity) == ("9212044", "F", "WBRI")
    assert (contact.birth_date, contact.age, contact.source) == (date(2015, 1, 25), 6, "6")
    assert (contact.where.row, contact.where.place) == (2, "List 1")
    assert told(found) == []


@pytest.mark.parametrize("number", annex_a.LISTS)
def test_every_list_is_known_by_its_columns_whatever_its_sheet_is_called(tmp_path: Path, number: int) -> None:
    names = header_of(number)
    found = annex_a.read(workbook(tmp_path / "a.xlsx", {"Sheet": [names[::-1], ["1"] * len(names)]}))
    assert found.sheets == {"Sheet": number}
    assert len(found.rows[number]) == 1


def test_titles_above_the_names_and_other_spellings_are_no_hindrance(tmp_path: Path) -> None:
    names = ["Unique child identifier", "GENDER", "Ethnicity ", "DOB", "Age", "Date of  Contact", "Contact Source"]
    found = annex_a.read(workbook(tmp_path / "a.xlsx", {"1 Contacts": [["Annex A"], [], names, CONTACT]}))
    assert found.contacts[0].birth_date == date(2015, 1, 25)
    assert found.contacts[0].where.row == 4
    assert told(found) == []


def test_curly_quotes_in_a_column_name_are_no_hindrance(tmp_path: Path) -> None:
    names = [name.replace("'", "’") for name in header_of(8)]
    found = annex_a.read(workbook(tmp_path / "a.xlsx", {"List 8": [names, ["1"] * len(names)]}))
    assert not [field for _, _, field in told(found) if field.startswith("Number of Episodes")]


def test_missing_and_extra_columns_are_told_by_name(tmp_path: Path) -> None:
    names = ["Shoe size", *header_of(1)[:-1]]
    found = annex_a.read(workbook(tmp_path / "a.xlsx", {"List 1": [names, [4, *CONTACT[:-1]]]}))
    assert told(found) == [("refused", 1, "Contact Source"), ("warning", 1, "Shoe size")]


def test_a_sheet_of_another_kind_is_told_and_left(tmp_path: Path) -> None:
    sheets = {"Notes": [["Please read"]], "List 1": [header_of(1), CONTACT]}
    found = annex_a.read(workbook(tmp_path / "a.xlsx", sheets))
    assert [problem.where.place for problem in found.problems if "none of the" in problem.message] == ["Notes"]


@pytest.mark.parametrize(
    ("reader", "answers"),
    [
        (codes.gender, {"Female": "F", "b) Female": "F", "2": "F", "c) Not stated/recorded": "U", "d) Neither": "N"}),
        (
            codes.ethnic_group,
            {"s) NOBT": "NOBT", "a) White": "WHITE", "White British": "WBRI", "WBRI - White British": "WBRI"},
        ),
        (codes.source, {"b) 1B: Individual": "1B", "1D": "1D", "a) Individual": "INDIVIDUAL", "u) 10: Unknown": "10"}),
        (codes.primary_need, {"N1 - Abuse or Neglect": "N1", "a) Abuse or neglect": "N1", "N5": "N5"}),
        (codes.answer_or_unknown, {"a) Yes": "Yes", "N": "No", "0 - No": "No", "c) Unknown": "Unknown"}),
        (codes.category_of_abuse, {"Emotional abuse": "EMO", "e) Multiple/not recommended": "MUL", "NEG": "NEG"}),
        (codes.legal_status, {"C1: ICO": "C1", "E1: Placement order": "E1", "e) Accommodated under S20": "V2"}),
        (codes.placement_type, {"a) U1: Foster placement - relatives - long term": "U1", "h) Children’s Homes": "K2"}),
        (codes.provider, {"b) PR1 - Own provision": "PR1", "a) Own LA": "PR1", "b) Private": "PR4"}),
        (codes.reason_ceased, {"k) E47: Special Guardianship Orders - relative/friend": "E47", "b) Died": "E2"}),
        (codes.reason_for_closure, {"RC7 - Services ceased": "RC7", "e) Transfer to another LA": "RC5"}),
        (codes.eligibility, {"b) Former relevant child": "FORMER_RELEVANT", "d) Eligible child": "ELIGIBLE"}),
        (codes.in_touch, {"a) Yes": "YES", "d) Refu": "REFU", "b) Not in touch": "NO"}),
        (codes.accommodation, {"U: Independent living": "U", "K2": "K", "j) Foyers": "T"}),
        (codes.activity, {"F1: Full time in higher education": "F1", "G5: Not in education": "G5"}),
        (codes.reason_not_placed, {"RD2": "RD2", "b) Court did not make a PO": "RD2"}),
        (codes.reason_adopter_left, {"1": "1", "a) Withdrew": "1", "1 - Adopter withdrew from process": "1"}),
    ],
)
def test_each_wording_means_one_code(reader: Reader, answers: dict[str, str]) -> None:
    assert {word: reader(word) for word in answers} == {word: (code, None) for word, code in answers.items()}


def test_a_wording_nobody_knows_is_not_guessed_at(tmp_path: Path) -> None:
    row = [*CONTACT[:-1], "The window cleaner"]
    found = annex_a.read(workbook(tmp_path / "a.xlsx", {"List 1": [header_of(1), row]}))
    assert (found.contacts[0].source, found.contacts[0].unread) == (None, {"Contact Source": "The window cleaner"})
    assert told(found) == [("refused", 2, "Contact Source")]


@pytest.mark.parametrize(
    ("cell", "day", "severities"),
    [
        ("25/01/2015", date(2015, 1, 25), []),
        ("2015-01-25", date(2015, 1, 25), []),
        (42029, date(2015, 1, 25), ["warning"]),
        (date(1900, 1, 1), None, ["warning"]),
        ("soon", None, ["refused"]),
        ("", None, []),
    ],
)
def test_dates_as_cells_as_text_and_as_bare_numbers(
    tmp_path: Path, cell: object, day: date | None, severities: list[str]
) -> None:
    row = [*CONTACT[:3], cell, *CONTACT[4:]]
    found = annex_a.read(workbook(tmp_path / "a.xlsx", {"List 1": [header_of(1), row]}))
    assert found.contacts[0].birth_date == day
    assert [severity for severity, _, _ in told(found)] == severities


@pytest.mark.parametrize("text", ["=1+1", "=cmd|' /C calc'!A0", "@SUM(A1)", "+cmd", "-cmd"])
def test_a_cell_that_looks_like_a_formula_stays_text_and_is_told(tmp_path: Path, text: str) -> None:
    row = ["1", "Male", "WBRI", "", "", date(2025, 9, 1), "", text]
    found = annex_a.read(workbook(tmp_path / "a.xlsx", {"List 2": [header_of(2), row]}))
    assert found.early_help_assessments[0].organisation == text
    assert told(found) == [("warning", 2, "Organisation completing assessment")]


def test_a_workbook_without_a_list_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="No sheet of this workbook"):
        annex_a.read(workbook(tmp_path / "a.xlsx", {"Sheet1": [["URN", "Name", "Postcode"], [1, "x", "y"]]}))
