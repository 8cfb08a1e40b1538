"""What the made-up week taught: files graded blind, findings with what became of them, a published report."""

from collections import defaultdict
from datetime import timedelta

import pytest
from django.db.models import Q

from alongside.history.acting import acting
from alongside.people.models import Allocation, Membership
from alongside.practice.audits.models import Auditor, Dip, File, FileOf, Framed, Grade, Grading, Place, Round, Sent
from alongside.practice.audits.sampling import Line, digest, draw
from alongside.practice.inspection.models import Action, Inspection, Note, Recommendation
from alongside.practice.learning.models import Decision, Done, Finding, Publication, Tag, Wording
from alongside.practice.learning.publishing.naming import Text, refuse_names
from alongside.practice.learning.publishing.report import report_of
from alongside.practice.observing.models import FamilyVoice, Observation, Reply
from alongside.practice.weeks.models import Week


def rows(model):
    return model.objects.using("owner")


@pytest.fixture
def finished(council):
    return rows(Week).get(stage=Week.Stage.CLOSED)


@pytest.fixture
def audits(finished):
    return rows(Round).get(week=finished)


def test_the_sample_can_be_drawn_again_by_its_seed(audits):
    frame = [Line(*line) for line in rows(Framed).filter(round=audits).values_list(
        "key", "plan", "risk", "age_band", "team")]  # fmt: skip
    assert digest(frame) == audits.digest
    drawn = rows(File).filter(round=audits).order_by("number").values_list("framed__key", flat=True)
    assert draw(frame, audits.seed, audits.size) == list(drawn)
    assert len({line.plan for line in frame}) >= 3


def test_nobody_reads_the_file_of_a_child_with_whom_they_ever_worked(audits):
    files = rows(File).filter(round=audits)
    assert files.count() == min(audits.size, rows(Framed).filter(round=audits).count())
    asked = set(rows(Auditor).filter(round=audits).values_list("worker", flat=True))
    for file in files:
        readers = {file.first_id, file.second_id, file.moderator_id} - {None}
        assert readers <= asked
        child = rows(FileOf).get(file=file).child_id
        assert not rows(Allocation).filter(child=child, worker__in=readers).exists()


def test_two_graded_each_file_on_eight_headings_and_a_third_settled_what_differs(audits):
    marks = defaultdict(dict)
    for file, place, heading, mark in (
        rows(Grade)
        .filter(grading__sent__file__round=audits)
        .values_list("grading__sent__file", "grading__sent__place", "heading", "mark")
    ):
        marks[file, place][heading] = mark
    settled = 0
    for file in rows(File).filter(round=audits):
        first, second = marks[file.pk, Place.FIRST], marks[file.pk, Place.SECOND]
        assert len(first) == len(second) == 8
        apart = {heading for heading in first if first[heading] != second[heading]}
        if file.moderator_id:
            assert set(marks[file.pk, Place.THIRD]) == apart
            settled += 1
    assert settled
    assert not rows(Sent).filter(file__round=audits).exclude(at__date__range=(audits.drawn_on, audits.ends_on)).exists()


def test_half_a_year_on_one_reader_dipped_into_each_file_for_ten_minutes(council):
    dips = rows(Round).get(kind=Round.Kind.DIP)
    files = rows(File).filter(round=dips)
    assert files
    assert not files.filter(second__isnull=False).exists()
    for one in rows(Dip).filter(sent__file__in=files):
        assert 300 < one.seconds < 900
        assert one.answers.using("owner").count() == 6
    assert rows(Dip).count() == files.count()
    assert dips.ends_on < council


def test_each_finding_came_from_something_and_has_an_action_or_a_reason_why_not(finished):
    findings = rows(Finding).filter(week=finished)
    assert findings.count() == 13
    known = {str(pk) for model in (Observation, FamilyVoice, Reply, Grading) for pk in
             rows(model).values_list("pk", flat=True)}  # fmt: skip
    for one in findings:
        assert one.source_id in known or one.source == Finding.Source.TOGETHER
        assert rows(Tag).filter(finding=one).exists()
        assert rows(Decision).filter(finding=one).filter(~Q(action="") | ~Q(why_not="")).exists()
    assert rows(Decision).filter(finding__in=findings, done__isnull=True, owner__isnull=False).exists()
    assert rows(Decision).filter(finding__in=findings).exclude(why_not="").count() == 1
    owners = rows(Decision).filter(owner__isnull=False).values("owner")
    held = rows(Membership).filter(worker__in=owners)
    assert set(held.values_list("role", flat=True)) <= {"service_manager", "director"}
    assert rows(Done).filter(decision__finding__in=findings).count() >= 9


def test_the_report_is_published_with_words_that_somebody_else_passed(council, finished):
    assert not rows(Wording).filter(passed_by=None).exists()
    published = rows(Publication).get(week=finished)
    assert published.at.date() < council
    assert len(published.you_said) == 13
    with acting(finished.planned_by_id):
        assert report_of(Week.objects.get(pk=finished.pk)).you_said == published.you_said


def test_three_inspections_in_six_years_were_good_and_one_action_is_still_under_way(council):
    inspections = rows(Inspection).all()
    assert [one.get_overall_display() for one in inspections] == ["Good"] * 3
    assert council - inspections.last().started_on < timedelta(days=6 * 366)
    for one in inspections:
        assert rows(Recommendation).filter(inspection=one, actions__isnull=False).count() >= 2
    assert rows(Action).filter(done_on=None).count() == 1
    assert not rows(Action).filter(done_on__gt=council).exists()
    assert rows(Note).filter(kind=Note.Kind.EVALUATION).count() == 4


def test_what_was_written_for_everybody_and_found_names_nobody(finished):
    texts = [Text("found", one) for one in rows(Finding).values_list("words", flat=True)]
    for row in rows(Wording).values("said", "did", "easy_said", "easy_did", "quote"):
        texts += [Text(name, words) for name, words in row.items()]
    with acting(finished.planned_by_id):
        refuse_names(texts)
