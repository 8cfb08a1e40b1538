"""Folders of returns become one history; what cannot be used is named, counted and left out."""

import csv

import pytest

from alongside.forecasting.command.forecast import main
from alongside.forecasting.histories.looked_after import read_years, state_of
from alongside.returns.kit.problems import Unreadable
from alongside.returns.ssda903 import codes

HEADER = ["CHILD", "SEX", "DOB", "ETHNIC", "UPN", "MOTHER", "MC_DOB"]
EPISODES = [
    *("CHILD", "DECOM", "RNE", "LS", "CIN", "PLACE", "PLACE_PROVIDER", "DEC", "REC"),
    *("REASON_PLACE_CHANGE", "HOME_POST", "PL_POST"),
]


class Returns:
    """Writes years' folders: `child` and `episode` put a row into the years named."""

    def __init__(self, folder):
        self.folder, self.rows = folder, {}

    def child(self, name, born="01/05/2012", sex="1", years=(2023, 2024)):
        for year in years:
            self._of(year)[0].append([name, sex, born, "WBRI", "UN1", "", ""])
        return self

    def episode(self, name, starts, ends="", place="U1", why="S", years=(2023, 2024)):
        ceased = "E4A" if ends else ""
        for year in years:
            row = [name, starts, why, "C2", "N1", place, "PR1", ends, ceased, "", "OX4 1", "OX4 2"]
            self._of(year)[1].append(row)
        return self

    def _of(self, year):
        return self.rows.setdefault(year, ([], []))

    def folders(self):
        for year, (people, episodes) in self.rows.items():
            where = self.folder / str(year)
            where.mkdir(exist_ok=True)
            for name, columns, rows in (("header", HEADER, people), ("episodes", EPISODES, episodes)):
                with (where / f"{name}.csv").open("w", newline="") as file:
                    csv.writer(file).writerows([columns, *rows])
        return sorted(self.folder / str(year) for year in self.rows)


@pytest.fixture
def returns(tmp_path):
    """Two years' returns with one child who stays."""
    made = Returns(tmp_path)
    made.child("1").episode("1", "01/06/2022")
    return made.child("9", years=(2024,)).episode("9", "01/02/2024", "01/03/2024", years=(2024,))


def told(history):
    return {fault.why.split(":")[0]: fault.count for fault in history.left_out}


def test_a_stay_goes_on_from_return_to_return(returns):
    history = read_years(returns.folders())
    assert history.left_out == ()
    assert (history.opens_on.isoformat(), history.origin.isoformat()) == ("2022-04-01", "2024-03-31")
    assert history.columns.child.tolist() == [0, 1]
    assert history.columns.arrived.all()


def test_a_new_legal_status_moves_nobody(returns):
    returns.child("2").episode("2", "01/06/2022", "01/01/2023").episode("2", "01/01/2023", why="L")
    assert len(read_years(returns.folders()).columns.child) == 3


def test_a_move_to_another_kind_of_placement_is_a_spell_of_its_own(returns):
    returns.child("2").episode("2", "01/06/2022", "01/01/2023").episode("2", "01/01/2023", place="K2", why="P")
    history = read_years(returns.folders())
    assert history.columns.arrived.tolist().count(False) == 1
    assert history.columns.state.tolist().count(history.names.index("Residential")) == 1


def test_a_year_missing_between_others_is_told(returns):
    returns.child("3", years=(2026,)).episode("3", "01/06/2025", years=(2026,))
    with pytest.raises(Unreadable, match="year to March 2025 is missing"):
        read_years(returns.folders())


def test_the_same_year_twice_is_told(returns):
    folders = returns.folders()
    with pytest.raises(Unreadable, match="Two folders hold the year to March 2024"):
        read_years([*folders, folders[-1]])


@pytest.mark.parametrize("missing", ["header.csv", "episodes.csv"])
def test_a_folder_without_both_tables_is_told(returns, missing):
    folders = returns.folders()
    (folders[0] / missing).unlink()
    with pytest.raises(Unreadable, match="both the episodes and the header"):
        read_years(folders)


def test_two_children_who_share_an_id_are_left_out_and_named(returns):
    returns.child("2", years=(2023,)).child("2", born="01/05/2008", years=(2024,)).episode("2", "01/06/2022")
    history = read_years(returns.folders())
    assert told(history)["children share an id"] == 1
    assert len(history.columns.child) == 2
    assert "2024: header.csv, Header, line 4" in {where for fault in history.left_out for where in fault.where}


