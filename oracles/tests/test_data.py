"""The made-up returns: the same for the same seed, and broken only where they are meant to be."""

from pathlib import Path

from oracles import answers
from oracles.data import census, census_faults, council, faults, sweeps
from oracles.data.days import Year


def test_the_same_seed_makes_the_same_files(tmp_path: Path):
    for name in ("one", "two"):
        council.clean(seed=5, children=40).write(tmp_path / name)
        census.write(tmp_path / name / "census.xml", census.clean(seed=5, children=40), Year(2026))

    files = [
        sorted(path.relative_to(tmp_path / name) for path in (tmp_path / name).rglob("*")) for name in ("one", "two")
    ]
    assert files[0] == files[1]
    for path in files[0]:
        if (tmp_path / "one" / path).is_file():
            assert (tmp_path / "one" / path).read_bytes() == (tmp_path / "two" / path).read_bytes()


def _bytes(folder: Path) -> dict[Path, bytes]:
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_council_has_the_size_it_is_measured_at():
    made = council.clean(seed=1)

    assert len(made.this["Header"]) == 1716
    assert 2000 <= len(made.this["Episodes"]) <= 2100


def test_a_share_of_rows_is_broken_in_one_cell_each_and_the_first_council_stays_as_it_was():
    made = council.clean(seed=1, children=300)
    before = {table: [dict(row) for row in rows] for table, rows in made.this.items()}

    worse = faults.broken(made, seed=2)

    assert made.this == before
    changed = [
        sum(old[column] != new[column] for column in old)
        for table, rows in before.items()
        for old, new in zip(rows, worse.this[table], strict=True)
    ]
    assert set(changed) == {0, 1}
    assert 0.01 < sum(changed) / len(changed) < 0.04


def test_each_child_of_the_council_of_faults_has_at_most_one():
    made = council.clean(seed=3, children=200)
    worse = faults.single(seed=3, children=200, faults=faults.GENTLE)

    wrong: dict[object, int] = {}
    for table, rows in made.this.items():
        for old, new in zip(rows, worse.this[table], strict=True):
            wrong[old["CHILD"]] = wrong.get(old["CHILD"], 0) + sum(old[column] != new[column] for column in old)
    assert set(wrong.values()) == {1}


def test_a_limit_is_stood_before_on_and_after():
    made = sweeps.boundary(seed=1, tables=("DoLo",), year=2027)

    starts = {row["DOLO_START"] for row in made.this["DoLo"]}
    year = Year(2027)
    assert {year.start, year.end} <= starts
    assert len([row for row in made.this["DoLo"] if row["DOLO_START"] == year.start]) >= 1


def test_broken_children_of_a_census_are_as_many_as_asked_for():
    made = [census.ET.tostring(child) for child in census.clean(seed=1, children=1000)]
    worse = [census.ET.tostring(child) for child in census_faults.broken(census.clean(seed=1, children=1000), seed=1)]

    assert 10 <= sum(old != new for old, new in zip(made, worse, strict=True)) <= 45


def test_pupil_numbers_have_the_check_letter_that_the_peer_works_out(tmp_path: Path):
    children = list(census.clean(seed=1, children=60))
    numbers = [one for child in children for one in child.iter("UPN")]
    wrong = numbers[3].text or ""
    numbers[3].text = ("B" if wrong[0] == "A" else "A") + wrong[1:]
    file = tmp_path / "census.xml"
    census.write(file, children, Year(2026))
    at = next(row for row, child in enumerate(children) if child[0].findtext("UPN") == numbers[3].text)

    assert answers.cin({"file": str(file), "year": 2026, "rules": ["1510"]}) == {"1510": {"ChildIdentifiers": [at]}}


def test_a_review_is_where_its_date_stands_among_all_dates(tmp_path: Path):
    """Rows of reviews count dates, however they are put into blocks; the peer reads the first of a block."""
    early, review = census.element, census.element
    child = next(one for one in census.clean(seed=1, children=60) if len(list(one.iter("CPPreviewDate"))) == 1)
    plan = next(child.iter("ChildProtectionPlans"))
    start = plan.findtext("CPPstartDate") or ""
    plan.append(early("Reviews", review("CPPreviewDate", start), review("CPPreviewDate", "2026-02-02")))
    plan.append(early("Reviews", review("CPPreviewDate", start)))
    file = tmp_path / "census.xml"
    census.write(file, [child], Year(2026))

    said = answers.cin({"file": str(file), "year": 2026, "rules": ["8841"]})

    assert said["8841"] == {"ChildProtectionPlans": [0], "Reviews": [1, 3]}
