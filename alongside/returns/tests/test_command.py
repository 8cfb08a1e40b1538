"""`bin/alongside validate`: what it writes, how it ends, and what it says of files that are no returns."""

import csv
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from alongside.returns import command
from alongside.returns.kit.rules import Rule
from alongside.returns.ssda903.rules import RULES
from alongside.returns.tests.making import ADA, census, table, write

HEADER = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB"
RIGHT = table(HEADER, "A1,M,27/03/2015,WBRI,UN2,,")
WRONG = table(HEADER, "A1,M,27/03/2015,WBRI,UN1,,", "A2,X,31/02/2015,WBRI,UN1,,", "=A3,X,27/03/2015,WBRI,UN1,,")


def validate(*words: object) -> int:
    return command.main([*map(str, words), "--year", "2025-26"])


def lines_of(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_each_offending_record_stands_once_for_each_rule(tmp_path: Path) -> None:
    write(tmp_path, "header.csv", WRONG)
    assert validate("ssda903", tmp_path, "--csv", tmp_path / "out.csv") == 1
    found = lines_of(tmp_path / "out.csv")
    assert list(found[0]) == ["rule", "table", "row", "child", "fields", "message"]
    sexes = [line for line in found if line["rule"] == "101"]
    assert [(line["table"], line["row"], line["child"], line["fields"]) for line in sexes] == [
        ("Header", "1", "A2", "SEX"),
        ("Header", "2", "'=A3", "SEX"),
    ]
    assert len({(line["rule"], line["table"], line["row"]) for line in found}) == len(found)


def test_it_ends_with_nought_where_nothing_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, "header.csv", RIGHT)
    assert validate("ssda903", tmp_path, "--csv", tmp_path / "out.csv") == 0
    assert lines_of(tmp_path / "out.csv") == []
    told = capsys.readouterr()
    assert "0 errors" in told.out
    assert "not sent" in told.err


def test_a_census_is_named_by_its_elements(tmp_path: Path) -> None:
    early = ADA.replace("2025-10-07", "2025-10-05")
    file = write(tmp_path, "cin.xml", census(ADA, early.replace("ADA1", "BEN1").replace("A123456789012", "")))
    assert validate("cin", file, "--csv", tmp_path / "out.csv") == 1
    found = {
        (line["table"], line["row"], line["child"]) for line in lines_of(tmp_path / "out.csv") if line["rule"] == "1103"
    }
    assert ("Assessments", "1", "BEN1") in found
    assert ("Assessments", "0", "ADA1") not in found


def test_a_rule_that_fails_is_told_and_ends_with_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def breaks(header: object, child: object) -> bool:
        raise ValueError

    broken = [_with(rule, breaks) if rule.code == "101" else rule for rule in RULES.of_year(2026)]
    monkeypatch.setattr(type(RULES), "of_year", lambda rules, year: broken)
    write(tmp_path, "header.csv", RIGHT)
    assert validate("ssda903", tmp_path, "--csv", tmp_path / "out.csv") == 1
    (line,) = [line for line in lines_of(tmp_path / "out.csv") if line["rule"] == "101"]
    assert (line["row"], line["child"]) == ("0", "A1")
    assert "failed" in line["message"]
    assert "101  failed" in capsys.readouterr().out


def _with(rule: Rule, check: Callable[..., bool]) -> Rule:
    return replace(rule, check=check)


BOMB = "<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]><Message>&b;</Message>"
OUTSIDE = "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><Message>&e;</Message>"


@pytest.mark.parametrize(
    ("kind", "content", "reason"),
    [
        ("cin", BOMB, "DOCTYPE"),
        ("cin", OUTSIDE, "DOCTYPE"),
        ("cin", census(ADA)[:-60], "cut off"),
        ("cin", "\x01\x02" * 1000, "not XML"),
        ("cin", census(ADA).encode("utf-16"), "UTF-16"),
        ("annex_a", b"PK\x03\x04 no zip at all", "damaged"),
        ("annex_a", "a,b\n1,2\n", "not an Excel workbook"),
        ("ssda903", "name,address\nx,y\n", "column names"),
        ("ssda903", HEADER.replace(",", ";"), "semicolons"),
        ("ssda903", b"\x00\x01" * 1000, "NUL"),
        ("ssda903", RIGHT + 'A9,"M', "quotation mark"),
    ],
)
def test_what_is_no_return_ends_with_two_and_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str, content: str | bytes, reason: str
) -> None:
    file = write(tmp_path, "sent.csv", content)
    assert validate(kind, file, "--csv", tmp_path / "out") == 2
    told = capsys.readouterr()
    assert reason in told.err
    assert "sent.csv" in told.err
    assert not (tmp_path / "out").exists()


def test_a_missing_and_an_extra_column_are_told_by_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, "header.csv", table(HEADER.replace(",ETHNIC", "") + ",SHOE", "A1,M,27/03/2015,UN1,,,44"))
    assert validate("ssda903", tmp_path) == 1
    told = capsys.readouterr().err
    assert "no ETHNIC column" in told
    assert "column SHOE is not part" in told


def test_windows_text_is_read_and_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, "header.csv", RIGHT.replace("A1", "É1").encode("cp1252"))
    assert validate("ssda903", tmp_path) == 0
    assert "not saved as UTF-8" in capsys.readouterr().err


def test_a_folder_with_nothing_in_it_and_a_year_without_rules(tmp_path: Path) -> None:
    assert validate("ssda903", tmp_path) == 2
    assert validate("cin", tmp_path / "none.xml") == 2
    with pytest.raises(SystemExit) as ended:
        command.main(["cin", "x.xml", "--year", "2019-20"])
    assert ended.value.code == 2


@pytest.mark.parametrize("said", ["2025-26", "2025/26", "2026", "2025-2026"])
def test_a_year_is_said_in_several_ways(said: str) -> None:
    assert command.year_of(said) == 2026
