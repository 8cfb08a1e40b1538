"""Returns are by-products: what the record writes has no error, and loaded again it is the same children once each."""

import pytest
from django.core.management import call_command

from alongside.council.load.tests.linked import CENSUS, LAST_YEAR, THIS_YEAR, loaded, refusals
from alongside.insight.extracts.tests.files import TODAY, YEAR, births, children, counted, table, write_all
from alongside.site.testing import database as throwaway

# Annex A names a social worker and the 903 gives a number: who is who neither of them tells.
BY_NAME = "SWEpisodes"


@pytest.fixture(scope="module")
def council(django_db_setup, django_db_blocker, tmp_path_factory):
    """A small made-up council's returns, who is in its record, and how much each return has of each child."""
    with django_db_blocker.unblock(), throwaway.clone():
        call_command("made_up_council", scale=0.02, today=TODAY, seed=7)
        yield write_all(tmp_path_factory.mktemp("council")), births(), counted()


@pytest.fixture(scope="module")
def linked(django_db_setup, django_db_blocker, tmp_path_factory):
    """The linked set's census and 903, loaded and written again."""
    with django_db_blocker.unblock(), throwaway.clone():
        assert refusals(loaded(CENSUS, *LAST_YEAR, *THIS_YEAR)) == []
        yield write_all(tmp_path_factory.mktemp("linked"))


def test_the_made_up_councils_returns_have_no_error(council):
    files, _, _ = council
    for name, written in files.written.items():
        wrong = {
            f"{one.rule.code} {one.rule.means}" for one in written.outcome.findings if one.rule.severity == "error"
        }
        assert wrong == set(), name
        assert written.outcome.crashes == []
        assert len(written.outcome.run) > 80


def test_loaded_into_an_empty_database_they_are_the_same_children_once_each(council, django_db_blocker):
    files, born, before = council
    with django_db_blocker.unblock(), throwaway.clone():
        assert births() == {}
        assert refusals(loaded(*files.paths, today=TODAY)) == []
        after, now = counted(), births()
    sent = {number for number, _ in before}
    assert now == {number: born[number] for number in sent}
    differ = {key for key in before.keys() | after.keys() if before[key] != after[key]}
    assert {kind for _, kind in differ if not kind.startswith(BY_NAME)} == set()
    for kind in (f"Episodes {YEAR}", f"Reviews {YEAR}", "CINdetails", "CINPlanDates", "List 7", "List 8"):
        assert any(key[1] == kind for key in before), kind


def test_a_census_loaded_is_written_the_same(linked):
    assert children(linked.census) == children(CENSUS)


def test_a_903_loaded_is_written_the_same(linked):
    for year, sent in ((YEAR - 1, LAST_YEAR), (YEAR, THIS_YEAR)):
        for path in (path for path in sent if path.stem != "sw_episodes"):
            # The arrangement before care is told in the year in which the child came, whichever return brought it.
            came = YEAR - 1 if path.stem == "previous_permanence" else year
            assert table(linked.folder / f"ssda903-{came}" / path.name) == table(path), (year, path.name)


def test_a_girl_in_care_of_whom_nothing_is_said_is_no_mother(linked):
    (header,) = (path for path in linked.tables(YEAR) if path.stem.casefold() == "header")
    said = {line.split(",")[0]: line.split(",")[-2:] for line in header.read_text(encoding="utf-8-sig").splitlines()}
    assert said["A1001"] == ["0", ""]
    assert said["A2001"] == said["A3001"] == ["", ""]  # a boy, and one who has left care


def test_a_social_workers_time_before_care_is_left_out_and_one_who_came_for_no_reason_came_for_another(linked):
    (row,) = (row for row in table(linked.folder / f"ssda903-{YEAR}" / "sw_episodes.csv") if ("CHILD", "A1001") in row)
    assert row[2:] == (("SW_ID", "SW900002"), ("SW_DECOM", "03/11/2025"), ("SW_DEC", ""), ("SW_REASON", "OTHERS"))
