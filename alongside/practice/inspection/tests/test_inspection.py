"""What was judged and done about it, who reads what, and what the folders and the readiness page count."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from lxml import html

from alongside.access.door import NotAllowed
from alongside.history.acting import acting
from alongside.law.inspection import AREAS, ASKS
from alongside.practice.audits.factories import a_drawn_round, a_sent_grading, children_at_work
from alongside.practice.inspection import actions, folder, performing, readiness
from alongside.practice.inspection.factories import a_recommendation, an_action, an_inspection
from alongside.practice.inspection.models import Action, AreaGrade, Inspection, Note, Recommendation


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def action(cast, today):
    """Lucan answers for something that the last inspection asked for."""
    with acting(cast.nadia.pk):
        recommended = a_recommendation(an_inspection(by=cast.nadia, on=today), by=cast.nadia, on=today)
        return an_action(recommended, owner=cast.lucan, due_on=today, by=cast.nadia, on=today)


def as_(worker):
    client = Client()
    client.force_login(worker)
    return client


def words(answer):
    return " ".join(html.fromstring(answer.content).text_content().split())


def page(worker, name, *args):
    answer = as_(worker).get(reverse(f"inspection:{name}", args=args))
    assert answer.status_code == 200, name
    return words(answer)


def seen(worker, *kinds):
    with acting(worker.pk), connection.cursor() as cursor:
        counts = []
        for kind in kinds:
            cursor.execute(f'SELECT count(*) FROM "{kind._meta.db_table}"')
            counts.append(cursor.fetchone()[0])
        return counts


# Who sees what, asked by SQL as the application's role


def test_a_councillor_reads_inspections_and_actions_and_no_note(cast, action, today):
    with acting(cast.mina.pk):
        actions.write_note(area="care", kind="evidence", words="We meet monthly.", by=cast.mina, on=today)
    kinds = (Inspection, AreaGrade, Recommendation, Action)
    assert seen(cast.sunita, *kinds, Note) == [1, 4, 1, 1, 0]
    assert seen(cast.mina, *kinds, Note) == [1, 4, 1, 1, 1]
    assert seen(cast.lucan, *kinds, Note) == [0, 0, 1, 1, 0]  # his own to do
    assert seen(cast.elin, *kinds, Note) == [0, 0, 0, 0, 0]


@pytest.mark.parametrize("table", ["inspection", "areagrade", "recommendation", "note"])
def test_what_was_judged_is_not_changed(cast, action, table):
    with (
        acting(cast.nadia.pk),
        pytest.raises(ProgrammingError),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"UPDATE inspection_{table} SET id = id")


def test_a_councillor_finishes_nothing(cast, action, today):
    with acting(cast.sunita.pk), pytest.raises(NotAllowed):
        actions.finish_action(action=action, changed="Nothing.", by=cast.sunita, on=today)


def test_a_visit_has_no_grade_and_an_inspection_has_one(cast, today):
    for framework, overall in (("focused", 2), ("standard", None)):
        with acting(cast.nadia.pk), pytest.raises(IntegrityError), transaction.atomic():
            an_inspection(by=cast.nadia, on=today, framework=framework, overall=overall)


def test_who_answers_for_an_action_says_what_changed_once(cast, action, today):
    with acting(cast.lucan.pk):
        actions.finish_action(action=action, changed="Nine in ten are early.", by=cast.lucan, on=today)
        with pytest.raises(ValidationError, match="already"):
            actions.finish_action(action=action, changed="Again.", by=cast.lucan, on=today)


# Pages


def test_an_inspection_is_recorded_recommends_and_is_acted_on(cast, today):
    started = today - timedelta(days=60)
    asked = {"framework": "standard", "started_on": started.isoformat(), "ended_on": today.isoformat()}
    refused = as_(cast.nadia).post(reverse("inspection:record"), asked)
    assert "Choose the overall grade" in words(refused)
    made = as_(cast.nadia).post(reverse("inspection:record"), asked | {"overall": "2", "area_care": "1"})
    number = int(made.headers["Location"].rsplit("/", 1)[1])
    recommend = {"words": "See children alone.", "area": "care"}
    as_(cast.tove).post(reverse("inspection:recommend", args=[number]), recommend)
    with acting(cast.tove.pk):
        about = Recommendation.objects.get().pk
    planned = {"words": "Visits say so.", "owner": cast.jonah.pk, "due_on": today.isoformat()}
    as_(cast.tove).post(reverse("inspection:plan_action", args=[about]), planned)
    assert "See children alone." in page(cast.sunita, "one", number)
    assert "Visits say so." in page(cast.jonah, "home")
    with acting(cast.jonah.pk):
        doing = Action.objects.get().pk
    as_(cast.jonah).post(reverse("inspection:finish", args=[doing]), {"changed": "All were."})
    assert "What changed: All were." in page(cast.sunita, "one", number)


def test_pages_are_there_for_whom_they_are(cast, action):
    for name, *args in (("ready",), ("evidence", "care"), ("note", "care")):
        for worker in (cast.nadia, cast.tove, cast.mina):
            page(worker, name, *args)
        for worker in (cast.sunita, cast.elin, cast.umar, cast.lucan):
            assert as_(worker).get(reverse(f"inspection:{name}", args=args)).status_code == 404
    assert as_(cast.elin).get(reverse("inspection:home")).status_code == 404
    assert "The folders" not in page(cast.sunita, "home")


def test_a_note_stands_in_its_folder(cast):
    written = {"kind": "evaluation", "words": "We know our children."}
    as_(cast.mina).post(reverse("inspection:note", args=["leaders"]), written)
    assert "We know our children." in page(cast.tove, "evidence", "leaders")
    assert "We know our children." not in page(cast.tove, "evidence", "care")


# What is counted


def test_the_folders_show_many_and_hide_few_and_whatever_gives_them_away(cast, today):
    children_at_work(cast, today, 7)
    for file in a_drawn_round(cast, today, size=7):
        a_sent_grading(file, file.first, timezone.now())
        a_sent_grading(file, file.second, timezone.now())
    with acting(cast.tove.pk):
        rows = {area.key: folder.practice(area.key, today)[0].rows[0] for area in AREAS}
    assert rows["leaders"] == ["Risk", 7, folder.HIDDEN]
    # Were help and protection's seven shown beside the sum, everybody would know that the others have none.
    assert rows["protection"] == rows["care"] == ["Risk", folder.HIDDEN, folder.HIDDEN]


def test_performance_counts_clocks_by_the_law_s_codes_and_hides_few(cast, today):
    early = today - timedelta(days=80)
    children_at_work(cast, early, 7)
    with acting(cast.nadia.pk):
        counts = {one.code: (one.in_time, one.late) for one in performing.kept("protection", today)}
        assert counts["FD02"] == (7, 0)
        assert counts["AS01"] == (0, 7)
        rows = folder.performance("protection", today)[0].rows
        told = {row[0].split()[0]: row[1:3] for row in rows}
        assert told["FD02"] == [7, folder.HIDDEN]
        assert performing.late_without_reason(today) >= 7
    with acting(cast.rafe.pk):
        assert performing.kept("protection", today) == []  # not his service


def test_few_workers_have_no_caseload_told(cast, today):
    children_at_work(cast, today, 2)
    with acting(cast.nadia.pk):
        assert performing.caseloads(today) is None


def test_everything_asked_for_is_looked_for(cast, today):
    with acting(cast.nadia.pk):
        found = readiness.readiness(cast.nadia, today)
    assert [one.ask for one in found] == list(ASKS)
    assert all(one.found for one in found)


def test_readiness_says_what_is_missing_and_where_it_is_mended(cast, action, today):
    with acting(cast.tove.pk):
        told = {one.ask.key: one.found for one in readiness.readiness(cast.tove, today + timedelta(days=1))}
    assert not told["last_actions"].there
    assert "1 action overdue" in told["last_actions"].says
    assert told["child_lists"] is None  # whoever leads sees no record
    with acting(cast.tove.pk):
        for area in AREAS:
            actions.write_note(area=area.key, kind="evaluation", words="As it is.", by=cast.tove, on=today)
        told = {one.ask.key: one.found for one in readiness.readiness(cast.tove, today)}
    assert told["self_evaluation"].there


def test_every_link_of_the_readiness_page_leads_somewhere(cast, action):
    answer = as_(cast.nadia).get(reverse("inspection:ready"))
    links = {a.get("href") for a in html.fromstring(answer.content).xpath("//main//table//a")}
    assert len(links) > 4
    for link in links:
        assert as_(cast.nadia).get(link).status_code == 200, link
