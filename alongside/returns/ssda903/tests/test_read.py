"""SSDA903 files are recognised by their columns and read into typed rows; each fault is told by line."""

from datetime import date
from pathlib import Path

import pytest

from alongside.returns import ssda903
from alongside.returns.kit.dates import PartialDate
from alongside.returns.kit.problems import Unreadable
from alongside.returns.tests.making import table, write

HEADER = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB"
EPISODES = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN"
ADA = "ADA1,F,27/03/2015,WBRI,A123456789012,0,"
STAY = "ADA1,06/04/2025,S,C2,N1,U6,PR1,,,,ox1 1aa,OX2  2BB,SC123456"


def read(folder: Path, *tables: str | bytes) -> ssda903.Ssda903Set:
    return ssda903.read(write(folder, f"{number}.csv", one) for number, one in enumerate(tables))


def told(found: ssda903.Ssda903Set) -> list[tuple[str, int | None, str]]:
    return [(problem.severity, problem.where.line, problem.where.field) for problem in found.problems]


def test_a_child_and_her_stay_are_read(tmp_path: Path) -> None:
    found = read(tmp_path, table(HEADER, ADA), table(EPISODES, STAY))
    (ada,), (stay,) = found.header, found.episodes
    assert (ada.child, ada.sex, ada.dob, ada.mother, ada.mc_dob) == ("ADA1", "F", date(2015, 3, 27), False, None)
    assert (stay.decom, stay.dec, stay.ls, stay.place) == (date(2025, 4, 6), None, "C2", "U6")
    assert (stay.home_post, stay.pl_post) == ("OX1 1AA", "OX2 2BB")
    assert (stay.where.file, stay.where.line, stay.where.place) == ("1.csv", 2, "Episodes")
    assert found.files == {"0.csv": "Header", "1.csv": "Episodes"}
    assert len(found.problems) == 0


@pytest.mark.parametrize("one", ssda903.TABLES, ids=lambda one: one.name)
def test_every_table_is_known_by_its_columns_in_any_order(tmp_path: Path, one: ssda903.Table) -> None:
    backwards = ",".join(reversed(one.columns()))
    row = ",".join("ADA1" if name == "CHILD" else "" for name in reversed(one.columns()))
    found = read(tmp_path, table(backwards.lower(), row))
    assert [name for name, rows in found.rows.items() if rows] == [one.name]
    assert found.rows[one.name][0].child == "ADA1"


@pytest.mark.parametrize(("sent", "sex"), [("1", "M"), ("2", "F"), ("m", "M"), (" U ", "U"), ("2.0", "F")])
def test_sex_is_read_from_files_of_every_year(tmp_path: Path, sent: str, sex: str) -> None:
    found = read(tmp_path, table(HEADER, ADA.replace(",F,", f",{sent},")))
    assert found.header[0].sex == sex
    assert len(found.problems) == 0


def test_an_extra_column_is_told_by_name_and_the_rest_read(tmp_path: Path) -> None:
    found = read(tmp_path, table(HEADER + ",NOTES,", ADA + ",likes cats,"))
    assert told(found) == [("warning", 1, "NOTES")]
    assert "NOTES" in next(iter(found.problems)).message
    assert found.header[0].child == "ADA1"


def test_a_missing_column_is_told_by_name_and_read_as_blank(tmp_path: Path) -> None:
    found = read(tmp_path, table("CHILD,DOB,REVIEW", "ADA1,27/03/2015,01/06/2025"))
    assert told(found) == [("refused", 1, "REVIEW_CODE")]
    assert (found.reviews[0].review, found.reviews[0].review_code) == (date(2025, 6, 1), None)


def test_a_table_without_children_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="no CHILD column"):
        read(tmp_path, table("DOB,REVIEW,REVIEW_CODE", "27/03/2015,01/06/2025,PN1"))


def test_a_bad_date_is_told_at_its_line_and_its_text_kept(tmp_path: Path) -> None:
    found = read(tmp_path, table(EPISODES, STAY, STAY.replace("06/04/2025", "31/02/2025")))
    assert told(found) == [("refused", 3, "DECOM")]
    assert (found.episodes[1].decom, found.episodes[1].unread) == (None, {"DECOM": "31/02/2025"})
    assert found.episodes[0].decom == date(2025, 4, 6), "one child's bad date costs no other child anything"


def test_dates_in_other_forms_are_read_with_a_warning(tmp_path: Path) -> None:
    stays = [STAY.replace("06/04/2025", day) for day in ("06/04/25", "2025-04-06", "6/4/2025")]
    found = read(tmp_path, table(EPISODES, *stays))
    assert {stay.decom for stay in found.episodes} == {date(2025, 4, 6)}
    assert [severity for severity, _, _ in told(found)] == ["warning"] * 3


def test_part_of_a_permanence_date_may_be_unknown(tmp_path: Path) -> None:
    columns = "CHILD,DOB,PREV_PERM,LA_PERM,DATE_PERM"
    found = read(tmp_path, table(columns, "ADA1,27/03/2015,P1,931,zz/06/2017", "ADA1,27/03/2015,P1,931,01/06/2017"))
    assert found.prev_perm[0].date_perm == PartialDate(2017, 6, None)
    assert found.prev_perm[1].date_perm == PartialDate(2017, 6, 1)


def test_rows_that_do_not_fit_are_left_out_and_told_by_line(tmp_path: Path) -> None:
    found = read(tmp_path, table(HEADER, ADA, "ADA1,F", ADA + ",,,", ADA + ",more", "", ",,,,,,", ADA))
    assert told(found) == [("refused", 3, ""), ("refused", 5, "")]
    assert [row.where.line for row in found.header] == [2, 4, 8]


def test_a_row_over_two_lines_does_not_shift_the_count(tmp_path: Path) -> None:
    found = read(tmp_path, table(HEADER, '"ADA\n1",F,27/03/2015,WBRI,,,', ADA.replace("27/03/2015", "soon")))
    assert told(found) == [("refused", 4, "DOB")]


def test_two_files_of_one_table_are_joined_and_told(tmp_path: Path) -> None:
    found = read(tmp_path, table(HEADER, ADA), table(HEADER, ADA.replace("ADA1", "BEN1")))
    assert [row.child for row in found.header] == ["ADA1", "BEN1"]
    assert [severity for severity, _, _ in told(found)] == ["warning"]


def test_an_unknown_code_is_kept_with_a_warning(tmp_path: Path) -> None:
    found = read(tmp_path, table(EPISODES, STAY.replace(",C2,", ",c9,")))
    assert found.episodes[0].ls == "C9"
    assert told(found) == [("warning", 2, "LS")]


def test_a_formula_stays_text_and_is_told(tmp_path: Path) -> None:
    found = read(tmp_path, table(EPISODES, STAY.replace("SC123456", '"=HYPERLINK(""x"")"')))
    assert found.episodes[0].urn == '=HYPERLINK("X")'
    assert told(found) == [("warning", 2, "URN")]
