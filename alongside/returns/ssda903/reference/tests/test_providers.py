"""Ofsted's lists, in each form they have had, say the same of the same provider."""

from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from alongside.returns.kit.problems import Problems, Unreadable
from alongside.returns.ssda903.reference.providers import Provider, Providers, read_providers, urn_text

Cell = str | int | float | date
Rows = list[list[Cell]]

COMBINED: list[Cell] = [
    "Local authority",
    "URN",
    "Provider type",
    "Deregistration date",
    "Placement code",
    "Setting address postcode",
    "Owner postcode",
    "Placement provider code",
]
SUPPORTED: list[Cell] = [
    "Provider local authority",
    "Setting local authority",
    "URN",
    "Provider name",
    "Closed date",
    "Setting address postcode",
]
HOMES: list[Cell] = ["Local Authority", "URN", "Closed Date", "Provider Code", "Provider Placement Code"]
OTHERS: list[Cell] = ["URN", "Setting postcode", "Local authority", "Placement code", "Placement provider code"]

HOLLY: list[Cell] = ["Oxfordshire", "SC500007", "Children's home", "-", "K2", "ox1 1bx", "M1 1AE", "PR1"]
NUMBERED: list[Cell] = [
    "Kent County Council",
    1234567,
    "Home",
    date(2025, 6, 30),
    "U1, U4,u6",
    "ME141XX",
    "",
    "PR4/PR5",
]


def workbook(folder: Path, name: str = "list.xlsx", **sheets: Rows) -> Path:
    path = folder / name
    with xlsxwriter.Workbook(path, {"default_date_format": "dd/mm/yyyy"}) as book:
        for title, rows in sheets.items():
            sheet = book.add_worksheet(title.replace("_", " "))
            for number, row in enumerate(rows):
                for at, cell in enumerate(row):
                    sheet.write(number, at, cell)
    return path


def read(*paths: Path) -> Providers:
    return read_providers(paths, Problems())


def test_one_list_of_all_providers(tmp_path: Path) -> None:
    found = read(workbook(tmp_path, Providers=[COMBINED, HOLLY, NUMBERED]))
    assert found.get("SC500007") == Provider(
        urn="SC500007",
        placement_codes=frozenset({"K2"}),
        provider_codes=frozenset({"PR1"}),
        authorities=frozenset({"Oxfordshire"}),
        closed=None,
        postcodes=frozenset({"OX11BX"}),
    )
    assert found.get("1234567") == Provider(
        urn="1234567",
        placement_codes=frozenset({"U1", "U4", "U6"}),
        provider_codes=frozenset({"PR4", "PR5"}),
        authorities=frozenset({"Kent County Council"}),
        closed=date(2025, 6, 30),
        postcodes=frozenset({"ME141XX"}),
    )
    assert {provider.urn: provider.authority_codes for provider in found} == {
        "SC500007": {"E10000025"},
        "1234567": {"E10000016"},
    }


@pytest.mark.parametrize("cell", [1234567, 1234567.0, "1234567", "1234567.0", " 01234567 ", "123 4567"])
@pytest.mark.parametrize("others", [[], [HOLLY], [[*NUMBERED[:1], 7654321, *NUMBERED[2:]]]])
def test_a_urn_is_the_same_however_its_cell_and_the_others_are_typed(
    tmp_path: Path, cell: Cell, others: list[list[Cell]]
) -> None:
    found = read(workbook(tmp_path, Providers=[COMBINED, *others, [*NUMBERED[:1], cell, *NUMBERED[2:]]]))
    assert "1234567" in found
    assert found.get("1234567.0") == found.get(" 1234567") == found.get("01234567")
    assert "123456" not in found
    assert len(found) == 1 + len(others)


@pytest.mark.parametrize("cell", [date(2025, 6, 30), "30/06/2025", "2025-06-30", 45838, "45838"])
def test_a_closing_date_is_the_same_however_its_cell_is_typed(tmp_path: Path, cell: Cell) -> None:
    found = read(workbook(tmp_path, Providers=[COMBINED, [*NUMBERED[:3], cell, *NUMBERED[4:]]]))
    assert [provider.closed for provider in found] == [date(2025, 6, 30)]


