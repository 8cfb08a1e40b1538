"""The workbench: what a run finds, who sees it, and that nothing in a downloaded file is ever run."""

import csv
import io
import zipfile
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from python_calamine import load_workbook

from alongside.access.door import NotAllowed
from alongside.history.acting import acting
from alongside.insight.models import CheckRun, Fault
from alongside.insight.workbench import actions, downloads, questions
from alongside.insight.workbench.tests.conftest import NUMBER, TODAY

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.fixture
def ran(cast, tamsin, period):
    """The director ran the rules."""
    with acting(cast.nadia.pk):
        return actions.run_again(by=cast.nadia, at=NOON)


def lines_seen_by(worker):
    with acting(worker.pk):
        return questions.lines(list(CheckRun.objects.all()), TODAY)


def at(worker):
    client = Client()
    client.force_login(worker)
    return client


def test_a_run_keeps_what_it_counted_and_what_it_found(cast, tamsin, ran):
    looked_after = next(run for run in ran if run.kind == "ssda903")
    found = [line for line in lines_seen_by(cast.nadia) if line.kind == "ssda903"]
    assert looked_after.children == 1
    assert looked_after.errors == sum(line.severity == "error" for line in found) > 0
    assert {line.child for line in found} == {tamsin.pk}
    assert {line.team for line in found} == {cast.teams["Children in Care"].pk}


def test_the_next_run_takes_the_place_of_the_last_and_its_counts_stay(cast, ran):
    before = len(lines_seen_by(cast.nadia))
    with acting(cast.nadia.pk):
        actions.run_again(by=cast.nadia, at=NOON.replace(hour=13))
        runs = questions.trend(TODAY)
        last = questions.standings(TODAY)
    assert len(lines_seen_by(cast.nadia)) == before
    assert len(runs) == 2
    assert {one.run.at for one in last} == {NOON.replace(hour=13)}


@pytest.mark.parametrize("who", ["iona", "jonah", "mina", "sunita", "outis"])
def test_only_whoever_reaches_every_child_runs_the_rules(cast, tamsin, period, who):
    worker = getattr(cast, who)
    with acting(worker.pk), pytest.raises(NotAllowed, match="reach every child"):
        actions.run_again(by=worker, at=NOON)


@pytest.mark.parametrize("who", ["nadia", "rafe", "iona", "mina", "outis", "quinn"])
def test_the_database_shows_a_fault_to_whoever_sees_the_child_whole(cast, ran, who):
    with acting(getattr(cast, who).pk):
        assert Fault.objects.exists() is (who in ("nadia", "rafe", "iona"))


def test_without_an_acting_worker_the_database_shows_no_fault(ran):
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM insight_fault")
        assert cursor.fetchone() == (0,)


@pytest.mark.parametrize("who", ["nadia", "rafe", "iona", "jonah", "sunita"])
def test_the_workbench_is_there_for_those_who_oversee_returns(cast, ran, who):
    status = 200 if who in ("nadia", "rafe") else 404
    for name in ("returns:workbench", "returns:csv", "returns:xlsx"):
        assert at(getattr(cast, who)).get(reverse(name)).status_code == status, name


@pytest.mark.parametrize("view", ["rule", "team", "child"])
def test_a_service_manager_sees_their_children_and_no_others(cast, tamsin, ran, view):
    ours = at(cast.rafe).get(reverse("returns:workbench"), {"view": view}).content.decode()
    others = at(cast.mina).get(reverse("returns:workbench"), {"view": view}).content.decode()
    assert "Nothing is wrong here" in others
    assert "Nothing is wrong here" not in ours
    assert (tamsin.name in ours) is (view == "child")
    assert "Run the rules again" not in ours


def test_a_director_runs_the_rules_from_the_page(cast, tamsin, period):
    answer = at(cast.nadia).post(reverse("returns:run"))
    assert answer.status_code == 302
    assert {run.kind for run in CheckRun.objects.all()} == {"ssda903", "cin", "annex_a"}
    assert at(cast.rafe).post(reverse("returns:run")).status_code == 404


def test_filters_narrow_what_is_shown(cast, ran):
    everything = lines_seen_by(cast.nadia)
    one = everything[0]
    for asked in (questions.Asked(rule=one.rule), questions.Asked(kind="ssda903", severity="error")):
        held = [line for line in everything if asked.holds(line)]
        assert 0 < len(held) <= len(everything)
    assert not any(questions.Asked(team="none").holds(line) for line in everything)
    page = at(cast.nadia).get(reverse("returns:workbench"), {"view": "nonsense", "kind": "nonsense", "team": "9" * 30})
    assert page.status_code == 200


def test_a_child_s_number_that_looks_like_a_sum_stays_text_in_both_files(cast, ran):
    with acting(cast.nadia.pk):
        lines = questions.lines(list(CheckRun.objects.all()), TODAY)
        text, book = downloads.as_csv(lines).decode(), downloads.as_xlsx(lines)
    rows = list(csv.DictReader(io.StringIO(text)))
    assert {row["Child"] for row in rows} == {f"'{NUMBER}"}
    cells = load_workbook(io.BytesIO(book)).get_sheet_by_index(0).to_python()
    assert {row[4] for row in cells[1:]} == {NUMBER}
    with zipfile.ZipFile(io.BytesIO(book)) as parts:
        sheets = [parts.read(name) for name in parts.namelist() if name.startswith("xl/worksheets/")]
    assert not any(b"<f>" in sheet or b"hyperlink" in sheet for sheet in sheets)
    assert len(rows) == len(cells) - 1 == len(lines)
