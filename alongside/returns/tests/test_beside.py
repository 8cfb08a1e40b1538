"""Annex A's lists are held to the census and the 903 of the same year, where those are given."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

from alongside.returns import beside, command
from alongside.returns.annex_a.book import Elsewhere, Stay
from alongside.returns.annex_a.recognise import LISTS
from alongside.returns.annex_a.write import write as write_lists
from alongside.returns.cin.read import read_whole
from alongside.returns.ssda903.read import read as read_903
from alongside.returns.tests.making import ADA, census, table, write
from alongside.returns.whole import inspection_lists

HEADER = table("CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB", "ada1,F,27/03/2015,WBRI,UN1,,")
EPISODES = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN"
BEFORE = "ADA1,{},P,V2,N1,U6,PR1,{},{},,,,"
CAME = "ADA1,{},S,V2,N1,U6,PR1,{},{},,,,"


@pytest.fixture
def folder_903(tmp_path: Path) -> Path:
    folder = tmp_path / "903"
    folder.mkdir()
    write(folder, "header.csv", HEADER)
    return folder


def said_of_ada(folder: Path, *episodes: str) -> Elsewhere:
    write(folder, "episodes.csv", table(EPISODES, *episodes))
    return beside.said_by_903(read_903(sorted(folder.glob("*.csv"))).rows)["ADA1"]


def test_a_census_tells_the_days_of_what_was_done(tmp_path: Path) -> None:
    _, children = read_whole(write(tmp_path, "cin.xml", census(ADA)))
    assert beside.said_by_census(children) == {
        "ADA1": Elsewhere(
            born=date(2015, 3, 27),
            referred=frozenset({date(2025, 10, 6)}),
            assessed=frozenset({date(2025, 10, 7)}),
            enquired=frozenset({date(2025, 11, 2)}),
            protected=(Stay(date(2025, 11, 20), None),),
        )
    }


def test_a_903_tells_the_times_in_care_whatever_the_order_of_episodes(folder_903: Path) -> None:
    said = said_of_ada(
        folder_903,
        CAME.format("05/01/2026", "", ""),
        CAME.format("02/06/2025", "01/09/2025", "X1"),
        BEFORE.format("01/09/2025", "03/11/2025", "E4A"),
    )
    assert said.born_in_care == date(2015, 3, 27)
    assert said.cared_for == (Stay(date(2025, 6, 2), date(2025, 11, 3)), Stay(date(2026, 1, 5), None))


def test_a_time_in_care_from_before_the_year_is_known_in_part(folder_903: Path) -> None:
    said = said_of_ada(folder_903, BEFORE.format("03/02/2025", "", ""))
    assert said.cared_for == (Stay(date(2025, 2, 3), None, whole=False),)


def test_what_the_two_say_of_one_child_is_joined() -> None:
    born = date(2015, 3, 27)
    joined = beside.both({"1": Elsewhere(born=born)}, {"1": Elsewhere(born_in_care=born), "2": Elsewhere()})
    assert joined == {"1": Elsewhere(born=born, born_in_care=born), "2": Elsewhere()}


def lists(tmp_path: Path) -> Path:
    """Ada's referral on another day than the census has it, and her assessment on the same."""
    path = tmp_path / "lists.xlsx"
    referral = LISTS[3](child_id="ADA1", referral_date=date(2025, 10, 5))
    assessment = LISTS[4](child_id="ADA1", start_date=date(2025, 10, 7))
    write_lists({3: [referral], 4: [assessment]}, path)
    return path


def left(rules: Iterable[object]) -> set[str]:
    return {str(getattr(rule, "code", "")) for rule in rules}


def test_the_lists_are_held_to_the_census_that_is_given(tmp_path: Path) -> None:
    file = write(tmp_path, "cin.xml", census(ADA))
    alone, _ = inspection_lists(lists(tmp_path), 2026)
    assert {"R001", "R003", "R014"} <= left(rule for rule, _ in alone.left)
    outcome, _ = inspection_lists(lists(tmp_path), 2026, census_file=file)
    found = left(one.rule for one in outcome.findings)
    assert {"R003", "R004", "R009"} <= found
    assert not {"R001", "R005"} & found
    assert "R014" in left(rule for rule, _ in outcome.left)


def test_the_command_takes_both_returns_and_the_day(tmp_path: Path, folder_903: Path) -> None:
    file, out = write(tmp_path, "cin.xml", census(ADA)), tmp_path / "out.csv"
    words = ["annex_a", str(lists(tmp_path)), "--year", "2025-26", "--on", "24/11/2025", "--csv", str(out)]
    assert command.main([*words, "--census", str(file), "--ssda903", str(folder_903)]) == 1
    assert "R003," in out.read_text()
    assert command.main([*words, "--census", str(tmp_path / "none.xml")]) == 2


@pytest.mark.parametrize("day", ["soon", "31/02/2025", "1066-10-14"])
def test_a_day_that_is_none_is_refused(tmp_path: Path, day: str) -> None:
    with pytest.raises(SystemExit) as ended:
        command.main(["annex_a", "x.xlsx", "--year", "2025-26", "--on", day])
    assert ended.value.code == 2