def test_supported_accommodation_has_one_code_and_all_its_settings(tmp_path: Path) -> None:
    first: list[Cell] = ["Kent", "Oxfordshire", 2, "Open Door", "na", "OX1 1BX"]
    second: list[Cell] = ["Kent", "Surrey", 2, "Open Door", date(2025, 5, 1), "GU1 1AA"]
    found = read(workbook(tmp_path, Providers=[COMBINED, HOLLY], SA_providers=[SUPPORTED, first, second]))
    assert found.get("2") == Provider(
        urn="2",
        placement_codes=frozenset({"K3"}),
        provider_codes=frozenset(),
        authorities=frozenset({"Oxfordshire", "Surrey"}),
        closed=None,
        postcodes=frozenset({"OX11BX", "GU11AA"}),
    )


def test_homes_and_other_providers_come_in_two_lists(tmp_path: Path) -> None:
    homes = workbook(
        tmp_path,
        "homes.xlsx",
        Settings_and_Inspection_Info=[HOMES, ["Kent", "SC1", "-", "K2", "PR4"]],
        Address_Details=[["URN", "Setting Postcode"], ["SC1", "ME14 1XX"], ["SC9", "ME14 1XX"]],
        Registration_Conditions=[["Local Authority", "URN", "Conditions"], ["Kent", "SC1", "-"]],
    )
    closed: list[Cell] = [*OTHERS, "Deregistration date"]
    others = workbook(
        tmp_path,
        "others.xlsx",
        Current_providers=[OTHERS, [77, "OX1 1BX", "Oxfordshire", "U1,U2", "PR4"]],
        Closed=[closed, [78, "OX1 1BX", "Oxfordshire", "U1", "PR5", date(2025, 4, 2)]],
    )
    found = read(homes, others)
    assert {provider.urn: (provider.closed, *provider.postcodes) for provider in found} == {
        "SC1": (None, "ME141XX"),
        "77": (None, "OX11BX"),
        "78": (date(2025, 4, 2), "OX11BX"),
    }
    assert found.get("SC1").placement_codes == {"K2"}
    assert found.get("SC1").provider_codes == {"PR4"}


def test_a_title_above_the_columns_and_empty_rows_below_do_no_harm(tmp_path: Path) -> None:
    title: list[Cell] = ["Social care providers as at 31 March 2026"]
    assert len(read(workbook(tmp_path, Providers=[title, [], COMBINED, HOLLY, [], ["Kent"]]))) == 1


@pytest.mark.parametrize("missing", ["Local authority", "Placement code", "Placement provider code"])
@pytest.mark.parametrize("beside", [{}, {"SA_providers": [SUPPORTED, ["Kent", "Kent", 2, "", "", "OX1 1BX"]]}])
def test_a_missing_column_is_told_by_its_sheet_and_name(tmp_path: Path, missing: str, beside: dict[str, Rows]) -> None:
    renamed: list[Cell] = ["New name" if name == missing else name for name in COMBINED]
    with pytest.raises(Unreadable, match=f'"Providers" has no column .*"{missing.lower()}"'):
        read(workbook(tmp_path, Providers=[renamed, HOLLY], **beside))


@pytest.mark.parametrize("missing", ["Deregistration date", "Setting address postcode"])
def test_a_list_without_closing_dates_or_postcodes_is_refused(tmp_path: Path, missing: str) -> None:
    renamed: list[Cell] = ["New name" if name == missing else name for name in COMBINED]
    with pytest.raises(Unreadable, match=f'has no column .*"{missing.lower()}"'):
        read(workbook(tmp_path, Providers=[renamed, HOLLY]))


def test_another_workbook_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="No sheet of this workbook lists providers"):
        read(workbook(tmp_path, Sheet1=[["Child", "Born"], ["Ada", date(2015, 3, 27)]]))


def test_no_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    path.write_text("URN,Placement code\n")
    with pytest.raises(Unreadable):
        read(path)


@given(st.text())
def test_a_urn_once_normal_stays_so(text: str) -> None:
    assert urn_text(urn_text(text)) == urn_text(text)


@given(st.integers(0, 10**9))
def test_a_number_and_its_text_are_one_urn(number: int) -> None:
    assert urn_text(str(number)) == urn_text(f"{number}.0") == urn_text(f"0{number}") == str(number)