def test_an_episode_that_ends_before_it_starts_is_left_out_and_named(returns):
    returns.child("2").episode("2", "01/06/2022", "01/05/2022", years=(2023,))
    history = read_years(returns.folders())
    assert told(history)["episodes end before they start"] == 1
    assert len(history.columns.child) == 2


def test_an_episode_of_nobody_and_one_before_birth_are_left_out(returns):
    returns.child("2", years=(2023,)).episode("2", "01/06/2010", years=(2023,))
    returns.episode("77", "01/06/2022", years=(2023,))
    history = read_years(returns.folders())
    assert told(history)["episodes start before the child was born"] == 1
    assert told(history)["episodes are of a child without a row in the header, or without a date of birth there"] == 1


def test_an_episode_over_the_next_one_ends_where_that_starts(returns):
    returns.child("2").episode("2", "01/06/2022", "01/03/2023").episode("2", "01/01/2023", place="K2", why="P")
    history = read_years(returns.folders())
    (fault,) = history.left_out
    assert "overlap" in fault.why
    assert len(history.columns.child) == 4


def test_an_episode_that_a_later_return_forgot_ends_with_its_own(returns):
    returns.child("2").episode("2", "01/06/2022", years=(2023,))
    history = read_years(returns.folders())
    (fault,) = history.left_out
    assert "later return does not have them" in fault.why
    assert (history.columns.end < history.origin.toordinal()).sum() == 2


def test_an_episode_after_its_return_is_left_out(returns):
    for number in range(300):
        returns.child(f"c{number}").episode(f"c{number}", "01/06/2022")
    returns.child("2").episode("2", "01/06/2022", "01/05/2924", years=(2024,))
    history = read_years(returns.folders())
    assert told(history) == {"episodes start or end after the year that their return is of": 1}


def test_no_id_of_a_child_is_told(returns):
    returns.child("S3CRET").episode("S3CRET", "01/06/2022", "01/05/2022")
    assert "S3CRET" not in str(read_years(returns.folders()).left_out)


def test_every_placement_code_has_a_state():
    known = {state_of(code) for code in codes.PLACEMENT.index}
    assert known == {"Fostering", "Residential", "Supported", "Other"}


def test_supported_accommodation_is_supported_by_its_old_codes_and_its_new_one():
    assert {state_of(code) for code in ("H5", "P2", "K3")} == {"Supported"}
    assert {state_of(code) for code in ("K1", "K2", "R1")} == {"Residential"}


def test_the_command_says_why_it_made_no_forecast(returns, tmp_path, capsys):
    folders = returns.folders()
    (folders[0] / "header.csv").unlink()
    assert main(["--history", *map(str, folders), "--out", str(tmp_path / "out")]) == 2
    assert "both the episodes and the header" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_the_command_names_the_scenarios_that_there_are(returns, tmp_path, capsys):
    folders = returns.folders()
    assert main(["--history", *map(str, folders), "--scenario", "wonder", "--out", str(tmp_path / "out")]) == 2
    assert "as-now" in capsys.readouterr().err


def test_the_command_writes_a_line_for_each_scenario_month_and_state(returns, tmp_path):
    for number in range(40):
        month = number % 12 + 1
        day = f"{number % 27 + 1:02}/{month:02}/{2023 if month < 4 else 2022}"
        left = "15/06/2023" if number % 3 else ""
        returns.child(f"c{number}").episode(f"c{number}", day, years=(2023,))
        returns.episode(f"c{number}", day, left, years=(2024,))
    out = tmp_path / "out"
    asked = ["--months", "6", "--runs", "20", "--seed", "5", "--scenario", "as-now", "new-childrens-home"]
    assert main(["--history", *map(str, returns.folders()), *asked, "--out", str(out)]) == 0
    with (out / "forecast.csv").open() as file:
        rows = list(csv.DictReader(file))
    assert list(rows[0]) == ["scenario", "month", "state", "mean", "p2_5", "p10", "p25", "p50", "p75", "p90", "p97_5"]
    assert len(rows) == 2 * 7 * 5
    assert {row["state"] for row in rows} == {"Fostering", "Residential", "Supported", "Other", "Total"}
    assert "No row was left out." in (out / "assumptions.md").read_text()
